"""Parts of a JSON file, each with the way that leads to it.

A reader asks for what it needs and gets it, or an error that says what is not there:
``read.json: has no `benchmarks[0].stats.mean```. Numbers come exactly as written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from holdwater.errors import Damaged, EvidenceError, OverLimit
from holdwater.reading.files import decode

#: What no measured number goes beyond; one that does is slow to reckon with.
_GREATEST_POWER = 60

_LONGEST_TEXT = 400

#: The most values of a file: each takes some hundred bytes once it is read.
MOST_VALUES = 2_000_000


class Part:
    """A value in a JSON file, where it stands, and what reads it."""

    __slots__ = ("path", "reader", "source", "value")

    def __init__(self, value: Any, *, source: str, reader: str, path: str = "") -> None:
        self.value = value
        self.source = source
        self.reader = reader
        self.path = path

    def wrong(self, said: str) -> EvidenceError:
        """Say what is wrong with this part."""
        what = f"`{self.path}` {said}" if self.path else said
        hint = f"Was it written by {self.reader}? `reader` in the record names another."
        return EvidenceError(what, where=self.source, hint=hint)

    def __getitem__(self, name: str) -> Part:
        found = self.get(name)
        if found is None:
            raise self._below(name).wrong("is not there")
        return found

    def get(self, name: str) -> Part | None:
        """Return the part of that name; None where it is not there, or null."""
        if not isinstance(self.value, dict):
            raise self.wrong("is not a table of names and values")
        value = self.value.get(name)
        return None if value is None else self._below(name, value)

    def each(self) -> Iterator[Part]:
        """Yield the parts of a list, in order."""
        if not isinstance(self.value, list):
            raise self.wrong("is not a list")
        for at, value in enumerate(self.value):
            yield Part(
                value,
                source=self.source,
                reader=self.reader,
                path=f"{self.path}[{at}]",
            )

    def number(self) -> Decimal:
        """Return a number, or a text that is one, exactly as it is written."""
        value = _number(self.value)
        if value is None:
            raise self.wrong("is not a number")
        if _is_beyond(value):
            raise self.wrong("is a number beyond all measure")
        return value

    def rows(self, width: int) -> list[tuple[Decimal, ...]] | None:
        """Return the numbers of a list of lists, so many in each; None where it is none.

        One part at a time tells what is wrong then, and takes far longer.
        """
        rows: list[tuple[Decimal, ...]] = []
        for row in self.value if isinstance(self.value, list) else [None]:
            if not isinstance(row, list) or len(row) != width:
                return None
            numbers = []
            for value in row:
                number = _number(value)
                if number is None or _is_beyond(number):
                    return None
                numbers.append(number)
            rows.append(tuple(numbers))
        return rows

    def count(self) -> int:
        """Return a whole number that is not below 0."""
        value = self.number()
        if value < 0 or value != value.to_integral_value():
            raise self.wrong("does not count anything")
        return int(value)

    def text(self) -> str:
        """Return a text, cut where it is longer than anybody reads."""
        if not isinstance(self.value, str):
            raise self.wrong("is not a text")
        return self.value[:_LONGEST_TEXT]

    def texts(self) -> Mapping[str, str]:
        """Return the texts in a table, by name."""
        if not isinstance(self.value, dict):
            raise self.wrong("is not a table of names and values")
        return {name: self[name].text() for name in self.value}

    def is_true(self) -> bool:
        """Tell whether it is true, and not merely there."""
        return self.value is True

    def _below(self, name: str, value: Any = None) -> Part:
        path = f"{self.path}.{name}" if self.path else name
        return Part(value, source=self.source, reader=self.reader, path=path)


def _number(value: Any) -> Decimal | None:
    if isinstance(value, str) and len(value) <= _LONGEST_TEXT:
        try:
            value = Decimal(value)
        except InvalidOperation:
            return None
    return value if isinstance(value, Decimal) and value.is_finite() else None


def _is_beyond(value: Decimal) -> bool:
    return bool(value) and abs(value.adjusted()) > _GREATEST_POWER


def open_parts(content: bytes, *, source: str, reader: str) -> Part:
    """Read JSON; raise Damaged where it is none, OverLimit where it is too deep."""
    return Part(open_json(content, source=source), source=source, reader=reader)


def open_json(content: bytes, *, source: str) -> Any:
    """Read JSON with its numbers as Decimals.

    Raises OverLimit where it holds more values than `MOST_VALUES`, as its commas tell.
    """
    if sum(map(content.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise OverLimit(
            f"holds more than {MOST_VALUES:,} values",
            where=source,
            hint="With a `query` in the record it is read as a table, as large as it is.",
        )
    text = decode(content, encoding="utf-8", source=source)
    try:
        return json.loads(
            text, parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse
        )
    except RecursionError as error:
        raise OverLimit("is nested too deeply to be read", where=source) from error
    except ValueError as error:
        raise Damaged(f"is no JSON: {error}", where=source) from error


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")
