"""Figures in a statement: numbers, units, bounds, percentages, versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from holdwater.model.quantity import Quantity
from holdwater.model.span import Span

_UNITS: dict[str, str] = {}
for _unit, _spellings in {
    "%": "% percent",
    "pp": "pp",
    "x": "x × times fold",
    "ns": "ns nanosecond nanoseconds",
    "µs": "µs us μs microsecond microseconds",
    "ms": "ms millisecond milliseconds msec",
    "s": "s sec secs second seconds",
    "min": "min mins minute minutes",
    "h": "h hr hrs hour hours",
    "d": "day days",
    "week": "week weeks",
    "month": "month months",
    "year": "year years yr yrs",
    "bit": "bit bits",
    "B": "byte bytes",
    "kB": "kb kib kilobytes",
    "MB": "mb mib megabytes",
    "GB": "gb gib gigabytes gigabyte",
    "TB": "tb tib terabytes terabyte",
    "PB": "pb pib petabytes petabyte",
    "Mbit/s": "mbps mbit/s",
    "Gbit/s": "gbps gbit/s",
    "Tbit/s": "tbps tbit/s",
    "MB/s": "mb/s mib/s",
    "GB/s": "gb/s gib/s",
    "op/s": "iops qps tps rps ops op/s ops/s req/s rows/s events/s tokens/s",
    "Hz": "hz",
    "MHz": "mhz",
    "GHz": "ghz",
    "W": "w watt watts",
    "kW": "kw",
    "kWh": "kwh",
    "V": "v volt volts",
    "mm": "mm",
    "cm": "cm",
    "px": "px",
    "nines": "nines",
}.items():
    for _spelling in _spellings.split():
        _UNITS[_spelling] = _unit

#: Units of one letter, or that are English words, only count in this writing.
_EXACT = {"s": "s", "h": "h", "w": "W", "v": "V", "us": "us", "d": "d"}

_SCALES = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "mm": 6,
    "million": 6,
    "mio": 6,
    "b": 9,
    "bn": 9,
    "billion": 9,
    "trillion": 12,
    "lakh": 5,
    "crore": 7,
}

_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}

_BOUNDS_BEFORE = {
    "up to": "up to",
    "as much as": "up to",
    "as many as": "up to",
    "as little as": "up to",
    "as low as": "up to",
    "as few as": "up to",
    "as fast as": "up to",
    "a maximum of": "at most",
    "at least": "at least",
    "a minimum of": "at least",
    "no less than": "at least",
    "more than": "more than",
    "over": "more than",
    "above": "more than",
    "exceeding": "more than",
    ">": "more than",
    "≥": "at least",
    ">=": "at least",
    "less than": "less than",
    "fewer than": "less than",
    "under": "less than",
    "below": "less than",
    "<": "less than",
    "≤": "at most",
    "<=": "at most",
    "at most": "at most",
    "no more than": "at most",
    "within": "at most",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "approx.": "about",
    "roughly": "about",
    "some": "about",
    "nearly": "about",
    "almost": "about",
    "close to": "about",
    "~": "about",
    "≈": "about",
}

_MONTHS = frozenset(
    """
    january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec q1 q2 q3 q4 h1 h2
    spring summer autumn fall winter
    """.split()
)

_NAMED_BEFORE = frozenset(
    """
    iso iec en din rfc nist sp fips pci soc cis cve cwe kb section chapter figure
    fig table step part page level tier phase class type port article clause annex
    appendix windows ubuntu debian rhel centos fedora java python node php go ruby
    postgresql postgres mysql mariadb oracle tls ssl http usb pcie wi-fi gen version
    v release build issue pr model series code error exit status
    """.split()
)

_NOUN_STOPS = frozenset(
    """
    a an and are as at be but by for from has have if in is it of on or our per so
    than that the their then they this to was we were when which while who will with
    you your can may must
    """.split()
)


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.,])(?:(?P<date>\d{4}-\d\d(?:-\d\d)?(?!\w))|(?P<always>24/7(?!\w))"
        r"|(?P<currency>[$€£¥]\s?)?"
        r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*|\.\d+))"
    )


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


def quantities(text: str) -> tuple[Quantity, ...]:
    """Find the figures of a statement, in order.

    Numbers glued to a name (*IPv6*, *AES-256*, *S3*) are names and left out.
    """
    found = list(_in_digits(text))
    lowered = text.lower()
    if any(word in lowered for word in _WORDS):
        found += _in_words(text, lowered)
        found.sort(key=lambda one: one.span)
    return tuple(found)


def _in_digits(text: str) -> Iterator[Quantity]:
    for match in _numbers().finditer(text):
        start, end = match.span()
        digits = match["number"]
        if digits is None:
            role = "date" if match["date"] else "name"
            yield _plain(text[start : start + 4].partition("/")[0], role, start, end)
            continue
        if (
            start
            and text[start - 1] in "-–/"
            and start > 1
            and text[start - 2].isalpha()
        ):
            continue  # AES-256, HTTP/2
        if digits.count(".") > 1 or _is_version(text, start, digits):
            yield _plain(digits, "version", start, end)
        elif _is_ordinal(text, start, end):
            yield _plain(digits, "ordinal", start, end)
        elif not match["currency"] and _is_date(text, start, end, digits):
            yield _plain(digits, "date", start, end)
        elif _is_named(text, start):
            yield _plain(digits, "name", start, end)
        else:
            yield _measured(text, start, end, digits, match["currency"])


def _plain(digits: str, role: str, start: int, end: int) -> Quantity:
    """Make a figure that measures nothing; its value is its leading number."""
    whole, _, rest = digits.replace(",", "").partition(".")
    fraction = rest.partition(".")[0]
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    return Quantity(
        value=value, unit=None, bound=None, role=role, span=Span(start, end)
    )


def _measured(
    text: str, start: int, end: int, digits: str, currency: str | None
) -> Quantity:
    value = Decimal(digits.replace(",", ""))
    value, end = _scaled(text, end, value)
    plus = text.startswith("+", end)
    if plus:
        end += 1
    bound = _bound_before(text, start) or ("at least" if plus else None)
    if currency:
        return Quantity(
            value=value,
            unit=currency.strip(),
            bound=bound,
            role="measure",
            span=Span(start, end),
        )
    unit, unit_end = _unit_after(text, end)
    if unit:
        return Quantity(
            value=value,
            unit=unit,
            bound=bound,
            role="measure",
            span=Span(start, unit_end),
        )
    noun, noun_end = _noun_after(text, end)
    return Quantity(
        value=value, unit=noun, bound=bound, role="count", span=Span(start, noun_end)
    )


def _scaled(text: str, end: int, value: Decimal) -> tuple[Decimal, int]:
    at = end + 1 if text.startswith(" ", end) else end
    word = _words().match(text, at)
    if not word:
        return value, end
    name = word.group()
    glued = at == end
    # "5 M" and "5m" are metres or minutes; "5M", "5 million" are scales.
    if glued and name in ("K", "k", "M", "B", "bn", "BN"):
        return value.scaleb(_SCALES[name.lower()]), word.end()
    if len(name) > 2 and name.lower() in _SCALES:
        return value.scaleb(_SCALES[name.lower()]), word.end()
    return value, end


def _unit_after(text: str, end: int) -> tuple[str | None, int]:
    at = end
    if at < len(text) and text[at] in " -‑\u00a0\u202f":
        at += 1
    if text.startswith("%", at):
        points = text[at + 1 :].lower().startswith((" point", "-point"))
        return ("pp" if points else "%"), at + 1
    if text.startswith("per cent", at):
        return "%", at + len("per cent")
    stop = at
    while stop < len(text) and (text[stop].isalpha() or text[stop] in "/×µμ"):
        stop += 1
    word = text[at:stop].rstrip("/")
    lowered = word.lower()
    unit = _UNITS.get(lowered)
    if unit is None or (lowered in _EXACT and word != _EXACT[lowered]):
        return None, end
    if lowered in "x×" and (at != end or text[stop : stop + 1].isdigit()):
        return None, end  # "2 x 4", "2x4": a size, not a factor
    return unit, at + len(word)


def _noun_after(text: str, end: int) -> tuple[str | None, int]:
    """Find what a bare number counts: the last of up to three words."""
    at, noun, noun_end = end, None, end
    for _ in range(3):
        if not text.startswith((" ", "-"), at):
            break
        word = _words().match(text, at + 1)
        if not word or word.group().lower() in _NOUN_STOPS:
            break
        noun, noun_end, at = word.group().lower(), word.end(), word.end()
        if noun.endswith("s") and not noun.endswith("ss"):
            break
    return noun, noun_end


def _bound_before(text: str, start: int) -> str | None:
    head = text[max(0, start - 16) : start].rstrip().lower()
    for words, bound in _BOUNDS_BEFORE.items():
        if head.endswith(words):
            before = head[: -len(words)]
            if not words[0].isalpha() or not before or not before[-1].isalnum():
                return bound
    return None


def _is_version(text: str, start: int, digits: str) -> bool:
    if start and text[start - 1] in "vV":
        return True
    before = _word_before(text, start)
    if before.lower() in ("v", "version", "release"):
        return True
    return "." in digits and before.lower() in _NAMED_BEFORE


def _is_ordinal(text: str, start: int, end: int) -> bool:
    if start and text[start - 1] == "#":
        return True
    if text[end : end + 2].lower() in ("st", "nd", "rd", "th"):
        return not text[end + 2 : end + 3].isalnum()
    return text[max(0, start - 4) : start].lower() in ("no. ", "nr. ")


def _is_date(text: str, start: int, end: int, digits: str) -> bool:
    if text[end : end + 1] == "-" and text[end + 1 : end + 3].isdigit():
        return len(digits) == 4  # 2026-10-05
    if text[max(0, start - 1) : start] == "-" and text[max(0, start - 3)].isdigit():
        return True
    is_year = len(digits) == 4 and digits.isdigit() and 1970 <= int(digits) <= 2060
    before = _word_before(text, start).lower()
    if is_year:
        after = _unit_after(text, end)[0]
        return after is None and not text.startswith(("+", "%"), end)
    if before in _MONTHS and digits.isdigit() and 1 <= int(digits) <= 31:
        return True
    word = _words().match(text, end + 1)
    return (
        bool(
            (
                word
                and word.group().lower() in _MONTHS - {"may", "fall", "march", "spring"}
            )
            or (word and word.group() in ("May", "March"))
        )
        and digits.isdigit()
    )


def _is_named(text: str, start: int) -> bool:
    before = _word_before(text, start)
    return before.lower() in _NAMED_BEFORE and before.lower() not in _MONTHS


def _word_before(text: str, start: int) -> str:
    stop = start
    while stop and text[stop - 1] == " ":
        stop -= 1
    begin = stop
    while begin and (text[begin - 1].isalpha() or text[begin - 1] in "-."):
        begin -= 1
    return text[begin:stop]


def _in_words(text: str, lowered: str) -> Iterator[Quantity]:
    """Find *ten minutes*, *five nines*, *two times*: a word before a unit."""
    for match in _words().finditer(lowered):
        value = _WORDS.get(match.group())
        if value is None or _word_before(text, match.start())[-1:].isdigit():
            continue
        if lowered[max(0, match.start() - 1) : match.start()] == "-":
            continue
        scaled, end = _scaled(text, match.end(), Decimal(value))
        if end != match.end():
            noun, end = _noun_after(text, end)
            yield Quantity(
                value=scaled,
                unit=noun,
                bound=_bound_before(text, match.start()),
                role="count",
                span=Span(match.start(), end),
            )
            continue
        unit, end = _unit_after(text, match.end())
        if unit and not (value == 1 and unit in ("s", "B", "bit")):
            yield Quantity(
                value=Decimal(value),
                unit=unit,
                bound=_bound_before(text, match.start()),
                role="measure",
                span=Span(match.start(), end),
            )
