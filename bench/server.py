"""How `songreel serve` answers: under work, to very many, and beside servers that others wrote."""

import os
import statistics
import threading
import time

from measure import Failed
from serving import Service, Streams, free_port, requests_a_second, steady, studio

ASYNC = {"Prefer": "respond-async"}
IDEA = {"idea": "A robot walks home through a rainy city at night", "character_description": "Silver robot with a red shield"}
RATE = 500  # requests a second
SECONDS = 12
STREAMS = 5000
EVENTS = 20
PYTHON = "/usr/bin/python3"  # whose packages are Debian's


def new_job(server, path, body):
    return server.wanted("POST", path, body, ASYNC, status=202)["id"]


def until_state(server, job, wanted, patience=60):
    end = time.monotonic() + patience
    while (now := server.wanted("GET", f"/api/jobs/{job}"))["state"] != wanted:
        if now["state"] in ("failed", "canceled", "held") or time.monotonic() > end:
            raise Failed(f"job {job} is {now['state']} and was to be {wanted}: {now['error']}")
        time.sleep(0.01)


def add_latencies(table, what, figures, limit=None):
    table.add(f"{what}: p50", figures["p50"], "ms")
    table.add("  p99", figures["p99"], "ms", limit)
    table.add("  max", figures["max"], "ms")
    table.add("  how late our own client sent, p99", figures["delay_p99"], "ms")


def write_times(folder):
    """Milliseconds until the disk has kept 4 KiB: what each change of a job waits for, and what other programs make slower."""
    took = []
    with open(folder / "probe", "wb", buffering=0) as probe:
        for _ in range(50):
            probe.write(bytes(4096))
            start = time.perf_counter()
            os.fdatasync(probe.fileno())
            took.append((time.perf_counter() - start) * 1000)
            time.sleep(0.02)
    return took


def under_work(bench):
    """GET /api/jobs/{id} at 500 requests a second, idle and while two clips are painted."""
    with studio(bench.program, bench.folder, "--jobs", "paint=2", outputs="under-work") as server:
        clip = {"prompt": "A robot dances on a neon stage", "duration": 60, "backend": "builtin"}
        known = new_job(server, "/api/mv/create_scenes", IDEA)
        until_state(server, known, "succeeded")
        idle = steady(bench.load, server, f"/api/jobs/{known}", RATE, SECONDS)
        clips = [new_job(server, "/api/mv/generate_video", {**clip, "seed": seed}) for seed in (1, 2)]
        for job in clips:
            until_state(server, job, "running")
        before = [server.wanted("GET", f"/api/jobs/{job}") for job in clips]
        working = steady(bench.load, server, f"/api/jobs/{clips[0]}", RATE, SECONDS)
        after = [server.wanted("GET", f"/api/jobs/{job}") for job in clips]
        for was, now in zip(before, after):
            if now["state"] != "running" or now["attempts"] != was["attempts"] or now["progress"] <= was["progress"]:
                raise Failed(f"a clip was not painted all the time: {was} became {now}")
        written = write_times(bench.folder)
        for job in clips:
            server.wanted("POST", f"/api/jobs/{job}/cancel", {})
    add_latencies(bench.table, f"a job asked for {RATE} times a second, idle server", idle)
    add_latencies(bench.table, "the same while two clips are painted", working, 10)
    bench.table.add("  a write to this disk meanwhile: median", statistics.median(written), "ms")
    bench.table.add("  the slowest of 50", max(written), "ms")


def minimal_service(bench, answer, core):
    """What a Python service costs that does nothing else."""
    folder = bench.folder / "minimal"
    folder.mkdir(exist_ok=True)
    (folder / "service.py").write_text("from fastapi import FastAPI\n\napp = FastAPI()\n\n\n"
                                       f"@app.get('/health')\nasync def health():\n    return {answer!r}\n")
    port = free_port()
    return Service([PYTHON, "-m", "uvicorn", "service:app", "--host", "127.0.0.1", "--port", port, "--no-access-log",
                    "--log-level", "warning"], folder, "uvicorn", port=port, core=core)


def small_requests(bench):
    """GET /health as fast as one core can, and a minimal FastAPI service likewise."""
    with studio(bench.program, bench.folder, outputs="small", core=0) as ours:
        with minimal_service(bench, ours.wanted("GET", "/health"), core=0) as theirs:
            rates = {ours: [], theirs: []}
            for turn in range(4):
                for service, found in rates.items():
                    rate = requests_a_second(service, "/health", core=1, seconds=4 if turn else 1)
                    if turn:  # the first warms up
                        found.append(rate)
    served, compared = statistics.median(rates[ours]), statistics.median(rates[theirs])
    bench.table.add("small requests, server on one core", served, "a second", 20_000, at_most=False, digits=0)
    bench.table.add("  against a minimal FastAPI service (uvicorn)", served / compared, "×", digits=1)


class Publishing:
    """Something happens once a second, until the end of a `with`."""

    def __init__(self, happen):
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(happen,))

    def _run(self, happen):
        while not self._done.wait(1):
            happen()

    def __enter__(self):
        self._thread.start()

    def __exit__(self, *_):
        self._done.set()
        self._thread.join()


def event_streams(bench):
    """5,000 open event streams: memory, how fast an event reaches all, and what other requests notice."""
    with studio(bench.program, bench.folder, outputs="streams") as server:
        known = new_job(server, "/api/mv/create_scenes", IDEA)
        until_state(server, known, "succeeded")
        project = server.wanted("POST", "/api/projects", IDEA, status=201)["id"]

        def publish():
            server.wanted("PATCH", f"/api/projects/{project}", {"name": f"Night {time.monotonic()}"})

        def asked():
            return steady(bench.load, server, f"/api/jobs/{known}", RATE, SECONDS)

        without = asked()
        before = server.resident_bytes()
        with Streams(bench.load, server, "/api/events", STREAMS) as streams:
            held = server.resident_bytes() - before
            quiet = asked()
            took = []
            for _ in range(EVENTS):
                start = time.monotonic()
                publish()
                took.append((streams.reached() - start) * 1000)
            with Publishing(publish):
                busy = asked()
            most = server.resident_bytes("VmHWM")
    add = bench.table.add
    add(f"{STREAMS} event streams: the server's memory in all, at most", most / 1e6, "MB", 100, digits=1)
    add("  of it for the streams", held / 1e6, "MB", digits=1)
    add("  one event reaches all within, median", statistics.median(took), "ms", digits=1)
    add("  the slowest of 20", max(took), "ms", digits=1)
    add(f"  a job asked for {RATE} times a second without them: p99", without["p99"], "ms")
    add("  with them: p99", quiet["p99"], "ms", 10)
    add("  with them and an event a second for all: p99", busy["p99"], "ms", 10)
    add("  max", busy["max"], "ms")


