"""A machine that fails: a full disk, readers of media that crash or hang. The error is clear and all goes on afterwards."""

import contextlib
import errno
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest

from program import SONG, alive, children
from server import Server
from studio import ASYNC, ended, job, project, short_song, until, upload


class FullDisk(unittest.TestCase):
    """The outputs lie on a small disk of their own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="songreel-full-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.disk = self.folder / "outputs"
        self.disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "songreel-test", self.disk], capture_output=True, check=False)
        if mounted.returncode != 0:
            reason = "no small disk can be mounted here: " + mounted.stderr.decode().strip()
            print(reason)
            self.skipTest(reason)
        self.addCleanup(subprocess.run, ["umount", self.disk], check=True)
        self.server = Server(self.disk)
        self.addCleanup(self.server.close)

    def fill(self, left):
        """Leaves that many bytes of room."""
        free = os.statvfs(self.disk)
        size = free.f_bavail * free.f_frsize - left
        with open(self.disk / "filler", "ab", buffering=0) as filler:
            try:
                filler.write(bytes(max(0, size)))
            except OSError as error:  # the server may have written a little meanwhile
                self.assertEqual(error.errno, errno.ENOSPC)

    def empty(self):
        (self.disk / "filler").unlink()

    def big(self):
        """All that is larger than records."""
        return sorted(path.relative_to(self.disk) for path in self.disk.rglob("*")
                      if path.is_file() and path.name != "filler" and "songreel.db" not in path.name)

    def full(self, reply):
        self.assertEqual((reply.status, reply.json["error"]), (507, "DiskFull"), reply)
        self.assertTrue(reply.json["message"])

    def test_refuses_uploads_and_takes_them_again_once_there_is_room(self):
        song = SONG.read_bytes()
        before = self.big()
        self.fill(300_000)
        self.full(self.server.request("PUT", "/api/audio/upload?filename=song.mp3", body=song))
        self.assertEqual(self.big(), before)
        self.empty()
        self.assertEqual(self.server.request("PUT", "/api/audio/upload?filename=song.mp3", body=song).status, 201)

    def test_fails_a_clip_clearly_and_paints_it_once_there_is_room(self):
        before = self.big()
        self.fill(800_000)  # enough for records, too little for the clip
        wish = {"prompt": "Wide shot of a beach", "duration": 8}
        self.full(self.server.post("/api/mv/generate_video", json=wish, timeout=120))
        self.assertEqual(self.big(), before)
        self.empty()
        reply = self.server.post("/api/mv/generate_video", json=wish, timeout=120)
        self.assertEqual(reply.status, 200, reply)
        self.assertEqual(self.server.get(reply.json["video_url"]).status, 200)

    def test_without_room_for_records_waits_and_goes_on_once_there_is_some(self):
        job_id = self.server.post("/api/mv/generate_video", json={"prompt": "Wide shot of a beach", "duration": 8}, headers=ASYNC).json["id"]
        self.fill(0)
        until(lambda: "full" in self.server.log, 60, "a line about the full disk")
        self.assertEqual(self.server.get("/health").status, 200)
        self.assertNotEqual(job(self.server, job_id)["state"], "succeeded")
        self.empty()
        done = ended(self.server, job_id)
        if done["state"] == "failed":
            self.assertIn(done["error"]["error"], ("DiskFull", "disk_full"))
            self.assertEqual(self.server.post(f"/api/jobs/{job_id}/retry").status, 200)
            done = ended(self.server, job_id)
        self.assertEqual(done["state"], "succeeded", done)

    def test_does_not_half_write_a_project_and_writes_it_once_there_is_room(self):
        first = project(self.server, name="Before")
        self.fill(0)
        statuses = set()
        for number in range(40):
            reply = self.server.post("/api/projects", json={"idea": "a" * 16_000, "character_description": "x", "name": f"Full {number}"})
            statuses.add(reply.status)
            if reply.status != 201:
                self.full(reply)
        self.assertIn(507, statuses)
        self.assertEqual(self.server.get(f"/api/projects/{first['id']}").json, first)
        self.assertEqual(self.server.get("/health").status, 200)
        self.empty()
        later = project(self.server, name="After")
        self.assertEqual(self.server.get("/api/projects?limit=1").json["projects"][0]["id"], later["id"])
        self.assertEqual(self.server.stop(), 0, self.server.log)
        with Server(self.disk) as server:
            self.assertEqual(server.get(f"/api/projects/{first['id']}").json, first)

    def test_says_at_the_start_that_nothing_can_be_written(self):
        self.server.close()
        for path in self.disk.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        self.fill(0)
        refused = Server(self.disk, expect_start=False)
        self.addCleanup(refused.close)
        self.assertEqual(refused.wait(), 12, refused.log)
        self.assertIn("space", refused.log)


class DamagedRecords(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="songreel-damaged-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.records = self.folder / "outputs" / "songreel.db"

    def test_are_told_as_ours_and_not_as_the_clients(self):
        with Server(self.folder / "outputs") as server:
            job_id = server.post("/api/mv/generate_video", json={"prompt": "A lamp", "duration": 1}, headers=ASYNC).json["id"]
            ended(server, job_id)
            self.assertEqual(server.stop(), 0, server.log)
        with contextlib.closing(sqlite3.connect(self.records)) as database, database:
            database.execute("UPDATE job SET output = '{'")
        with Server(self.folder / "outputs") as server:
            for path in (f"/api/jobs/{job_id}", "/api/jobs"):
                reply = server.get(path)
                self.assertEqual((reply.status, reply.json["error"]), (500, "InternalError"), reply)
                self.assertIn("backup", reply.json["message"])
                until(lambda at=path: f"path={at} status=500" in server.log, 10, "a line in the log")
            self.assertEqual(server.get("/health").status, 200)

    def test_keep_the_server_from_starting(self):
        self.records.parent.mkdir()
        self.records.write_bytes(b"x" * 5000)
        refused = Server(self.folder / "outputs", expect_start=False)
        self.addCleanup(refused.close)
        self.assertEqual(refused.wait(), 25, refused.log)
        self.assertIn("damaged or no database", refused.log)
        self.assertEqual(self.records.read_bytes(), b"x" * 5000)


class Readers(unittest.TestCase):
    """What parses media runs in processes of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="songreel-readers-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.server = Server(self.folder / "outputs", environment={"SONGREEL_MEDIA_SECONDS": "2"})
        self.addCleanup(self.server.close)

    def hit_readers(self, number, ask):
        """Sends the signal to every reader that starts while `ask` runs; (what it answered, how many were hit)."""
        done, hit = threading.Event(), set()

        def hunt():
            while not done.is_set():
                for child in children(self.server.process.pid):
                    if child not in hit:
                        hit.add(child)
                        try:
                            os.kill(child, number)
                        except ProcessLookupError:
                            pass
        hunter = threading.Thread(target=hunt)
        hunter.start()
        try:
            return ask(), hit
        finally:
            done.set()
            hunter.join()
            for child in hit:
                if alive(child):
                    os.kill(child, signal.SIGCONT)

    def upset(self, number, ask):
        """The answer to the first asking whose reader was hit before it was done."""
        for _ in range(50):
            reply, hit = self.hit_readers(number, ask)
            if reply.status not in (200, 201):
                return reply, hit
        return self.fail("every reader was quicker than the signal")

    def test_that_crash_cost_one_request(self):
        song = short_song(self.folder).read_bytes()
        for number in (signal.SIGSEGV, signal.SIGKILL):
            with self.subTest(number.name):
                reply, _ = self.upset(number, lambda: self.server.request("PUT", "/api/audio/upload?filename=song.mp3", body=song))
                self.assertIn(reply.status, (422, 500, 503), reply)
                self.assertTrue(reply.json["message"])
        self.assertEqual(self.server.request("PUT", "/api/audio/upload?filename=song.mp3", body=song).status, 201)
        self.assertEqual([str(path) for path in self.folder.rglob("*.part")], [])

    def test_that_hang_are_ended(self):
        song = short_song(self.folder).read_bytes()
        began = time.monotonic()
        reply, hit = self.upset(signal.SIGSTOP,
                                lambda: self.server.request("PUT", "/api/audio/upload?filename=song.mp3", body=song, timeout=180))
        self.assertIn(reply.status, (422, 500, 503), reply)
        self.assertLess(time.monotonic() - began, 120)
        until(lambda: not any(alive(child) for child in hit), 5, "the end of the readers")
        self.assertEqual(self.server.request("PUT", "/api/audio/upload?filename=song.mp3", body=song).status, 201)

    def test_that_crash_while_trimming_fail_that_job_only(self):
        song = upload(self.server, short_song(self.folder))
        reply, _ = self.upset(signal.SIGSEGV,
                              lambda: self.server.post("/api/audio/trim", json={"audio_id": song, "start_at": 1}, timeout=120))
        self.assertIn(reply.status, (422, 500, 503), reply)
        self.assertEqual(self.server.post("/api/audio/trim", json={"audio_id": song, "start_at": 1}).status, 200)
