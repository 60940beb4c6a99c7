"""What stands around a number: its scale, unit, noun and bound."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from holdwater.text.later import later
from holdwater.text.units import (
    BITS,
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    EXACT,
    GLUED_SCALES,
    MONEY_SCALES,
    NO_NOUNS,
    NOUN_STOPS,
    NUMBER_WORDS,
    OPERATIONS,
    PER_SECOND,
    RATES,
    SCALES,
    UNITS,
)

CURRENCIES = frozenset("$€£¥₹") | {"CHF"}

_SPACES = " \u00a0\u2009\u202f"
_DATA = later(r"(?:[kMGTPE]i?)?B|(?:[kMGT])?bit")


class Scaled(NamedTuple):
    """How many powers of ten a number is scaled by, and where its scale ends."""

    power: int
    end: int


class Counted(NamedTuple):
    """A unit or a noun (None where there is none), and where it ends."""

    name: str | None
    end: int


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    word = r"[^\W\d_]++(?!\w)"
    comparatives = (
        "as|the|more|less|fewer|better|worse|faster|slower|higher|lower|larger|"
        "smaller|bigger|greater|cheaper|quicker|longer|shorter|lighter|denser|"
        "stronger|safer|simpler|easier|wider|sooner|closer"
    )
    return {
        "word": re.compile(word),
        "unit": re.compile(rf"[^\W\d_]++(?>(?:/[^\W\d_]++)*)(?!\w)|{word}"),
        "percent": re.compile(
            r"(?:%|per ?cent(?:age)?|pct)(?P<points>[ -]?(?:points?|pts?))?(?!\w)",
            re.IGNORECASE,
        ),
        "degrees": re.compile(r"°\s?[CF]?(?!\w)"),
        "money": re.compile(r"[€$£¥₹](?!\s?\d|\w)"),
        "factor": re.compile(r"[xX×](?![\w×]|\s?\d)"),
        "times": re.compile(rf"(?:times|[xX×])(?= (?:{comparatives})\b)"),
        "second": re.compile(rf"(?:[{_SPACES}](?:per|a)[{_SPACES}]|/)se?c?(?:ond)?\b"),
    }


def _listed(words: str) -> list[str]:
    return [part.strip() for part in " ".join(words.split()).split("|")]


@cache
def _bounds(*, before: bool) -> dict[str, str]:
    """Map the words of every bound to it, the longest first."""
    table = BOUNDS_BEFORE if before else BOUNDS_AFTER
    pairs = [(word, bound) for bound, all_ in table.items() for word in _listed(all_)]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _bound_words(*, before: bool) -> tuple[str, ...]:
    return tuple(_bounds(before=before))


@cache
def _bound_lengths() -> tuple[int, ...]:
    """Return how long the words before a figure are, the longest first."""
    return tuple(dict.fromkeys(map(len, _bounds(before=True))))


def bound_words() -> tuple[str, ...]:
    """Return the words before a figure that fence it in: *under*, *at least*."""
    return _bound_words(before=True)


def bound_of(text: str, start: int, number_end: int, end: int) -> str | None:
    """Tell how a writer fences a figure in, if at all.

    The figure's digits end at ``number_end``, its unit or noun at ``end``.
    """
    head = text[max(0, start - 32) : start].lower().rstrip(_SPACES + "-")
    bound = _bound_at_end(head)
    for article in (" a", " an", " the", " another", " an additional"):
        if bound is None and head.endswith(article):
            bound = _bound_at_end(head.removesuffix(article))
    if bound:
        return bound
    for at in (end, number_end):
        if text.startswith("+", at):
            return "at least"
        tail = text[at : at + 14].lower()
        if tail[:1] == " " and tail.startswith(_bound_words(before=False), 1):
            return _bound_at_start(tail[1:])
    return None


def _bound_at_end(head: str) -> str | None:
    if not head.endswith(_bound_words(before=True)):
        return None
    bounds = _bounds(before=True)
    for length in _bound_lengths():
        words = head[-length:]
        bound = bounds.get(words)
        if bound:
            barred = str.isalnum if words[0].isalpha() else "-=".__contains__
            before = head[: -len(words)][-1:]
            if not (before and barred(before)):
                return bound
    return None


def _bound_at_start(tail: str) -> str | None:
    for words, bound in _bounds(before=False).items():
        if tail.startswith(words) and not tail[len(words) : len(words) + 1].isalnum():
            return bound
    return None


def scale_after(text: str, end: int, *, is_money: bool) -> Scaled:
    """Read a scale: *5k*, *5 million*, *$5m*; *5 M* and *5m* alone are none."""
    at = end + 1 if text[end : end + 1] in (*_SPACES, "-") and end < len(text) else end
    word = _patterns()["word"].match(text, at)
    if not word:
        return Scaled(0, end)
    name = word.group()
    glued = MONEY_SCALES if is_money else GLUED_SCALES
    if at == end and name in glued:
        return Scaled(glued[name], word.end())
    if name.lower() in SCALES:
        power = SCALES[name.lower()]
        second = _patterns()["word"].match(text, word.end() + 1)
        more = SCALES.get(second.group().lower(), 0) if second else 0
        if second and more > power and text[word.end()] in _SPACES:
            return Scaled(power + more, second.end())  # "5 hundred thousand"
        return Scaled(power, word.end())
    if name in ("K", "M", "B") and _plural_follows(text, word.end()):
        return Scaled(GLUED_SCALES[name], word.end())
    return Scaled(0, end)


def _plural_follows(text: str, at: int) -> bool:
    word = _patterns()["word"].match(text, at + 1)
    return bool(text[at : at + 1] == " " and word and _is_plural(word.group()))


def unit_after(text: str, end: int) -> Counted:
    """Read a unit behind a number: *5 ms*, *60%*, *10x*, *3 times faster*."""
    patterns = _patterns()
    gap = text[end : end + 1]
    at = end + 1 if gap and gap in _SPACES + "-‑" else end
    percent = patterns["percent"].match(text, at)
    if percent:
        return Counted("pp" if percent["points"] else "%", percent.end())
    factor = patterns["times" if at > end else "factor"].match(text, at)
    if factor:
        return Counted("x", factor.end())
    degrees = patterns["degrees"].match(text, at)
    if degrees:
        return Counted(degrees.group().replace(" ", ""), degrees.end())
    money = patterns["money"].match(text, at)
    if money:
        return Counted(money.group(), money.end())
    word = patterns["unit"].match(text, at)
    if not word:
        return Counted(None, end)
    unit, length = _unit_in(word.group())
    if unit is None:
        return _operations(text, word.group(), at) or Counted(None, end)
    if unit == "x" and word.group().lower() != "fold":
        return Counted(None, end)  # "2 x 4", "2x4": a size, and no factor
    second = patterns["second"].match(text, at + length)
    if second and _DATA.fullmatch(unit):
        return Counted(unit + "/s", second.end())
    return Counted(unit, at + length)


def _unit_in(word: str) -> tuple[str | None, int]:
    """Read a word as a unit, alone or over a unit of time; and its length."""
    unit = _simple_unit(word)
    if unit or "/" not in word:
        return unit, len(word)
    above, _, below = word.partition("/")
    below = below.partition("/")[0]
    unit = _simple_unit(above)
    if unit and _DATA.fullmatch(unit) and below.lower() in RATES:
        return f"{unit}/{RATES[below.lower()]}", len(above) + 1 + len(below)
    return unit, len(above)


def _simple_unit(word: str) -> str | None:
    lowered = word.lower()
    if word in BITS:
        return BITS[word]
    if lowered in EXACT and word != EXACT[lowered]:
        return None
    return UNITS.get(lowered)


def _operations(text: str, word: str, at: int) -> Counted | None:
    """Read *10,000 requests per second*, *500 rows/s*."""
    name, _, below = word.partition("/")
    if name.lower() not in OPERATIONS:
        return None
    if below.lower() in PER_SECOND:
        return Counted("op/s", at + len(word))
    second = _patterns()["second"].match(text, at + len(name))
    return Counted("op/s", second.end()) if second else None


@cache
def _no_nouns() -> frozenset[str]:
    return NOUN_STOPS.union(NUMBER_WORDS)


def noun_after(text: str, end: int) -> Counted:
    """Find what a bare number counts: the last of up to three words."""
    at, noun, noun_end = end, None, end
    for _ in range(3):
        joiner = text[at : at + 1]
        if not joiner or joiner not in _SPACES + "-":
            break
        word = _patterns()["word"].match(text, at + 1)
        if not word or word.group().lower() in _no_nouns():
            break
        is_joined = joiner == "-" and at == end  # "a 40-person team"
        noun, noun_end, at = word.group().lower(), word.end(), word.end()
        if is_joined or _is_plural(noun):
            break
    if noun in NO_NOUNS or noun_end - end == 2:  # "a 10-K", "300 K"
        return Counted(None, end)
    return Counted(noun, noun_end)


def _is_plural(noun: str) -> bool:
    if noun in ("people", "staff"):
        return True
    return len(noun) > 2 and noun.endswith("s") and not noun.endswith(("ss", "us"))


def word_before(text: str, start: int) -> str:
    """Return the word a number stands behind, as it is written."""
    stop = start
    while stop and text[stop - 1] in _SPACES:
        stop -= 1
    begin = stop
    while begin and (text[begin - 1].isalpha() or text[begin - 1] in "-."):
        begin -= 1
    return text[begin:stop]
