"""The whole flow as the front end that exists today asks for it, request by request, and with curl alone."""

import concurrent.futures
import os
import pathlib
import subprocess

from contract.cases_beyond import FORM, form
from program import CHARACTER, IDEA, ROOT, SONG, ffmpeg, probe
from server import ServerTest
from studio import upload

PAGE = "http://localhost:3000"
SECONDS = 12  # of the song


class Browser:
    """Asks as the pages do: with an Origin, a preflight before what needs one, and no key or an empty one."""

    def __init__(self, server, test, key=None):
        self.server, self.test, self.key = server, test, key
        self.allowed = set()

    def ask(self, method, path, json=None, body=None, headers=None, expect=200):
        sent = {"Origin": PAGE, "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Accept": "*/*", **(headers or {})}
        wanted = []
        if json is not None:
            wanted.append("content-type")
        if self.key is not None:
            sent["X-API-Key"] = self.key
            wanted.append("x-api-key")
        if wanted or method not in ("GET", "POST"):
            self.preflight(method, path, wanted)
        reply = self.server.request(method, path, json=json, body=body, headers=sent, timeout=120)
        self.test.assertEqual(reply.status, expect, f"{method} {path}\n{reply.body[:2000]}")
        self.test.assertEqual(reply.headers.get("Access-Control-Allow-Origin"), PAGE, f"{method} {path}")
        self.test.assertEqual(reply.headers.get("Access-Control-Allow-Credentials"), "true")
        return reply

    def preflight(self, method, path, wanted):
        headers = {"Origin": PAGE, "Access-Control-Request-Method": method}
        if wanted:
            headers["Access-Control-Request-Headers"] = ",".join(wanted)
        reply = self.server.request("OPTIONS", path, headers=headers)
        self.test.assertEqual((reply.status, reply.headers.get("Access-Control-Allow-Origin")), (200, PAGE), reply)
        allowed = reply.headers.get("Access-Control-Allow-Headers", "").lower()
        self.test.assertEqual([name for name in wanted if name not in allowed], [])
        self.test.assertIn(method, reply.headers["Access-Control-Allow-Methods"])

    def media(self, path, kind, **headers):
        """As a <video>, <audio> or <img> element asks: without CORS and without any key."""
        sent = {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors", "Referer": PAGE + "/", **headers}
        reply = self.server.get(path, headers=sent)
        self.test.assertIn(reply.status, (200, 206), reply)
        self.test.assertEqual(reply.headers["Content-Type"], kind)
        self.test.assertNotEqual(reply.headers.get("Cross-Origin-Resource-Policy"), "same-origin", "the page could not show it")
        return reply


class FlowTest(ServerTest):
    key = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.song = cls.folder / "song.mp3"
        ffmpeg("-i", SONG, "-t", SECONDS, "-c:a", "copy", "-map_metadata", "-1", cls.song)

    def setUp(self):
        self.browser = Browser(self.server, self, self.key)

    def create_page(self):
        """/create: two lists on mount, the song trimmed, four images one after another."""
        flavors = self.browser.ask("GET", "/api/mv/get_config_flavors").json["flavors"]
        self.assertIn("default", flavors)
        self.assertEqual(self.browser.ask("GET", "/api/mv/get_director_configs").json, {"configs": []})
        whole = upload(self.server, self.song)
        self.browser.media(f"/api/audio/get/{whole}?api_key=", "audio/mpeg", Range="bytes=0-")
        trimmed = self.browser.ask("POST", "/api/audio/trim", json={"audio_id": whole, "start_at": 5}).json
        self.assertAlmostEqual(trimmed["duration"], SECONDS - 5, delta=0.1)
        made = self.browser.ask("POST", "/api/mv/generate_character_reference",
                                json={"character_description": CHARACTER, "num_images": 4}).json
        self.assertEqual(len(made["images"]), 4)
        shown = []
        for image in made["images"]:
            self.assertIsNone(image["cloud_url"])
            shown.append(self.browser.ask("GET", f"/api/mv/get_character_reference/{image['id']}"))
            self.assertEqual(shown[-1].headers["Content-Type"], "image/png")
        self.assertEqual(len({reply.body for reply in shown}), 4, "four options, not one four times")
        return trimmed, made["images"][2]["id"]

    def quick_job_page(self, trimmed, image):
        """/quick-gen-page: scenes, all clips at once, the film."""
        self.browser.ask("GET", "/api/mv/get_config_flavors")
        self.browser.media(f"/api/mv/get_character_reference/{image}?api_key=", "image/png")
        self.browser.media(trimmed["audio_url"] + "?api_key=", "audio/mpeg", Range="bytes=0-")
        scenes = self.browser.ask("POST", "/api/mv/create_scenes", json={"idea": IDEA, "character_description": CHARACTER,
                                                                        "config_flavor": "default"}).json["scenes"]
        self.assertEqual(len(scenes), 4)
        clips = self.clips(scenes, image)
        for clip in clips:
            self.browser.media(clip["video_url"], "video/mp4", Range="bytes=0-")
        wish = {"video_ids": [clip["video_id"] for clip in clips], "audio_overlay_id": trimmed["audio_id"], "suppress_video_audio": True}
        film = self.browser.ask("POST", "/api/mv/stitch-videos", json=wish).json
        self.assertEqual((film["audio_overlay_applied"], film["audio_overlay_warning"]), (True, None))
        self.assertEqual(film["metadata"]["num_clips"], 4)
        self.assertAlmostEqual(film["metadata"]["total_duration"], 4, delta=0.1)
        return film

    def clips(self, scenes, image):
        # The page leaves the length to the flavor; one second each keeps the test short.
        wishes = [{"prompt": scene["description"], "negative_prompt": scene["negative_description"], "config_flavor": "default",
                   "character_reference_id": image, "duration": 1} for scene in scenes]
        with concurrent.futures.ThreadPoolExecutor(len(wishes)) as pool:
            clips = list(pool.map(lambda wish: self.browser.ask("POST", "/api/mv/generate_video", json=wish).json, wishes))
        self.assertEqual(len({clip["video_id"] for clip in clips}), 4)
        self.assertEqual([clip["character_reference_warning"] for clip in clips], [None] * 4)
        for wish, clip in zip(wishes, clips):
            self.assertTrue(clip["metadata"]["prompt"].startswith(wish["prompt"]), "every answer belongs to its scene")
        return clips

    def check_film(self, path, seconds=4):
        streams, form_ = probe(path)
        self.assertEqual(set(streams), {"video", "audio"})
        self.assertEqual((streams["video"]["codec_name"], streams["audio"]["codec_name"]), ("h264", "aac"))
        self.assertAlmostEqual(float(form_["duration"]), seconds, delta=0.1)
        self.assertAlmostEqual(float(streams["audio"]["duration"]), seconds, delta=0.1)
        content = pathlib.Path(path).read_bytes()
        self.assertLess(content.index(b"moov"), content.index(b"mdat"), "it plays before all of it has come")

    def watch(self, film):
        """The player's first request, and what came."""
        reply = self.browser.media(film["video_url"], "video/mp4", Range="bytes=0-")
        self.assertEqual(reply.status, 206)
        self.assertEqual(reply.headers["Content-Range"], f"bytes 0-{len(reply.body) - 1}/{len(reply.body)}")
        path = self.folder / "watched.mp4"
        path.write_bytes(reply.body)
        self.check_film(path)


class Quick(FlowTest):
    def test_the_quick_job_ends_with_a_film(self):
        trimmed, image = self.create_page()
        self.watch(self.quick_job_page(trimmed, image))

    def test_a_clip_made_again_is_stitched_again(self):
        trimmed, image = self.create_page()
        film = self.quick_job_page(trimmed, image)
        ids = film["metadata"]["input_video_ids"]
        one = self.browser.ask("POST", "/api/mv/generate_video", json={"prompt": "Close-up of a lamp", "duration": 1}).json
        wish = {"video_ids": [ids[0], one["video_id"], *ids[2:]], "audio_overlay_id": trimmed["audio_id"], "suppress_video_audio": True}
        again = self.browser.ask("POST", "/api/mv/stitch-videos", json=wish).json
        self.assertNotEqual(again["video_id"], film["video_id"])
        self.watch(again)

    def test_an_error_can_be_read_by_every_page(self):
        body = self.browser.ask("POST", "/api/mv/generate_video", json={"prompt": "x", "backend": "gemini"}, expect=500).json
        self.assertIn("GEMINI_API_KEY", body["detail"]["message"])
        self.assertEqual((body["message"], body["error"]), (body["detail"]["message"], "ConfigurationError"))

    def test_generate_video_makes_a_project_that_its_page_can_read(self):
        parts = {"mode": "music-video", "prompt": IDEA, "characterDescription": CHARACTER,
                 "audio": ("song.mp3", "audio/mpeg", self.song.read_bytes())}
        made = self.browser.ask("POST", "/api/mv/projects", body=form(**parts), headers=FORM, expect=201).json
        self.assertEqual(made["status"], "pending")
        read = self.browser.ask("GET", f"/api/mv/projects/{made['projectId']}").json
        self.assertEqual((read["conceptPrompt"], read["status"]), (IDEA, "pending"))
        self.browser.media(read["audioBackingTrackUrl"], "audio/mpeg", Range="bytes=0-")


class QuickWithAnEmptyKey(FlowTest):
    """The page sends an empty key when it was built without one."""
    key = ""

    def test_the_quick_job_ends_with_a_film_all_the_same(self):
        trimmed, image = self.create_page()
        self.watch(self.quick_job_page(trimmed, image))


class QuickWithAKey(FlowTest):
    """With keys on, the elements of the page still send none: the addresses that the server gives carry a signature."""
    key = "open-sesame"
    environment = {"API_KEY": "open-sesame"}

    def test_the_clips_and_the_film_play(self):
        made = self.browser.ask("POST", "/api/mv/generate_video", json={"prompt": "A lamp", "duration": 1}).json
        self.browser.media(made["video_url"], "video/mp4", Range="bytes=0-")
        wish = {"video_ids": [made["video_id"]] * 2}
        film = self.browser.ask("POST", "/api/mv/stitch-videos", json=wish).json
        self.browser.media(film["video_url"], "video/mp4", Range="bytes=0-")
        images = self.browser.ask("POST", "/api/mv/generate_character_reference",
                                  json={"character_description": "A moth", "num_images": 1}).json
        self.browser.media(f"/api/mv/get_character_reference/{images['images'][0]['id']}?api_key={self.key}", "image/png")


class Curl(FlowTest):
    def test_is_asked_in_the_readme_as_it_is_asked_here(self):
        script = pathlib.Path(__file__).with_name("curl_flow.sh").read_text().split("folder=$(mktemp -d)\n")[1]
        shown = (ROOT / "README.md").read_text().splitlines()
        for line in script.splitlines():
            if not line.startswith("trap "):
                self.assertIn(line, shown)

    def test_alone_is_enough_as_the_readme_shows(self):
        script = pathlib.Path(__file__).with_name("curl_flow.sh")
        film = self.folder / "by curl.mp4"
        environment = dict(os.environ, SONGREEL_URL=self.server.url, CLIP_SECONDS="1")
        done = subprocess.run(["sh", script, self.song, film], env=environment, cwd=self.folder, capture_output=True, timeout=300,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stdout.decode() + done.stderr.decode())
        self.check_film(film)
