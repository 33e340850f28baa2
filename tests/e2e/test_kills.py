"""kill -9 at many random moments: no job is lost, and none that was done is done again."""

import os
import pathlib
import random
import shutil
import tempfile
import time
import unittest

from program import probe
from server import Server
from studio import ASYNC, all_jobs, job, project, short_song, until, upload

KILLS = int(os.environ.get("SONGREEL_KILLS", "200"))
SEED = int(os.environ.get("SONGREEL_KILL_SEED", "20240229"))
SCENES = 4
# Seconds of work between two kills: half of them early, in the start and the first steps; half late enough that clips get done.
LIVES = ((0, 0.5), (0.5, 2.0))


class Killed(unittest.TestCase):
    """kill -9 at random moments while films are made, and a new start on the same folder each time."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="songreel-kill-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.random = random.Random(SEED)
        self.server = None
        self.addCleanup(lambda: self.server and self.server.close())
        self.seen = {}    # every job ever seen, as it was last seen
        self.files = {}   # (inode, time of change) of every clip of a job that was seen succeeded
        self.kills = 0
        self.unfinished = 0  # kills that hit a film in the making
        self.midway = 0      # those of them that hit one with clips that were done already

    def start(self):
        self.server = Server(self.folder / "outputs")

    def kill(self):
        self.server.kill()
        self.server.close()
        self.kills += 1

    def clip(self, job_id):
        state = (self.folder / "outputs" / "videos" / f"{job_id}.mp4").stat()
        return state.st_ino, state.st_mtime_ns

    def look(self):
        """Compares all jobs with what was seen before."""
        now = {one["id"]: one for one in all_jobs(self.server)}
        self.assertEqual(sorted(set(self.seen) - set(now)), [], "jobs are lost")
        for job_id, one in now.items():
            before = self.seen.get(job_id)
            if before and before["state"] == "succeeded":
                kept = ("state", "attempts", "started_at", "finished_at", "result")
                self.assertEqual({key: before[key] for key in kept}, {key: one[key] for key in kept}, "a finished job was repeated")
            if one["state"] == "succeeded" and one["kind"] == "clip":
                found = self.clip(job_id)
                self.assertEqual(self.files.setdefault(job_id, found), found, f"the clip of {job_id} was written again")
        self.assertEqual([one for one in now.values() if one["state"] in ("failed", "canceled", "held")], [], "a job was given up")
        self.seen = now
        return now

    def begin_film(self, number, song):
        made = project(self.server, name=f"Film {number}", audio_id=song, number_of_scenes=SCENES, aspect_ratio="1:1", seed=SEED + number)
        # Sent again with the same key if the answer is lost, as a client would.
        reply = self.server.post(f"/api/projects/{made['id']}/film", headers={**ASYNC, "Idempotency-Key": f"film-{number}"})
        self.assertEqual(reply.status, 202, reply)
        self.seen[reply.json["id"]] = reply.json
        return made["id"], reply.json["id"]

    def kill_until_done(self, film_job):
        """Lets the server live a random while at a time, until the film is made or the kills are used up."""
        while self.kills < KILLS and self.seen[film_job]["state"] != "succeeded":
            time.sleep(self.random.uniform(*self.random.choice(LIVES)))
            self.kill()
            self.start()
            now = self.look()
            if now[film_job]["state"] != "succeeded":
                self.unfinished += 1
                clips = [one for one in now.values() if one["kind"] == "clip" and one["project_id"] == now[film_job]["project_id"]]
                self.midway += any(one["state"] == "succeeded" for one in clips)

    def check_film(self, project_id, film_job):
        found = until(lambda: self.look()[film_job]["state"] == "succeeded" and job(self.server, film_job), 120, "the film")
        made = self.server.get(f"/api/projects/{project_id}").json
        self.assertEqual(len(made["scenes"]), SCENES)
        self.assertEqual([len(scene["takes"]) for scene in made["scenes"]], [1] * SCENES, "one take a scene")
        self.assertEqual(made["state"], "done")
        self.assertEqual(found["result"]["video_id"], made["film"]["video_id"])
        streams, form = probe(self.folder / "outputs" / "videos" / f"{made['film']['video_id']}.mp4")
        self.assertEqual(set(streams), {"video", "audio"})
        self.assertAlmostEqual(float(form["duration"]), SCENES * 0.5, delta=0.1)
        self.assertEqual(int(streams["video"]["nb_read_packets"]), SCENES * 12)
        clips = [one for one in self.look().values() if one["project_id"] == project_id and one["kind"] == "clip"]
        self.assertEqual(len(clips), SCENES)

    def test_at_many_random_moments_no_job_is_lost_and_none_is_done_twice(self):
        self.start()
        song = upload(self.server, short_song(self.folder))
        films = 0
        began = time.monotonic()
        while self.kills < KILLS:
            films += 1
            project_id, film_job = self.begin_film(films, song)
            self.kill_until_done(film_job)
            self.check_film(project_id, film_job)
        took = time.monotonic() - began
        print(f"{self.kills} kills in {took:.0f} s, {self.unfinished} of them before a film was done, "
              f"{self.midway} with some of its clips done; {films} films, {len(self.seen)} jobs, all succeeded")
        self.assertEqual({one["state"] for one in self.seen.values()}, {"succeeded"})
        self.assertGreater(self.unfinished, KILLS * 0.7, "the kills came too late to mean anything")
        self.assertGreater(self.midway, KILLS * 0.2, "the kills came too early to mean anything")
        self.assertEqual(self.server.stop(), 0, self.server.log)
        self.assertEqual([str(path) for path in self.folder.rglob("*.part")], [], "something half-written is left")


if __name__ == "__main__":
    unittest.main()
