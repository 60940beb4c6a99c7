"""What is wrong with recorded claims, each thing at its place.

A claim that does not hold is an error at its record and wherever it is told; a page at odds
with a record is one where it says so. A flag on a claim that holds is a warning, and words
that are like a record's are a note. What was known before is settled, with a reason, and
fails nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from holdwater.model.rule import LEVELS
from holdwater.model.verification import Fault, Use, Verified
from holdwater.report.verified import FLAGS, place_of, sorted_claims


def every_fault(claims: Sequence[Verified]) -> list[Fault]:
    """Return all that is wrong with some claims, those of the worst claim first."""
    return [fault for one in sorted_claims(claims) for fault in faults_of(one)]


def faults_of(one: Verified) -> Iterator[Fault]:
    """Yield all that is wrong with a claim, and wherever it is told."""
    record, verdict = one.record, one.verdict
    file, line, column = record.where.rsplit(":", 2)
    at_record = (
        file,
        (int(line), int(column), int(line), int(column) + 1),
        record.text,
    )
    if not verdict.holds:
        level, said = _fails(one)
        yield Fault(record.id, verdict.verdict, level, said, *at_record)
        for use in one.uses:
            if use.match == "exact":
                yield _at(use, verdict.verdict, level, said)
    elif verdict.flags:
        told = "; ".join(FLAGS.get(flag, flag) for flag in verdict.flags)
        said = f"The claim {record.id!r} holds, with this to know: {told}."
        yield Fault(record.id, "flagged", "warning", said, *at_record)
    for use in one.uses:
        if use.match == "conflict":
            said = f"The claim {record.id!r} is on file otherwise: this {use.differs}."
            yield _at(use, "conflict", "error", said)
        elif use.is_former:
            yield _at(use, "former", "warning", f"This {use.differs}.")
        elif use.match == "near":
            said = (
                f"This is like the claim {record.id!r}: is it the same, add it to its "
                "variations."
            )
            yield _at(use, "near", "note", said)


def _fails(one: Verified) -> tuple[str, str]:
    """Say that a claim does not hold; a vendor's that nobody tried is no fault of ours."""
    record, verdict = one.record, one.verdict
    if record.theirs and verdict.verdict == "unbound":
        said = f"The claim {record.id!r} of {record.theirs.vendor} is not tested here"
        return "note", f"{said}: {verdict.reason}."
    said = f"The claim {record.id!r} is {verdict.verdict}: {verdict.reason}."
    if verdict.supports:
        said += f" The evidence supports “{verdict.supports}”."
    return "error", said


def _at(use: Use, fault: str, level: str, message: str) -> Fault:
    said = message if use.lines else f"{place_of(use)}: {message}"
    return Fault(use.claim, fault, level, said, use.source, use.lines, use.words)


def reaches(faults: Iterable[Fault], fail_on: str) -> bool:
    """Say whether something that is open reaches --fail-on.

    `unsupported` and `puffery` ask for the same here: a claim that does not hold, or copy
    at odds with one.
    """
    if fail_on == "never":
        return False
    least = LEVELS.index("error" if fail_on in ("unsupported", "puffery") else fail_on)
    return any(
        LEVELS.index(fault.level) >= least
        for fault in faults
        if fault.suppressed is None
    )
