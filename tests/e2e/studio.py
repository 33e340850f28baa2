"""What several suites do with a running server: small projects, jobs to their end, events."""

import json
import time
import urllib.parse

from program import CHARACTER, IDEA, ffmpeg

ENDED = ("succeeded", "failed", "canceled")
ASYNC = {"Prefer": "respond-async"}
SMALL = {"idea": IDEA, "character_description": CHARACTER, "clip_seconds": 0.5, "size": "480p"}


def upload(server, file, name="song.mp3"):
    """The id of an uploaded song."""
    reply = server.request("PUT", "/api/audio/upload?filename=" + urllib.parse.quote(name), body=file.read_bytes())
    assert reply.status == 201, reply
    return reply.json["audio_id"]


def short_song(folder, seconds=4, name="short.mp3"):
    """A few seconds of sound that changes all the time, so that its place can be told."""
    path = folder / name
    ffmpeg("-f", "lavfi", "-i", f"aevalsrc=0.5*sin(2*PI*t*(200+300*t)):s=44100:d={seconds}", "-c:a", "libmp3lame", path)
    return path


def project(server, **fields):
    reply = server.post("/api/projects", json={**SMALL, **fields})
    assert reply.status == 201, reply
    return reply.json


def job(server, job_id):
    reply = server.get(f"/api/jobs/{job_id}")
    assert reply.status == 200, reply
    return reply.json


def all_jobs(server, **filters):
    """Every job, page by page."""
    found, before = [], None
    while True:
        query = {"limit": 200, **filters, **({"before": before} if before else {})}
        page = server.get("/api/jobs?" + urllib.parse.urlencode(query)).json
        found += page["jobs"]
        before = page["next"]
        if not before:
            return found


def until(wanted, patience=60, what="what was waited for"):
    """Asks until `wanted` answers something; what it answers."""
    end = time.monotonic() + patience
    while True:
        found = wanted()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not come within {patience} s")
        time.sleep(0.01)


def ended(server, job_id, patience=120):
    """The job once it has ended."""
    def look():
        found = job(server, job_id)
        return found if found["state"] in ENDED else None
    return until(look, patience, f"the end of job {job_id}")


class Stream:
    """An open event stream, read event by event."""

    def __init__(self, server, path, last_id=None, timeout=60):
        self.connection = server.connect(timeout)
        asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAccept: text/event-stream\r\n"
        asked += f"Last-Event-ID: {last_id}\r\n" if last_id else ""
        self.connection.sendall((asked + "\r\n").encode())
        self.file = self.connection.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        self.headers = {}
        while line := self.file.readline().strip():
            name, _, value = line.decode().partition(":")
            self.headers[name.lower()] = value.strip()
        self.chunked = self.headers.get("transfer-encoding") == "chunked"
        self.buffer = b""

    def _more(self):
        """The next bytes of the body, or b"" at its end."""
        if not self.chunked:
            return self.file.readline()
        size = int(self.file.readline() or b"0", 16)
        data = self.file.read(size)
        self.file.readline()
        return data

    def __iter__(self):
        """(id, event, data) until the stream ends; comments are left out."""
        while True:
            while b"\n\n" not in self.buffer:
                more = self._more()
                if not more:
                    return
                self.buffer += more
            text, _, self.buffer = self.buffer.partition(b"\n\n")
            fields = dict(line.split(": ", 1) for line in text.decode().split("\n") if ": " in line and not line.startswith(":"))
            if fields:
                yield fields.get("id"), fields.get("event"), json.loads(fields["data"]) if "data" in fields else None

    def close(self):
        self.file.close()
        self.connection.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
