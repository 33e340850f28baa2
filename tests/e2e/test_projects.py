"""Projects: their scenes and takes, and films that paint only what has changed."""

from program import frame_hashes, probe
from server import Server, ServerTest
from studio import ASYNC, all_jobs, ended, project, short_song, upload


class ProjectTest(ServerTest):
    def read(self, made):
        reply = self.server.get(f"/api/projects/{made['id']}")
        self.assertEqual(reply.status, 200, reply)
        return reply.json

    def ask(self, method, path, json=None, expect=200, headers=None):
        reply = self.server.request(method, path, json=json, headers=headers, timeout=120)
        self.assertEqual(reply.status, expect, f"{method} {path} {json}\n{reply.text[:2000]}")
        return reply.json

    def film(self, made):
        """Makes the film: what it tells about itself."""
        return self.ask("POST", f"/api/projects/{made['id']}/film")

    def add(self, made, description, **fields):
        return self.ask("POST", f"/api/projects/{made['id']}/scenes", {"description": description, **fields}, expect=201)

    def videos(self):
        return {path.stem for path in (self.folder / "outputs" / "videos").glob("*.mp4")}

    def stored(self, video_id):
        return self.folder / "outputs" / "videos" / f"{video_id}.mp4"


class Projects(ProjectTest):
    def test_are_listed_newest_first_in_pages_that_neither_lose_nor_double(self):
        ids = [project(self.server, name=f"Page {number}")["id"] for number in range(5)]
        found, before = [], None
        while True:
            page = self.server.get("/api/projects?limit=2" + (f"&before={before}" if before else "")).json
            self.assertLessEqual(len(page["projects"]), 2)
            found += [one["id"] for one in page["projects"]]
            before = page["next"]
            if not before:
                break
        self.assertEqual(len(found), len(set(found)))
        self.assertEqual([one for one in found if one in ids], ids[::-1])

    def test_keep_what_a_change_does_not_name(self):
        made = project(self.server, name="Rain", number_of_scenes=3, seed=9)
        changed = self.ask("PATCH", f"/api/projects/{made['id']}", {"name": "Snow"})
        kept = {key: value for key, value in made.items() if key not in ("name", "changed_at")}
        self.assertEqual({key: changed[key] for key in kept}, kept)
        self.assertEqual((changed["name"], changed["seed"]), ("Snow", made["seed"]))
        self.assertGreaterEqual(changed["changed_at"], made["changed_at"])
        self.assertEqual(self.read(made), changed)

    def test_are_still_there_after_a_restart(self):
        folder = self.folder / "other"
        with Server(folder) as server:
            made = project(server, name="Rain")
            server.post(f"/api/projects/{made['id']}/scenes", json={"description": "A lamp"})
            before = server.get(f"/api/projects/{made['id']}").json
            self.assertEqual(server.stop(), 0)
        with Server(folder) as server:
            self.assertEqual(server.get(f"/api/projects/{made['id']}").json, before)

    def test_are_stitched_once_the_clip_that_stopped_the_film_is_there(self):
        song = upload(self.server, short_song(self.folder))
        made = project(self.server, audio_id=song, number_of_scenes=2)
        scenes = [self.add(made, text) for text in ("A lamp", "The sea")]
        self.ask("POST", f"/api/projects/{made['id']}/film", {}, expect=202, headers=ASYNC)
        clip = next(one for one in all_jobs(self.server, project=made["id"])
                    if one["kind"] == "clip" and one["scene_id"] == scenes[1]["id"])
        self.ask("POST", f"/api/jobs/{clip['id']}/cancel")
        self.assertEqual(ended(self.server, self.read(made)["film_job_id"])["state"], "canceled")
        for scene in scenes:
            if not self.take_of(made, scene):
                self.ask("POST", f"/api/projects/{made['id']}/scenes/{scene['id']}/takes", {})
        self.assertEqual(ended(self.server, self.read(made)["film_job_id"])["state"], "succeeded")
        self.assertEqual([one["kind"] for one in all_jobs(self.server, project=made["id"])].count("film"), 2)
        self.assertEqual(self.read(made)["state"], "done")

    def take_of(self, made, scene):
        return next(one for one in self.read(made)["scenes"] if one["id"] == scene["id"])["take_id"]

    def test_are_deleted_with_their_files_but_not_with_those_of_others(self):
        song = upload(self.server, short_song(self.folder))
        made = project(self.server, audio_id=song, number_of_scenes=2)
        film = self.film(made)
        copy = self.ask("POST", f"/api/projects/{made['id']}/duplicate", expect=201)
        takes = [scene["take_id"] for scene in self.read(made)["scenes"]]

        refused = self.server.request("DELETE", f"/api/projects/{made['id']}")
        self.assertEqual(refused.status, 409, refused)
        self.assertEqual((refused.json["detail"]["scenes"], refused.json["detail"]["takes"]), (2, 2))
        self.assertEqual(self.read(made)["id"], made["id"])

        gone = self.ask("DELETE", f"/api/projects/{made['id']}?really=true")
        self.assertTrue(gone["deleted"])
        self.ask("GET", f"/api/projects/{made['id']}", expect=404)
        self.assertEqual(self.server.get(f"/api/audio/get/{song}").status, 200, "the song belongs to everybody")
        for take in (scene["takes"][0] for scene in self.read(copy)["scenes"]):
            self.assertEqual(self.server.get(take["video_url"]).status, 200, "the copy's takes are still there")

        gone = self.ask("DELETE", f"/api/projects/{copy['id']}?really=true")
        self.assertGreater(gone["files"], 0)
        self.assertGreater(gone["bytes"], 0)
        for video in (film["video_id"], *takes):
            self.assertFalse(self.stored(video).exists(), video)

    def test_that_are_deleted_stop_their_jobs(self):
        made = project(self.server, clip_seconds=30, number_of_scenes=2)
        film = self.server.post(f"/api/projects/{made['id']}/film", headers=ASYNC).json["id"]
        self.ask("DELETE", f"/api/projects/{made['id']}?really=true")
        self.assertEqual(ended(self.server, film, 5)["state"], "canceled")
        left = [one for one in all_jobs(self.server) if one["project_id"] == made["id"]]
        for one in left:
            ended(self.server, one["id"], 5)


class Scenes(ProjectTest):
    def test_keep_their_places_without_gaps(self):
        made = project(self.server)
        for word in ("one", "two", "three"):
            self.add(made, f"Scene {word}")
        self.add(made, "Scene zero", position=0)
        found = self.read(made)["scenes"]
        self.assertEqual([(scene["position"], scene["description"]) for scene in found],
                         [(0, "Scene zero"), (1, "Scene one"), (2, "Scene two"), (3, "Scene three")])
        path = f"/api/projects/{made['id']}/scenes"
        self.ask("PATCH", f"{path}/{found[0]['id']}", {"position": 2})
        self.assertEqual([scene["description"][6:] for scene in self.read(made)["scenes"]], ["one", "two", "zero", "three"])
        self.ask("DELETE", f"{path}/{found[1]['id']}")
        left = self.read(made)["scenes"]
        self.assertEqual([(scene["position"], scene["description"][6:]) for scene in left], [(0, "two"), (1, "zero"), (2, "three")])
        turned = self.ask("PUT", f"{path}/order", {"scene_ids": [scene["id"] for scene in left[::-1]]})
        self.assertEqual([scene["description"][6:] for scene in turned["scenes"]], ["three", "zero", "two"])

    def test_can_be_written_anew_one_by_one(self):
        made = project(self.server)
        first, second = self.add(made, "A lamp"), self.add(made, "A candle")
        new = self.ask("POST", f"/api/projects/{made['id']}/scenes/{first['id']}/regenerate")
        self.assertEqual((new["id"], new["position"]), (first["id"], 0))
        self.assertNotEqual(new["description"], "A lamp")
        self.assertTrue(new["description"])
        again = self.ask("POST", f"/api/projects/{made['id']}/scenes/{first['id']}/regenerate")
        self.assertNotEqual(again["description"], new["description"], "who asks again wants another text")
        self.assertEqual(self.read(made)["scenes"][1]["description"], second["description"])
        self.assertEqual(all_jobs(self.server, kind="rewrite", project=made["id"])[0]["scene_id"], first["id"])

    def test_hold_shell_filter_and_subtitle_markup_as_literal_text(self):
        markup = "'; rm -rf / #$(id) `id` %s {idea} [0:v]drawtext=text='x' {\\an8}<b>&amp;\\N"
        made = project(self.server, idea=markup, name=markup)
        scene = self.add(made, markup, negative_description=markup)
        take = self.ask("POST", f"/api/projects/{made['id']}/scenes/{scene['id']}/takes", {})
        found = self.read(made)
        self.assertEqual((found["idea"], found["name"]), (markup, markup))
        self.assertEqual((found["scenes"][0]["description"], found["scenes"][0]["negative_description"]), (markup, markup))
        self.assertIn(markup, take["metadata"]["prompt"])


class Takes(ProjectTest):
    def test_are_made_chosen_and_deleted(self):
        made = project(self.server)
        scene = self.add(made, "Wide shot of a beach")
        path = f"/api/projects/{made['id']}/scenes/{scene['id']}"
        first = self.ask("POST", path + "/takes", {"seed": 1})
        second = self.ask("POST", path + "/takes", {"seed": 2, "backend": "builtin"})
        self.assertNotEqual(frame_hashes(self.stored(first["video_id"])), frame_hashes(self.stored(second["video_id"])))
        listed = self.ask("GET", path + "/takes")
        self.assertEqual([take["id"] for take in listed["takes"]], [first["video_id"], second["video_id"]])
        self.assertEqual(listed["chosen"], second["video_id"], "the newest is chosen")
        chosen = self.ask("PUT", path + "/take", {"take_id": first["video_id"]})
        self.assertEqual((chosen["take_id"], [take["chosen"] for take in chosen["takes"]]), (first["video_id"], [True, False]))
        left = self.ask("DELETE", f"{path}/takes/{first['video_id']}")
        self.assertEqual((left["take_id"], len(left["takes"])), (second["video_id"], 1), "the other one is chosen now")
        self.assertEqual(self.server.get(f"/api/mv/get_video/{first['video_id']}").status, 404)
        self.ask("PUT", path + "/take", {"take_id": first["video_id"]}, expect=404)
        none = self.ask("DELETE", f"{path}/takes/{second['video_id']}")
        self.assertEqual((none["take_id"], none["takes"]), (None, []))

    def test_by_a_maker_without_its_key_are_a_clear_error(self):
        made = project(self.server)
        scene = self.add(made, "A lamp")
        reply = self.server.post(f"/api/projects/{made['id']}/scenes/{scene['id']}/takes", json={"backend": "gemini"})
        self.assertEqual((reply.status, reply.json["error"]), (500, "ConfigurationError"))
        self.assertIn("GEMINI_API_KEY", reply.json["message"])


class Films(ProjectTest):
    def test_are_written_painted_stitched_and_proved_in_one_go(self):
        song = upload(self.server, short_song(self.folder, 6))
        made = project(self.server, audio_id=song, number_of_scenes=3, song_start=1)
        film = self.film(made)
        self.assertEqual(film["video_url"], f"/api/mv/get_video/{film['video_id']}")
        told = film["metadata"]
        self.assertEqual((told["num_clips"], told["clips_made"], told["clips_kept"]), (3, 3, 0))
        self.assertAlmostEqual(told["total_duration"], 1.5, delta=0.05)
        self.assertTrue(told["proof"]["in_sync"], told["proof"])
        found = self.read(made)
        self.assertEqual((found["state"], len(found["scenes"]), found["film"]["video_id"]), ("done", 3, film["video_id"]))
        self.assertFalse(found["film"]["stale"])
        self.assertEqual(found["film_job_id"], film["video_id"])
        self.assertTrue(found["poster_url"] is None or self.server.get(found["poster_url"]).status == 200)
        streams, form = probe(self.stored(film["video_id"]))
        self.assertEqual((streams["video"]["width"], streams["video"]["height"]), (854, 480))
        self.assertAlmostEqual(float(form["duration"]), 1.5, delta=0.05)
        self.assertIn("audio", streams)

    def test_without_a_song_are_silent(self):
        made = project(self.server, number_of_scenes=1)
        streams, _ = probe(self.stored(self.film(made)["video_id"]))
        self.assertEqual(set(streams), {"video"})

    def test_made_again_paint_only_what_has_changed(self):
        made = project(self.server, number_of_scenes=3)
        first = self.film(made)
        before = self.read(made)["scenes"]
        again = self.film(made)
        self.assertEqual((again["metadata"]["clips_made"], again["metadata"]["clips_kept"]), (0, 3))
        self.assertEqual([scene["take_id"] for scene in self.read(made)["scenes"]], [scene["take_id"] for scene in before])

        path = f"/api/projects/{made['id']}/scenes/{before[1]['id']}"
        edited = self.ask("PATCH", path, {"description": "Close-up of a candle in the dark"})
        self.assertEqual((edited["stale"], edited["take_id"]), (True, before[1]["take_id"]))
        found = self.read(made)
        self.assertEqual([scene["stale"] for scene in found["scenes"]], [False, True, False])
        self.assertTrue(found["film"]["stale"])

        third = self.film(made)
        self.assertEqual((third["metadata"]["clips_made"], third["metadata"]["clips_kept"]), (1, 2))
        found = self.read(made)
        self.assertEqual([scene["stale"] for scene in found["scenes"]], [False] * 3)
        self.assertEqual([len(scene["takes"]) for scene in found["scenes"]], [1, 2, 1])
        self.assertFalse(found["film"]["stale"])
        old, new = (frame_hashes(self.stored(one["video_id"])) for one in (first, third))
        self.assertEqual(len(old), 36)
        self.assertEqual((old[:12], old[24:]), (new[:12], new[24:]))
        self.assertNotEqual(old[12:24], new[12:24])

    def test_are_stale_after_every_change_that_they_would_show(self):
        made = project(self.server, number_of_scenes=2)
        path = f"/api/projects/{made['id']}"
        self.film(made)
        self.ask("PATCH", path, {"name": "Another name"})
        self.assertFalse(self.read(made)["film"]["stale"], "a name is not shown")
        scenes = self.read(made)["scenes"]
        self.ask("PUT", path + "/scenes/order", {"scene_ids": [scene["id"] for scene in scenes[::-1]]})
        self.assertTrue(self.read(made)["film"]["stale"])
        turned = self.film(made)
        self.assertEqual(turned["metadata"]["num_clips"], 2)
        self.assertFalse(self.read(made)["film"]["stale"])
        self.ask("PATCH", path, {"audio_id": upload(self.server, short_song(self.folder, 5, "later.mp3"))})
        self.assertTrue(self.read(made)["film"]["stale"])
        self.ask("PATCH", path, {"audio_id": None})
        self.ask("PATCH", path, {"size": "540p"})
        self.assertEqual([scene["stale"] for scene in self.read(made)["scenes"]], [True, True])
        self.assertEqual(self.film(made)["metadata"]["clips_made"], 2)

    def test_of_a_copy_paint_nothing_again(self):
        made = project(self.server, number_of_scenes=2)
        self.film(made)
        before = self.videos()
        copy = self.ask("POST", f"/api/projects/{made['id']}/duplicate", expect=201)
        self.assertNotEqual(copy["id"], made["id"])
        self.assertEqual([scene["description"] for scene in copy["scenes"]],
                         [scene["description"] for scene in self.read(made)["scenes"]])
        self.assertTrue({scene["id"] for scene in copy["scenes"]}.isdisjoint({scene["id"] for scene in self.read(made)["scenes"]}))
        self.assertEqual((self.film(copy)["metadata"]["clips_made"]), 0)
        inodes = {self.stored(name).stat().st_ino for name in before}
        new = [name for name in self.videos() - before if self.stored(name).stat().st_ino not in inodes]
        self.assertLessEqual(len(new), 1, "only the film is new; the takes share their files")

    def test_asked_for_twice_at_once_are_made_once_or_refused(self):
        made = project(self.server, number_of_scenes=2)
        first = self.server.post(f"/api/projects/{made['id']}/film", headers=ASYNC)
        second = self.server.post(f"/api/projects/{made['id']}/film", headers=ASYNC)
        self.assertEqual(first.status, 202)
        self.assertIn(second.status, (202, 409))
        self.assertEqual(ended(self.server, first.json["id"])["state"], "succeeded")
        if second.status == 202:
            self.assertEqual(ended(self.server, second.json["id"])["state"], "succeeded")
        self.assertEqual([len(scene["takes"]) for scene in self.read(made)["scenes"]], [1, 1])
