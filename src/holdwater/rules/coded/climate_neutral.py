"""Neutral, net zero or offset: reduced, or bought free.

Fills ``year`` where the words speak of a year to come: *by 2030*.
"""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on words of neutrality, with the year in which they shall be true."""
    if not matches:
        return None
    best = max(matches, key=lambda m: (m.end - m.start, -m.start))
    text = candidate.statement.text
    for figure in candidate.quantities:
        before = candidate.folded[: figure.span.start].rstrip()
        if figure.role == "date" and before.endswith((" by", " until", " before")):
            year = text[figure.span.start : figure.span.end]
            return Strike(Span(best.start, best.end), (("year", year),))
    return Strike(Span(best.start, best.end))
