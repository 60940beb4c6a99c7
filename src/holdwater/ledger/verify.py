"""A record held against its evidence: the verdict, and the reason for it. Pure.

The first that applies is told: *unchecked*, *orphaned*, *expired*, *contradicted*,
*overstated*, *unbound*, *holds*. What the words promise is compared with the figure itself,
exactly: 2.96 does not make *3x*, however wide its interval. Where the figure reaches the
words and the unfavourable end of its interval does not, the claim holds *within noise*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import NamedTuple

from holdwater.errors import EvidenceError, FormulaError, Gone, HoldwaterError
from holdwater.ledger.amounts import Amount, amount_of, in_unit
from holdwater.ledger.formulas import Formula, parse, reckon
from holdwater.ledger.intervals import interval
from holdwater.ledger.printed import (
    direction,
    figures_in,
    named_figures,
    quantum,
    read_claimed,
    rounded,
    supported,
    written_as,
)
from holdwater.model.evidence import Evidence, Exhibit, Figure
from holdwater.model.quantity import Quantity
from holdwater.model.record import ClaimedValue, ClaimRecord
from holdwater.model.verification import Shown, Verdict

#: What a probe cannot show, however many nines it counts.
UNSEEN = {
    "coarse-probe": "it was looked at too seldom to show this many nines",
    "coverage-gap": "part of the time nobody looked",
}

#: A measured number is told with so many digits.
TOLD_DIGITS = 6

#: Units of an availability.
_SHARES = ("%", "nines")

#: Evidence as it was opened: an exhibit, or why there is none.
Opened = Mapping[str, Exhibit | HoldwaterError]


def open_exhibits(
    record: ClaimRecord, open_exhibit: Callable[[Evidence], Exhibit]
) -> Opened:
    """Open all that a record is bound to; what cannot be opened stands as its error."""
    opened: dict[str, Exhibit | HoldwaterError] = {}
    for one in (*record.evidence, *record.counter_evidence):
        if one.refused:
            opened[one.name] = EvidenceError(f"the path {one.refused}")
            continue
        try:
            opened[one.name] = open_exhibit(one)
        except HoldwaterError as error:
            opened[one.name] = error
    return opened


def verify(
    record: ClaimRecord, opened: Opened, *, today: date, root: Path | None = None
) -> Verdict:
    """Hold a claim against its evidence, on a day.

    ``root`` is the folder that paths are told from.
    """
    found = _Found(record, opened, today)
    verdict = _verdict(found)
    shown, countered = (
        tuple(_shown(one, opened.get(one.name), root, found) for one in some)
        for some in (record.evidence, record.counter_evidence)
    )
    flags = dict.fromkeys(
        (*verdict.flags, *(flag for one in shown for flag in one.flags))
    )
    return replace(
        verdict, flags=tuple(flags), evidence=shown, counter_evidence=countered
    )


class _Found(NamedTuple):
    record: ClaimRecord
    opened: Opened
    today: date

    def say(self, verdict: str, reason: str) -> Verdict:
        """Tell a verdict of which no figure is known."""
        value = self.record.value
        return Verdict(
            claim=self.record.id,
            verdict=verdict,
            reason=reason,
            claimed=value.value if value else None,
            unit=value.unit if value else None,
        )

    @property
    def every(self) -> tuple[Evidence, ...]:
        return (*self.record.evidence, *self.record.counter_evidence)


def _verdict(found: _Found) -> Verdict:
    value = found.record.value
    if reason := next(_unopened(found), None):
        return found.say("unchecked", reason)
    if reason := next(_gone(found), None):
        return found.say("orphaned", reason)
    measured: _Measured | None = None
    if value and value.formula:
        try:
            measured = _measure(found, value)
        except FormulaError as error:
            return found.say("unchecked", f"the formula {error.message}")
        if measured.refused:
            return found.say("unchecked", measured.refused)
    if reason := next(_expired(found), None):
        return _told(found, measured, "expired", reason)
    if reason := next(_countered(found), None):
        return _told(found, measured, "contradicted", reason)
    return _compared(found, measured) if measured else _unmeasured(found)


def _unmeasured(found: _Found) -> Verdict:
    """Judge a claim of which no figure is compared."""
    record = found.record
    if not record.evidence:
        return found.say("unbound", "no evidence is on file")
    numbers = [one for one in figures_in(record.text) if one.role == "measure"]
    if numbers:
        shown = named_figures(numbers[:1], record.text)
        why = f"the words print {shown}, and no [value] ties it to a figure"
        return found.say("unbound", why)
    return found.say("holds", "evidence is on file; nothing in it is a figure")


# -- before any figure ------------------------------------------------------------


def _unopened(found: _Found) -> Iterator[str]:
    for one in found.every:
        at_hand = found.opened.get(one.name)
        if one.refused:
            yield f"{one.name}: the path {one.refused}"
        elif at_hand is None:
            yield f"{one.name}: was not opened"
        elif isinstance(at_hand, HoldwaterError) and not isinstance(at_hand, Gone):
            yield f"{one.name}: {at_hand.words}"


def _gone(found: _Found) -> Iterator[str]:
    for one in found.every:
        at_hand = found.opened.get(one.name)
        if isinstance(at_hand, HoldwaterError):
            yield f"{one.name}: {at_hand.words}"
        elif at_hand and one.sha256 and at_hand.sha256 != one.sha256:
            yield f"{one.name}: the file is another than the one that was recorded"
    value = found.record.value
    for leads_to in value.figures.values() if value else ():
        file, _, figure = leads_to.partition(".")
        at_hand = found.opened.get(file)
        if isinstance(at_hand, Exhibit) and figure not in at_hand.figures:
            there = ", ".join(list(at_hand.figures)[:5]) or "none"
            yield f"{file}: tells no figure called {figure!r} (it tells {there})"


def _expired(found: _Found) -> Iterator[str]:
    today = found.today
    if found.record.expires and found.record.expires < today:
        yield f"the claim was good until {found.record.expires}"
    for one in found.record.evidence:
        at_hand = found.opened.get(one.name)
        told = at_hand.expires if isinstance(at_hand, Exhibit) else None
        for day in (one.expires, told):
            if day and day < today:
                yield f"{one.name}: the evidence was good until {day}"


def _countered(found: _Found) -> Iterator[str]:
    for one in found.record.counter_evidence:
        if not one.answer:
            yield f"{one.name} speaks against it, and nothing is said to that"


# -- figures --------------------------------------------------------------------------


class _Measured(NamedTuple):
    """What the formula makes of the evidence, in the claim's unit."""

    value: ClaimedValue
    printed: Quantity
    measured: Fraction
    low: Fraction | None
    high: Fraction | None
    typical: Fraction | None
    flags: tuple[str, ...]
    refused: str | None = None

    def reaches(self, number: Fraction) -> bool:
        """Say whether a number makes the words true."""
        claimed = Fraction(self.value.value)
        match self.value.operator:
            case "less than":
                return number < claimed
            case "at most":
                return number <= claimed
            case "more than":
                return number > claimed
            case "at least" | "up to":
                return number >= claimed
        return rounded(number, quantum(self.value.value), self._way) == claimed

    @property
    def side(self) -> str | None:
        """Say what the claim gains by: *more*, *less*, or nothing that is known."""
        return direction(self.value.operator, self.value.unit)

    @property
    def _way(self) -> str:
        """Say how to round: of *equals* never in the claimant's favour."""
        if self.value.operator == "about" or self.side is None:
            return "ROUND_HALF_EVEN"
        return "ROUND_FLOOR" if self.side == "more" else "ROUND_CEILING"

    @property
    def worse(self) -> tuple[Fraction, ...]:
        """The ends of the interval by which the claim would lose."""
        if self.low is None or self.high is None:
            return ()
        ends = {"more": (self.low,), "less": (self.high,)}
        return ends.get(self.side or "", (self.low, self.high))

    @property
    def is_against(self) -> bool:
        """Say whether the figure speaks against the words, and not for less of them.

        Of a factor one is no effect, of a share that is gained none; where the words
        name a figure and bound it nowhere, another one is against them.
        """
        claimed, unit = Fraction(self.value.value), self.value.unit
        if self.side == "more" and unit in ("x", "%", "pp"):
            nothing = 1 if unit == "x" else 0
            if claimed > nothing >= self.measured:
                return True
        if self.value.operator not in ("equals", "about"):
            return False
        return self.side is None or (
            self.measured > claimed if self.side == "more" else self.measured < claimed
        )


def _measure(found: _Found, value: ClaimedValue) -> _Measured:
    formula = parse(value.formula)
    figures = dict(_figures(found, value))
    amounts = {name: amount_of(f.value, f.unit) for name, f in figures.items()}
    measured = in_unit(reckon(formula, amounts), value.unit)
    printed = read_claimed(value.claimed)
    if printed is None:
        raise FormulaError(f"is for {value.claimed!r}, which is no figure")
    ends = interval(formula, figures, seed=found.record.id)
    low, high = (in_unit(end, value.unit) for end in ends) if ends else (None, None)
    refused = None
    if value.operator == "up to" and not all(map(_is_spread, figures.values())):
        refused = "“up to” speaks of many runs, and the evidence tells of one"
    return _Measured(
        value=value,
        printed=printed,
        measured=measured,
        low=low,
        high=high,
        typical=_typical(formula, figures, value.unit),
        flags=tuple(dict.fromkeys(flag for f in figures.values() for flag in f.flags)),
        refused=refused,
    )


def _figures(found: _Found, value: ClaimedValue) -> Iterator[tuple[str, Figure]]:
    for name, leads_to in value.figures.items():
        file, _, figure = leads_to.partition(".")
        at_hand = found.opened[file]
        if isinstance(at_hand, Exhibit):
            yield name, at_hand.figures[figure]


def _is_spread(figure: Figure) -> bool:
    return len(figure.samples) > 1 or (figure.n or 0) > 1


def _typical(
    formula: Formula, figures: Mapping[str, Figure], unit: str | None
) -> Fraction | None:
    """Work the formula out for the middle of all samples, where there are some."""
    amounts: dict[str, Amount] = {}
    for name, figure in figures.items():
        middle = median(figure.samples) if figure.samples else figure.value
        amounts[name] = amount_of(middle, figure.unit)
    if not any(len(figure.samples) > 1 for figure in figures.values()):
        return None
    try:
        return in_unit(reckon(formula, amounts), unit)
    except FormulaError:
        return None


def _compared(found: _Found, measured: _Measured) -> Verdict:
    value = measured.value
    said = _said(measured.measured, value)
    if not measured.reaches(measured.measured):
        verdict = "contradicted" if measured.is_against else "overstated"
        return _told(
            found,
            measured,
            verdict,
            f"the evidence says {said}, and the words {_words(value)}",
            is_short=True,
        )
    if value.unit in _SHARES:
        flags = {*measured.flags, *_exhibit_flags(found)}
        for flag, why in UNSEEN.items():
            if flag in flags:
                return _told(found, measured, "overstated", f"{said}, but {why}")
    reason, flags_ = f"the evidence says {said}", list[str]()
    if value.operator == "up to":
        reason, flags_ = _beside(found, measured, reason)
    if not all(map(measured.reaches, measured.worse)):
        flags_.append("within-noise")
        reason += "; by chance alone it could fall short"
    return _told(found, measured, "holds", reason, flags=flags_)


def _beside(found: _Found, measured: _Measured, reason: str) -> tuple[str, list[str]]:
    """Set what is typical beside the most that was reached."""
    if measured.typical is None:
        return f"{reason} at most; what is typical is not known", ["typical-unknown"]
    reason += f" at most, and typically {_said(measured.typical, measured.value)}"
    record = found.record
    step = quantum(measured.value.value)
    wanted = rounded(measured.typical, step)
    beside = " ".join((record.text, record.not_said or "", *record.disclose.values()))
    is_said = any(
        one.unit == measured.value.unit and rounded(Fraction(one.value), step) == wanted
        for one in figures_in(beside)
    )
    return reason, [] if is_said else ["typical-not-said"]


def _exhibit_flags(found: _Found) -> Iterator[str]:
    for at_hand in found.opened.values():
        if isinstance(at_hand, Exhibit):
            yield from at_hand.flags


def _words(value: ClaimedValue) -> str:
    """Say what the words say: *less than 5 ms*, of *equals* the figure alone."""
    if value.operator == "equals":
        return f"“{value.claimed}”"
    return f"“{value.operator} {value.claimed}”"


def _said(number: Fraction, value: ClaimedValue) -> str:
    """Write a measured number as the claim is written, to a few digits."""
    return written_as(value.claimed, told(number) or Decimal(0))


def _told(
    found: _Found,
    measured: _Measured | None,
    verdict: str,
    reason: str,
    *,
    flags: Iterable[str] = (),
    is_short: bool = False,
) -> Verdict:
    if measured is None:
        return found.say(verdict, reason)
    value = measured.value
    offer = None
    if is_short and (verdict == "overstated" or value.operator in ("equals", "about")):
        offer = supported(
            measured.measured,
            printed=measured.printed,
            operator=value.operator,
            claimed=value.claimed,
        )
    return Verdict(
        claim=found.record.id,
        verdict=verdict,
        reason=reason,
        claimed=value.value,
        measured=told(measured.measured),
        low=told(measured.low),
        high=told(measured.high),
        unit=value.unit,
        supports=None if offer == value.claimed else offer,
        flags=(*flags, *measured.flags),
    )


def told(number: Fraction | None) -> Decimal | None:
    """Write an exact number to a few digits, or whole where it is longer."""
    if number is None:
        return None
    with localcontext() as context:
        context.prec = 60
        whole = Decimal(number.numerator) / Decimal(number.denominator)
        if not whole:
            return Decimal(0)
        last = min(0, whole.adjusted() - TOLD_DIGITS + 1)
        short = whole.quantize(Decimal((0, (1,), last)))
        return Decimal(f"{short.normalize():f}")


def _shown(
    one: Evidence,
    at_hand: Exhibit | HoldwaterError | None,
    root: Path | None,
    found: _Found,
) -> Shown:
    inside = root is not None and one.path.is_relative_to(root.resolve())
    path = one.path.relative_to(root.resolve()) if inside and root else one.path
    flags: list[str] = []
    sha256 = None
    created = one.created
    if isinstance(at_hand, Exhibit):
        sha256 = at_hand.sha256
        flags += at_hand.flags
        created = created or at_hand.created
    published = found.record.published
    if published and created and created > published and one.answer is None:
        flags.append("after-publication")
    return Shown(
        name=one.name,
        path=path.as_posix(),
        sha256=sha256,
        flags=tuple(dict.fromkeys(flags)),
        answer=one.answer,
    )
