"""A statement with a gap in it is a draft.

What the gap will hold is evidence that nobody has seen yet: claims of fact wait for
it, and are neither doubted nor called supported. Praise waits for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from holdwater.check.standing import Decision
from holdwater.model.claim import KINDS
from holdwater.model.rule import Hit
from holdwater.model.statement import Statement
from holdwater.text.gaps import gaps


def is_draft(statement: Statement) -> bool:
    """Say whether a statement holds a gap that waits to be filled in."""
    return next(gaps(statement), None) is not None


def waits(hit: Hit) -> bool:
    """Say whether a hit on a draft waits for its gaps to be filled in.

    So does a doubt of the whole statement, which will be another one by then.
    """
    return hit.rule.standing == "unsupported" or hit.rule.shape == "learned"


def part_gaps(hits: Iterable[Hit]) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Set hits on open gaps apart: they say nothing about the claim itself."""
    hits = tuple(hits)
    gap_hits = tuple([h for h in hits if h.rule.pattern.get("module") == "open_gap"])
    if not gap_hits:
        return hits, gap_hits
    return tuple(hit for hit in hits if hit not in gap_hits), gap_hits


def settle(
    statement: Statement, decision: Decision, gap_hits: Iterable[Hit]
) -> Decision:
    """Decide a draft anew: only what does not wait is told, and the gap itself."""
    if not is_draft(statement):
        return decision
    open_hits = tuple(hit for hit in decision.hits if not waits(hit))
    accusing = [h for h in open_hits if h.rule.kinds and h.rule.level != "note"]
    named = {kind for hit in accusing for kind in hit.rule.kinds}
    return decision._replace(
        standing="puffery" if accusing else "plain",
        kinds=tuple(kind for kind in KINDS if kind in named),
        confidence=decision.confidence if accusing else None,
        hits=(*open_hits, *gap_hits),
        missing=decision.missing if accusing else (),
    )
