"""One maker's fake of this folder as a process of its own: for what drives the real program against it."""

import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.request

FAKES = pathlib.Path(__file__).resolve().parent
MOST_SECONDS = 60  # of its start, or of an answer


class Fake:
    """Ended with `close`, or with the `with`."""

    def __init__(self, name, folder, seed=0, **switches):
        ready = folder / f"{name}.ready"
        self.process = subprocess.Popen([sys.executable, str(FAKES / f"{name}.py"), "--port", "0", "--ready", str(ready), "--seed", str(seed)],
                                        stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        self.base = self._address(ready)
        if switches:
            self.switch(**switches)

    def _address(self, ready):
        end = time.monotonic() + MOST_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            if ready.exists() and (base := ready.read_text().strip()):
                return base
            time.sleep(0.02)
        self.close()
        raise RuntimeError(f"{ready.stem} did not start")

    def control(self, method, path, body=None):
        request = urllib.request.Request(self.base + path, method=method, data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=MOST_SECONDS) as reply:
            return json.loads(reply.read() or b"null")

    def switch(self, **switches):
        self.control("PUT", "/_fake/switches", switches)

    def bill(self):
        return self.control("GET", "/_fake/bill")

    def ended(self):
        return sum(run["ended"] is not None for run in self.bill()["runs"])

    def close(self):
        self.process.kill()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
