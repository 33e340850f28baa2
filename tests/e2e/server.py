"""Starts `songreel serve` on a free port and talks to it, politely or byte by byte."""

import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import unittest

from program import PROGRAM

LISTENING = re.compile(r"listening on http://(?:127\.0\.0\.1|\[::1\]|localhost):(\d+)")
# What somebody's shell may hold, and what would make a run differ from machine to machine.
SETTINGS = ("API_KEY", "API_HOST", "API_PORT", "CORS_ORIGINS", "DATABASE_URL", "GEMINI_API_KEY", "REPLICATE_BASE_URL", "GEMINI_BASE_URL", "OPENAI_BASE_URL",
            "OPENAI_MODEL", "OPENAI_IMAGE_MODEL", "COMFYUI_URL", "COMFYUI_GRAPHS", "SDCPP_URL", "BUDGET_USD", "PUBLIC_URL", "REPLICATE_API_TOKEN", "REPLICATE_API_KEY",
            "MV_DEBUG_MODE", "MOCK_VID_GENS", "STORAGE_BUCKET", "SERVE_FROM_CLOUD", "STORAGE_BACKEND", "YTDLP_PATH", "FFMPEG_PATH")


class Headers(dict):
    """Headers by lower-case name; one that came several times is joined with ", "."""

    def __init__(self, pairs):
        super().__init__()
        for name, value in pairs:
            name = name.lower()
            self[name] = f"{self[name]}, {value}" if name in self else value

    def get(self, name, default=None):
        return super().get(name.lower(), default)

    def __getitem__(self, name):
        return super().__getitem__(name.lower())

    def __contains__(self, name):
        return super().__contains__(name.lower())


class Reply(tuple):
    """(status, headers, body), also by name; `json` is the body read as JSON, `text` as UTF-8."""

    def __new__(cls, status, headers, body):
        return super().__new__(cls, (status, headers, body))

    status = property(lambda self: self[0])
    headers = property(lambda self: self[1])
    body = property(lambda self: self[2])
    text = property(lambda self: self[2].decode())

    @property
    def json(self):
        return json.loads(self[2])


class Server:
    """One running `songreel serve`. Whoever starts it ends it: `with Server(outputs) as server`, or close()."""

    def __init__(self, outputs, *arguments, environment=None, cwd=None, expect_start=True, patience=60,
                 program=PROGRAM):
        """`environment` adds to or, with None as value, takes from the environment. Returns when it listens;
        with expect_start=False returns at once (see wait())."""
        self.outputs = pathlib.Path(outputs)
        settings = {name: value for name, value in os.environ.items()
                    if name not in SETTINGS and not name.startswith("SONGREEL_")}
        settings["SONGREEL_OUTPUTS"] = str(self.outputs)
        for name, value in (environment or {}).items():
            settings.pop(name, None)
            if value is not None:
                settings[name] = str(value)
        self.outputs.mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen([program, "serve", "--port", "0", *map(str, arguments)], env=settings,
                                        cwd=cwd or self.outputs.parent, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.port = None
        self._lines = []
        self._listens = threading.Event()
        self._reader = threading.Thread(target=self._read_log, daemon=True)
        self._reader.start()
        if expect_start:
            self._listens.wait(patience)
            if self.port is None:
                self.close()
                raise AssertionError(f"songreel serve does not listen (exit {self.process.returncode}):\n{self.log}")

    def _read_log(self):
        for line in self.process.stderr:
            self._lines.append(line.decode(errors="replace"))
            found = LISTENING.search(self._lines[-1])
            if found and self.port is None:
                self.port = int(found.group(1))
                self._listens.set()
        self._listens.set()

    @property
    def log(self):
        """Everything said on stderr so far."""
        return "".join(self._lines)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def request(self, method, path, body=None, headers=None, json=None, timeout=60, source=None):  # pylint: disable=redefined-outer-name
        """One request on a connection of its own. `json` is sent as application/json; `body` (bytes, str) as it is.
        A header with the value None is left out (Host too). `source` is the address that it comes from: any 127.x.y.z."""
        sent = {"Host": f"127.0.0.1:{self.port}"}
        if json is not None:
            body = dumps(json)
            sent["Content-Type"] = "application/json"
        if isinstance(body, str):
            body = body.encode()
        if body is not None or method in ("POST", "PUT", "PATCH"):
            sent["Content-Length"] = str(len(body or b""))
        for name, value in (headers or {}).items():
            sent = {n: v for n, v in sent.items() if n.lower() != name.lower()}
            if value is not None:
                sent[name] = value
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout, source_address=(source, 0) if source else None)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                connection.putheader(name, value)
            try:
                connection.endheaders(body)
            except (BrokenPipeError, ConnectionResetError):
                pass  # refused before it was read to its end; the answer may still be there
            response = connection.getresponse()
            return Reply(response.status, Headers(response.getheaders()), response.read())
        finally:
            connection.close()

    def get(self, path, **options):
        return self.request("GET", path, **options)

    def post(self, path, json=None, **options):  # pylint: disable=redefined-outer-name
        return self.request("POST", path, json=json, **options)

    def connect(self, timeout=30):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def raw(self, sent, timeout=30):
        """Sends these bytes and returns all that comes until the server closes. The end of our side stays open, so
        requests that the server is content with should say `Connection: close`. Fails after `timeout` seconds."""
        with self.connect(timeout) as connection:
            try:
                connection.sendall(sent)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return read_all(connection)

    def stop(self, number=signal.SIGTERM, patience=60):
        """Sends the signal and returns the exit code."""
        self.process.send_signal(number)
        return self.wait(patience)

    def wait(self, patience=60):
        code = self.process.wait(patience)
        self._reader.join(patience)
        return code

    def kill(self):
        return self.stop(signal.SIGKILL)

    def close(self):
        """Ends it whatever its state. May be called again."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._reader.join()
        self.process.stderr.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class ServerTest(unittest.TestCase):
    """One server for all tests of a class, in a folder of its own. Subclasses choose `arguments` and `environment`."""

    arguments = ()
    environment = {}

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="songreel-serve-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.server = Server(cls.folder / "outputs", *cls.arguments, environment=cls.environment)
        cls.addClassCleanup(cls.server.close)


def read_all(connection):
    """All bytes until the other side closes; a reset counts as an end."""
    parts = []
    while True:
        try:
            part = connection.recv(1 << 16)
        except ConnectionResetError:
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts)


def parse(answer):
    """The first reply in raw bytes, its body as far as it came (chunks are not joined)."""
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    status = int(first.split(" ")[1]) if first.startswith("HTTP/1.") else 0
    pairs = [(name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    return Reply(status, Headers(pairs), body)


def dumps(value):
    return json.dumps(value, ensure_ascii=False).encode()
