"""A quotation with praise in it, in copy that sells."""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

_PRAISE = frozenset(
    """amazing awesome best better brilliant confidence delighted easier easy excellent
    fantastic faster game-changer great happier happy impressed incredible
    indispensable invaluable love loved outstanding perfect pleased powerful reliable
    revolutionized saved seamless simple simpler superb terrific thrilled transformed
    trust wonderful proud excited disrupt impact""".split()
)


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(
        r"[”\"’']\s*,?\s*(?:says?|said|adds?|added|explains?|explained|notes?|noted"
        r"|recalls?|comments?|commented|states?|stated|according to|[—–-])\b"
        r"|^\s*[“\"]"
    )


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike where somebody is quoted who praises."""
    statement = candidate.statement
    text = statement.text
    is_quoted = statement.block.kind == "quote" or _speaker().search(text)
    if not is_quoted:
        return None
    words = set(re.findall(r"[a-z-]+", text.lower()))
    return Strike(Span(0, len(text))) if words & _PRAISE else None
