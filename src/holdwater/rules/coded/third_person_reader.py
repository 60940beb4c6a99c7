"""The reader spoken of as somebody else: *All users are requested to …*.

Where no *their* or *they* follows, *Please …* or *You must …* may take its place.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike
from holdwater.text.plain_words import opens

_READERS = (
    r"(?:all |our |the |any |affected |impacted )*"
    r"(?:end )?(?:users?|staff|employees?|colleagues|recipients?|members of staff"
    r"|staff members?|team members|account holders?)"
)


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_READERS} (?:is|are|will be) (?:kindly |hereby |also |strongly )?"
        r"(?P<how>requested|asked|advised|encouraged|invited|reminded|urged|instructed"
        r"|required|expected|obliged) to\b"
    )


@cache
def _third_person() -> re.Pattern[str]:
    return re.compile(r"\b(?:they|them|their|theirs|themselves|his|her|he|she)\b")


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike where the readers are told of, and are the ones who have to act."""
    found = _asked().search(candidate.folded)
    if found is None:
        return None
    must = found["how"] in ("required", "expected", "obliged", "instructed")
    said = "you must" if must else "please"
    span = Span(*found.span())
    is_certain = opens(candidate.statement.text, span.start) and not (
        _third_person().search(candidate.folded[span.end :])
    )
    if not is_certain:
        return Strike(span, (("advice", ""), ("choice", f"“{said}”")))
    return Strike(span, (("advice", f": say “{said}”"),), said)
