"""Servers to be measured, each started and ended here, and what asks them."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import selectors
import socket
import subprocess
import time

from measure import Failed, run

PATIENCE = 60  # seconds until a server is there, or has ended
WORK = 300  # seconds until a reply that waits for work
LISTENING = re.compile(r"listening on http://127\.0\.0\.1:(\d+)")


class Service:
    """A program that serves on a port of this machine, ended by its pid at the end of a `with`. Its log is in `folder`."""

    def __init__(self, command, folder, name, port=None, environment=None, core=None):
        """Returns with the first healthy reply. Without a port, it is read from Songreel's line in the log. With `core`, all of
        it runs on that one."""
        command = [str(word) for word in command]
        if core is not None:
            command = ["taskset", "-c", str(core), *command]
        self.log = pathlib.Path(folder) / f"{name}.log"
        self.port = port
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            self._until(self._has_port, "does not listen")
            self._until(self._is_healthy, "does not answer")
        except BaseException:
            self.close()
            raise

    def _until(self, came, what):
        end = time.monotonic() + PATIENCE
        while not came():
            if self.process.poll() is not None or time.monotonic() > end:
                raise Failed(f"{' '.join(self.process.args[:3])} … {what}:\n{self.log.read_text(errors='replace')[-1500:]}")
            time.sleep(0.001)

    def _has_port(self):
        found = None if self.port else LISTENING.search(self.log.read_text(errors="replace"))
        self.port = int(found.group(1)) if found else self.port
        return self.port is not None

    def _is_healthy(self):
        with contextlib.suppress(OSError, http.client.HTTPException):
            return self.ask("GET", "/health")[0] == 200
        return False

    @property
    def pid(self):
        return self.process.pid

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def ask(self, method, path, body=None, headers=None):
        """(status, what the JSON says) of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WORK)
        try:
            sent = {"Content-Type": "application/json"} if body is not None else {}
            connection.request(method, path, None if body is None else json.dumps(body), {**sent, **(headers or {})})
            response = connection.getresponse()
            text = response.read()
            return response.status, json.loads(text) if "json" in response.getheader("Content-Type", "") else text
        finally:
            connection.close()

    def wanted(self, method, path, body=None, headers=None, status=200):
        """What the JSON says; any other status is a failure."""
        try:
            got, answer = self.ask(method, path, body, headers)
        except (OSError, http.client.HTTPException) as trouble:
            raise Failed(f"{method} {path} was not answered: {trouble!r}") from trouble
        if got != status:
            raise Failed(f"{method} {path} was answered with {got}: {str(answer)[:500]}")
        return answer

    def resident_bytes(self, line="VmRSS"):
        """What it holds of the memory, libraries included; with "VmHWM", the most that it has ever held."""
        found = re.search(rf"^{line}:\s+(\d+) kB", pathlib.Path(f"/proc/{self.pid}/status").read_text(), re.MULTILINE)
        if not found:
            raise Failed("the server has ended")
        return int(found.group(1)) * 1024

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def studio_settings(outputs):
    """The environment without what somebody's shell has set for Songreel, and no keys: nothing leaves this machine."""
    ours = re.compile("SONGREEL_|API_|GEMINI_|REPLICATE_|STORAGE_"
                      "|(CORS_ORIGINS|DATABASE_URL|MV_DEBUG_MODE|MOCK_VID_GENS|SERVE_FROM_CLOUD)$")
    settings = {name: value for name, value in os.environ.items() if not ours.match(name)}
    return {**settings, "SONGREEL_OUTPUTS": str(outputs)}


def studio(program, folder, *arguments, outputs="outputs", core=None):
    """`songreel serve` on a free port, with the outputs below `folder`."""
    kept = pathlib.Path(folder) / outputs
    kept.mkdir(parents=True, exist_ok=True)
    return Service([program, "serve", "--port", 0, "--drain", "5s", *arguments], folder, "songreel",
                   environment=studio_settings(kept), core=core)


def steady(load, service, path, rate, seconds):
    """GETs at a constant rate: {"p50", "p99", "max", …} in milliseconds, from when each was to be sent. All were answered 200."""
    figures = json.loads(run([load, "steady", service.port, path, rate, seconds]).stdout)
    if figures["failed"]:
        raise Failed(f"{figures['failed']} of {rate * seconds} requests for {path} failed")
    return figures


def requests_a_second(service, path, core, seconds):
    """As fast as wrk can ask from one core with 50 connections."""
    said = run(["taskset", "-c", core, "wrk", "-t1", "-c50", f"-d{seconds}s", service.url(path)]).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise Failed(f"wrk: some requests failed:\n{said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))


class Streams:
    """Thousands of open event streams, held by a process of their own until the end of a `with`."""

    def __init__(self, load, service, path, count):
        self.process = subprocess.Popen([load, "streams", str(service.port), path, str(count)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            self._read()  # all are open
        except BaseException:
            self.close()
            raise

    def _read(self):
        with selectors.DefaultSelector() as waiting:
            waiting.register(self.process.stdout, selectors.EVENT_READ)
            line = self.process.stdout.readline() if waiting.select(PATIENCE) else ""
        if not line:
            self.process.kill()
            raise Failed(f"the event streams: {self.process.stderr.read() or 'nothing came for a minute'}")
        return json.loads(line)

    def reached(self):
        """When the next event has come to the last stream, in seconds of time.monotonic()."""
        return self._read()["last"] / 1e9

    def close(self):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
