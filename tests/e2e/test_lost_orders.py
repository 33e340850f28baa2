"""Paid work at Gemini, which cannot be asked for an order whose answer got lost: such a job is held, and only its user orders again."""

import json
import re
import time
import unittest
from decimal import Decimal

from studio import ended, until
from test_paid import CHAOS, KILLS, PaidTest

WORKS = ("picture", "omni", "veo")


class LostOrders(PaidTest):
    """Pictures, whose answer is the work, and clips by both of Gemini's wires, by turns."""

    maker = "gemini"

    def settings(self):
        flavor = self.folder / "flavors" / "veo"
        flavor.mkdir(parents=True, exist_ok=True)
        (flavor / "image_params.yaml").write_text("video_model: veo-3.1-generate-001\n")
        return {"GEMINI_API_KEY": "test", "GEMINI_BASE_URL": self.fake.base + "/v1beta", "SONGREEL_FLAVORS": flavor.parent}

    def order(self, number, **fields):
        work = WORKS[number % len(WORKS)]
        if work == "picture":
            return self.ordered(number, "/api/mv/generate_character_reference",
                                {"character_description": f"fox number {number} with a hat", "num_images": 1})
        return super().order(number, **({"config_flavor": "veo"} if work == "veo" else {}), **fields)

    def is_there(self, job_id):
        is_clip = (self.folder / "outputs" / "videos" / f"{job_id}.mp4").exists()
        return is_clip or self.server.get(f"/api/mv/get_character_reference/{job_id}").status == 200

    def charged(self):
        """What the maker has charged: order → prices."""
        prices = {}
        for run in self.fake.bill()["runs"]:
            number = int(re.search(r"number (\d+)", json.dumps(run["input"]))[1])
            if run["charged"]:
                prices.setdefault(number, []).append(Decimal(run["price_usd"]))
        return prices

    def booked(self, job_id):
        """What our books have for a job: the cost of what is known, the most that what is unknown may cost."""
        known = unknown = Decimal(0)
        for run in self.costs()["runs"]:
            if run["job_id"] != job_id:
                continue
            if run["charged"] == "unknown":
                self.assertIsNone(run["remote_id"], "the maker could be asked for it")
                unknown += Decimal(str(run["estimate_usd"]))
            else:
                known += Decimal(str(run["cost_usd"]))
        return known, unknown

    def check_orders(self, ids):
        """Exactly where all is known; where something is not, the bill lies within what is set aside for it."""
        charged, total = self.charged(), Decimal(0)
        for number, job_id in enumerate(ids, 1):
            known, unknown = self.booked(job_id)
            billed = sum(charged.get(number, []), Decimal(0))
            self.assertTrue(known <= billed <= known + unknown, (number, known, unknown, charged.get(number)))
            total += known + unknown
        self.assertEqual(self.counted(), total)

    def check_held(self, found):
        self.assertEqual(found["state"], "held", found)
        self.assertEqual(found["error"]["error"], "order_unknown", found)
        self.assertIn("it is not known whether Gemini got the order", found["error"]["message"])
        self.assertGreater(self.booked(found["id"])[1], 0, "it counts nothing")

    def order_again(self, job_id):
        """As its user decides."""
        self.server.post(f"/api/jobs/{job_id}/retry")
        found = ended(self.server, job_id)
        self.assertEqual(found["state"], "succeeded", found)
        self.assertTrue(self.is_there(job_id))

    def give_up(self, job_id):
        self.server.post(f"/api/jobs/{job_id}/cancel")
        self.assertEqual(ended(self.server, job_id)["state"], "canceled")


class Chaos(LostOrders):
    """kill -9 at random moments, while the maker has bad days of every kind."""

    def test_nothing_is_paid_twice_and_what_nobody_knows_is_held(self):
        self.fake.switch(**CHAOS)
        began = time.monotonic()
        ids = self.ordered_under_kills()
        jobs = [self.resolved(one) for one in ids]
        took = time.monotonic() - began
        charged = self.charged()
        self.assertEqual({number: prices for number, prices in charged.items() if len(prices) > 1}, {}, "paid twice")
        done = [one["id"] for one in jobs if one["state"] == "succeeded"]
        held = [one for one in jobs if one["state"] == "held"]
        self.assertEqual([one for one in done if not self.is_there(one)], [], "what was made is lost")
        for one in held:
            self.check_held(one)
        lost = [jobs[number - 1] for number in charged if jobs[number - 1]["state"] == "failed"]
        self.assertEqual(lost, [], "paid for what did not come")
        self.check_orders(ids)
        self.fake.switch(**dict.fromkeys(CHAOS))
        for place, one in enumerate(held):
            (self.give_up if place % 2 else self.order_again)(one["id"])
        self.check_orders(ids)
        cut_off = sum("the program ended" in one["error"]["message"] for one in held)
        print(f"{len(ids)} paid jobs, {KILLS} kills in {took:.0f} s: {len(done)} done, {len(held)} held ({cut_off} by a kill), "
              f"{len(ids) - len(done) - len(held)} refused or failed at the maker, paid twice 0, lost 0, "
              f"{self.billed()} dollars there, at most {self.counted()} here")


class Killed(LostOrders):
    """Between the order and its answer."""

    def cut_off(self, number):
        """The job of an order that arrives, and whose answer nobody hears."""
        before = len(self.fake.bill()["runs"])
        self.fake.switch(next=["timeout_after"])
        job_id = self.order(number)
        until(lambda: len(self.fake.bill()["runs"]) > before, 30, "the order")
        self.kill()
        return job_id

    def test_it_is_held_and_ordered_again_by_its_user_alone(self):
        for number in range(len(WORKS)):
            with self.subTest(WORKS[number]):
                job_id = self.cut_off(number)
                self.check_held(self.rest(job_id))
                self.assertEqual(len(self.charged()[number]), 1, "it was ordered again")
                self.order_again(job_id)
                # Both are paid; the first stays in the books as what it may have cost.
                self.assertEqual(self.charged()[number], list(self.booked(job_id)))


if __name__ == "__main__":
    unittest.main()
