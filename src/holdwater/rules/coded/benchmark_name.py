"""A benchmark's name beside a boast."""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike


@cache
def _boast() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:top|tops|record|records|beats?|best|fastest|leads?|leading|faster|first"
        r"|winner|wins?|outperforms?|better|highest|lowest|score[sd]?|number one|#1)\b"
    )


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike where a benchmark is named and a result is claimed."""
    hits = [m for m in matches if m.payload == "words"]
    if not hits:
        return None
    has_factor = any(q.unit in ("x", "%", "op/s") for q in candidate.quantities)
    if not has_factor and not _boast().search(candidate.folded):
        return None
    best = max(hits, key=lambda m: m.end - m.start)
    return Strike(Span(best.start, best.end))
