"""What people say of a product, told as what it does.

Fills ``figure`` with the share and ``who`` with those who were asked.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

#: A share and those it is a share of stand at most so many letters apart.
_NEAR = 24


@cache
def _in_words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:six|seven|eight|nine|most|almost all|\d) (?:out of|in|of) "
        r"(?:ten|five|four|three|our|\d+) $|\bmost (?:of )?(?:our )?$"
    )


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike where a share of people says, feels or reports something."""
    text = candidate.statement.text
    for found in sorted(matches, key=lambda m: m.start):
        who = text[found.start : found.end].split()[0]
        before = candidate.folded[: found.start]
        for figure in candidate.quantities:
            gap = found.start - figure.span.end
            if figure.unit == "%" and 0 <= gap <= _NEAR:
                share = text[figure.span.start : figure.span.end]
                fills = (("figure", share), ("who", who))
                return Strike(Span(figure.span.start, found.end), fills)
        in_words = _in_words().search(before)
        if in_words:
            return Strike(Span(in_words.start(), found.end), (("who", who),))
    return None
