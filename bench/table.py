"""The figures as a table: what was measured, the limit, and whether it holds."""

import datetime
import os
import pathlib
import platform
import subprocess


class Table:
    def __init__(self):
        self.rows = []

    def add(self, what, value, unit, limit=None, at_most=True, digits=2):
        """A figure; with a limit it is judged: at most, or at least, that much."""
        verdict = "" if limit is None else "ok" if (value <= limit if at_most else value >= limit) else "MISSED"
        bound = "" if limit is None else f"{'≤' if at_most else '≥'} {limit:g} {unit}".rstrip()
        self.rows.append((what, f"{value:.{digits}f} {unit}".rstrip(), bound, verdict))
        print("  " + "   ".join(cell for cell in self.rows[-1] if cell), flush=True)

    def skip(self, what, why):
        self.rows.append((what, why, "", "NOT MEASURED"))
        print(f"  {what}: {why}", flush=True)

    def markdown(self):
        rows = [("Measured", "Result", "Limit", ""), *self.rows]
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        return "\n".join(lines)


def machine():
    """Processor, cores and what else keeps them busy."""
    names = [line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
             if line.startswith("model name")]
    cores = len(os.sched_getaffinity(0))
    return f"{names[0] if names else platform.machine()}, {cores} cores, load before {os.getloadavg()[0]:.1f}"


def commit(root):
    asked = subprocess.run(["git", "-C", root, "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or "unknown"


def append_to(results, table, about, root):
    """Keeps the table in bench/results.md, the newest last."""
    with open(results, "a", encoding="utf-8") as file:
        file.write(f"\n## {datetime.date.today()}, {commit(root)}\n\n{about}\n\n{table.markdown()}\n")
