"""What a number does in its sentence: names, versions, ordinals and dates."""

from __future__ import annotations

import re
from functools import cache

from holdwater.text.measures import word_before
from holdwater.text.units import COUNTED, MONTHS, OPEN_PREFIXES, PRODUCTS, REFERENCES

#: Months that are words or names as well, unless they have a capital.
_WORDS_TOO = frozenset("may march mar dec jan sun".split())

#: Before a year, even where something that can be counted stands behind it.
_YEAR_CUES = frozenset("in since until during our its early late mid year".split())


@cache
def _ordinals() -> re.Pattern[str]:
    return re.compile(r"(?:#|(?<!\w)n[or]\.\s?|(?<!\w)number\s)\Z")


@cache
def _decades() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:1[89]|20)\d0s(?!\w)")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]++(?!\w)")


def is_glued_before(text: str, start: int, last_end: int) -> bool:
    """Say whether a number belongs to a name before it: *AES-256*, *HTTP/2*.

    What ends at ``last_end`` was a figure: *10-20* is a range.
    """
    if start < 2 or text[start - 1] not in "-‑/.":
        return False
    if not text[start - 2].isalnum() or start - 1 == last_end:
        return False
    word = word_before(text, start - 1).lower().rpartition("-")[2]
    return not (word in OPEN_PREFIXES or word in MONTHS or word in ("no", "nr"))


def is_glued_behind(text: str, start: int, end: int) -> bool:
    """Say whether a number belongs to a name behind it: *3D*, *5G*, *1080p*.

    Minutes or metres (*5m*) and sizes (*2x4*) are none.
    """
    following = text[end : end + 1]
    if not (following.isalpha() or following == "_"):
        return False
    if following in "x×" and text[start:end] != "0":
        return not text[end + 1 : end + 2].isdecimal()
    return following != "m" or text[end + 1 : end + 2].isalnum()


def ordinal_end(text: str, start: int, end: int) -> int | None:
    """Return where an ordinal ends: *#1*, *No. 1*, *99th*; None if it is none.

    What a text begins with, before a full stop or a bracket, numbers it: *1. Install*.
    """
    if start == 0 and text[end : end + 2] in (". ", ") "):
        return end
    suffixed = text[end : end + 2].lower() in ("st", "nd", "rd", "th")
    if suffixed and not text[end + 2 : end + 3].isalnum():
        return end + 2
    before = text[max(0, start - 8) : start].lower()
    return end if _ordinals().search(before) else None


def role_of_name(text: str, start: int, digits: str) -> str | None:
    """Tell whether a number is a name or version of what stands before it."""
    lowered = word_before(text, start).lower()
    if lowered in REFERENCES:
        return "name"
    if lowered not in PRODUCTS:
        return None
    is_version = "." in digits or lowered in ("v", "version", "release")
    return "version" if is_version else "name"


def is_date(
    text: str, start: int, end: int, *, noun: str | None, bound: str | None
) -> bool:
    """Say whether bare digits are a year or the day of a month.

    ``noun`` is what they would count otherwise.
    """
    digits = text[start:end]
    if not digits.isdecimal() or len(digits) > 4:
        return False
    number = int(digits)
    following = text[end : end + 2]
    is_counted = (
        noun in COUNTED and text[end + 1 : end + 1 + len(noun or "")].lower() == noun
    )
    if len(digits) == 4 and 1970 <= number <= 2060:
        if is_decade(text, end):
            return True
        if following[:1].isalnum() or following[:1] in ("+", "_"):
            return False
        if bound and bound != "about" and noun:
            return False
        before = word_before(text, start).lower()
        return not is_counted or (before in _YEAR_CUES and number % 100 != 0)
    return (
        len(digits) <= 2
        and 1 <= number <= 31
        and not is_counted
        and (_is_month(word_before(text, start)) or _is_month(_word_after(text, end)))
    )


def is_decade(text: str, end: int) -> bool:
    """Say whether digits that end at ``end`` are a decade: *the 1990s*."""
    return bool(_decades().match(text, max(0, end - 4))) and end >= 4


def _word_after(text: str, end: int) -> str:
    word = _words().match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
    return word.group() if word else ""


def _is_month(word: str) -> bool:
    lowered = word.rstrip(".").lower()
    if lowered not in MONTHS:
        return False
    return word[0].isupper() or lowered not in _WORDS_TOO
