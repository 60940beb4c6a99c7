"""Amounts: exact numbers with their units, and what one unit is in another."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from holdwater.errors import FormulaError
from holdwater.text.units import DATA_SIZES, OPERATIONS, UNITS

#: No measurement has more digits than this, and no formula needs them.
MOST_BITS = 4096
MOST_DIGITS, LARGEST_POWER = 100, 100

#: Each unit in the units it is made of, and how many of them. A month has no fixed
#: number of days, so months and years stand by themselves.
_MADE_OF: Mapping[str, tuple[Fraction, str]] = {
    "x": (Fraction(1), ""),
    "%": (Fraction(1, 100), ""),
    "pp": (Fraction(1, 100), ""),
    **{
        name: (Fraction(10) ** power, "s")
        for name, power in (("ns", -9), ("µs", -6), ("ms", -3), ("s", 0))
    },
    **{
        name: (Fraction(seconds), "s")
        for name, seconds in (
            ("min", 60),
            ("h", 3_600),
            ("d", 86_400),
            ("week", 604_800),
        )
    },
    "month": (Fraction(1), "month"),
    "year": (Fraction(12), "month"),
    "bit": (Fraction(1, 8), "B"),
    "B": (Fraction(1), "B"),
    **{
        letter + end: (Fraction(base**power) / bits, "B")
        for power, letter in enumerate("kMGTPE", 1)
        for end, base, bits in (("B", 1000, 1), ("iB", 1024, 1), ("bit", 1000, 8))
        if not (letter == "k" and end == "iB")
    },
    "KiB": (Fraction(1024), "B"),
    "Hz": (Fraction(1), "/s"),
    "kHz": (Fraction(10**3), "/s"),
    "MHz": (Fraction(10**6), "/s"),
    "GHz": (Fraction(10**9), "/s"),
    "fps": (Fraction(1), "/s"),
    "op/s": (Fraction(1), "/s"),
    "W": (Fraction(1), "W"),
    "kW": (Fraction(1_000), "W"),
    "MW": (Fraction(10**6), "W"),
    "mm": (Fraction(1, 1_000), "m"),
    "cm": (Fraction(1, 100), "m"),
    "m": (Fraction(1), "m"),
    "km": (Fraction(1_000), "m"),
}

#: Where a claim says no direction: of these it gains by less …
_LESS = frozenset("ns µs ms s min h d week month year $ € £ ¥ CHF".split())

#: … of these nobody can tell, and of all others it gains by more.
_EITHER = DATA_SIZES | frozenset("bit W kW MW Wh kWh V mm cm m km kg px dB".split())


class Amount(NamedTuple):
    """A number in base units; ``dimension`` pairs each of those with its power."""

    value: Fraction
    dimension: tuple[tuple[str, int], ...] = ()

    def times(self, other: Amount, power: int = 1) -> Amount:
        """Multiply by another, or by its inverse."""
        powers = dict(self.dimension)
        for name, own in other.dimension:
            powers[name] = powers.get(name, 0) + own * power
        kept = tuple(sorted((n, p) for n, p in powers.items() if p))
        if power < 0 and not other.value:
            raise FormulaError("divides by zero")
        by = other.value if power > 0 else 1 / other.value
        return checked(Amount(self.value * by, kept))


def checked(amount: Amount) -> Amount:
    """Return an amount whose number is of a size that can be worked with."""
    value = amount.value
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MOST_BITS:
        raise FormulaError("has an answer too large to be worked with")
    return amount


def canonical(unit: str | None) -> str | None:
    """Write a unit as the project does: *milliseconds* is *ms*, *requests/s* stays."""
    if unit is None or unit in _MADE_OF or unit in UNITS.values():
        return unit
    return UNITS.get(unit.lower(), unit)


@cache
def one_of(unit: str | None) -> Amount:
    """Return one of a unit as an amount; what is not known stands by itself."""
    if unit is None or not unit.strip():
        return Amount(Fraction(1))
    name = canonical(unit.strip()) or ""
    if name in _MADE_OF:
        factor, base = _MADE_OF[name]
        above, _, below = base.partition("/")
        made = Amount(factor, ((above, 1),) if above else ())
        return made.times(Amount(Fraction(1), ((below, 1),)), -1) if below else made
    if name.lower() in OPERATIONS:
        return Amount(Fraction(1))  # so many requests are a number of them
    above, slash, below = name.partition("/")
    if slash and above and below:
        return one_of(above).times(one_of(below), -1)
    return Amount(Fraction(1), ((name, 1),))


def is_measured(value: Decimal) -> bool:
    """Say whether anybody could have measured a number."""
    return value.is_finite() and (
        not value
        or (
            abs(value.adjusted()) <= LARGEST_POWER
            and len(value.as_tuple().digits) <= MOST_DIGITS
        )
    )


def amount_of(value: Decimal, unit: str | None) -> Amount:
    """Return a figure as an amount.

    Raises FormulaError for what is no number, or none that anybody measured.
    """
    if not value.is_finite():
        raise FormulaError(f"has a figure that is no number: {value}")
    if not is_measured(value):
        raise FormulaError("has a figure too large or too small to be worked with")
    one = one_of(unit)
    return Amount(Fraction(value) * one.value, one.dimension)


def in_unit(amount: Amount, unit: str | None) -> Fraction:
    """Return an amount as a number of ``unit``.

    What counts things (*10,000 customers*) is a number of them. Raises FormulaError
    where one is not the other: no seconds are bytes.
    """
    one = one_of(unit)
    if amount.dimension == one.dimension:
        return amount.value / one.value
    if not amount.dimension and unit is not None and is_noun(unit):
        return amount.value
    raise FormulaError(
        f"comes out in {named(amount)}, and the claim is in {unit or 'no unit'}"
    )


def is_noun(unit: str) -> bool:
    """Say whether a unit only names what is counted."""
    return canonical(unit) not in {*_MADE_OF, *UNITS.values()} and "/" not in unit


def named(amount: Amount) -> str:
    """Name the base units of an amount, for a message."""
    above = "·".join(_power(n, p) for n, p in amount.dimension if p > 0)
    below = "·".join(_power(n, -p) for n, p in amount.dimension if p < 0)
    return (above or ("1" if below else "no unit")) + (f"/{below}" if below else "")


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


def better(unit: str | None) -> str | None:
    """Say what a claim would gain by: *more* of a factor, *less* of a time."""
    if unit in _LESS:
        return "less"
    return None if unit in _EITHER else "more"
