"""The studio's pages, as the server hands them out: addresses, headers, encodings, and nothing else of the disk."""

import gzip
import pathlib
import unittest

from server import Server, ServerTest, parse

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "Accept-Encoding": "gzip, deflate, br"}
ADDRESSES = ("/", "/create", "/quick-gen-page", "/settings")
POLICY = ("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
          "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
INDEX = b"<!doctype html><title>Songreel</title><script type=module src=/assets/app-1a2b.js></script>" * 8
SCRIPT = b"console.log('a page');\n" * 40
NOT_REALLY_BROTLI = b"the bytes that the build has written"


def build(folder):
    """What a build leaves."""
    assets = folder / "assets"
    assets.mkdir(parents=True)
    for file, content in ((folder / "index.html", INDEX), (assets / "app-1a2b.js", SCRIPT)):
        file.write_bytes(content)
        file.with_name(file.name + ".gz").write_bytes(gzip.compress(content))
    (assets / "app-1a2b.js.br").write_bytes(NOT_REALLY_BROTLI)
    (assets / "sans-3c.woff2").write_bytes(b"wOF2")
    (assets / ".secret.js").write_bytes(b"secret")
    (folder / "notes.txt").write_bytes(b"secret")


class PagesTest(ServerTest):
    environment = {"SONGREEL_WEB": "web"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        build(cls.folder / "web")


class Pages(PagesTest):
    def test_open_at_their_addresses_with_what_keeps_others_out(self):
        for address in (*ADDRESSES, "/quick-gen-page?project=0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"):
            with self.subTest(address):
                reply = self.server.get(address, headers=BROWSER)
                self.assertEqual(reply.status, 200, reply)
                self.assertEqual(gzip.decompress(reply.body), INDEX)
                expected = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip", "Cache-Control": "no-cache",
                            "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
                            "X-Frame-Options": "DENY"}
                self.assertEqual({name: reply.headers.get(name) for name in expected}, expected)
                self.assertIn("Accept-Encoding", reply.headers["Vary"])

    def test_are_not_sent_again_while_they_are_the_same(self):
        for address in (*ADDRESSES, "/assets/app-1a2b.js"):
            with self.subTest(address):
                first = self.server.get(address, headers=BROWSER)
                again = self.server.get(address, headers={**BROWSER, "If-None-Match": first.headers["ETag"]})
                self.assertEqual((again.status, again.body), (304, b""))
                self.assertEqual(again.headers["Cache-Control"], first.headers["Cache-Control"])
                other = self.server.get(address, headers={**BROWSER, "Accept-Encoding": "identity", "If-None-Match": first.headers["ETag"]})
                self.assertEqual(other.status, 200, "another encoding is another answer")

    def test_of_a_new_build_are_there_at_once(self):
        index = self.folder / "web" / "index.html"
        tag = self.server.get("/create").headers["ETag"]
        index.write_bytes(INDEX + b"<!-- new -->")
        self.addCleanup(index.write_bytes, INDEX)
        reply = self.server.get("/create", headers={"If-None-Match": tag})
        self.assertEqual((reply.status, reply.body), (200, INDEX + b"<!-- new -->"))

    def test_leave_the_root_to_programs_that_ask_for_no_page(self):
        for accept in (None, "*/*", "application/json"):
            with self.subTest(accept):
                reply = self.server.get("/", headers={"Accept": accept})
                self.assertEqual(reply.headers["Content-Type"], "application/json")
                self.assertEqual(reply.json["name"], "Songreel")
                self.assertIn("Accept", reply.headers["Vary"])

    def test_bring_files_that_last_a_year_in_the_encoding_that_is_liked_best(self):
        for accepted, encoding, body in (("gzip, deflate, br", "br", NOT_REALLY_BROTLI), ("gzip", "gzip", gzip.compress(SCRIPT)),
                                         ("br;q=0.2, gzip", "gzip", gzip.compress(SCRIPT)), ("identity", None, SCRIPT),
                                         (None, None, SCRIPT), ("br;q=0, gzip;q=0", None, SCRIPT), ("zstd", None, SCRIPT)):
            with self.subTest(accepted):
                reply = self.server.get("/assets/app-1a2b.js", headers={"Accept-Encoding": accepted})
                self.assertEqual((reply.status, reply.headers.get("Content-Encoding")), (200, encoding))
                self.assertEqual(gzip.decompress(reply.body) if encoding == "gzip" else reply.body,
                                 SCRIPT if encoding == "gzip" else body)
                self.assertEqual(reply.headers["Content-Length"], str(len(reply.body)))
                self.assertEqual(reply.headers["Content-Type"], "text/javascript; charset=utf-8")
                self.assertEqual(reply.headers["Cache-Control"], "public, max-age=31536000, immutable")
                self.assertEqual(reply.headers["X-Content-Type-Options"], "nosniff")
                self.assertIn("Accept-Encoding", reply.headers["Vary"])
        font = self.server.get("/assets/sans-3c.woff2", headers=BROWSER)
        self.assertEqual((font.headers["Content-Type"], font.headers.get("Content-Encoding")), ("font/woff2", None))
        head = self.server.request("HEAD", "/assets/app-1a2b.js", headers={"Accept-Encoding": "br"})
        self.assertEqual((head.status, head.headers["Content-Length"], head.body), (200, str(len(NOT_REALLY_BROTLI)), b""))
        part = self.server.get("/assets/app-1a2b.js", headers={"Accept-Encoding": "br", "Range": "bytes=0-6"})
        self.assertEqual((part.status, part.body, part.headers.get("Content-Encoding")), (206, SCRIPT[:7], None))

    def test_are_all_that_is_served(self):
        (self.folder / "web" / "assets" / "link.js").symlink_to(self.folder / "web" / "notes.txt")
        for target in ("/index.html", "/notes.txt", "/create/", "/create/x", "/library", "/assets", "/assets/", "/assets/.secret.js",
                       "/assets/link.js", "/assets/app-1a2b.js.br", "/assets/app-1a2b.js.gz", "/assets/app-1a2b.js/", "/assets/none.js",
                       "/assets/../notes.txt", "/assets/..%2fnotes.txt", "/assets/%2e%2e/notes.txt", "/assets/..%5cnotes.txt",
                       "/assets//notes.txt", "//notes.txt", "/../web/notes.txt", "/assets/%00", "/assets/app-1a2b.js%00.txt"):
            with self.subTest(target):
                asked = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nConnection: close\r\n\r\n"
                reply = parse(self.server.raw(asked.encode()))
                self.assertIn(reply.status, (400, 404), reply)
                self.assertNotEqual(reply.body, b"secret")
        for method in ("POST", "PUT", "DELETE"):
            self.assertEqual(self.server.request(method, "/create").status, 405)

    def test_that_are_not_there_say_how_they_come(self):
        with Server(self.folder / "outputs-bare", environment={"SONGREEL_WEB": "nowhere"}) as server:
            for address in ADDRESSES:
                reply = server.get(address, headers=BROWSER)
                self.assertEqual(reply.status, 503)
                self.assertIn("./songreel serve", reply.text)
                self.assertEqual(reply.headers["Content-Security-Policy"], POLICY)
            self.assertEqual(server.get("/").json["name"], "Songreel")


class PagesWithKeys(PagesTest):
    environment = {"SONGREEL_WEB": "web", "API_KEY": "a-long-secret"}

    def test_open_without_one_and_what_they_ask_for_does_not(self):
        for address in (*ADDRESSES, "/assets/app-1a2b.js"):
            self.assertEqual(self.server.get(address, headers=BROWSER).status, 200, address)
        for path in ("/api/flavors", "/api/makers", "/api/projects"):
            self.assertEqual(self.server.get(path).status, 401, path)
        self.assertEqual(self.server.post("/api/projects/example").status, 401)

    def test_get_pictures_by_addresses_that_are_signed(self):
        key = {"X-API-Key": "a-long-secret"}
        url = self.server.get("/api/flavors", headers=key).json["flavors"][0]["preview_url"]
        self.assertIn("signature=", url)
        self.assertEqual(self.server.get(url).headers["Content-Type"], "image/jpeg")
        self.assertEqual(self.server.get(url.partition("?")[0]).status, 401)
        clip = self.server.post("/api/mv/generate_video", headers=key, json={"prompt": "A lamp", "duration": 1, "size": "480p"}).json
        poster = f"/api/mv/get_video/{clip['video_id']}/poster"
        self.assertEqual(self.server.get(poster).status, 401)
        self.assertEqual(self.server.get(poster + "?" + clip["video_url"].partition("?")[2]).status, 401, "signed for another address")
        self.assertEqual(self.server.get(poster, headers=key).status, 200)


class TheCheckout(unittest.TestCase):
    def test_names_the_folder_that_the_build_writes_to(self):
        root = pathlib.Path(__file__).resolve().parents[2]
        self.assertIn('"build/web"', (root / "backend/app/settings.cpp").read_text())
        self.assertIn("$root/build/web", (root / "tools/setup.sh").read_text())


if __name__ == "__main__":
    unittest.main()
