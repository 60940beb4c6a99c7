"""Stars and marks, without the number of those who gave them.

Fills ``figure`` with the mark, ``site`` with the place where it was given, and
``tallied`` with the number of reviews, where the sentence tells it.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

#: How the names of sites begin, where people rate.
_SITES = tuple(
    """
    g2 capterra trustpilot gartner trustradius google app play software getapp glassdoor
    product
    """.split()
)


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.])\d(?:[.,]\d{1,2})? ?(?:/|out of|of) ?(?:(?:5|10)(?:\.0)?|five|ten)"
        r"(?!\w|\.\d|%)"
        r"|(?<![\w.])[45](?:[.,]\d{1,2})?[ -]?(?:star|stars)\b|(?<!to )\bfive stars?\b|★{3,5}"
        r"|\b(?:nps|net promoter score)(?: score)?(?: of|:)? \+?\d{2}\b"
    )


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on a mark beside words of rating or the name of a site."""
    text = candidate.statement.text
    sites = [m for m in matches if _is_site(candidate.folded[m.start : m.end])]
    mark = _mark().search(candidate.folded)
    if not mark or not matches:
        return None
    fills = [("figure", text[mark.start() : mark.end()])]
    if sites:
        fills.append(("site", text[sites[0].start : sites[0].end]))
    if tallied := _tallied().search(text):
        fills.append(("tallied", tallied[0]))
    return Strike(Span(mark.start(), mark.end()), tuple(fills))


@cache
def _tallied() -> re.Pattern[str]:
    """Look for how many gave marks: *roughly 9,000 reviews*."""
    return re.compile(
        r"(?<![\w.,/])(?!(?:19|20)\d\d\b)\d{1,3}(?:[.,]?\d{3})*\+? (?!stars?\b)(?:[\w-]+ ){0,2}(?:reviews|ratings)\b"
    )


def _is_site(words: str) -> bool:
    return words.startswith(_SITES)
