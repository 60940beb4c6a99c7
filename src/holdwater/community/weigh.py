"""How much a count says: likelihood ratios, capped, and grades made of them.

What is usual is overdispersed: some threads draw newcomers and others do not. So the
null is a beta-binomial whose spread is taken from the community itself (by moments:
Kleinman, "Proportions with extraneous variance", JASA 68 (1973), 46-54), and the
alternative any share at all (Jeffreys, Theory of Probability (1961), chapter 5). Weights
add up over families as in record linkage (Fellegi and Sunter, "A theory for record
linkage", JASA 64 (1969), 1183-1210), the best of each family only: signals of one family
are correlated.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from holdwater.community.survey import Grade, Signal

#: A family speaks where its best signal is ten times likelier of a staged thread.
SPEAKS = 1.0

#: No family says more than this, however many replies there are.
MOST = {
    "account": 2.5,
    "wording": 2.5,
    "target": 2.5,
    "timing": 1.5,
    "recurrence": 2.5,
    "relief": 2.5,
}

#: What it takes: families that speak, what they say in sum, and how rare that is by chance.
STRONG_FAMILIES, REVIEW_FAMILIES = 3, 2
STRONG_SCORE, REVIEW_SCORE = 4.0, 2.0

#: Below this share nothing is said, however rare it is: a large thread has a bit of all.
LEAST_SHARE = 0.25
LEAST_COUNT = 3

_LN10 = math.log(10)


class Usual(NamedTuple):
    """A share that is usual, and how much threads differ in it (0: not at all)."""

    share: float
    spread: float


def weight(hits: int, of: int, usual: Usual) -> float:
    """Return log10 of how much likelier ``hits`` of ``of`` is where anything may be.

    0 where it is no more than usual, or too little of the thread.
    """
    share = min(max(usual.share, 1e-4), 1 - 1e-4)
    least = max(LEAST_COUNT, math.ceil(LEAST_SHARE * of), math.floor(share * of) + 1)
    if hits < least:
        return 0.0
    # Where threads differ most, all or none is usual: still, more never says less.
    beside = _usual_of(of, share, usual.spread)
    least_usual = min(map(beside, range(least, hits + 1)))
    return max(0.0, -math.log10(of + 1) - least_usual)


def _usual_of(of: int, share: float, spread: float) -> Callable[[int], float]:
    """Return what tells log10 of the chance of so many of ``of``, where that is usual."""
    lgamma = math.lgamma
    if spread < 1e-6:
        yes, no = math.log(share), math.log1p(-share)
        ways = lgamma(of + 1)

        def told(hits: int) -> float:
            few = ways - lgamma(hits + 1) - lgamma(of - hits + 1)
            return (few + hits * yes + (of - hits) * no) / _LN10

        return told
    scale = (1 - spread) / spread
    a, b = share * scale, (1 - share) * scale
    always = lgamma(of + 1) - lgamma(of + a + b) - _log_beta(a, b)

    def dispersed(hits: int) -> float:
        ways = lgamma(hits + 1) + lgamma(of - hits + 1)
        return (always - ways + lgamma(hits + a) + lgamma(of - hits + b)) / _LN10

    return dispersed


def stayed(kept: int, of: int, usual: Usual) -> float:
    """Return how much those who stayed tell against a staged thread: 0 or below.

    Few stay of those who came for one thread: one in five is taken to.
    """
    if of < LEAST_COUNT:
        return 0.0
    share = min(max(usual.share, 0.2), 1 - 1e-4)
    spread = max(usual.spread, 0.05)
    few, usually = _usual_of(of, 0.2, spread), _usual_of(of, share, spread)
    return min(0.0, few(kept) - usually(kept))


class Sums(NamedTuple):
    """Sums over threads with two or more: whole numbers, which any engine adds alike."""

    hits: int
    of: int
    of_others: int
    hits_hits: int
    hits_of: int
    of_of: int


def sums_of(counts: Iterable[tuple[int, int]]) -> Sums:
    """Add up the hits and the numbers of threads."""
    added = [_sums(hits, of) for hits, of in counts if of >= 2]
    return Sums(*map(sum, zip(*added, strict=True))) if added else Sums(*_NOTHING)


def _sums(hits: int, of: int) -> Sums:
    return Sums(hits, of, of * (of - 1), hits * hits, hits * of, of * of)


_NOTHING = (0, 0, 0, 0, 0, 0)


def usual_beside(sums: Sums, hits: int, of: int) -> Usual:
    """Return what is usual in the other threads, where ``sums`` has this one too."""
    here = _sums(hits, of) if of >= 2 else _NOTHING
    return spread_from(
        Sums(*(every - one for every, one in zip(sums, here, strict=True)))
    )


def spread_from(sums: Sums) -> Usual:
    """Return the same of the sums of hits and of all."""
    if not sums.of:
        return Usual(0.0, 0.0)
    share = sums.hits / sums.of
    if not 0 < share < 1:
        return Usual(share, 0.0)
    off = sums.hits_hits - 2 * share * sums.hits_of + share * share * sums.of_of
    squares = off / (share * (1 - share))
    return Usual(share, min(max((squares - sums.of) / sums.of_others, 0.0), 0.5))


def may_say(hits: int, of: int) -> bool:
    """Tell whether so many can weigh anything: see `weight`."""
    return hits >= LEAST_COUNT and hits >= LEAST_SHARE * of


#: By what each family's weight is multiplied, where verdicts taught another than 1.
Trust = Mapping[str, float]

_AS_SHIPPED: Trust = {}


def score(signals: Sequence[Signal], trust: Trust = _AS_SHIPPED) -> float:
    """Add up the best of each family, capped."""
    return math.fsum(best_of_families(signals, trust).values())


def best_of_families(
    signals: Sequence[Signal], trust: Trust = _AS_SHIPPED
) -> dict[str, float]:
    """Return what each family says; what tells against adds up, and is capped too."""
    said: dict[str, float] = {}
    for one in signals:
        if one.family == "relief":
            said["relief"] = said.get("relief", 0.0) + one.weight
        else:
            said[one.family] = max(said.get(one.family, 0.0), one.weight)
    return {
        family: trust.get(family, 1.0) * max(-MOST[family], min(MOST[family], value))
        for family, value in said.items()
    }


def in_order(signals: Sequence[Signal]) -> list[Signal]:
    """Put signals family by family, what says most first, and what tells against last."""
    most: dict[str, float] = {}
    for one in signals:
        most[one.family] = max(most.get(one.family, 0.0), one.weight)
    return sorted(
        signals,
        key=lambda one: (
            one.family == "relief",
            -most[one.family],
            one.family,
            -abs(one.weight),
        ),
    )


def grade(signals: Sequence[Signal], trust: Trust = _AS_SHIPPED) -> Grade | None:
    """Say whether a person should look, and how soon."""
    said = best_of_families(signals, trust)
    speaking = sum(value >= SPEAKS for value in said.values())
    total = math.fsum(said.values())
    if speaking >= STRONG_FAMILIES and total >= STRONG_SCORE:
        return "strong"
    if speaking >= REVIEW_FAMILIES and total >= REVIEW_SCORE:
        return "review"
    return None


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
