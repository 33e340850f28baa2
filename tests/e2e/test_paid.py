"""Paid work at a maker elsewhere, on many bad days: nothing is paid twice, nothing is lost, and the books are right.

`songreel bench makers` does the same with 500 jobs and 300 kills."""

import json
import os
import pathlib
import random
import shutil
import socket
import sys
import tempfile
import time
import unittest
from decimal import Decimal

from server import Server
from studio import ASYNC, all_jobs, ended, job, until

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "fakes"))
from fake_process import Fake  # noqa: E402

JOBS = int(os.environ.get("SONGREEL_PAID_JOBS", "24"))
KILLS = int(os.environ.get("SONGREEL_PAID_KILLS", "8"))
SEED = int(os.environ.get("SONGREEL_PAID_SEED", "20261126"))
# How often which bad thing happens at the maker.
CHAOS = {"run_s": [0.1, 1.5], "latency_s": [0, 0.03], "retry_after_s": 1,
         "rate_500": 0.02, "rate_502_before": 0.02, "rate_503": 0.04, "rate_429": 0.04, "rate_reset_before": 0.02,
         "rate_html": 0.01, "rate_502_after": 0.03, "rate_504_after": 0.02, "rate_reset_after": 0.04,
         "rate_run_fails": 0.03, "rate_filtered": 0.02, "rate_download_reset": 0.03}


class PaidTest(unittest.TestCase):
    """A server with the fake of a maker beside it: Replicate's, where nothing else is said."""

    maker = "replicate"
    environment = {}

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="songreel-paid-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.fake = Fake(self.maker, self.folder, SEED)
        self.addCleanup(self.fake.close)
        self.fake.switch(run_s=[0.05, 0.1])
        self.server = None
        self.addCleanup(lambda: self.server and self.server.close())
        self.start()

    def settings(self):
        """How the server finds the maker."""
        return {"REPLICATE_API_TOKEN": "r8_test", "REPLICATE_BASE_URL": self.fake.base + "/v1"}

    def start(self):
        self.server = Server(self.folder / "outputs", "--jobs", f"{self.maker}={self.at_once}",
                             environment={**self.settings(), **self.environment})

    at_once = 16

    def order(self, number, **fields):
        """One clip, ordered once however often this is called."""
        return self.ordered(number, "/api/mv/generate_video", {"prompt": f"Clip number {number}: a lighthouse in a storm", "duration": 4,
                                                               "size": "480p", **fields})

    def ordered(self, number, path, wish):
        """The id of the job."""
        body = {"backend": self.maker, "seed": number, **wish}
        reply = self.server.post(path, json=body, headers={**ASYNC, "Idempotency-Key": f"order-{number}"})
        self.assertEqual(reply.status, 202, reply)
        return reply.json["id"]

    def kill(self):
        """As if the power had gone, and come back."""
        self.server.kill()
        self.server.close()
        self.start()

    def ordered_under_kills(self):
        """The jobs' ids, JOBS of them, after KILLS kills at random moments."""
        dice = random.Random(SEED)
        ids, kills = [], 0
        while len(ids) < JOBS or kills < KILLS:
            for _ in range(max(1, JOBS // max(KILLS, 1))):
                if len(ids) < JOBS:
                    ids.append(self.order(len(ids) + 1))
            if kills < KILLS:
                time.sleep(dice.uniform(0, 0.8))
                self.kill()
                kills += 1
        return ids

    def rest(self, job_id, patience=120):
        """The job once it goes on no more by itself."""
        def look():
            found = job(self.server, job_id)
            return found if found["state"] in ("succeeded", "failed", "canceled", "held") else None
        try:
            return until(look, patience, f"the end of {job_id}")
        except AssertionError as late:
            raise AssertionError(f"{late}: {job(self.server, job_id)}, of {self.fake.bill()['runs']}") from None

    def resolved(self, job_id):
        """The job at its end: done, held, or with the maker's own reason. What ended for want of luck is tried again, as people would."""
        for _ in range(20):
            found = self.rest(job_id, 600)
            if found["state"] in ("succeeded", "held") or found["error"]["error"] == "maker_failed":
                return found
            self.assertEqual(found["state"], "failed", found)
            self.assertTrue(found["error"]["message"], found)
            self.server.post(f"/api/jobs/{job_id}/retry")
        return self.fail(f"{job_id} never ended")

    def costs(self):
        return self.server.get("/api/costs?limit=500").json

    def counted(self):
        """Cents and parts of cents that our books say."""
        sums = self.costs()["makers"]
        return sum((Decimal(str(one["spent_usd"])) + Decimal(str(one["reserved_usd"])) for one in sums), Decimal(0))

    def billed(self):
        return Decimal(self.fake.bill()["total_usd"])

    def check_books(self):
        bill = {run["id"]: Decimal(run["price_usd"]) if run["charged"] else Decimal(0) for run in self.fake.bill()["runs"]}
        ours = self.costs()["runs"]
        wrong = [run for run in ours if bill.get(run["remote_id"], Decimal(0)) != Decimal(str(run["cost_usd"]))]
        self.assertEqual(self.counted(), self.billed(), f"the books are not the maker's bill: {wrong}")


class Chaos(PaidTest):
    """kill -9 at random moments, while the maker has bad days of every kind."""

    def test_nothing_is_paid_twice_and_nothing_is_lost(self):
        self.fake.switch(**CHAOS)
        began = time.monotonic()
        ids = self.ordered_under_kills()
        for one in ids:
            found = self.resolved(one)
            self.assertNotEqual(found["state"], "held", found)  # Replicate can be asked for lost orders
        took = time.monotonic() - began
        jobs = {one["id"]: one for one in all_jobs(self.server)}
        self.assertEqual(sorted(set(ids) - set(jobs)), [], "jobs are lost")
        runs = self.fake.bill()["runs"]
        charged = {}
        for run in runs:
            if run["charged"]:
                charged.setdefault(run["input"]["seed"], []).append(run["id"])
        self.assertEqual({seed: found for seed, found in charged.items() if len(found) > 1}, {}, "paid twice")
        done = [one for one in ids if jobs[one]["state"] == "succeeded"]
        for one in done:
            self.assertTrue((self.folder / "outputs" / "videos" / f"{one}.mp4").exists(), "a clip is lost")
        seeds = {jobs[one]["result"]["metadata"]["parameters_used"]["seed"] for one in done}
        lost = [(jobs[ids[seed - 1]]["error"], found) for seed, found in charged.items() if seed not in seeds]
        self.assertEqual(lost, [], "paid for what did not come")
        self.check_books()
        print(f"{len(ids)} paid jobs, {KILLS} kills in {took:.0f} s: {len(done)} done, "
              f"{len(ids) - len(done)} refused or failed at the maker, {len(runs)} runs there, "
              f"paid twice 0, lost 0, {self.billed()} dollars in both books")


class BadDays(PaidTest):
    """One bad thing at a time: the reason that is told, and the money."""

    def failed(self, number, *faults, **fields):
        self.fake.switch(next=list(faults))
        found = self.rest(self.order(number, **fields))
        self.check_books()
        return found

    def test_a_clip_is_made_paid_and_recorded_with_where_it_came_from(self):
        found = ended(self.server, self.order(1))
        self.assertEqual(found["state"], "succeeded", found)
        made = found["result"]["metadata"]
        self.assertEqual((made["backend_used"], made["model_used"]), ("replicate", "google/veo-3.1"))
        run = made["runs"][0]
        self.assertEqual(run["maker"], "replicate")
        self.assertEqual(run["inputs"]["seed"], 1)
        self.assertEqual(run["remote_id"], self.fake.bill()["runs"][0]["id"])
        self.assertEqual(Decimal(run["cost_usd"]), self.billed())
        self.check_books()

    def test_a_failed_and_a_filtered_run_tell_the_makers_reason_and_cost_nothing(self):
        for number, fault in ((1, "run_fails"), (2, "filtered")):
            found = self.failed(number, fault)
            self.assertEqual((found["state"], found["error"]["error"]), ("failed", "maker_failed"), found)
            self.assertIn("nothing was charged", found["error"]["message"])
        self.assertEqual(self.billed(), 0)

    def test_what_was_paid_for_and_is_no_clip_says_so(self):
        for number, fault in enumerate(("bad_output", "short_output", "no_picture", "no_output"), 1):
            with self.subTest(fault):
                found = self.failed(number, fault, generate_audio=False)
                self.assertEqual((found["state"], found["error"]["error"]), ("failed", "maker_failed"), found)

    def test_a_wrong_key_is_told_by_the_name_of_its_variable(self):
        self.fake.switch(key="another")
        found = self.failed(1)
        self.assertEqual(found["state"], "failed")
        self.assertIn("REPLICATE_API_TOKEN", found["error"]["message"])
        self.assertNotIn("r8_test", json.dumps(found) + self.server.log)

    def test_no_credit_there_holds_the_job_until_there_is(self):
        self.fake.switch(payment_required=True)
        found = self.failed(1)
        self.assertEqual(found["state"], "held", found)
        self.fake.switch(payment_required=False)
        self.server.post(f"/api/jobs/{found['id']}/retry")
        self.assertEqual(ended(self.server, found["id"])["state"], "succeeded")
        self.check_books()

    def test_a_lost_answer_is_found_again_and_not_ordered_twice(self):
        for number, fault in enumerate(("502_after", "504_after", "reset_after"), 1):
            with self.subTest(fault):
                self.assertEqual(self.failed(number, fault)["state"], "succeeded")
                self.assertEqual(len(self.fake.bill()["runs"]), number)

    def test_a_cancel_reaches_the_maker(self):
        self.fake.switch(run_s=[30, 30])
        ordered = self.order(1)
        until(lambda: self.fake.bill()["runs"], 30, "the order")
        self.server.post(f"/api/jobs/{ordered}/cancel")
        self.assertEqual(ended(self.server, ordered)["state"], "canceled")
        self.assertEqual(self.fake.bill()["runs"][0]["status"], "canceled")
        self.check_books()

    def test_a_cancel_between_two_attempts_reaches_the_maker_too(self):
        self.fake.switch(run_s=[60, 60])
        ordered = self.order(1)
        until(lambda: self.fake.bill()["runs"], 30, "the order")
        self.fake.switch(rate_500=1)  # it answers no more, until the job gives up for now
        until(lambda: job(self.server, ordered)["state"] == "queued", 120, "the wait for another attempt")
        self.fake.switch(rate_500=0)
        self.server.post(f"/api/jobs/{ordered}/cancel")
        self.assertEqual(job(self.server, ordered)["state"], "canceled")
        until(lambda: self.fake.bill()["runs"][0]["status"] == "canceled", 30, "the end there")
        until(lambda: self.counted() == 0, 10, "the end in our books")
        self.check_books()

    def test_a_canceled_job_that_a_crash_has_left_is_called_off_after_the_start(self):
        self.fake.switch(run_s=[60, 60])
        ordered = self.order(1)
        until(lambda: self.costs()["runs"] and self.costs()["runs"][0]["state"] == "submitted", 30, "the order")
        self.fake.switch(rate_500=1)
        self.server.post(f"/api/jobs/{ordered}/cancel")
        self.server.kill()
        self.server.close()
        self.fake.switch(rate_500=0)
        self.start()
        until(lambda: self.fake.bill()["runs"][0]["status"] == "canceled", 30, "the end there")
        self.assertEqual(ended(self.server, ordered)["state"], "canceled")
        until(lambda: self.counted() == 0, 10, "the end in our books")

    def test_a_vanished_run_is_told_with_what_it_may_have_cost(self):
        found = self.failed(1, "ok", "poll:vanish")
        self.assertEqual(found["state"], "failed")
        self.assertIn("does not know the run", found["error"]["message"])


class Budget(PaidTest):
    """BUDGET_USD is never passed, whatever is ordered."""

    environment = {"BUDGET_USD": "month=2,project=50"}

    def test_beyond_the_budget_jobs_are_held_before_anything_is_spent(self):
        ids = [self.order(number, generate_audio=True) for number in (1, 2)]  # 4 seconds at 0.40 each
        found = [self.rest(one) for one in ids]
        self.assertEqual(sorted(one["state"] for one in found), ["held", "succeeded"])
        held = next(one for one in found if one["state"] == "held")
        self.assertIn("BUDGET_USD", held["error"]["message"])
        self.assertEqual(len(self.fake.bill()["runs"]), 1)
        self.assertLessEqual(self.billed(), 2)


class Webhooks(PaidTest):
    """With PUBLIC_URL the maker tells when it is done; what is forged, old or bare is refused."""

    def start(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.environment = {"PUBLIC_URL": f"http://127.0.0.1:{port}", "API_KEY": "a-long-key-for-this-test"}
        self.server = Server(self.folder / "outputs", "--port", port,
                             environment={**self.settings(), **self.environment})

    def test_a_finished_run_is_fetched_as_soon_as_the_maker_tells(self):
        self.fake.switch(run_s=[8, 8])
        key = {"X-API-Key": "a-long-key-for-this-test"}
        reply = self.server.post("/api/mv/generate_video", headers={**ASYNC, **key},
                                 json={"prompt": "A lighthouse", "backend": "replicate", "duration": 4, "size": "480p"})
        self.assertEqual(reply.status, 202, reply)
        run = until(lambda: next((one for one in self.fake.bill()["runs"] if one["ended"]), None), 60, "the maker's end")
        until(lambda: (self.folder / "outputs" / "videos" / f"{reply.json['id']}.mp4").exists(), 30, "the clip")
        self.assertLess(time.time() - run["ended"], 2.5, "it was not told")  # asked again only after up to a minute

    def test_what_is_not_the_makers_is_refused(self):
        now = str(int(time.time()))
        for headers, status in (({}, 400),
                                ({"webhook-id": "a", "webhook-timestamp": now, "webhook-signature": "v1,AAAA"}, 401),
                                ({"webhook-id": "a", "webhook-timestamp": "1700000000", "webhook-signature": "v1,AAAA"}, 400)):
            self.assertEqual(self.server.post("/api/webhooks/replicate", json={"id": "x"}, headers=headers).status, status)
        self.assertEqual(self.server.post("/api/webhooks/nobody", json={}).status, 401)  # asks for the key, as all of /api does


class NoWebhooks(PaidTest):
    """Without PUBLIC_URL none is asked for, so none is heard, and the maker is asked nothing about it."""

    def test_nobody_is_there(self):
        headers = {"webhook-id": "a", "webhook-timestamp": str(int(time.time())), "webhook-signature": "v1," + 43 * "A" + "="}
        self.assertEqual(self.server.post("/api/webhooks/replicate", json={"id": "x"}, headers=headers).status, 404)
        self.assertFalse([one for one in self.fake.control("GET", "/_fake/requests") if "secret" in one["path"]])


if __name__ == "__main__":
    unittest.main()
