"""What strangers, broken clients and foreign web pages send: each is refused as docs say, and the server goes on."""

import concurrent.futures
import hashlib
import pathlib
import resource
import select
import tempfile
import threading
import time
import unittest

from program import ffmpeg
from server import Server, ServerTest, parse, read_all
from studio import short_song, until

LISTED, FOREIGN = "http://localhost:3000", "http://evil.example"
ASKED = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,x-api-key"}
DRIP_SECONDS = 0.25
HEAD_SECONDS, BODY_SECONDS = 15, 30  # the deadlines of the server


class HardTest(ServerTest):
    def tearDown(self):
        self.assertIsNone(self.server.process.poll(), self.server.log)
        self.assertEqual(self.server.get("/health").status, 200)

    def host(self):
        return f"127.0.0.1:{self.server.port}"

    def send(self, first, *lines, body=b"", host=True):
        """One request, byte for byte; all that comes until the server closes."""
        named = [f"Host: {self.host()}"] if host else []
        head = "\r\n".join([first, *named, *lines]) + "\r\n\r\n"
        return self.server.raw(head.encode("latin-1") + body)

    def files(self):
        return {path for path in self.folder.rglob("*") if path.is_file() and not path.name.startswith("songreel.")}

    def assert_common_shape(self, reply):
        body = reply.json
        self.assertEqual(body["detail"]["error"], body["error"])
        self.assertEqual(body["detail"]["message"], body["message"])
        self.assertTrue(body["message"])
        self.assertEqual(body["request_id"], reply.headers["X-Request-ID"])


class Heads(HardTest):
    def test_of_a_foreign_host_are_refused(self):
        port = self.server.port
        for host, status in (("localhost", 421), ("evil.example", 421), (f"evil.example:{port}", 421), (f"localhost:{port + 1}", 421),
                             (f"localhost.evil.example:{port}", 421), (f"127.0.0.2:{port}", 421), (f"0.0.0.0:{port}", 421),
                             (f"localhost:{port}", 200), (f"LOCALHOST:{port}", 200), (f"localhost.:{port}", 200), (f"[::1]:{port}", 200)):
            for path in ("/health", "/", "/api/jobs"):
                with self.subTest(host=host, path=path):
                    reply = self.server.get(path, headers={"Host": host})
                    self.assertEqual(reply.status, status)
                    if status == 421:
                        self.assert_common_shape(reply)

    def test_without_or_with_two_hosts_are_refused(self):
        for lines in ((), (f"Host: {self.host()}", f"Host: {self.host()}"), (f"Host: {self.host()}", "Host: evil.example")):
            with self.subTest(lines):
                self.assertEqual(parse(self.send("GET /health HTTP/1.1", *lines, "Connection: close", host=False)).status, 400)

    def test_that_disagree_about_the_body_are_refused_and_the_connection_is_closed(self):
        smuggled = b"0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n"
        for status, lines in ((400, ("Content-Length: 5", "Transfer-Encoding: chunked")), (400, ("Transfer-Encoding: chunked", "Content-Length: 5")),
                              (400, ("Content-Length: 5", "Content-Length: 6")), (400, ("Content-Length: 5, 6",)), (400, ("Content-Length: -1",)),
                              (400, ("Content-Length: +5",)), (400, ("Content-Length: 0x5",)), (400, ("Content-Length: 99999999999999999999999",)),
                              (400, ("Content-Length:",)), (501, ("Transfer-Encoding: gzip",)), (501, ("Transfer-Encoding: chunked, identity",)),
                              (501, ("Transfer-Encoding: xchunked",)), (501, ("Transfer-Encoding: gzip, chunked",))):
            with self.subTest(lines):
                answer = self.send("POST /api/mv/create_scenes HTTP/1.1", "Content-Type: application/json", *lines, body=smuggled)
                self.assertEqual(parse(answer).status, status)
                self.assertEqual(answer.count(b"HTTP/1.1 "), 1, "what followed was taken for a request")

    def test_that_are_malformed_are_refused(self):
        for lines in (("X-A: b", " folded"), ("X-A: b", "\tfolded"), ("X A: b",), ("X-A : b",), (": b",), ("X-A",), ("X-A: b\0c",), ("X-A: b\rc",)):
            with self.subTest(lines):
                answer = self.send("GET /health HTTP/1.1", *lines, "Connection: close")
                self.assertEqual(parse(answer).status, 400)
                self.assertEqual(answer.count(b"HTTP/1.1 "), 1)

    def test_that_ask_for_impossible_addresses_are_refused(self):
        for target in ("health", "//../etc/passwd", "/%", "/%zz", "/%00", "/a%00b", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/api/%ff",
                       "http://evil.example/health", "/health#x", "*"):
            with self.subTest(target):
                self.assertIn(parse(self.send(f"GET {target} HTTP/1.1", "Connection: close")).status, (400, 404))

    def test_that_do_not_end_are_refused_and_the_connection_is_closed(self):
        for begin, part in (("GET /health HTTP/1.1\r\nHost: {}\r\nX-Long: ", b"a" * 4096), ("GET /health HTTP/1.1\r\nHost: {}\r\n", b"X-Many: b\r\n" * 400),
                            ("GET /", b"a" * 4096)):
            with self.subTest(begin), self.server.connect() as connection:
                connection.sendall(begin.format(self.host()).encode())
                sent = 0
                try:
                    while not select.select([connection], [], [], 0)[0] and sent < 64 << 20:
                        sent += connection.send(part)
                except (BrokenPipeError, ConnectionResetError):
                    pass
                self.assertIn(parse(read_all(connection)).status, (414, 431))
                self.assertLess(sent, 16 << 20)


class Bodies(HardTest):
    environment = {"SONGREEL_UPLOAD_MB": "1"}

    def test_of_json_in_other_clothes_are_refused(self):
        text = '{"idea": "A lamp", "character_description": "A moth", "prompt": "A lamp", "key": "x"}'
        for path in ("/api/mv/create_scenes", "/api/mv/generate_video", "/api/projects", "/api/audio/trim", "/api/login"):
            for kind in ("text/plain", "text/plain;charset=UTF-8", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                         "application/jsonx", "x, application/json"):
                with self.subTest(path=path, kind=kind):
                    reply = self.server.request("POST", path, body=text, headers={"Content-Type": kind})
                    self.assertEqual(reply.status, 415)
                    self.assert_common_shape(reply)

    def test_of_json_need_no_content_type(self):
        for headers in ({}, {"Content-Type": "application/json; charset=utf-8"}, {"Content-Type": "application/problem+json"}):
            with self.subTest(headers):
                self.assertEqual(self.server.request("POST", "/api/mv/create_scenes", body="{}", headers=headers).status, 422)

    def test_over_the_limit_are_refused_and_leave_nothing(self):
        before = self.files()
        chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"
        json = "Content-Type: application/json"
        for name, answer in (
                ("told", lambda: self.send("POST /api/mv/create_scenes HTTP/1.1", json, f"Content-Length: {1 << 40}")),
                ("sent", lambda: self.send("POST /api/mv/create_scenes HTTP/1.1", json, "Connection: close", f"Content-Length: {1 << 20}", body=b"a" * (1 << 20))),
                ("chunked", lambda: self.send("POST /api/mv/create_scenes HTTP/1.1", json, "Transfer-Encoding: chunked", body=chunk * 64)),
                ("upload told", lambda: self.send("PUT /api/audio/upload?filename=a.mp3 HTTP/1.1", f"Content-Length: {1 << 40}")),
                ("upload sent", lambda: self.send("PUT /api/audio/upload?filename=a.mp3 HTTP/1.1", f"Content-Length: {2 << 20}", body=b"a" * (2 << 20))),
                ("upload chunked", lambda: self.send("PUT /api/audio/upload?filename=a.mp3 HTTP/1.1", "Transfer-Encoding: chunked", body=chunk * 64))):
            with self.subTest(name):
                self.assertEqual(parse(answer()).status, 413)
                self.assertEqual(self.files(), before)

    def test_with_broken_chunks_are_refused(self):
        for chunks in (b"zz\r\nab\r\n0\r\n\r\n", b"-1\r\n", b"FFFFFFFFFFFFFFFFF\r\n", b"2\r\nabc\r\n0\r\n\r\n",
                       b"1;" + b"a" * 70_000 + b"\r\n"):
            with self.subTest(chunks[:20]):
                answer = self.send("POST /api/mv/create_scenes HTTP/1.1", "Content-Type: application/json", "Connection: close",
                                   "Transfer-Encoding: chunked", body=chunks)
                self.assertIn(parse(answer).status, (400, 413, 431))

    def test_that_break_off_leave_nothing(self):
        before = self.files()
        with self.server.connect() as connection:
            connection.sendall(f"PUT /api/audio/upload?filename=a.mp3 HTTP/1.1\r\nHost: {self.host()}\r\nContent-Length: 500000\r\n\r\n".encode() + b"a" * 70_000)
        until(lambda: self.files() == before, what="an upload folder without leftovers")


class LargeBodies(HardTest):
    """Bodies of 15 MiB, all but their last byte: the server holds 17 of them."""

    def send_most(self, enough):
        """What the server says to it before the last byte; nothing when that is not all within `enough`."""
        with self.server.connect() as connection:
            head = f"POST /api/mv/generate_video HTTP/1.1\r\nHost: {self.host()}\r\nContent-Type: application/json\r\nContent-Length: {15 << 20}\r\n\r\n"
            left = memoryview(head.encode() + b"{" + b" " * ((15 << 20) - 2))
            while not select.select([connection], [], [], 0 if left else DRIP_SECONDS)[0]:
                if left and select.select([], [connection], [], DRIP_SECONDS)[1]:
                    left = left[connection.send(left[:65536]):]
                if enough.is_set():
                    return None
            return parse(read_all(connection))

    def test_at_once_fill_no_more_memory_than_is_set_aside_for_them(self):
        enough = threading.Event()
        with concurrent.futures.ThreadPoolExecutor(24) as pool:
            answers = [pool.submit(self.send_most, enough) for _ in range(24)]
            try:
                until(lambda: sum(answer.done() for answer in answers) >= 7, BODY_SECONDS - 5, "the seventh refusal")
            finally:
                enough.set()
        replies = [answer.result() for answer in answers if answer.result()]
        self.assertLess(len(replies), 12, "too few were taken")
        for reply in replies:
            self.assertEqual((reply.status, reply.json["error"]), (503, "Unavailable"), reply)
            self.assertGreater(int(reply.headers["Retry-After"]), 0)
            self.assert_common_shape(reply)
        wish = {"prompt": " " * (14 << 20)}
        until(lambda: self.server.post("/api/mv/generate_video", json=wish).status != 503, 20, "room again")


class Drips(HardTest):
    """Slow senders have until a total deadline, however often they send a byte. All at once, since each takes its time."""

    def drip(self, head, drops):
        """(the answer, seconds until it came)"""
        with self.server.connect(90) as connection:
            begin = time.monotonic()
            connection.sendall(head.format(self.host()).encode())
            while time.monotonic() - begin < 80:
                if select.select([connection], [], [], DRIP_SECONDS)[0]:
                    return parse(read_all(connection)), time.monotonic() - begin
                connection.sendall(drops)
        return None, 80

    def test_are_cut_off_by_a_total_deadline(self):
        post = "POST /api/mv/create_scenes HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\n"
        rows = (("request line", HEAD_SECONDS, "GET /", b"a"), ("header", HEAD_SECONDS, "GET / HTTP/1.1\r\nHost: {}\r\nX-A: ", b"a"),
                ("headers", HEAD_SECONDS, "GET / HTTP/1.1\r\nHost: {}\r\n", b"X-A: b\r\n"), ("silence", HEAD_SECONDS, "GET / HTTP/1.1\r\n", b""),
                ("body", BODY_SECONDS, post + "Content-Length: 5000\r\n\r\n", b"a"), ("chunks", BODY_SECONDS, post + "Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
                ("upload", BODY_SECONDS, "PUT /api/audio/upload?filename=a.mp3 HTTP/1.1\r\nHost: {}\r\nContent-Length: 50000\r\n\r\n", b"a"))
        before = self.files()
        with concurrent.futures.ThreadPoolExecutor(len(rows)) as pool:
            results = [pool.submit(self.drip, head, drops) for _, _, head, drops in rows]
        for (name, seconds, _, _), result in zip(rows, results):
            with self.subTest(name):
                reply, took = result.result()
                self.assertIsNotNone(reply, "it may drip for ever")
                self.assertEqual(reply.status, 408)
                self.assertGreater(took, seconds - 2)
                self.assertLess(took, seconds + 10)
        until(lambda: self.files() == before, what="an upload folder without leftovers")


class Listeners(HardTest):
    def test_that_leave_in_the_middle_of_a_file_end_nothing_but_their_own_reply(self):
        wave = self.folder / "long.wav"
        ffmpeg("-f", "lavfi", "-i", "sine=frequency=300:duration=240", "-c:a", "pcm_s16le", wave)  # more than any socket buffers
        address = self.server.request("PUT", "/api/audio/upload?filename=a.wav", body=wave.read_bytes()).json["audio_url"]
        for _ in range(20):
            with self.server.connect() as connection:
                connection.sendall(f"GET {address} HTTP/1.1\r\nHost: {self.host()}\r\n\r\n".encode())
                self.assertTrue(connection.recv(1000))
                # Closed with unread bytes: the kernel answers what still comes with a reset, as for a browser that leaves a page.
        self.assertEqual(self.server.get(address).body, wave.read_bytes())


class Ranges(HardTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.song = short_song(cls.folder).read_bytes()
        cls.address = cls.server.request("PUT", "/api/audio/upload?filename=a.mp3", body=cls.song).json["audio_url"]

    def test_that_are_absurd_get_one_range_or_none(self):
        size = len(self.song)
        lists = ("bytes=" + ",".join(["0-0"] * 1000), "bytes=" + ",".join(["0-"] * 2000), "bytes=" + ",".join(f"{i}-" for i in range(1000)),
                 "bytes=0-,0-,0-", "bytes=-0", "bytes=5-1", f"bytes={size}-", "bytes=99999999999999999999999-", "bytes=-99999999999999999999999",
                 "bytes=0-99999999999999999999999", "bytes=a-b", "bytes=", "bytes", "lines=0-5", "bytes=--5", "bytes=0--5", "bytes= 0 - 5 ")
        for ranges in lists:
            with self.subTest(ranges[:40]):
                reply = self.server.get(self.address, headers={"Range": ranges})
                self.assertIn(reply.status, (200, 206, 400, 416))
                self.assertLessEqual(len(reply.body), size + 1024, "more came than the file has")
                if reply.status == 206:
                    self.assertIn("Content-Range", reply.headers)
                    self.assertNotIn("multipart", reply.headers["Content-Type"])
                if reply.status == 416:
                    self.assertEqual(reply.headers["Content-Range"], f"bytes */{size}")

    def test_that_are_sane_are_served(self):
        size = len(self.song)
        for ranges, first, last in (("bytes=0-", 0, size - 1), ("bytes=10-19", 10, 19), ("bytes=-5", size - 5, size - 1), (f"bytes=10-{size * 2}", 10, size - 1)):
            with self.subTest(ranges):
                reply = self.server.get(self.address, headers={"Range": ranges})
                self.assertEqual((reply.status, reply.headers["Content-Range"]), (206, f"bytes {first}-{last}/{size}"))
                self.assertEqual(reply.body, self.song[first : last + 1])


class Streams(HardTest):
    CAP = 6000
    BATCH = 250

    def memory(self):
        """Bytes of the server that are in memory."""
        status = pathlib.Path(f"/proc/{self.server.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    def open_batch(self, streams):
        """Opens some streams more; the statuses of those that were refused."""
        opened = [self.server.connect() for _ in range(self.BATCH)]
        streams += opened
        for stream in opened:
            stream.sendall(f"GET /api/events HTTP/1.1\r\nHost: {self.host()}\r\n\r\n".encode())
        refused = []
        for stream in opened:
            head = b""
            while b"\r\n\r\n" not in head:
                head += stream.recv(4096)
            reply = parse(head)
            if reply.status != 200:
                refused.append(reply)
        return refused

    def test_by_the_thousand_are_served_up_to_a_cap(self):
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        if hard < self.CAP + 2000:
            self.skipTest(f"this system allows only {hard} open files")
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        before = self.memory()
        streams, refused = [], []
        try:
            while not refused and len(streams) < self.CAP + 2 * self.BATCH:
                refused = self.open_batch(streams)
            self.assertTrue(refused, f"{len(streams)} streams and no end")
            self.assertGreater(len(streams), 2000)
            for reply in refused:
                self.assertEqual(reply.status, 503)
                self.assertIn("Retry-After", reply.headers)
            self.assertEqual(self.server.get("/health").status, 200, "others are served meanwhile")
            self.assertLess((self.memory() - before) / len(streams), 64 << 10)
        finally:
            for stream in streams:
                stream.close()
        streams = []
        until(lambda: not self.open_batch(streams), what="room for new streams")
        for stream in streams:
            stream.close()


class Pages(HardTest):
    """What web pages of others may do with a server on this machine that asks for no key."""

    def test_of_others_change_nothing(self):
        own = f"http://{self.host()}"
        for status, headers in ((403, {"Origin": FOREIGN}), (403, {"Origin": "null"}), (403, {"Origin": own + ".evil.example"}), (403, {"Origin": "http://127.0.0.1"}),
                                (403, {"Origin": "http://localhost:3001"}), (403, {"Sec-Fetch-Site": "cross-site"}), (403, {"Sec-Fetch-Site": "same-site"}),
                                (403, {"Origin": FOREIGN, "Sec-Fetch-Site": "same-origin"}), (422, {"Origin": own}), (422, {"Origin": LISTED}),
                                (422, {"Origin": LISTED, "Sec-Fetch-Site": "cross-site"}), (422, {"Sec-Fetch-Site": "same-origin"}), (422, {})):
            with self.subTest(headers):
                reply = self.server.post("/api/mv/create_scenes", json={}, headers=headers)
                self.assertEqual(reply.status, status)
                if status == 403:
                    self.assert_common_shape(reply)
        for method, path in (("PUT", "/api/audio/upload?filename=a.mp3"), ("PATCH", "/api/projects/x"), ("DELETE", "/api/projects/x"), ("POST", "/no/such")):
            with self.subTest(method):
                self.assertEqual(self.server.request(method, path, headers={"Origin": FOREIGN}).status, 403)

    def test_of_others_are_allowed_nothing_by_a_preflight(self):
        for origin in (FOREIGN, "null", "https://localhost:3000", "http://localhost:3000.evil.example", "http://localhost"):
            with self.subTest(origin):
                reply = self.server.request("OPTIONS", "/api/mv/create_scenes", headers={"Origin": origin, **ASKED})
                self.assertEqual(reply.status, 400)
                self.assertTrue(reply.headers["Content-Type"].startswith("text/plain"))
                self.assertEqual([name for name in reply.headers if name.startswith("access-control-allow")], [])

    def test_that_are_listed_get_the_whole_preflight(self):
        reply = self.server.request("OPTIONS", "/api/mv/create_scenes", headers={"Origin": LISTED, **ASKED})
        self.assertEqual((reply.status, reply.text), (200, "OK"))
        for name, value in (("Allow-Origin", LISTED), ("Allow-Credentials", "true"), ("Allow-Headers", "content-type,x-api-key"),
                            ("Allow-Methods", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"), ("Max-Age", "600")):
            self.assertEqual(reply.headers[f"Access-Control-{name}"], value)
        self.assertIn("Origin", reply.headers["Vary"])

    def test_that_are_listed_may_read_every_reply(self):
        for method, path, status in (("GET", "/health", 200), ("GET", "/api/jobs", 200), ("GET", "/api/jobs/x", None), ("GET", "/no/such", 404),
                                     ("DELETE", "/health", 405), ("POST", "/api/mv/create_scenes", 422)):
            with self.subTest(path):
                reply = self.server.request(method, path, headers={"Origin": LISTED})
                self.assertEqual(reply.status, status or reply.status)
                self.assertEqual(reply.headers["Access-Control-Allow-Origin"], LISTED)
                self.assertEqual(reply.headers["Access-Control-Allow-Credentials"], "true")
                self.assertIn("Origin", reply.headers["Vary"])
                self.assertNotIn("Access-Control-Allow-Origin", self.server.request(method, path, headers={"Origin": FOREIGN}).headers)

    def test_of_ours_run_no_inline_script_and_stand_in_no_frame(self):
        for path in ("/docs", "/", "/health", "/api/jobs", "/openapi.json", "/no/such", "/api/mv/get_video/x"):
            with self.subTest(path):
                headers = self.server.get(path).headers
                policy = headers["Content-Security-Policy"]
                self.assertIn("frame-ancestors 'none'", policy)
                self.assertIn("default-src 'none'", policy)
                self.assertNotIn("'unsafe-inline'", policy.partition("script-src")[2].partition(";")[0])
                self.assertEqual(headers["X-Frame-Options"], "DENY")
                self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
                self.assertEqual(headers["Referrer-Policy"], "no-referrer")
                if path.startswith("/api/"):
                    self.assertIn("sandbox", policy)
        page = self.server.get("/docs").text
        self.assertNotRegex(page, r"<script(?![^>]*\bsrc=)[^>]*>")
        self.assertNotRegex(page, r"\bon[a-z]+=")

    def test_never_come_from_what_was_uploaded(self):
        before = self.files()
        for name, content in (("a.html", b"<!DOCTYPE html><script>alert(1)</script>"), ("a.mp3", b"<html><script>alert(1)</script></html>" * 100),
                              ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')):
            with self.subTest(name):
                self.assertEqual(self.server.request("PUT", f"/api/audio/upload?filename={name}", body=content).status, 422)
                self.assertEqual(self.files(), before)
        song = self.folder / "evil.mp3"
        ffmpeg("-f", "lavfi", "-i", "sine=d=1", "-metadata", "title=<script>alert(1)</script>", song)
        reply = self.server.request("PUT", "/api/audio/upload?filename=evil.html", body=song.read_bytes(), headers={"Content-Type": "text/html"})
        self.assertEqual(reply.status, 201)
        headers = self.server.get(reply.json["audio_url"]).headers
        self.assertEqual(headers["Content-Type"], "audio/mpeg")
        self.assertTrue(headers["Content-Disposition"].startswith("attachment"))
        self.assertNotIn("html", headers["Content-Disposition"])
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertIn("sandbox", headers["Content-Security-Policy"])
        # The front end on another port shows it with <audio src>, which asks without CORS.
        self.assertEqual(headers["Cross-Origin-Resource-Policy"], "cross-origin")


class Keys(HardTest):
    PLAIN, HASHED = "plain-key-of-this-test", "hashed-key-of-this-test"
    environment = {"API_KEY": f" {PLAIN} , hash:{hashlib.sha256(HASHED.encode()).hexdigest().upper()}", "CORS_ORIGINS": f" {LISTED} ,http://front.example"}
    addresses = iter(range(2, 250))

    def setUp(self):
        # Failures are counted by address, so each test comes from one of its own.
        self.source = f"127.0.7.{next(self.addresses)}"

    def ask(self, path="/api/jobs", method="GET", key=None, cookie=None, **headers):
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent.update({"X-API-Key": key} if key is not None else {})
        sent.update({"Cookie": cookie} if cookie else {})
        return self.server.request(method, path, headers=sent, source=self.source)

    def test_that_are_missing_wrong_or_cut_off_do_not_open(self):
        for key in (None, "", " ", self.PLAIN[:-1], self.PLAIN + "x", self.PLAIN.upper(), hashlib.sha256(self.HASHED.encode()).hexdigest(),
                    f"hash:{hashlib.sha256(self.HASHED.encode()).hexdigest()}", f"{self.PLAIN},{self.HASHED}"):
            with self.subTest(key):
                reply = self.ask(key=key, Origin=LISTED)
                self.assertEqual(reply.status, 401)
                self.assertEqual(reply.json["error"], "Unauthorized")
                self.assertIsInstance(reply.json["detail"], str)
                self.assertIn("invalid" if (key or "").strip() else "missing", reply.json["message"])
                self.assertEqual(reply.headers["WWW-Authenticate"], "ApiKey")
                self.assertEqual(reply.headers["Access-Control-Allow-Origin"], LISTED)
        self.assertEqual(self.ask("/api/no/such").status, 401)
        self.assertEqual(self.ask("/metrics").status, 401)
        self.assertEqual(self.ask("/api/events").status, 401)

    def test_that_are_right_open(self):
        for key in (self.PLAIN, self.HASHED):
            with self.subTest(key):
                self.assertEqual(self.ask(key=key).status, 200)
                self.assertEqual(self.ask(f"/api/jobs?api_key={key}").status, 200)
                self.assertEqual(self.ask("/metrics", key=key).status, 200)
                self.assertEqual(self.ask("/api/no/such", key=key).status, 404)
        self.assertEqual(self.ask(f"/api/mv/create_scenes?api_key={self.PLAIN}", method="POST").status, 401, "a link must change nothing")

    def test_are_not_asked_for_where_everybody_may_look(self):
        for path in ("/", "/health", "/docs", "/openapi.json"):
            self.assertEqual(self.ask(path).status, 200, path)
        self.assertIn(self.ask("/ready").status, (200, 503))
        self.assertEqual(self.ask("/api/jobs", method="OPTIONS", Origin="http://front.example", Access_Control_Request_Method="GET").status, 200)

    def test_that_are_guessed_are_soon_not_even_looked_at(self):
        statuses = [self.ask(key=f"guess {i}").status for i in range(11)]
        self.assertEqual(statuses, [401] * 10 + [429])
        reply = self.ask(key=self.PLAIN)
        self.assertEqual(reply.status, 429)
        self.assertLessEqual(int(reply.headers["Retry-After"]), 60)
        self.assertEqual(self.server.get("/api/jobs", headers={"X-API-Key": self.PLAIN}).status, 200, "other addresses go on")

    def test_open_a_browser_by_a_cookie_that_scripts_cannot_read(self):
        def log(way, **options):
            return self.server.post(f"/api/{way}", source=self.source, **options)

        self.assertEqual(log("login", json={"key": "wrong"}).status, 401)
        self.assertEqual(log("login", json={"key": self.HASHED}, headers={"Origin": FOREIGN}).status, 403)
        reply = log("login", json={"key": self.HASHED})
        self.assertEqual(reply.status, 200)
        given = reply.headers["Set-Cookie"]
        for part in ("HttpOnly", "SameSite=Strict", "Path=/"):
            self.assertIn(part, given)
        self.assertNotIn(self.HASHED, given)
        cookie = given.split(";")[0]
        self.assertEqual(self.ask(cookie=cookie).status, 200)
        self.assertEqual(self.ask(cookie=cookie[:-1]).status, 401)
        self.assertEqual(self.ask("/api/projects/x", method="DELETE", cookie=cookie, Origin=FOREIGN).status, 403)
        cleared = log("logout", headers={"Cookie": cookie}).headers["Set-Cookie"]
        self.assertTrue(cleared.startswith(cookie.split("=")[0] + "=;"))
        self.assertIn("Max-Age=0", cleared)

    def test_are_not_needed_for_links_that_were_handed_out(self):
        song = short_song(self.folder).read_bytes()
        upload = self.server.request("PUT", "/api/audio/upload?filename=a.mp3", body=song, headers={"X-API-Key": self.PLAIN})
        link = upload.json["audio_url"]
        self.assertRegex(link, r"\?expires=\d+&signature=[\w-]{43}$")
        bare, signature = link.split("?")[0], link[-43:]
        self.assertEqual(self.ask(link).body, song)
        self.assertEqual(self.ask(link, method="HEAD").status, 200)
        self.assertEqual(self.ask(link + f"?api_key={self.PLAIN}").status, 200)
        other = "A" if link[-20] != "A" else "B"
        for wrong in (bare, link[:-1], link[:-20] + other + link[-19:], link.replace("expires=1", "expires=2"), link.replace(bare, "/api/jobs"),
                      link.replace("/api/audio/get/", "/api/mv/get_video/"), bare + f"?signature={signature}"):
            with self.subTest(wrong):
                self.assertEqual(self.ask(wrong).status, 401)
        self.assertEqual(self.ask(link, method="DELETE").status, 401)
        self.assertNotIn(signature, self.server.log)

    def test_never_reach_the_log(self):
        with Server(self.folder / "logged", environment={**self.environment, "MV_DEBUG_MODE": "true"}) as server:
            for path in (f"/api/jobs?api_key={self.PLAIN}", f"/api/jobs?API_KEY={self.PLAIN}", f"/api/jobs?%61pi_key={self.PLAIN}",
                         f"/api/jobs?x=1&api_key={self.HASHED}", f"/api/jobs?signature={self.PLAIN}", f"/api/jobs%3Fapi_key={self.PLAIN}",
                         f"/no/such?api_key={self.PLAIN}"):
                server.get(path)
            server.get("/api/jobs", headers={"X-API-Key": self.HASHED})
            server.post("/api/login", json={"key": self.PLAIN})
            self.assertEqual(server.stop(), 0)
            for secret in (self.PLAIN, self.HASHED):
                self.assertNotIn(secret, server.log)


class Doors(unittest.TestCase):
    def test_to_other_machines_stay_shut_without_a_key(self):
        with tempfile.TemporaryDirectory() as folder:
            for host, key in (("0.0.0.0", None), ("::", None), ("0.0.0.0", ""), ("0.0.0.0", " , "), ("0.0.0.0", "hash:abc")):
                with self.subTest(host=host, key=key):
                    with Server(pathlib.Path(folder) / "outputs", "--host", host, environment={"API_KEY": key}, expect_start=False) as server:
                        self.assertNotEqual(server.wait(), 0)
                        self.assertIn("API_KEY", server.log)

    def test_do_not_open_for_every_page_in_the_world(self):
        with tempfile.TemporaryDirectory() as folder:
            with Server(pathlib.Path(folder) / "outputs", environment={"CORS_ORIGINS": "*"}, expect_start=False) as server:
                self.assertNotEqual(server.wait(), 0)
                self.assertIn("CORS_ORIGINS", server.log)


if __name__ == "__main__":
    unittest.main()
