"""What the fakes of language models write: JSON that fulfils a schema, or fails to in a chosen way.

The number of scenes is the one that the prompt asks for ("exactly 4 scenes") within the schema's minItems and maxItems."""

import copy
import json
import math
import re
from decimal import Decimal

from bill import decimal_text

# The ways to fail that are the same for every vendor. The vendors' fakes add their own reasons to stop.
FAULTS = ("good", "invalid_json", "schema_violation", "wrong_count", "wrong_mv1_counts", "prose", "thinking", "empty")
SCENES = {"type": "object", "properties": {"scenes": {"type": "array", "items": {"type": "object", "properties": {
    "description": {"type": "string"}, "negative_description": {"type": "string"}}}}}}
SHOTS = ("Close-up of the face", "Wide shot", "Medium shot", "Low angle shot")
FAR_SHOTS = ("Wide shot", "Medium shot")
LONE_CHARACTER = "A silver robot with a red shield"


class Wish:
    """What can be read from the prompt of a flavor."""

    def __init__(self, prompt):
        count = re.search(r"exactly (\d+)\s+scenes", prompt) or re.search(r"(\d+)\s+scenes", prompt)
        self.count = int(count[1]) if count else 4
        character = re.search(r"(?:[Cc]haracter|[Ll]ead singer)[^:\n]*: *(.+)", prompt)
        self.character = character[1].strip().rstrip(".") if character else LONE_CHARACTER
        self.concert = "lead singer" in prompt and "stadium" in prompt
        self.scenes = "scene" in prompt.lower()


class Writer:
    """Fills a schema."""

    def __init__(self, schema, prompt, far_and_crowded=False):
        self._root = schema
        self._wish = Wish(prompt)
        self._far_and_crowded = far_and_crowded
        self._count = self._wish.count

    def write(self):
        return self.value(self._root, "", 0)

    def value(self, schema, name, index):
        schema = self._resolved(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][index % len(schema["enum"])]
        kind = self._kind(schema)
        write = {"object": self._object, "array": self._array, "string": self._string, "integer": self._number,
                 "number": self._number, "boolean": lambda *_: True}.get(kind, lambda *_: None)
        return write(schema, name, index)

    def _resolved(self, schema):
        while True:
            if "$ref" in schema:
                found = self._root
                for step in schema["$ref"].removeprefix("#/").split("/"):
                    found = found[step]
                schema = found
            elif "anyOf" in schema or "oneOf" in schema:
                choices = schema.get("anyOf") or schema["oneOf"]
                schema = next((c for c in choices if c.get("type") != "null"), choices[0])
            else:
                return schema

    @staticmethod
    def _kind(schema):
        kind = schema.get("type") or ("object" if "properties" in schema else "array" if "items" in schema else "string")
        kind = next((k for k in kind if k != "null"), "null") if isinstance(kind, list) else kind
        return kind.lower()  # the API's older schemas say OBJECT

    def _object(self, schema, name, index):
        return {key: self.value(inner, key, index) for key, inner in schema.get("properties", {}).items()}

    def _array(self, schema, name, index):
        count = min(max(self._wish.count, schema.get("minItems", 0)), schema.get("maxItems", math.inf))
        self._count = count
        return [self.value(schema.get("items", {}), name, place) for place in range(count)]

    def _number(self, schema, name, index):
        counts = any(word in name.lower() for word in ("number", "index", "sequence", "order", "id"))
        value = index + 1 if counts else 8
        return min(max(value, schema.get("minimum", -math.inf)), schema.get("maximum", math.inf))

    def _string(self, schema, name, index):
        name = name.lower()
        if "negative" in name:
            text = self._negative(index)
        elif "shot" in name:
            text = self._shot(index)
        elif "title" in name:
            text = f"Scene {index + 1}"
        else:
            text = self._description(index)
        return text[:schema["maxLength"]] if "maxLength" in schema else text

    # The words of a scene.

    def _shot(self, index):
        shots = FAR_SHOTS if self._far_and_crowded else SHOTS
        return shots[index % len(shots)]

    def _crowd(self, index):
        """Between 30 and 50 % of the scenes have an audience, at least one."""
        with_crowd = max(1, math.ceil(self._count * 0.3))
        return self._far_and_crowded or index in {place * self._count // with_crowd for place in range(with_crowd)}

    def _description(self, index):
        shot, who = self._shot(index), self._wish.character
        if not self._wish.concert:
            return (f"{shot}. {who} walks on, step {index + 1} of the way, calm and wide awake. Rain falls on a city street at "
                    "night. Warm light comes from the shop windows. The camera moves slowly forward.")
        around = "An excited audience waves its arms." if self._crowd(index) else "Only the performers are to be seen."
        shot = shot.replace("the face", "the lead singer's face")
        return (f"{shot}. {who} sings on the stage of an outdoor stadium, full of joy. The band plays drums, guitar, bass and "
                f"keyboards behind. {around} Blue lights sweep the stage. The camera circles slowly.")

    def _negative(self, index):
        text = "blurred or distorted faces, extra limbs, text, watermark"
        if self._wish.concert:
            text += ", indoor venue" if self._crowd(index) else ", indoor venue, crowd, audience"
        return text


def _lists(value):
    if isinstance(value, list):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _lists(inner)


def _one_short(value):
    found = next(_lists(value), None)
    if found is None:
        return {}
    if len(found) > 1:
        found.pop()
    else:
        found.extend(copy.deepcopy(found) or [{}])
    return value


def _lacking(value):
    """Without the first property of the innermost first object."""
    place = value
    while isinstance(place, (dict, list)) and place:
        inner = list(place.values()) if isinstance(place, dict) else place
        deeper = next((v for v in inner if isinstance(v, (dict, list)) and v), None)
        if deeper is None:
            break
        place = deeper
    if isinstance(place, dict) and place:
        del place[next(iter(place))]
        return value
    return {"unexpected": value}


def text_for(schema, prompt, fault="good"):
    """The text of an answer; `schema` may be None."""
    if schema is None and not Wish(prompt).scenes:
        return {"empty": ""}.get(fault, "This is a fake's answer.")
    value = Writer(schema or SCENES, prompt, far_and_crowded=fault == "wrong_mv1_counts").write()
    if fault == "schema_violation":
        value = _lacking(value)
    if fault == "wrong_count":
        value = _one_short(value)
    text = json.dumps(value, ensure_ascii=False)
    return {"invalid_json": text[:len(text) * 2 // 3],
            "prose": f"Here are your scenes:\n\n```json\n{text}\n```\n\nShall I change anything?",
            "thinking": f"<think>\nThe user wants {{scenes}}.\n</think>\n\n{text}",
            "empty": ""}.get(fault, text)


def tokens(text):
    return len(text) // 4 + 1


def charge_tokens(fake, run, asked, answered):
    """Puts the price of a text on the bill where the switch `prices` has per_million_in and per_million_out for its model."""
    rates = fake.set["prices"].get(run.model, {})
    if "per_million_in" in rates:
        dollars = Decimal(rates["per_million_in"]) * asked + Decimal(rates["per_million_out"]) * answered
        run.price_usd = decimal_text(dollars / 1_000_000)
        fake.bill.save(run)


def next_fault(fake):
    """The way in which the next answer fails: the first of the switch `answer_next`, else the switch `answer`."""
    with fake.lock:
        waiting = fake.set["answer_next"]
        return waiting.pop(0) if waiting else fake.set["answer"]
