"""The words of the page for a board: for people who do not measure for a living."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from holdwater.model.verification import Verified
from holdwater.report.roles import BUYER, Party, open_questions, outcome_of

#: What is said beside a claim, and how it is called here, in the order it is told.
CONDITIONS = {
    "measure": "Measured:",
    "baseline": "Compared with:",
    "conditions": "Under:",
    "ran_by": "Run by:",
    "paid_by": "Paid by:",
    "date": "When:",
}

#: The parts of a test.
TRIAL = {
    "measure": "Measure:",
    "baseline": "Beside:",
    "workload": "On:",
    "held_if": "It holds if:",
}

_MONTHS = (
    "January February March April May June July August September October November "
    "December"
).split()

#: So many digits of a measured figure are told, but of shares all.
_DIGITS = 3
_SHARES = ("%", "nines")

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()


def day_of(day: date) -> str:
    """Write a day as people do: 26 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def listed(some: Sequence[str]) -> str:
    """Write a list as a sentence has it: *a, b and c*."""
    *most, last = some or [""]
    return f"{', '.join(most)} and {last}" if most else last


def summed_up(party: Party) -> str:
    """Say in one sentence what came of a party's claims."""
    whole = len(party.claims)
    who = f"{party.name} makes" if party.name else "we make"
    counts = {name: len(party.of(name)) for name in ("held", "failed", "untested")}
    verbs = _BUYER_VERBS if party.role is BUYER else _SELLER_VERBS
    if whole == 1:
        (name,) = (name for name, count in counts.items() if count)
        line = f"The one claim that {who} {verbs[name][0]}."
    else:
        said = listed(
            [
                f"{_number(count)} {verbs[name][count > 1]}"
                for name, count in counts.items()
                if count or name == "held"
            ]
        )
        line = f"Of the {_number(whole)} claims that {who}, {said}."
    asked = open_questions(party.claims)
    if asked:
        noun = "question has" if asked == 1 else "questions have"
        line += f" {_number(asked).capitalize()} {noun} no answer yet."
    return line


_BUYER_VERBS = {
    "held": ("held here", "held here"),
    "failed": ("failed here", "failed here"),
    "untested": ("was not tested here", "were not tested here"),
}
_SELLER_VERBS = {
    "held": ("holds", "hold"),
    "failed": ("does not hold", "do not hold"),
    "untested": ("could not be looked at", "could not be looked at"),
}


def _number(count: int) -> str:
    """Write a number as a sentence has it."""
    if count == 0:
        return "none"
    return _NUMBERS[count - 1] if count <= len(_NUMBERS) else f"{count:,}"


def measured(one: Verified) -> Iterator[str]:
    """Say what was measured, and why that does or does not suffice."""
    verdict, value = one.verdict, one.record.value
    if verdict.measured is not None and value is not None:
        said = _figure(verdict.measured, verdict.unit, beside=verdict.claimed)
        promised = value.claimed
        if value.operator != "equals" and value.operator not in value.claimed:
            promised = f"{value.operator} {value.claimed}"
        yield f"{said}. The claim is: {promised}."
        if verdict.low is not None and verdict.high is not None:
            low, high = (_figure(v, verdict.unit) for v in (verdict.low, verdict.high))
            yield f"Measured again, it would likely lie between {low} and {high}."
    elif outcome_of(verdict) == "held":
        yield "No figure: somebody looked, and what they saw is on file."
    # What speaks against it is told by itself.
    is_countered = any(shown.answer is None for shown in verdict.counter_evidence)
    has_more = verdict.verdict in ("unchecked", "orphaned", "expired") or (
        verdict.verdict == "contradicted" and not is_countered
    )
    if has_more or (verdict.verdict == "unbound" and one.record.evidence):
        yield _sentence(verdict.reason)


def in_short(one: Verified) -> str:
    """Say beside a claim what was measured of it."""
    verdict = one.verdict
    if verdict.measured is None or outcome_of(verdict) == "untested":
        return ""
    said = _figure(verdict.measured, verdict.unit, beside=verdict.claimed)
    return f"measured {said}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _figure(value: Decimal, unit: str | None, *, beside: Decimal | None = None) -> str:
    """Write a figure to a few digits; in full where that would look like ``beside``."""
    last = value.adjusted() - _DIGITS + 1 if value else 0
    short = value.quantize(Decimal((0, (1,), last))) if last > _last(value) else value
    is_share = unit in _SHARES  # 99.995 is not 100
    short = value if is_share or short == beside else short
    number = f"{short:,f}"
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    joined = unit in ("x", "%")
    return f"{number}{'' if joined else ' '}{unit or ''}".strip()


def _last(value: Decimal) -> int:
    return int(value.as_tuple().exponent)
