"""Work at makers elsewhere, against the fake of Replicate's wire: what it costs this machine, and what many crashes cost at the maker."""

import os
import pathlib
import re
import subprocess
import sys
import time

from measure import Failed
from serving import Service

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests/fakes"))
from fake_process import Fake  # noqa: E402

CLIPS = 64
IN_FLIGHT = 200
JOBS = 500
KILLS = 300
TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid):
    """Of a process and of those of its children that have ended."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(int(field) for field in fields[11:15]) / TICKS


def resident_megabytes(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def studio(bench, fake, folder, at_once):
    environment = dict(os.environ, SONGREEL_OUTPUTS=str(folder / "outputs"), REPLICATE_API_TOKEN="r8_bench",
                       REPLICATE_BASE_URL=fake.base + "/v1", SONGREEL_JOBS=f"replicate={at_once}")
    return Service([bench.program, "serve", "--port", "0"], folder, "studio", environment=environment)


def order(service, number):
    body = {"prompt": f"Clip {number}: a lighthouse in a storm", "backend": "replicate", "duration": 4, "seed": number}
    status = service.ask("POST", "/api/mv/generate_video", body, {"Prefer": "respond-async"})[0]
    if status != 202:
        raise Failed(f"a clip was not taken: {status}")


def states(service):
    jobs = service.ask("GET", "/api/jobs?limit=200&kind=clip")[1]["jobs"]
    return [job["state"] for job in jobs]


def until(wanted, patience, what):
    end = time.monotonic() + patience
    while not wanted():
        if time.monotonic() > end:
            raise Failed(f"{what} did not come within {patience} s")
        time.sleep(0.2)


def fresh(bench, name):
    folder = bench.folder / name
    folder.mkdir()
    return folder


def overhead(bench):
    """Processor time of ours for one hosted clip, from the order to the stored file."""
    folder = fresh(bench, "makers-overhead")
    with Fake("replicate", folder, run_s=[5, 8]) as fake, studio(bench, fake, folder, 16) as service:
        order(service, 1)  # the first one reads the model's schema, and ffmpeg makes the fake's film
        until(lambda: states(service) == ["succeeded"], 120, "the first clip")
        before = processor_seconds(service.pid)
        for number in range(2, CLIPS + 2):
            order(service, number)
        until(lambda: states(service).count("succeeded") == CLIPS + 1, 300, "the clips")
        spent = processor_seconds(service.pid) - before
        bench.table.add(f"makers: processor time of ours for a hosted clip (of {CLIPS})", spent / CLIPS * 1000, "ms", 50, digits=0)


def in_flight(bench):
    """Memory with many runs under way."""
    folder = fresh(bench, "makers-in-flight")
    with Fake("replicate", folder, run_s=[600, 600]) as fake, studio(bench, fake, folder, IN_FLIGHT) as service:
        for number in range(1, IN_FLIGHT + 1):
            order(service, number)
        until(lambda: len(fake.bill()["runs"]) == IN_FLIGHT, 120, "all orders")
        time.sleep(20)  # all are being asked for again and again
        bench.table.add(f"makers: memory with {IN_FLIGHT} runs under way", resident_megabytes(service.pid), "MB", 150, digits=0)


def chaos(bench):
    """Paid twice and lost over many crashes of ours and bad days of the maker's."""
    environment = dict(os.environ, SONGREEL_PROGRAM=str(bench.program), SONGREEL_PAID_JOBS=str(JOBS), SONGREEL_PAID_KILLS=str(KILLS),
                       PYTHONDONTWRITEBYTECODE="1")
    asked = subprocess.run([sys.executable, "-m", "unittest", "test_paid.Chaos"], cwd=ROOT / "tests/e2e", env=environment,
                           capture_output=True, text=True, check=False)
    found = re.search(r"(\d+) paid jobs, (\d+) kills in (\d+) s: (\d+) done, (\d+) refused", asked.stdout)
    if asked.returncode != 0 or not found:
        raise Failed(asked.stdout[-500:] + asked.stderr[-2000:])
    bench.table.add(f"makers: {found[1]} paid jobs, {found[2]} kills: clips that came", int(found[4]), "", digits=0)
    bench.table.add("makers: refused or failed at the maker, with its reason", int(found[5]), "", digits=0)
    for what in ("paid twice", "lost", "difference between our books and the bill"):  # the test fails on any of these
        bench.table.add(f"makers: {what}", 0, "", 0, digits=0)
    bench.table.add("makers: all of that took", int(found[3]), "s", digits=0)


def measure_makers(bench):
    """Work at makers elsewhere: processor time, memory, and crashes."""
    overhead(bench)
    in_flight(bench)
    chaos(bench)
