"""The axis of a plot: from where to where, and what is said where it is not from zero.

Fair means: what is compared lies on one axis, the axis begins at zero unless nothing
could be told apart there, and where it does not the reader is told so.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

#: From so many times the least value on, an axis goes up by powers of ten.
HUGE = 1_000

#: Where all that is compared lies in so small a part of the axis, it begins later.
TOO_CLOSE = 0.01

#: At most so many steps, so that their numbers fit on a telephone.
_MOST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis; ``note`` is what a reader has to be told of it."""

    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool = False
    note: str = "The axis begins at 0."

    @property
    def begins_at_zero(self) -> bool:
        """Say whether lengths on it can be compared."""
        return not self.is_log and self.low <= 0 <= self.high

    def at(self, value: float) -> float:
        """Return where a value stands, in per cent of the axis."""
        if self.is_log:
            below, above = math.log10(self.low), math.log10(self.high)
            place = (math.log10(max(value, self.low)) - below) / (above - below)
        else:
            place = (value - self.low) / (self.high - self.low)
        return 100 * min(max(place, 0.0), 1.0)


def scale_of(values: Iterable[float]) -> Scale:
    """Choose the axis for all that is compared on it."""
    some = sorted(values)
    least, greatest = some[0], some[-1]
    if least > 0 and greatest / least > HUGE:
        return _powers(least, greatest)
    if least > 0 and least < greatest and greatest - least < TOO_CLOSE * greatest:
        step = _step(greatest - least)
        low, high = _around(least, greatest, step)
        if least - low < step / 4:  # nothing stands at the very edge
            low -= step
        note = (
            f"The axis does not begin at 0 but at {plain(low)}: from 0 on, nothing "
            "could be told apart."
        )
        return Scale(low, high, _ticks(low, high, step), note=note)
    least, greatest = min(least, 0.0), max(greatest, 0.0)
    if least == greatest:
        greatest = 1.0
    step = _step(greatest - least)
    low, high = _around(least, greatest, step)
    return Scale(low, high, _ticks(low, high, step))


def plain(value: float) -> str:
    """Write a number of the axis, without more digits than it has."""
    if not value or not 1e-9 < abs(value) < 1e15:
        return f"{value:g}"
    return f"{Decimal(f'{value:.12g}'):,f}"


def _powers(least: float, greatest: float) -> Scale:
    first, last = math.floor(math.log10(least)), math.ceil(math.log10(greatest))
    every = math.ceil((last - first) / _MOST_STEPS)
    ticks = tuple(10.0**power for power in range(first, last + 1, every))
    return Scale(
        10.0**first,
        10.0**last,
        ticks,
        is_log=True,
        note="The axis goes up by powers of ten: the same step is ten times as much, "
        "wherever it is. It has no 0.",
    )


def _step(reach: float) -> float:
    """Return 1, 2 or 5 of some power of ten, so that there are few steps."""
    rough = reach / _MOST_STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(
        one * power for one in (1, 2, 5, 10, 20) if one * power >= rough * (1 - 1e-9)
    )


def _around(least: float, greatest: float, step: float) -> tuple[float, float]:
    low = math.floor(least / step + 1e-9) * step
    high = math.ceil(greatest / step - 1e-9) * step
    return low, high if high > low else low + step


def _ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    count = round((high - low) / step)
    return tuple(float(f"{low + index * step:.12g}") for index in range(count + 1))
