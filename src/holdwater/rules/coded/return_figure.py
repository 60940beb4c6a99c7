"""A return on investment or a payback in figures, without the calculation.

Fills ``figure`` and ``measure`` (*ROI*, *payback*).
"""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.quantity import Quantity
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

_TIMES = frozenset({"d", "week", "month", "year"})
_UNITS = _TIMES | {"%", "x", "$", "€", "£", "CHF"}

#: A figure and what it is of stand at most so many letters apart.
_NEAR = 40


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike where a sum, a share or a time stands near words of return."""
    text = candidate.statement.text
    pairs = [
        (max(m.start - q.span.end, q.span.start - m.end, 0), q, m)
        for q in candidate.quantities
        for m in matches
        if q.unit in _UNITS and not _is_a_span(candidate.folded, q)
    ]
    if not pairs:
        return None
    gap, figure, words = min(pairs, key=lambda pair: pair[0])
    if gap > _NEAR:
        return None
    start = min(figure.span.start, words.start)
    end = max(figure.span.end, words.end)
    return Strike(
        Span(start, end),
        (
            ("figure", text[figure.span.start : figure.span.end]),
            ("measure", text[words.start : words.end]),
        ),
    )


def _is_a_span(folded: str, figure: Quantity) -> bool:
    """Say whether a time is what a return is counted over: *ROI over five years*."""
    before = folded[: figure.span.start].rstrip()
    return figure.unit in _TIMES and before.endswith((" over", " for the next"))
