"""The figure a claim prints: reading it, finding it in words, writing another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from functools import cache, lru_cache

from holdwater.errors import FormulaError
from holdwater.ledger.amounts import MOST_DIGITS, amount_of, better, is_noun, one_of
from holdwater.model.quantity import Quantity
from holdwater.model.span import Span
from holdwater.text.measures import bound_of
from holdwater.text.quantities import quantities

#: What a number does when it may be claimed.
CLAIMED_ROLES = ("measure", "count")

#: The least digits of what is offered in place of a figure that does not hold.
OFFERED_DIGITS = 2


#: Ratios in words, where something is said to be so many times something.
_RATIOS = {"twice": 2, "double": 2, "thrice": 3, "triple": 3}
_RATIO = re.compile(
    r"\b(?:(?P<word>twice|double|thrice|triple)(?= (?:as|the|your|our)\b)"
    r"|(?P<orders>an|one|two|three) orders? of magnitude"
    r"(?= (?:as|more|less|fewer|better|faster|slower|higher|lower|larger|smaller|bigger"
    r"|greater|cheaper|quicker|longer|shorter)\b))",
    re.IGNORECASE,
)

#: How many orders of magnitude: each is ten times as much.
_ORDERS = {"an": 1, "one": 1, "two": 2, "three": 3}

#: Words without one of which no ratio is told.
_OF_RATIOS = (*_RATIOS, "of magnitude")

#: What follows a ratio in its sentence: without it *ten times* is how often.
_AS = " as fast"


def figures_in(text: str) -> tuple[Quantity, ...]:
    """Find the figures of a text that measure or count something, in its order."""
    return tuple(one for one in all_figures(text) if one.role in CLAIMED_ROLES)


def all_figures(text: str) -> tuple[Quantity, ...]:
    """Find every figure of a text, in its order; a ratio in words as well."""
    found = quantities(text)
    if not _may_tell_ratio(text):
        return found
    ratios = [
        Quantity(
            value=_ratio(match),
            unit="x",
            bound=bound_of(text, match.start(), match.end(), match.end()),
            role="measure",
            span=Span(*match.span()),
        )
        for match in _RATIO.finditer(text)
    ]
    return tuple(sorted([*found, *ratios], key=lambda one: one.span.start))


def _may_tell_ratio(text: str) -> bool:
    """Say whether a ratio could stand in a text; to look for one takes a while."""
    lowered = text.lower()
    return any(word in lowered for word in _OF_RATIOS)


def _ratio(match: re.Match[str]) -> Decimal:
    word, orders = match["word"], match["orders"]
    return Decimal(_RATIOS[word.lower()] if word else 10 ** _ORDERS[orders.lower()])


@lru_cache(maxsize=1024)
def read_claimed(written: str) -> Quantity | None:
    """Read the one figure of a record's ``claimed``; None where it is not one.

    *Ten times* and *twice* are read as in *ten times as fast*.
    """
    for text in (written, written + _AS):
        found = figures_in(text)
        if found:
            is_one = len(found) == 1 and found[0].span.end <= len(written)
            return found[0] if is_one else None
    return None


def prints(text: str, claimed: Quantity) -> Quantity | None:
    """Find a claimed figure in words; the one with a bound, where it stands twice."""
    same = [one for one in figures_in(text) if is_same_figure(one, claimed)]
    return next((one for one in same if one.bound), same[0] if same else None)


def is_same_figure(one: Quantity, other: Quantity) -> bool:
    """Say whether two figures say the same amount of the same, however it is written."""
    if one.unit == other.unit:
        return one.value == other.value
    counts = [q.unit is None or is_noun(q.unit) for q in (one, other)]
    if all(counts):
        return one.value == other.value and None in (one.unit, other.unit)
    if any(counts):
        return False
    try:
        return amount_of(one.value, one.unit) == amount_of(other.value, other.unit)
    except FormulaError:  # nobody measured so much
        return False


def measures_same(one: Quantity, other: Quantity) -> bool:
    """Say whether one figure could stand for another: times for times, counts for counts.

    What is counted may have other words: *400 companies*, *500 customers*.
    """
    if one.role not in CLAIMED_ROLES or other.role not in CLAIMED_ROLES:
        return one.role == other.role
    if one.unit == other.unit or all(
        q.unit is None or is_noun(q.unit) for q in (one, other)
    ):
        return True
    return one_of(one.unit).dimension == one_of(other.unit).dimension


def quantum(printed: Decimal) -> Decimal:
    """Return the last place a figure is printed to: 1 of *3x*, 0.01 of *99.95%*."""
    return Decimal((0, (1,), int(printed.as_tuple().exponent)))


def rounded(value: Fraction, step: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """Round exactly to multiples of a power of ten."""
    with localcontext() as context:
        context.prec = 3 * MOST_DIGITS
        number = value / Fraction(step)
        whole, rest = divmod(number.numerator, number.denominator)
        twice = 2 * rest - number.denominator
        up = (
            (rounding == ROUND_CEILING and rest)
            or (rounding == ROUND_HALF_EVEN and twice > 0)
            or (rounding == ROUND_HALF_EVEN and twice == 0 and whole % 2)
        )
        return (whole + bool(up)) * step


def direction(operator: str, unit: str | None) -> str | None:
    """Say what a claim gains by, *more* or *less*; None where nothing tells."""
    if operator in ("less than", "at most"):
        return "less"
    if operator in ("more than", "at least", "up to"):
        return "more"
    return better(unit)


def supported(
    measured: Fraction, *, printed: Quantity, operator: str, claimed: str
) -> str:
    """Write what the evidence supports as the claim is written: *2.9x* for *3x*.

    It is rounded to the places that are printed, or to two digits where those are
    fewer, and never in the claimant's favour; where nothing tells what that would be, to
    three.
    """
    side = direction(operator, printed.unit)
    digits = OFFERED_DIGITS + (side is None or operator == "about")
    step = _step(measured, printed.value, digits)
    way = {"more": ROUND_FLOOR, "less": ROUND_CEILING}.get(side or "", ROUND_HALF_EVEN)
    if operator == "about":
        way = ROUND_HALF_EVEN
    value = rounded(measured, step, way)
    if operator == "more than" and Fraction(value) == measured:
        value -= step
    if operator == "less than" and Fraction(value) == measured:
        value += step
    short = value.normalize()
    if quantum(short) > quantum(printed.value):
        short = short.quantize(quantum(printed.value))
    return written_as(claimed, short)


def _step(measured: Fraction, printed: Decimal, digits: int) -> Decimal:
    # A nought behind the point was measured; one before it may only hold a place.
    holds_places = printed and quantum(printed) >= 1
    shown = quantum(printed.normalize() if holds_places else printed)
    if not measured:
        return shown
    size = Decimal(measured.numerator) / Decimal(measured.denominator)
    return min(shown, Decimal((0, (1,), size.adjusted() - digits + 1)))


def written_as(claimed: str, value: Decimal) -> str:
    """Put another number in the place of the one that is printed.

    Its scale (*million*), its unit and its grouping stay.
    """
    number = numeral(claimed)
    was = read_claimed(claimed)
    if was is None or not was.value:
        return claimed
    if number is None:
        return _in_digits(claimed, was, value)
    shown = claimed[number.start : number.end]
    power = int(was.value.adjusted()) - _plain(shown).adjusted()
    plain = value.scaleb(-power)
    bare = f"{claimed[: number.start]}{plain:f}{claimed[number.end :]}"
    grouped = (
        not re.fullmatch(r"[\d.]+", shown)
        or abs(plain) >= 10_000
        or read_claimed(bare) is None  # 2000 is read as a year
    )
    digits = f"{plain:,f}" if grouped else f"{plain:f}"
    if shown != "," and re.search(r"\d['’ _\u202f\u00a0]\d", shown):
        digits = digits.replace(",", re.findall(r"['’ _\u202f\u00a0]", shown)[0])
    return claimed[: number.start] + digits + claimed[number.end :]


def _in_digits(claimed: str, was: Quantity, value: Decimal) -> str:
    """Write another number for a ratio that stands in words: *8.3 times* for *ten times*.

    Of what else stands in words, such as *five nines*, nothing is certain.
    """
    if was.unit != "x":
        return claimed
    return f"{value:f}{'-fold' if 'fold' in claimed.lower() else ' times'}"


def _plain(shown: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", shown) or "0")


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(r"\d+(?:[,'’_ \u00a0\u202f]\d{3})*(?:\.\d+)?|\.\d+")


def numeral(text: str, within: Span | None = None) -> Span | None:
    """Find the digits of a figure; None where it is written in words."""
    span = within or Span(0, len(text))
    match = _numeral().search(text, span.start, span.end)
    return Span(*match.span()) if match else None


def named_figures(figures: Sequence[Quantity], text: str) -> str:
    """List figures as a text prints them."""
    return ", ".join(f"“{text[q.span.start : q.span.end]}”" for q in figures)
