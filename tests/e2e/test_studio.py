"""What the studio's pages show of songs, clips and looks, measured; and the example."""

import os
import pathlib
import shutil
import struct
import subprocess
import threading
import unittest
import wave

from program import PROGRAM, SONG, ffmpeg, probe
from server import Server, ServerTest
from studio import SMALL, all_jobs, ended, project, short_song, upload

RATE = 48_000


def stepped_song(path):
    """Four seconds: silence, half of full scale on both sides, silence, a quarter on the right alone."""
    frames = b""
    for second, (left, right) in enumerate(((0, 0), (0.5, 0.5), (0, 0), (0, 0.25))):
        for sample in range(RATE):
            sign = 1 if (second * RATE + sample) // 50 % 2 else -1  # a square wave: each of its samples is a peak
            frames += struct.pack("<hh", round(sign * left * 32767), round(sign * right * 32767))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)
    return path


def stills(*arguments):
    """A decoded picture as RGB bytes."""
    return subprocess.run(["ffmpeg", "-v", "error", *map(str, arguments), "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
                          check=True, capture_output=True, stdin=subprocess.DEVNULL).stdout


def mean_difference(left, right):
    assert len(left) == len(right), (len(left), len(right))
    return sum(abs(a - b) for a, b in zip(left, right)) / len(left)


class StudioTest(ServerTest):
    def picture(self, path, name="picture.jpg"):
        """The file of a picture that the server shows, and its size."""
        reply = self.server.get(path)
        self.assertEqual(reply.status, 200, reply)
        self.assertEqual(reply.headers["Content-Type"], "image/jpeg")
        file = self.folder / name
        file.write_bytes(reply.body)
        stream = probe(file)[0]["video"]
        self.assertEqual(stream["codec_name"], "mjpeg")
        return file, (stream["width"], stream["height"])

    def clip(self, **fields):
        reply = self.server.post("/api/mv/generate_video", json={"prompt": "A woman walks through the rain", "duration": 2, "seed": 7, **fields})
        self.assertEqual(reply.status, 200, reply)
        return reply.json["video_id"]


class Waveforms(StudioTest):
    def points(self, song, count):
        reply = self.server.get(f"/api/audio/waveform/{song}?points={count}")
        self.assertEqual(reply.status, 200, reply)
        self.assertEqual(len(reply.json["points"]), count)
        return reply.json

    def test_are_the_peaks_of_each_slice(self):
        wav = stepped_song(self.folder / "steps.wav")
        ffmpeg("-i", wav, self.folder / "steps.flac")
        for name in ("steps.wav", "steps.flac"):
            song = upload(self.server, self.folder / name, name)
            self.assertEqual(self.points(song, 4)["points"], [0, 0.5, 0, 0.25])
            found = self.points(song, 400)
            self.assertAlmostEqual(found["duration"], 4, places=6)
            for at, level in enumerate(found["points"]):
                # Slices of 10 ms; those beside a step may hear a millisecond of it.
                allowed = {(0, 0.5, 0, 0.25)[max(at - 1, 0) // 100], (0, 0.5, 0, 0.25)[at // 100],
                           (0, 0.5, 0, 0.25)[min(at + 1, 399) // 100]}
                self.assertTrue(any(abs(level - one) < 0.001 for one in allowed), (at, level))

    def test_of_lossy_songs_stand_where_the_sound_is(self):
        ffmpeg("-i", stepped_song(self.folder / "steps.wav"), "-c:a", "libmp3lame", "-b:a", "192k", self.folder / "steps.mp3")
        found = self.points(upload(self.server, self.folder / "steps.mp3"), 40)["points"]
        loud = [at for at, level in enumerate(found) if level > 0.2]
        self.assertEqual((loud[0], loud[-1]), (10, 39), found)
        self.assertEqual(loud[:10], list(range(10, 20)), found)
        # The encoder may hear the second sound coming.
        self.assertIn(loud[10], (29, 30), found)

    def test_are_gathered_once_however_many_ask(self):
        song = upload(self.server, short_song(self.folder, seconds=30, name="asked.mp3"))
        replies = []
        askers = [threading.Thread(target=lambda: replies.append(self.server.get(f"/api/audio/waveform/{song}"))) for _ in range(8)]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join()
        self.assertEqual({reply.body for reply in replies}, {replies[0].body})
        before = len(all_jobs(self.server, kind="waveform"))
        again = upload(self.server, self.folder / "asked.mp3")  # equal bytes: already known
        self.assertEqual(self.server.get(f"/api/audio/waveform/{again}").body, replies[0].body)
        self.assertEqual(len(all_jobs(self.server, kind="waveform")), before)

    def test_come_back_when_what_was_kept_is_lost_or_spoiled(self):
        song = upload(self.server, stepped_song(self.folder / "lost.wav"))
        whole = self.points(song, 10)
        for spoil in (pathlib.Path.unlink, lambda file: file.write_bytes(b"songreel-peaks-1 nonsense")):
            for file in (self.folder / "outputs" / "kept").glob("peaks*"):
                spoil(file)
            self.assertEqual(self.points(song, 10), whole)

    def test_of_what_is_damaged_say_so(self):
        song = upload(self.server, short_song(self.folder, name="cut.mp3"))
        file = self.folder / "outputs" / "audio" / f"{song}.mp3"
        file.unlink()
        file.write_bytes(b"no song any more" * 100)
        reply = self.server.get(f"/api/audio/waveform/{song}")
        self.assertEqual((reply.status, reply.json["error"]), (422, "Refused"), reply)


class Posters(StudioTest):
    def test_are_the_middle_of_the_clip_in_its_shape(self):
        for size, aspect, wanted in (("720p", "16:9", (640, 360)), ("480p", "9:16", (480, 854)), ("720p", "1:1", (640, 640))):
            with self.subTest(f"{size} {aspect}"):
                video = self.clip(size=size, aspect_ratio=aspect)
                file, shape = self.picture(f"/api/mv/get_video/{video}/poster")
                self.assertEqual(shape[0], wanted[0])
                self.assertAlmostEqual(shape[1], wanted[1], delta=1)
                film = self.folder / "outputs" / "videos" / f"{video}.mp4"
                scale = ("-vf", f"scale={shape[0]}:{shape[1]}")
                shown = stills("-i", file)
                self.assertLess(mean_difference(shown, stills("-ss", "1", "-i", film, *scale)), 4)
                self.assertLess(file.stat().st_size, 150_000)

    def test_of_films_from_elsewhere_are_turned_as_they_are_shown(self):
        video = "11111111-2222-4333-8444-555555555555"
        place = self.folder / "outputs" / "videos" / f"{video}.mp4"
        place.parent.mkdir(exist_ok=True)
        plain = self.folder / "plain.mp4"
        ffmpeg("-f", "lavfi", "-i", "testsrc2=s=320x180:d=2", "-pix_fmt", "yuv420p", plain)
        ffmpeg("-display_rotation", "90", "-i", plain, "-c", "copy", place) if self.can_rotate() else shutil.copy(plain, place)
        _, shape = self.picture(f"/api/mv/get_video/{video}/poster")
        self.assertEqual(shape, (180, 320) if self.can_rotate() else (320, 180), "never larger than the film")

    @staticmethod
    def can_rotate():
        """ffmpeg 6 has -display_rotation."""
        return b"display_rotation" in subprocess.run(["ffmpeg", "-hide_banner", "-h", "full"], capture_output=True, check=False).stdout

    def test_of_what_is_no_film_say_so(self):
        video = "11111111-2222-4333-8444-666666666666"
        place = self.folder / "outputs" / "videos" / f"{video}.mp4"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"no film at all" * 100)
        for _ in range(2):
            reply = self.server.get(f"/api/mv/get_video/{video}/poster")
            self.assertEqual((reply.status, reply.json["error"]), (422, "Refused"), reply)


class Previews(StudioTest):
    def test_show_each_look_as_it_is_and_last(self):
        pictures = {}
        for flavor in self.server.get("/api/flavors").json["flavors"]:
            file, shape = self.picture(flavor["preview_url"], f"{flavor['name']}.jpg")
            self.assertEqual(shape, (640, 360))
            pictures[flavor["name"]] = stills("-i", file)
            self.assertEqual(self.server.get(flavor["preview_url"]).body, file.read_bytes())
        for left, right in (("default", "example"), ("default", "mv1"), ("example", "mv1")):
            self.assertGreater(mean_difference(pictures[left], pictures[right]), 15, f"{left} and {right} look the same")
        noir = pictures["example"]
        colour = sum(max(noir[i:i + 3]) - min(noir[i:i + 3]) for i in range(0, len(noir), 3)) / (len(noir) / 3)
        self.assertLess(colour, 12, "example is black and white")
        self.assertEqual(len(all_jobs(self.server, kind="preview")), len(pictures))


class Example(StudioTest):
    def test_becomes_a_film_and_leaves_its_own_song_alone(self):
        made = self.server.post("/api/projects/example").json
        self.assertEqual((made["name"], made["state"]), ("Silver Skyline", "draft"))
        self.assertIn("Silver on the skyline", made["lyrics"])
        info = self.server.get(f"/api/audio/info/{made['audio_id']}").json
        self.assertEqual(info["title"], "Silver Skyline.mp3")
        copy = self.folder / "outputs" / "audio" / f"{made['audio_id']}.mp3"
        self.assertEqual(copy.read_bytes(), SONG.read_bytes())
        self.assertNotEqual(copy.stat().st_ino, SONG.stat().st_ino)
        self.assertEqual(list((self.folder / "outputs" / "incoming").iterdir()), [])
        reply = self.server.request("PATCH", f"/api/projects/{made['id']}", json={"clip_seconds": 0.5, "size": "480p", "number_of_scenes": 2})
        self.assertEqual(reply.status, 200, reply)
        film = self.server.post(f"/api/projects/{made['id']}/film", timeout=120).json
        self.assertTrue(film["metadata"]["proof"]["in_sync"], film)

    def test_says_plainly_when_its_song_is_not_there(self):
        checkout = self.folder / "checkout"
        (checkout / "backend/mv").mkdir(parents=True)
        shutil.copytree(pathlib.Path(__file__).resolve().parents[2] / "backend/mv/configs", checkout / "backend/mv/configs")
        program = checkout / "songreel"
        shutil.copy(PROGRAM, program)
        self.addCleanup(program.unlink)
        with Server(self.folder / "bare", program=program) as server:
            reply = server.post("/api/projects/example")
            self.assertEqual((reply.status, reply.json["error"]), (404, "NotFound"), reply)
            self.assertIn("the example song is not there", reply.json["message"])
            self.assertEqual(server.get("/api/projects").json["projects"], [])


class Makers(StudioTest):
    environment = {"GEMINI_API_KEY": "very-secret-value", "GEMINI_BASE_URL": "http://127.0.0.1:9/v1beta"}

    def test_tell_names_of_what_is_missing_and_no_values(self):
        reply = self.server.get("/api/makers")
        makers = {maker["name"]: maker for maker in reply.json["makers"]}
        self.assertEqual(set(makers), {"builtin", "replicate", "gemini", "openai", "comfyui", "sdcpp"})
        self.assertEqual((makers["builtin"]["ready"], makers["builtin"]["missing"], makers["builtin"]["makes"]),
                         (True, [], ["scenes", "images", "clips", "lips"]))
        self.assertEqual((makers["replicate"]["ready"], makers["replicate"]["missing"]), (False, ["REPLICATE_API_TOKEN"]))
        self.assertEqual(makers["gemini"]["missing"], [])
        self.assertNotIn("very-secret-value", reply.text)


class Runs(StudioTest):
    """What the page of a run needs of its project."""

    def read(self, made):
        return self.server.get(f"/api/projects/{made['id']}").json

    def test_are_stitched_again_from_the_clips_as_they_are(self):
        made = project(self.server, audio_id=upload(self.server, short_song(self.folder)), number_of_scenes=3)
        path = f"/api/projects/{made['id']}"
        refused = self.server.post(f"{path}/film", json={"clips": "current"})
        self.assertEqual((refused.status, refused.json["error"]), (409, "Conflict"), refused)
        self.assertEqual(self.server.post(f"{path}/film", timeout=120).status, 200)
        scenes = self.read(made)["scenes"]
        first, second, third = (scene["take_id"] for scene in scenes)
        # The first scene's words change, the second loses its clip.
        self.server.request("PATCH", f"{path}/scenes/{scenes[0]['id']}", json={"description": "Close-up of a lamp"})
        self.server.request("DELETE", f"{path}/scenes/{scenes[1]['id']}/takes/{second}")
        film = self.server.post(f"{path}/film", json={"clips": "current"}, timeout=120)
        self.assertEqual(film.status, 200, film)
        metadata = film.json["metadata"]
        self.assertEqual(metadata["input_video_ids"], [first, third])
        self.assertEqual((metadata["clips_made"], metadata["clips_kept"]), (0, 2))
        self.assertTrue(metadata["proof"]["in_sync"], metadata)
        self.assertAlmostEqual(metadata["video_duration_seconds"], 1, places=2)
        after = self.read(made)
        self.assertEqual(after["film"]["video_id"], film.json["video_id"])
        self.assertTrue(after["film"]["stale"])
        self.assertEqual([scene["take_id"] for scene in after["scenes"]], [first, None, third])
        # Asked without a wish, as ever: what is missing or out of date is made.
        renewed = self.server.post(f"{path}/film", timeout=120).json
        self.assertEqual((renewed["metadata"]["clips_made"], renewed["metadata"]["clips_kept"]), (2, 1))

    def test_know_their_newest_jobs(self):
        made = project(self.server, number_of_scenes=2)
        self.assertEqual(self.server.post(f"/api/projects/{made['id']}/film", timeout=120).status, 200)
        scene = self.read(made)["scenes"][0]["id"]
        take = self.server.post(f"/api/projects/{made['id']}/scenes/{scene}/takes", json={}, headers={"Prefer": "respond-async"}).json
        ended(self.server, take["id"])
        newest = all_jobs(self.server, project=made["id"], latest="true")
        places = [(job["kind"], job["scene_id"]) for job in newest]
        self.assertEqual(len(places), len(set(places)))
        self.assertEqual(set(places), {(job["kind"], job["scene_id"]) for job in all_jobs(self.server, project=made["id"])})
        self.assertIn(take["id"], [job["id"] for job in newest])
        self.assertEqual(sum(job["kind"] == "clip" for job in newest), 2)

    def test_place_their_scenes_in_the_song_as_the_film_will(self):
        song = upload(self.server, short_song(self.folder, seconds=5.3))
        made = project(self.server, audio_id=song, whole_song=True, clip_seconds=2, song_start=1)
        film = self.server.post(f"/api/projects/{made['id']}/film", timeout=120)
        self.assertEqual(film.status, 200, film)
        scenes = self.read(made)["scenes"]
        self.assertEqual([scene["start_seconds"] for scene in scenes], [0, 2])
        self.assertEqual(scenes[0]["duration_seconds"], 2)
        length = film.json["metadata"]["video_duration_seconds"]
        self.assertAlmostEqual(scenes[1]["start_seconds"] + scenes[1]["duration_seconds"], length, places=6)
        self.assertNotEqual(scenes[1]["duration_seconds"], 2)

    def test_show_a_still_of_their_film(self):
        made = project(self.server, number_of_scenes=1)
        self.assertIsNone(made["poster_url"])
        self.assertEqual(self.server.post(f"/api/projects/{made['id']}/film", timeout=120).status, 200)
        shown = self.read(made)
        self.assertEqual(shown["poster_url"], f"/api/mv/get_video/{shown['film']['video_id']}/poster")
        self.assertEqual(shown["film"]["poster_url"], shown["poster_url"])
        listed = self.server.get("/api/projects").json["projects"]
        self.assertEqual(next(one for one in listed if one["id"] == made["id"])["poster_url"], shown["poster_url"])
        take = shown["scenes"][0]["takes"][0]
        self.assertEqual(take["poster_url"], f"/api/mv/get_video/{take['id']}/poster")
        self.picture(take["poster_url"])
        self.picture(shown["poster_url"])

    def test_are_one_for_a_key_however_many_ask_at_once(self):
        replies = []

        def ask():
            replies.append(self.server.post("/api/projects", json={**SMALL, "name": "Twice"}, headers={"Idempotency-Key": f"twice-{os.getpid()}"}))
        askers = [threading.Thread(target=ask) for _ in range(6)]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join()
        self.assertEqual({reply.status for reply in replies}, {201})
        self.assertEqual(len({reply.json["id"] for reply in replies}), 1)


if __name__ == "__main__":
    unittest.main()
