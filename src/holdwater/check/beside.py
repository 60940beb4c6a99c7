"""The other side of a comparison: *better than knowing the rate alone*."""

from __future__ import annotations

import re
from functools import cache

from holdwater.check.quoting import whole_phrase
from holdwater.model.claim import Candidate
from holdwater.model.rule import Hit
from holdwater.model.span import Span


@cache
def _against() -> re.Pattern[str]:
    """Look for the other side behind a comparison, up to where its phrase ends.

    *Than software can use them* names no other side.
    """
    word = r"(?!(?:that|which|who|can|could|do|does|is|are|was|were|has|have|will|would)\b)[^\W_][\w'’-]*"
    return re.compile(
        r"[^.;:]{0,40}?\b(?:than|compared to|compared with) "
        r"((?!ever|before|that|this|any|other|a |an |it |when|what|with)"
        rf"{word}(?: {word}){{0,3}})(?=[.,;:!?)]|$| and | in | on | for | that | which )",
        re.IGNORECASE,
    )


@cache
def _beside() -> re.Pattern[str]:
    """Look for the other side, whatever it is, behind a comparison or before it."""
    return re.compile(r"[^.;:!?]{0,60}?\b(?:than|compared (?:to|with)|versus|vs)\b")


@cache
def _compares_first() -> re.Pattern[str]:
    return re.compile(r"(?:in comparison (?:to|with)|compared (?:to|with)|unlike)\b")


#: Words struck that begin with what names the other side.
_FIRST = ("than ", "instead of ")


def other_side(candidate: Candidate, hit: Hit, match: str) -> dict[str, str]:
    """Name the other side of a comparison, or say that there is one."""
    text = candidate.statement.text
    first = next(
        (one for one in _FIRST if candidate.folded.startswith(one, hit.span.start)),
        None,
    )
    if first:
        start = hit.span.start + len(first)
        return {
            "against": whole_phrase(text, Span(start, max(start + 1, hit.span.end)))
        }
    end = hit.span.end
    if candidate.folded.endswith(" than", 0, end):  # it was struck with the rest
        end -= len(" than")
    against = _against().match(text, end)
    if against:
        return {"against": against[1]}
    return {"beside": match} if _has_other_side(candidate, end) else {}


def _has_other_side(candidate: Candidate, end: int) -> bool:
    """Say whether a sentence tells beside what: *better than knowing the rate alone*."""
    folded = candidate.folded
    if re.search(r"\b(?:while|whereas) ", folded[:end]):
        return True
    behind = _beside().match(folded, end)
    if behind and not folded.startswith((" ever", " before"), behind.end()):
        return True
    return bool(_compares_first().match(folded))
