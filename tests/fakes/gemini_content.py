"""models/{model}:generateContent of the fake of the Gemini API: texts that fulfil a JSON schema, and pictures."""

import base64
import time

from common import Answer, Route, shortened
from gemini_errors import TYPE, json_of, known_only, refuse
from scene_answers import FAULTS, charge_tokens, next_fault, text_for, tokens

BODY = {"contents", "systemInstruction", "generationConfig", "safetySettings", "tools", "toolConfig", "cachedContent", "labels",
        "serviceTier", "store"}
CONFIG = {"candidateCount", "enableEnhancedCivicAnswers", "frequencyPenalty", "imageConfig", "logprobs", "maxOutputTokens",
          "mediaResolution", "presencePenalty", "responseJsonSchema", "responseLogprobs", "responseMimeType", "responseModalities",
          "responseSchema", "seed", "speechConfig", "stopSequences", "temperature", "thinkingConfig", "topK", "topP"}
# Of a picture at 1K; 2K and 4K are two and four times as large.
SIZES = {"1:1": (1024, 1024), "16:9": (1376, 768), "9:16": (768, 1376), "4:3": (1200, 896), "3:4": (896, 1200), "3:2": (1264, 848),
         "2:3": (848, 1264), "5:4": (1152, 928), "4:5": (928, 1152), "21:9": (1584, 672)}
SCALES = {"1K": 1, "2K": 2, "4K": 4}
# `answer` and `answer_next` take these too; for pictures those of PICTURE_FAULTS.
STOPS = {"max_tokens": "MAX_TOKENS", "safety": "SAFETY", "prohibited": "PROHIBITED_CONTENT", "recitation": "RECITATION"}
PICTURE_STOPS = {"image_safety": "IMAGE_SAFETY", "image_prohibited": "IMAGE_PROHIBITED_CONTENT", "no_image": "NO_IMAGE",
                 "image_recitation": "IMAGE_RECITATION"}
TEXT_FAULTS = (*FAULTS, *STOPS, "several_parts", "thought", "blocked")
PICTURE_FAULTS = ("good", *PICTURE_STOPS, "text_only", "thought", "blocked")
REFUSED = (*(stop for stop in STOPS if stop != "max_tokens"), *(stop for stop in PICTURE_STOPS if stop != "no_image"), "blocked")
THOUGHT = {"text": "**Planning.** I count the scenes first {so}.", "thought": True}
UNSAFE = ("Unable to show the generated image. The model could not generate the image based on the prompt provided. You will not "
          "be charged for blocked images. Try rephrasing the prompt.")


class Content:
    def __init__(self, fake):
        self._fake = fake

    def routes(self):
        return [Route("POST", r"/v1(?:beta)?/models/(?P<model>[^/:]+):generateContent", self.generate, "create")]

    def generate(self, request):
        body = json_of(request)
        model, kind = self._fake.models.wanted(request, request.group("model"), "generateContent")
        known_only(request, body, BODY, "")
        config = body.get("generationConfig") or {}
        known_only(request, config, CONFIG, "generation_config")
        prompt = self._prompt(request, body)
        modalities = [str(m).upper() for m in config.get("responseModalities", ["TEXT"])]
        if "IMAGE" not in modalities:
            return self._text(request, model, body, config, prompt)
        if kind != "image":
            refuse(request, 400, "Model does not support the requested response modalities: image")
        return self._picture(request, model, body, config)

    def _prompt(self, request, body):
        contents = body.get("contents")
        if not isinstance(contents, list) or not contents:
            refuse(request, 400, "* GenerateContentRequest.contents: contents is not specified\n")
        texts = []
        for content in [body.get("systemInstruction") or {}, *contents]:
            for part in content.get("parts") or []:
                self._check_part(request, part)
                texts.append(part.get("text", ""))
        return "\n".join(texts)

    def _check_part(self, request, part):
        if "fileData" in part:
            self._fake.files.must_be_active(request, part["fileData"].get("fileUri", ""))
        if "inlineData" in part:
            try:
                base64.b64decode(part["inlineData"]["data"], validate=True)
            except (KeyError, ValueError):
                refuse(request, 400, "Provided image is not valid.")

    def _begin(self, request, fault, **facts):
        """The run on the bill, waited for; `fault` and the run's outcome are brought into line."""
        if fault in REFUSED:
            request.fault = "filtered"
        run = self._fake.new_run(request, **facts)
        time.sleep(max(0.0, run.ends_at - time.time()))
        run = self._fake.bill.get(run.id)
        if run.outcome == "run_fails":
            refuse(request, 500)
        return run

    # Texts.

    def _text(self, request, model, body, config, prompt):
        schema = config.get("responseJsonSchema") or config.get("responseSchema")
        if schema is not None and config.get("responseMimeType") != "application/json":
            refuse(request, 400, "Function calling config or response schema is only supported with response mime type "
                                 "'application/json'")
        if "responseJsonSchema" in config and "responseSchema" in config:
            refuse(request, 400, "Only one of response_schema and response_json_schema can be set.")
        fault = next_fault(self._fake)
        fault = fault if fault in TEXT_FAULTS else "good"
        text = text_for(schema, prompt, fault)
        run = self._begin(request, fault, model=model, kind="text", run_s=0, input=shortened(body))
        fault = {"filtered": fault if fault in REFUSED else "blocked", "no_output": "empty", "bad_output": "invalid_json"}.get(
            run.outcome, fault)
        most = config.get("maxOutputTokens")
        if fault == "max_tokens" or (most and tokens(text) > most):
            fault, text = "max_tokens", text[:min(most * 4 if most else len(text), len(text) // 2)]
        text = "" if fault == "empty" else text
        charge_tokens(self._fake, run, tokens(prompt), tokens(text))
        return self._answer(model, prompt, text, fault)

    def _answer(self, model, prompt, text, fault):
        usage = {"promptTokenCount": tokens(prompt), "totalTokenCount": tokens(prompt)}
        if fault == "blocked":
            return self._blocked(model, "PROHIBITED_CONTENT", usage)
        usage.update(candidatesTokenCount=tokens(text), totalTokenCount=usage["totalTokenCount"] + tokens(text))
        candidate = {"finishReason": STOPS.get(fault, "STOP"), "index": 0}
        if fault not in STOPS or fault == "max_tokens":
            candidate["content"] = {"parts": self._parts(text, fault), "role": "model"}
        return Answer(200, {"candidates": [candidate], "usageMetadata": usage, **self._names(model)})

    @staticmethod
    def _parts(text, fault):
        if fault == "empty":
            return []
        if fault == "several_parts":
            third = max(1, len(text) // 3)
            return [{"text": piece} for piece in (text[:third], text[third:2 * third], text[2 * third:])]
        return [THOUGHT, {"text": text}] if fault == "thought" else [{"text": text}]

    def _blocked(self, model, reason, usage):
        return Answer(200, {"promptFeedback": {"blockReason": reason}, "usageMetadata": usage, **self._names(model)})

    def _names(self, model):
        return {"modelVersion": model, "responseId": self._fake.set.token(22)}

    # Pictures.

    def _picture(self, request, model, body, config):
        asked = config.get("imageConfig") or {}
        known_only(request, asked, {"aspectRatio", "imageSize"}, "generation_config.image_config")
        size = SIZES.get(asked.get("aspectRatio", "1:1"))
        scale = SCALES.get(asked.get("imageSize", "1K"))
        if size is None or scale is None or config.get("candidateCount", 1) != 1:
            wrong = "aspect_ratio" if size is None else "image_size" if scale is None else "candidate_count"
            refuse(request, 400, f"Invalid value at 'generation_config.{wrong}'.",
                   details=[{"@type": TYPE + "BadRequest", "fieldViolations": [{"field": f"generation_config.{wrong}"}]}])
        fault = next_fault(self._fake)
        fault = fault if fault in PICTURE_FAULTS else "good"
        run = self._begin(request, fault, model=model, kind="image", width=size[0] * scale, height=size[1] * scale,
                          input=shortened(body))
        fault = {"filtered": fault if fault in REFUSED else "image_safety", "no_output": "no_image"}.get(run.outcome, fault)
        return self._shown(run, model, fault)

    def _shown(self, run, model, fault):
        usage = {"promptTokenCount": 30, "candidatesTokenCount": 1120, "totalTokenCount": 1150}
        if fault == "blocked":
            return self._blocked(model, "IMAGE_SAFETY", usage)
        candidate = {"finishReason": PICTURE_STOPS.get(fault, "STOP"), "index": 0}
        if fault in PICTURE_STOPS:
            candidate["finishMessage"] = UNSAFE
        elif fault == "text_only":
            candidate["content"] = {"parts": [{"text": "I can describe that picture, but not draw it."}], "role": "model"}
        else:
            candidate["content"] = {"parts": self._picture_parts(run, fault), "role": "model"}
        return Answer(200, {"candidates": [candidate], "usageMetadata": usage, **self._names(model)})

    def _picture_parts(self, run, fault):
        mime_type, content = self._fake.output(run, self._fake.set["image_format"])
        picture = {"inlineData": {"mimeType": mime_type, "data": base64.b64encode(content).decode()}}
        if fault == "thought":  # thoughts may hold pictures too: they are drafts, not the answer
            return [THOUGHT, {**picture, "thought": True}, {**picture, "thoughtSignature": "CpMGAQ=="}]
        return [picture]
