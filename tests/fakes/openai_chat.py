#!/usr/bin/env python3
"""A fake of the chat completions and images of OpenAI and of the servers that speak like it, below any base path (usually /v1).

A key is wanted only when the switch `key` names one."""

import re
import time

from common import Answer, Fake, Refusal, Route, main, shortened
from openai_errors import error, refuse
from openai_images import Images
from scene_answers import FAULTS, charge_tokens, next_fault, text_for, tokens

PARAMETERS = {"model", "messages", "response_format", "temperature", "top_p", "n", "seed", "stop", "stream", "max_tokens",
              "max_completion_tokens", "frequency_penalty", "presence_penalty", "user", "store", "metadata", "reasoning_effort",
              "logprobs", "top_logprobs", "tools", "tool_choice", "parallel_tool_calls", "service_tier", "verbosity", "modalities",
              "stream_options", "prediction", "safety_identifier", "prompt_cache_key"}
ROLES = ("system", "developer", "user", "assistant", "tool", "function")
# `answer` and `answer_next` take these besides scene_answers.FAULTS.
STOPS = {"length": "length", "content_filter": "content_filter", "refusal": "stop"}
REFUSAL = "I'm sorry, but I can't help with that request."
NO_MONEY = "You exceeded your current quota, please check your plan and billing details."


def texts(messages):
    """All that was said, also where a content is a list of parts."""
    for message in messages:
        content = message.get("content")
        parts = content if isinstance(content, list) else [{"text": content or ""}]
        yield from (part.get("text", "") for part in parts)


class OpenaiChat(Fake):
    name = "openai_chat"
    prices = {}
    switches = {"answer": "good",          # how answers fail: scene_answers.FAULTS and STOPS
                "answer_next": [],         # the same for the next answers only, one each
                "no_json_schema": False,   # response_format json_schema is refused with 400, as by older servers
                "no_json_object": False,   # json_object too
                "ignores_schema": False,   # takes json_schema, but answers with prose around it, as some local servers do
                "refused_parameters": [],  # names that are refused with 400, as max_tokens by some models
                "strict_rules": True,      # json_schema with strict is held to OpenAI's rules for schemas
                "payment_status": 429,     # no money: 429 insufficient_quota as OpenAI, or 402 as some others
                "bare": False,             # answers hold only what a plain local server sends
                "any_model": False,        # every model's name is accepted
                "models": ["gpt-6.1-terra", "gpt-6.1-sol", "llama3.2:3b", "qwen3:8b"],
                **Images.switches}

    def routes(self):
        return [*Images(self).routes(),
                Route("POST", r"(?P<base>.*)/chat/completions", self.complete, "create"),
                Route("GET", r"(?P<base>.*?)/models", self.list_models),
                Route("GET", r"(?P<base>.*?)/models/(?P<model>.+)", self.get_model)]

    def serve(self, request):
        answer = super().serve(request)
        if isinstance(answer, Answer) and not request.path.startswith("/_fake/"):
            answer.headers["x-request-id"] = "req_" + self.set.token(24)
        return answer

    def needs_key(self, request):
        return not request.path.startswith("/generated-images/")

    # Errors.

    def refusal(self, status, message, request):
        key = self.key_of(request)
        if status == 401 and not key:
            return error(401, "You didn't provide an API key. You need to provide your API key in an Authorization header using "
                              "Bearer auth (i.e. Authorization: Bearer YOUR_KEY).")
        if status == 401:
            return error(401, f"Incorrect API key provided: {key[:3]}***. You can find your API key at "
                              "https://platform.openai.com/account/api-keys.", code="invalid_api_key")
        if status == 402:
            return error(self.set["payment_status"], NO_MONEY, "insufficient_quota", code="insufficient_quota")
        if status == 429:
            return error(429, "Rate limit reached for requests. Please try again later.", "requests", code="rate_limit_exceeded")
        if status == 404:
            return error(404, f"Invalid URL ({request.method} {request.path})")
        if status == 503:
            return error(503, "The engine is currently overloaded, please try again later.", "service_unavailable_error")
        return error(status, "The server had an error while processing your request. Sorry about that!", "server_error")

    # Models.

    def _shown(self, name):
        return {"id": name, "object": "model", "created": 1790000000, "owned_by": "fake"}

    def list_models(self, request):
        names = (*self.set["models"], *self.set["picture_models"])
        return Answer(200, {"object": "list", "data": [self._shown(name) for name in names]})

    def get_model(self, request):
        self.check_model(request.group("model"), "models", "picture_models")
        return Answer(200, self._shown(request.group("model")))

    def check_model(self, name, *lists):
        """`lists`: the switches that may name it."""
        if not isinstance(name, str) or not name:
            refuse("you must provide a model parameter")
        if not any(name in self.set[names] for names in lists) and not self.set["any_model"]:
            refuse(f"The model `{name}` does not exist or you do not have access to it.", code="model_not_found", status=404)

    # Completions.

    def complete(self, request):
        body = self._body(request)
        self.check_model(body.get("model"), "models")
        for name in self.set["refused_parameters"]:
            if name in body:
                refuse(f"Unsupported parameter: '{name}' is not supported with this model.", name, "unsupported_parameter")
        prompt = self._prompt(body.get("messages"))
        schema = self._schema(body.get("response_format") or {"type": "text"}, prompt)
        fault = next_fault(self)
        if self.set["ignores_schema"] and fault == "good":
            fault = "prose"
        if fault in ("refusal", "content_filter"):
            request.fault = "filtered"
        run = self.new_run(request, model=body["model"], kind="text", run_s=0, input=shortened(body))
        fault = {"filtered": fault if fault in STOPS else "content_filter", "no_output": "empty",
                 "bad_output": "invalid_json"}.get(run.outcome, fault)
        if run.outcome == "run_fails":
            raise Refusal(self.refusal(500, "", request))
        text, fault = self._cut(body, text_for(schema, prompt, fault if fault in FAULTS else "good"), fault)
        usage = {"prompt_tokens": tokens(prompt), "completion_tokens": tokens(text), "total_tokens": tokens(prompt) + tokens(text)}
        charge_tokens(self, run, usage["prompt_tokens"], usage["completion_tokens"])
        return self._answer(body, text, fault, usage)

    @staticmethod
    def _body(request):
        try:
            body = request.json
        except ValueError:
            body = None
        if not isinstance(body, dict):
            refuse("We could not parse the JSON body of your request. The OpenAI API expects a JSON payload.")
        for name in body:
            if name not in PARAMETERS:
                refuse(f"Unrecognized request argument supplied: {name}", code="unknown_parameter", param=name)
        if body.get("stream"):
            refuse("This fake does not stream.", param="stream")
        return body

    @staticmethod
    def _prompt(messages):
        if not isinstance(messages, list) or not messages:
            refuse("Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
                   "messages", "empty_array")
        for place, message in enumerate(messages):
            if message.get("role") not in ROLES:
                refuse(f"Invalid value: '{message.get('role')}'.", f"messages[{place}].role", "invalid_value")
        return "\n".join(texts(messages))

    # Schemas.

    def _schema(self, wanted, prompt):
        """The schema that the answer shall fulfil, or None."""
        kind = wanted.get("type")
        if kind == "text":
            return None
        if kind == "json_object":
            if self.set["no_json_object"]:
                refuse("'response_format.type' must be 'text'", "response_format.type")
            if "json" not in prompt.lower():
                refuse("'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
                       "messages")
            return None
        if kind != "json_schema":
            refuse(f"Invalid value: '{kind}'. Supported values are: 'json_object', 'json_schema', and 'text'.",
                   "response_format.type", "invalid_value")
        if self.set["no_json_schema"]:
            refuse("Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
                   "response_format")
        return self._named_schema(wanted.get("json_schema") or {})

    def _named_schema(self, named):
        name, schema = named.get("name"), named.get("schema", {})
        where = "response_format.json_schema.name"
        if not isinstance(name, str) or not name:
            refuse(f"Missing required parameter: '{where}'.", where, "missing_required_parameter")
        if len(name) > 64:
            refuse(f"Invalid '{where}': string too long. Expected a string with maximum length 64, but got a string with length "
                   f"{len(name)} instead.", where, "string_above_max_length")
        if not re.fullmatch(r"[a-zA-Z0-9_-]+", name):
            refuse(f"Invalid '{where}': string does not match pattern. Expected a string that matches the pattern "
                   "'^[a-zA-Z0-9_-]+$'.", where, "invalid_value")
        if named.get("strict") and self.set["strict_rules"]:
            if schema.get("type") != "object":
                self._wrong_schema(name, (), "schema must be a JSON Schema of 'type: \"object\"'.")
            self._check_strict(name, schema, ())
        return schema

    @staticmethod
    def _wrong_schema(name, context, what):
        refuse(f"Invalid schema for response_format '{name}': In context={context!r}, {what}", "response_format")

    def _check_strict(self, name, schema, context):
        if schema.get("type") == "object" or "properties" in schema:
            properties = schema.get("properties", {})
            if schema.get("additionalProperties") is not False:
                self._wrong_schema(name, context, "'additionalProperties' is required to be supplied and to be false.")
            if set(schema.get("required", [])) != set(properties):
                self._wrong_schema(name, context, "'required' is required to be supplied and to be an array including every key "
                                                  "in properties.")
            for key, inner in properties.items():
                self._check_strict(name, inner, (*context, "properties", key))
        if "items" in schema:
            self._check_strict(name, schema["items"], (*context, "items"))
        for key, inner in schema.get("$defs", {}).items():
            self._check_strict(name, inner, (*context, "$defs", key))

    # Answers.

    @staticmethod
    def _cut(body, text, fault):
        most = body.get("max_completion_tokens") or body.get("max_tokens")
        if most and tokens(text) > most:
            return text[:most * 4], "length"
        return (text[:len(text) // 2] if fault == "length" else text), fault

    def _answer(self, body, text, fault, usage):
        message = {"role": "assistant", "content": text}
        if not self.set["bare"]:
            message |= {"refusal": None, "annotations": []}
        if fault == "refusal":
            message |= {"content": None, "refusal": REFUSAL}
        if fault == "content_filter":
            message["content"] = ""
        choice = {"index": 0, "message": message, "finish_reason": STOPS.get(fault, "stop")}
        answer = {"id": "chatcmpl-" + self.set.token(29), "object": "chat.completion", "created": int(time.time()),
                  "model": body["model"], "choices": [choice]}
        if not self.set["bare"]:
            choice["logprobs"] = None
            answer |= {"usage": usage, "service_tier": "default", "system_fingerprint": "fp_fake"}
        return Answer(200, answer)


if __name__ == "__main__":
    main(OpenaiChat)
