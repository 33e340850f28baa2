"""Links that clients give: what must not be reached is not, and what is fetched is bounded."""

import gzip
import http.server
import pathlib
import shutil
import socket
import tempfile
import threading
import time
import unittest
import urllib.parse

from program import SONG, ffmpeg
from server import Server, ServerTest
from studio import ASYNC, ended, short_song

FETCH, DOWNLOAD = "/api/audio/fetch", "/api/audio/download"

# Every spelling of addresses that are not the public's.
SPECIAL = ("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.0.0.1.", "[::1]", "[::]",
           "0.0.0.0", "0", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "localhost", "LOCALHOST",
           "localhost.", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]",
           "100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "[ff02::1]", "[2002:7f00:1::]", "１２７.0.0.1",
           "①②⑦.0.0.1")

OTHER = ("file:///etc/passwd", "gopher://127.0.0.1:70/_x", "ftp://127.0.0.1/x.mp3", "dict://127.0.0.1/x", "data:audio/mpeg;base64,AAAA",
         "javascript:alert(1)",
         "-o/tmp/x", "--config=/etc/passwd", "http://", "http:///song.mp3", "//127.0.0.1/x", "song.mp3", "", " ", "http://exa mple.com/",
         "http://[::1",
         "http://127.0.0.1:99999/", "http://user:secret-word@93.184.216.34/x", "http://secret-word@93.184.216.34/x", "http://a\r\nHost: b/",
         "http://93.184.216.34\\@127.0.0.1/", "http://127.0.0.1#@93.184.216.34/", "concat:/etc/passwd|x", "pipe:0")


class Site(http.server.ThreadingHTTPServer):
    """A web server of this machine, with all that a web server may do to somebody who trusts it."""
    daemon_threads = True

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), Page)
        self.folder, self.asked, self.redirect = folder, [], ""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def place(self):
        return f"127.0.0.1:{self.server_port}"


class Page(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self):  # pylint: disable=invalid-name
        self.do_GET()

    def do_GET(self):  # pylint: disable=invalid-name
        self.server.asked.append(self.path)
        name = urllib.parse.urlparse(self.path).path.strip("/")
        if name == "away":
            self.answer(302, b"", Location=self.server.redirect)
        elif name == "circle":
            self.answer(302, b"", Location="/circle")
        elif name == "endless":
            self.endless(b"\0" * (1 << 16))
        elif name == "bomb":
            self.answer(200, gzip.compress(bytes(64 << 20)), **{"Content-Encoding": "gzip", "Content-Type": "audio/mpeg"})
        elif name == "silent":
            time.sleep(120)
        elif name in ("gone", "broken", "locked"):
            self.answer({"gone": 404, "broken": 500, "locked": 403}[name], b"no")
        elif (self.server.folder / name).is_file():
            kind = "text/html" if name.endswith(".html") else "audio/mpeg"
            self.answer(200, (self.server.folder / name).read_bytes(), **{"Content-Type": kind})
        else:
            self.answer(404, b"no")

    def answer(self, status, body, **headers):
        self.send_response(status)
        for key, value in {"Content-Length": len(body), **headers}.items():
            self.send_header(key, str(value))
        self.end_headers()
        if self.command != "HEAD":
            self.write(body)

    def endless(self, part):
        self.send_response(200)
        self.send_header("Content-Type", "audio/mpeg")
        self.end_headers()
        while self.write(part):
            pass

    def write(self, body):
        try:
            self.wfile.write(body)
            return True
        except OSError:
            return False

    def log_message(self, *_):
        pass


class LinkTest(ServerTest):
    @classmethod
    def setUpClass(cls):
        cls.web = pathlib.Path(tempfile.mkdtemp(prefix="songreel-web-"))
        cls.addClassCleanup(shutil.rmtree, cls.web, ignore_errors=True)
        cls.site = Site(cls.web)
        cls.addClassCleanup(cls.site.server_close)
        cls.addClassCleanup(cls.site.shutdown)
        cls.environment = {"SONGREEL_FETCH_ALLOW": cls.site.place, "SONGREEL_DOWNLOAD_HOSTS": cls.site.place, "SONGREEL_UPLOAD_MB": "8"}
        short_song(cls.web, 5, "song.mp3")
        super().setUpClass()

    def setUp(self):
        self.site.asked.clear()

    def tearDown(self):
        self.assertIsNone(self.server.process.poll(), self.server.log)
        self.assertEqual(sorted(str(path) for path in self.folder.rglob("*.part")), [])

    def refused(self, path, url, *says):
        reply = self.server.post(path, json={"url": url})
        self.assertEqual((reply.status, reply.json["error"]), (422, "Refused"), reply)
        for word in says:
            self.assertIn(word, reply.json["message"])
        return reply


class Fetching(LinkTest):
    def test_from_addresses_that_are_not_the_publics_is_refused_in_every_spelling(self):
        for host in SPECIAL:
            for link in (f"http://{host}/song.mp3", f"https://{host}:8443/song.mp3"):
                with self.subTest(link):
                    self.refused(FETCH, link)

    def test_of_links_that_are_none_is_refused(self):
        for link in OTHER:
            with self.subTest(link):
                self.refused(FETCH, link)
        self.assertNotIn("secret-word", self.server.log)

    def test_a_song_keeps_its_bytes(self):
        reply = self.server.post(FETCH, json={"url": self.site.url + "/song.mp3"})
        self.assertIn(reply.status, (200, 201), reply)
        self.assertAlmostEqual(reply.json["duration"], 5, delta=0.2)
        self.assertEqual(self.server.get(reply.json["audio_url"]).body, (self.web / "song.mp3").read_bytes())

    def test_follows_a_redirect_only_to_where_it_may_go(self):
        self.site.redirect = "/song.mp3"
        self.assertIn(self.server.post(FETCH, json={"url": self.site.url + "/away"}).status, (200, 201))
        listener = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(listener.close)
        listener.settimeout(0)
        for goal in (f"http://127.0.0.1:{listener.getsockname()[1]}/song.mp3", "http://169.254.169.254/latest/meta-data/",
                     "file:///etc/passwd",
                     "gopher://127.0.0.1/x", f"http://user:secret-word@{self.site.place}/song.mp3"):
            with self.subTest(goal):
                self.site.redirect = goal
                self.refused(FETCH, self.site.url + "/away")
        with self.assertRaises(BlockingIOError):
            listener.accept()
        self.assertNotIn("secret-word", self.server.log)

    def test_ends_at_the_limit(self):
        for page in ("endless", "bomb"):
            with self.subTest(page):
                reply = self.server.post(FETCH, json={"url": f"{self.site.url}/{page}"}, timeout=120)
                self.assertIn(reply.status, (413, 422), reply)
                self.assertRegex(reply.json["message"], "8 Mi?B")
        self.assertLess(sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file()), 16 << 20)

    def test_what_is_no_song_is_refused(self):
        (self.web / "page.html").write_text("<!doctype html><title>Not found</title>" * 20)
        whole = SONG.read_bytes()
        (self.web / "half.mp3").write_bytes(whole[:len(whole) // 2])
        ffmpeg("-f", "lavfi", "-i", "testsrc=s=64x64:d=1", "-an", self.web / "silent.mp4")
        (self.web / "list.mp3").write_text("#EXTM3U\n#EXTINF:10,\n" + self.site.url + "/song.mp3\n")
        for name in ("page.html", "half.mp3", "silent.mp4", "list.mp3"):
            with self.subTest(name):
                self.refused(FETCH, f"{self.site.url}/{name}")
        self.assertNotIn("/song.mp3", self.site.asked, "a playlist was followed")

    def test_tells_what_the_other_server_said(self):
        for page, statuses in (("gone", (404, 422)), ("locked", (422, 403, 500)), ("circle", (422, 500, 503))):
            with self.subTest(page):
                reply = self.server.post(FETCH, json={"url": f"{self.site.url}/{page}"}, timeout=120)
                self.assertIn(reply.status, statuses, reply)
                self.assertTrue(reply.json["message"])
                self.assertNotIn("internal", reply.json["message"].lower())

    def test_that_has_failed_can_be_tried_again(self):
        wish = {"url": self.site.url + "/later.mp3"}
        job = self.server.post(FETCH, json=wish, headers=ASYNC).json["id"]
        failed = ended(self.server, job)
        self.assertEqual((failed["state"], failed["result"]), ("failed", None))
        self.assertTrue(failed["error"]["message"])
        self.assertIn(job, [one["id"] for one in self.server.get("/api/jobs?state=failed").json["jobs"]])
        shutil.copy(self.web / "song.mp3", self.web / "later.mp3")
        again = self.server.post(f"/api/jobs/{job}/retry")
        self.assertEqual(again.status, 200, again)
        done = ended(self.server, job)
        self.assertEqual((done["state"], done["error"], done["result"]["audio_id"]), ("succeeded", None, job))

    def test_can_be_canceled(self):
        job = self.server.post(FETCH, json={"url": self.site.url + "/silent"}, headers=ASYNC)
        self.assertEqual(job.status, 202, job)
        self.server.post(f"/api/jobs/{job.json['id']}/cancel")
        self.assertEqual(ended(self.server, job.json["id"], 5)["state"], "canceled")


class Downloading(LinkTest):
    """With the real yt-dlp."""

    @classmethod
    def setUpClass(cls):
        if not shutil.which("yt-dlp"):
            raise unittest.SkipTest("yt-dlp is not installed")
        super().setUpClass()

    def test_a_song_makes_an_mp3(self):
        reply = self.server.post(DOWNLOAD, json={"url": self.site.url + "/song.mp3"}, timeout=120)
        self.assertEqual(reply.status, 200, reply)
        found = reply.json
        self.assertEqual(set(found),
                         {"audio_id", "audio_path", "audio_url", "filename", "format", "title", "duration", "file_size_bytes", "metadata"})
        self.assertEqual((found["format"], found["audio_url"]), ("mp3", f"/api/audio/get/{found['audio_id']}"))
        self.assertTrue(found["duration"] is None or isinstance(found["duration"], int))
        self.assertLessEqual({"uploader", "upload_date", "view_count", "thumbnail", "original_format", "converted_to_mp3"},
                             set(found["metadata"]))
        song = self.server.get(found["audio_url"])
        self.assertEqual((song.status, song.headers["Content-Type"], len(song.body)), (200, "audio/mpeg", found["file_size_bytes"]))

    def test_from_other_hosts_is_refused(self):
        for link in ("http://127.0.0.1:1/song.mp3", "https://example.com/watch?v=youtube.com", "https://youtube.com.example/",
                     "https://youtube.com@example.com/",
                     "-U youtube.com", "--exec=id http://" + self.site.place, "file:///etc/passwd",
                     f"http://user:secret-word@{self.site.place}/song.mp3", ""):
            with self.subTest(link):
                reply = self.server.post(DOWNLOAD, json={"url": link})
                self.assertIn(reply.status, (400, 422), reply)
                self.assertTrue(reply.json["message"])
        self.assertEqual(self.site.asked, [])
        self.assertNotIn("secret-word", self.server.log)

    def test_what_is_gone_says_so(self):
        reply = self.server.post(DOWNLOAD, json={"url": self.site.url + "/gone"}, timeout=120)
        self.assertIn((reply.status, reply.json["error"]), ((500, "AudioDownloadError"), (404, "NotFound")), reply)
        self.assertIn("video", reply.json["message"])

    def test_without_the_program_says_which_setting_to_change(self):
        with Server(self.folder / "none" / "outputs", environment={**self.environment, "YTDLP_PATH": "/nowhere/yt-dlp"}) as server:
            reply = server.post(DOWNLOAD, json={"url": self.site.url + "/song.mp3"})
            self.assertEqual((reply.status, reply.json["error"]), (500, "ConfigurationError"), reply)
            self.assertIn("YTDLP_PATH", reply.json["message"])
