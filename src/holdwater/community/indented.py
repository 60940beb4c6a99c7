"""JSON as `json.dumps(value, ensure_ascii=False, indent=1)` writes it, in pieces.

The library has no fast way to indent, and a survey of a large community has a million
values. So has it no need to be in memory as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any


def pieces(whole: Mapping[str, Any]) -> Iterator[str]:
    """Write an object; a member that is an iterator is written one by one."""
    before = "{\n "
    for name, value in whole.items():
        yield f"{before}{encode_basestring(name)}: "
        if isinstance(value, Iterator):
            yield from _one_by_one(value)
        else:
            yield _indented(value, "\n ")
        before = ",\n "
    yield "\n}"


def _one_by_one(values: Iterator[Any]) -> Iterator[str]:
    before = "[\n  "
    for value in values:
        yield before + _indented(value, "\n  ")
        before = ",\n  "
    yield "[]" if before[0] == "[" else "\n ]"


def _indented(value: Any, margin: str) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict) and value:
        inside = margin + " "
        told = [
            f"{encode_basestring(name)}: {_indented(one, inside)}"
            for name, one in value.items()
        ]
        return f"{{{inside}{f',{inside}'.join(told)}{margin}}}"
    if isinstance(value, list | tuple) and value:
        inside = margin + " "
        told = [_indented(one, inside) for one in value]
        return f"[{inside}{f',{inside}'.join(told)}{margin}]"
    return json.dumps(value)
