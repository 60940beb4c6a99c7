"""Figures that belong together: the ends of a range, a list of versions."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from holdwater.text.measures import CURRENCIES


class Figure:
    """A figure while it is being read: its digits end at ``number_end``."""

    __slots__ = (
        "bound",
        "end",
        "number_end",
        "power",
        "role",
        "start",
        "unit",
        "value",
    )

    def __init__(self, start: int, end: int, value: Decimal, role: str) -> None:
        self.start = start
        self.number_end = self.end = end
        self.value = value
        self.role = role
        self.unit: str | None = None
        self.bound: str | None = None
        self.power = 0


def scaled(value: Decimal, power: int) -> Decimal:
    """Multiply by a power of ten; unlike arithmetic, never round."""
    sign, digits, exponent = value.as_tuple()
    return Decimal((sign, digits, int(exponent) + power))


def settle(text: str, found: list[Figure]) -> None:
    """Let figures that stand side by side share what only one of them says."""
    _settle_ranges(text, found)
    _settle_names(text, found)


_RANGE = frozenset(("-", "‑", "–", "—", "to", "through", "or", "and"))
_LIST = _RANGE | {",", "/", ", and", ", or", "+"}


def _between(text: str, one: Figure, other: Figure) -> str:
    gap = other.start - one.end
    return text[one.end : other.start].strip() if 0 < gap <= 9 else ""


def _settle_ranges(text: str, found: list[Figure]) -> None:
    """Let both ends of a range have one unit: *10 to 20 ms*, *$5–10 million*."""
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index], found[index + 1]
        if one.end != one.number_end or _between(text, one, other) not in _RANGE:
            continue
        if one.unit in CURRENCIES and other.role == "count":
            other.unit, other.role, other.end = one.unit, "measure", other.number_end
        is_bare = one.role == "count" and one.unit is None
        if is_bare and other.role in ("count", "measure"):
            one.role, one.unit = other.role, other.unit
        elif is_bare and other.role == "date" and one.value <= 31:
            one.role = "date"
        elif one.role == "date" and other.role == "count" and other.unit is None:
            other.role = "date"
        if other.power and not one.power and one.unit == other.unit:
            one.value, one.power = scaled(one.value, other.power), other.power


def _settle_names(text: str, found: list[Figure]) -> None:
    """Let a list go on as it began: *PostgreSQL 14, 15 and 16*."""
    for one, other in pairwise(found):
        if one.role not in ("name", "version") or other.role != "count":
            continue
        if _between(text, one, other) not in _LIST:
            continue
        has_point = "." in text[other.start : other.number_end]
        is_part = other.start == one.end + 1 and text[one.end] == "-"  # FIPS 140-3
        if other.unit is None or is_part or (has_point and one.role == "version"):
            other.role = "version" if has_point else one.role
            other.unit = other.bound = None
            other.end = other.number_end
