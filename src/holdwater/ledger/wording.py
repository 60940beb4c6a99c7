"""What of a text is compared with a record's words: words, direction, figures, frame."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from holdwater.ledger.printed import all_figures
from holdwater.model.quantity import Quantity
from holdwater.text.measures import bound_words
from holdwater.text.units import NUMBER_WORDS, UNITS

_QUOTES = str.maketrans("‘’‛′“”„″«»‐‑–—\u00a0\u202f", '\'\'\'\'""""""----  ')

_EMPTY = frozenset(
    """
    a about after all also am an and any are as at be been being before between both but
    by can could did do does for from had has have here if in into is it its itself may
    might of on or our out own per so such than that the their them then there these they
    this those through to too was we were what when where which while who will with within
    would you your
    """.split()
)

#: What turns a comparison round, and the two sides it can have.
_MORE = frozenset(
    """
    more faster quicker higher larger bigger greater longer better increase increases
    increased raise raises raised gain gains up above over exceed exceeds improve improves
    safer stronger stable
    """.split()
)
_LESS = frozenset(
    """
    less fewer slower lower smaller shorter worse decrease decreases decreased reduce
    reduces reduced cut cuts drop drops down below under save saves saved cheaper weaker
    """.split()
)
#: Numbers in words: they are compared as the figures they are.
_NUMBERS = frozenset((*NUMBER_WORDS, *"twice thrice double triple times fold".split()))

_NOT = frozenset("not no never none cannot without neither nor n't".split())


class Words(NamedTuple):
    """What is compared of a text: its words, its direction, and its figures."""

    content: frozenset[str]
    direction: frozenset[str]
    text: str

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """The figures, read when they are asked for."""
        return all_figures(self.text)


def same_words(text: str) -> str:
    """Write a text so that what is exactly the same is equal."""
    if not text.isascii():  # plain letters are written in one way alone
        text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    plain = " ".join(text.split()).rstrip(" .!…")
    return plain[:1].lower() + plain[1:]


@cache
def _bound() -> re.Pattern[str]:
    """Match what bounds a figure, and is compared with that."""
    return re.compile(r"\bat\s++(?:most|least)\b")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)[^\W\d_]\w*+(?:['’]\w++)?")


@cache
def _letter() -> re.Pattern[str]:
    """Match a letter that names something: *job A takes*, *the d job*, *the a job*, but not *3 d*."""
    letter = r"(?:[B-HJ-Zb-hj-z]|A(?= [a-z(]|[.,;:!?)]|$))"
    return re.compile(
        rf"(?<=[^\W\d_] ){letter}(?![\w'’]|\.\w)|(?<=\b[Tt]he )a(?= [a-z])"
    )


def words_of(text: str) -> Words:
    """Cut a text into what is compared."""
    content = set(map(str.lower, _letter().findall(text)))
    direction = set()
    lowered = text.lower()
    if "most" in lowered or "least" in lowered:
        lowered = _bound().sub(" ", lowered)
    for word in _word().findall(lowered):
        what, said = _part(word)
        if what == "content":
            content.add(said)
        elif what == "direction":
            direction.add(said)
    return Words(frozenset(content), frozenset(direction), text)


@lru_cache(maxsize=20_000)
def _part(word: str) -> tuple[str | None, str]:
    """Tell what part a word has in what is compared, and as what it is compared."""
    if word in _MORE:
        return "direction", "more"
    if word in _LESS:
        return "direction", "less"
    if word in _NOT or word.endswith(("n't", "n’t")):
        return "direction", "not"
    if word in _EMPTY or word in UNITS or word in _NUMBERS:
        return None, word
    return "content", _stem(word)


def _stem(word: str) -> str:
    """Cut what changes at the end of an English word, roughly."""
    word = word.partition("'")[0].partition("’")[0]
    for end in ("ing", "ed", "es", "s"):
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word[: -len(end)].removesuffix("e")
    return word.removesuffix("e")


def around(text: str) -> str:
    """Write a text without its figures and what bounds them: what is left is a frame."""
    parts, at = [], 0
    for figure in all_figures(text):
        parts.append(_unbounded(text[at : figure.span.start]))
        at = figure.span.end
    return same_words(" # ".join([*parts, text[at:]])) if parts else ""


def _unbounded(text: str) -> str:
    lowered = text.lower().rstrip()
    ends = (one for one in bound_words() if lowered.endswith(f" {one}"))
    cut = max(map(len, ends), default=0)
    return lowered[: len(lowered) - cut]
