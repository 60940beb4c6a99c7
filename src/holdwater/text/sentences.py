"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from holdwater.model.span import Span

#: Words that end in a full stop without ending a sentence.
ABBREVIATIONS = frozenset(
    """
    approx art cf ch corp dept dr ed eds e.g est etc eq fig figs gen gov i.e inc
    incl jr lt ltd max min mr mrs ms mt no nos nr p pp prof ref rev sec sgt sr st
    vol vs jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat
    sun al ca co dev ext int misc op resp std tel temp var
    """.split()
)

#: Abbreviations that may well end a sentence, if a capital follows.
_MAY_END = frozenset({"etc", "inc", "ltd", "corp", "co", "jr", "sr", "al"})

_OPENERS = "\"'“‘«([{¿¡"


@cache
def _ends() -> re.Pattern[str]:
    # Every quantifier is bounded by what stands before it: linear.
    return re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s)|\n|[。！？]")


def sentences(text: str, *, whole: Sequence[Span] = ()) -> Iterator[Span]:
    """Yield the span of each sentence of a block's text, white space left out.

    A line break that was kept in the text ends a sentence. Nothing ends inside
    the spans of ``whole`` (code).
    """
    start = 0
    for match in _ends().finditer(text):
        end = match.end()
        if any(span.start <= match.start() < span.end for span in whole):
            continue
        if match.group() != "\n" and not _ends_here(text, match.start(), end):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends_here(text: str, mark: int, end: int) -> bool:
    """Say whether the mark at ``mark`` ends a sentence."""
    at = end
    while at < len(text) and text[at].isspace():
        at += 1
    if at == len(text):
        return True
    following = text[at]
    opened = following in _OPENERS
    if opened and at + 1 < len(text):
        following = text[at + 1]
    if text[mark] != "." or (end - mark > 1 and text[mark + 1] in "!?"):
        return not following.islower()
    if text.startswith("..", mark) or text[mark] == "…":
        return following.isupper()
    word = _word_before(text, mark)
    if len(word) == 1 and word.isupper() and word != "I":
        return False  # an initial, or U.S.
    lowered = word.lower().lstrip(_OPENERS)
    if lowered in ABBREVIATIONS:
        return lowered in _MAY_END and following.isupper()
    if "." in lowered and lowered.replace(".", "").isalpha() and len(lowered) <= 5:
        return False  # a.m., e.g., U.S.
    if word.isdigit() and mark - len(word) == 0:
        return False  # "1. First" that no reader took for a list
    return not following.islower() or _is_name(text, at)


def _word_before(text: str, mark: int) -> str:
    start = mark
    while start and not text[start - 1].isspace():
        start -= 1
    return text[start:mark].rsplit("/", 1)[-1]


def _is_name(text: str, at: int) -> bool:
    """Say whether a word in small letters is a name: *iOS*, *pgBouncer*."""
    end = at
    while end < len(text) and text[end].isalnum():
        end += 1
    return any(character.isupper() for character in text[at:end])
