"""Availability that is guaranteed: what a contract says, and not what was measured.

Fills ``figure`` and ``allowed``, the downtime a year that the figure leaves.
"""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.availability import allowed_downtime, availability_figure
from holdwater.rules.shapes import Matches, Strike

_PROMISES = ("guarant", "sla", "service level", "money back", "refund")


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike where a figure of availability stands with a promise of it."""
    figure = availability_figure(candidate)
    found = {candidate.folded[m.start : m.end]: m for m in matches}
    promises = [m for words, m in found.items() if words.startswith(_PROMISES)]
    if figure is None or not promises:
        return None
    if figure.unit != "nines" and len(promises) == len(found):
        return None  # nothing says that the share is one of time
    near = min(promises, key=lambda m: abs(m.start - figure.span.end))
    start = min(figure.span.start, near.start)
    end = max(figure.span.end, near.end)
    text = candidate.statement.text
    return Strike(
        Span(start, end),
        (
            ("figure", text[figure.span.start : figure.span.end]),
            ("allowed", allowed_downtime(figure)),
        ),
    )
