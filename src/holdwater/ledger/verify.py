"""A record held against its evidence: the verdict, and the reason for it. Pure.

The first that applies is told: *unchecked*, *orphaned*, *expired*, *contradicted*,
*overstated*, *unbound*, *holds*. What the words promise is compared with the figure itself,
exactly: 2.96 does not make *3x*, however wide its interval. Where the figure reaches the
words and the unfavourable end of its interval does not, the claim holds *within noise*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from holdwater.errors import (
    AnchorLost,
    EvidenceError,
    FormulaError,
    Gone,
    HoldwaterError,
    MissingExtra,
    UnknownFormat,
)
from holdwater.ledger.bearing import (
    bearing_flags,
    bears,
    files_used,
    good_from,
    outcome,
)
from holdwater.ledger.dated import Limit, Part, Undated, on_day
from holdwater.ledger.measured import Measured, Opened, measure
from holdwater.ledger.printed import (
    figures_in,
    named_figures,
    numeral,
    quantum,
    rounded,
    supported,
    written_as,
)
from holdwater.ledger.tried import falls_short
from holdwater.ledger.unseen import unseen
from holdwater.model.evidence import Evidence, Exhibit
from holdwater.model.record import ClaimedValue, ClaimRecord
from holdwater.model.verification import Shown, Verdict

#: Of counter-evidence no figure is asked: that it tells none is no fault.
UNASKED = (EvidenceError, MissingExtra, UnknownFormat)

#: A measured number is told with so many digits.
TOLD_DIGITS = 6

_EXACT = Context(prec=60)


def open_exhibits(
    record: ClaimRecord, open_exhibit: Callable[[Evidence], Exhibit]
) -> Opened:
    """Open all that a record is bound to; what cannot be opened stands as its error."""
    opened: dict[str, Exhibit | HoldwaterError] = {}
    for one in record.files:
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
    inside = root.resolve() if root else None
    return on_day(undated(record, opened, root=inside), today)


def undated(
    record: ClaimRecord, opened: Opened, *, root: Path | None = None
) -> Undated:
    """Hold a claim against its evidence; what the day decides is left to `on_day`.

    ``root`` is resolved, as the paths of evidence are.
    """
    found = _Found(record, opened, files_used(record))
    shown, countered = (
        tuple(_shown(one, opened.get(one.name), root, found) for one in some)
        for some in (record.evidence, record.counter_evidence)
    )
    each: Iterable[ClaimRecord] = (record,)
    if record.further:
        each = (replace(record, value=one, further=()) for one in record.values)
    short = falls_short(record, opened)
    return Undated(
        parts=tuple(_part(found._replace(record=one)) for one in each),
        short=found.say(*short) if short else None,
        limits=tuple(_limits(found)),
        evidence=shown,
        counter_evidence=countered,
    )


class _Found(NamedTuple):
    """A record, or one figure of it; ``used`` names the files that any figure uses."""

    record: ClaimRecord
    opened: Opened
    used: frozenset[str]

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
        return self.record.files


def _part(found: _Found) -> Part:
    value = found.record.value
    if reason := next(_unopened(found), None):
        return Part(found.say("unchecked", reason))
    if reason := next(_gone(found), None):
        return Part(found.say("orphaned", reason))
    measured: Measured | None = None
    if value and value.formula:
        try:
            measured = measure(value, found.opened)
        except FormulaError as error:
            return Part(found.say("unchecked", f"the formula {error.message}"))
        if measured.refused:
            return Part(found.say("unchecked", measured.refused))
    return Part(
        _in_date(found, measured),
        may_expire=True,
        flags=measured.flags if measured else (),
    )


def _in_date(found: _Found, measured: Measured | None) -> Verdict:
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
    if not any(bears(one, found.opened.get(one.name)) for one in record.evidence):
        name = record.evidence[0].name
        why = f"{name} is attached, and nothing in it is quoted, told or measured"
        return found.say("unbound", why)
    return found.say("holds", "evidence is on file; nothing in it is a figure")


# -- before any figure ------------------------------------------------------------


def _unopened(found: _Found) -> Iterator[str]:
    unasked = {one.name for one in found.record.counter_evidence}
    for one in found.every:
        at_hand = found.opened.get(one.name)
        if one.refused:
            yield f"{one.name}: the path {one.refused}"
        elif at_hand is None:
            yield f"{one.name}: was not opened"
        elif isinstance(at_hand, Gone | AnchorLost | Exhibit):
            continue
        elif one.name not in unasked or not isinstance(at_hand, UNASKED):
            yield f"{one.name}: {at_hand.words}"


def _gone(found: _Found) -> Iterator[str]:
    for one in found.every:
        at_hand = found.opened.get(one.name)
        if isinstance(at_hand, Gone | AnchorLost):
            yield f"{one.name}: {at_hand.words}"
        elif (
            isinstance(at_hand, Exhibit) and one.sha256 and at_hand.sha256 != one.sha256
        ):
            yield f"{one.name}: the file is another than the one that was recorded"
    value = found.record.value
    for leads_to in value.figures.values() if value else ():
        file, _, figure = leads_to.partition(".")
        at_hand = found.opened.get(file)
        if isinstance(at_hand, Exhibit) and figure not in at_hand.figures:
            there = ", ".join(list(at_hand.figures)[:5]) or "none"
            yield f"{file}: tells no figure called {figure!r} (it tells {there})"


def _limits(found: _Found) -> Iterator[Limit]:
    """Name the days the claim and its evidence hang on, the first that is told first."""
    if until := found.record.expires:
        yield Limit(f"the claim was good until {until}", until=until)
    for one in found.record.evidence:
        at_hand = found.opened.get(one.name)
        told = at_hand.expires if isinstance(at_hand, Exhibit) else None
        for day in (one.expires, told):
            if day:
                why = f"{one.name}: the evidence was good until {day}"
                yield Limit(why, until=day)
        if isinstance(at_hand, Exhibit) and (first := good_from(at_hand)):
            why = f"{one.name}: the evidence is good from {first} on"
            yield Limit(why, since=first)


def _countered(found: _Found) -> Iterator[str]:
    for one in found.record.evidence:
        at_hand = found.opened.get(one.name)
        if one.name not in found.used and outcome(at_hand) == "failure":
            yield f"{one.name} tells of a failure, and stands as evidence for it"
    for one in found.record.counter_evidence:
        if not one.answer:
            yield f"{one.name} speaks against it, and nothing is said to that"


# -- the figure ----------------------------------------------------------------------


def _compared(found: _Found, measured: Measured) -> Verdict:
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
    if why_not := next(unseen(measured.value, found.opened), None):
        why = f"the evidence says {said}, but {why_not}"
        return _told(found, measured, "overstated", why)
    reason, flags_ = f"the evidence says {said}", list[str]()
    if value.operator == "up to":
        reason, flags_ = _beside(found, measured, reason)
    if not all(map(measured.reaches, measured.worse)):
        flags_.append("within-noise")
        reason += "; by chance alone it could fall short"
    return _told(found, measured, "holds", reason, flags=flags_)


def _beside(found: _Found, measured: Measured, reason: str) -> tuple[str, list[str]]:
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


def _words(value: ClaimedValue) -> str:
    """Say what the words say: *less than 5 ms*, of *equals* the figure alone."""
    if value.operator == "equals":
        return f"“{value.claimed}”"
    return f"“{value.operator} {value.claimed}”"


def _said(number: Fraction, value: ClaimedValue) -> str:
    """Write a measured number as the claim is written, to a few digits.

    One that is written in words, as *five nines*, is told in digits.
    """
    if numeral(value.claimed) is None:
        unit = value.unit or ""
        return f"{told(number)}{'' if unit in ('x', '%') else ' '}{unit}".strip()
    return written_as(value.claimed, told(number) or Decimal(0))


def _told(
    found: _Found,
    measured: Measured | None,
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
    whole = _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    if not whole:
        return Decimal(0)
    last = min(0, whole.adjusted() - TOLD_DIGITS + 1)
    short = whole.quantize(Decimal((0, (1,), last)), context=_EXACT)
    return Decimal(f"{short.normalize(_EXACT):f}")


def _shown(
    one: Evidence,
    at_hand: Exhibit | HoldwaterError | None,
    root: Path | None,
    found: _Found,
) -> Shown:
    inside = root is not None and one.path.is_relative_to(root)
    path = one.path.relative_to(root) if inside and root else one.path
    flags: list[str] = []
    sha256 = None
    created = one.created
    if isinstance(at_hand, Exhibit):
        sha256 = at_hand.sha256
        flags += at_hand.flags
        flags += bearing_flags(one, at_hand, found.record)
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
