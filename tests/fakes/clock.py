"""What a fake does later."""

import heapq
import threading
import time
import traceback


class Clock:
    """Calls functions at their time, one after the other, in a thread of its own."""

    def __init__(self):
        self._wake = threading.Condition()
        self._plan = []
        self._count = 0
        threading.Thread(target=self._run, daemon=True).start()

    def at(self, when, function):
        """`when`: seconds since 1970."""
        with self._wake:
            self._count += 1
            heapq.heappush(self._plan, (when, self._count, function))
            self._wake.notify()

    def _due(self):
        with self._wake:
            while True:
                left = self._plan[0][0] - time.time() if self._plan else None
                if left is not None and left <= 0:
                    return heapq.heappop(self._plan)[2]
                self._wake.wait(left)

    def _run(self):
        while True:
            function = self._due()
            try:
                function()
            except Exception:  # one faulty plan must not stop the others
                traceback.print_exc()
