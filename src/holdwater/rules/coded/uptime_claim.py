"""A figure of availability, reached or promised.

Fills ``figure`` and ``allowed``, the downtime a year that the figure leaves.
"""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.availability import allowed_downtime, availability_figure
from holdwater.rules.shapes import Matches, Strike


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on *five nines*, or on 99 point something beside *uptime*."""
    text, folded = candidate.statement.text, candidate.folded
    figure = availability_figure(candidate)
    if figure and (figure.unit == "nines" or matches):
        words = text[figure.span.start : figure.span.end]
        fills = [("figure", words)]
        # What is stored and lost is not what is up and down.
        if "durab" not in folded:
            fills.append(("allowed", allowed_downtime(figure)))
        return Strike(figure.span, tuple(fills))
    for found in matches:
        behind = folded[found.end :]
        if folded[found.start : found.end] in (
            "always on",
            "never goes down",
        ) and not behind.startswith((" the ", " a ", " our ", " your ")):
            return Strike(Span(found.start, found.end))
    return None
