"""The webhooks of the fake of Replicate: signed, sent again when refused, and made wrong by switches."""

import base64
import hashlib
import hmac
import json
import threading
import time
import urllib.request

SWITCHES = {
    "webhook_twice": False,          # everything is delivered twice, with the same webhook-id
    "webhook_bad_signature": False,  # signed with another secret
    "webhook_skew_s": 0,             # added to the time stamp, before signing
    "webhook_lost": False,           # nothing is delivered
}
TRIES = 3
ALL_EVENTS = ("start", "output", "logs", "completed")


def secret_of(seed):
    return "whsec_" + base64.b64encode(hashlib.sha256(f"webhooks {seed}".encode()).digest()[:24]).decode()


def signature(secret, webhook_id, stamp, body):
    key = base64.b64decode(secret.removeprefix("whsec_"))
    return "v1," + base64.b64encode(hmac.new(key, f"{webhook_id}.{stamp}.".encode() + body, hashlib.sha256).digest()).decode()


class Webhooks:
    """`shown(run)` gives the prediction as it stands."""

    def __init__(self, fake, secret, shown):
        self._fake, self.secret, self._shown = fake, secret, shown

    def plan(self, run):
        """Plans what is still to come for a run."""
        wanted = run.extra.get("webhook_events_filter") or ALL_EVENTS
        if not run.extra.get("webhook"):
            return
        for event, when in (("start", run.starts_at), ("output", run.ends_at), ("completed", run.ends_at)):
            if event in wanted and when >= time.time() - 1:
                self._fake.clock.at(when, lambda event=event: self.send(run.id, event))

    def send(self, run_id, event):
        """In a thread of its own: the other side may be slow."""
        run = self._fake.bill.get(run_id)
        if not run or self._fake.set["webhook_lost"] or (run.ended and event == "start") or run.extra.get(f"sent_{event}"):
            return
        if event == "output" and run.status != "succeeded":
            return
        run.extra[f"sent_{event}"] = True
        body = json.dumps(self._shown(run)).encode()
        webhook_id = "msg_" + self._fake.set.token(27)
        for _ in range(2 if self._fake.set["webhook_twice"] else 1):
            threading.Thread(target=self._deliver, args=(run.extra["webhook"], webhook_id, body), daemon=True).start()

    def _headers(self, webhook_id, body):
        stamp = str(int(time.time() + self._fake.set["webhook_skew_s"]))
        secret = secret_of("somebody else") if self._fake.set["webhook_bad_signature"] else self.secret
        # An outdated secret's signature comes first, as while a secret is being changed.
        signatures = f"{signature(secret_of('outdated'), webhook_id, stamp, body)} {signature(secret, webhook_id, stamp, body)}"
        return {"Content-Type": "application/json", "User-Agent": "Replicate/1.0", "Webhook-ID": webhook_id,
                "Webhook-Timestamp": stamp, "Webhook-Signature": signatures}

    def _deliver(self, address, webhook_id, body):
        for attempt in range(TRIES):
            try:
                request = urllib.request.Request(address, body, self._headers(webhook_id, body), method="POST")
                with urllib.request.urlopen(request, timeout=10):
                    return
            except OSError:
                time.sleep(0.5 * 2 ** attempt)
