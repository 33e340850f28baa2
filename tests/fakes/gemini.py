#!/usr/bin/env python3
"""A fake of the Gemini API (https://ai.google.dev/api) below /v1beta, /v1 (which Google's client of 2026 prefers) and /upload.

Its parts stand in files of their own: models, content (texts and pictures), omni (/interactions), veo (operations), files, errors.
A key must come with every request, in x-goog-api-key or ?key=; the switch `key` says which."""

from common import Answer, Fake, Refusal, Route, main
from gemini_content import Content
from gemini_errors import NO_MONEY, error_for, key_error, too_many
from gemini_files import Files
from gemini_models import GONE, PRICES, Models
from gemini_omni import Omni
from gemini_veo import Veo


class Gemini(Fake):
    name = "gemini"
    prices = PRICES
    switches = {"answer": "good",             # how texts and pictures fail: gemini_content.TEXT_FAULTS, PICTURE_FAULTS
                "answer_next": [],            # the same for the next answers only, one each
                "key_refused_with": 400,      # a wrong key; 401 and 403 are seen too
                "image_format": "png",        # png, jpg or webp
                "also_models": {},            # more models: name → the one of gemini_models.MODELS that it is like
                "gone_models": GONE,          # models that are no longer there
                "omni_seconds": [3, 10],      # the durations that Omni takes
                "model_seconds": 8,           # how long an Omni video is when no duration is asked for
                "no_duration": False,         # Omni refuses response_format.duration
                "most_pictures": 3,           # of one Omni input
                "poll_gives_inline": True,    # GET /interactions/{id} gives bytes even for delivery uri
                "omni_refusal": "failed",     # a filtered video: "failed", "no_video" (completed, a text only), "error_only" (400)
                "omni_status": None,          # what a good run ends with instead of completed: incomplete, budget_exceeded, …
                "late_cancel_is_fine": False,  # cancelling what has ended: 200 with the interaction instead of 400
                "file_processing_s": [0, 0],  # how long a file is PROCESSING
                "files_fail": False,          # files become FAILED
                "removed_after_s": 172800,    # generated files are deleted so long after the end
                "redirect_downloads": False,  # downloads answer 302 first
                "public_base": None}          # what addresses in answers begin with; null: this fake's own

    def routes(self):
        self.models, self.files = Models(self), Files(self)
        parts = (self.models, Content(self), Omni(self), Veo(self), self.files)
        routes = [route for part in parts for route in part.routes()]
        return [Route(route.method, route.path, self._keyed(route.handler), route.kind) for route in routes]

    def _keyed(self, handler):
        def handle(request):
            if self.needs_key(request) and not self.key_of(request):
                raise Refusal(key_error(request, "", 403))
            return handler(request)
        return handle

    def forget(self):
        self.files.forget()

    def key_of(self, request):
        return request.header("x-goog-api-key") or request.query.get("key", "")

    def needs_key(self, request):
        return "upload_id" not in request.query  # that address is a secret itself

    def refusal(self, status, message, request):
        if status == 401:
            return key_error(request, self.key_of(request), self.set["key_refused_with"])
        if status == 402:  # Google has no 402
            return error_for(request, 429, NO_MONEY)
        if status == 429:
            return too_many(request, None if request.fault == "429_no_time" else self.set["retry_after_s"])
        return error_for(request, status, message)

    def price(self, model, seconds=0, silent=False):
        like = None if model in self.set["prices"] else self.set["also_models"].get(model)
        return super().price(like or model, seconds, silent)

    def serve(self, request):
        answer = super().serve(request)
        if isinstance(answer, Answer):
            answer.headers.pop("Retry-After", None)  # Google says it in RetryInfo
        return answer


if __name__ == "__main__":
    main(Gemini)
