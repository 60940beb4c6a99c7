"""A benchmark's name beside a boast or a result.

Fills ``benchmark`` with the name, ``derived`` with it where the words say that the
load is only like it, and ``figure`` with the result.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

#: Units in which results of a benchmark are given.
_RESULTS = frozenset({"x", "%", "op/s", "s", "ms", "min", "h", "$"})


@cache
def _boast() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:top|tops|record|records|beats?|best|fastest|leads?|leading|faster|first"
        r"|winner|wins?|outperforms?|better|highest|lowest|score[sd]?|number one"
        r"|ahead|twice|slower)\b|#1\b"
    )


@cache
def _derived() -> re.Pattern[str]:
    return re.compile(
        r"(?:derived from|based on|inspired by|modelled on|modeled on|adapted from)"
        r"(?: the)? $|^ (?:like|derived|style|inspired|based)\b"
    )


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike where a benchmark is named and a result is claimed."""
    hits = [m for m in matches if m.payload == "words"]
    if not hits:
        return None
    figure = next((q for q in candidate.quantities if q.unit in _RESULTS), None)
    if figure is None and not _boast().search(candidate.folded):
        return None
    text, folded = candidate.statement.text, candidate.folded
    best = max(hits, key=lambda m: m.end - m.start)
    name = text[best.start : best.end]
    fills = [("benchmark", name)]
    if _derived().search(folded[: best.start]) or _derived().search(folded[best.end :]):
        fills.append(("derived", name))
    if figure:
        fills.append(("figure", text[figure.span.start : figure.span.end]))
    return Strike(Span(best.start, best.end), tuple(fills))
