"""Requests and answers over HTTP/1.1, and the ways in which a connection can go wrong."""

import datetime
import email.parser
import email.policy
import http.server
import json
import re
import select
import socket
import struct
import time
import urllib.parse

LARGEST_BODY = 256 << 20
NO_LINGER = struct.pack("ii", 1, 0)


def iso(when):
    """Seconds since 1970 as 2026-11-26T05:00:00.000Z."""
    return datetime.datetime.fromtimestamp(when, datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Request:
    """What a client sent. `match` is the match of the route's expression; `fault` what shall go wrong, or None."""

    def __init__(self, method, target, headers, body):
        self.method = method
        self.target = target
        parts = urllib.parse.urlsplit(target)
        self.path = urllib.parse.unquote(parts.path)
        self.query = dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))
        self.headers = headers     # names in any case
        self.body = body
        self.match = None
        self.fault = None
        self.connection = None     # the socket, for those that speak something else on it

    def header(self, name, default=""):
        return self.headers.get(name, default)

    @property
    def json(self):
        """The body as JSON; ValueError when it is none."""
        return json.loads(self.body or b"null")

    def group(self, name):
        return self.match.group(name)

    def parts(self):
        """The parts of a multipart/form-data body in their order: (name, (file name or None, content type, bytes))."""
        head = f"Content-Type: {self.header('Content-Type')}\r\n\r\n".encode()
        message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + self.body)
        if not message.is_multipart():
            raise ValueError("the body is no multipart/form-data")
        return [(part.get_param("name", header="content-disposition"),
                 (part.get_filename(), part.get_content_type(), part.get_payload(decode=True)))
                for part in message.iter_parts()]

    def form(self):
        """The same by name; of several with one name the last."""
        return dict(self.parts())


class Answer:
    """`body`: bytes, text, or what JSON can hold; None for no body."""

    def __init__(self, status, body=None, headers=None, content_type=None):
        self.status = status
        self.headers = dict(headers or {})
        if isinstance(body, bytes):
            self.body, kind = body, "application/octet-stream"
        elif isinstance(body, str):
            self.body, kind = body.encode(), "text/plain; charset=utf-8"
        elif body is None:
            self.body, kind = b"", None
        else:
            self.body, kind = json.dumps(body).encode(), "application/json"
        content_type = content_type or kind
        if content_type:
            self.headers.setdefault("Content-Type", content_type)


class Refusal(Exception):
    """Raised by a handler to end with this answer."""

    def __init__(self, answer):
        super().__init__(answer.status)
        self.answer = answer


class Took(Exception):
    """Raised by a handler that has used the connection for itself; nothing more is sent on it."""


class Handler(http.server.BaseHTTPRequestHandler):
    """Reads requests, hands them to `fake.serve(request)`, sends what that returns: an Answer or one of the tricks below."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "fake", ""
    disable_nagle_algorithm = True
    timeout = 120

    def log_message(self, *_):
        pass

    def _body(self):
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            return self._chunks()
        size = int(self.headers.get("Content-Length") or 0)
        if size > LARGEST_BODY:
            raise OSError("too large")
        return self.rfile.read(size)

    def _chunks(self):
        body = b""
        while True:
            size = int(self.rfile.readline().split(b";")[0], 16)
            body += self.rfile.read(size)
            self.rfile.readline()
            if size == 0:
                return body

    def _any(self):
        try:
            request = Request(self.command, self.path, self.headers, self._body())
            request.connection = self.connection
            request.read = self.rfile.read
            result = self.server.fake.serve(request)
            if isinstance(result, Answer):
                self.send(result)
            else:
                result(self)
        except Took:
            self.close_connection = True
        except (OSError, ValueError):  # the client has gone, or talks no HTTP
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_OPTIONS = _any

    def head(self, answer, length):
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if length is None:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def send(self, answer):
        self.head(answer, len(answer.body))
        if self.command != "HEAD":
            self.wfile.write(answer.body)


def reset(handler):
    """Ends the connection with RST, as a machine does that has crashed."""
    handler.wfile.flush()
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER)  # what closes it is Server.shutdown_request
    handler.close_connection = True


def reset_in_the_middle(answer):
    """Promises the whole body, sends half of it, resets."""
    def trick(handler):
        handler.head(answer, len(answer.body))
        handler.wfile.write(answer.body[:len(answer.body) // 2])
        handler.wfile.flush()
        time.sleep(0.05)  # a reset may overtake what was sent: let the half arrive
        reset(handler)
    return trick


def _gone(connection):
    """Whether the client has closed its side."""
    readable, _, _ = select.select([connection], [], [], 0)
    try:
        return bool(readable) and connection.recv(1, socket.MSG_PEEK) == b""
    except OSError:
        return True


def never(handler):
    """Sends nothing until the client gives up."""
    while not _gone(handler.connection):
        time.sleep(0.05)
    handler.close_connection = True


def endless(handler):
    """Begins an answer of JSON that has no end; at most 5 MB a second."""
    handler.head(Answer(200, content_type="application/json"), None)
    block = b" " * (256 << 10)
    while True:
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(block), block))
        time.sleep(0.05)


def part_of(request, content, content_type):
    """A download, or the part of it that a Range header asks for."""
    found = re.fullmatch(r"bytes=(\d+)-(\d*)", request.header("Range"))
    if not found:
        return Answer(200, content, {"Accept-Ranges": "bytes"}, content_type)
    first, last = int(found[1]), min(int(found[2] or len(content) - 1), len(content) - 1)
    if first >= len(content):
        return Answer(416, b"", {"Content-Range": f"bytes */{len(content)}"}, content_type)
    return Answer(206, content[first:last + 1], {"Content-Range": f"bytes {first}-{last}/{len(content)}"}, content_type)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512

    def shutdown_request(self, connection):
        """An orderly end would come before the reset that was asked for."""
        if connection.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, len(NO_LINGER)) == NO_LINGER:
            connection.close()
        else:
            super().shutdown_request(connection)

    def handle_error(self, *_):
        pass
