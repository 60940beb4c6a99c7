"""Plain, supported, unsupported, puffery: who decided, and why.

`claims` tells what was noticed, `rules` where they struck; here alone it is decided.
"""

from __future__ import annotations

from typing import NamedTuple

from holdwater.model.claim import ASPECTS, KINDS, Candidate
from holdwater.model.rule import Hit

#: From this weight on a register spares a statement.
SPARES_FROM = 0.5

#: From this sum of weights on, what stands behind a statement is enough to go
#: and check.
SUPPORTED_FROM = 0.8


class Decision(NamedTuple):
    """A standing, its kinds, the hits that hold, and what was missing."""

    standing: str
    kinds: tuple[str, ...]
    hits: tuple[Hit, ...]
    missing: tuple[str, ...]


def decide(candidate: Candidate, hits: tuple[Hit, ...]) -> Decision:
    """Decide how a statement stands.

    A hit holds unless the register spares it. Hits that hold are answered by
    support: a source, or enough of method, conditions, date and baseline, to go
    and check. Praise is not answered by support, there being nothing to check,
    unless a claim of fact stands beside it; evidence is the larger debt.
    """
    standing_hits = tuple(hit for hit in hits if not _is_spared(candidate, hit))
    naming = [
        hit for hit in standing_hits if hit.rule.kinds and hit.rule.level != "note"
    ]
    if not naming:
        return Decision("plain", (), standing_hits, ())
    kinds = _in_order({kind for hit in naming for kind in hit.rule.kinds})
    of_fact = [hit for hit in naming if hit.rule.standing == "unsupported"]
    if of_fact and support_weight(candidate) >= SUPPORTED_FROM:
        return Decision("supported", kinds, (), ())
    standing = "unsupported" if of_fact else "puffery"
    return Decision(standing, kinds, standing_hits, _missing(candidate))


def support_weight(candidate: Candidate) -> float:
    """Add up what stands behind a statement; an empty appeal takes away."""
    total = sum(candidate.weight("support", aspect) for aspect in ASPECTS)
    return total - candidate.weight("support", "hollow")


def _is_spared(candidate: Candidate, hit: Hit) -> bool:
    return any(
        candidate.weight("register", register) >= SPARES_FROM
        for register in hit.rule.spared_by
    )


def _missing(candidate: Candidate) -> tuple[str, ...]:
    return tuple(
        aspect for aspect in ASPECTS if candidate.weight("support", aspect) == 0
    )


def _in_order(kinds: set[str]) -> tuple[str, ...]:
    return tuple(kind for kind in KINDS if kind in kinds)
