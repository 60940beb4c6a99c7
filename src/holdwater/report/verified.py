"""Claims held against their evidence, for a person at a terminal.

✗ read-latency  overstated
  “Reads finish in under 5 ms at the 99th percentile.”
  the evidence says 5.3 ms, and the words “less than 5 ms”
  it supports “5.4 ms”
  evidence  bench  evidence/read.csv
  told      index.md 3:1 · deck.pptx slide 2

A claim that holds has one line, and more for what is to be known of it; so has one of
which all that is wrong is settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from holdwater.model.record import VERDICTS
from holdwater.model.report import Failure
from holdwater.model.verification import Coverage, Use, Verdict, Verified
from holdwater.report.layout import cells, cut, indented, visible
from holdwater.report.roles import (
    OUTCOMES,
    Party,
    open_questions,
    outcome_of,
    parties,
)

if TYPE_CHECKING:
    from holdwater.model.verification import Fault

#: What each flag means to somebody who has not met it.
FLAGS = {
    "within-noise": "by chance alone the figure could fall short",
    "after-publication": "the evidence came after the claim was published",
    "typical-unknown": "what is typical is not known",
    "typical-not-said": "what is typical is not said beside it",
    "dirty-tree": "measured on code that was not committed",
    "debug-build": "measured on a debug build",
    "cpu-scaling": "measured while the processor changed its speed",
    "failed-runs": "some runs failed",
    "few-runs": "measured in few runs",
    "few-forks": "measured in one process alone",
    "no-warm-up": "measured without warming up",
    "busy-machine": "measured on a machine that was busy",
    "shared-runner": "measured on a shared machine",
    "self-run": "measured by the one who claims it",
    "self-reported": "told by the vendor, and not measured",
    "open-incident": "an incident is not over",
    "coverage-gap": "part of the time nobody looked",
    "coarse-probe": "looked at seldom",
    "window-unknown": "how long it was looked at is not known",
    "other-version": "of another version of the product",
    "other-product": "of another product",
    "mixed-outcome": "a story of mixed results",
    "failed-outcome": "a story of a failure",
    "also-changed": "something else changed at the same time",
    "attached-only": "attached, and nothing in it is used",
    "kept-page-gone": "the page that was kept is gone",
    "kept-page-changed": "the page that was kept is not as it was read",
}


class Verification(NamedTuple):
    """Everything that came of one run; ``faults`` are all that is wrong, in order."""

    claims: Sequence[Verified]
    coverage: Coverage
    failures: Sequence[Failure]
    version: str
    today: date
    faults: Sequence[Fault] = ()

    @property
    def by_claim(self) -> Mapping[str, list[Fault]]:
        """What is wrong with each claim."""
        found: dict[str, list[Fault]] = {one.record.id: [] for one in self.claims}
        for fault in self.faults:
            found[fault.claim].append(fault)
        return found


def sorted_claims(claims: Sequence[Verified]) -> list[Verified]:
    """Set the worst first: as verdicts are ordered, then what copy is at odds with."""
    return sorted(
        claims,
        key=lambda one: (
            VERDICTS.index(one.verdict.verdict),
            not one.conflicts,
            one.record.id,
        ),
    )


# -- for a person -------------------------------------------------------------------


def verification_lines(found: Verification, *, width: int) -> Iterator[str]:
    """Lay out what came of it in lines of at most ``width`` cells."""
    theirs = [one for one in found.claims if one.record.theirs]
    faults = found.by_claim
    for one in sorted_claims([one for one in found.claims if not one.record.theirs]):
        settled = _settled(faults[one.record.id])
        if settled:
            said = f"· {one.record.id}  {_stands(one)}, settled  “{one.record.text}”"
            yield cut(visible(said), width)
        else:
            yield from claim_lines(one, width=width)
    for party in parties(theirs):
        yield from party_lines(party, width=width)
    yield "─" * min(width, 72)
    counts = Counter(one.verdict.verdict for one in found.claims)
    told = {name: name for name in VERDICTS} | {"holds": "hold"}
    listed = ", ".join(
        f"{n:,} {told[name] if n > 1 else name}"
        for name in VERDICTS
        if (n := counts[name])
    )
    claims = "1 claim" if len(found.claims) == 1 else f"{len(found.claims):,} claims"
    yield from indented(
        f"{claims}: {listed or 'none'}", first="", rest="  ", width=width
    )
    odds = sum(len(one.conflicts) for one in found.claims)
    if odds:
        places = "1 place says" if odds == 1 else f"{odds:,} places say"
        yield f"{places} otherwise than the record"
    yield from _settled_lines(found.faults, width)
    yield from coverage_lines(found.coverage, width=width)
    open_ = (fault for fault in found.faults if fault.suppressed is None)
    worst = next((fault for fault in open_ if fault.level == "error"), None)
    if worst:
        said = f"`holdwater rules explain {worst.rule}` says what that means."
        yield from indented(said, first="", rest="  ", width=width)
    if found.failures:
        unread = ", ".join(visible(one.source) for one in found.failures)
        yield from indented(f"not read: {unread}", first="", rest="  ", width=width)


def _settled(faults: Sequence[Fault]) -> bool:
    """Say whether something failed, and all that did is settled."""
    errors = [fault for fault in faults if fault.level == "error"]
    return bool(errors) and all(fault.suppressed is not None for fault in errors)


def _settled_lines(faults: Sequence[Fault], width: int) -> Iterator[str]:
    """Say how much was known before, and why it fails nothing."""
    settled = [fault for fault in faults if fault.suppressed is not None]
    for reason, n in Counter(fault.suppressed for fault in settled).items():
        fails = "1 failure is" if n == 1 else f"{n:,} failures are"
        yield from indented(
            f"{fails} settled: {reason}", first="", rest="  ", width=width
        )


def coverage_lines(coverage: Coverage, *, width: int) -> Iterator[str]:
    """Say how much of the copy is tied to a record."""
    said = (
        f"{coverage.numbers_bound:,} of {coverage.numbers:,} numbers and "
        f"{coverage.objective_bound:,} of {coverage.objective:,} objective statements "
        "are tied to a claim"
    )
    yield from indented(said, first="", rest="  ", width=width)


def claim_lines(one: Verified, *, width: int, is_whole: bool = False) -> Iterator[str]:
    """Lay out one claim; with ``is_whole`` all that is known of one that holds."""
    verdict = one.verdict
    mark = "✓" if verdict.holds and not one.conflicts else "✗"
    head = f"{mark} {one.record.id}  {_stands(one)}"
    if verdict.holds and not one.conflicts and not is_whole:
        yield cut(visible(f"{head}  “{one.record.text}”"), width)
        yield from _notes(verdict, width)
        return
    yield head
    yield from indented(
        visible(f"“{one.record.text}”"), first="  ", rest="   ", width=width
    )
    yield from _reasons(verdict, width)
    for shown in verdict.evidence:
        yield from _row("evidence", visible(f"{shown.name}  {shown.path}"), width)
    for shown in verdict.counter_evidence:
        answer = f": {shown.answer}" if shown.answer else ", not answered"
        yield from _row(
            "against", visible(f"{shown.name}  {shown.path}{answer}"), width
        )
    exact = [use for use in one.uses if use.match == "exact"]
    if exact:
        yield from _row("told", " · ".join(visible(place_of(u)) for u in exact), width)
    for use in one.uses:
        if use.match != "exact":
            name = "at odds" if use.match == "conflict" else "like it"
            yield from use_lines(use, name, width)
    yield from _row("record", visible(one.record.where), width)
    yield ""


def _stands(one: Verified) -> str:
    odds = ", and copy is at odds with it"
    return one.verdict.verdict + (odds if one.verdict.holds and one.conflicts else "")


def _reasons(verdict: Verdict, width: int) -> Iterator[str]:
    """Say why, of the figures that decide it, and what could be printed instead."""
    for part in verdict.parts or (verdict,):
        if verdict.holds or not part.holds:
            said = visible(part.reason)
            yield from indented(said, first="  ", rest="  ", width=width)
        if part.supports:
            yield from _row("", visible(f"it supports “{part.supports}”"), width)
    yield from _notes(verdict, width)


def _notes(verdict: Verdict, width: int) -> Iterator[str]:
    """Say what is to be known of it, and how far by chance it could have come out."""
    for part in verdict.parts or (verdict,):
        if "within-noise" in part.flags and part.low is not None:
            low, high = (_short(end) for end in (part.low, part.high))
            said = f"{low} to {high} {part.unit or ''}".strip()
            yield from _row("between", f"{said}, 19 times of 20", width)
    for flag in verdict.flags:
        yield from _row("note", FLAGS.get(flag, flag), width)


def _short(number: Decimal | None) -> str:
    """Write a number to three digits, or whole."""
    return f"{number:.{max(0, 2 - number.adjusted())}f}" if number else "0"


def use_lines(use: Use, name: str, width: int) -> Iterator[str]:
    """Lay out a place where words are not those of the record."""
    said = f"{place_of(use)}: “{use.words}”"
    yield from _row(name, visible(cut(said, 3 * width)), width)
    if use.differs:
        yield from _row(" ", visible(use.differs), width)


def place_of(use: Use) -> str:
    """Name a place as a person would look for it."""
    if use.lines:
        return f"{use.source} {use.lines[0]}:{use.lines[1]}"
    return f"{use.source} {use.place.words}" if use.place else use.source


def _row(name: str, text: str, width: int) -> Iterator[str]:
    head = f"  {name:10}" if name else "  "
    yield from indented(text, first=head, rest=" " * cells(head), width=width)


# -- of a vendor's ------------------------------------------------------------------

_MARKS = {"failed": "✗", "held": "✓", "untested": "?"}


def party_lines(party: Party, *, width: int) -> Iterator[str]:
    """Lay out what came of a vendor's claims, by what came of them."""
    counts = ", ".join(
        f"{len(party.of(name)):,} {party.role.outcomes[name]}"
        for name in OUTCOMES
        if party.of(name)
    )
    head = visible(f"{party.name}: {counts}")
    yield from indented(head, first="", rest="  ", width=width)
    for name in OUTCOMES:
        found = party.of(name)
        if found:
            yield f"{_MARKS[name]} {party.role.outcomes[name]}"
        for one in found:
            yield from _claim(one, width)
    questions = open_questions(party.claims)
    if questions:
        said = f"{questions:,} questions to {party.name} have no answer"
        yield from indented(visible(said), first="  ", rest="  ", width=width)
    yield ""


def _claim(one: Verified, width: int) -> Iterator[str]:
    yield f"    {one.record.id}"
    for said in _sayings(one):
        yield from indented(visible(said), first=" " * 6, rest=" " * 6, width=width)


def _sayings(one: Verified) -> Iterator[str]:
    theirs, verdict = one.record.theirs, one.verdict
    yield f"“{one.record.text}”"
    if verdict.verdict != "unbound" or one.record.evidence:
        yield verdict.reason
    for flag in verdict.flags:
        yield FLAGS.get(flag, flag)
    if theirs and theirs.replaces:
        yield f"this took the place of {theirs.replaces}"
    if theirs and theirs.gone:
        yield f"they no longer say it, since {theirs.gone.isoformat()}"
    if outcome_of(verdict) == "failed" and theirs and theirs.told:
        yield f"was told: {', '.join(informed.who for informed in theirs.told)}"
    if one.uses:
        yield f"our copy says it too: {' · '.join(map(place_of, one.uses))}"
