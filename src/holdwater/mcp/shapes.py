"""What an answer looks like: JSON Schemas, made of the contract's own.

``contracts.json`` holds the schemas of the JSON that commands write, as they are
published; ``docs/generate.py`` writes it, and a test says when it is stale.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

#: The contracts that answers keep to.
CONTRACTS = ("report-1", "rules-1", "comparison-1")

_COUNT = {"type": "integer", "minimum": 0}
_LEFT_OFF = {**_COUNT, "description": "How many more there are: ask with `skip`."}
_SENTENCE = {"type": "string", "minLength": 1}
_RULES = {
    "description": "Why each rule asks that struck here, and what to say instead.",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["name", "code", "why", "instead"],
        "properties": {
            "name": {"$ref": "#/$defs/ruleName"},
            "code": {"$ref": "#/$defs/ruleCode"},
            "why": _SENTENCE,
            "instead": _SENTENCE,
        },
    },
}


def whole(contract: str) -> dict[str, Any]:
    """Return the schema of everything that a command writes."""
    schema = dict(_contracts()[contract])
    # A client that knows another draft would refuse to read one that names this.
    for name in ("$schema", "$id"):
        del schema[name]
    return schema


def checked() -> dict[str, Any]:
    """Describe `answers.checked`: a document, and of its statements those doubted."""
    properties = {
        **_document(),
        "statements": _statements("Those that ask for attention, in reading order."),
        "left_off": _LEFT_OFF,
        "rules": _RULES,
    }
    return _object(properties)


def listed() -> dict[str, Any]:
    """Describe `answers.listed`."""
    document = _document()
    names = ("source", "media_type", "language", "audience", "notices", "summary")
    properties = {
        **{name: document[name] for name in names},
        "statements": _statements("In reading order."),
        "left_off": _LEFT_OFF,
    }
    return _object(properties)


def unsaid() -> dict[str, Any]:
    """Describe `answers.unsaid`."""
    document = _document()
    names = ("source", "language", "audience", "not_said", "questions")
    return _object({name: document[name] for name in names})


@cache
def _contracts() -> dict[str, Any]:
    path = Path(__file__).with_name("contracts.json")
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def _document() -> dict[str, Any]:
    properties: dict[str, Any] = _contracts()["report-1"]["$defs"]["document"][
        "properties"
    ]
    return properties


def _statements(what: str) -> dict[str, Any]:
    items = {"$ref": "#/$defs/statement"}
    return {"description": what, "type": "array", "items": items}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    defs: Mapping[str, Any] = _contracts()["report-1"]["$defs"]
    schema = {
        "type": "object",
        "required": list(properties),
        "properties": dict(properties),
    }
    needed = _needed(schema, defs)
    return {**schema, "$defs": {name: defs[name] for name in defs if name in needed}}


def _needed(schema: Any, defs: Mapping[str, Any]) -> set[str]:
    """Return the names of the definitions that a schema refers to, and theirs."""
    found: set[str] = set()
    waiting = list(_named(schema))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _named(defs[name])
    return found


def _named(schema: Any) -> Iterator[str]:
    if isinstance(schema, Mapping):
        if "$ref" in schema:
            yield schema["$ref"].removeprefix("#/$defs/")
        for one in schema.values():
            yield from _named(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from _named(one)
