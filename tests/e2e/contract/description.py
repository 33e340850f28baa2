"""What is wrong with /openapi.json, seen from the table of endpoints."""

import re

from contract.endpoints import ENDPOINTS, LONG, REQUIRED


def shape_of(path):
    """The path with its parameters nameless."""
    return re.sub(r"\{[^}]*\}", "{}", path)


class Description:
    def __init__(self, document):
        self.document = document
        self.operations = {(method.upper(), shape_of(path)): operation for path, item in document["paths"].items()
                           for method, operation in item.items() if method in ("get", "head", "put", "post", "patch", "delete")}

    def resolved(self, schema):
        """The schema itself behind $ref."""
        while "$ref" in schema:
            found = self.document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            schema = found
        return schema

    def kinds(self, schema):
        """The JSON types that the schema takes."""
        schema = self.resolved(schema)
        found = schema.get("type", [])
        kinds = {found} if isinstance(found, str) else set(found)
        for inner in schema.get("anyOf", []) + schema.get("oneOf", []) + schema.get("allOf", []):
            kinds |= self.kinds(inner)
        return kinds

    def references(self, node):
        """Every $ref in that part of the document."""
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                yield node["$ref"]
            for inner in node.values():
                yield from self.references(inner)
        elif isinstance(node, list):
            for inner in node:
                yield from self.references(inner)

    def faults(self):
        lines = [] if self.document.get("openapi", "").startswith("3.1") else ["openapi is not 3.1"]
        lines += [f"info has no {key}" for key in ("title", "version") if not self.document.get("info", {}).get(key)]
        lines += [f"{reference} leads nowhere" for reference in set(self.references(self.document)) if not self.leads_somewhere(reference)]
        if lines:
            return lines
        known = {(method, shape_of(path)) for method, path in ENDPOINTS}
        lines += [f"{method} {path} is not described" for method, path in sorted(known - set(self.operations))]
        ids = [operation.get("operationId") for operation in self.operations.values()]
        lines += ["operationIds are missing or double"] if None in ids or len(set(ids)) != len(ids) else []
        for (method, path), fields in ENDPOINTS.items():
            operation = self.operations.get((method, shape_of(path)))
            if operation:
                lines += [f"{method} {path}: {line}" for line in self.of_operation(method, path, operation, fields)]
        return lines

    def leads_somewhere(self, reference):
        try:
            self.resolved({"$ref": reference})
            return True
        except (KeyError, TypeError):
            return False

    def of_operation(self, method, path, operation, fields):
        lines = [f"no {key}" for key in ("summary", "responses", "tags") if not operation.get(key)]
        answers = operation.get("responses", {})
        lines += [] if any(status.startswith("2") for status in answers) else ["no good answer"]
        parameters = [self.resolved(parameter) for parameter in operation.get("parameters", [])]
        named = {parameter["name"] for parameter in parameters if parameter["in"] == "path"}
        lines += [] if len(named) == path.count("{") else [f"path parameters are {sorted(named)}"]
        if path in LONG and method == "POST":
            headers = {parameter["name"] for parameter in parameters if parameter["in"] == "header"}
            lines += [f"no header {name}" for name in ("Prefer", "Idempotency-Key") if name not in headers]
            lines += [] if "202" in answers else ["no answer 202"]
        if path.startswith("/api/"):
            lines += [] if any(status.startswith(("4", "5")) for status in answers) or "default" in answers else ["no errors"]
        return lines + (self.of_body(operation, fields) if fields else [])

    def of_body(self, operation, fields):
        content = self.resolved(operation.get("requestBody", {})).get("content", {}).get("application/json")
        if not content:
            return ["no JSON body"]
        schema = self.resolved(content.get("schema", {}))
        properties, required = schema.get("properties", {}), set(schema.get("required", []))
        lines = [] if set(properties) == set(fields) else [f"fields are {sorted(properties)}, not {sorted(fields)}"]
        lines += [] if required == {name for name,
                                    (_, default) in fields.items() if default is REQUIRED} else [f"required are {sorted(required)}"]
        if "example" not in content and not content.get("examples") and "examples" not in schema and "example" not in schema:
            lines.append("no example")
        for name in set(properties) & set(fields):
            kind, default = fields[name]
            lines += [] if kind in self.kinds(properties[name]) else [f"{name} is {self.kinds(properties[name])}, not {kind}"]
            if default is not REQUIRED and properties[name].get("default") != default:
                lines.append(f"{name} has the default {properties[name].get('default')!r}, not {default!r}")
        return lines
