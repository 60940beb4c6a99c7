"""A figure of availability."""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on *five nines*, or on 99 point something beside *uptime*."""
    for figure in candidate.quantities:
        is_share = figure.unit == "%" and 98 <= figure.value <= 100
        if figure.unit == "nines" or (is_share and matches):
            return Strike(figure.span)
    for found in matches:
        words = candidate.folded[found.start : found.end]
        if words.endswith("nines") or words in ("always on", "never goes down"):
            return Strike(Span(found.start, found.end))
    return None
