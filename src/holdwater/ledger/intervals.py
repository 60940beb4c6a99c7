"""How far a figure could be another one by chance: drawn again and again.

Each figure of a formula is drawn anew from what the evidence tells of it, the formula is
worked out, and the middle 95 of 100 answers are the interval.

- *Samples, and a quantile of them* (median, p99, min, max): the value of rank *k* of *n*
  samples drawn again stands at a place that is distributed as Beta(k, n - k + 1)
  (Efron & Tibshirani 1993, ch. 13, give the bootstrap of which this is the limit).
- *A few samples, and their mean*: the samples are drawn again, with replacement.
- *Many samples, or n and a spread, and a mean*: normal, with the standard error
  spread / sqrt(n); of a median 1.2533 times as much.

What tells nothing of its spread stands still. The draws begin at the same number for the
same claim, so an interval does not change by itself.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from fractions import Fraction

from holdwater.errors import FormulaError
from holdwater.ledger.amounts import Amount, one_of
from holdwater.ledger.formulas import Formula, reckon
from holdwater.model.evidence import Figure
from holdwater.statistics.order import spread as spread_of

#: How often everything is drawn, and how many samples are drawn one by one.
DRAWS, FEW_SAMPLES = 1_000, 100

#: With more runs than this nothing becomes surer.
MOST_RUNS = 10**12

#: The share of answers that lie below and above the interval.
TAIL = 0.025

#: How much wider than a mean's the error of a median is, of what is normal.
MEDIAN_ERROR = math.sqrt(math.pi / 2)

Draw = Callable[[], float]


def interval(
    formula: Formula, figures: Mapping[str, Figure], *, seed: str
) -> tuple[Amount, Amount] | None:
    """Return the ends of a formula's interval, None where no spread is known."""
    source = random.Random(seed)  # noqa: S311 - drawn alike each time, and no secret
    draws = {name: drawing(figure, source) for name, figure in figures.items()}
    if not any(draws.values()):
        return None
    still = {
        name: Fraction(figure.value)
        for name, figure in figures.items()
        if not draws[name]
    }
    answers: list[Amount] = []
    for _ in range(DRAWS):
        values = {}
        for name, figure in figures.items():
            draw, one = draws[name], one_of(figure.unit)
            value = Fraction(draw()) if draw else still[name]
            values[name] = Amount(value * one.value, one.dimension)
        try:
            answers.append(reckon(formula, values))
        except FormulaError:
            continue  # a draw of zero below a line
    if len(answers) < DRAWS * (1 - 2 * TAIL):
        return None
    answers.sort()
    last = len(answers) - 1
    return answers[math.floor(TAIL * last)], answers[math.ceil((1 - TAIL) * last)]


def drawing(figure: Figure, source: random.Random) -> Draw | None:
    """Return what draws a figure anew; None where nothing is known of its spread."""
    samples = sorted(map(float, figure.samples))
    rank = _rank(figure.statistic, len(samples))
    if rank and len(samples) > 1:
        return _ranked(samples, rank, source)
    if figure.statistic not in (None, "mean", "median"):
        return None
    if 1 < len(samples) <= FEW_SAMPLES:
        return lambda: math.fsum(source.choices(samples, k=len(samples))) / len(samples)
    n, spread = min(figure.n or 0, MOST_RUNS), figure.spread
    if len(samples) > 1:
        n, spread_ = len(samples), float(spread_of(figure.samples) or 0)
    elif n > 1 and spread is not None:
        spread_ = float(spread)
    else:
        return None
    wider = MEDIAN_ERROR if figure.statistic == "median" else 1.0
    middle, error = float(figure.value), wider * spread_ / math.sqrt(n)
    return lambda: source.gauss(middle, error)


def _ranked(samples: list[float], rank: int, source: random.Random) -> Draw:
    n = len(samples)

    def draw() -> float:
        place = source.betavariate(rank, n - rank + 1)
        return samples[min(n - 1, int(place * n))]

    return draw


def _rank(statistic: str | None, n: int) -> int | None:
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
