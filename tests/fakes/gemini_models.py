"""The models that the fake of the Gemini API has, and its lists of them."""

import dataclasses

from common import Answer, Route
from gemini_errors import refuse


@dataclasses.dataclass(frozen=True)
class Model:
    kind: str  # text, image, omni, veo
    title: str
    price: dict = dataclasses.field(default_factory=dict)


MODELS = {
    "gemini-2.5-pro": Model("text", "Gemini 2.5 Pro"),
    "gemini-2.5-flash": Model("text", "Gemini 2.5 Flash"),
    "gemini-3.1-pro-preview": Model("text", "Gemini 3.1 Pro Preview"),
    "gemini-3.8-flash": Model("text", "Gemini 3.8 Flash"),
    "gemini-3.1-flash-image": Model("image", "Nano Banana 2", {"per_run": "0.067"}),
    "gemini-3-pro-image": Model("image", "Nano Banana Pro", {"per_run": "0.134"}),
    "gemini-omni-1.1-flash": Model("omni", "Gemini Omni 1.1 Flash", {"per_second": "0.10"}),
    "gemini-omni-1.2-flash": Model("omni", "Gemini Omni 1.2 Flash", {"per_second": "0.10"}),
    "veo-3.1-generate-001": Model("veo", "Veo 3.1", {"per_second": "0.40"}),
    "veo-3.1-fast-generate-001": Model("veo", "Veo 3.1 fast", {"per_second": "0.15"}),
    "veo-3.1-generate-preview": Model("veo", "Veo 3.1 preview", {"per_second": "0.40"}),
    "veo-3.1-fast-generate-preview": Model("veo", "Veo 3.1 fast preview", {"per_second": "0.15"}),
}
GONE = ["veo-3.1-generate-preview", "veo-3.1-fast-generate-preview"]  # shut down on 2026-10-22
METHODS = {"text": ["generateContent", "countTokens"], "image": ["generateContent", "countTokens"], "omni": ["createInteraction"],
           "veo": ["predictLongRunning"]}
PRICES = {name: model.price for name, model in MODELS.items() if model.price}


class Models:
    """`also_models` (name → the model it is like) and `gone_models` are switches."""

    def __init__(self, fake):
        self._fake = fake

    def routes(self):
        return [Route("GET", r"/v1(?:beta)?/models", self.list),
                Route("GET", r"/v1(?:beta)?/models/(?P<model>[^/:]+)", self.get)]

    def all(self):
        also = {name: MODELS[like] for name, like in self._fake.set["also_models"].items()}
        gone = self._fake.set["gone_models"]
        return {name: model for name, model in {**MODELS, **also}.items() if name not in gone}

    def wanted(self, request, name, method):
        """The name and kind of the model that a request asks for; refuses one that is not there or cannot do it."""
        name = str(name).removeprefix("models/")
        model = self.all().get(name)
        if model and model.kind == "omni" and method == "generateContent":
            refuse(request, 400, f"{name} is only supported in the Interactions API and cannot be called directly via "
                                 "generateContent.")
        if model is None or method not in METHODS[model.kind]:
            refuse(request, 404, f"models/{name} is not found for API version v1beta, or is not supported for {method}. "
                                 "Call ListModels to see the list of available models and their supported methods.")
        return name, model.kind

    @staticmethod
    def shown(name, model):
        return {"name": f"models/{name}", "version": "001", "displayName": model.title, "description": "A fake model.",
                "inputTokenLimit": 1048576, "outputTokenLimit": 65536, "supportedGenerationMethods": METHODS[model.kind]}

    def get(self, request):
        name = request.group("model")
        model = self.all().get(name)
        if model is None:
            refuse(request, 404, f"Model is not found: models/{name} for api version v1beta")
        return Answer(200, self.shown(name, model))

    def list(self, request):
        shown = [self.shown(name, model) for name, model in self.all().items()]
        return Answer(200, page(request, "models", shown, 50))


def page(request, name, entries, size):
    """One page of a list, chosen by pageSize and pageToken."""
    try:
        size = min(int(request.query.get("pageSize") or size), 1000)
        first = int(request.query.get("pageToken") or 0)
    except ValueError:
        refuse(request, 400, "Page token is invalid.")
    if size < 0 or not 0 <= first <= len(entries):
        refuse(request, 400, "Page token is invalid.")
    size = size or 50
    result = {name: entries[first:first + size]}
    if first + size < len(entries):
        result["nextPageToken"] = str(first + size)
    return result
