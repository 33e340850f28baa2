"""Holds the fakes that no vendor's own client can be held against to the documented wires: ComfyUI and stable-diffusion.cpp.
The faults, the bill and the control plane, which all fakes share, are tried on them as well."""

import base64
import http.client
import json
import os
import pathlib
import socket
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import uuid

import media
from comfyui import ComfyUI
from common import started
from replicate import Replicate
from sdcpp import StableDiffusion
from wire import iso

HERE = pathlib.Path(__file__).resolve().parent
BOUNDARY = "songreel-boundary"


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


def ask(base, method, target, body=None, headers=None, timeout=10):
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(base).netloc, timeout=timeout)
    try:
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        connection.request(method, target, data, headers or {})
        reply = connection.getresponse()
        return Reply(reply.status, dict(reply.getheaders()), reply.read())
    finally:
        connection.close()


def form(name, filename, content, **fields):
    """(body, headers) of a multipart upload."""
    parts = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
             for field, value in fields.items()]
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\nContent-Type: image/png\r\n\r\n'
    body = b"".join(parts) + head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


def streams(content, ending):
    """ffprobe's streams by kind, and how long the file is."""
    with tempfile.NamedTemporaryFile(suffix=ending) as file:
        file.write(content)
        file.flush()
        text = subprocess.run(["ffprobe", "-v", "error", "-show_streams", "-show_format", "-of", "json", file.name], check=True,
                              capture_output=True).stdout
    found = json.loads(text)
    return {stream["codec_type"]: stream for stream in found["streams"]}, float(found["format"].get("duration", 0))


class FakeTest(unittest.TestCase):
    kind = None

    def setUp(self):
        self.server = started(self.kind(seed=1))
        self.base = self.server.fake.base
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def get(self, target, **options):
        return ask(self.base, "GET", target, **options)

    def post(self, target, body=None, **options):
        return ask(self.base, "POST", target, body, **options)

    def switch(self, **changes):
        reply = ask(self.base, "PUT", "/_fake/switches", changes)
        self.assertEqual(reply.status, 200, reply.body)

    def until(self, wanted, patience=15):
        end = time.monotonic() + patience
        while True:
            found = wanted()
            if found:
                return found
            self.assertLess(time.monotonic(), end, "it did not come")
            time.sleep(0.01)


class StableDiffusionTest(FakeTest):
    kind = StableDiffusion

    def create(self, mode="vid_gen", **body):
        return self.post(f"/sdcpp/v1/{mode}", {"prompt": "a robot", **body})

    def job(self, reply):
        return self.get(reply.json["poll_url"]).json

    def ended(self, reply):
        return self.until(lambda: (job := self.job(reply))["status"] in ("completed", "failed", "cancelled") and job)

    def test_a_video_is_queued_made_and_handed_over_as_base64(self):
        for kind, mime in (("webm", "video/webm"), ("avi", "video/x-msvideo"), ("webp", "image/webp")):
            with self.subTest(kind):
                reply = self.create(video_frames=34, fps=16, width=832, height=480, output_format=kind)
                self.assertEqual(reply.status, 202)
                self.assertEqual((reply.json["kind"], reply.json["status"]), ("vid_gen", "queued"))
                job = self.ended(reply)
                self.assertEqual((job["status"], job["error"], job["queue_position"]), ("completed", None, 0))
                result = job["result"]
                self.assertEqual((result["mime_type"], result["fps"], result["frame_count"]), (mime, 16, 33))
                if kind != "webp":
                    found, seconds = streams(base64.b64decode(result["b64_json"]), "." + kind)
                    self.assertEqual((found["video"]["width"], found["video"]["height"]), (208, 120))
                    self.assertAlmostEqual(seconds, 33 / 16, delta=0.15)

    def test_an_image_is_handed_over_in_a_list(self):
        job = self.ended(self.create("img_gen", width=512, height=512))
        self.assertEqual(job["result"]["images"][0]["index"], 0)
        self.assertTrue(base64.b64decode(job["result"]["images"][0]["b64_json"]).startswith(b"\x89PNG"))

    def test_jobs_wait_for_each_other_and_a_full_queue_is_429(self):
        self.switch(run_s=[5, 5], max_queue_size=3)
        first, second, third = self.create(), self.create(), self.create()
        self.until(lambda: self.job(first)["status"] == "generating")
        self.assertEqual([self.job(second)["queue_position"], self.job(third)["queue_position"]], [1, 2])
        full = self.create()
        self.assertEqual((full.status, full.json), (429, {"error": "job queue is full"}))

    def test_a_waiting_job_can_be_cancelled_and_a_working_one_cannot(self):
        self.switch(run_s=[5, 5])
        first, second, third = self.create(), self.create(), self.create()
        cancel = self.post(second.json["poll_url"] + "/cancel")
        self.assertEqual((cancel.status, cancel.json["status"]), (200, "cancelled"))
        self.assertEqual(cancel.json["error"], {"code": "cancelled", "message": "job cancelled by client"})
        self.assertEqual(self.job(third)["queue_position"], 1)
        self.until(lambda: self.job(first)["status"] == "generating")
        self.assertEqual(self.post(first.json["poll_url"] + "/cancel").status, 409)

    def test_a_cancel_that_comes_too_late_shows_the_finished_job(self):
        reply = self.create()
        self.ended(reply)
        cancel = self.post(reply.json["poll_url"] + "/cancel")
        self.assertEqual((cancel.status, cancel.json["status"]), (200, "completed"))

    def test_wrong_requests_are_400(self):
        picture = base64.b64encode(media.image(64, 64)).decode()
        self.assertEqual(self.create(init_image=picture, end_image="data:image/png;base64," + picture).status, 202)
        cases = {"width": {"width": 8}, "frames": {"video_frames": 0}, "format": {"output_format": "mp4"}, "picture": {"init_image": "no"}}
        for name, body in cases.items():
            with self.subTest(name):
                reply = self.create(**body)
                self.assertEqual(reply.status, 400)
                self.assertIn("error", reply.json)
        self.assertEqual(self.post("/sdcpp/v1/vid_gen").json, {"error": "empty body"})
        self.assertEqual(self.post("/sdcpp/v1/vid_gen", b"{").json["error"], "invalid json")
        self.switch(supported_modes=["img_gen"])
        self.assertEqual(self.create().status, 400)

    def test_unknown_jobs_are_404_and_forgotten_ones_410(self):
        self.assertEqual(self.get("/sdcpp/v1/jobs/job_none").status, 404)
        reply = self.create()
        self.ended(reply)
        self.switch(kept_s=0)
        self.assertEqual(self.get(reply.json["poll_url"]).status, 410)

    def test_a_failed_job_says_so(self):
        self.switch(next=["run_fails"])
        job = self.ended(self.create())
        self.assertEqual(job["error"], {"code": "generation_failed", "message": "generate_video returned no results"})

    def test_capabilities_name_the_modes(self):
        found = self.get("/sdcpp/v1/capabilities").json
        self.assertEqual(found["supported_modes"], ["img_gen", "vid_gen"])
        self.assertEqual(found["output_formats_by_mode"]["vid_gen"], ["webm", "webp", "avi"])


class Socket:
    """A WebSocket client that was written from RFC 6455 for this test."""

    def __init__(self, base, target):
        parts = urllib.parse.urlsplit(base)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=10)
        # The key and its answer are the example of RFC 6455, 1.3.
        self.socket.sendall((f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        self.file = self.socket.makefile("rb")
        self.head = b""
        while not self.head.endswith(b"\r\n\r\n"):
            self.head += self.file.readline() or b"\r\n\r\n"

    def frame(self):
        """(kind, content), or None at the end."""
        head = self.file.read(2)
        if len(head) < 2:
            return None
        size = head[1] & 0x7F
        if size == 126:
            size, = struct.unpack("!H", self.file.read(2))
        elif size == 127:
            size, = struct.unpack("!Q", self.file.read(8))
        return head[0] & 0x0F, self.file.read(size)

    def send(self, kind, content):
        mask = os.urandom(4)
        self.socket.sendall(struct.pack("!BB", 0x80 | kind, 0x80 | len(content)) + mask +
                            bytes(byte ^ mask[i % 4] for i, byte in enumerate(content)))

    def messages(self, last):
        """All text messages up to the first for which `last` holds."""
        found = []
        while True:
            kind, content = self.frame()
            if kind == 1:
                found.append(json.loads(content))
                if last(found[-1]):
                    return found

    def close(self):
        self.file.close()
        self.socket.close()


def done(message):
    return message["type"] == "executing" and message["data"]["node"] is None


GRAPH = {
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "wan.safetensors"}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a robot", "clip": ["4", 1]}, "_meta": {"title": "songreel:prompt"}},
    "5": {"class_type": "EmptyHunyuanLatentVideo", "inputs": {"width": 832, "height": 480, "length": 33, "batch_size": 1}},
    "3": {"class_type": "KSampler", "inputs": {"model": ["4", 0], "seed": 1, "steps": 20, "cfg": 6, "sampler_name": "euler",
                                               "denoise": 1, "scheduler": "normal", "positive": ["6", 0], "negative": ["6", 0], "latent_image": ["5", 0]}},
    "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},
    "9": {"class_type": "VHS_VideoCombine", "inputs": {"images": ["8", 0], "frame_rate": 16, "filename_prefix": "songreel/clip"}},
}


def graph(**changed):
    """GRAPH, with inputs of its nodes changed: n9={"frame_rate": 8}."""
    made = json.loads(json.dumps(GRAPH))
    for node, inputs in changed.items():
        made[node[1:]]["inputs"].update(inputs)
    return made


class ComfyUITest(FakeTest):
    kind = ComfyUI

    def prompt(self, nodes=None, **more):
        return self.post("/prompt", {"prompt": nodes or graph(), "client_id": "tester", **more})

    def ended(self, prompt_id):
        return self.until(lambda: self.get(f"/history/{prompt_id}").json.get(prompt_id))

    def queued(self):
        found = self.get("/queue").json
        return [[item[1] for item in found[name]] for name in ("queue_running", "queue_pending")]

    def test_a_graph_is_queued_run_and_its_video_fetched(self):
        reply = self.prompt()
        self.assertEqual((reply.status, reply.json["number"], reply.json["node_errors"]), (200, 0, {}))
        history = self.ended(reply.json["prompt_id"])
        self.assertEqual((history["status"]["status_str"], history["status"]["completed"]), ("success", True))
        file = history["outputs"]["9"]["gifs"][0]
        self.assertEqual((file["subfolder"], file["type"]), ("songreel", "output"))
        view = self.get("/view?" + urllib.parse.urlencode({name: file[name] for name in ("filename", "subfolder", "type")}))
        self.assertEqual((view.status, view.headers["Content-Type"]), (200, "video/mp4"))
        found, seconds = streams(view.body, ".mp4")
        self.assertEqual((found["video"]["width"], found["video"]["height"]), (208, 120))
        self.assertAlmostEqual(seconds, 33 / 16, delta=0.1)
        self.assertEqual(self.get("/api/history/" + reply.json["prompt_id"]).status, 200)

    def test_outputs_stand_where_the_switch_says(self):
        for under in ("images", "gifs", "videos"):
            self.switch(outputs_under=under)
            self.assertIn(under, self.ended(self.prompt().json["prompt_id"])["outputs"]["9"])

    def test_history_is_empty_for_unknown_and_for_waiting_graphs_and_the_queue_tells_them_apart(self):
        self.switch(run_s=[5, 5])
        running, waiting = self.prompt().json["prompt_id"], self.prompt().json["prompt_id"]
        for prompt_id in (running, waiting, str(uuid.uuid4())):
            self.assertEqual(self.get(f"/history/{prompt_id}").json, {})
        self.until(lambda: self.queued() == [[running], [waiting]])
        self.assertEqual(self.get("/prompt").json, {"exec_info": {"queue_remaining": 2}})

    def test_a_prompt_id_of_our_own_is_kept_when_it_is_a_uuid(self):
        mine = str(uuid.uuid4())
        self.assertEqual(self.prompt(prompt_id=mine).json["prompt_id"], mine)
        refused = self.prompt(prompt_id="scene-3")
        self.assertEqual((refused.status, refused.json["error"]["type"]), (400, "invalid_prompt_id"))

    def test_wrong_graphs_are_400_with_the_nodes_that_are_wrong(self):
        self.switch(models=["wan.safetensors"], missing_nodes=["LatentSyncNode"])
        cases = {
            "missing_node_type": {"1": {"class_type": "LatentSyncNode", "inputs": {}}},
            "prompt_no_outputs": {"4": GRAPH["4"]},
            "no_prompt": None,
        }
        for kind, nodes in cases.items():
            reply = self.post("/prompt", {"prompt": nodes} if nodes else {})
            self.assertEqual((reply.status, reply.json["error"]["type"], reply.json["node_errors"]), (400, kind, {}))
        reply = self.prompt(graph(n4={"ckpt_name": "other.safetensors"}))
        self.assertEqual((reply.status, reply.json["error"]["type"]), (400, "prompt_outputs_failed_validation"))
        self.assertEqual(reply.json["node_errors"]["4"]["errors"][0]["type"], "value_not_in_list")
        self.assertEqual(reply.json["node_errors"]["4"]["class_type"], "CheckpointLoaderSimple")
        broken = graph()
        del broken["6"]["inputs"]["text"]
        broken["8"]["inputs"]["samples"] = ["77", 0]
        errors = self.prompt(broken).json["node_errors"]
        self.assertEqual({node: e["errors"][0]["type"] for node, e in errors.items()},
                         {"6": "required_input_missing", "8": "bad_linked_input"})

    def test_a_picture_must_be_uploaded_before_a_graph_may_load_it(self):
        nodes = {**graph(), "10": {"class_type": "LoadImage", "inputs": {"image": "robot.png"}}}
        self.assertEqual(self.prompt(nodes).json["node_errors"]["10"]["errors"][0]["type"], "custom_validation_failed")
        body, headers = form("image", "robot.png", media.image(64, 64))
        self.assertEqual(self.post("/upload/image", body, headers=headers).json, {"name": "robot.png", "subfolder": "", "type": "input"})
        self.assertEqual(self.prompt(nodes).status, 200)

    def test_uploads_keep_their_name_only_for_the_same_picture_or_when_they_overwrite(self):
        def name(content, **fields):
            body, headers = form("image", "a.png", content, **fields)
            return self.post("/upload/image", body, headers=headers).json["name"]

        self.assertEqual([name(b"1"), name(b"1"), name(b"2"), name(b"2"), name(b"3", overwrite="true")],
                         ["a.png", "a.png", "a (1).png", "a (1).png", "a.png"])
        self.assertEqual(self.get("/view?filename=a.png&type=input").body, b"3")
        self.assertEqual(self.get("/view?filename=../a.png&type=input").status, 400)
        self.assertEqual(self.get("/view?filename=b.png&type=input").status, 404)

    def test_a_waiting_graph_is_deleted_and_a_running_one_interrupted(self):
        self.switch(run_s=[20, 20])
        running, waiting, other = (self.prompt().json["prompt_id"] for _ in range(3))
        self.until(lambda: self.queued()[0] == [running])
        self.assertEqual(self.post("/queue", {"delete": [waiting]}).status, 200)
        self.assertEqual(self.queued(), [[running], [other]])
        self.assertEqual(self.post("/interrupt", {"prompt_id": other}).status, 200)
        self.assertEqual(self.queued(), [[running], [other]])
        self.post("/interrupt", {"prompt_id": running})
        history = self.ended(running)
        self.assertEqual((history["status"]["status_str"], history["status"]["completed"]), ("error", False))
        self.assertEqual(history["status"]["messages"][-1][0], "execution_interrupted")
        self.until(lambda: self.queued() == [[other], []])
        self.post("/interrupt")
        self.ended(other)
        self.assertEqual(self.get(f"/history/{waiting}").json, {})

    def test_a_graph_that_fails_says_at_which_node(self):
        self.switch(next=["run_fails"])
        messages = self.ended(self.prompt().json["prompt_id"])["status"]["messages"]
        kind, data = messages[-1]
        self.assertEqual((kind, data["node_id"], data["node_type"]), ("execution_error", "9", "VHS_VideoCombine"))
        self.assertIn("out of memory", data["exception_message"])

    def test_the_websocket_tells_all_that_happens_in_its_order(self):
        line = Socket(self.base, "/ws?clientId=tester")
        self.addCleanup(line.close)
        self.assertIn(b"HTTP/1.1 101", line.head)
        self.assertIn(b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", line.head)
        first = json.loads(line.frame()[1])
        self.assertEqual(first, {"type": "status", "data": {"status": {"exec_info": {"queue_remaining": 0}}, "sid": "tester"}})
        prompt_id = self.prompt().json["prompt_id"]
        messages = line.messages(done)
        self.assertIn(prompt_id, self.get(f"/history/{prompt_id}").json)
        kinds = [m["type"] for m in messages if m["type"] not in ("status", "progress_state")]
        self.assertEqual(kinds[:2], ["execution_start", "execution_cached"])
        self.assertEqual(kinds[-3:], ["executed", "execution_success", "executing"])
        nodes = [m["data"]["node"] for m in messages if m["type"] == "executing"]
        self.assertEqual(nodes, ["4", "6", "5", "3", "8", "9", None])
        progress = [m["data"] for m in messages if m["type"] == "progress" and m["data"]["node"] == "3"]
        self.assertEqual([(p["value"], p["max"]) for p in progress], [(1, 4), (2, 4), (3, 4), (4, 4)])

    def test_the_websocket_tells_of_errors_and_interruptions(self):
        line = Socket(self.base, "/ws?clientId=tester")
        self.addCleanup(line.close)
        self.switch(next=["run_fails"])
        self.prompt()
        self.assertIn("execution_error", [m["type"] for m in line.messages(done)])
        self.switch(run_s=[20, 20])
        self.prompt()
        line.messages(lambda m: m["type"] == "executing")
        self.post("/interrupt")
        self.assertIn("execution_interrupted", [m["type"] for m in line.messages(done)])

    def test_the_websocket_answers_pings_sends_previews_and_says_goodbye(self):
        self.switch(ws_previews=True)
        line = Socket(self.base, "/ws?clientId=tester")
        self.addCleanup(line.close)
        line.frame()
        line.send(9, b"are you there")
        self.assertEqual(line.frame(), (10, b"are you there"))
        self.prompt()
        kind, content = self.until(lambda: (frame := line.frame())[0] == 2 and frame)
        self.assertEqual(content[:10], b"\0\0\0\1\0\0\0\1\xff\xd8")
        line.send(8, struct.pack("!H", 1000))
        self.assertEqual(self.until(lambda: (frame := line.frame())[0] == 8 and frame), (8, struct.pack("!H", 1000)))

    def test_the_websocket_can_be_refused_and_broken(self):
        self.switch(ws_refused=True)
        line = Socket(self.base, "/ws?clientId=tester")
        self.assertIn(b" 400 ", line.head)
        line.close()
        self.switch(ws_refused=False, ws_drops_after=2)
        line = Socket(self.base, "/ws?clientId=tester")
        self.addCleanup(line.close)
        self.prompt()
        self.assertEqual([line.frame()[0], line.frame()[0], line.frame()], [1, 1, None])

    def test_a_new_start_forgets_queue_and_history_and_keeps_files(self):
        body, headers = form("image", "robot.png", media.image(64, 64))
        self.post("/upload/image", body, headers=headers)
        done_id = self.prompt().json["prompt_id"]
        self.ended(done_id)
        self.switch(run_s=[20, 20])
        running, waiting = self.prompt().json["prompt_id"], self.prompt().json["prompt_id"]
        line = Socket(self.base, "/ws?clientId=tester")
        self.addCleanup(line.close)
        line.frame()
        self.until(lambda: self.queued() == [[running], [waiting]])
        self.assertEqual(self.post("/_fake/restart").status, 200)
        self.assertEqual(self.queued(), [[], []])
        while line.frame():  # what was on its way
            pass
        for prompt_id in (done_id, running, waiting):
            self.assertEqual(self.get(f"/history/{prompt_id}").json, {})
        self.assertEqual(self.get("/view?filename=robot.png&type=input").status, 200)
        self.switch(run_s=None)
        self.ended(self.prompt().json["prompt_id"])


class SharedTest(FakeTest):
    """What all fakes can do, shown on one of them."""

    kind = StableDiffusion

    def create(self, **options):
        return self.post("/sdcpp/v1/img_gen", {"prompt": "a robot"}, **options)

    def runs(self):
        return len(self.get("/_fake/bill").json["runs"])

    def test_faults_come_in_their_order_and_make_a_run_or_not(self):
        cases = [("500", 500, 0), ("503", 503, 0), ("502_before", 502, 0), ("429", 429, 0), ("429_no_time", 429, 0), ("html", 200, 0),
                 ("502_after", 502, 1), ("504_after", 504, 1), ("ok", 202, 1)]
        self.switch(next=[fault for fault, _, _ in cases])
        for fault, status, made in cases:
            with self.subTest(fault):
                before = self.runs()
                reply = self.create()
                self.assertEqual((reply.status, self.runs() - before), (status, made))
                self.assertEqual("Retry-After" in reply.headers, fault == "429")

    def test_connections_are_reset_before_and_after_the_work(self):
        for fault, made in (("reset_before", 0), ("reset_after", 1)):
            with self.subTest(fault):
                self.switch(next=[fault])
                before = self.runs()
                with self.assertRaises(ConnectionResetError):
                    self.create()
                self.assertEqual(self.runs() - before, made)

    def test_an_answer_may_never_come_or_never_end(self):
        self.switch(next=["timeout_after"])
        with self.assertRaises(TimeoutError):
            self.create(timeout=0.3)
        self.assertEqual(self.runs(), 1)
        self.switch(endless="poll")
        address = urllib.parse.urlsplit(self.base)
        with socket.create_connection((address.hostname, address.port), timeout=10) as line:
            line.sendall(b"GET /sdcpp/v1/jobs/x HTTP/1.1\r\nHost: x\r\n\r\n")
            got = 0
            while got < 1 << 20:
                got += len(line.recv(1 << 16))

    def test_the_same_seed_throws_the_same_dice(self):
        def seen():
            self.post("/_fake/reset")
            self.switch(rate_500=0.3, rate_429=0.3, max_queue_size=100)
            return [self.create().status for _ in range(12)]

        first = seen()
        self.assertEqual(first, seen())
        self.assertGreater(len(set(first)), 1)

    def test_a_vanished_run_stays_unknown_and_on_the_bill(self):
        job = self.create().json["poll_url"]
        self.switch(next=["vanish"])
        self.assertEqual([self.get(job).status, self.get(job).status, self.runs()], [404, 404, 1])

    def test_prices_are_added_up_exactly(self):
        self.switch(prices={"local": {"per_run": "0.10"}})
        for _ in range(3):
            self.create()
        self.until(lambda: self.get("/_fake/bill").json["total_usd"] == "0.30")

    def test_requests_are_remembered_without_their_secrets(self):
        self.create(headers={"Authorization": "Bearer very-secret"})
        entry = self.get("/_fake/requests").json[-1]
        self.assertEqual((entry["method"], entry["path"], entry["json"]), ("POST", "/sdcpp/v1/img_gen", {"prompt": "a robot"}))
        self.assertNotIn("very-secret", json.dumps(entry))

    def test_switches_that_nobody_knows_are_refused(self):
        self.assertEqual(ask(self.base, "PUT", "/_fake/switches", {"rate_5000": 1}).status, 400)
        self.assertEqual(ask(self.base, "PUT", "/_fake/switches", {"next": ["nonsense"]}).status, 400)


class OddOutputsTest(FakeTest):
    """What a run hands over when it ends oddly."""

    kind = Replicate

    def output(self, outcome):
        """The download of a run that ended so."""
        self.switch(next=[outcome])
        body = {"input": {"prompt": "p", "duration": 4}}
        run = self.post("/v1/models/google/veo-3.1/predictions", body, headers={"Prefer": "wait=10"}).json
        self.assertEqual(run["status"], "succeeded")
        return run["output"] and self.get(urllib.parse.urlsplit(run["output"]).path)

    def test_videos_are_too_short_or_have_no_picture(self):
        for outcome, (length, picture) in {"ok": (4, True), "short_output": (2, True), "no_picture": (4, False)}.items():
            with self.subTest(outcome):
                found, seconds = streams(self.output(outcome).body, ".mp4")
                self.assertEqual(("video" in found, "audio" in found), (picture, True))
                self.assertAlmostEqual(seconds, length, delta=0.1)

    def test_the_output_is_missing_or_no_video(self):
        self.assertIsNone(self.output("no_output"))
        bad = self.output("bad_output")
        self.assertEqual(bad.headers["Content-Type"], "video/mp4")
        self.assertTrue(bad.body.startswith(b"<!DOCTYPE html>"))

    def test_a_download_breaks_in_the_middle_and_goes_on_where_it_is_asked_to(self):
        whole = self.output("ok")
        path = f"/files-delivery/{self.get('/_fake/bill').json['runs'][0]['id']}/output.mp4"
        self.switch(next=["download_reset"])
        with self.assertRaises((ConnectionResetError, http.client.IncompleteRead)):
            self.get(path)
        rest = self.get(path, headers={"Range": "bytes=100-"})
        self.assertEqual((rest.status, rest.body), (206, whole.body[100:]))


class ProcessTest(unittest.TestCase):
    """The command line, and a bill that outlives its process."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="songreel-fakes-")
        self.addCleanup(self.folder.cleanup)
        self.ready = pathlib.Path(self.folder.name) / "ready"

    def start(self):
        self.ready.unlink(missing_ok=True)
        process = subprocess.Popen([sys.executable, str(HERE / "replicate.py"), "--port", "0", "--ready", str(self.ready), "--seed", "7",
                                    "--state", self.folder.name + "/state"], stdout=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        end = time.monotonic() + 10
        while not self.ready.exists() and time.monotonic() < end:
            time.sleep(0.01)
        return process, self.ready.read_text().strip()

    def test_the_bill_and_the_files_survive_a_kill(self):
        process, base = self.start()
        body, headers = form("content", "a.png", media.image(64, 64))
        file = ask(base, "POST", "/v1/files", body, headers=headers).json
        ask(base, "PUT", "/_fake/switches", {"run_s": [1, 1]})
        created = ask(base, "POST", "/v1/models/google/veo-3.1/predictions", {"input": {"prompt": "p", "duration": 4}}).json
        process.kill()
        process.wait()
        process, base = self.start()
        self.assertEqual(ask(base, "GET", f"/v1/files/{file['id']}").json["checksums"], file["checksums"])
        end = time.monotonic() + 5
        while ask(base, "GET", f"/v1/predictions/{created['id']}").json["status"] != "succeeded" and time.monotonic() < end:
            time.sleep(0.02)
        self.assertEqual(ask(base, "GET", "/_fake/bill").json["total_usd"], "1.60")
        second = ask(base, "POST", "/v1/models/google/veo-3.1/predictions", {"input": {"prompt": "p", "duration": 4}}).json
        self.assertNotEqual(second["id"], created["id"])
        process.terminate()
        self.assertEqual(process.wait(5), 0)

    def test_times_are_written_as_the_vendors_write_them(self):
        self.assertEqual(iso(0), "1970-01-01T00:00:00.000Z")


if __name__ == "__main__":
    unittest.main()
