"""A sentence of more than 25 words.

What stands as one unit counts as a word: a figure, a file name, a run of code. What
is no sentence has no length: a list of names, a row of labels with their values.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

#: From the next word on a sentence is long, and very long.
LONG = 25
VERY_LONG = 35

#: Of so many words at least one has to be a comma's for a list …
_WORDS_A_COMMA = 4

#: … and so many labels with a colon make a form.
_LABELS = 3


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_](?:[^\s]*[^\W_])?")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z][\w ]{0,24}:\s")


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on what is too much of a long sentence, not of a very long one."""
    return strike_between(candidate, LONG, VERY_LONG)


def strike_between(candidate: Candidate, least: int, most: float) -> Strike | None:
    """Strike on the words behind the first ``least``, if there are at most ``most``."""
    if len(candidate.folded) < 2 * least:
        return None
    words = _words(candidate)
    if not least < len(words) <= most or _is_no_sentence(candidate, len(words)):
        return None
    fills = (("count", str(len(words))),)
    return Strike(Span(words[least].start, words[-1].end), fills)


def _words(candidate: Candidate) -> list[Span]:
    """Find the words; those of a run of code are one."""
    words: list[Span] = []
    code = candidate.statement.code
    for match in _word().finditer(candidate.statement.text):
        span = Span(*match.span())
        inside = next((one for one in code if one.meets(span)), None)
        if inside and words and inside.meets(words[-1]):
            words[-1] = Span(words[-1].start, span.end)
        else:
            words.append(span)
    return words


def _is_no_sentence(candidate: Candidate, count: int) -> bool:
    text = candidate.statement.text
    if count <= _WORDS_A_COMMA * (text.count(",") + text.count(";") + text.count("·")):
        return True
    return len(_label().findall(text)) >= _LABELS
