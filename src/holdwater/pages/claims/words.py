"""What is said on a claim's page, in words for somebody who has never met the tool."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from holdwater.ledger.formulas import Formula
from holdwater.ledger.printed import direction, quantum, written_as
from holdwater.ledger.verify import told
from holdwater.model.record import ClaimedValue
from holdwater.pages.claims.elements import Html, element
from holdwater.report.verified import FLAGS


class Verdict(NamedTuple):
    """A verdict in plain words: its name, its tone, and what it means."""

    title: str
    tone: str
    means: str


VERDICTS = {
    "holds": Verdict(
        "Holds", "good", "Recomputed from the evidence, the words are true."
    ),
    "overstated": Verdict(
        "Overstated", "bad", "The evidence falls short of the words."
    ),
    "contradicted": Verdict(
        "Contradicted", "bad", "What is on file speaks against the words."
    ),
    "expired": Verdict(
        "Out of date", "open", "The day until which this was good has passed."
    ),
    "orphaned": Verdict(
        "Evidence gone or changed",
        "bad",
        "What the words rested on is no longer there as it was.",
    ),
    "unbound": Verdict(
        "No evidence", "open", "Nothing is on file that would make the words true."
    ),
    "unchecked": Verdict(
        "Could not be checked",
        "open",
        "The evidence could not be read. That never counts as holding.",
    ),
}

#: What it means that a claim holds of which no figure was worked out.
BORNE_OUT = "A file bears the words out. No figure was compared."

#: Why a flag matters to somebody who has to decide.
WHY = {
    "within-noise": "The result reaches the words, and the unfavourable end of its "
    "interval does not: run again, it might not.",
    "after-publication": "The words were published first, and their evidence was made "
    "afterwards.",
    "typical-unknown": "“Up to” tells the best case, and nothing on file tells the usual "
    "one.",
    "typical-not-said": "“Up to” tells the best case, and the usual one is not printed "
    "beside it.",
    "dirty-tree": "Nobody can fetch exactly the code that was measured.",
    "debug-build": "A build for debugging is not what anybody runs.",
    "cpu-scaling": "The processor changed its speed meanwhile, and times with it.",
    "failed-runs": "What the runs that failed would have shown is not known.",
    "few-runs": "Fewer than six: no interval of them holds the median 19 times of 20.",
    "shared-runner": "Others used the machine at the same time.",
    "self-run": "Whoever makes the claim measured it, and paid for it.",
    "coverage-gap": "What happened while nobody looked is not known.",
    "coarse-probe": "An outage between two looks would not have been seen.",
}

EVIDENCE = {
    "benchmark": "Benchmark",
    "survey": "Survey",
    "certificate": "Certificate",
    "contract": "Contract",
    "story": "Story",
    "paper": "Paper",
    "record": "Record",
}

#: What has to be said beside a claim, and what to call it.
DISCLOSED = {
    "measure": "What was measured",
    "baseline": "Compared with",
    "conditions": "Under which conditions",
    "ran_by": "Who ran it",
    "paid_by": "Who paid",
    "date": "When",
}

OUTCOMES = {
    "success": ("It went well", "good"),
    "failure": ("It failed", "bad"),
    "mixed": ("Mixed", "open"),
}

MATCHES = {
    "exact": "in these words",
    "near": "in words that are like these",
    "conflict": "says otherwise",
}

#: A measured figure is shown with so many digits; the reason tells them all.
_MEASURED_DIGITS = 4

#: Units that stand against their number.
_CLOSE = frozenset({"x", "%"})
_BEFORE = frozenset("$ € £ ¥".split())

_MONTHS = (
    "January February March April May June July August September October November "
    "December"
).split()


def flag(name: str) -> tuple[str, str]:
    """Name a flag, and say why it matters."""
    said = FLAGS.get(name, name.replace("-", " "))
    return said[:1].upper() + said[1:], WHY.get(name, "")


def amount(value: Decimal, unit: str | None) -> str:
    """Write a figure with its unit: *3,090 s*, *3.09x*, *99.95%*."""
    number = value.normalize() if value else Decimal(0)
    far = abs(number.adjusted()) > 15
    written = f"{number:.6g}" if far else f"{number:,f}"
    return named(written, unit)


def named(written: str, unit: str | None) -> str:
    """Put a unit beside a number, as it is printed."""
    if not unit:
        return written
    if unit in _BEFORE:
        return unit + written
    return written + unit if unit in _CLOSE else f"{written}\u00a0{unit}"


def day(when: date) -> Html:
    """Write a day as people do."""
    said = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    return element("time", said, datetime=when.isoformat())


def size(count: int) -> str:
    """Write how large a file is."""
    if count < 1_000:
        return "1 byte" if count == 1 else f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1_000:.1f}\u00a0kB"
    return f"{count / 1_000_000:.1f}\u00a0MB"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Count things: *1 claim*, *2 claims*."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(some: list[str], last: str = "and") -> str:
    """List words as a sentence does."""
    if len(some) < 2:
        return "".join(some)
    return f"{', '.join(some[:-1])} {last} {some[-1]}"


def formula(read: Formula) -> str:
    """Say what a formula does: *theirs divided by ours*."""
    parts = [_part(one) for one in read.parts]
    if read.act == "number":
        number = Decimal(read.number.numerator) / Decimal(read.number.denominator)
        return amount(number, None)
    if read.act == "name":
        return read.name
    if read.act == "negative":
        return f"minus {parts[0]}"
    if read.act == "^":
        return f"{parts[0]} to the power of {read.number}"
    if read.act in _BETWEEN:
        return f"{parts[0]} {_BETWEEN[read.act]} {parts[1]}"
    return f"{_OF[read.act]} {listed(parts)}"


_BETWEEN = {
    "+": "plus",
    "-": "minus",
    "*": "times",
    "/": "divided by",
    "ratio": "divided by",
}
_OF = {"min": "the least of", "max": "the greatest of", "median": "the median of"}


def _part(one: Formula) -> str:
    said = formula(one)
    return said if one.act in ("number", "name") else f"({said})"


def measured_text(value: ClaimedValue, number: Decimal | None) -> str:
    """Write a measured number as the claim is written, never in its favour.

    It has one place more than the claim, and four digits where those are more; and all
    that are known where fewer would put it on the other side of the claim.
    """
    if number is None:
        return ""
    finest = min(
        quantum(value.value).adjusted() - 1, number.adjusted() - _MEASURED_DIGITS + 1
    )
    if quantum(number).adjusted() >= finest:
        return written_as(value.claimed, number)
    side = direction(value.operator, value.unit)
    way = {"more": ROUND_FLOOR, "less": ROUND_CEILING}.get(side or "", ROUND_HALF_EVEN)
    short = number.quantize(Decimal((0, (1,), finest)), rounding=way)
    is_across = (short - value.value) * (number - value.value) <= 0
    return written_as(value.claimed, number if is_across else Decimal(f"{short:f}"))


def bounded(value: ClaimedValue) -> str:
    """Write what is claimed with its bound."""
    if value.operator == "equals":
        return value.claimed
    return f"{value.operator} {value.claimed}"


def rough(value: Decimal, unit: str | None) -> str:
    """Write a value among many, to a few digits."""
    context = Context(prec=_MEASURED_DIGITS, rounding=ROUND_HALF_EVEN)
    return amount(context.plus(value), unit)


def shown(value: Decimal) -> Decimal:
    """Round a figure to what is told of it."""
    return told(Fraction(value)) or Decimal(0)
