"""Frozen values as lists of JSON, and back: by the types their fields are declared with.

A value of a class is the list of its fields, in their order. Nothing but the classes that
are asked for is ever made, and no code is loaded: what was written is data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

#: What JSON has itself.
_AS_IT_IS = (str, int, bool, float, NoneType)

Turn = Callable[[Any], Any]

#: Names that values import for their types alone.
_NAMES = {"Decimal": Decimal, "date": date, "datetime": datetime, "Path": Path}

_path = lru_cache(maxsize=4096)(Path)


def plain(value: Any, kind: Any) -> Any:
    """Write a value of a type as JSON has it."""
    turn = _written(kind)
    return turn(value) if turn else value


def whole(told: Any, kind: Any) -> Any:
    """Make the value again; raises what comes of anything else than was written."""
    turn = _read(kind)
    return turn(told) if turn else told


@cache
def _written(kind: Any) -> Turn | None:
    """Return what writes a type; None where it is JSON as it is."""
    if kind in _AS_IT_IS:
        return None
    if kind is Decimal or kind is Path:
        return str
    if kind is date or kind is datetime:
        return lambda value: value.isoformat()
    return _of_parts(kind, _written, list, _fields_written)


@cache
def _read(kind: Any) -> Turn | None:
    """Return what reads a type; None where it is JSON as it is."""
    if kind in _AS_IT_IS:
        return None
    if kind is Decimal:
        return Decimal
    if kind is Path:
        return _path
    if kind is date or kind is datetime:
        return kind.fromisoformat
    return _of_parts(kind, _read, tuple, _fields_read)


def _of_parts(
    kind: Any,
    turn_of: Callable[[Any], Turn | None],
    row: Turn,
    of_class: Callable[[type], Turn],
) -> Turn | None:
    origin, parts = get_origin(kind), get_args(kind)
    if (one := _unless_none(kind)) is not None:
        turn = turn_of(one)
        return None if turn is None else _or_none(turn)
    if origin is tuple:
        # Of one type, as many as there are; of several, all are JSON's own.
        turn = turn_of(parts[0]) if parts[-1] is Ellipsis else None
        return row if turn is None else lambda value: row(map(turn, value))
    if origin is Mapping:
        return dict
    if isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields")):
        return of_class(kind)
    raise TypeError(f"{kind!r} has no form that is kept")


def _or_none(turn: Turn) -> Turn:
    return lambda value: None if value is None else turn(value)


@cache
def _fields_of(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind, localns=_NAMES)
    names = [one.name for one in fields(kind)] if is_dataclass(kind) else kind._fields  # type: ignore[attr-defined]
    return tuple((name, hints[name]) for name in names)


def _fields_written(kind: type) -> Turn:
    turns: list[tuple[str, Turn | None]] = []

    def write(value: Any) -> list[Any]:
        if not turns:  # when it is first asked for: a type may hold others of its own
            turns.extend((name, _written(one)) for name, one in _fields_of(kind))
        found = []
        for name, turn in turns:
            one = getattr(value, name)
            found.append(one if turn is None else turn(one))
        return found

    return write


def _fields_read(kind: type) -> Turn:
    names: list[str] = []
    turns: list[tuple[int, Turn, bool]] = []
    make: Any = kind
    is_row = not is_dataclass(kind)

    def read(told: Any) -> Any:
        if not names:
            for at, (name, one) in enumerate(_fields_of(kind)):
                names.append(name)
                # What may be None most often is: that takes no call.
                sure = _unless_none(one)
                if turn := _read(one if sure is None else sure):
                    turns.append((at, turn, sure is not None))
        values = list(told)
        if len(values) != len(names):
            raise ValueError(f"{kind.__name__} was written with other fields")
        for at, turn, may_be_none in turns:
            value = values[at]
            if value is not None or not may_be_none:
                values[at] = turn(value)
        return (
            make(*values) if is_row else make(**dict(zip(names, values, strict=True)))
        )

    return read


def _unless_none(kind: Any) -> Any:
    """Return what a type is where it is not None; None where it cannot be None."""
    if get_origin(kind) not in (Union, UnionType):
        return None
    (one,) = (part for part in get_args(kind) if part is not NoneType)
    return one
