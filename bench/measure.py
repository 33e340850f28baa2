"""Time and memory of a program and its children, and fair comparisons of two programs."""

import os
import pathlib
import statistics
import subprocess
import threading
import time


class Failed(Exception):
    """A measured program did not do its work; the message has the end of what it said."""


def run(arguments, **options):
    """Runs to the end and gives the finished process; its output is captured."""
    arguments = [str(argument) for argument in arguments]
    done = subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        raise Failed(f"{' '.join(arguments[:3])} … ended with {done.returncode}:\n{done.stderr[-1500:]}")
    return done


def timed(arguments, **options):
    """Seconds from start to end."""
    start = time.perf_counter()
    run(arguments, **options)
    return time.perf_counter() - start


def compare(contenders, runs, warm_up=1, **options):
    """Median seconds of each contender, {name: arguments}. They take turns, so that what else the machine does hits all alike."""
    times = {name: [] for name in contenders}
    for turn in range(warm_up + runs):
        for name, arguments in contenders.items():
            seconds = timed(arguments, **options)
            if turn >= warm_up:
                times[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def with_children(pid):
    """The process and all that descend from it, as far as they still live."""
    found, waiting = [], [pid]
    while waiting:
        current = waiting.pop()
        found.append(current)
        for task in pathlib.Path(f"/proc/{current}/task").glob("*/children"):
            try:
                waiting += [int(child) for child in task.read_text().split()]
            except OSError:
                pass  # it has just ended
    return found


def proportional_bytes(pid):
    """Memory of one process; what several share is divided among them (PSS), so that a sum over processes is the truth."""
    try:
        for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


class MemoryWatch:
    """Looks ten times a second how much a process and its children hold together, and remembers the most."""

    def __init__(self, pid):
        self.peak = 0
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._done.set()
        self._thread.join()

    def _look(self):
        while not self._done.wait(0.1):
            self.peak = max(self.peak, sum(map(proportional_bytes, with_children(self._pid))))


def watched(arguments, log, **options):
    """(seconds, peak bytes) of a program and its children. What it says goes to the file `log`."""
    arguments = [str(argument) for argument in arguments]
    with open(log, "w", encoding="utf-8") as output:
        start = time.perf_counter()
        with subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=output, stderr=output, **options) as process:
            with MemoryWatch(process.pid) as memory:
                _, status, usage = os.wait4(process.pid, 0)
                seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failed(f"{' '.join(arguments[:3])} … ended with {process.returncode}:\n{pathlib.Path(log).read_text()[-1500:]}")
    # The kernel's own peak (the largest single process) misses no moment between two looks.
    return seconds, max(memory.peak, usage.ru_maxrss * 1024)
