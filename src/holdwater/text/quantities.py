"""Figures in a statement: numbers, units, bounds, percentages, versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

from holdwater.model.quantity import Quantity
from holdwater.model.span import Span
from holdwater.text.measures import (
    bound_of,
    noun_after,
    scale_after,
    unit_after,
)
from holdwater.text.number_words import number_words
from holdwater.text.ranges import Figure, scaled, settle
from holdwater.text.roles import (
    is_date,
    is_decade,
    is_glued_before,
    is_glued_behind,
    ordinal_end,
    role_of_name,
)
from holdwater.text.units import UNITS


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _numbers() -> re.Pattern[str]:
    # Every repetition is followed by something it cannot itself read: linear.
    return re.compile(
        r"""(?:(?<!\w)|(?<=\d[xX×]))(?:
        (?P<date>
            \d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?
                (?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])
            |\d{1,2}[./]\d{1,2}[./](?P<year>\d{4})(?![\w]|[./]\d)
            |\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)?(?![\w:])
            |\d{1,2}\s?(?:[ap]m\b|[ap]\.m\.)
        )
        |(?P<always>24\s?[/x×]\s?7(?:/365)?)(?!\w)
        |(?P<currency>(?:US|CA|C|AU|A|NZ|HK)?\$\s?|[€£¥₹]\s?
            |(?:USD|EUR|GBP|CHF|JPY)[\ \u00a0])?
        (?P<version>[vV])?
        (?P<number>
            \d+(?:(?:[.,'’_\u00a0\u2009\u202f]|\ (?=(?:\d{3}\ ){0,3}000(?!\d)))\d+)*
            |(?<!\.)\.\d+
        )(?P<exponent>[eE][+-]?\d{1,2}(?![\w.]))?
        )""",
        re.VERBOSE,
    )


@cache
def _grouped() -> re.Pattern[str]:
    return re.compile(
        r"""\d{1,3}(?P<by>[,'’_\ \u00a0\u2009\u202f])\d{3}(?:(?P=by)\d{3})*(?:\.\d+)?
        |\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?
        |(?P<dotted>\d{1,3}(?:\.\d{3})+(?:,\d{1,2}|\.000))""",
        re.VERBOSE,
    )


#: No more characters of a figure stand before its first digit: *US$ v.5*.
_LONGEST_BEFORE = 6

#: Of so many texts the figures are kept: one stage after the other asks for them.
MOST_KEPT = 2_000


@lru_cache(maxsize=MOST_KEPT)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Find the figures of a statement, in order; their spans never overlap.

    Numbers glued to a name (*IPv6*, *AES-256*, *S3*, *5G*) are names and left out.
    """
    found = list(_in_digits(text))
    in_words = list(_in_words(text, found))
    if in_words:
        found = sorted([*found, *in_words], key=lambda one: one.start)
    settle(text, found)
    return tuple(
        Quantity(
            value=one.value,
            unit=one.unit,
            bound=one.bound,
            role=one.role,
            span=Span(one.start, one.end),
        )
        for one in found
    )


def _in_digits(text: str) -> Iterator[Figure]:
    at = last_end = 0
    while digit := _digit().search(text, at):
        # To look for a digit is quicker than to look for all that may begin a figure.
        match = _numbers().search(text, max(at, digit.start() - _LONGEST_BEFORE))
        if not match:
            return
        at, start = match.end(), match.start()
        if not match["currency"] and is_glued_before(text, start, last_end):
            continue
        if match["number"] is None:
            last_end = at
            yield _dated(match)
            continue
        for figure in _in_match(text, match):
            at = last_end = max(at, figure.end)
            yield figure


def _dated(match: re.Match[str]) -> Figure:
    """Read what is a date by its form alone, or *24/7*."""
    start, end = match.span()
    leading = re.match(r"\d+", match["year"] or match.group())
    value = Decimal(leading.group() if leading else 0)
    return Figure(start, end, value, "date" if match["date"] else "name")


def _in_match(text: str, match: re.Match[str]) -> Iterator[Figure]:
    """Read one run of digits and marks: a number, or a list of them."""
    chunk, begin = match["number"], match.start("number")
    for offset, length, digits in _parts(chunk, text[match.end() : match.end() + 2]):
        is_first, is_last = offset == 0, offset + length == len(chunk)
        start = match.start() if is_first else begin + offset
        end = match.end() if is_last else begin + offset + length
        value = _value(digits, (match["exponent"] or "") if is_last else "")
        draft = Figure(start, end, value, "count")
        currency = match["currency"] if is_first else None
        if (is_first and match["version"]) or digits.count(".") > 1:
            _read_version(text, draft, digits)
            yield draft
        elif _read(text, draft, digits, currency):
            yield draft


def _parts(chunk: str, behind: str) -> list[tuple[int, int, str]]:
    """List each number of a chunk: its place, its length, its digits as Decimal's.

    ``behind`` are the two characters that follow it.
    """
    if chunk.replace(".", "", 1).isdecimal():  # as most are
        return [(0, len(chunk), chunk)]
    grouped = _grouped().fullmatch(chunk)
    if grouped and grouped["dotted"]:
        whole, _, cents = chunk.partition(",")
        return [(0, len(chunk), whole.replace(".", "") + (cents and f".{cents}"))]
    if grouped:
        return [(0, len(chunk), re.sub(r"[^\d.]", "", chunk))]
    is_percent = behind.lstrip(" \u00a0\u202f")[:1] == "%"
    if is_percent and re.fullmatch(r"\d+,\d{1,2}", chunk):
        return [(0, len(chunk), chunk.replace(",", "."))]
    return [
        (part.start(), len(part.group()), part.group())
        for part in re.finditer(r"[\d.]+", chunk)
    ]


def _value(digits: str, exponent: str) -> Decimal:
    """Read digits; of a version, its first two numbers."""
    whole, _, rest = digits.partition(".")
    fraction = rest.partition(".")[0]
    return Decimal((f"{whole or 0}.{fraction}" if fraction else whole) + exponent)


def _read_version(text: str, draft: Figure, digits: str) -> None:
    draft.role = "version"
    port = re.compile(r"[:/]\d+(?!\w)").match(text, draft.end)
    if port and digits.count(".") == 3:
        draft.end = port.end()  # 10.0.0.0/8, 127.0.0.1:8080


def _read(text: str, draft: Figure, digits: str, currency: str | None) -> bool:
    """Settle what a number does; False where it is part of a name."""
    start, end = draft.start, draft.end
    if text[start - 1 : start] == "@" and not currency:
        draft.role = "version"
        return True
    ordinal = None if currency else ordinal_end(text, start, end)
    if ordinal:
        draft.role, draft.end = "ordinal", ordinal
        return True
    _measure(text, draft, currency)
    if draft.role == "measure":
        return True
    named = role_of_name(text, start, digits)
    is_bare = not draft.power and draft.value == draft.value.copy_abs()
    if named or (
        is_bare and is_date(text, start, end, noun=draft.unit, bound=draft.bound)
    ):
        draft.role, draft.unit, draft.bound = named or "date", None, None
        draft.start, draft.value = start, draft.value.copy_abs()
        draft.end = end + (not named and text.startswith("s", end))  # the 1990s
        return True
    return not is_glued_behind(text, start, draft.number_end)


def _measure(text: str, draft: Figure, currency: str | None) -> None:
    """Read scale, sign, unit or noun, and bound."""
    plus = text.startswith("+", draft.end)
    scale = scale_after(text, draft.end + plus, is_money=currency is not None)
    if scale.power:
        draft.power, draft.number_end = scale.power, scale.end
        draft.value = scaled(draft.value, scale.power)
    end = draft.number_end + text.startswith("+", draft.number_end)
    unit = unit_after(text, end)
    is_vague = text.startswith("s of ", end)  # "100s of users"
    if unit.name == "s" and (is_vague or is_decade(text, end)):
        return
    if currency:
        draft.unit, draft.role = _currency(currency), "measure"
    elif unit.name:
        draft.unit, end = unit
        draft.role = "measure"
    else:
        draft.unit, end = noun_after(text, end)
    draft.end = end + text.startswith("+", end)
    draft.bound = bound_of(text, draft.start, draft.number_end, end)
    if plus:
        draft.bound = draft.bound or "at least"
    before = text[max(0, draft.start - 2) : draft.start]
    if before[-1:] in ("-", "−", "–") and before[:-1] in ("", " ", "(", "[", "=", ":"):
        draft.start -= 1
        draft.value = draft.value.copy_negate() if draft.value else draft.value


def _currency(written: str) -> str:
    sign = written.strip()
    return UNITS.get(sign.lower()) or sign[-1]


def _in_words(text: str, found: list[Figure]) -> Iterator[Figure]:
    """Find *ten minutes*, *five nines*, *two hundred companies*, *tenfold*."""
    taken = iter(found)
    last = next(taken, None)
    for word in number_words(text):
        while last and last.end <= word.start:
            last = next(taken, None)
        if last and last.start < word.end:
            continue
        draft = Figure(word.start, word.end, word.value, "measure")
        unit = unit_after(text, word.end)
        if unit.name:
            if word.value == 1 and (unit.name in _SAID_OF_ONE or word.start == 0):
                continue
            draft.unit, draft.end = unit
        elif word.value >= 20:
            draft.role = "count"
            draft.unit, draft.end = noun_after(text, word.end)
        else:
            continue
        if last and draft.end > last.start:
            continue
        draft.bound = bound_of(text, draft.start, draft.number_end, draft.end)
        yield draft


#: *One second*, *one bit*: said of one, these measure nothing, and neither does
#: what opens with *One day*.
_SAID_OF_ONE = frozenset(("s", "B", "bit", "x"))
