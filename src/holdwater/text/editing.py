"""Words taken out of a sentence and put into it, and the seams made good.

What is made good stands beside what was changed: spaces, a comma that lost its
neighbour, *a* or *an*, the capital at the start. The rest stays letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from holdwater.model.span import Span

#: Stands at each end of new words until the seams are made good.
_SEAM = "\x00"


class Edit(NamedTuple):
    """Put ``words`` in the place of ``text[start:end]``."""

    start: int
    end: int
    words: str

    @property
    def is_addition(self) -> bool:
        """Say whether nothing is taken away."""
        return self.start == self.end


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Make the edits, which do not overlap, and make the seams good.

    In a text that is all capitals the new words are so too.
    """
    parts, at = [], 0
    for edit in sorted(edits):
        words = edit.words.upper() if text.isupper() else edit.words
        parts += [text[at : edit.start], _SEAM, words, _SEAM]
        at = edit.end
    joined = "".join([*parts, text[at:]])
    for pattern, by in _repairs():
        joined = pattern.sub(by, joined)
    mended = _articles().sub(_with_article, joined).replace(_SEAM, "").strip()
    first = next((character for character in text if character.isalnum()), "")
    return _with_capital(mended) if first.isupper() else mended


def find_again(spans: Iterable[Span], text: str, edited: str) -> list[Span] | None:
    """Find where words of a text stand in the edited one, in the same order.

    None where some are not there any more.
    """
    found, at = [], 0
    for span in spans:
        words = text[span.start : span.end]
        start = edited.find(words, at)
        if start < 0:
            return None
        at = start + len(words)
        found.append(Span(start, at))
    return found


def with_articles(words: str) -> str:
    """Put *a* or *an* as the words behind it ask for."""
    return re.sub(r"(?<![\w'’-])([Aa])n?( )(?=([\w\[]+))", _with_article, words)


@cache
def _repairs() -> list[tuple[re.Pattern[str], str]]:
    seam = f"{_SEAM}+"
    return [
        (re.compile(pattern.replace("~", seam)), by)
        for pattern, by in (
            (rf"({_SEAM}{{2}}) +(?={_SEAM}{{2}})", r"\1"),  # nothing beside nothing
            (r"\s+(~)\s+", r" \1"),
            (r"^((?:~)?)\s+", r"\1"),
            (r"\s*(~)\s*(?=[,.;:!?)])", r"\1"),
            (r",?((?:~)+)(?=[.!?]*$)", r"\1"),
            (r"([(“])(~)\s+", r"\1\2"),
        )
    ]


@cache
def _articles() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])([Aa])n?( *{_SEAM}+ *)(?=([\w\[]+))")


def _with_article(match: re.Match[str]) -> str:
    article = "n" if _sounds_open(match[3]) else ""
    return match[1] + article + match[2]


def _sounds_open(word: str) -> bool:
    """Say whether *an* stands before a word."""
    lowered = word.lower()
    if word.isupper() and 1 < len(word) <= 5:
        return word[0] in "AEFHILMNORSX"  # read letter by letter
    if lowered.startswith(("8", "11", "18", "hour", "honest", "heir")):
        return True
    if re.match(r"uni(?!n|m)|use|usu|eu|one\b|once|ubi|uti|ura", lowered):
        return False
    return lowered[0] in "aeiou"


def _with_capital(text: str) -> str:
    for at, character in enumerate(text):
        if character == "[":
            return text  # a gap begins as its words will
        if character.isalnum():
            return text[:at] + character.upper() + text[at + 1 :]
    return text
