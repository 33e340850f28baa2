"""Lip-sync over HTTP: mouths in our own clips, in those of others, and in whole films."""

import hashlib
import http.server
import pathlib
import subprocess
import threading
import uuid

from program import CHARACTER, ROOT, SONG, ffmpeg
from server import ServerTest
from studio import ASYNC, ended, project, upload

SINGER = "Close-up of her face in a small club at night, she sings into the microphone"
SIZE = (854, 480)


def frames(path):
    """Every decoded picture, grey."""
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "gray", "-"], check=True,
                         capture_output=True).stdout
    size = SIZE[0] * SIZE[1]
    return [raw[at:at + size] for at in range(0, len(raw), size)]


def changed(first, second, by=40):
    """Where two pictures differ by so much: the numbers of columns and rows."""
    return [(at % SIZE[0], at // SIZE[0]) for at, (a, b) in enumerate(zip(first, second)) if abs(a - b) > by]


class Files(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Lipsync(ServerTest):
    @classmethod
    def setUpClass(cls):
        cls.web_folder = None
        cls.web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), lambda *a: Files(*a, directory=cls.web_folder))
        threading.Thread(target=cls.web.serve_forever, daemon=True).start()
        cls.addClassCleanup(cls.web.shutdown)
        cls.environment = {"SONGREEL_FETCH_ALLOW": f"127.0.0.1:{cls.web.server_address[1]}"}
        super().setUpClass()
        cls.web_folder = cls.folder / "web"
        cls.web_folder.mkdir()
        # The song's first half minute: nobody sings before 7.8 s.
        beginning = cls.folder / "beginning.mp3"
        ffmpeg("-i", SONG, "-t", "30", "-c", "copy", beginning)
        cls.song = upload(cls.server, beginning)
        cls.clip = cls.made_clip(SINGER)

    @classmethod
    def made_clip(cls, prompt, seconds=3):
        reply = cls.server.post("/api/mv/generate_video", {"prompt": prompt, "duration": seconds, "size": "480p", "seed": 5},
                                timeout=120)
        assert reply.status == 200, reply
        return reply.json["video_id"]

    def stored(self, video_id):
        return self.folder / "outputs" / "jobs" / video_id / "video.mp4"

    def link(self, path):
        """The address at which our own web server has a file."""
        target = self.web_folder / path.name
        if not target.exists():
            target.write_bytes(path.read_bytes())
        return f"http://127.0.0.1:{self.web.server_address[1]}/{path.name}"

    def ask(self, expect=200, **body):
        reply = self.server.post("/api/mv/lipsync", body, timeout=180)
        self.assertEqual(reply.status, expect, f"{body}\n{reply.text[:2000]}")
        return reply.json

    def refused(self, status, words, **body):
        reply = self.ask(expect=status, **body)
        self.assertIn(words, reply["message"])
        self.assertEqual(reply["detail"]["message"], reply["message"])
        return reply


class Clips(Lipsync):
    def test_get_moving_lips_and_nothing_else(self):
        before = hashlib.sha256(self.stored(self.clip).read_bytes()).hexdigest()
        reply = self.ask(video_id=self.clip, audio_id=self.song, start_time=24, end_time=27, temperature=0.6)
        self.assertNotEqual(reply["video_id"], self.clip)
        self.assertEqual(reply["video_url"], f"/api/mv/get_video/{reply['video_id']}")
        metadata = reply["metadata"]
        self.assertEqual(metadata["parameters_used"],
                         {"temperature": 0.6, "occlusion_detection_enabled": None, "active_speaker_detection": None,
                          "start_time": 24, "end_time": 27})
        self.assertEqual(metadata["local_video_url"], reply["video_url"])
        self.assertEqual(metadata["video_url"], f"/api/mv/get_video/{self.clip}")
        self.assertEqual(metadata["audio_url"], f"/api/audio/get/{self.song}")
        self.assertEqual(metadata["file_size_bytes"], self.stored(reply["video_id"]).stat().st_size)
        self.assertGreater(metadata["sung_seconds"], 1)
        self.assertEqual(hashlib.sha256(self.stored(self.clip).read_bytes()).hexdigest(), before)
        old, new = frames(self.stored(self.clip)), frames(self.stored(reply["video_id"]))
        self.assertEqual(len(old), 72)
        self.assertEqual(len(new), 72)
        places = [changed(a, b) for a, b in zip(old, new)]
        self.assertGreater(sum(1 for place in places if place), 20, "the mouth moves in few frames")
        columns = [x for place in places for x, _ in place]
        rows = [y for place in places for _, y in place]
        self.assertLess(max(columns) - min(columns), SIZE[0] * 0.45)
        self.assertLess(max(rows) - min(rows), SIZE[1] * 0.75)

    def test_take_one_time_alone(self):
        for times in ({"start_time": 24}, {"end_time": 26}, {}):
            with self.subTest(times):
                if "start_time" in times:
                    self.ask(video_id=self.clip, audio_id=self.song, **times)
                else:  # the song begins without a voice
                    self.refused(422, "nobody sings", video_id=self.clip, audio_id=self.song, **times)

    def test_follow_the_words_that_are_told(self):
        right = SONG.with_suffix(".lrc").read_text(encoding="utf-8")
        slice_ = {"video_id": self.clip, "audio_id": self.song, "start_time": 24, "end_time": 27}
        pictures = []
        no_song = (ROOT / "README.md").read_text(encoding="utf-8")[:3000]
        for lyrics, fit in ((None, True), (right, True), (no_song, False)):
            reply = self.ask(**slice_, lyrics=lyrics)
            self.assertEqual("lyrics hardly fit" in reply["metadata"]["note"], not fit, reply["metadata"])
            pictures.append(frames(self.stored(reply["video_id"])))
        self.assertNotEqual(pictures[0], pictures[1])
        self.ask(expect=422, **slice_, lyrics=" \n ")

    def test_are_refused_with_the_reason(self):
        nobody = str(uuid.uuid4())
        both = {"video_id": self.clip, "audio_id": self.song}
        self.refused(400, "there is no clip", audio_id=self.song)
        self.refused(400, "there is no song", video_id=self.clip)
        self.refused(400, "must be after", **both, start_time=8, end_time=8)
        self.refused(400, "must be a UUID", video_id="clip", audio_id=self.song)
        self.refused(404, nobody, video_id=nobody, audio_id=self.song)
        self.refused(404, nobody, video_id=self.clip, audio_id=nobody)
        self.refused(400, "id of a song", video_id=self.song, audio_id=self.song)
        self.refused(400, "id of a clip", video_id=self.clip, audio_id=self.clip)
        self.refused(400, "cannot start", **both, start_time=5000)
        self.refused(422, "nobody sings", **both, start_time=1, end_time=4)
        self.refused(400, "project_id and sequence", **both, sequence=1)
        self.refused(400, "the maker 'nobody' is not known", **both, backend="nobody")
        self.refused(422, "", video_url="http://169.254.169.254/clip.mp4", audio_id=self.song)
        self.refused(422, "", video_id=self.clip, audio_url="file:///etc/passwd")
        self.ask(expect=422, **both, temperature=1.5)
        self.ask(expect=422, **both, start_time=-1)

    def test_are_not_synced_by_silence_or_noise(self):
        for name, source in (("silence", "anullsrc=r=44100:d=4"), ("noise", "anoisesrc=d=4:a=0.3"),
                             ("tone", "sine=f=440:d=4"), ("short", "anullsrc=r=8000:d=1")):
            with self.subTest(name):
                path = self.folder / f"{name}.wav"
                ffmpeg("-f", "lavfi", "-i", source, "-t", "4", path)
                self.refused(422, "nobody sings", video_id=self.clip, audio_id=upload(self.server, path, f"{name}.wav"))


class Links(Lipsync):
    def test_are_fetched_and_ids_go_first(self):
        reply = self.ask(video_url=self.link(self.stored(self.clip)), audio_url=self.link(SONG), start_time=24, end_time=26)
        self.assertEqual(len(frames(self.stored(reply["video_id"]))), 72)
        gone = f"http://127.0.0.1:{self.web.server_address[1]}/gone.mp4"
        self.ask(video_id=self.clip, video_url=gone, audio_id=self.song, audio_url=gone, start_time=24)
        self.refused(404, "", video_url=gone, audio_id=self.song)

    def test_to_what_is_no_clip_or_has_no_face(self):
        bars = self.folder / "bars.mp4"
        ffmpeg("-f", "lavfi", "-i", "testsrc2=s=320x240:d=2:r=24", "-pix_fmt", "yuv420p", bars)
        self.refused(422, "face", video_url=self.link(bars), audio_id=self.song, start_time=24)
        self.refused(422, "no picture", video_url=self.link(SONG), audio_id=self.song, start_time=24)
        text = self.folder / "text.mp4"
        text.write_text("no film\n")
        self.refused(422, "", video_url=self.link(text), audio_id=self.song, start_time=24)


class Films(Lipsync):
    def made(self, **fields):
        """A film of four scenes of two seconds, the first of them before the voice begins."""
        return project(self.server, character_description=CHARACTER, audio_id=self.song, number_of_scenes=4, clip_seconds=2,
                       song_start=5, idea="Singer on a club stage, close up, sings into the microphone", **fields)

    def film(self, made, **body):
        reply = self.server.post(f"/api/projects/{made['id']}/film", body, timeout=300)
        self.assertEqual(reply.status, 200, reply)
        return reply.json, self.server.get(f"/api/projects/{made['id']}").json

    def test_sing_where_somebody_sings(self):
        made = self.made(lip_sync=True)
        film, now = self.film(made)
        origins = [take["origin"] for scene in now["scenes"] for take in scene["takes"] if take["chosen"]]
        self.assertEqual(origins[0], "painted")
        self.assertIn("synced", origins)
        self.assertEqual(film["metadata"]["input_video_ids"], [scene["take_id"] for scene in now["scenes"]])
        self.assertEqual(len(frames(self.stored(film["video_id"]))), 8 * 24)
        for scene in now["scenes"]:
            self.assertFalse(scene["stale"])
            if scene["takes"][-1]["origin"] == "synced":
                self.assertEqual([take["origin"] for take in scene["takes"]], ["painted", "synced"])

    def test_learn_to_sing_later_without_being_painted_again(self):
        made = self.made()
        _, before = self.film(made)
        film, now = self.film(made, clips="synced")
        self.assertEqual(film["metadata"]["clips_made"], 0)
        self.assertEqual(film["metadata"]["input_video_ids"], [scene["take_id"] for scene in now["scenes"]])
        self.assertNotEqual([s["take_id"] for s in now["scenes"]], [s["take_id"] for s in before["scenes"]])
        # The same again has nothing left to do but what nobody sings.
        _, again = self.film(made, clips="synced")
        self.assertEqual([s["take_id"] for s in again["scenes"]], [s["take_id"] for s in now["scenes"]])

    def test_keep_the_original_of_a_take_synced_by_hand(self):
        made = self.made()
        _, now = self.film(made)
        scene = now["scenes"][2]
        start = 5 + scene["start_seconds"]
        body = {"video_id": scene["take_id"], "audio_id": self.song, "start_time": start, "end_time": start + 2,
                "project_id": made["id"], "sequence": 3}
        reply = self.server.post("/api/mv/lipsync", body, headers=ASYNC)
        self.assertEqual(reply.status, 202, reply)
        done = ended(self.server, reply.json["id"])
        self.assertEqual(done["state"], "succeeded", done)
        takes = self.server.get(f"/api/projects/{made['id']}/scenes/{scene['id']}/takes").json
        self.assertEqual([take["origin"] for take in takes["takes"]], ["painted", "synced"])
        self.assertEqual(takes["chosen"], done["result"]["video_id"])
        # Lips are never moved twice: the source is the painted take again.
        again = self.ask(**{**body, "video_id": takes["chosen"]})
        self.assertEqual(again["metadata"]["source_video_id"], scene["take_id"])
