"""Names, texts and media that nobody should have to be afraid of: each is refused or taken as mere text, and nothing is left."""

import base64
import os
import pathlib
import shutil
import socket
import struct
import tempfile
import unittest
import zlib

from program import SONG, ffmpeg
from server import Server, ServerTest
from studio import project, short_song, upload

JSON = {"Content-Type": "application/json"}


class HardTest(ServerTest):
    def tearDown(self):
        self.assertIsNone(self.server.process.poll(), self.server.log)
        self.assertEqual(self.server.get("/health").status, 200)
        self.assertEqual(self.leftovers(), [])

    def leftovers(self):
        """Whatever is half-written, wherever it is."""
        return sorted(str(path) for path in self.folder.rglob("*") if path.name.endswith(".part") or ".tmp" in path.name)

    def files(self):
        return {path for path in self.folder.rglob("*") if path.is_file()}

    def refused(self, reply, *statuses):
        self.assertIn(reply.status, statuses or (422,), reply.body[:1000])
        self.assertTrue(reply.json["message"])
        self.assertNotIn("internal", reply.json["error"].lower())


class Names(HardTest):
    BAD = ("../../evil", "..%2f..%2fevil", "%2e%2e%2fevil", "..\\..\\evil", "%00evil", "a" * 300, "/etc/passwd", "-rf", "con.mp3", "%ff%fe")

    def test_of_uploads_never_touch_the_disk(self):
        song = short_song(self.folder).read_bytes()
        for name in self.BAD:
            with self.subTest(name):
                before = self.files()
                reply = self.server.request("PUT", f"/api/audio/upload?filename={name}", body=song)
                self.assertIn(reply.status, (201, 400, 422), reply)
                for path in self.files() - before:
                    self.assertTrue(self.folder / "outputs" in path.parents, path)
                    self.assertNotIn("evil", path.name)
        self.assertFalse(any("evil" in path.name or "passwd" in path.name for path in self.files()))
        self.assertFalse((self.folder.parent / "evil").exists())

    def test_in_addresses_never_leave_the_folder(self):
        (self.folder / "secret.mp4").write_bytes(b"secret secret secret")
        secret = ("../secret", "..%2f..%2fsecret", "%2e%2e/%2e%2e/secret", "..%5csecret", "%252e%252e%252fsecret", "secret%00", "a" * 300,
                  "/" + str(self.folder / "secret"), "%c0%ae%c0%ae%2fsecret", "......................./secret.mp4")
        for route in ("/api/mv/get_video/", "/api/mv/get_character_reference/", "/api/audio/get/", "/api/jobs/", "/api/projects/", "/",
                      "/docs/"):
            for name in secret:
                with self.subTest(route + name):
                    reply = self.server.get(route + name)
                    self.assertIn(reply.status, (400, 404), reply)
                    self.assertNotIn(b"secret secret", reply.body)

    def test_as_ids_in_bodies_never_leave_the_folder(self):
        for name in ("../../../../../../etc/passwd", "..", "\0" * 36, "a" * 36, "--------------------------------....", "%2e%2e" * 6):
            with self.subTest(name):
                self.refused(self.server.post("/api/mv/stitch_video", json={"video_ids": [name]}), 400, 404, 422)
                self.refused(self.server.post("/api/audio/trim", json={"audio_id": name}), 400, 404, 422)
                self.refused(self.server.post("/api/mv/create_scenes",
                                              json={"idea": "a", "character_description": "b", "project_id": name}), 400, 422)
                self.refused(self.server.post("/api/projects", json={"idea": "a", "character_description": "b", "audio_id": name}), 400,
                             404, 422)

    def test_that_are_links_to_other_files_are_refused(self):
        secret = self.folder / "secret.txt"
        secret.write_text("secret secret secret")
        clip = self.server.post("/api/mv/generate_video", json={"prompt": "A lamp", "duration": 1}).json["video_id"]
        song = upload(self.server, short_song(self.folder))
        image = self.server.post("/api/mv/generate_character_reference",
                                 json={"character_description": "x", "num_images": 1}).json["images"][0]["id"]
        for media, address in ((clip, f"/api/mv/get_video/{clip}"), (song, f"/api/audio/get/{song}"),
                               (image, f"/api/mv/get_character_reference/{image}")):
            with self.subTest(address):
                places = [path for path in self.files() if media in (path.stem, path.parent.name) and path.suffix != ".json"]
                self.assertTrue(places)
                for place in places:
                    place.unlink()
                    place.symlink_to(secret)
                reply = self.server.get(address)
                self.assertEqual(reply.status, 404, reply)
                self.assertNotIn(b"secret secret", reply.body)
        self.refused(self.server.post("/api/mv/stitch_video", json={"video_ids": [clip]}), 404, 422, 500)
        self.refused(self.server.post("/api/audio/trim", json={"audio_id": song}), 404, 422, 500)


class Texts(HardTest):
    MARKUP = ("'; DROP TABLE job; --", "$(touch evil) `touch evil` ; touch evil", "%n%s%x{0}{idea}{{idea}}", "[0:v]movie=/etc/passwd[out]",
              "drawtext=textfile=/etc/passwd:x='0'", "{\\an8}{\\p1}\\N<b>&lt;", "\u202eright to left\u202c \u0000 nul \u0007", "😀" * 50,
              "../../" * 20)

    def test_with_markup_are_literal(self):
        for text in self.MARKUP:
            with self.subTest(text):
                wish = {"idea": text, "character_description": text, "number_of_scenes": 1}
                scenes = self.server.post("/api/mv/create_scenes", json=wish)
                self.assertEqual(scenes.status, 200, scenes)
                self.assertEqual(scenes.json["metadata"]["idea"], text)
                clip = self.server.post("/api/mv/generate_video", json={"prompt": text, "negative_prompt": text, "duration": 1})
                self.assertEqual(clip.status, 200, clip)
                self.assertIn(text.strip(), clip.json["metadata"]["prompt"])
        self.assertFalse(any(path.name == "evil" for path in self.folder.rglob("*")))

    def test_that_are_far_too_long_are_refused(self):
        for size in (20_000, 400 << 10, 1 << 20, 8 << 20):
            with self.subTest(size):
                text = "a" * size
                self.refused(self.server.post("/api/mv/generate_video", json={"prompt": text}), 413, 422)
                self.refused(self.server.post("/api/mv/create_scenes", json={"idea": "x", "character_description": text}), 413, 422)
                self.refused(self.server.post("/api/projects", json={"idea": text, "character_description": "x"}), 413, 422)

    def test_that_are_no_utf8_or_no_unicode_are_refused(self):
        for text in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xc0\xaf", b"\\ud800", b"\\udc00\\ud800"):
            with self.subTest(text):
                body = b'{"idea":"' + text + b'","character_description":"x"}'
                self.refused(self.server.request("POST", "/api/mv/create_scenes", body=body, headers=JSON))

    def test_that_are_odd_json_are_refused_by_name(self):
        cases = {"infinite": b'{"idea":"a","character_description":"b","number_of_scenes":1e999}', "nan": b'{"number_of_scenes":NaN}',
                 "huge": b'{"idea":"a","character_description":"b","number_of_scenes":99999999999999999999999}',
                 "comment": b'{"idea":"a"/**/}', "trailing comma": b'{"idea":"a",}', "single quotes": b"{'idea':'a'}", "blank": b"   ",
                 "byte order mark": b'\xef\xbb\xbf{"idea":1}', "two": b"{}{}"}
        for name, body in cases.items():
            with self.subTest(name):
                self.refused(self.server.request("POST", "/api/mv/create_scenes", body=body, headers=JSON), 400, 422)

    def test_nested_deeply_are_refused_wherever_they_stand(self):
        for depth in (40, 10_000, 250_000):
            for opened, closed in ((b"[", b"]"), (b'{"a":', b"}")):
                with self.subTest(depth=depth, opened=opened):
                    body = opened * depth + b"1" + closed * depth
                    if len(body) > 512 << 10:
                        self.refused(self.server.request("POST", "/api/projects", body=body, headers=JSON), 400, 413)
                    else:
                        self.refused(self.server.request("POST", "/api/projects", body=body, headers=JSON), 400)


class Flavors(unittest.TestCase):
    BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join('*' + chr(97 + n) for _ in range(9))}]\n" for n in range(9))
    BAD = {"bomb": BOMB, "deep": "a: " + "[" * 5000 + "]" * 5000 + "\n", "keys": "number_of_scenes: 3\nnumber_of_scones: 4\n",
           "tabs": "a:\n\t- b\n"}

    def test_that_are_broken_are_reported_and_the_others_load(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="songreel-flavors-"))
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        for name, text in {**self.BAD, "good": "number_of_scenes: 3\n"}.items():
            (folder / "mine" / name).mkdir(parents=True)
            (folder / "mine" / name / "parameters.yaml").write_text(text)
        with Server(folder / "outputs", environment={"SONGREEL_FLAVORS": folder / "mine"}) as server:
            flavors = server.get("/api/mv/get_config_flavors").json["flavors"]
            self.assertLessEqual({"default", "example", "mv1", "good"}, set(flavors))
            wish = {"idea": "A lamp", "character_description": "A moth", "config_flavor": "good"}
            self.assertEqual(len(server.post("/api/mv/create_scenes", json=wish).json["scenes"]), 3)
            for name in self.BAD:
                with self.subTest(name):
                    self.assertRegex(server.log, rf"{name}/parameters\.yaml[: ](line )?\d+")


class Songs(HardTest):
    def send(self, content, name="song.mp3"):
        return self.server.request("PUT", f"/api/audio/upload?filename={name}", body=content)

    def test_that_are_none_are_refused_and_nothing_stays(self):
        ffmpeg("-f", "lavfi", "-i", "testsrc=s=64x64:d=1", "-an", self.folder / "silent.mp4")
        whole = SONG.read_bytes()
        cases = {"text": b"This is no song.\n" * 500, "nothing": b"", "noise": os.urandom(50_000), "half": whole[:len(whole) // 2],
                 "a page": b"<!doctype html><script>alert(1)</script>" * 50,
                 "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' * 9,
                 "hls": b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n", "concat": b"ffconcat version 1.0\nfile /etc/passwd\n",
                 "pls": b"[playlist]\nFile1=/etc/passwd\n",
                 "sdp": b"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\n",
                 "dash": b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>', "picture": huge_png(),
                 "silent film": (self.folder / "silent.mp4").read_bytes(), "endless": endless_wav(), "many streams": many_streams(),
                 "archive": b"PK\x03\x04" + bytes(1000), "zeros": bytes(1 << 20)}
        for name, content in cases.items():
            for title in ("song.mp3", "song.mp4"):
                with self.subTest(name, title=title):
                    before = self.files()
                    self.refused(self.send(content, title))
                    self.assertEqual({path for path in self.files() - before if "songreel.db" not in path.name}, set())

    def test_that_name_other_files_open_nothing(self):
        listener = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(listener.close)
        listener.settimeout(0)
        ffmpeg("-f", "lavfi", "-i", "sine=d=3", "-c:a", "pcm_s16le", self.folder / "plain.mov")
        plain = (self.folder / "plain.mov").read_bytes()
        for place in (f"http://127.0.0.1:{listener.getsockname()[1]}/x.wav", "file:///etc/passwd", str(SONG)):
            with self.subTest(place):
                reply = self.send(with_reference(plain, place), "song.mov")
                self.assertIn(reply.status, (201, 422), reply)
                if reply.status == 201:
                    reply = self.server.get(f"/api/audio/get/{reply.json['audio_id']}?format=m4a")
                    self.assertNotIn(b"root:", reply.body)
        with self.assertRaises(BlockingIOError):
            listener.accept()

    def test_over_the_limit_are_refused_and_the_part_is_gone(self):
        with Server(self.folder / "small" / "outputs", environment={"SONGREEL_UPLOAD_MB": "1"}) as server:
            for headers in ({}, {"Content-Length": None, "Transfer-Encoding": "chunked"}):
                body = SONG.read_bytes() if not headers else chunked(SONG.read_bytes())
                reply = server.request("PUT", "/api/audio/upload?filename=song.mp3", body=body, headers=headers)
                self.assertEqual((reply.status, reply.json["error"]), (413, "TooLarge"))
            left = [path for path in (self.folder / "small").rglob("*") if path.is_file() and path.stat().st_size > 100_000]
            self.assertEqual([path for path in left if "songreel.db" not in path.name], [])

    def test_that_are_the_same_are_stored_once(self):
        song = short_song(self.folder, 9).read_bytes()
        ids = {self.send(song).json["audio_id"] for _ in range(3)}
        self.assertEqual(len(ids), 3)
        stored = [path for path in (self.folder / "outputs").rglob("*") if path.is_file() and path.read_bytes() == song]
        self.assertEqual(len({path.stat().st_ino for path in stored}), 1)
        for song_id in ids:
            self.assertEqual(self.server.get(f"/api/audio/get/{song_id}").body, song)


class Pictures(HardTest):
    def test_that_are_none_are_refused(self):
        cases = {"huge": huge_png(), "text": b"no picture", "drawing": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
                 "half": small_png()[:40],
                 "playlist": b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "nothing": b""}
        for name, content in cases.items():
            with self.subTest(name):
                wish = {"prompt": "A lamp", "duration": 1, "reference_image_base64": base64.b64encode(content).decode()}
                reply = self.server.post("/api/mv/generate_video", json=wish)
                if name == "nothing":
                    self.assertIn(reply.status, (200, 400, 422), reply)
                else:
                    self.refused(reply, 400, 422)

    def test_that_are_pages_never_come_from_our_address(self):
        for content in (b"<!doctype html><script>alert(1)</script>", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'):
            reply = self.server.request("PUT", "/api/audio/upload?filename=page.html", body=content)
            self.refused(reply)
            made = project(self.server, name=content.decode())
            reply = self.server.get(f"/api/projects/{made['id']}")
            self.assertEqual(reply.headers["Content-Type"], "application/json")
            self.assertEqual(reply.headers.get("X-Content-Type-Options"), "nosniff")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, data):
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def huge_png():
    """A few hundred bytes that would be twelve gigabytes of pixels."""
    return png(65535, 65535, bytes(100_000))


def small_png():
    return png(16, 16, (b"\0" + b"\xff\0\0" * 16) * 16)


def endless_wav():
    """A header that promises years of sound, and a little of it."""
    return b"RIFF\xff\xff\xff\xffWAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8, 16, 2, 16) + b"data\xff\xff\xff\xf0" + bytes(4000)


def many_streams():
    """An MPEG transport stream whose map names thousands of streams."""
    packets = []
    for program in range(1, 2000):
        section = struct.pack(">HBBB", 1, 0xC1, 0, 0) + struct.pack(">HH", program, 0xE000 | (32 + program))
        section = b"\x00" + struct.pack(">H", 0xB000 | (len(section) + 4)) + section
        packets.append((b"\x47\x40\x00\x10\x00" + section + struct.pack(">I", crc32_mpeg(section))).ljust(188, b"\xff"))
        packets.append((b"\x47\x40" + bytes([32 + program & 0xFF]) + b"\x10" + os.urandom(184))[:188].ljust(188, b"\xff"))
    return b"".join(packets)


def crc32_mpeg(data):
    found = 0xFFFFFFFF
    for byte in data:
        found ^= byte << 24
        for _ in range(8):
            found = (found << 1 ^ 0x04C11DB7 if found & 0x80000000 else found << 1) & 0xFFFFFFFF
    return found


def chunked(content, size=64 << 10):
    parts = [content[start:start + size] for start in range(0, len(content), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def with_reference(movie, place):
    """The movie, with its sound said to lie at another place: the `url ` box names it and is not marked as "in this file"."""
    at = movie.index(b"url ", movie.index(b"dref")) - 4 if b"url " in movie else movie.index(b"alis", movie.index(b"dref")) - 4
    old = struct.unpack(">I", movie[at:at + 4])[0]
    new = b"url " + struct.pack(">I", 0) + place.encode() + b"\0"
    new = struct.pack(">I", len(new) + 4) + new
    assert movie.index(b"mdat") < at, "offsets of the sound would move"
    result = bytearray(movie[:at] + new + movie[at + old:])
    for name in (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"):
        start = movie.rindex(name, 0, at) - 4
        result[start:start + 4] = struct.pack(">I", struct.unpack(">I", movie[start:start + 4])[0] + len(new) - old)
    return bytes(result)
