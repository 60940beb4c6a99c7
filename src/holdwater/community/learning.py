"""Moderators' verdicts refit the weights, shrunk towards those that are shipped.

What each family says is multiplied by a trust of its own. The odds that a thread is staged
are taken to be even where its score is what *review* takes, and ten times as high for each
whole point above; the trust in each family has a normal prior around 1, so few verdicts
change little, and a family that no judged thread has is left alone. The most likely trust
(logistic regression by maximum a posteriori: le Cessie and van Houwelingen, Applied
Statistics 41 (1992), 191-201) is found one coordinate after the other, between 0 and 2: no
verdict turns what speaks for a staged thread into what speaks against it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, get_args

from holdwater.community.survey import Family, Learned, Moved, Thread, Verdict
from holdwater.community.verdicts import SETTLING
from holdwater.community.weigh import REVIEW_SCORE, best_of_families, grade, score

#: How far a community is expected to differ from the shipped weights, before its verdicts
#: are known: the standard deviation of the prior. One verdict against a thread that two
#: families say their most of takes an eighth of the trust in each.
SPREAD = 0.15

MOST_TRUST = 2.0

_CLOSE = 1e-6
_MOST_SWEEPS = 500
_FAMILIES: tuple[Family, ...] = get_args(Family)


class Lesson(NamedTuple):
    """One judged thread: what each family says of it, and what it is."""

    said: tuple[float, ...]
    staged: bool


def fit(lessons: Sequence[Lesson]) -> tuple[float, ...]:
    """Return the trust in each family that the lessons make most likely."""
    rows = sorted(lessons)  # sums of floats depend on the order
    trust = [1.0] * len(_FAMILIES)
    for _ in range(_MOST_SWEEPS):
        moved = 0.0
        for place in range(len(trust)):
            before = trust[place]
            step = _step(rows, trust, place)
            trust[place] = min(max(before + step, 0.0), MOST_TRUST)
            moved = max(moved, abs(trust[place] - before))
        if moved < _CLOSE:
            break
    return tuple(trust)


def _step(rows: Sequence[Lesson], trust: Sequence[float], place: int) -> float:
    """Return Newton's step for one family's trust, never longer than a tenth."""
    slope = (1.0 - trust[place]) / SPREAD**2
    bend = 1.0 / SPREAD**2
    for said, staged in rows:
        if not said[place]:
            continue
        total = math.fsum(t * x for t, x in zip(trust, said, strict=True))
        chance = 1 / (1 + 10 ** min(REVIEW_SCORE - total, 300))
        by = said[place] * math.log(10)
        slope += (staged - chance) * by
        bend += chance * (1 - chance) * by * by
    return min(max(slope / bend, -0.1), 0.1)


def judged(
    threads: Sequence[Thread], verdicts: Mapping[str, Verdict], names: Mapping[int, str]
) -> tuple[list[Thread], Learned]:
    """Weigh threads anew by what verdicts teach, and settle those that are settled.

    ``names`` tells what verdicts call a thread.
    """
    lessons, known = [], 0
    for one in threads:
        verdict = verdicts.get(names[one.thread])
        known += verdict is not None
        if verdict in ("staged", "innocent"):
            best = best_of_families(one.signals)
            said = tuple(best.get(family, 0.0) for family in _FAMILIES)
            lessons.append(Lesson(said, verdict == "staged"))
    fitted = tuple(zip(_FAMILIES, fit(lessons), strict=True))
    trust: dict[str, float] = {**dict(fitted)}
    anew, moved = [], []
    for one in threads:
        name = names[one.thread]
        after = grade(one.signals, trust)
        if after != one.grade:
            moved.append(Moved(name, one.grade, after))
        anew.append(
            replace(
                one,
                score=score(one.signals, trust),
                grade=after,
                verdict=verdicts.get(name),
            )
        )
    staged = sum(one.staged for one in lessons)
    return anew, Learned(
        staged=staged,
        innocent=len(lessons) - staged,
        unknown=len(verdicts) - known,
        trust=tuple((family, round(value, 3)) for family, value in fitted),
        moved=tuple(sorted(moved)),
    )


def settled(threads: Sequence[Thread]) -> tuple[list[Thread], int]:
    """Take their grade from threads that a moderator has settled; count those."""
    kept, many = [], 0
    for one in threads:
        is_settled = one.grade is not None and one.verdict in SETTLING
        many += is_settled
        kept.append(replace(one, grade=None) if is_settled else one)
    return kept, many
