"""Learning from a team's verdicts: a shift and weights beside the shipped model's.

Logistic regression by maximum a posteriori (MAP) estimation. The shipped model's
log-odds stay as they are; a shift and one weight for each feature are added to them,
each with a Gaussian prior around 0, which is an L2 penalty (le Cessie and van
Houwelingen, 1992). A verdict that agrees asks for the probability that is there
already, and one that does not for the contrary: so nothing moves without disagreement,
and little by little disagreement. The maximum is found as Genkin, Lewis and Madigan
(2007) do, one coordinate after the other.

Pure: the same verdicts, in whatever order, give the same weights.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from holdwater.claims.features import FUNCTION_WORDS
from holdwater.claims.learned import CAP, LONGEST, MOST_WEIGHTS, Learned, Weight

#: A feature that fewer verdicts have has no weight.
FEWEST = 3

#: How far, before any verdict is seen, a team is expected to differ from the shipped
#: model: the standard deviation of the prior, in log-odds. Chosen on simulated teams:
#: a wider shift did harm where verdicts were given on mistakes alone, wider weights of
#: words where there were few.
SHIFT_SPREAD = 0.3
SPREADS = {"hit": 0.7, "s": 0.35, "c": 0.35, "u": 0.35}

#: Where no weight moves by more than this in a sweep, the maximum is found. There is
#: only one, and no sweep leads away from it, so a bound on sweeps is safe.
_CLOSE = 1e-5
_MOST_SWEEPS = 300

#: Weights are written with so many digits; what rounds to nothing is left out.
_DIGITS = 3


class Lesson(NamedTuple):
    """One verdict: the shipped log-odds of a statement, and the probability wanted."""

    odds: float
    wanted: float
    features: tuple[str, ...]


def lesson(
    chance: float, noticed: Iterable[str], *, asks: bool, agrees: bool
) -> Lesson:
    """Return what a verdict teaches.

    ``chance`` is the shipped model's that the statement asks for attention, its
    company looked at; ``asks`` what the verdict says, ``agrees`` whether it was so.
    """
    odds = math.log(max(chance, 1e-9) / max(1 - chance, 1e-9))
    wanted = chance if agrees else float(asks)
    return Lesson(odds, wanted, _learnable(noticed))


class _Term(NamedTuple):
    """What is learned one weight for: the rows it moves, and its prior."""

    name: str
    rows: Sequence[int]
    spread: float


def fit(lessons: Sequence[Lesson]) -> Learned:
    """Return the shift and the weights that the lessons make most likely."""
    rows = sorted(lessons)  # sums of floats depend on the order
    terms = _terms(rows)
    odds = [one.odds for one in rows]
    found = dict.fromkeys((term.name for term in terms), 0.0)
    for _ in range(_MOST_SWEEPS):
        moved = 0.0
        for term in terms:
            before = found[term.name]
            after = before + _step(term, before, rows, odds)
            found[term.name] = max(-CAP, min(CAP, after))
            change = found[term.name] - before
            for at in term.rows:
                odds[at] += change
            moved = max(moved, abs(change))
        if moved < _CLOSE:
            break
    return _learned(terms, found)


def _terms(rows: Sequence[Lesson]) -> list[_Term]:
    having: dict[str, list[int]] = {}
    for at, one in enumerate(rows):
        for feature in one.features:
            having.setdefault(feature, []).append(at)
    return [
        _Term("", range(len(rows)), SHIFT_SPREAD),
        *(
            _Term(name, having[name], SPREADS[name.partition("=")[0]])
            for name in sorted(having)
            if len(having[name]) >= FEWEST
        ),
    ]


def _step(
    term: _Term, weight: float, rows: Sequence[Lesson], odds: Sequence[float]
) -> float:
    """Return Newton's step for one weight.

    The curvature of the logistic loss changes by a factor of e at most within a step
    of 1, so one that is no longer never overshoots.
    """
    slope, curve = weight / term.spread**2, 1 / term.spread**2
    for at in term.rows:
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds[at]))))
        slope += chance - rows[at].wanted
        curve += chance * (1 - chance)
    return max(-1.0, min(1.0, -slope / curve))


def _learned(terms: Sequence[_Term], found: dict[str, float]) -> Learned:
    weights = [
        Weight(term.name, round(found[term.name], _DIGITS), len(term.rows))
        for term in terms
        if term.name and round(found[term.name], _DIGITS)
    ]
    weights.sort(key=lambda one: (-abs(one.weight), one.feature))
    # A zero has no sign.
    shift = round(found[""], _DIGITS) or 0.0
    return Learned(shift=shift, weights=tuple(weights[:MOST_WEIGHTS]))


def _learnable(noticed: Iterable[str]) -> tuple[str, ...]:
    """Keep the features that may have a weight; words of every sentence tell nothing."""
    found = []
    for feature in noticed:
        sort, _, name = feature.partition("=")
        is_word = name[:1].isalpha() and name not in FUNCTION_WORDS
        if sort in SPREADS and len(feature) <= LONGEST and (sort != "u" or is_word):
            found.append(feature)
    return tuple(sorted(set(found)))


def deal(asked: Sequence[tuple[bool, str]], *, folds: int) -> list[int]:
    """Tell for each verdict with which of ``folds`` parts it is held back.

    ``asked`` is whether a statement asks for attention, and its text. Both sides are
    dealt out evenly, and what has the same text is held back together.
    """
    sides: dict[str, bool] = {}
    for asks, text in asked:
        sides[text] = sides.get(text, False) or asks
    dealt = sorted(sides, key=lambda text: (sides[text], text))
    fold = {text: at % folds for at, text in enumerate(dealt)}
    return [fold[text] for _, text in asked]
