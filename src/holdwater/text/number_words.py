"""Numbers written in words: *ten*, *twenty-five*, *two hundred and fifty*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from holdwater.text.patterns import lowered
from holdwater.text.units import NUMBER_WORDS, SCALE_WORDS, SMALL_WORDS, TENS_WORDS

#: Before a scale these make a guess of it, and no figure: *a few hundred*.
_VAGUE = ("few ", "several ", "many ", "couple ")


#: Letters of which some stand in every number in words. Most texts have none of them,
#: and to look for letters is quicker than to look for words.
PIECES = (
    *("one", "two", "thre", "four", "fiv", "six", "seven", "eigh", "nin", "ten"),
    *("eleven", "twel", "thir", "fif", "fort", "twent", "hund", "thou", "llion"),
)


class NumberWord(NamedTuple):
    """A number in words stands at ``text[start:end]``."""

    value: Decimal
    start: int
    end: int


@cache
def _words() -> re.Pattern[str]:
    known = "|".join(NUMBER_WORDS)
    # *The twenty-first* counts nothing; a *twenty-second* wait does.
    ordinal = "first|third|fourth|fifth|sixth|seventh|eighth|ninth"
    return re.compile(
        rf"(?<![\w-])(?:(?:half )?an? )?({known})(?!\w|-(?:{ordinal})(?!\w))"
    )


@cache
def _word() -> re.Pattern[str]:
    known = "|".join(NUMBER_WORDS)
    return re.compile(rf"(?:{known})(?!\w)")


def number_words(text: str) -> Iterator[NumberWord]:
    """Find every number that is written in words, in order."""
    text, at = lowered(text), 0
    for piece in PIECES:
        if piece in text:
            break
    else:
        return
    while match := _words().search(text, at):
        lead = text[match.start() : match.start(1)]
        value, at = _read(text, match.start(1))
        is_scale = match[1] in SCALE_WORDS
        if lead and not is_scale:
            lead = ""  # "a ten-minute call"
        before = text[max(0, match.start(1) - 8) : match.start(1)]
        if not lead and is_scale and before.endswith(_VAGUE):
            at = match.end()
            continue
        start = match.start() if lead else match.start(1)
        yield NumberWord(value / 2 if lead.startswith("half") else value, start, at)


def _read(text: str, start: int) -> tuple[Decimal, int]:
    """Add words up for as long as they make one number."""
    total = current = 0
    least = None  # the scale read last; a larger one begins another number
    at = end = start
    last = ""
    while match := _word().match(text, at):
        word = match.group()
        if not _continues(word, last, current, least):
            break
        if word == "hundred":
            current = max(current, 1) * 100
        elif word in SCALE_WORDS:
            total += max(current, 1) * SCALE_WORDS[word]
            current, least = 0, SCALE_WORDS[word]
        else:
            current += NUMBER_WORDS[word]
        last, end = word, match.end()
        at = end + 1 if text[end : end + 1] in (" ", "-") and end < len(text) else end
        if at == end:
            break
        if word in SCALE_WORDS and text[at : at + 4] == "and ":
            at += 4
    return Decimal(total + current), end


def _continues(word: str, last: str, current: int, least: int | None) -> bool:
    if not last:
        return True
    if word == "hundred":
        return last in SMALL_WORDS and current < 20
    if word in SCALE_WORDS:
        return current > 0 and (least is None or SCALE_WORDS[word] < least)
    if word in TENS_WORDS:
        return last in SCALE_WORDS
    return last in SCALE_WORDS or (last in TENS_WORDS and SMALL_WORDS[word] < 10)
