"""One case of the contract, and how it is asked and judged."""

import dataclasses
import json as json_module
import re
import typing

from contract.shapes import (ANY, STRING, TEXT, Shape, brief, differences)


@dataclasses.dataclass
class Case:
    """`{name}` in path, headers, JSON and expectation stands for what an earlier case has kept under that name."""
    name: str
    method: str
    path: str
    json: typing.Any = None        # sent as application/json
    body: typing.Any = None        # sent as it is; "@name" is a file of the suite's folder
    headers: dict = dataclasses.field(default_factory=dict)
    status: typing.Any = 200       # or a tuple of all that are right
    type: typing.Any = "application/json"
    shape: typing.Any = ANY        # of the JSON body
    reply_headers: dict = dataclasses.field(default_factory=dict)  # None: must not be there
    agrees: dict = dataclasses.field(default_factory=dict)  # path in the body → text with [path in the body] filled in
    keep: dict = dataclasses.field(default_factory=dict)    # name → path in the body
    check: typing.Any = None       # (reply, kept) → lines of what is wrong
    keeps_headers: dict = dataclasses.field(default_factory=dict)  # name → header


def error(code, message=TEXT, details=STRING, **extra):
    """The body of a refusal: nested for one kind of client, on top for the other."""
    keys = {"error": code, "message": message, "details": details, "request_id": TEXT}
    return {"detail": {**keys, **extra}, **keys}


def item(kind, where, message, given=ANY, **context):
    """One wrong field, in pydantic's words. `where` is "body.idea"."""
    found = {"type": kind, "loc": [int(part) if part.isdigit() else part for part in where.split(".")], "msg": message,
             "input": given}
    return {**found, "ctx": context} if context else found


def missing(where, given=ANY):
    return item("missing", where, "Field required", given)


def no_string(where, given=ANY):
    return item("string_type", where, "Input should be a valid string", given)


def no_integer(where, given):
    if isinstance(given, str):
        return item("int_parsing", where, "Input should be a valid integer, unable to parse string as an integer", given)
    if isinstance(given, float):
        return item("int_from_float", where, "Input should be a valid integer, got a number with a fractional part", given)
    return item("int_type", where, "Input should be a valid integer", given)


def no_bool(where, given):
    if isinstance(given, str):
        return item("bool_parsing", where, "Input should be a valid boolean, unable to interpret input", given)
    return item("bool_type", where, "Input should be a valid boolean", given)


def too_small(where, given, least):
    return item("greater_than_equal", where, f"Input should be greater than or equal to {least}", given, ge=least)


def too_large(where, given, most):
    return item("less_than_equal", where, f"Input should be less than or equal to {most}", given, le=most)


def invalid(*items):
    """A 422 of validation: exactly these items, in this order."""
    return {"detail": list(items), "error": "ValidationError", "message": TEXT, "details": STRING, "request_id": TEXT}


def plain(text):
    """Unknown routes and methods."""
    return {"detail": text, "error": TEXT, "message": TEXT, "details": STRING, "request_id": TEXT}


class Unkept(Exception):
    pass


def fill(value, kept):
    """`value` with every {name} replaced; {{name}} stands for {name} itself."""
    if isinstance(value, str):
        def replaced(found):
            literal, name = found.groups()
            if literal:
                return "{" + literal + "}"
            if name not in kept:
                raise Unkept(f"needs {name}, which an earlier case should have made")
            return str(kept[name])
        return re.sub(r"\{\{(\w+)\}\}|\{(\w+)\}", replaced, value)
    if isinstance(value, dict):
        return {key: fill(inner, kept) for key, inner in value.items()}
    if isinstance(value, list):
        return [fill(inner, kept) for inner in value]
    if isinstance(value, Shape) and value.remake:
        return value.remake(fill(value.parts, kept))
    return value


def at(body, path):
    for part in path.split("."):
        body = body[int(part)] if part.isdigit() else body[part]
    return body


def ask(server, case, kept, folder):
    body = case.body
    if isinstance(body, str) and body.startswith("@"):
        body = (folder / body[1:]).read_bytes()
    return server.request(case.method, fill(case.path, kept), body=body, json=fill(case.json, kept),
                          headers=fill(case.headers, kept), timeout=120)


def judge(case, reply, kept):
    """All that is wrong with the reply, a line each; keeps what later cases need."""
    wanted = case.status if isinstance(case.status, tuple) else (case.status,)
    lines = [] if reply.status in wanted else [f"status is {reply.status}, not {case.status}"]
    if lines:
        return lines + [f"body is {reply.body[:600]!r}"]
    lines += of_headers(case, reply, kept)
    if reply.headers.get("Content-Type", "").startswith("application/json") and case.method != "HEAD":
        lines += of_json(case, reply, kept)
    elif case.shape is not ANY:
        lines.append(f"body is no JSON: {reply.body[:200]!r}")
    if case.check and not lines:
        lines += case.check(reply, kept) or []
    return lines


def of_headers(case, reply, kept):
    lines = [] if reply.headers.get("X-Request-ID") else ["header X-Request-ID is missing"]
    expected = dict(case.reply_headers)
    for name, header in case.keeps_headers.items():
        kept[name] = reply.headers.get(header)
    if case.type is not None and (reply.body or case.method == "HEAD"):
        expected.setdefault("Content-Type", case.type)
    for name, value in fill(expected, kept).items():
        found = reply.headers.get(name)
        if value is None:
            lines += [f"header {name} should not be there: {found}"] if found is not None else []
        elif found is None:
            lines.append(f"header {name} is missing")
        else:
            lines += differences(value, found, f"header {name}") if isinstance(value, Shape) else (
                [f"header {name} is {found!r}, not {value!r}"] if value != found else [])
    return lines


def of_json(case, reply, kept):
    try:
        body = reply.json
    except ValueError as error_:
        return [f"body is broken JSON ({error_}): {reply.body[:200]!r}"]
    lines = [f"body is not compact: {reply.body[:200]!r}"] if reply.body != compact(reply.body) else []
    lines += differences(fill(case.shape, kept), body)
    if reply.status >= 400:
        lines += of_error(reply, body)
    keep(case, body, kept)
    if lines:
        return lines + [f"body is {brief(body)}" if len(reply.body) < 200 else f"body is {reply.body[:1500].decode(errors='replace')}"]
    for path, text in case.agrees.items():
        wanted = re.sub(r"\[([a-z_.0-9]+)\]", lambda found: str(at(body, found.group(1))), fill(text, kept))
        if str(at(body, path)) != wanted:
            lines.append(f"{path} is {at(body, path)!r}, not {wanted!r}")
    return lines


def keep(case, body, kept):
    """Keeps what there is even when something else is wrong, so that one fault is not told a hundred times."""
    for name, path in case.keep.items():
        try:
            kept[name] = at(body, path)
        except (KeyError, IndexError, TypeError):
            pass


def of_error(reply, body):
    """What holds for every refusal, whatever it is about."""
    lines = []
    if body.get("request_id") != reply.headers.get("X-Request-ID"):
        lines.append(f"request_id is {body.get('request_id')!r}, the header says {reply.headers.get('X-Request-ID')!r}")
    detail = body.get("detail")
    if isinstance(detail, dict):
        lines += [f"detail.{key} is not what stands on top" for key in ("error", "message", "details", "request_id")
                  if detail.get(key) != body.get(key)]
    return lines


def compact(body):
    """JSON without the blanks and line ends between its tokens; what stands in strings stays."""
    return re.sub(rb'("(?:[^"\\]|\\.)*")|[ \t\r\n]+', lambda found: found.group(1) or b"", body)


def readable(case, reply):
    """The request and the reply in short, for whoever must mend it."""
    sent = json_module.dumps(case.json, ensure_ascii=False)[:300] if case.json is not None else brief(case.body)
    return f"{case.method} {case.path} {case.headers or ''} {sent} → {reply.status if reply else 'no reply'}"
