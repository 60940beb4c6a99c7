"""Fields that somebody wrote by hand, in TOML or JSON, each looked at.

A field that nobody knows is an error: it is most often one that is misspelt.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal
from typing import Any

import tomli

from holdwater.errors import Damaged, EvidenceError, OverLimit
from holdwater.reading.files import decode

_LONGEST = 2_000


def open_toml(content: bytes, *, source: str) -> dict[str, Any]:
    """Read TOML with its numbers as Decimals."""
    text = decode(content, encoding="utf-8", source=source)
    return parse_toml(text, source=source)


def parse_toml(text: str, *, source: str) -> dict[str, Any]:
    """Read a text that is TOML; raise Damaged where it is none."""
    try:
        return tomli.loads(text, parse_float=Decimal)
    except RecursionError as error:
        raise OverLimit("is nested too deeply to be read", where=source) from error
    except ValueError as error:
        raise Damaged(f"is no TOML: {error}", where=source) from error


class Fields:
    """A table of fields; ``within`` names it in what is said of it."""

    __slots__ = ("_source", "_values", "_within")

    def __init__(self, values: Any, *, source: str, within: str) -> None:
        if not isinstance(values, Mapping):
            raise EvidenceError(f"has no table `[{within}]`", where=source)
        self._values: Mapping[str, Any] = values
        self._source = source
        self._within = within

    def know(self, names: AbstractSet[str]) -> None:
        """Refuse every field but those."""
        others = sorted(set(self._values) - names)
        if others:
            raise EvidenceError(
                f"has a field `{others[0]}` in `{self._within}` that nobody reads",
                where=self._source,
                hint=f"Known are {', '.join(sorted(names))}.",
            )

    def has(self, name: str) -> bool:
        """Tell whether a field is there."""
        return name in self._values

    def text(self, name: str) -> str:
        """Return a text that has to be there."""
        found = self.text_or_none(name)
        if found is None:
            raise self.wrong(name, "is not there")
        return found

    def text_or_none(self, name: str) -> str | None:
        """Return a text, None where it is not there."""
        value = self._values.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not 0 < len(value.strip()) <= _LONGEST:
            raise self.wrong(name, "is not a text of some words")
        return " ".join(value.split())

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, which may be empty."""
        value = self._values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.wrong(name, "is not a list of texts")
        return tuple(" ".join(one.split())[:_LONGEST] for one in value)

    def day(self, name: str) -> date:
        """Return a day that has to be there; JSON writes it as a text."""
        found = self.day_or_none(name)
        if found is None:
            raise self.wrong(name, "is not there")
        return found

    def day_or_none(self, name: str) -> date | None:
        """Return a day, None where it is not there."""
        value = self._values.get(name)
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                raise self.wrong(name, "is no day, such as 2026-10-01") from None
        if value is not None and type(value) is not date:
            raise self.wrong(name, "is no day, such as 2026-10-01")
        return value

    def number(self, name: str) -> Decimal:
        """Return a number that has to be there, exactly as it is written."""
        value = self._values.get(name)
        if type(value) is int:
            value = Decimal(value)
        if not isinstance(value, Decimal) or not value.is_finite():
            raise self.wrong(name, "is not a number")
        if value and abs(value.adjusted()) > 60:
            raise self.wrong(name, "is a number beyond all measure")
        return value

    def count_or_none(self, name: str) -> int | None:
        """Return a whole number above 0, None where it is not there."""
        if not self.has(name):
            return None
        value = self.number(name)
        if value < 1 or value != value.to_integral_value():
            raise self.wrong(name, "does not count anything")
        return int(value)

    def tables(self, name: str) -> Mapping[str, Fields]:
        """Return the tables below a name, which may be none."""
        value = self._values.get(name, {})
        if not isinstance(value, Mapping):
            raise self.wrong(name, "is not a table of tables")
        return {
            each: Fields(below, source=self._source, within=f"{name}.{each}")
            for each, below in value.items()
        }

    def wrong(self, name: str, said: str) -> EvidenceError:
        """Say what is wrong with a field."""
        return EvidenceError(f"`{name}` in `{self._within}` {said}", where=self._source)
