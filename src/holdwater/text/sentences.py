"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from holdwater.model.span import Span

#: Words that end in a full stop without ending a sentence.
ABBREVIATIONS = frozenset(
    """
    approx art bn ca cf ch corp co dept dev dr ed eds eq esp est etc ext fig figs gen
    gov hon hr hrs inc incl int jr lt ltd max messrs min mins mio misc mn mr mrd mrs
    mt no nos nr op p pp prof pt ref resp rev sec secs sgt sr st std tel temp var
    ver viz vol vs al jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu
    fri sat sun
    """.split()
)

#: Abbreviations that may well end a sentence, if a capital follows.
_MAY_END = frozenset("al co corp etc inc jr ltd no sr".split())

#: Titles: what follows is a name, whatever it looks like.
_TITLES = frozenset("Dr Gen Gov Hon Lt Messrs Mr Mrs Ms Prof Rev Sgt St".split())

#: What follows these belongs to them.
_LEAD_ON = frozenset("cf e.g esp i.e incl viz vs".split())

#: Before the initial of a name: *by J. Smith*. Behind other words in small letters a
#: single letter is a letter: *from A to Z*.
_NAME_OPENERS = frozenset("and by cf said says see thanks with".split())

#: Behind a number these are units, and may end a sentence.
_UNITS = frozenset("hr hrs min mins sec secs".split())

#: Words that open a sentence and no name: behind them *5 min.* is an end.
_STARTERS = frozenset(
    """
    a all also an and another any as at because both but by each every for from get
    has have here his how however if in instead is it its just learn let many more
    most my no not now on once one only or our over read see she some start that the
    their then there these they this those though to under until use we what when
    where whether which while who why with without you your
    """.split()
)

_OPENERS = "\"'“‘«([{¿¡"


@cache
def _ends() -> re.Pattern[str]:
    # A run of marks is read once and never given back: linear. One mark is read before
    # anything else is asked: a search for a mark alone is quicker.
    return re.compile(
        r"""[\n.!?…。！？](?:(?<=\n)
        |(?<!\n)(?<![.!?…。！？].)[.!?…。！？]*+["'”’»)\]」』）]*+
            (?>(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹])*)(?=\s|\Z)
        |(?<=[。！？])[.!?…。！？]*+[”’」』）]*+(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹])*)""",
        re.VERBOSE,
    )


def sentences(text: str, *, whole: Sequence[Span] = ()) -> Iterator[Span]:
    """Yield the span of each sentence of a block's text, white space left out.

    A line break that was kept in the text ends a sentence. Nothing ends inside
    the spans of ``whole`` (code), which are in order and do not overlap.
    """
    start = 0
    starts = [span.start for span in whole]
    for match in _ends().finditer(text):
        mark, end = match.span()
        if end <= start or _is_inside(whole, starts, mark, end):
            continue
        if match.group() != "\n" and not _ends_here(text, mark, end, start):
            continue
        yield from _trimmed(text, start, end)
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
    yield from _trimmed(text, start, len(text))


def _is_inside(
    whole: Sequence[Span], starts: Sequence[int], mark: int, end: int
) -> bool:
    """Say whether a mark stands inside a span, or what closes it reaches into one."""
    index = bisect_right(starts, end - 1) - 1
    return index >= 0 and mark < whole[index].end


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends_here(text: str, mark: int, end: int, start: int) -> bool:
    """Say whether the mark at ``mark`` ends the sentence begun at ``start``."""
    at = end
    while at < len(text) and text[at].isspace():
        at += 1
    if at == len(text):
        return True
    if text[at] in _OPENERS:
        at += 1
    following = text[at : at + 1]
    if text[mark] not in ".…" or text[mark + 1 : end].startswith(("!", "?")):
        return not following.islower()
    if text.startswith("[…]", mark - 1):
        return False  # a gap to be filled in
    if text.startswith("..", mark) or text[mark] == "…":
        return following.isupper()
    word = _word_before(text, mark)
    if word.isdecimal() and mark - len(word) == start:
        return False  # "1. First" that no reader took for a list
    bare = word.lstrip(_OPENERS)
    if _is_abbreviation(bare) and _may_be_initial(text, start, mark, word):
        is_counted = text[max(0, mark - len(word) - 2) : mark].lstrip()[:1].isdecimal()
        return _ends_behind(bare, _first_word(text, at), is_counted=is_counted)
    return not following.islower() or _is_name(text, at)


def _is_abbreviation(word: str) -> bool:
    if word in _TITLES or word.lower() in ABBREVIATIONS:
        return True
    if len(word) == 1:
        return word.isupper() and word != "I"  # an initial
    # "U.S", "a.m", "Ph.D"
    parts = word.split(".") if "." in word and len(word) <= 5 else ()
    return bool(parts) and all(p.isalpha() and len(p) <= 2 for p in parts)


def _may_be_initial(text: str, start: int, mark: int, word: str) -> bool:
    """Say whether a capital letter can belong to a name; other words are let pass.

    An initial opens its sentence or a bracket, or follows a name, an initial, a title
    or a word that leads up to a name.
    """
    if len(word) != 1 or word.islower():
        return True
    at = mark - 1
    while at > start and text[at - 1].isspace():
        at -= 1
    before = _word_before(text, at).lstrip(_OPENERS) if at > start else ""
    return (
        not before
        or before[0].isupper()
        or before.endswith(".")
        or before.lower() in _NAME_OPENERS
    )


def _ends_behind(word: str, following: str, *, is_counted: bool) -> bool:
    """Say whether an abbreviation ends its sentence where a word follows."""
    lowered = word.lower()
    if word in _TITLES or lowered in _LEAD_ON or not following[:1].isupper():
        return False
    return (
        lowered in _MAY_END
        or (is_counted and lowered in _UNITS)
        or following.lower() in _STARTERS
    )


def _word_before(text: str, mark: int) -> str:
    start = mark
    while start and not text[start - 1].isspace():
        start -= 1
    return text[start:mark].rsplit("/", 1)[-1]


def _first_word(text: str, at: int) -> str:
    end = at
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[at:end]


def _is_name(text: str, at: int) -> bool:
    """Say whether a word in small letters is a name: *iOS*, *pgBouncer*."""
    return any(character.isupper() for character in _first_word(text, at))
