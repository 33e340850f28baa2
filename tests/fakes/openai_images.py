"""images/generations and images/edits of the fake of OpenAI's wire.

Models that are called gpt-image… are held to OpenAI's rules; the others stand for those of own servers, such as LocalAI's, which
take fields that they do not know and answer with a link unless they are asked for base64."""

import base64
import re
import time

from common import Answer, Refusal, Route, shortened
from openai_errors import refuse
from scene_answers import charge_tokens, next_fault, tokens

BOTH = {"model", "prompt", "n", "size", "quality", "background", "output_format", "output_compression", "partial_images", "stream",
        "user", "safety_identifier", "complexity"}
GENERATION = BOTH | {"moderation"}
EDIT = BOTH | {"mask", "input_fidelity"}
FORMATS = {"png": "png", "jpeg": "jpg", "webp": "webp"}
# Tokens of a picture by its quality, square and otherwise, as those of gpt-image-1.5.
PICTURE_TOKENS = {"low": (272, 408), "medium": (1056, 1584), "high": (4160, 6240), "auto": (4160, 6240)}
REFERENCE_TOKENS = 1000
STANDARD = ("1024x1024", "1536x1024", "1024x1536")
ONLY_STANDARD = ("gpt-image-1", "gpt-image-1-mini", "gpt-image-1.5")
MOST_REFERENCES = 16
LARGEST_REFERENCE = 50 << 20
BLOCKED = ("Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com and "
           "include the request ID req_fake. safety_violations=[violence].")


def is_openais(model):
    return model.startswith("gpt-image")


class Images:
    switches = {"picture_models": ["gpt-image-2.5-flare", "gpt-image-1.5", "sd-turbo"],
                "picture_link": None,        # what `url` holds instead of the picture's own address
                "image_format": "png",       # of the pictures of own servers: png, jpg or webp
                "no_edits": False}           # images/edits is not there, as at LocalAI
    # `answer` and `answer_next` take these.
    faults = ("good", "moderated", "link", "no_data", "no_picture", "bad_base64", "wrong_types")

    def __init__(self, fake):
        self._fake = fake

    def routes(self):
        return [Route("POST", r"(?P<base>.*)/images/generations", self.generate, "create"),
                Route("POST", r"(?P<base>.*)/images/edits", self.edit, "create"),
                Route("GET", r"/generated-images/(?P<file>[a-z0-9]+)\.png", self.download, "download")]

    # What is asked.

    def generate(self, request):
        try:
            body = request.json
        except ValueError:
            body = None
        if not isinstance(body, dict):
            refuse("We could not parse the JSON body of your request. The OpenAI API expects a JSON payload.")
        self._check(body, GENERATION)
        return self._made(request, body, [])

    def edit(self, request):
        if self._fake.set["no_edits"]:
            refuse(f"Invalid URL ({request.method} {request.path})", status=404)
        body, pictures = {}, []
        try:
            for name, (filename, kind, content) in request.parts():
                if name in ("image", "image[]"):
                    pictures.append({"name": filename, "type": kind, "content": content})
                else:
                    body[name] = content.decode()
        except ValueError:
            refuse("Invalid body: failed to parse multipart form.")
        if "n" in body:
            body["n"] = int(body["n"])
        self._check(body, EDIT)
        self._check_pictures(pictures)
        return self._made(request, body, pictures)

    def _check(self, body, known):
        self._fake.check_model(body.get("model"), "picture_models")
        prompt = body.get("prompt")
        if not isinstance(prompt, str) or not prompt:
            refuse("Missing required parameter: 'prompt'.", "prompt", "missing_required_parameter")
        if body.get("n", 1) != 1:
            refuse("This fake makes one picture at a time.", "n")
        if not is_openais(body["model"]):
            self._size(body)
            return
        for name in body:
            if name not in known:
                refuse(f"Unknown parameter: '{name}'.", name, "unknown_parameter")
        for name, values in (("quality", PICTURE_TOKENS), ("output_format", FORMATS), ("moderation", ("low", "auto"))):
            if body.get(name, "auto" if name != "output_format" else "png") not in values:
                refuse(f"Invalid value: '{body[name]}'.", name, "invalid_value")
        if body.get("stream"):
            refuse("This fake does not stream.", "stream")
        width, height = self._size(body)
        size = f"{width}x{height}"
        if body["model"] in ONLY_STANDARD and size not in STANDARD:
            refuse(f"Invalid value: '{size}'. Supported values are: '1024x1024', '1024x1536', '1536x1024', and 'auto'.", "size",
                   "invalid_value")
        if (width % 16 or height % 16 or not 1 / 3 <= width / height <= 3 or max(width, height) > 3840
                or not 655_360 <= width * height <= 8_294_400):
            refuse(f"Invalid size '{size}'. Width and height must both be divisible by 16, within the limits of the model.", "size",
                   "invalid_value")

    @staticmethod
    def _size(body):
        size = body.get("size", "auto")
        if size == "auto":
            return 1024, 1024
        found = re.fullmatch(r"(\d{2,4})x(\d{2,4})", size) if isinstance(size, str) else None
        if not found:
            refuse(f"Invalid size '{size}'.", "size", "invalid_value")
        return int(found[1]), int(found[2])

    @staticmethod
    def _check_pictures(pictures):
        if not pictures:
            refuse("Missing required parameter: 'image'.", "image", "missing_required_parameter")
        if len(pictures) > MOST_REFERENCES:
            refuse(f"Too many images: at most {MOST_REFERENCES}.", "image", "invalid_value")
        for picture in pictures:
            good = picture["content"].startswith((b"\x89PNG", b"\xff\xd8\xff", b"RIFF"))
            if picture["type"] not in ("image/png", "image/jpeg", "image/webp") or not picture["name"] or not good:
                refuse("Invalid file 'image': unsupported mimetype.", "image", "unsupported_file_mimetype")
            if len(picture["content"]) > LARGEST_REFERENCE:
                refuse("Invalid file 'image': too large.", "image", "invalid_value")

    # What is answered.

    def _made(self, request, body, pictures):
        fake = self._fake
        fault = next_fault(fake)
        if fault == "moderated":
            request.fault = "filtered"
        width, height = self._size(body)
        asked = {**shortened(body), **({"images": [{"name": p["name"], "type": p["type"], "size": len(p["content"])}
                                                   for p in pictures]} if pictures else {})}
        run = fake.new_run(request, model=body["model"], kind="image", width=width, height=height, input=asked)
        time.sleep(max(0.0, run.ends_at - time.time()))
        run = fake.bill.get(run.id)
        if run.outcome == "run_fails":
            raise Refusal(fake.refusal(500, "", request))
        if run.outcome == "filtered":
            refuse(BLOCKED, code="moderation_blocked", kind="image_generation_user_error")
        fault = {"no_output": "no_picture"}.get(run.outcome, fault)
        if not is_openais(body["model"]):
            return self._plain(run, body, fault)
        return self._openais(run, body, pictures, fault)

    def _openais(self, run, body, pictures, fault):
        quality = body.get("quality", "auto")
        text, image = tokens(body["prompt"]), REFERENCE_TOKENS * len(pictures)
        out = PICTURE_TOKENS[quality][run.width != run.height]
        charge_tokens(self._fake, run, text + image, out)
        form = body.get("output_format", "png")
        usage = {"input_tokens": text + image, "input_tokens_details": {"text_tokens": text, "image_tokens": image},
                 "output_tokens": out, "total_tokens": text + image + out}
        return Answer(200, {"created": int(time.time()), "background": "opaque", "output_format": form,
                            "quality": "high" if quality == "auto" else quality, "size": f"{run.width}x{run.height}",
                            "data": self._data(run, fault, FORMATS[form], False), "usage": usage})

    def _plain(self, run, body, fault):
        as_link = body.get("response_format", "url") != "b64_json"
        return Answer(200, {"id": self._fake.set.token(32), "created": int(time.time()),
                            "data": self._data(run, fault, self._fake.set["image_format"], as_link)})

    def _data(self, run, fault, kind, as_link):
        if fault == "no_data":
            return []
        if fault == "no_picture":
            return [{"revised_prompt": "a picture"}]
        if fault == "wrong_types":
            return [{"b64_json": 7, "url": {"href": "x"}}]
        if fault == "bad_base64":
            return [{"b64_json": "!?"}]
        if as_link or fault == "link":
            return [{"url": self._fake.set["picture_link"] or f"{self._fake.base}/generated-images/{run.id}.png"}]
        return [{"b64_json": base64.b64encode(self._fake.output(run, kind)[1]).decode()}]

    def download(self, request):
        run = self._fake.bill.get(request.group("file"))
        if not run or run.kind != "image":
            return Answer(404, {"error": "not found"})
        kind, content = self._fake.output(run, self._fake.set["image_format"])
        return Answer(200, content, content_type=kind)
