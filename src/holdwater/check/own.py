"""What a team's own rules decide, beside what is decided without them.

The learned part has never seen them: it can weigh neither for nor against. So they
decide by themselves, wherever they strike. A rule about words is told and leaves the
standing as it is; one that doubts a claim holds until what it asks for stands by.
"""

from __future__ import annotations

from collections.abc import Iterable

from holdwater.check.reported import accuses, is_spared
from holdwater.check.standing import (
    SOURCED_FROM,
    SUPPORTED_FROM,
    Decision,
    in_order,
    lacking,
    support_weight,
)
from holdwater.model.claim import Candidate
from holdwater.model.rule import Hit, Rule
from holdwater.model.verdict import ATTENTION


def part_own(hits: Iterable[Hit]) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Set the hits of a team's own rules apart."""
    hits = tuple(hits)
    own = tuple([hit for hit in hits if hit.rule.pack is not None])
    if not own:
        return hits, own
    return tuple(hit for hit in hits if hit.rule.pack is None), own


def with_own(candidate: Candidate, decision: Decision, own: Iterable[Hit]) -> Decision:
    """Add to a decision what a team's own rules say.

    Of a built-in rule and one of the team's on the same words, for the same kinds, the
    team's is told.
    """
    own = tuple(own)
    if not own:
        return decision
    told = tuple(
        hit
        for hit in own
        if not is_spared(candidate, hit)
        and not (accuses(hit) and _is_answered(candidate, hit.rule))
    )
    accusing = [hit for hit in told if accuses(hit)]
    others = tuple(hit for hit in decision.hits if not _is_said(hit, accusing))
    if not accusing:
        return decision._replace(hits=(*others, *told))
    is_doubted = decision.standing in ATTENTION
    standings = {hit.rule.standing for hit in accusing} | {decision.standing}
    kinds = {kind for hit in accusing for kind in hit.rule.kinds}
    return decision._replace(
        # Evidence is the larger debt.
        standing="unsupported" if "unsupported" in standings else "puffery",
        kinds=in_order(kinds | set(decision.kinds)),
        confidence=decision.confidence if is_doubted else None,
        hits=(*others, *told),
        missing=lacking(candidate),
    )


def _is_answered(candidate: Candidate, rule: Rule) -> bool:
    """Say whether all that a rule needs stands by; praise is not answered."""
    if rule.standing != "unsupported":
        return False
    if not rule.needs:
        return support_weight(candidate) >= SUPPORTED_FROM
    return all(_is_there(candidate, aspect) for aspect in rule.needs)


def _is_there(candidate: Candidate, aspect: str) -> bool:
    if aspect == "value":
        return any(one.role == "measure" for one in candidate.quantities)
    weight = candidate.weight("support", aspect)
    return weight >= SOURCED_FROM if aspect == "source" else weight > 0


def _is_said(hit: Hit, accusing: Iterable[Hit]) -> bool:
    return any(
        one.span.covers(hit.span) and set(hit.rule.kinds) <= set(one.rule.kinds)
        for one in accusing
        if hit.rule.kinds
    )
