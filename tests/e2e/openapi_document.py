"""Holds an OpenAPI document against the Initiative's own schema and against itself, with a validator that is not ours.

`songreel openapi | python3 openapi_document.py` prints what is wrong and ends with 1, or says how much was checked."""

import json
import pathlib
import re
import sys

import jsonschema  # Debian: python3-jsonschema

SCHEMA = pathlib.Path(__file__).with_name("testdata") / "openapi" / "schema-3.1-2022-10-07.json"
METHODS = ("get", "put", "post", "patch", "delete", "head", "options")


def operations(document):
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def resolved(document, value):
    """What a local $ref leads to; a KeyError when it leads nowhere."""
    while "$ref" in value:
        steps = value["$ref"].removeprefix("#/").split("/")
        value = document
        for step in steps:
            value = value[step.replace("~1", "/").replace("~0", "~")]
    return value


def references(value):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def form_faults(document):
    """Against the schema of OpenAPI, and of JSON Schema for each component."""
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
    for error in validator.iter_errors(document):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
    for name, schema in document["components"]["schemas"].items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            yield f"schema {name}: {error.message[:300]}"
    for reference in references(document):
        try:
            resolved(document, reference)
        except KeyError:
            yield f"{reference['$ref']} leads nowhere"


def examples(media):
    if "example" in media:
        yield media["example"]
    for example in media.get("examples", {}).values():
        yield example["value"]


def media_faults(document, place, content):
    resolver = jsonschema.RefResolver("", document)
    for kind, media in content.items():
        shown = list(examples(media))
        if not shown and kind == "application/json":
            yield f"{place}: {kind} has no example"
        validator = jsonschema.Draft202012Validator(media["schema"], resolver=resolver)
        for example in shown:
            for error in validator.iter_errors(example):
                yield f"{place}: the example does not fit its schema: {error.message[:300]}"


def operation_faults(document, path, method, operation):
    place = f"{method.upper()} {path}"
    for key in ("operationId", "summary", "tags", "responses"):
        if not operation.get(key):
            yield f"{place}: no {key}"
    tags = {tag["name"] for tag in document.get("tags", [])}
    for tag in operation.get("tags", []):
        if tag not in tags:
            yield f"{place}: the tag {tag} is not described"
    told = {p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}
    if told != set(re.findall(r"{([^}]+)}", path)):
        yield f"{place}: the path's parameters are others than those told"
    for parameter in operation.get("parameters", []):
        if not parameter.get("description"):
            yield f"{place}: the parameter {parameter['name']} is not described"
    if "requestBody" in operation:
        yield from media_faults(document, f"{place} request", operation["requestBody"]["content"])
    responses = operation.get("responses", {})
    for status, response in responses.items():
        yield from media_faults(document, f"{place} {status}", resolved(document, response).get("content", {}))
    if not any(status.startswith(("2", "3")) for status in responses):
        yield f"{place}: no good answer"
    if operation.get("security") != [] and "401" not in responses:
        yield f"{place}: needs a key and tells no 401"


def faults(document):
    found = list(form_faults(document))
    if found:  # what follows needs whole schemas
        return found
    ids = [operation.get("operationId") for _, _, operation in operations(document)]
    found += [f"the operationId {name} stands twice" for name in sorted(set(ids)) if ids.count(name) > 1]
    for path, method, operation in operations(document):
        found += operation_faults(document, path, method, operation)
    return found


def main():
    document = json.load(sys.stdin)
    found = faults(document)
    print("\n".join(found) or f"{sum(1 for _ in operations(document))} operations, no fault")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
