"""Projects as the older program's front end makes and reads them: a form, /api/mv/projects, and the film of it."""

import json
import subprocess
import urllib.parse

from contract.cases_beyond import FORM, form
from program import CHARACTER, IDEA, ffmpeg, probe
from server import ServerTest
from studio import all_jobs, ended, short_song

OLD = "/api/mv/projects"
NOBODY = "00000000-0000-4000-8000-000000000000"
TEXTS = {"mode": "music-video", "prompt": IDEA, "characterDescription": CHARACTER}
PROJECT_KEYS = {"projectId", "status", "conceptPrompt", "characterDescription", "characterImageUrl", "productDescription",
                "productImageUrl", "audioBackingTrackUrl", "finalOutputUrl", "directorConfig", "sceneCount", "completedScenes",
                "failedScenes", "scenes", "createdAt", "updatedAt"}
SCENE_KEYS = {"sequence", "status", "prompt", "negativePrompt", "duration", "referenceImageUrls", "audioClipUrl", "videoClipUrl",
              "needsLipSync", "lipSyncedVideoClipUrl", "retryCount", "errorMessage", "createdAt", "updatedAt"}


def picture(folder, name="product.png", colour="red"):
    path = folder / name
    ffmpeg("-f", "lavfi", "-i", f"color={colour}:s=64x48", "-frames:v", "1", path)
    return path


class OldProjectTest(ServerTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.song = short_song(cls.folder)

    def sound(self):
        return "song.mp3", "audio/mpeg", self.song.read_bytes()

    def send(self, body, expect=201, headers=FORM):
        reply = self.server.request("POST", OLD, body=body, headers=headers)
        self.assertEqual(reply.status, expect, reply.text[:2000])
        return reply.json

    def made(self, **parts):
        return self.send(form(**{**TEXTS, "audio": self.sound(), **parts}))["projectId"]

    def ask(self, method, path, expect=200, **options):
        reply = self.server.request(method, path, **options)
        self.assertEqual(reply.status, expect, reply.text[:2000])
        return reply.json

    def read(self, project):
        found = self.ask("GET", f"{OLD}/{project}")
        self.assertEqual(set(found), PROJECT_KEYS)
        return found

    def passing_files(self):
        return [path for path in (self.folder / "outputs" / "incoming").rglob("*") if path.is_file()]

    def count(self, folder):
        return len(list((self.folder / "outputs" / folder).glob("*")))


class Forms(OldProjectTest):
    def test_make_a_project_with_its_song(self):
        answer = self.send(form(**TEXTS, audio=self.sound(), directorConfig="Wes-Anderson"))
        self.assertEqual((set(answer), answer["status"]), ({"projectId", "status", "message"}, "pending"))
        found = self.read(answer["projectId"])
        self.assertEqual((found["status"], found["conceptPrompt"], found["characterDescription"]), ("pending", IDEA, CHARACTER))
        self.assertEqual((found["sceneCount"], found["scenes"], found["finalOutputUrl"]), (0, [], None))
        self.assertEqual((found["characterImageUrl"], found["productImageUrl"]), (None, None))
        self.assertTrue(found["createdAt"].endswith("Z") and found["updatedAt"].endswith("Z"))
        self.assertEqual(self.server.get(found["audioBackingTrackUrl"]).body, self.song.read_bytes())
        ours = self.ask("GET", f"/api/projects/{answer['projectId']}")
        self.assertEqual((ours["idea"], ours["character_description"]), (IDEA, CHARACTER))
        self.assertTrue(ours["name"])
        self.assertEqual(self.passing_files(), [])

    def test_are_taken_from_curl_too(self):
        sent = subprocess.run(["curl", "-sS", "-w", "\n%{http_code}", "-F", "mode=music-video", "-F", f"prompt={IDEA} – später",
                               "-F", f"characterDescription={CHARACTER}", "-F", f"audio=@{self.song};type=audio/mpeg",
                               self.server.url + OLD], capture_output=True, check=True, timeout=60)
        body, status = sent.stdout.decode().rsplit("\n", 1)
        self.assertEqual(status, "201", body)
        self.assertEqual(self.read(json.loads(body)["projectId"])["conceptPrompt"], f"{IDEA} – später")

    def test_of_an_ad_keep_the_first_picture(self):
        first, second = picture(self.folder, "first.png"), picture(self.folder, "second.jpg", "blue")
        one = form(mode="ad-creative", prompt="A cup", characterDescription="A potter",
                   images=("../first.png", "image/png", first.read_bytes())).removesuffix(b"--BOUNDARY--\r\n")
        project = self.send(one + form(images=("second.jpg", "image/jpeg", second.read_bytes())))["projectId"]
        found = self.read(project)
        self.assertEqual(found["audioBackingTrackUrl"], None)
        self.assertEqual(found["characterImageUrl"], found["productImageUrl"])
        image = self.server.get(found["productImageUrl"])
        self.assertEqual((image.headers["Content-Type"], image.body), ("image/png", first.read_bytes()))
        self.assertEqual(self.passing_files(), [])
        self.ask("DELETE", f"/api/projects/{project}?really=true")
        self.assertEqual(self.server.get(found["productImageUrl"]).status, 404, "it belongs to the project alone")

    def test_may_name_a_character_image_which_then_leads(self):
        image = self.ask("POST", "/api/mv/generate_character_reference",
                         json={"character_description": CHARACTER, "num_images": 1})["images"][0]
        for kind in ("webp", "jpg"):
            sent = picture(self.folder, f"product.{kind}")
            found = self.read(self.made(characterReferenceImageId=image["id"].upper(), images=(sent.name, "", sent.read_bytes())))
            self.assertEqual(found["characterImageUrl"], image["image_url"])
            self.assertNotEqual(found["productImageUrl"], image["image_url"])
            self.assertEqual(self.server.get(found["productImageUrl"]).body, sent.read_bytes())
        self.send(form(**TEXTS, audio=self.sound(), characterReferenceImageId=NOBODY), expect=404)

    def test_with_missing_or_empty_texts_name_each_of_them(self):
        for texts in ({}, {"mode": "", "prompt": "", "characterDescription": ""}):
            items = self.send(form(**texts, audio=self.sound()), expect=422)["detail"]
            self.assertEqual([(item["type"], item["loc"], item["input"]) for item in items],
                             [("missing", ["body", field], None) for field in ("mode", "prompt", "characterDescription")])

    def test_without_what_their_mode_needs_are_refused(self):
        sound, red = self.sound(), ("red.png", "image/png", picture(self.folder).read_bytes())
        nothing = ("", "application/octet-stream", b"")
        for parts, word in (({**TEXTS, "mode": "opera", "audio": sound}, "mode"), ({**TEXTS, "images": red}, "audio"),
                            ({**TEXTS, "audio": nothing}, "audio"), ({**TEXTS, "audio": "song.mp3"}, "audio"),
                            ({**TEXTS, "mode": "ad-creative", "audio": sound}, "images")):
            body = self.send(form(**parts), expect=400)
            self.assertEqual((body["error"], body["detail"]["error"]), ("ValidationError", "ValidationError"))
            self.assertIn(word, body["detail"]["message"])

    def test_with_files_of_another_kind_keep_nothing(self):
        red = picture(self.folder).read_bytes()
        before = self.count("audio"), self.count("character_reference")
        projects = len(self.ask("GET", "/api/projects?limit=100")["projects"])
        ad = {**TEXTS, "mode": "ad-creative"}
        for parts in ({**TEXTS, "audio": ("song.mp3", "audio/mpeg", b"la la la, no sound at all")},
                      {**TEXTS, "audio": ("song.mp3", "audio/mpeg", b"")},
                      {**TEXTS, "audio": ("song.mp3", "audio/mpeg", red)},
                      {**ad, "images": ("song.mp3", "image/png", self.song.read_bytes())},
                      {**ad, "images": ("song.mp3", "image/png", b"GIF89a no")},
                      {**ad, "images": ("song.mp3", "image/png", b"")},
                      {**ad, "images": ("song.mp3", "image/png", red[:40])},
                      {**ad, "audio": self.sound(), "images": ("song.mp3", "image/png", b"<svg onload='alert(1)'/>")}):
            body = self.send(form(**parts), expect=422)
            self.assertEqual(body["error"], "Refused", body)
            self.assertIn("song.mp3", body["message"])
            self.assertNotIn(".part", body["message"])
        self.assertEqual((self.count("audio"), self.count("character_reference")), before)
        self.assertEqual(len(self.ask("GET", "/api/projects?limit=100")["projects"]), projects)
        self.assertEqual(self.passing_files(), [])

    def test_that_are_none_say_so_in_detail_itself(self):
        whole = form(**TEXTS, audio=self.sound())
        for body, headers in ((b"nonsense", FORM), (b"", FORM), (whole[:-200], FORM), (whole, {"Content-Type": "multipart/form-data"}),
                              (b"{}", {"Content-Type": "application/json"}), (whole, {})):
            answer = self.send(body, expect=400, headers=headers)
            self.assertEqual((answer["detail"], answer["message"]), ("There was an error parsing the body",) * 2)
            self.assertEqual((answer["error"], set(answer)),
                             ("ValidationError", {"detail", "error", "message", "details", "request_id"}))
        self.assertEqual(self.passing_files(), [])

    def test_with_texts_over_their_limits_are_refused(self):
        for words in ("long " * 4000, "long " * 20_000):
            self.send(form(**{**TEXTS, "prompt": words}, audio=self.sound()), expect=422)
        broken = form(**TEXTS, audio=self.sound()).replace(IDEA.encode(), b"\xff\xfe", 1)
        self.send(broken, expect=422)


class Projects(OldProjectTest):
    def test_become_a_film_by_composing(self):
        project = self.made()
        self.ask("PATCH", f"/api/projects/{project}", json={"number_of_scenes": 2, "clip_seconds": 0.5, "size": "480p"})
        self.assertEqual(self.ask("GET", f"{OLD}/{project}/final-video", expect=404)["error"], "NotFound")
        begun = self.ask("POST", f"{OLD}/{project}/compose", json={})
        self.assertEqual((set(begun), begun["projectId"], begun["status"]),
                         ({"jobId", "projectId", "status", "message"}, project, "queued"))
        again = self.ask("POST", f"{OLD}/{project}/compose", json={"extra": 1})
        job = ended(self.server, begun["jobId"])
        self.assertEqual((job["kind"], job["state"]), ("film", "succeeded"), job)
        if again["jobId"] != begun["jobId"]:  # only where the first had ended already
            self.assertEqual(ended(self.server, again["jobId"])["result"]["metadata"]["clips_made"], 0)

        found = self.read(project)
        self.assertEqual((found["status"], found["sceneCount"], found["completedScenes"], found["failedScenes"]), ("completed", 2, 2, 0))
        for number, scene in enumerate(found["scenes"], 1):
            self.assertEqual(set(scene), SCENE_KEYS)
            self.assertEqual((scene["sequence"], scene["status"], scene["duration"], scene["retryCount"], scene["errorMessage"]),
                             (number, "completed", 0.5, 0, None))
            self.assertEqual((scene["needsLipSync"], scene["lipSyncedVideoClipUrl"], scene["audioClipUrl"]), (False, None, None))
            self.assertTrue(scene["prompt"])
            self.assertLessEqual(scene["createdAt"], scene["updatedAt"])
            self.assertEqual(self.server.get(scene["videoClipUrl"]).headers["Content-Type"], "video/mp4")
        final = self.ask("GET", f"{OLD}/{project}/final-video")
        self.assertEqual((set(final), final["projectId"]), ({"projectId", "videoUrl", "expiresInSeconds"}, project))
        self.assertEqual(final["videoUrl"], found["finalOutputUrl"])
        self.assertGreater(final["expiresInSeconds"], 0)
        film = self.folder / "film.mp4"
        film.write_bytes(self.server.get(final["videoUrl"]).body)
        streams, form_ = probe(film)
        self.assertEqual(set(streams), {"video", "audio"})
        self.assertAlmostEqual(float(form_["duration"]), 1, delta=0.05)

    def test_are_processing_while_their_film_is_made(self):
        project = self.made()
        self.ask("PATCH", f"/api/projects/{project}", json={"number_of_scenes": 2, "clip_seconds": 30})
        begun = self.ask("POST", f"{OLD}/{project}/compose", json={})
        self.assertEqual(self.ask("POST", f"{OLD}/{project}/compose", json={})["jobId"], begun["jobId"])
        self.assertEqual(self.read(project)["status"], "processing")
        joined = self.ask("POST", f"/api/projects/{project}/film", headers={"Prefer": "respond-async"}, expect=202)
        self.assertEqual(joined["id"], begun["jobId"], "it is the same film by both doors")
        self.ask("POST", f"/api/jobs/{begun['jobId']}/cancel")
        ended(self.server, begun["jobId"])
        self.assertEqual(self.read(project)["status"], "pending")
        self.assertEqual(len(all_jobs(self.server, kind="film", project=project)), 1)

    def test_take_no_status_from_outside_but_accept_it(self):
        project = self.made()
        before = self.read(project)
        for change in ({}, {"status": "completed"}, {"status": "failed", "finalOutputS3Key": "mv/x.mp4", "colour": "red"}):
            self.assertEqual(self.ask("PATCH", f"{OLD}/{project}", json=change), before)
        item = self.ask("PATCH", f"{OLD}/{project}", json={"status": "asleep"}, expect=422)["detail"][0]
        self.assertEqual(item["loc"], ["body", "status"])

    def test_are_composed_only_with_a_body(self):
        project = self.made()
        item = self.ask("POST", f"{OLD}/{project}/compose", expect=422)["detail"][0]
        self.assertEqual((item["type"], item["loc"]), ("missing", ["body"]))
        self.assertEqual(all_jobs(self.server, project=project), [])

    def test_that_are_not_there_are_not_found(self):
        for method, path, body in (("GET", "", None), ("PATCH", "", {}), ("POST", "/compose", {}), ("GET", "/final-video", None)):
            self.assertEqual(self.ask(method, f"{OLD}/{NOBODY}{path}", json=body, expect=404)["error"], "NotFound")


class WithKeys(OldProjectTest):
    key = {"X-API-Key": "open-sesame"}
    environment = {"API_KEY": "open-sesame"}

    def test_give_addresses_that_open_without_a_key(self):
        sent = picture(self.folder)
        self.send(form(**TEXTS, audio=self.sound()), expect=401)
        project = self.send(form(**TEXTS, audio=self.sound(), images=(sent.name, "image/png", sent.read_bytes())),
                            headers={**FORM, **self.key})["projectId"]
        self.ask("PATCH", f"/api/projects/{project}", json={"number_of_scenes": 1, "clip_seconds": 0.5, "size": "480p"}, headers=self.key)
        self.ask("POST", f"/api/projects/{project}/film", headers=self.key, timeout=120)
        found = self.ask("GET", f"{OLD}/{project}", headers=self.key)
        scene = found["scenes"][0]
        final = self.ask("GET", f"{OLD}/{project}/final-video", headers=self.key)
        for url in (found["audioBackingTrackUrl"], found["characterImageUrl"], found["productImageUrl"], found["finalOutputUrl"],
                    scene["videoClipUrl"], *scene["referenceImageUrls"], final["videoUrl"]):
            self.assertEqual(self.server.get(url).status, 200, url)
            self.assertEqual(self.server.get(urllib.parse.urlsplit(url).path).status, 401, url)
        self.assertTrue(0 < final["expiresInSeconds"] <= 6 * 3600, final)
