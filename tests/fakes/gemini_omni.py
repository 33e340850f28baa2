"""/interactions of the fake of the Gemini API: Omni videos."""

import base64
import re
import time

from common import Answer, Route, shortened
from gemini_errors import json_of, known_only, refuse
from wire import iso

BODY = {"model", "input", "background", "store", "stream", "response_format", "response_modalities", "response_mime_type",
        "generation_config", "previous_interaction_id", "labels", "service_tier", "webhook_config", "safety_settings",
        "system_instruction", "tools", "continuation_token", "environment", "cached_content"}
FORMAT = {"type", "aspect_ratio", "duration", "resolution", "delivery", "gcs_uri"}
CONFIG = {"video_config", "image_config", "seed", "max_output_tokens", "stop_sequences", "temperature", "top_p", "thinking_level",
          "thinking_summaries", "tool_choice", "speech_config", "transcription_config"}
NOT_FOR_VIDEO = ("temperature", "top_p", "stop_sequences")
TASKS = ("text_to_video", "image_to_video", "reference_to_video", "edit", "extend", "upscale")
HEIGHTS = {"360p": 360, "720p": 720, "1080p": 1080, "4k": 2160}
STATUS = {"starting": "queued", "running": "in_progress", "succeeded": "completed", "failed": "failed", "canceled": "cancelled"}
UNSAFE = "The request was blocked because the prompt or the generated video violates the usage policies. Please try rephrasing it."
BROKEN = "Video generation failed due to an internal server issue. Please try again in a few minutes."


class Omni:
    def __init__(self, fake):
        self._fake = fake

    def routes(self):
        one = r"/v1(?:beta)?/interactions/(?P<id>[^/]+)"
        return [Route("POST", r"/v1(?:beta)?/interactions", self.create, "create"), Route("GET", one, self.get, "poll"),
                Route("POST", one + "/cancel", self.cancel), Route("DELETE", one, self.delete)]

    # Creation.

    def create(self, request):
        body = json_of(request)
        known_only(request, body, BODY, "")
        model, _ = self._fake.models.wanted(request, body.get("model", ""), "createInteraction")
        wish = {**self._options(request, body), **self._format(request, body)}
        wish["text"], pictures = self._input(request, body.get("input"))
        self._check_task(request, body, pictures)
        if body.get("previous_interaction_id"):
            self._must_find(request, body["previous_interaction_id"])
        wide, high = wish.pop("size")
        run = self._fake.new_run(request, model=model, kind="clip", seconds=wish.pop("seconds"), width=wide, height=high,
                                 input=shortened(body), extra=wish)
        if wish["background"]:
            return Answer(200, self._shown(self._fake.bill.get(run.id), echo=False))
        time.sleep(max(0.0, run.ends_at - time.time()))
        return self._finished(request, self._fake.bill.get(run.id))

    def _finished(self, request, run):
        if run.outcome == "filtered" and self._fake.set["omni_refusal"] == "error_only":
            refuse(request, 400, UNSAFE)
        return Answer(200, self._shown(run, echo=True, created=True))

    def _options(self, request, body):
        if body.get("stream"):
            refuse(request, 400, "This fake does not stream.")
        if body.get("background") and body.get("store") is False:
            refuse(request, 400, "background=true needs store=true.")
        if body.get("system_instruction"):
            refuse(request, 400, "System instructions are not supported for this model.")
        return {"background": bool(body.get("background")), "stored": body.get("store") is not False}

    def _format(self, request, body):
        wanted = body.get("response_format") or {}
        wanted = wanted[0] if isinstance(wanted, list) and wanted else wanted
        known_only(request, wanted, FORMAT, "response_format")
        aspect, resolution = wanted.get("aspect_ratio", "16:9"), wanted.get("resolution", "720p")
        delivery = wanted.get("delivery", "inline")
        if wanted.get("type", "video") != "video" or "gcs_uri" in wanted:
            refuse(request, 400, "response_format: only video without gcs_uri is supported for this model.")
        if aspect not in ("16:9", "9:16") or resolution not in HEIGHTS or delivery not in ("inline", "uri"):
            refuse(request, 400, "response_format: unsupported aspect_ratio, resolution or delivery.")
        high = HEIGHTS[resolution]
        size = (high * 16 // 9, high) if aspect == "16:9" else (high, high * 16 // 9)
        return {"size": size, "delivery": delivery, "seconds": self._seconds(request, wanted)}

    def _seconds(self, request, wanted):
        if "duration" not in wanted:
            return float(self._fake.set["model_seconds"])
        if self._fake.set["no_duration"]:
            refuse(request, 400, "response_format.duration is not supported for this model.")
        found = re.fullmatch(r"(\d+)s", wanted["duration"]) if isinstance(wanted["duration"], str) else None
        low, high = self._fake.set["omni_seconds"]
        if not found or not low <= int(found[1]) <= high:
            refuse(request, 400, f'response_format.duration: a text from "{low}s" to "{high}s" in whole seconds is expected.')
        return float(found[1])

    def _check_task(self, request, body, pictures):
        config = body.get("generation_config") or {}
        known_only(request, config, CONFIG, "generation_config")
        video = config.get("video_config") or {}
        known_only(request, video, {"task"}, "generation_config.video_config")
        task = video.get("task")
        if any(name in config for name in NOT_FOR_VIDEO) or (task is not None and task not in TASKS):
            refuse(request, 400, "generation_config: not supported for this model.")
        wrong = (task == "text_to_video" and pictures) or (task in ("image_to_video", "reference_to_video") and not pictures)
        if wrong or (task == "image_to_video" and pictures > 2) or pictures > self._fake.set["most_pictures"]:
            refuse(request, 400, f"generation_config.video_config.task: {task} does not go with {pictures} images.")

    def _input(self, request, value):
        """(the text, how many pictures) of `input`: a text, a part, a list of parts or a list of steps."""
        if isinstance(value, str) and value.strip():
            return value, 0
        texts, pictures = [], 0
        for part in self._parts(value):
            kind = part.get("type")
            if kind == "text":
                texts.append(part.get("text", ""))
            elif kind in ("image", "video", "document"):
                self._check_media(request, part)
                pictures += kind == "image"
            else:
                refuse(request, 400, f"input: unknown type {kind!r}.")
        if not "".join(texts).strip():
            refuse(request, 400, "input: a text is required.")
        return "\n".join(texts), pictures

    @staticmethod
    def _parts(value):
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(entry, dict):
                yield from entry.get("content") or [] if entry.get("type") == "user_input" else [entry]

    def _check_media(self, request, part):
        known_only(request, part, {"type", "data", "uri", "mime_type", "name", "processing", "resolution"}, "input")
        if "uri" in part:
            self._fake.files.must_be_active(request, part["uri"])
            return
        try:
            content = base64.b64decode(part.get("data", ""), validate=True)
        except ValueError:
            content = b""
        if not content or not part.get("mime_type"):
            refuse(request, 400, "input: data in base64 and mime_type are required.")

    # Afterwards.

    def _must_find(self, request, interaction_id):
        run = self._fake.bill.get(str(interaction_id).removeprefix("v1_")) if str(interaction_id).startswith("v1_") else None
        if run is None or "delivery" not in run.extra or not run.extra["stored"] or run.extra.get("deleted"):
            refuse(request, 404, f"Interaction {interaction_id} not found.")
        return run

    def get(self, request):
        run = self._must_find(request, request.group("id"))
        if run.ended and run.outcome == "filtered" and self._fake.set["omni_refusal"] == "error_only":
            refuse(request, 400, UNSAFE)
        return Answer(200, self._shown(run, echo=request.query.get("include_input") == "true"))

    def cancel(self, request):
        run = self._must_find(request, request.group("id"))
        if not run.extra["background"] or (run.ended and not self._fake.set["late_cancel_is_fine"]):
            refuse(request, 400, "Only a background interaction that is still running can be cancelled.")
        return Answer(200, self._shown(self._fake.bill.cancel(run.id), echo=False))

    def delete(self, request):
        run = self._must_find(request, request.group("id"))
        run.extra["deleted"] = True
        self._fake.bill.save(run)
        return Answer(200, {})

    def _shown(self, run, echo, created=False):
        status = self._status(run)
        shown = {"id": f"v1_{run.id}", "object": "interaction", "model": run.model, "status": status, "created": iso(run.created),
                 "updated": iso(run.ends_at if run.ended else time.time()), "role": "model",
                 "steps": [*self._echo(run, echo), *self._output(run, status, created)],
                 "usage": {"total_tokens": 5800, "total_input_tokens": 20, "total_output_tokens": 5780}}
        if status == "failed":
            shown["errors"] = [self._error(run)]
        return shown

    def _status(self, run):
        if run.status == "succeeded" and self._fake.set["omni_status"]:
            return self._fake.set["omni_status"]
        told = run.outcome == "filtered" and self._fake.set["omni_refusal"] == "no_video"
        return "completed" if told and run.status == "failed" else STATUS[run.status]

    @staticmethod
    def _error(run):
        refused = run.outcome == "filtered"
        return {"code": "content_blocked" if refused else "internal_error", "message": UNSAFE if refused else run.error or BROKEN}

    @staticmethod
    def _echo(run, echo):
        return [{"type": "user_input", "content": [{"type": "text", "text": run.extra["text"]}]}] if echo else []

    def _output(self, run, status, created):
        if status == "failed":
            code = 3 if run.outcome == "filtered" else 13  # of google.rpc.Code
            return [{"type": "model_output", "error": {"code": code, "message": self._error(run)["message"]}}]
        if status != "completed":
            return []
        thought = {"type": "thought", "content": [{"type": "thought", "text": "A marble needs a track."}], "signature": "CpMGAQ=="}
        if run.outcome == "filtered":
            return [thought, {"type": "model_output", "content": [{"type": "text", "text": UNSAFE}]}]
        if run.outcome == "no_output":
            return [thought]
        return [thought, {"type": "model_output", "content": [self._video(run, created)]}]

    def _video(self, run, created):
        """By the vendor's own word, polling gives the bytes even when a URI was asked for."""
        mime_type, content = self._fake.output(run)
        video = {"type": "video", "mime_type": "video/mp4" if run.outcome == "bad_output" else mime_type}
        if run.extra["delivery"] == "uri" and (created or not self._fake.set["poll_gives_inline"]):
            return {**video, "uri": self._fake.files.download_uri(run.id)}
        return {**video, "data": base64.b64encode(content).decode()}
