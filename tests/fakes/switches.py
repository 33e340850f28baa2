"""What can be switched on a fake, and the one seeded dice that all chance comes from."""

import random
import threading

# Faults that come instead of an answer: nothing is made.
BEFORE = ("500", "502_before", "503", "429", "429_no_time", "reset_before", "html", "endless")
# Faults that come after the work was done: the run is there and costs money.
AFTER = ("502_after", "504_after", "reset_after", "timeout_after")
# How a run ends when it does not end well.
OUTCOMES = ("run_fails", "filtered", "no_output", "bad_output", "short_output", "no_picture")
ONLY_AT = {"vanish": "poll", "download_reset": "download"}
KINDS = ("create", "poll", "upload", "download", "other")

DEFAULTS = {
    "latency_s": [0, 0],          # before each answer
    "run_s": [0.2, 0.2],          # how long a run takes
    "retry_after_s": 1,           # what Retry-After says; null: no such header
    "key": None,                  # the only key that is accepted; null: any, none as well
    "payment_required": False,    # creations are refused with 402
    "endless": None,              # "create", "poll", "upload", "download", "other" or true for all
    "charge_failed": False,       # whether failed runs cost
    "charge_canceled": False,     # whether canceled runs cost
    "real_size": False,           # false: pictures a quarter as wide and high as asked, to spare the processor
    "filtered_words": [],         # an input that holds one of them is refused by the safety filter
    "next": [],                   # see Switches.next_fault
    "prices": {},                 # model → {"per_second": "0.40", "per_run": "0"}, over the fake's own
    **{f"rate_{name}": 0.0 for name in (*BEFORE, *AFTER, *OUTCOMES, *ONLY_AT) if name not in ("429_no_time", "endless")},
}


class UnknownSwitch(ValueError):
    pass


class Switches:
    """`extra` are the switches of one vendor. Names that nobody knows are refused, so that a typing error is not a passed test."""

    def __init__(self, seed=0, extra=None):
        self._lock = threading.RLock()
        self._seed = seed
        self._defaults = {**DEFAULTS, **(extra or {})}
        self.reset()

    def reset(self):
        with self._lock:
            self._dice = random.Random(self._seed)
            self._values = {name: list(v) if isinstance(v, list) else dict(v) if isinstance(v, dict) else v
                            for name, v in self._defaults.items()}

    def go_on(self, past):
        """After a restart: `past`, any text, tells this life from those before, so that no id comes twice."""
        with self._lock:
            self._dice = random.Random(f"{self._seed} {past}")

    def __getitem__(self, name):
        with self._lock:
            return self._values[name]

    def all(self):
        with self._lock:
            return dict(self._values)

    def put(self, changes):
        """Changes what is named; null gives the default back."""
        for name, value in changes.items():
            if name not in self._defaults:
                raise UnknownSwitch(f"there is no switch {name}")
            if name == "next":
                for fault in value or []:
                    self._check_fault(fault)
        with self._lock:
            for name, value in changes.items():
                self._values[name] = self._defaults[name] if value is None else value
            self._values["next"] = list(self._values["next"])

    @staticmethod
    def _check_fault(fault):
        kind, _, name = fault.rpartition(":")
        if (kind and kind not in KINDS) or name not in ("ok", *BEFORE, *AFTER, *OUTCOMES, *ONLY_AT):
            raise UnknownSwitch(f"there is no fault {fault}")

    def between(self, name):
        """A number from the range that the switch holds."""
        with self._lock:
            low, high = self._values[name]
            return low if low == high else self._dice.uniform(low, high)

    def happens(self, name):
        """Throws the dice for a switch that holds a probability."""
        with self._lock:
            rate = self._values[name]
            return bool(rate) and self._dice.random() < rate

    def token(self, length, letters="abcdefghjkmnpqrstvwxyz0123456789"):
        with self._lock:
            return "".join(self._dice.choice(letters) for _ in range(length))

    def number(self, below):
        with self._lock:
            return self._dice.randrange(below)

    def _next(self, kind, wanted):
        """Takes the first entry of `next` that is meant for this kind of request, when it is one of `wanted`."""
        faults = self._values["next"]
        for place, fault in enumerate(faults):
            where, _, name = fault.rpartition(":")
            if (where or ONLY_AT.get(name, "create")) == kind:
                return faults.pop(place).rpartition(":")[2] if name in wanted else None
        return None

    def next_fault(self, kind):
        """What goes wrong with a request of this kind: a name of BEFORE, AFTER, OUTCOMES or ONLY_AT, or None.

        `next` goes before chance. "502_after" there is meant for the next creation, "poll:500" for the next poll, "ok" lets
        one creation pass."""
        with self._lock:
            found = self._next(kind, ("ok", *BEFORE, *AFTER, *OUTCOMES, *ONLY_AT))
            if found:
                return None if found == "ok" else found
            if self._values["endless"] in (True, kind):
                return "endless"
            return self._by_chance(kind)

    def _by_chance(self, kind):
        names = [n for n in BEFORE if n not in ("429_no_time", "endless") and not (kind == "download" and n == "html")]
        names += [name for name, where in ONLY_AT.items() if where == kind]
        if kind == "create":
            names += [*AFTER, *OUTCOMES]
        for name in names:
            if self.happens(f"rate_{name}"):
                return "429_no_time" if name == "429" and self._dice.random() < 0.5 else name
        return None
