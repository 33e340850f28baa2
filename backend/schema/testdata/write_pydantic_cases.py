#!/usr/bin/env python3
"""Writes pydantic_cases.json beside it: what pydantic 2 makes of bodies, word for word. Needs pydantic 2 (2.13 wrote the
file that is there); the tests need only the file. The models are those of pydantic_test.cpp."""
import json
import pathlib
from typing import Annotated, List, Literal, Optional

from pydantic import BaseModel, Field, TypeAdapter, ValidationError


class Inner(BaseModel):
    a: int


class Every(BaseModel):
    whole: Optional[int] = None
    number: Optional[float] = None
    flag: Optional[bool] = None
    text: Optional[str] = None
    brief: Optional[Annotated[str, Field(min_length=2, max_length=3)]] = None
    letter: Optional[Annotated[str, Field(min_length=1, max_length=1)]] = None
    few: Optional[Annotated[int, Field(ge=1, le=4)]] = None
    share: Optional[Annotated[float, Field(ge=0, le=0.5)]] = None
    above: Optional[Annotated[float, Field(gt=0)]] = None
    choice: Optional[Literal["a", "b", "c"]] = None
    wholes: Optional[Annotated[List[int], Field(min_length=1, max_length=2)]] = None
    pair: Optional[Annotated[List[str], Field(min_length=2)]] = None
    inner: Optional[Inner] = None
    inners: Optional[List[Inner]] = None
    free: Optional[dict] = None


class Must(BaseModel):
    needed: str
    count: int
    flag: bool = False


VALUES = {
    "whole": ["30", " 30 ", "30.0", "30.00", "30.5", "+5", "-3", "1_000", "1__0", "_1", "", "abc", "0x1f", "1e3", "007",
              "--3", "+-3", "3.", ".0", 30, -0.0, 30.0, 30.5, 1e300, -1e300, True, False, None, [], {},
              "9223372036854775807", "-9223372036854775808", 9007199254740993],
    "number": ["1.5", " 1.5 ", "abc", "", 1, 1.5, True, None, [], {}, "1e3", "1_000.5", ".5", "5.", "0x10", "+1.5", "+-1",
               "1,5", -7, 1e-7],
    "flag": [True, "true", "TRUE", " true", "yes", "y", "on", "1", "0", "off", "n", "no", "f", "t", "False", 1, 0, 2, -1,
             1.0, 0.0, 2.0, 0.5, None, [], {}, "", "maybe"],
    "text": ["", "x", "30", 1, 1.5, True, None, [], {}],
    "brief": ["", "é", "éé", "日本語", "日本語!", "abcd", 3],
    "letter": ["", "é", "ab"],
    "few": [0, 1, 4, 5, "5", "0", 4.0, 5.0, "x", 9e18],
    "share": [-1, 0, 0.5, 1, "0.25", "0.75", -0.001],
    "above": [0, 0.001, -1],
    "choice": ["a", "d", "", 3, None, [], "A"],
    "wholes": ["x", [], [1], [1, "2"], [1, "x"], [{}, None], [1, 2, 3], ["x", 2, 3], {}, 3],
    "pair": [[], ["x"], ["x", 3], ["x", "y"]],
    "inner": [3, "x", [], {}, {"a": "7"}, {"a": "x"}, {"b": 1}, None],
    "inners": [[{}, 3], [{"a": 1}, {"a": 2}], [{"a": None}], [[]]],
    "free": ["x", [1], 3, {}, {"b": {"c": [1, None]}}, None],
}
WHOLE = [
    (Every, {}), (Every, {"unknown": 1}), (Every, {"whole": "x", "flag": "maybe", "text": 3, "inner": {}}),
    (Must, {}), (Must, {"needed": "x"}), (Must, {"needed": None, "count": None, "flag": None}),
    (Must, {"needed": "x", "count": 3}), (Must, []), (Must, "x"), (Must, 3), (Must, True),
    (Must, {"count": [], "flag": {}}),
]


def case(model, body):
    told = {"model": model.__name__, "body": body}
    try:
        made = TypeAdapter(model).validate_python(body, from_attributes=True)
        told["value"] = made.model_dump()
    except ValidationError as error:
        told["items"] = error.errors(include_url=False)
        for item in told["items"]:
            item["loc"] = ["body", *item["loc"]]
    return json.dumps(told, ensure_ascii=False)


cases = [case(Every, {field: value}) for field, values in VALUES.items() for value in values]
cases += [case(model, body) for model, body in WHOLE]
pathlib.Path(__file__).with_name("pydantic_cases.json").write_text("[\n" + ",\n".join(cases) + "\n]\n")
