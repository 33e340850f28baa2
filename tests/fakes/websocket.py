"""The server's side of a WebSocket (RFC 6455), as far as the fakes need it: no extensions, no fragments of our own."""

import base64
import hashlib
import json
import socket
import struct
import threading

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
PATIENCE = struct.pack("ll", 5, 0)  # seconds, for a client that does not read
MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3


def accept_of(key):
    return base64.b64encode(hashlib.sha1((key + MAGIC).encode()).digest()).decode()


def asks_for_one(request):
    return request.header("Upgrade").lower() == "websocket" and bool(request.header("Sec-WebSocket-Key"))


class WebSocket:
    """Shakes hands at once. Many threads may send; one reads, with wait_for_end()."""

    def __init__(self, request):
        self._connection, self._read = request.connection, request.read
        self._sending = threading.Lock()
        self._connection.settimeout(None)
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, PATIENCE)
        accept = accept_of(request.header("Sec-WebSocket-Key"))
        self._connection.sendall(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                  f"Sec-WebSocket-Accept: {accept}\r\n\r\n").encode())

    def _frame(self, kind, content):
        """One whole frame; a server does not mask."""
        size = len(content)
        if size < 126:
            head = struct.pack("!BB", 0x80 | kind, size)
        elif size < 65536:
            head = struct.pack("!BBH", 0x80 | kind, 126, size)
        else:
            head = struct.pack("!BBQ", 0x80 | kind, 127, size)
        with self._sending:
            self._connection.sendall(head + content)

    def send_json(self, value):
        self._frame(TEXT, json.dumps(value).encode())

    def send_bytes(self, content):
        self._frame(BINARY, content)

    def _exactly(self, size):
        content = self._read(size)
        if len(content) < size:
            raise OSError("the client has gone")
        return content

    def _next(self):
        """(kind, content) of the next frame; OSError when the client breaks the rules."""
        first, second = self._exactly(2)
        size = second & 0x7F
        if size == 126:
            size, = struct.unpack("!H", self._exactly(2))
        elif size == 127:
            size, = struct.unpack("!Q", self._exactly(8))
        if not second & 0x80 or size > 1 << 20:
            raise OSError("a client's frames are masked and small")
        mask = self._exactly(4)
        content = self._exactly(size)
        return first & 0x0F, bytes(byte ^ mask[i % 4] for i, byte in enumerate(content))

    def wait_for_end(self):
        """Answers pings, ignores messages, returns when one side has closed."""
        try:
            while True:
                kind, content = self._next()
                if kind == PING:
                    self._frame(PONG, content)
                elif kind == CLOSE:
                    self._frame(CLOSE, content[:2])
                    return
        except OSError:
            pass

    def drop(self):
        """Ends the connection without the words of parting, as a crash does."""
        try:
            self._connection.shutdown(2)
        except OSError:
            pass
