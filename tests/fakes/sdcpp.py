#!/usr/bin/env python3
"""A fake of the server of stable-diffusion.cpp, its native API below /sdcpp/v1, as its examples/server/api.md describes it.

Like the real one it works on one job after the other, cannot stop a job that it is working on (409), forgets everything when it is
started again, and gives results inside of JSON. Nothing costs money here; the bill lists the jobs all the same."""

import base64
import binascii
import itertools
import time

import media
from common import Answer, Fake, Refusal, Route, main

STATUS = {"starting": "queued", "running": "generating", "succeeded": "completed", "failed": "failed", "canceled": "cancelled"}
VIDEO_FORMATS = ("webm", "webp", "avi")
IMAGE_FORMATS = ("png", "jpeg", "webp")
SMALLEST, LARGEST = 64, 4096  # pixels
SAMPLERS = ["euler", "euler_a", "heun", "dpm2", "dpm++2m", "lcm"]


class StableDiffusion(Fake):
    name = "stable-diffusion.cpp"
    switches = {"max_queue_size": 8,
                "supported_modes": ["img_gen", "vid_gen"],  # what the loaded model can do
                "video_formats": list(VIDEO_FORMATS),       # webm needs a server that was built with it
                "kept_s": 600}                              # ended jobs are forgotten after it: 410

    def __init__(self, seed=0, state=None):
        super().__init__(seed, None)  # the real one keeps nothing either
        self._numbers = itertools.count(1)
        self._free_at = 0.0  # when the only worker will be free

    def forget(self):
        self._free_at = 0.0

    def routes(self):
        job = r"/sdcpp/v1/jobs/(?P<id>[A-Za-z0-9_-]+)"
        return [Route("GET", r"/sdcpp/v1/capabilities", self.capabilities),
                Route("POST", r"/sdcpp/v1/(?P<mode>img_gen|vid_gen)", self.create, "create"),
                Route("GET", job, self.get, "poll"),
                Route("POST", job + "/cancel", self.cancel)]

    def refusal(self, status, message, request):
        texts = {404: "job not found", 429: "job queue is full", 500: "server_error"}
        return Answer(status, {"error": message or texts.get(status, "error")})

    # Jobs.

    def create(self, request):
        mode = request.group("mode")
        body = self.body_of(request, mode)
        with self.lock:
            if sum(not run.ended for run in self.bill.all()) >= self.set["max_queue_size"]:
                return Answer(429, {"error": "job queue is full"})
            run = self.queued(request, mode, body)
        return Answer(202, {"id": run.id, "kind": mode, "status": "queued", "created": int(run.created),
                            "poll_url": f"/sdcpp/v1/jobs/{run.id}"})

    def body_of(self, request, mode):
        """Checked; raises the 400 of the server."""
        def bad(reason, **more):
            raise Refusal(Answer(400, {"error": reason, **more}))

        if not request.body:
            bad("empty body")
        if mode not in self.set["supported_modes"]:
            bad(f"the loaded model does not support {mode}")
        try:
            body = request.json
        except ValueError as error:
            bad("invalid json", message=str(error))
        if not isinstance(body, dict) or not self.good(body, mode):
            bad("invalid generation parameters")
        if body.get("output_format", "png" if mode == "img_gen" else "webm") not in self.formats(mode):
            bad(f"unsupported output_format for {mode}")
        return body

    def formats(self, mode):
        return IMAGE_FORMATS if mode == "img_gen" else self.set["video_formats"]

    @staticmethod
    def good(body, mode):
        sides = [body.get("width", 512), body.get("height", 512)]
        counts = [body.get("video_frames", 33), body.get("fps", 16)] if mode == "vid_gen" else [body.get("batch_count", 1)]
        pictures = [body.get(name) for name in ("init_image", "end_image", "mask_image", "control_image")]
        pictures += [*(body.get("ref_images") or []), *(body.get("control_frames") or [])]
        return (isinstance(body.get("prompt", ""), str) and all(isinstance(n, int) and n > 0 for n in (*sides, *counts))
                and all(SMALLEST <= side <= LARGEST for side in sides) and all(p is None or is_picture(p) for p in pictures))

    def queued(self, request, mode, body):
        """Behind all others. The number of frames is brought down to 4n + 1, as the real one does."""
        frames, fps = body.get("video_frames", 33), body.get("fps", 16)
        frames = 1 + (frames - 1) // 4 * 4
        extra = {"mode": mode, "format": body.get("output_format", "png" if mode == "img_gen" else "webm"), "frames": frames, "fps": fps}
        run_s = self.set.between("run_s")
        start = max(self._free_at, time.time())
        run = self.new_run(request, model="local", kind="image" if mode == "img_gen" else "clip", seconds=frames / fps,
                           width=body.get("width", 512), height=body.get("height", 512), input=body, extra=extra,
                           id=f"job_{int(time.time()):x}_{next(self._numbers):08x}", run_s=start - time.time() + run_s)
        run.starts_at, run.ends_at = start, start + run_s
        run.extra["works_s"] = run_s
        self._free_at = run.ends_at
        return run

    def get(self, request):
        run = self.bill.get(request.group("id"))
        if not run:
            return Answer(404, {"error": "job not found"})
        if run.ended and time.time() > run.ends_at + self.set["kept_s"]:
            return Answer(410, {"error": "job expired"})
        return Answer(200, self.shown(run))

    def cancel(self, request):
        with self.lock:
            found = self.get(request)
            run = self.bill.get(request.group("id"))
            if found.status != 200 or run.ended:
                return found
            if run.status == "running":
                return Answer(409, {"error": "job is currently generating and cannot be interrupted yet"})
            self.bill.cancel(run.id)
            self.close_ranks()
            return Answer(200, self.shown(run))

    def waiting(self):
        return [run for run in self.bill.all() if run.status == "starting"]

    def close_ranks(self):
        """Those behind a cancelled job begin earlier."""
        busy = [run.ends_at for run in self.bill.all() if run.status == "running"]
        self._free_at = max([time.time(), *busy])
        for run in self.waiting():
            run.starts_at, run.ends_at = self._free_at, self._free_at + run.extra["works_s"]
            self._free_at = run.ends_at

    def shown(self, run):
        status = STATUS[run.status]
        ranks = [other.id for other in self.waiting()]
        started = run.status != "starting" and not (run.status == "canceled" and run.ends_at < run.starts_at)
        return {"id": run.id, "kind": run.extra["mode"], "status": status, "created": int(run.created),
                "started": int(run.starts_at) if started else None, "completed": int(run.ends_at) if run.ended else None,
                "queue_position": ranks.index(run.id) + 1 if run.id in ranks else 0,
                "result": self.result(run) if status == "completed" else None, "error": self.error(run, status)}

    @staticmethod
    def error(run, status):
        if status == "cancelled":
            return {"code": "cancelled", "message": "job cancelled by client"}
        what = "generate_image" if run.kind == "image" else "generate_video"
        return {"code": "generation_failed", "message": f"{what} returned no results"} if status == "failed" else None

    def result(self, run):
        kind = run.extra["format"]
        if run.kind == "image":
            pictures = [] if run.outcome == "no_output" else [self.output(run, "jpg" if kind == "jpeg" else kind)[1]]
            return {"output_format": kind, "images": [{"index": i, "b64_json": base64.b64encode(p).decode()}
                                                      for i, p in enumerate(pictures)]}
        content = b"" if run.outcome == "no_output" else self.output(run, kind)[1]
        return {"output_format": kind, "mime_type": media.TYPES[kind], "fps": run.extra["fps"], "frame_count": run.extra["frames"],
                "b64_json": base64.b64encode(content).decode()}

    def capabilities(self, request):
        modes = self.set["supported_modes"]
        defaults = {"prompt": "", "negative_prompt": "", "width": 512, "height": 512, "strength": 0.75, "seed": -1}
        by_mode = {"img_gen": {**defaults, "batch_count": 1, "output_format": "png"},
                   "vid_gen": {**defaults, "video_frames": 33, "fps": 16, "output_format": "webm"}}
        features = {"img_gen": {"init_image": True, "ref_images": True, "cancel_queued": True, "cancel_generating": False},
                    "vid_gen": {"init_image": True, "end_image": True, "cancel_queued": True, "cancel_generating": False}}
        first = modes[0]
        formats = {mode: list(self.formats(mode)) for mode in modes}
        return Answer(200, {
            "model": {"name": "fake.gguf", "stem": "fake", "path": "/models/fake.gguf"}, "current_mode": first, "supported_modes": modes,
            "defaults": by_mode[first], "defaults_by_mode": {mode: by_mode[mode] for mode in modes}, "output_formats": formats[first],
            "output_formats_by_mode": formats, "features": features[first], "features_by_mode": {m: features[m] for m in modes},
            "samplers": SAMPLERS, "schedulers": ["discrete", "normal", "karras"], "loras": [], "upscalers": [],
            "limits": {"min_width": SMALLEST, "max_width": LARGEST, "min_height": SMALLEST, "max_height": LARGEST, "max_batch_count": 8,
                       "max_queue_size": self.set["max_queue_size"]}})


def is_picture(text):
    """Base64, raw or as a data URL, of a PNG, a JPEG or a WebP."""
    try:
        content = base64.b64decode(text.rpartition(",")[2], validate=True)
    except (AttributeError, binascii.Error):
        return False
    return content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"RIFF"))


if __name__ == "__main__":
    main(StableDiffusion)
