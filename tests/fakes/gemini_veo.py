"""models/{model}:predictLongRunning of the fake of the Gemini API: Veo videos as long-running operations."""

from common import Answer, Route, shortened
from gemini_errors import json_of, known_only, refuse

INSTANCE = {"prompt", "image", "lastFrame", "referenceImages", "video"}
PARAMETERS = {"aspectRatio", "resolution", "durationSeconds", "negativePrompt", "personGeneration", "sampleCount", "enhancePrompt",
              "seed"}
PICTURE = {"bytesBase64Encoded", "mimeType"}
HEIGHTS = {"720p": 720, "1080p": 1080, "4k": 2160}
RESPONSE = "type.googleapis.com/google.ai.generativelanguage.v1beta.PredictLongRunningResponse"
UNSAFE = ("Sorry, we can't create videos from this prompt because it may violate our usage policies. You have not been charged for "
          "this attempt. Support codes: 58061214")
BROKEN = "Video generation failed due to an internal server issue. Please try again in a few minutes."


class Veo:
    def __init__(self, fake):
        self._fake = fake

    def routes(self):
        return [Route("POST", r"/v1(?:beta)?/models/(?P<model>[^/:]+):predictLongRunning", self.create, "create"),
                Route("GET", r"/v1(?:beta)?/models/(?P<model>[^/:]+)/operations/(?P<id>[^/:]+)", self.get, "poll")]

    def create(self, request):
        body = json_of(request)
        model, _ = self._fake.models.wanted(request, request.group("model"), "predictLongRunning")
        known_only(request, body, {"instances", "parameters"}, "")
        instances = body.get("instances")
        if not isinstance(instances, list) or len(instances) != 1:
            refuse(request, 400, "Exactly one instance is required.")
        self._check_instance(request, instances[0])
        seconds, (wide, high) = self._chosen(request, instances[0], body.get("parameters") or {})
        run = self._fake.new_run(request, model=model, kind="clip", seconds=seconds, width=wide, height=high, input=shortened(body),
                                 extra={"operation": True})
        return Answer(200, {"name": self._name(run)})

    def _check_instance(self, request, instance):
        known_only(request, instance, INSTANCE, "instances[0]")
        references = instance.get("referenceImages") or []
        pictures = [instance.get("image"), instance.get("lastFrame"), *(r.get("image") for r in references)]
        for picture in filter(None, pictures):
            if not set(picture) <= PICTURE or set(picture) != PICTURE:
                refuse(request, 400, "`bytesBase64Encoded` and `mimeType` are required for an image.")
        if len(references) > 3 or any(r.get("referenceType") not in ("asset", "ASSET") for r in references):
            refuse(request, 400, "At most 3 referenceImages with the referenceType asset are supported.")
        if not instance.get("prompt") and not instance.get("image"):
            refuse(request, 400, "A prompt or an image is required.")

    def _chosen(self, request, instance, parameters):
        known_only(request, parameters, PARAMETERS, "parameters")
        seconds, aspect = parameters.get("durationSeconds", 8), parameters.get("aspectRatio", "16:9")
        resolution = parameters.get("resolution", "720p")
        if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
            refuse(request, 400, "The value type for `durationSeconds` needs to be a number.")
        if seconds not in (4, 6, 8):
            refuse(request, 400, f"The number value for `durationSeconds` is out of bound: {seconds}. Supported: 4, 6, 8.")
        if aspect not in ("16:9", "9:16") or resolution not in HEIGHTS or parameters.get("sampleCount", 1) != 1:
            refuse(request, 400, "Unsupported aspectRatio, resolution or sampleCount.")
        if seconds != 8 and (resolution != "720p" or instance.get("referenceImages")):
            refuse(request, 400, "`durationSeconds` must be 8 with 1080p, 4k or referenceImages.")
        high = HEIGHTS[resolution]
        return float(seconds), (high * 16 // 9, high) if aspect == "16:9" else (high, high * 16 // 9)

    @staticmethod
    def _name(run):
        return f"models/{run.model}/operations/{run.id}"

    def get(self, request):
        run = self._fake.bill.get(request.group("id"))
        if run is None or not run.extra.get("operation") or run.model != request.group("model"):
            refuse(request, 404, f"Operation not found: {request.group('id')}")
        if not run.ended:
            return Answer(200, {"name": self._name(run)})
        return Answer(200, {"name": self._name(run), "done": True, **self._result(run)})

    def _result(self, run):
        if run.outcome == "run_fails":
            return {"error": {"code": 13, "message": run.error or BROKEN}}
        if run.outcome == "filtered":
            result = {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": [UNSAFE]}
        elif run.outcome == "no_output":
            result = {}
        else:
            result = {"generatedSamples": [{"video": {"uri": self._fake.files.download_uri(run.id)}}]}
        return {"response": {"@type": RESPONSE, "generateVideoResponse": result}}
