"""The runs that a fake has made, what they cost, and a file that remembers them over a restart."""

import dataclasses
import json
import sqlite3
import threading
import time
from decimal import Decimal

ENDED = ("succeeded", "failed", "canceled")


@dataclasses.dataclass
class Run:
    """One paid piece of work. Times are seconds since 1970; `input` is what the customer sent."""

    id: str
    model: str
    kind: str = "clip"            # clip, image, lipsync, text
    price_usd: str = "0"
    outcome: str = "good"         # good, one of switches.OUTCOMES, or deadline: canceled because it took too long
    status: str = "starting"      # starting, running, succeeded, failed, canceled
    charged: bool = False
    created: float = 0.0
    starts_at: float = 0.0
    ends_at: float = 0.0
    input: object = None
    seconds: float = 0.0          # of the output
    width: int = 0
    height: int = 0
    error: str = ""
    extra: dict = dataclasses.field(default_factory=dict)  # what one vendor needs besides

    @property
    def ended(self):
        return self.status in ENDED


def decimal_text(amount):
    """Exactly, with two places at least: 0.4 → "0.40"."""
    amount = Decimal(amount).normalize()
    if amount.as_tuple().exponent > -2:
        amount = amount.quantize(Decimal("0.01"))
    return format(amount, "f")


class Bill:
    """Time makes a run go on: whoever looks at a run gets it as it stands at that moment."""

    def __init__(self, switches, file=None):
        self._switches = switches
        self._lock = threading.RLock()
        self._runs = {}
        self._disk = self._open(file) if file else None

    def _open(self, file):
        # SQLite because its changes are whole or not there, however the process ends.
        disk = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        disk.execute("PRAGMA synchronous = OFF")  # a killed process loses nothing by it, only a power cut would
        disk.execute("CREATE TABLE IF NOT EXISTS runs (id TEXT PRIMARY KEY, run TEXT)")
        disk.execute("CREATE TABLE IF NOT EXISTS files (id TEXT PRIMARY KEY, facts TEXT, content BLOB)")
        for _, text in disk.execute("SELECT id, run FROM runs ORDER BY rowid"):
            run = Run(**json.loads(text))
            self._runs[run.id] = run
        return disk

    def past(self):
        """How much the file held when it was opened, as text; empty when that was nothing."""
        files = len(self.stored_files())
        return f"{len(self._runs)} {files}" if self._runs or files else ""

    def save(self, run):
        """Call it after a change to a run that others must see after a restart."""
        with self._lock:
            if self._disk:
                self._disk.execute("INSERT INTO runs VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET run = excluded.run",
                                   (run.id, json.dumps(dataclasses.asdict(run))))

    def add(self, run):
        with self._lock:
            self._runs[run.id] = run
            self._advance(run)
            self.save(run)
        return run

    def get(self, run_id):
        """The run as it stands now, or None."""
        with self._lock:
            run = self._runs.get(run_id)
            return self._advance(run) if run else None

    def all(self):
        """In the order of their creation."""
        with self._lock:
            return [self._advance(run) for run in self._runs.values()]

    def cancel(self, run_id):
        """The run afterwards; what has ended stays as it is."""
        with self._lock:
            run = self.get(run_id)
            if run and not run.ended:
                self._end(run, "canceled", time.time())
            return run

    def clear(self):
        with self._lock:
            self._runs.clear()
            if self._disk:
                self._disk.execute("DELETE FROM runs")
                self._disk.execute("DELETE FROM files")

    def _advance(self, run):
        now = time.time()
        if run.status == "starting" and now >= run.starts_at:
            run.status = "running"
        if run.status == "running" and now >= run.ends_at:
            status = {"run_fails": "failed", "filtered": "failed", "deadline": "canceled"}.get(run.outcome, "succeeded")
            self._end(run, status, run.ends_at)
        return run

    def _end(self, run, status, when):
        run.status = status
        run.ends_at = when
        run.charged = (status == "succeeded" or (status == "canceled" and self._switches["charge_canceled"])
                       or (status == "failed" and run.outcome != "filtered" and self._switches["charge_failed"]))
        self.save(run)

    def fail(self, run, reason):
        """Ends a run before its time."""
        with self._lock:
            if not run.ended:
                run.outcome, run.error = "run_fails", reason
                self._end(run, "failed", time.time())

    def report(self):
        """What GET /_fake/bill answers."""
        names = ("id", "model", "kind", "price_usd", "charged", "status", "outcome", "created", "input")
        with self._lock:
            runs = self.all()
            total = sum((Decimal(run.price_usd) for run in runs if run.charged), Decimal(0))
            return {"total_usd": decimal_text(total),
                    "runs": [{**{n: getattr(run, n) for n in names}, "ended": run.ends_at if run.ended else None} for run in runs]}

    def store_file(self, file_id, facts, content):
        with self._lock:
            if self._disk:
                self._disk.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (file_id, json.dumps(facts), content))

    def delete_file(self, file_id):
        with self._lock:
            if self._disk:
                self._disk.execute("DELETE FROM files WHERE id = ?", (file_id,))

    def stored_files(self):
        with self._lock:
            rows = self._disk.execute("SELECT id, facts, content FROM files") if self._disk else []
            return {file_id: (json.loads(facts), content) for file_id, facts, content in rows}
