"""A figure about the world, its source not named: *80% of outages …*."""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

#: A figure and the words it belongs to stand at most so many letters apart.
_NEAR = 40


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike where words about a market stand beside a share, a sum or a rate."""
    hits = [m for m in matches if m.payload == "words"]
    figures = [q for q in candidate.quantities if q.role in ("measure", "count")]
    if not hits or not figures:
        return None
    figure, words = min(
        ((q, m) for q in figures for m in hits),
        key=lambda pair: abs(pair[0].span.end - pair[1].start),
    )
    if max(words.start - figure.span.end, figure.span.start - words.end) > _NEAR:
        return None
    start = words.start
    if candidate.folded.startswith("of ", start) and start < figure.span.start:
        start += len("of ")  # *of users worldwide is 285 million*: of whom it is told
    span = Span(min(figure.span.start, start), max(figure.span.end, words.end))
    is_cut = "(" in candidate.folded[span.start : span.end]
    return Strike(figure.span if is_cut else span)
