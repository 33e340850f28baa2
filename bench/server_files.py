"""How `songreel serve` starts with much to remember, delivers and takes large files, and makes films."""

import contextlib
import os
import shutil
import sqlite3
import statistics
import time
import uuid

from measure import Failed, run, timed
from server import IDEA, new_job, until_state
from serving import Service, free_port, studio

LARGE = 100_000_000  # bytes
JOBS = 10_000
# Of what is found at a start; those that wait or were cut off go on at once, as they would.
STATES = {"succeeded": 0.9, "failed": 0.05, "canceled": 0.03, "held": 0.01, "queued": 0.0098, "running": 0.0002}


def nginx(folder, files):
    """One worker with sendfile, as Debian configures it; its user is ours, who may read the files."""
    port = free_port()
    folder.mkdir()
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}\n"
        "events { worker_connections 64; }\n"
        f"http {{ sendfile on; tcp_nopush on; access_log off; types {{ video/mp4 mp4; }}\n"
        + "".join(f"  {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) +
        f"  server {{ listen 127.0.0.1:{port}; root {files}; location = /health {{ return 200; }} }} }}\n")
    return Service(["nginx", "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"], folder, "nginx", port=port)


def download_seconds(service, path):
    said = run(["curl", "-sS", "-o", "/dev/null", "-w", "%{http_code} %{size_download} %{time_total}", service.url(path)]).stdout
    status, size, seconds = said.split()
    if status != "200" or int(size) != LARGE:
        raise Failed(f"{path} was answered with {status} and {size} bytes")
    return float(seconds)


def delivery(bench):
    """A video of 100 MB, beside nginx on the same file."""
    if shutil.which("nginx") is None:
        bench.table.skip("delivery", "nginx is missing; use ./songreel bench")
        return
    video = str(uuid.uuid4())
    file = bench.folder / "delivery" / "jobs" / video / "video.mp4"
    file.parent.mkdir(parents=True)
    file.write_bytes(os.urandom(LARGE))
    with studio(bench.program, bench.folder, outputs="delivery") as ours, nginx(bench.folder / "nginx", file.parent) as theirs:
        paths = {ours: f"/api/mv/get_video/{video}", theirs: "/video.mp4"}
        times = {ours: [], theirs: []}
        # One takes 40 ms, and so little that a median of a few says more about the moment than about the server.
        for turn in range(2 + max(bench.runs, 21)):
            for service, path in paths.items():
                seconds = download_seconds(service, path)
                if turn >= 2:  # the first ones warm up
                    times[service].append(seconds)
    medians = {service: statistics.median(seconds) for service, seconds in times.items()}
    bench.table.add("a video of 100 MB downloaded: time", medians[ours] * 1000, "ms", digits=1)
    bench.table.add("  against nginx", medians[ours] / medians[theirs], "×", 1.2)


def remember_many(database, job):
    """Makes 10,000 jobs of the one that the program has recorded itself: what varies is id, state and time."""
    with contextlib.closing(sqlite3.connect(database)) as records, records:
        records.row_factory = sqlite3.Row
        pattern = dict(records.execute("SELECT * FROM job WHERE id = ?", (job,)).fetchone())
        columns = [name for name in pattern if name != "sequence"]
        states = [state for state, share in STATES.items() for _ in range(round(share * JOBS))]
        for number, state in enumerate(states):
            row = {**pattern, "id": str(uuid.UUID(int=number + 1, version=4)), "state": state}
            if state in ("queued", "running", "held"):
                row.update(output="", finished=None, progress=0)
            records.execute(f"INSERT INTO job ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
                            [row[name] for name in columns])
    with contextlib.closing(sqlite3.connect(database)) as records:
        records.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return records.execute("SELECT count(*) FROM job").fetchone()[0]


def start_milliseconds(bench, outputs, knows):
    begin = time.perf_counter()
    with studio(bench.program, bench.folder, outputs=outputs.name) as server:
        took = (time.perf_counter() - begin) * 1000
        jobs = server.wanted("GET", "/api/jobs?limit=1&state=succeeded")["jobs"]
        server.process.kill()  # it would finish the clips that were waiting
    if bool(jobs) != knows:
        raise Failed(f"the server was to know {'many' if knows else 'no'} jobs and answers {jobs}")
    return took


def start(bench):
    """From the start to the first healthy reply, with 10,000 jobs in the database."""
    made, used = bench.folder / "start-made", bench.folder / "start-used"
    with studio(bench.program, bench.folder, outputs=made.name) as server:
        job = new_job(server, "/api/mv/generate_video", {"prompt": "A robot waves", "duration": 2, "backend": "builtin"})
        until_state(server, job, "succeeded")
    if remember_many(made / "songreel.db", job) < JOBS:
        raise Failed(f"the database has fewer than {JOBS} jobs")
    times = {"full": [], "empty": []}
    for _ in range(bench.runs):
        shutil.rmtree(used, ignore_errors=True)
        shutil.copytree(made, used)
        times["full"].append(start_milliseconds(bench, used, knows=True))
        shutil.rmtree(used)
        times["empty"].append(start_milliseconds(bench, used, knows=False))
    add = bench.table.add
    add(f"start to the first healthy reply, {JOBS} jobs recorded: median", statistics.median(times["full"]), "ms", 200, digits=0)
    add("  the slowest", max(times["full"]), "ms", 200, digits=0)
    add("  with nothing recorded: median", statistics.median(times["empty"]), "ms", digits=0)


def large_upload(bench):
    """A song of 100 MB taken in: time and memory."""
    song = bench.folder / "large.wav"
    run(["ffmpeg", "-v", "error", "-y", "-stream_loop", "-1", "-i", bench.song, "-t", LARGE / 176_400, "-ac", 2, "-ar", 44100, song])
    with studio(bench.program, bench.folder, outputs="upload") as server:
        before = server.resident_bytes()
        seconds = timed(["curl", "-sSf", "-o", "/dev/null", "-T", song, server.url("/api/audio/upload?filename=large.wav")])
        most = server.resident_bytes("VmHWM")
    bench.table.add("a song of 100 MB uploaded: time", seconds, "s")
    bench.table.add("  the server's memory before", before / 1e6, "MB", digits=1)
    bench.table.add("  at most", most / 1e6, "MB", digits=1)


def film_by_server(bench):
    """A film of 4 clips of 4 s over HTTP, beside `songreel make`."""
    times = {"server": [], "make": []}
    with studio(bench.program, bench.folder, outputs="film-by-server") as server:
        said = run(["curl", "-sSf", "-T", bench.song, server.url("/api/audio/upload?filename=song.mp3")]).stdout
        song = said.split('"audio_id":"')[1].split('"')[0]
        for seed in range(1, 4):
            begin = time.perf_counter()
            project = server.wanted("POST", "/api/projects", {
                **IDEA, "audio_id": song, "number_of_scenes": 4, "clip_seconds": 4, "size": "720p", "frames_per_second": 24,
                "seed": seed}, status=201)["id"]
            server.wanted("POST", f"/api/projects/{project}/film", {})
            times["server"].append(time.perf_counter() - begin)
            times["make"].append(timed(
                [bench.program, "make", "--song", bench.song, "--idea", IDEA["idea"], "--character", IDEA["character_description"],
                 "--scenes", 4, "--clip-seconds", 4, "--size", "720p", "--fps", 24, "--seed", seed,
                 "-o", bench.folder / f"made-{seed}.mp4"], env=bench.environment("film-by-make")))
    server_median, make_median = (statistics.median(times[who]) for who in ("server", "make"))
    bench.table.add("film of 16 s over HTTP: time", server_median, "s", digits=1)
    bench.table.add("  against songreel make", server_median / make_median, "×")
