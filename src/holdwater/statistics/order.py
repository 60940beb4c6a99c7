"""Means, spreads and quantiles of exact values."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal, localcontext

#: More digits than anything measured has; rounded once, at the end.
_EXACT = Context(prec=50)
_TOLD = Context(prec=17)


def mean(values: Sequence[Decimal]) -> Decimal:
    """Return the arithmetic mean, to 17 digits."""
    _some(values)
    with localcontext(_EXACT):
        found = sum(values, Decimal(0)) / len(values)
    return _TOLD.plus(found)


def spread(values: Sequence[Decimal]) -> Decimal | None:
    """Return the standard deviation of a sample (n - 1 below), None of one value."""
    _some(values)
    if len(values) == 1:
        return None
    with localcontext(_EXACT):
        centre = sum(values, Decimal(0)) / len(values)
        squares = sum(((one - centre) ** 2 for one in values), Decimal(0))
        found = (squares / (len(values) - 1)).sqrt()
    return _TOLD.plus(found)


def quantile(values: Sequence[Decimal], share: Decimal) -> Decimal:
    """Return the quantile at ``share`` of 1, by definition 7 of Hyndman and Fan.

    The value at place (n - 1) · share, counted from 0, with what lies between two
    places read off the straight line: what R, NumPy and DuckDB's ``quantile_cont``
    answer unless told otherwise. Hyndman and Fan, "Sample quantiles in statistical
    packages", The American Statistician 50 (1996), 361-365.
    """
    _some(values)
    if not 0 <= share <= 1:
        raise ValueError(f"{share} is no share of 1")
    ordered = sorted(values)
    with localcontext(_EXACT):
        place = (len(ordered) - 1) * share
        below = int(place)
        above = min(below + 1, len(ordered) - 1)
        low, high = ordered[below], ordered[above]
        found = low + (high - low) * (place - below)
    return _TOLD.plus(found)


def median(values: Sequence[Decimal]) -> Decimal:
    """Return the middle value, or the mean of the two that are."""
    return quantile(values, Decimal("0.5"))


def _some(values: Sequence[Decimal]) -> None:
    if not values:
        raise ValueError("no values")
