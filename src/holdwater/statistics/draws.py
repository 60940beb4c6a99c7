"""Draws: what a figure could have been by chance, a thousand times over.

- *Samples, and a quantile of them* (median, p99, min, max): the value of rank *k* of *n*
  samples drawn again stands at a place that is distributed as Beta(k, n - k + 1)
  (Efron & Tibshirani 1993, ch. 13, give the bootstrap of which this is the limit).
- *A few samples, and their mean*: the samples are drawn again, with replacement.
- *Many samples, or n and a spread, and a mean*: normal, with the standard error
  spread / sqrt(n); of a median 1.2533 times as much.
- *A share of n*, so many of them and not the others: where Wilson's interval, as wide as
  chance has it, ends.

What is drawn by is made once for each ``stream`` and kept: two figures of one formula take
two streams, and are drawn apart. The draws are the same on every day.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from operator import itemgetter
from statistics import NormalDist
from typing import NamedTuple

from holdwater.statistics.intervals import wilson_end

#: How often everything is drawn, and how many samples are drawn one by one.
DRAWS, FEW_SAMPLES = 1_000, 100

#: With more runs than this nothing becomes surer.
MOST_RUNS = 10**12

#: How much wider than a mean's the error of a median is, of what is normal.
MEDIAN_ERROR = math.sqrt(math.pi / 2)

#: How near so many of n have to be to a whole number, to be a share of them.
_WHOLE = 1e-6


class Known(NamedTuple):
    """What is known of a figure.

    ``whole`` is what all of n would be: 100 of what is in per
    cent, None where it may be no share.
    """

    value: float
    statistic: str | None = None
    n: int | None = None
    spread: float | None = None
    samples: Sequence[float] = ()
    whole: int | None = None


@lru_cache(maxsize=64)
def draws(known: Known, *, stream: str) -> tuple[float, ...] | None:
    """Draw a figure anew; None where nothing is known of its spread.

    The last are kept: many claims are of one figure.
    """
    drawn = _drawn(known, stream)
    return None if drawn is None else tuple(drawn)


@lru_cache(maxsize=64)
def drawn_at(
    known: Known, *, stream: str, places: tuple[int, ...]
) -> tuple[float, ...] | None:
    """Return the draws that stand at some places, counted from 0, once in order.

    They are those of `draws`. What grows with what it is drawn by is drawn there alone.
    """
    samples = known.samples
    rank = rank_of(known.statistic, len(samples))
    if rank and len(samples) > 1:
        in_order = sorted(samples)
        ranks = _sorted_places(stream, rank, len(samples))
        return tuple(in_order[ranks[place]] for place in places)
    if _is_normal(known):
        deviates = _sorted_deviates(stream)
        found = _normal(known, [deviates[place] for place in places])
        return None if found is None else tuple(found)
    drawn = draws(known, stream=stream)
    if drawn is None:
        return None
    sorted_draws = sorted(drawn)
    return tuple(sorted_draws[place] for place in places)


def _is_normal(known: Known) -> bool:
    """Say whether a figure is drawn from the normal distribution, if at all."""
    n = len(known.samples)
    is_told = known.statistic in (None, "mean", "median")
    return is_told and _share(known) is None and not 1 < n <= FEW_SAMPLES


def _drawn(known: Known, stream: str) -> list[float] | None:
    samples = sorted(known.samples)
    rank = rank_of(known.statistic, len(samples))
    if rank and len(samples) > 1:
        return [samples[place] for place in _places(stream, rank, len(samples))]
    share = _share(known)
    if share is not None:
        scale, n = float(known.whole or 1), int(known.n or 1)
        return [scale * wilson_end(share, n, z) for z in _deviates(stream)]
    if known.statistic not in (None, "mean", "median"):
        return None
    if 1 < len(samples) <= FEW_SAMPLES:
        n = len(samples)
        return [math.fsum(chosen(samples)) / n for chosen in _choosing(stream, n)]
    return _normal(known, _deviates(stream))


def _normal(known: Known, deviates: Sequence[float]) -> list[float] | None:
    n, spread = min(known.n or 0, MOST_RUNS), known.spread
    if len(known.samples) > 1:
        n = len(known.samples)
        centre = math.fsum(known.samples) / n
        squares = math.fsum((one - centre) ** 2 for one in known.samples)
        spread = math.sqrt(squares / (n - 1))
    if n < 2 or spread is None:
        return None
    wider = MEDIAN_ERROR if known.statistic == "median" else 1.0
    error = wider * spread / math.sqrt(n)
    return [known.value + error * z for z in deviates]


def _share(known: Known) -> float | None:
    """Return a figure as a share of its n; None where it is none."""
    if known.whole is None or not known.n or known.spread is not None:
        return None
    share = known.value / known.whole
    hits = share * known.n
    is_whole = abs(hits - round(hits)) <= _WHOLE * max(1.0, hits)
    return share if is_whole and 0 <= share <= 1 else None


def rank_of(statistic: str | None, n: int) -> int | None:
    """Return which of ``n`` ordered samples a statistic is, counted from 1."""
    if statistic == "min":
        return 1
    if statistic == "max":
        return n
    if statistic == "median":
        return (n + 1) // 2
    if statistic and statistic[0] == "p" and statistic[1:].replace(".", "").isdecimal():
        share = Fraction(statistic[1:]) / 100 if statistic.count(".") < 2 else 2
        return max(1, math.ceil(share * n)) if 0 < share < 1 else None
    return None


def _source(stream: str) -> random.Random:
    return random.Random(stream)  # noqa: S311 - no secret: the same draws each time


@lru_cache(maxsize=256)
def _deviates(stream: str) -> tuple[float, ...]:
    """Draw from the normal distribution."""
    source, normal = _source(stream), NormalDist()
    return tuple(normal.inv_cdf(1 - source.random()) for _ in range(DRAWS))


@lru_cache(maxsize=256)
def _sorted_deviates(stream: str) -> tuple[float, ...]:
    return tuple(sorted(_deviates(stream)))


@lru_cache(maxsize=256)
def _places(stream: str, rank: int, n: int) -> tuple[int, ...]:
    """Draw where the value of a rank stands among n samples."""
    source = _source(stream)
    drawn = (source.betavariate(rank, n - rank + 1) for _ in range(DRAWS))
    return tuple(min(n - 1, int(place * n)) for place in drawn)


@lru_cache(maxsize=256)
def _sorted_places(stream: str, rank: int, n: int) -> tuple[int, ...]:
    return tuple(sorted(_places(stream, rank, n)))


@lru_cache(maxsize=64)
def _choosing(
    stream: str, n: int
) -> tuple[Callable[[Sequence[float]], Sequence[float]], ...]:
    """Draw which of n samples, two or more, are taken; each takes them of some."""
    source = _source(stream)
    return tuple(itemgetter(*source.choices(range(n), k=n)) for _ in range(DRAWS))
