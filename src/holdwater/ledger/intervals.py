"""How far what a formula makes of its figures could be another number by chance.

Each figure is drawn anew from what the evidence tells of it (`holdwater.statistics.draws`),
the formula is worked out for all draws at once, and the middle 95 of 100 answers are the
interval. What tells nothing of its spread stands still.

A name of the formula is what its figure is drawn by, so that an interval hangs on the
formula and the evidence, and neither on the order they are written in nor on anything else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from statistics import median

from holdwater.ledger.amounts import canonical, one_of
from holdwater.ledger.formulas import Formula
from holdwater.model.evidence import Figure
from holdwater.statistics.draws import DRAWS, Known, drawn_at, draws

#: The share of answers that lie below and above the interval.
TAIL = 0.025


def interval(
    formula: Formula, figures: Mapping[str, Figure]
) -> tuple[Fraction, Fraction] | None:
    """Return the ends of a formula's interval in base units.

    None where no spread is known, or where too many draws have no answer.
    """
    if formula.act == "name":  # as most are
        ends = _ends_of(figures[formula.name], formula.name)
        if ends:
            return ends
    drawn = {name: draws(_known(one), stream=name) for name, one in figures.items()}
    if not any(drawn.values()):
        return None
    columns = {}
    for name, figure in figures.items():
        one = float(one_of(figure.unit).value)
        values = drawn[name] or [float(figure.value)] * DRAWS
        columns[name] = [value * one for value in values]
    try:
        answers = [one for one in _worked_out(formula, columns) if math.isfinite(one)]
    except OverflowError:
        return None
    if len(answers) < DRAWS * (1 - 2 * TAIL):
        return None
    answers.sort()
    low, high = (answers[at] for at in _places(len(answers)))
    return Fraction(low), Fraction(high)


def _places(n: int) -> tuple[int, int]:
    """Return which of ``n`` ordered answers are the ends."""
    return math.floor(TAIL * (n - 1)), math.ceil((1 - TAIL) * (n - 1))


def _ends_of(figure: Figure, stream: str) -> tuple[Fraction, Fraction] | None:
    """Return the ends of a figure by itself, which most formulas are.

    So many times as large, in base units, draws stay in their order. None where one of
    them is no number, and all have to be looked at.
    """
    one = float(one_of(figure.unit).value)
    wanted = (0, *_places(DRAWS), DRAWS - 1)
    found = drawn_at(_known(figure), stream=stream, places=wanted)
    if found is None:
        return None
    ends = [value * one for value in found]
    if not all(map(math.isfinite, ends)):
        return None
    return Fraction(ends[1]), Fraction(ends[2])


def _known(figure: Figure) -> Known:
    return Known(
        value=float(figure.value),
        statistic=figure.statistic,
        n=figure.n,
        spread=None if figure.spread is None else float(figure.spread),
        samples=tuple(map(float, figure.samples)),
        whole=100 if canonical(figure.unit) == "%" else None,
    )


def _worked_out(formula: Formula, columns: Mapping[str, list[float]]) -> list[float]:
    """Work a formula out for every draw; what has no answer is not a number."""
    match formula.act:
        case "number":
            return [float(formula.number)] * DRAWS
        case "name":
            return columns[formula.name]
    parts = [_worked_out(part, columns) for part in formula.parts]
    match formula.act:
        case "^":
            power = int(formula.number)
            return [
                _divided(1.0, one**-power) if power < 0 else one**power
                for one in parts[0]
            ]
        case "negative":
            return [-one for one in parts[0]]
        case "/" | "ratio":
            return list(map(_divided, *parts))
    return [_ACTS[formula.act](row) for row in zip(*parts, strict=True)]


_ACTS: Mapping[str, Callable[[Sequence[float]], float]] = {
    "+": math.fsum,
    "-": lambda row: row[0] - row[1],
    "*": math.prod,
    "min": min,
    "max": max,
    "median": median,
}


def _divided(above: float, below: float) -> float:
    return above / below if below else math.nan
