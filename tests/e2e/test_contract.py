"""The API's contract, case by case: every endpoint, field, default, error and header. The cases are data in contract/."""

import hashlib
import json
import os
import pathlib
import subprocess
import time
import uuid

from contract import cases_audio, cases_beyond, cases_general, cases_scenes, cases_studio, cases_videos
from contract.case import Unkept, ask, judge, readable
from contract.description import Description
from program import PROGRAM, SONG, ffmpeg
from server import ServerTest
from studio import until

SLOWEST = os.environ.get("SONGREEL_SLOWEST_CASES")  # a number: print the slowest cases


class ContractTest(ServerTest):
    """Asks all cases of a table, in order, and tells all that are not as they should be."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kept = {"folder": cls.folder}
        cls.took = []

    @classmethod
    def tearDownClass(cls):
        if SLOWEST:
            for seconds, name in sorted(cls.took, reverse=True)[:int(SLOWEST)]:
                print(f"{seconds:6.2f} s  {name}")

    def ask_all(self, cases):
        for case in cases:
            with self.subTest(case.name):
                self.ask(case)

    def ask(self, case):
        reply = None
        began = time.monotonic()
        try:
            reply = ask(self.server, case, self.kept, self.folder)
            wrong = judge(case, reply, self.kept)
        except Unkept as unkept:
            wrong = [str(unkept)]
        except OSError as broken:
            wrong = [f"no reply: {broken!r}"]
        self.took.append((time.monotonic() - began, case.name))
        if wrong:
            self.fail("\n  ".join([readable(case, reply), *wrong]))


class Contract(ContractTest):
    """Without keys, as on one's own machine. The tables build on each other, so this is one test."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        make_songs(cls.folder)

    def test_is_kept_by_every_reply(self):
        self.ask_all(cases_general.GENERAL)
        self.ask_all(cases_audio.UPLOADS)
        self.ask_all(cases_scenes.CREATE_SCENES + cases_scenes.CHARACTERS)
        self.ask_all(cases_videos.VIDEOS)
        self.ask_all(cases_audio.READING + cases_audio.TRIMMING + cases_audio.DOWNLOADS)
        self.ask_all(cases_beyond.WORK + cases_studio.PAGES)
        self.ask_all(cases_beyond.STUDIO + cases_beyond.old_cases((self.folder / "song.mp3").read_bytes()))
        self.assertIsNone(self.server.process.poll(), self.server.log)

    def test_is_described_completely(self):
        reply = self.server.get("/openapi.json")
        self.assertEqual(reply.status, 200)
        self.assertEqual(reply.headers["Content-Type"], "application/json")
        for line in Description(reply.json).faults():
            with self.subTest(line):
                self.fail(line)

    def test_is_printed_by_the_program_as_it_is_served(self):
        printed = subprocess.run([PROGRAM, "openapi"], check=True, capture_output=True, timeout=60).stdout
        self.assertEqual(json.loads(printed), self.server.get("/openapi.json").json)

    def test_lists_files_where_the_old_api_had_them(self):
        clip = self.server.post("/api/mv/generate_video", json={"prompt": "A lamp", "duration": 1}).json
        outputs = pathlib.Path(self.server.outputs)
        self.assertTrue((outputs / "videos" / f"{clip['video_id']}.mp4").is_file())
        scenes = self.server.post("/api/mv/create_scenes", json={"idea": "A lamp", "character_description": "A moth"}).json
        for kind in ("markdown", "json"):
            path = pathlib.Path(scenes["output_files"][kind])
            self.assertTrue((path if path.is_absolute() else self.folder / path).is_file(), path)


class WithKeys(ContractTest):
    environment = {"API_KEY": f" secret-one , hash:{hashlib.sha256(b'secret-two').hexdigest()}"}

    def test_only_those_who_have_one_come_in(self):
        self.ask_all(cases_general.KEYED)


class WithSettings(ContractTest):
    environment = {"MOCK_VID_GENS": "True", "MV_DEBUG_MODE": "true", "PRESIGNED_URL_EXPIRY": "120", "STORAGE_BACKEND": "s3",
                   "CORS_ORIGINS": "http://localhost:3000, http://studio.example", "REDIS_URL": "redis://localhost:6379/0",
                   "ELEVENLABS_API_KEY": "none-of-yours", "USE_LOCAL_DYNAMODB": "true", "GEMINI_API_KEY": ""}

    def test_the_server_does_as_they_say(self):
        self.ask_all(cases_general.SETTINGS)

    def test_retired_ones_are_told_in_one_line_without_their_value(self):
        told = [line for line in self.server.log.splitlines() if "REDIS_URL" in line or "ELEVENLABS_API_KEY" in line]
        self.assertEqual(len(told), 1, self.server.log)
        self.assertNotIn("none-of-yours", self.server.log)


class InDebugMode(ServerTest):
    environment = {"MV_DEBUG_MODE": "true", "API_KEY": "open-sesame", "REPLICATE_API_TOKEN": "r8-sesame", "GEMINI_API_KEY": "g-sesame",
                   "REPLICATE_BASE_URL": "http://127.0.0.1:9/v1", "GEMINI_BASE_URL": "http://127.0.0.1:9/v1beta"}

    def told(self, step):
        return [line for line in self.server.log.splitlines() if f" info mv_debug_{step} " in line]

    def made(self, path, body):
        reply = self.server.post(path, json=body, headers={"X-API-Key": "open-sesame"})
        self.assertEqual(reply.status, 200, reply)
        return reply.json

    def test_every_step_is_told_with_its_values_and_without_secrets(self):
        song = self.server.request("PUT", "/api/audio/upload", body=SONG.read_bytes(), headers={"X-API-Key": "open-sesame"}).json["audio_id"]
        self.made("/api/mv/create_scenes", {"idea": "A moth", "character_description": "A lamp", "number_of_scenes": 1, "backend": "builtin"})
        self.made("/api/mv/generate_character_reference", {"character_description": "A lamp", "num_images": 1, "backend": "builtin"})
        clip = self.made("/api/mv/generate_video", {"prompt": "A moth at night", "duration": 1, "backend": "builtin"})["video_id"]
        trimmed = self.made("/api/audio/trim", {"audio_id": song, "start_at": 1})["audio_id"]
        film = {"video_ids": [clip], "suppress_video_audio": True}
        self.made("/api/mv/stitch_video", {**film, "audio_overlay_id": trimmed})
        self.made("/api/mv/stitch_video", {**film, "audio_overlay_id": str(uuid.uuid4())})
        steps = {"request_args_received": "idea=\"A moth\"", "defaults_applied": "camera_angle=", "full_prompt": "A moth",
                 "image_request_args_received": "num_images=1", "image_defaults_applied": "aspect_ratio=", "image_full_prompt": "A lamp",
                 "video_request_args_received": "prompt=\"A moth at night\"", "video_defaults_applied": "aspect_ratio=16:9",
                 "video_full_prompt": "prompt=\"A moth at night\"", "video_backend_selected": "backend=builtin",
                 "video_generation_result": clip, "audio_trim_started": f"audio_id={song}", "audio_trim_completed": trimmed,
                 "stitch_request": clip, "stitch_audio_params": "song_seconds=", "stitch_storage_mode": "storage_backend=local",
                 "stitch_merge_start": "num_videos=1", "video_audio_suppression": "", "audio_overlay_applying": "",
                 "audio_trimmed_for_overlay": "video_seconds=", "audio_overlay_applied": "", "audio_overlay_not_found": "",
                 "stitch_merge_complete": "merge_seconds=", "stitch_result": clip}
        for step, value in steps.items():
            with self.subTest(step):
                told = until(lambda step=step: self.told(step), 10, step)
                self.assertTrue(any(value in line for line in told), told)
        self.assertNotIn("sesame", self.server.log)


def make_songs(folder):
    """Six seconds of a song in every format, and things that are no song."""
    kinds = {"mp3": "libmp3lame", "m4a": "aac", "ogg": "libvorbis", "opus": "libopus", "flac": "flac", "wav": "pcm_s16le"}
    for extension, codec in kinds.items():
        ffmpeg("-i", SONG, "-t", cases_audio.SECONDS, "-vn", "-map_metadata", "-1", "-c:a", codec, folder / f"song.{extension}")
    whole = SONG.read_bytes()
    (folder / "half.mp3").write_bytes(whole[: len(whole) // 2])
    ffmpeg("-f", "lavfi", "-i", "testsrc=s=64x64:d=1", "-frames:v", 1, folder / "picture.png")
    ffmpeg("-f", "lavfi", "-i", "testsrc=s=64x64:d=1", "-an", folder / "silent.mp4")
