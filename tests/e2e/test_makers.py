"""A film from beginning to end by every maker elsewhere, by `make` and by the server, against the fakes of their wires."""

import json
import pathlib
import shutil
import signal
import tempfile
import time
import unittest
from decimal import Decimal

from program import CHARACTER, IDEA, SONG, ProgramTest, probe
from server import Server
from studio import ASYNC, ended, project, short_song, until, upload
from test_paid import Fake

# Fakes by name, what they are to do, and how the program finds them.
FILMS = {
    "replicate": {"fakes": {"replicate": {"REPLICATE_BASE_URL": "/v1"}}, "settings": {"REPLICATE_API_TOKEN": "r8_test"},
                  "makers": {"images": "replicate", "clips": "replicate"}},
    "gemini": {"fakes": {"gemini": {"GEMINI_BASE_URL": "/v1beta"}}, "settings": {"GEMINI_API_KEY": "test"},
               "makers": {"scenes": "gemini", "images": "gemini", "clips": "gemini"}},
    "comfyui": {"fakes": {"comfyui": {"COMFYUI_URL": ""}}, "settings": {}, "makers": {"images": "comfyui", "clips": "comfyui"}},
    "openai and sdcpp": {"fakes": {"openai_chat": {"OPENAI_BASE_URL": "/v1"}, "sdcpp": {"SDCPP_URL": ""}},
                         "settings": {"OPENAI_MODEL": "llama3.2:3b", "OPENAI_IMAGE_MODEL": "sd-turbo"},
                         "makers": {"scenes": "openai", "images": "openai", "clips": "sdcpp"}},
}
# As FILMS, for what is no film.
OTHERS = {
    "openai's pictures": {"fakes": {"openai_chat": {"OPENAI_BASE_URL": "/v1"}}, "settings": {"OPENAI_IMAGE_MODEL": "gpt-image-2.5-flare"},
                          "makers": {"images": "openai"}},
}


class WithFakes(ProgramTest):
    """Fakes beside the program."""

    def setUp(self):
        super().setUp()
        self.plain = self.environment

    def begin(self, name):
        """The fakes, and the environment that leads to them."""
        film = {**FILMS, **OTHERS}[name]
        environment, fakes = dict(film["settings"]), []
        for fake_name, variables in film["fakes"].items():
            folder = pathlib.Path(tempfile.mkdtemp(prefix="songreel-fake-"))
            self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
            fake = Fake(fake_name, folder, 1)
            self.addCleanup(fake.close)
            fake.switch(run_s=[0.1, 0.3])
            environment.update({variable: fake.base + path for variable, path in variables.items()})
            fakes.append(fake)
        self.environment = {**self.plain, **environment}
        return film["makers"], environment, fakes

    @staticmethod
    def billed(fakes):
        return sum((Decimal(fake.bill()["total_usd"]) for fake in fakes), Decimal(0))

    @staticmethod
    def runs(fakes):
        return sum(len(fake.bill()["runs"]) for fake in fakes)

    def check_record(self, film, makers, spent):
        """Who made what, with runs that the maker knows; `spent`: by this one command."""
        record = json.loads(film.with_suffix(".json").read_text())
        self.assertAlmostEqual(Decimal(record["spent_usd"]), spent, places=2)
        parts = {"scenes": [record["story_by"]], "images": [record["portrait_by"]], "clips": [one["made_by"] for one in record["scenes"]]}
        for work, maker in makers.items():
            for part in parts[work]:
                self.assertEqual((part["maker"], part["runs"][-1]["maker"]), (maker, maker), part)
                self.assertTrue(part["model"])
        return record["notes"]

    def check_film(self, film, seconds):
        streams, form = probe(film)
        self.assertEqual(set(streams), {"video", "audio"})
        self.assertAlmostEqual(float(form["duration"]), seconds, delta=0.1)
        self.assertEqual(int(streams["video"]["nb_read_packets"]), seconds * 24)



class Films(WithFakes):
    """Each maker of FILMS."""

    def test_by_the_command_line_and_again_for_nothing(self):
        for name in FILMS:
            with self.subTest(name):
                makers, _, fakes = self.begin(name)
                options = [part for work, maker in makers.items() for part in ("--maker", f"{work}={maker}")]
                out = self.folder / f"{name.replace(' ', '-')}.mp4"
                arguments = ["--scenes", "2", "--clip-seconds", "4", "--size", "480p", "--json", *options, "-o", out]
                made = self.make(*arguments)
                self.check_film(out, 8)
                self.assertLess(abs(json.loads(made.stdout.splitlines()[-1])["largest_offset_ms"]), 1)
                first = (self.billed(fakes), self.runs(fakes))
                self.assertGreaterEqual(first[1], 3)
                told = json.loads(self.run_program("costs", "--json").stdout)
                ours = sum((Decimal(one["spent_usd"]) + Decimal(one["reserved_usd"]) for one in told["makers"]
                            if one["of"] in makers.values()), Decimal(0))
                self.assertAlmostEqual(ours, first[0], places=2)
                notes = self.check_record(out, makers, first[0])
                self.make(*arguments)  # all of it is kept
                self.assertEqual((self.billed(fakes), self.runs(fakes)), first, "the same film was paid for again")
                self.assertEqual(self.check_record(out, makers, 0), notes)

    def test_by_the_server_as_a_project(self):
        for name in FILMS:
            with self.subTest(name):
                makers, environment, fakes = self.begin(name)
                with Server(self.folder / f"server {name}", environment=environment) as server:
                    song = upload(server, short_song(self.folder, 8))
                    made = project(server, number_of_scenes=2, clip_seconds=4, audio_id=song, makers=makers)
                    estimate = server.get(f"/api/projects/{made['id']}/estimate").json
                    self.assertEqual({part["work"]: part["maker"] for part in estimate["parts"] if part["work"] in makers}, makers)
                    film = server.post(f"/api/projects/{made['id']}/film", headers=ASYNC).json["id"]
                    found = ended(server, film, 180)
                    self.assertEqual(found["state"], "succeeded", found)
                    self.check_film(self.folder / f"server {name}" / "videos" / f"{film}.mp4", 8)
                    take = server.get(f"/api/projects/{made['id']}").json["scenes"][0]["takes"][0]["details"]
                    self.assertEqual(take["backend_used"], makers["clips"])
                    self.assertTrue(take["runs"][0]["inputs"])
                    self.assertLessEqual(float(self.billed(fakes)), estimate["total_usd"] + 1e-9, "it cost more than was said")


class Pictures(WithFakes):
    """Pictures by a server that speaks OpenAI's images."""

    def test_are_made_after_another_picture(self):
        _, environment, fakes = self.begin("openai's pictures")
        fakes[0].switch(prices={"gpt-image-2.5-flare": {"per_million_in": "8", "per_million_out": "30"}})
        with Server(self.folder / "outputs", environment=environment) as server:
            wish = {"character_description": "a red fox with a hat", "num_images": 1, "backend": "openai"}
            first = server.post("/api/mv/generate_character_reference", wish).json
            self.assertTrue(pathlib.Path(first["images"][0]["path"]).read_bytes().startswith(b"\x89PNG"), first)
            like = server.post("/api/mv/generate_character_reference", {**wish, "character_reference_id": first["images"][0]["id"]})
            self.assertEqual(like.status, 200, like.json)
            self.assertNotIn("notes", like.json["metadata"])
            painted = server.post("/api/mv/generate_character_reference",
                                  {**wish, "backend": "builtin", "character_reference_id": first["images"][0]["id"]}).json
            self.assertIn("takes no reference picture", painted["metadata"]["notes"][0])
            unknown = server.post("/api/mv/generate_character_reference",
                                  {**wish, "character_reference_id": "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"})
            self.assertEqual(unknown.status, 404, unknown.json)
            spent = {one["of"]: one["spent_usd"] for one in server.get("/api/costs").json["makers"]}
            self.assertAlmostEqual(spent["openai"], float(self.billed(fakes)), places=4)
        runs = fakes[0].bill()["runs"]
        self.assertEqual([len(run["input"].get("images", [])) for run in runs], [0, 1])

    def test_of_an_own_server_are_made_by_its_own_model_only(self):
        _, _, fakes = self.begin("openai's pictures")
        fakes[0].switch(models=["llama3.2:3b"], picture_models=["sd-turbo"])
        self.environment.update(OPENAI_MODEL="llama3.2:3b", OPENAI_IMAGE_MODEL="sd-turbo")
        told = self.run_program("doctor").out
        self.assertIn("ready: scenes, pictures", told)
        self.assertNotIn("has no model", told)  # those of the catalogue are not asked for
        del self.environment["OPENAI_IMAGE_MODEL"]
        self.assertNotIn("pictures", next(line for line in self.run_program("doctor").out.splitlines() if "openai" in line))


class Wrong(WithFakes):
    """What cannot be had is said before anything is begun."""

    def test_makers_and_budgets_that_make_no_sense_are_refused(self):
        self.begin("replicate")
        for arguments, variables, code, part in ((["--maker", "clips=sora"], {}, 2, "'sora' is not known; choose one of"),
                                                 (["--maker", "clip=replicate"], {}, 2, "--maker clip=replicate is not understood"),
                                                 (["--maker", "clips=gemini"], {}, 20, "set GEMINI_API_KEY"),
                                                 ([], {"BUDGET_USD": "lots"}, 2, "BUDGET_USD is 'lots'"),
                                                 ([], {"BUDGET_USD": "1,50"}, 2, "as in 50 or 7.50"),
                                                 ([], {"COMFYUI_URL": "here"}, 2, "COMFYUI_URL is 'here'")):
            with self.subTest(part):
                self.environment.update(variables)
                told = self.make(*arguments, expect=code).err
                self.assertIn(part, told)
                self.assertNotIn(" cost ", told)
                for variable in variables:
                    del self.environment[variable]

    def test_a_project_that_wants_one_that_is_not_there_pays_for_nothing(self):
        _, environment, fakes = self.begin("openai and sdcpp")
        with Server(self.folder / "outputs", environment=environment) as server:
            made = project(server, number_of_scenes=2, makers={"scenes": "openai", "clips": "gemini"})
            reply = server.post(f"/api/projects/{made['id']}/film", headers=ASYNC)
            self.assertEqual((reply.status, reply.json["error"]), (500, "ConfigurationError"), reply)
            self.assertIn("GEMINI_API_KEY", reply.json["message"])
        self.assertEqual(self.runs(fakes), 0)


    def test_what_cannot_be_paid_or_made_to_its_end_is_not_begun(self):
        _, _, fakes = self.begin("replicate")
        short = ["--scenes", "2", "--clip-seconds", "4", "--size", "480p"]
        told = self.make(*short, "--estimate").err
        self.assertIn("about $1.64", told)
        self.environment["BUDGET_USD"] = "1.50"
        self.assertIn("would cost about $1.64, and BUDGET_USD leaves $1.50", self.make(*short, expect=24).err)
        for what in ([], ["--estimate"]):
            self.assertIn("makes clips of 4, 6, 8 seconds, and 20 are needed", self.make("--clip-seconds", "20", *what, expect=13).err)
        self.assertEqual(self.runs(fakes), 0)
        self.environment["BUDGET_USD"] = "1.64"
        self.assertIn("$1.64 spent", self.make(*short).out)
        self.assertEqual(self.run_program("costs", "--json").out.count('"month_usd": "1.64"'), 1)
        self.make(*short)  # what is there needs no budget
        self.assertEqual(float(self.billed(fakes)), 1.64)

    def test_what_is_kept_is_not_held_against_the_budget(self):
        _, _, fakes = self.begin("gemini")  # its texts and pictures cost less than is told before
        film = ["--scenes", "1", "--clip-seconds", "4", "--size", "480p", "--maker", "clips=builtin"]
        self.make(*film)
        self.assertGreater(self.billed(fakes), 0)
        self.environment["BUDGET_USD"] = "0"
        self.make(*film)

    def test_a_stop_tells_of_the_orders_that_go_on_and_the_next_run_what_they_cost(self):
        _, _, fakes = self.begin("replicate")
        film = ["--scenes", "2", "--clip-seconds", "4", "--size", "480p", "--maker", "images=builtin"]
        fakes[0].switch(run_s=[4, 4])
        process = self.start("make", "--song", SONG, "--idea", IDEA, "--character", CHARACTER, *film, "-o", self.folder / "film.mp4")
        until(lambda: len(fakes[0].bill()["runs"]) == 2, 60, "the orders")
        time.sleep(0.5)  # their ids are written down
        process.send_signal(signal.SIGINT)
        told = process.communicate()[1].decode()
        self.assertEqual(process.returncode, 130, told)
        self.assertIn("0 of 2 clips are kept; 2 orders go on at the maker's", told)
        self.assertIn("$1.60 spent", self.make(*film).out)
        record = self.record()
        self.assertEqual((record["spent_usd"], record["cost_usd"]), ("1.60", "1.60"))
        self.make(*film)
        record = self.record()
        self.assertEqual((record["spent_usd"], record["cost_usd"]), ("0.00", "1.60"))
        self.assertEqual(self.runs(fakes), 2)

    def test_what_a_maker_refuses_is_told_with_the_work_that_it_was_for(self):
        _, _, fakes = self.begin("replicate")
        fakes[0].switch(next=["run_fails"])
        told = self.make(expect=27).err
        self.assertIn("songreel: the picture of the character: ", told)
        self.assertNotIn("job_attempt_failed", told)

    def test_a_maker_that_has_no_time_is_waited_for_in_words(self):
        _, _, fakes = self.begin("replicate")
        fakes[0].switch(next=["429"])
        told = self.make("--scenes", "1", "--clip-seconds", "4", "--size", "480p").err
        self.assertRegex(told, r"character  Replicate has too much to do.*; asking again")

    def test_doctor_says_why_a_maker_is_not_ready(self):
        _, _, fakes = self.begin("openai and sdcpp")
        def state(name):
            return next(line for line in self.run_program("doctor").out.splitlines() if line.split()[1:2] == [name])
        self.assertIn("ready: pictures, clips", state("sdcpp"))
        self.environment["SDCPP_URL"] = fakes[0].base + "/elsewhere"
        self.assertIn("stable-diffusion.cpp does not know its API; is its address right?", state("sdcpp"))
        fakes[1].close()
        self.environment["SDCPP_URL"] = fakes[1].base
        self.assertIn("does not take our call; is it running?", state("sdcpp"))
        self.begin("replicate")[2][0].switch(key="another")
        self.assertIn("does not accept the key in REPLICATE_API_TOKEN", state("replicate"))

    def test_a_film_with_a_part_that_is_held_is_told_as_held(self):
        _, environment, _ = self.begin("replicate")
        with Server(self.folder / "outputs", environment={**environment, "BUDGET_USD": "project=1"}) as server:
            made = project(server, number_of_scenes=2, clip_seconds=4, makers={"images": "builtin", "clips": "replicate"})
            for _ in range(2):  # while it is found out, and when it is known
                reply = server.post(f"/api/projects/{made['id']}/film")
                self.assertEqual(reply.status, 409, reply)
                self.assertIn("BUDGET_USD", reply.json["message"])

    def test_an_answer_that_is_paid_for_is_waited_for_at_the_end_of_the_program(self):
        _, _, fakes = self.begin("gemini")
        film = ["--scenes", "1", "--clip-seconds", "1", "--maker", "clips=builtin", "--maker", "scenes=builtin"]
        fakes[0].switch(latency_s=[3, 3])
        process = self.start("make", "--idea", IDEA, "--character", CHARACTER, "--size", "480p", *film, "-o", self.folder / "film.mp4")
        until(lambda: any("generateContent" in one["path"] for one in fakes[0].control("GET", "/_fake/requests")), 60, "the order")
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=60)[1].decode()
        self.assertEqual(process.returncode, 130, told)
        fakes[0].switch(latency_s=None)
        self.make(*film, song=None)
        self.assertEqual(self.runs(fakes), 1)

    def test_a_server_tells_of_a_maker_that_is_not_there(self):
        _, environment, fakes = self.begin("replicate")
        fakes[0].switch(key="another")
        with Server(self.folder / "outputs", environment=environment) as server:
            def one():
                return next(maker for maker in server.get("/api/makers").json["makers"] if maker["name"] == "replicate")
            found = until(lambda: None if one()["usable"] else one(), 20, "the first look")
            self.assertTrue(found["ready"])
            self.assertIn("REPLICATE_API_TOKEN", found["warnings"][0])
            refused = server.post("/api/projects", {"idea": "a fox", "character_description": "a red fox", "makers": {"clips": "sora"}})
            self.assertEqual(refused.status, 400, refused)
            self.assertIn("'sora' is not known", refused.json["message"])
            made = project(server, makers={"images": "builtin", "clips": "replicate"})
            changed = server.request("PATCH", f"/api/projects/{made['id']}", json={"makers": {"clips": "builtin"}}).json["makers"]
            self.assertEqual((changed["images"], changed["clips"]), ("builtin", "builtin"))
            self.assertIn("usable", json.dumps(server.get("/openapi.json").json["components"]["schemas"]["MakerView"]))


class Lips(WithFakes):
    """Lips by a hosted model, in a film with clips of our own."""

    def test_are_made_once(self):
        _, _, fakes = self.begin("replicate")
        arguments = ["--scenes", "2", "--clip-seconds", "4", "--size", "480p", "--start", "12", "--lipsync", "--maker", "lips=replicate",
                     "--maker", "clips=builtin", "--maker", "images=builtin", "--maker", "scenes=builtin"]
        self.make(*arguments)
        self.check_film(self.folder / "film.mp4", 8)
        runs = fakes[0].bill()["runs"]
        self.assertTrue(runs and all(run["kind"] == "lipsync" for run in runs), runs)
        self.make(*arguments)
        self.assertEqual(len(fakes[0].bill()["runs"]), len(runs))


if __name__ == "__main__":
    unittest.main()
