"""The base of every fake: its command line, control plane, log of requests, faults and bill.

A fake is a class:

    class Vendor(Fake):
        name = "vendor"
        prices = {"some-model": {"per_second": "0.40"}, "painter": {"per_run": "0.04"}}
        switches = {"extra_switch": False}           # besides those of switches.DEFAULTS

        def routes(self):
            return [Route("POST", r"/v1/runs", self.create, "create"), Route("GET", r"/v1/runs/(?P<id>[^/]+)", self.get, "poll")]

        def key_of(self, request): ...               # the key that came with a request
        def refusal(self, status, message, request): # an error in the vendor's own form
            return Answer(status, {"error": message})

        def create(self, request):
            run = self.new_run(request, model="some-model", seconds=8, width=1280, height=720, input=request.json)
            return Answer(201, {"id": run.id, "status": run.status})

    if __name__ == "__main__":
        main(Vendor)

The kind of a route ("create", "poll", "upload", "download", "other") says which faults can befall it. Handlers are called by many
threads; `self.lock` is there for what they share. Control plane, all under /_fake/: GET and PUT switches, GET bill, GET requests,
POST reset, POST crash (ends the process at once)."""

import argparse
import json
import os
import pathlib
import re
import signal
import threading
import time
import traceback
from decimal import Decimal

import media
import wire
from bill import Bill, Run, decimal_text
from clock import Clock
from request_log import RequestLog, shortened  # noqa: F401 (for the fakes)
from switches import OUTCOMES, Switches, UnknownSwitch
from wire import Answer, Refusal, Request, Took, iso, part_of  # noqa: F401 (for the fakes)

ENDS = (signal.SIGTERM, signal.SIGINT)


class Route:
    """`path` is a regular expression for the whole path."""

    def __init__(self, method, path, handler, kind="other"):
        self.method, self.path, self.handler, self.kind = method, re.compile(path), handler, kind


class Fake:
    name = "fake"
    prices = {}
    switches = {}

    def __init__(self, seed=0, state=None):
        self.lock = threading.RLock()
        self.set = Switches(seed, self.switches)
        self.bill = Bill(self.set, state)
        if state and self.bill.past():
            self.set.go_on(self.bill.past())
        self.clock = Clock()
        self.base = ""  # "http://127.0.0.1:PORT" once it listens
        self._log = RequestLog()
        self._routes = [Route("GET", "/_fake/switches", lambda r: Answer(200, self.set.all())),
                        Route("PUT", "/_fake/switches", self._put_switches),
                        Route("GET", "/_fake/bill", lambda r: Answer(200, self.bill.report())),
                        Route("GET", "/_fake/requests", lambda r: Answer(200, self._log.all())),
                        Route("POST", "/_fake/reset", self._reset),
                        Route("POST", "/_fake/crash", lambda r: os._exit(70))]
        self._vendor_routes = None  # asked for when the vendor's own constructor is through

    # What a vendor's fake overrides.

    def routes(self):
        return []

    def key_of(self, request):
        return request.header("Authorization").removeprefix("Bearer ").strip()

    def refusal(self, status, message, request):
        return Answer(status, {"detail": message, "status": status})

    def forget(self):
        """Called by POST /_fake/reset for what the fake itself remembers."""

    # What a vendor's fake calls.

    def price(self, model, seconds=0, silent=False):
        """In dollars, as text; the switch `prices` goes before the class's own table. Unknown models cost nothing."""
        rates = self.set["prices"].get(model) or self.prices.get(model) or {}
        a_second = rates.get("per_second_silent") if silent else None
        a_second = a_second or rates.get("per_second", "0")
        return decimal_text(Decimal(a_second) * Decimal(str(seconds)) + Decimal(rates.get("per_run", "0")))

    def new_run(self, request, *, model, kind="clip", seconds=0.0, width=320, height=180, input=None, price_usd=None, run_s=None,
                id=None, silent=False, error="", extra=None):
        """Makes a run and puts it on the bill; it ends by itself after `run_s` seconds (default: the switch), the way that the
        fault of this request says. `run_s=0` ends it at once; with an `error` it fails."""
        now = time.time()
        run_s = self.set.between("run_s") if run_s is None else run_s
        outcome = request.fault if request.fault in OUTCOMES else "good"
        if any(word in json.dumps(input, ensure_ascii=False) for word in self.set["filtered_words"]):
            outcome = "filtered"
        outcome = "run_fails" if error else outcome
        price_usd = self.price(model, seconds, silent) if price_usd is None else price_usd
        run = Run(id or self.set.token(26), model, kind, str(price_usd), outcome, created=now, starts_at=now + run_s * 0.1,
                  ends_at=now + run_s, input=input, seconds=2.0 if outcome == "short_output" else seconds,
                  width=width, height=height, error=error, extra=extra or {})
        return self.bill.add(run)

    def output(self, run, kind=None):
        """(content type, bytes) of what a run has made; `kind` is mp4, webm, avi, webp, png or jpg."""
        kind = kind or ("png" if run.kind == "image" else "mp4")
        if run.outcome == "bad_output":
            return media.TYPES[kind], media.HTML
        shrink = 1 if self.set["real_size"] or run.extra.get("exact_size") else 4
        width, height = run.width // shrink, run.height // shrink
        if run.kind == "image":
            return media.TYPES[kind], media.image(width, height, kind)
        return media.TYPES[kind], media.video(run.seconds, width, height, kind, picture=run.outcome != "no_picture",
                                              sound=not run.extra.get("silent", False))

    # How a request goes through.

    def serve(self, request):
        """An Answer, or a trick of `wire` that takes the connection."""
        route = self._route(request)
        if request.path.startswith("/_fake/"):
            return self._guarded(route, request) if route else Answer(404, {"error": "no such control"})
        self._log.add(request)
        time.sleep(self.set.between("latency_s"))
        if self.set["key"] is not None and self.needs_key(request) and self.key_of(request) != self.set["key"]:
            return self.refusal(401, "", request)
        if route is None:
            return self.refusal(404, "", request)
        if route.kind == "create" and self.set["payment_required"]:
            return self.refusal(402, "", request)
        if self._vanished(request):
            return self.refusal(404, "", request)
        request.fault = self.set.next_fault(route.kind)
        return self._instead(route, request) or self._spoiled(self._guarded(route, request), request)

    def needs_key(self, request):
        return True

    def _route(self, request):
        if self._vendor_routes is None:
            self._vendor_routes = self.routes()
        for route in (*self._routes, *self._vendor_routes):
            request.match = route.path.fullmatch(request.path)
            if request.match and route.method == ("GET" if request.method == "HEAD" else request.method):
                return route
        return None

    def _guarded(self, route, request):
        try:
            return route.handler(request)
        except Refusal as refusal:
            return refusal.answer
        except Took:
            raise
        except Exception as error:
            traceback.print_exc()
            return Answer(500, {"fault_of_the_fake": repr(error)})

    def _instead(self, route, request):
        """The answer when the fault comes before any work, else None."""
        fault = request.fault
        if fault == "vanish":
            self._vanish(request)
            return self.refusal(404, "", request)
        if fault == "html":
            return Answer(200, media.HTML, content_type="text/html")
        if fault == "502_before":
            return Answer(502, media.HTML, content_type="text/html")
        if fault in ("429", "429_no_time"):
            answer = self.refusal(429, "", request)
            if fault == "429" and self.set["retry_after_s"] is not None:
                answer.headers["Retry-After"] = str(self.set["retry_after_s"])
            return answer
        if fault in ("500", "503"):
            return self.refusal(int(fault), "", request)
        return {"reset_before": wire.reset, "endless": wire.endless}.get(fault)

    def _spoiled(self, answer, request):
        """What the client gets when the work was done but the answer is lost."""
        if answer.status >= 400:
            return answer
        fault = request.fault
        if fault == "download_reset":
            return wire.reset_in_the_middle(answer)
        if fault in ("502_after", "504_after"):
            return Answer(int(fault[:3]), media.HTML, content_type="text/html")
        return {"reset_after": wire.reset, "timeout_after": wire.never}.get(fault, answer)

    # A run that has vanished stays so, and stays on the bill. Routes name the run's id "id".

    def _vanish(self, request):
        run = self.bill.get(request.match.groupdict().get("id"))
        if run:
            run.extra["vanished"] = True
            self.bill.save(run)

    def _vanished(self, request):
        run = self.bill.get(request.match.groupdict().get("id"))
        return bool(run and run.extra.get("vanished"))

    # Control plane.

    def _put_switches(self, request):
        try:
            self.set.put(request.json)
        except (UnknownSwitch, ValueError) as error:
            return Answer(400, {"error": str(error)})
        return Answer(200, self.set.all())

    def _reset(self, request):
        self.set.reset()
        self.bill.clear()
        self._log.clear()
        with self.lock:
            self.forget()
        return Answer(200, {})


def started(fake, port=0):
    """The fake's server, listening in a thread of its own; for tests that live in the same process."""
    server = wire.Server(("127.0.0.1", port), wire.Handler)
    server.fake = fake
    fake.base = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    return server


def main(kind):
    """Serves until the process is ended."""
    reader = argparse.ArgumentParser(description=f"A fake of {kind.name}'s wire on 127.0.0.1")
    reader.add_argument("--port", type=int, default=0)
    reader.add_argument("--ready", help="its base address is written into this file once it listens")
    reader.add_argument("--seed", type=int, default=0, help="of everything random")
    reader.add_argument("--state", help="the runs are kept in this file over a restart")
    options = reader.parse_args()
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)  # before there are threads: only sigwait below gets them
    fake = kind(options.seed, options.state)
    started(fake, options.port)
    print(fake.base, flush=True)
    if options.ready:
        part = pathlib.Path(options.ready + ".part")
        part.write_text(fake.base + "\n")
        part.rename(options.ready)
    signal.sigwait(ENDS)
