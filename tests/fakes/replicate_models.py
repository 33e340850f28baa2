"""The models that the fake of Replicate offers: their published input schemas, and the API's check of inputs against them."""

import hashlib

PROMPT = {"type": "string", "title": "Prompt", "description": "Text prompt"}
LINK = {"type": "string", "format": "uri"}
SEED = {"type": "integer", "title": "Seed", "nullable": True}


def _enum(name, values, default):
    kind = "integer" if isinstance(values[0], int) else "string"
    return {"name": name, "default": default, "schema": {"enum": values, "type": kind, "title": name, "description": "An enumeration."}}


_VEO = {
    "prompt": PROMPT,
    "aspect_ratio": _enum("aspect_ratio", ["16:9", "9:16"], "16:9"),
    "duration": _enum("duration", [4, 6, 8], 8),
    "image": {**LINK, "nullable": True},
    "last_frame": {**LINK, "nullable": True},
    "reference_images": {"type": "array", "items": LINK, "maxItems": 3, "default": []},
    "negative_prompt": {"type": "string", "nullable": True},
    "resolution": _enum("resolution", ["720p", "1080p"], "1080p"),
    "generate_audio": {"type": "boolean", "default": True},
    "seed": SEED,
}
_IMAGEN = {
    "prompt": PROMPT,
    "aspect_ratio": _enum("aspect_ratio", ["1:1", "9:16", "16:9", "3:4", "4:3"], "1:1"),
    "safety_filter_level": _enum("safety_filter_level", ["block_low_and_above", "block_medium_and_above", "block_only_high"],
                                 "block_only_high"),
    "output_format": _enum("output_format", ["jpg", "png"], "jpg"),
}
_LIPSYNC = {
    "video": LINK,
    "audio": LINK,
    "sync_mode": _enum("sync_mode", ["loop", "bounce", "cut_off", "silence", "remap"], "loop"),
    "temperature": {"type": "number", "minimum": 0, "maximum": 1, "default": 0.5},
    "active_speaker": {"type": "boolean", "default": False},
}
MODELS = {
    "google/veo-3.1": ("clip", ["prompt"], _VEO),
    "google/veo-3.1-fast": ("clip", ["prompt"], {n: v for n, v in _VEO.items() if n != "reference_images"}),
    "google/imagen-4": ("image", ["prompt"], _IMAGEN),
    "sync/lipsync-2-pro": ("lipsync", ["video", "audio"], _LIPSYNC),
}
# What the models' pages asked in November 2026, as far as it was seen; the switch `prices` goes before it.
PRICES = {
    "google/veo-3.1": {"per_second": "0.40", "per_second_silent": "0.20"},
    "google/veo-3.1-fast": {"per_second": "0.15", "per_second_silent": "0.10"},
    "google/imagen-4": {"per_run": "0.04"},
    "sync/lipsync-2-pro": {"per_second": "0.08325"},
}
IMAGE_SIZES = {"1:1": (1024, 1024), "9:16": (768, 1408), "16:9": (1408, 768), "3:4": (896, 1280), "4:3": (1280, 896)}


def version_id(model):
    return hashlib.sha256(model.encode()).hexdigest()


def openapi_schema(like):
    """Enumerations stand as components of their own, as Cog writes them."""
    _, required, inputs = MODELS[like]
    properties, components = {}, {}
    for order, (name, field) in enumerate(inputs.items()):
        if "schema" in field:
            components[name] = field["schema"]
            field = {"allOf": [{"$ref": f"#/components/schemas/{name}"}], "default": field["default"]}
        properties[name] = {**field, "x-order": order}
    components["Input"] = {"type": "object", "title": "Input", "required": required, "properties": properties}
    components["Output"] = {"type": "string", "format": "uri", "title": "Output"}
    return {"openapi": "3.0.2", "info": {"title": "Cog", "version": "0.1.0"}, "components": {"schemas": components}}


def published(name, like):
    """What GET /models/{owner}/{name} answers."""
    owner, short = name.split("/")
    version = {"id": version_id(name), "created_at": "2026-01-15T12:00:00.000Z", "cog_version": "0.16.0",
               "openapi_schema": openapi_schema(like)}
    return {"url": f"https://replicate.com/{name}", "owner": owner, "name": short, "description": "A fake", "visibility": "public",
            "is_official": True, "run_count": 1000, "github_url": None, "paper_url": None, "license_url": None,
            "cover_image_url": None, "default_example": None, "latest_version": version}


def with_defaults(like, given):
    """The inputs that the model will see."""
    known = MODELS[like][2]
    values = {name: field["default"] for name, field in known.items() if "default" in field}
    return {**values, **{name: value for name, value in given.items() if name in known and value is not None}}


_CLASSES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list}
_NAMES = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object", type(None): "null"}


def _quoted(value):
    return f'"{value}"' if isinstance(value, str) else str(value)


def _fault_of(name, field, value):
    """(type, description) as the API's validator words it, or None."""
    schema = field.get("schema", field)
    kind = schema["type"]
    if not isinstance(value, _CLASSES[kind]) or (isinstance(value, bool) and kind != "boolean"):
        return "invalid_type", f"Invalid type. Expected: {kind}, given: {_NAMES[type(value)]}"
    if "enum" in schema and value not in schema["enum"]:
        return "enum", f"{name} must be one of the following: {', '.join(map(_quoted, schema['enum']))}"
    if value is not True and "maximum" in schema and value > schema["maximum"]:
        return "number_lte", f"Must be less than or equal to {schema['maximum']}"
    if value is not True and "minimum" in schema and value < schema["minimum"]:
        return "number_gte", f"Must be greater than or equal to {schema['minimum']}"
    if "maxItems" in schema and len(value) > schema["maxItems"]:
        return "array_max_items", f"Array must have at most {schema['maxItems']} items"
    return None


def invalid_fields(like, given):
    """What the API answers under `invalid_fields`; fields that it does not know it ignores."""
    _, required, known = MODELS[like]
    faults = [{"type": "required", "field": "input", "description": f"{name} is required"} for name in required
              if given.get(name) is None]
    for name, field in known.items():
        if given.get(name) is None:
            continue
        fault = _fault_of(name, field, given[name])
        if fault:
            faults.append({"type": fault[0], "field": f"input.{name}", "description": fault[1]})
    return faults


def links(like, values):
    """(field, link) of all files that the model is given."""
    for name, field in MODELS[like][2].items():
        value = values.get(name)
        if field.get("format") == "uri" and value:
            yield name, value
        elif field.get("items", {}).get("format") == "uri":
            for link in value or []:
                yield name, link
