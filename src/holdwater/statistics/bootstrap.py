"""Intervals by resampling, for what no formula fits.

The percentile bootstrap: Efron and Tibshirani, An Introduction to the Bootstrap (1993),
chapter 13. Seeded, and the same on every machine: `random.Random.random` is promised to
stay as it is, sums are exact (`math.fsum`), and nothing else is drawn or rounded.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from random import Random

from holdwater.statistics.intervals import Interval

#: Enough for the second digit of an interval.
RESAMPLES = 2_000

Statistic = Callable[[Sequence[float]], float]


def mean_of(values: Sequence[float]) -> float:
    """Return the mean, summed without loss."""
    return math.fsum(values) / len(values)


def median_of(values: Sequence[float]) -> float:
    """Return the middle value, or the mean of the two that are."""
    ordered, middle = sorted(values), len(values) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return math.fsum(ordered[middle - 1 : middle + 1]) / 2


def interval(
    values: Sequence[float],
    *,
    of: Statistic = median_of,
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Interval:
    """Return the interval about a statistic of one sample."""
    _enough(values)
    drawing = Random(seed)  # noqa: S311 - no secret: the same answer each time
    drawn = [of(_again(values, drawing)) for _ in range(resamples)]
    return _middle(sorted(drawn), confidence)


def ratio_interval(
    above: Sequence[float],
    below: Sequence[float],
    *,
    of: Statistic = median_of,
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Interval:
    """Return the interval about a statistic of one sample over that of another.

    The two are drawn apart, as they were measured. Raises ValueError where what is
    below may be 0: then there is no ratio to speak of.
    """
    _enough(above)
    _enough(below)
    drawing = Random(seed)  # noqa: S311 - no secret: the same answer each time
    ratios = []
    for _ in range(resamples):
        high, low = of(_again(above, drawing)), of(_again(below, drawing))
        if low == 0:
            raise ValueError("the ratio's lower sample may be 0")
        ratios.append(high / low)
    return _middle(sorted(ratios), confidence)


def _again(values: Sequence[float], drawing: Random) -> list[float]:
    """Draw as many values as there are, each of them anew from all."""
    n = len(values)
    return [values[int(drawing.random() * n)] for _ in range(n)]


def _middle(ordered: Sequence[float], confidence: float) -> Interval:
    """Cut the same share off at both ends."""
    if not 0 < confidence < 1:
        raise ValueError(f"{confidence} is no confidence, such as 0.95")
    cut = int(len(ordered) * (1 - confidence) / 2)
    return Interval(ordered[cut], ordered[-1 - cut])


def _enough(values: Sequence[float]) -> None:
    if len(values) < 2:
        raise ValueError("one value cannot be drawn anew")
    if not all(map(math.isfinite, values)):
        raise ValueError("a value is no number")
