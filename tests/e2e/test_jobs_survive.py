"""Jobs survive: what was taken on is done, once, whatever happens to the server in the middle of it."""

import pathlib
import shutil
import tempfile
import threading
import time
import unittest

from program import alive, children
from server import Server
from studio import ASYNC, ENDED, Stream, all_jobs, ended, job, project, short_song, until, upload


class WithAServer(unittest.TestCase):
    arguments = ()

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="songreel-jobs-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.server = Server(self.folder / "outputs", *self.arguments)
        self.addCleanup(lambda: self.server.close())  # pylint: disable=unnecessary-lambda

    def begin_clip(self, **fields):
        """A clip that takes long enough to be met in the making."""
        wish = {"prompt": "Wide shot of a beach", "duration": 30, **fields}
        reply = self.server.post("/api/mv/generate_video", json=wish, headers=ASYNC)
        self.assertEqual(reply.status, 202, reply)
        return reply.json["id"]

    def until_painting(self, job_id):
        def look():
            found = job(self.server, job_id)
            self.assertNotIn(found["state"], ENDED, found)
            return found if found["state"] == "running" and found["progress"] > 0 else None
        return until(look, 60, "progress")

    def restart(self):
        self.server.close()
        self.server = Server(self.folder / "outputs", *self.arguments)


class Keys(WithAServer):
    def test_that_come_again_give_the_same_answer_even_after_a_restart(self):
        wish = {"prompt": "A lamp", "duration": 1}
        first = self.server.post("/api/mv/generate_video", json=wish, headers={"Idempotency-Key": "lamp"})
        self.assertEqual(first.status, 200, first)
        self.restart()
        again = self.server.post("/api/mv/generate_video", json=wish, headers={"Idempotency-Key": "lamp"})
        self.assertEqual((again.status, again.json), (200, first.json))
        other = self.server.post("/api/mv/generate_video", json={**wish, "seed": 2}, headers={"Idempotency-Key": "lamp"})
        self.assertEqual((other.status, other.json["error"]), (409, "Conflict"))
        self.assertEqual(len(all_jobs(self.server, kind="clip")), 1)

    def test_on_another_endpoint_are_a_conflict(self):
        self.server.post("/api/mv/create_scenes", json={"idea": "a", "character_description": "b"}, headers={"Idempotency-Key": "k"})
        other = self.server.post("/api/mv/generate_video", json={"prompt": "A lamp"}, headers={"Idempotency-Key": "k"})
        self.assertEqual(other.status, 409, other)


    def test_answer_again_after_what_they_were_made_from_is_gone(self):
        song = upload(self.server, short_song(self.folder))
        clip = self.server.post("/api/mv/generate_video", json={"prompt": "A lamp", "duration": 1}).json["video_id"]
        film = project(self.server)
        scenes = f"/api/projects/{film['id']}/scenes"
        scene = self.server.post(scenes, json={"description": "A lamp"}).json["id"]
        wishes = {"/api/audio/trim": {"audio_id": song, "start_at": 1},
                  "/api/mv/stitch_video": {"video_ids": [clip], "audio_overlay_id": song},
                  "/api/mv/generate_video": {"prompt": "A lamp", "duration": 1, "project_id": film["id"], "sequence": 1},
                  f"{scenes}/{scene}/takes": {},
                  f"{scenes}/{scene}/regenerate": None,
                  f"/api/projects/{film['id']}/film": None}
        first = {path: self.server.post(path, json=wish, headers={"Idempotency-Key": path}) for path, wish in wishes.items()}
        self.assertEqual({reply.status for reply in first.values()}, {200}, first)
        for left in (*(self.folder / "outputs" / "audio").glob(f"{song}.*"), *(self.folder / "outputs").rglob(f"{clip}*")):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        self.assertEqual(self.server.request("DELETE", f"/api/projects/{film['id']}?really=true").status, 200)
        made = len(all_jobs(self.server))
        for path, wish in wishes.items():
            with self.subTest(path):
                again = self.server.post(path, json=wish, headers={"Idempotency-Key": path})
                self.assertEqual((again.status, again.json), (200, first[path].json))
                self.assertNotEqual(self.server.post(path, json=wish).status, 200, "its sources are not gone")
        self.assertEqual(len(all_jobs(self.server)), made)

    def test_make_one_of_what_needs_no_job(self):
        film = project(self.server)
        body = {"idea": "A moth", "character_description": "A lamp"}
        wishes = {"/api/projects": body, f"/api/projects/{film['id']}/duplicate": None,
                  f"/api/projects/{film['id']}/scenes": {"description": "A lamp"}}
        for path, wish in wishes.items():
            with self.subTest(path):
                first = self.server.post(path, json=wish, headers={"Idempotency-Key": "once"})
                self.assertEqual(first.status, 201, first)
                self.restart()
                again = self.server.post(path, json=wish, headers={"Idempotency-Key": "once"})
                self.assertEqual((again.status, again.json), (201, first.json))
                other = self.server.post(path, json=wish, headers={"Idempotency-Key": "twice"})
                self.assertNotEqual(other.json["id"], first.json["id"])
        self.assertEqual(len(self.server.get("/api/projects").json["projects"]), 5)
        self.assertEqual(len(self.server.get(f"/api/projects/{film['id']}").json["scenes"]), 2)

    def test_make_one_project_of_many_requests_at_once(self):
        answers = []

        def ask():
            reply = self.server.post("/api/projects", json={"idea": "A moth", "character_description": "A lamp"},
                                     headers={"Idempotency-Key": "rush"})
            answers.append((reply.status, reply.json["id"]))

        threads = [threading.Thread(target=ask) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(answers), 12)
        self.assertEqual(len(set(answers)), 1, answers)
        self.assertEqual(answers[0][0], 201)

    def test_of_another_form_are_refused_where_nothing_is_made_too(self):
        reply = self.server.post("/api/projects", json={"idea": "A moth", "character_description": "A lamp"},
                                 headers={"Idempotency-Key": "with space"})
        self.assertEqual((reply.status, reply.json["error"]), (400, "ValidationError"))


class Leaving(WithAServer):
    def test_does_not_stop_the_job(self):
        body = b'{"prompt":"A lamp","duration":2}'
        with self.server.connect() as connection:
            connection.sendall(b"POST /api/mv/generate_video HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n"
                               b"Content-Length: %d\r\n\r\n%s" % (self.server.port, len(body), body))
            found = until(lambda: all_jobs(self.server, kind="clip"), 60, "the job")
        done = ended(self.server, found[0]["id"])
        self.assertEqual(done["state"], "succeeded", done)
        self.assertEqual(self.server.get(f"/api/mv/get_video/{done['id']}").status, 200)


class Cancelling(WithAServer):
    def test_reaches_the_work_within_a_second(self):
        job_id = self.begin_clip()
        self.until_painting(job_id)
        asked = time.monotonic()
        reply = self.server.post(f"/api/jobs/{job_id}/cancel")
        self.assertEqual(reply.status, 200, reply)
        done = ended(self.server, job_id)
        self.assertLess(time.monotonic() - asked, 1.0)
        self.assertEqual((done["state"], done["result"]), ("canceled", None))
        until(lambda: not children(self.server.process.pid), 1, "the end of the worker")
        self.assertEqual(self.server.get(f"/api/mv/get_video/{job_id}").status, 404)
        self.assertEqual([str(path) for path in self.folder.rglob("*.part")], [])
        self.assertEqual(self.server.post(f"/api/jobs/{job_id}/cancel").json["state"], "canceled")

    def test_answers_those_who_wait_for_the_job(self):
        waiting = Waiting(self.server, "/api/mv/generate_video", {"prompt": "Wide shot of a beach", "duration": 30})
        job_id = until(lambda: all_jobs(self.server, kind="clip", state="running"), 60, "the job")[0]["id"]
        self.server.post(f"/api/jobs/{job_id}/cancel")
        reply = waiting.reply()
        self.assertEqual(reply.status, 409, reply)
        self.assertIn("canceled", reply.json["message"])

    def test_a_film_cancels_all_of_its_jobs(self):
        made = project(self.server, number_of_scenes=3, clip_seconds=20)
        film = self.server.post(f"/api/projects/{made['id']}/film", headers=ASYNC).json["id"]
        until(lambda: all_jobs(self.server, kind="clip", state="running"), 60, "a running clip")
        self.assertEqual(self.server.post(f"/api/jobs/{film}/cancel").status, 200)
        until(lambda: all(one["state"] in ENDED for one in all_jobs(self.server)), 2, "the end of all jobs")
        left = {one["state"] for one in all_jobs(self.server) if one["kind"] not in ("story", "song", "portrait")}
        self.assertEqual(left, {"canceled"})

    def test_can_be_thought_better_of(self):
        job_id = self.begin_clip(duration=2)
        self.server.post(f"/api/jobs/{job_id}/cancel")
        self.assertEqual(ended(self.server, job_id)["state"], "canceled")
        reply = self.server.post(f"/api/jobs/{job_id}/retry")
        self.assertEqual(reply.status, 200, reply)
        self.assertEqual(ended(self.server, job_id)["state"], "succeeded")


class Ending(WithAServer):
    def test_by_sigterm_hands_back_what_runs_and_the_next_start_finishes_it(self):
        self.server.close()
        self.server = Server(self.folder / "outputs", "--drain", "1s")
        job_id = self.begin_clip(duration=8)
        self.until_painting(job_id)
        asked = time.monotonic()
        self.assertEqual(self.server.stop(), 0, self.server.log)
        self.assertLess(time.monotonic() - asked, 5)
        self.restart()
        self.assertIn(job(self.server, job_id)["state"], ("queued", "running", "succeeded"))
        done = ended(self.server, job_id)
        self.assertEqual(done["state"], "succeeded", done)
        self.assertLessEqual(done["attempts"], 2)

    def test_by_sigterm_lets_a_short_job_finish_and_its_client_have_the_answer(self):
        waiting = Waiting(self.server, "/api/mv/generate_video", {"prompt": "A lamp", "duration": 4})
        until(lambda: all_jobs(self.server, kind="clip", state="running"), 60, "the job")
        self.assertEqual(self.server.stop(), 0, self.server.log)
        self.assertEqual(waiting.reply().status, 200)

    def test_leaves_no_worker_behind_even_when_killed(self):
        job_id = self.begin_clip()
        self.until_painting(job_id)
        workers = children(self.server.process.pid)
        self.server.kill()
        until(lambda: not any(alive(worker) for worker in workers), 2, "the end of the workers")

    def test_is_refused_a_second_server_on_the_same_folder(self):
        second = Server(self.folder / "outputs", expect_start=False)
        self.addCleanup(second.close)
        self.assertEqual(second.wait(), 19, second.log)
        self.assertIn("another", second.log.lower())
        self.assertEqual(self.server.get("/health").status, 200)

    def test_is_refused_a_second_server_on_the_same_records(self):
        records = self.folder / "elsewhere" / "records.db"
        records.parent.mkdir()
        link = self.folder / "link.db"
        link.symlink_to(records)

        def serve(name, file, expect_start):
            server = Server(self.folder / name, environment={"DATABASE_URL": f"sqlite:///{file}"}, expect_start=expect_start)
            self.addCleanup(server.close)
            return server

        first = serve("first", records, expect_start=True)
        job_id = first.post("/api/mv/generate_video", json={"prompt": "A lamp", "duration": 60}, headers=ASYNC).json["id"]
        until(lambda: job(first, job_id)["state"] == "running", 60, "the job")
        for number, file in enumerate((records, link)):
            second = serve(f"second{number}", file, expect_start=False)
            self.assertEqual(second.wait(), 19, second.log)
            self.assertIn("another songreel serve", second.log)
            self.assertIn("DATABASE_URL", second.log)
        self.assertEqual(job(first, job_id)["attempts"], 1)
        first.kill()
        third = serve("third", link, expect_start=True)
        self.assertIn(job(third, job_id)["state"], ("queued", "running"))


class Events(WithAServer):
    def test_of_a_job_begin_with_now_and_end_with_its_end(self):
        job_id = self.begin_clip(duration=2)
        with Stream(self.server, f"/api/jobs/{job_id}/events") as stream:
            self.assertEqual((stream.status, stream.headers["content-type"].split(";")[0]), (200, "text/event-stream"))
            events = list(stream)
        self.assertEqual({event for _, event, _ in events}, {"job"})
        self.assertEqual({data["id"] for _, _, data in events}, {job_id})
        progress = [data["progress"] for _, _, data in events]
        self.assertEqual(progress, sorted(progress))
        self.assertEqual((events[-1][2]["state"], progress[-1]), ("succeeded", 1.0))
        self.assertEqual(events[-1][2], job(self.server, job_id))
        self.assertNotIn(None, [event_id for event_id, _, _ in events])
        return job_id, events[-1][0]

    def test_of_a_job_that_were_all_heard_tell_the_browser_to_stop(self):
        job_id, last = self.test_of_a_job_begin_with_now_and_end_with_its_end()
        reply = self.server.get(f"/api/jobs/{job_id}/events", headers={"Last-Event-ID": last})
        self.assertEqual((reply.status, reply.body), (204, b""))

    def test_of_all_begin_with_a_hello_and_miss_nothing_after_a_break(self):
        with Stream(self.server, "/api/events") as stream:
            events = iter(stream)
            event_id, kind, data = next(events)
            self.assertEqual((kind, data), ("hello", {}))
            first = project(self.server, name="First")
            event_id, kind, data = next(events)
            self.assertEqual((kind, data["id"]), ("project", first["id"]))
        second = project(self.server, name="Second")
        third = project(self.server, name="Third")
        with Stream(self.server, "/api/events", last_id=event_id) as stream:
            events = iter(stream)
            self.assertEqual([next(events)[2]["id"] for _ in range(2)], [second["id"], third["id"]])

    def test_from_before_a_restart_begin_with_a_hello(self):
        with Stream(self.server, "/api/events") as stream:
            event_id = next(iter(stream))[0]
            project(self.server)
        self.restart()
        with Stream(self.server, "/api/events", last_id=event_id or "1-1") as stream:
            self.assertEqual(next(iter(stream))[1], "hello")

    def test_tell_of_songs_projects_takes_and_jobs(self):
        with Stream(self.server, "/api/events") as stream:
            song = upload(self.server, short_song(self.folder))
            made = project(self.server, audio_id=song, number_of_scenes=2)
            self.assertEqual(self.server.post(f"/api/projects/{made['id']}/film").status, 200)
            heard = {}
            for _, kind, data in stream:
                heard.setdefault(kind, []).append(data)
                if kind == "job" and data["kind"] == "film" and data["state"] == "succeeded":
                    break
        self.assertEqual(heard["audio"][0]["audio_id"], song)
        self.assertEqual(heard["project"][0]["id"], made["id"])
        self.assertEqual(len({take["id"] for take in heard["take"]}), 2)
        self.assertEqual({one["kind"] for one in heard["job"]} & {"clip", "film"}, {"clip", "film"})


class Waiting:
    """A request whose answer is wanted later."""

    def __init__(self, server, path, wish):
        self._reply = None
        self._thread = threading.Thread(target=self._ask, args=(server, path, wish))
        self._thread.start()

    def _ask(self, server, path, wish):
        self._reply = server.post(path, json=wish, timeout=120)

    def reply(self):
        self._thread.join(120)
        return self._reply
