"""Several words in a row in capital letters."""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

#: So many letters at least: a few short capitals are acronyms, not shouting.
_LETTERS = 16


@cache
def _capitals() -> re.Pattern[str]:
    word = r"[A-Z](?:[A-Z’'-]*[A-Z])?"
    return re.compile(rf"(?<![\w-]){word}(?:[ ,:!]+{word}){{3,}}(?![\w-])")


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on four words or more, one of them too long for an acronym."""
    for found in _capitals().finditer(candidate.statement.text):
        words = re.findall(r"[A-Z’'-]+", found.group())
        if sum(map(len, words)) >= _LETTERS and max(map(len, words)) > 5:
            return Strike(Span(*found.span()))
    return None
