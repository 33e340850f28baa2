"""What a reply may look like. An expectation is plain data: a dict has exactly its keys, a list exactly its items, a
scalar is equal and of the same type; an object of this module says more. `differences` names all that is not so."""

import re


class Shape:
    """Says what is wrong with a value, or nothing. One that is made of other expectations can be made again of others."""

    def __init__(self, name, wrong, parts=None, remake=None):
        self.name, self.wrong, self.parts, self.remake = name, wrong, parts, remake

    def __repr__(self):
        return self.name


def kind(name, *types):
    def wrong(value, _):
        # bool is an int in Python, but not in JSON.
        if isinstance(value, bool) and bool not in types or not isinstance(value, types):
            return f"is no {name}"
    return Shape(name, wrong)


def matching(name, pattern):
    compiled = re.compile(pattern)

    def wrong(value, _):
        if not isinstance(value, str) or not compiled.fullmatch(value):
            return f"is no {name}"
    return Shape(name, wrong)


ANY = Shape("anything", lambda value, _: None)
STRING = kind("string", str)
INTEGER = kind("integer", int)
NUMBER = kind("number", int, float)
BOOL = kind("boolean", bool)
OBJECT = kind("object", dict)
LIST = kind("list", list)
TEXT = matching("text that is not empty", r"(?s)\s*\S.*")
UUID = matching("UUID", r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# As Python's isoformat in UTC writes it, and as JavaScript does.
PYTHON_TIME = matching("time with microseconds and +00:00", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")
WEB_TIME = matching("time with Z", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
HTTP_TIME = matching("HTTP date", r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT")


def either(*shapes):
    def wrong(value, place):
        if all(differences(shape, value, place) for shape in shapes):
            return "is none of " + ", ".join(map(repr, shapes))
    return Shape(f"either of {shapes}", wrong, list(shapes), lambda parts: either(*parts))


def nullable(shape):
    return either(None, shape)


def list_of(shape, count=None, least=0):
    def wrong(value, place):
        if not isinstance(value, list):
            return "is no list"
        if count is not None and len(value) != count:
            return f"has {len(value)} items, not {count}"
        if len(value) < least:
            return f"has {len(value)} items, fewer than {least}"
        return [line for at, item in enumerate(value) for line in differences(shape, item, f"{place}[{at}]")]
    return Shape(f"list of {shape}", wrong, shape, lambda parts: list_of(parts, count, least))


def says(*words):
    """Text with all of these words in it, whatever their case."""
    def wrong(value, _):
        if not isinstance(value, str):
            return "is no string"
        missing = [word for word in words if word.lower() not in value.lower()]
        if missing:
            return f"does not say {missing}"
    return Shape(f"text that says {words}", wrong, list(words), lambda parts: says(*parts))


def between(low, high):
    def wrong(value, _):
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            return f"is not {low} to {high}"
    return Shape(f"{low} to {high}", wrong)


def starting(prefix):
    return matching(f"text beginning with {prefix}", re.escape(prefix) + r"(?s:.*)")


def with_keys(**expected):
    """An object that has at least these keys."""
    def wrong(value, place):
        if not isinstance(value, dict):
            return "is no object"
        lines = [f"{place} has no key {key!r}" for key in expected if key not in value]
        for key, shape in expected.items():
            if key in value:
                lines += differences(shape, value[key], f"{place}.{key}")
        return lines
    return Shape(f"object with {sorted(expected)}", wrong, expected, lambda parts: with_keys(**parts))


def differences(expected, value, place="body"):
    """Every way in which `value` is not what was expected, a line each."""
    if isinstance(expected, Shape):
        wrong = expected.wrong(value, place)
        if isinstance(wrong, str):
            return [wrong if wrong.startswith(place) else f"{place} {wrong}: {brief(value)}"]
        return wrong or []
    if isinstance(expected, dict):
        if not isinstance(value, dict):
            return [f"{place} is no object: {brief(value)}"]
        lines = [f"{place} has no key {key!r}" for key in expected if key not in value]
        lines += [f"{place} has a key {key!r} too many" for key in value if key not in expected]
        for key in expected:
            if key in value:
                lines += differences(expected[key], value[key], f"{place}.{key}")
        return lines
    if isinstance(expected, list):
        if not isinstance(value, list) or len(value) != len(expected):
            return [f"{place} is no list of {len(expected)}: {brief(value)}"]
        return [line for at, item in enumerate(expected) for line in differences(item, value[at], f"{place}[{at}]")]
    if isinstance(expected, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(expected) is not type(value) or expected != value:
        return [f"{place} is {brief(value)}, not {expected!r}"]
    return []


def brief(value):
    text = repr(value)
    return text if len(text) < 200 else text[:200] + "…"
