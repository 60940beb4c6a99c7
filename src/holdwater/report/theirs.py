"""What is known of a vendor's claim: for a person at a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from holdwater.model.record import ClaimRecord
from holdwater.model.theirs import TRIAL_FIELDS
from holdwater.model.verification import Verified
from holdwater.report.roles import outcome_of


def theirs_rows(record: ClaimRecord) -> Iterator[tuple[str, str | None]]:
    """Name what is known of a vendor's claim, for a person."""
    theirs = record.theirs
    if theirs is None:
        return
    yield "vendor", theirs.vendor
    yield "source", f"{theirs.source} {theirs.at or ''}".strip()
    yield "read", theirs.retrieved.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
    for one in theirs.questions:
        yield ("answered" if one.answer else "asked"), one.ask
        yield "", one.answer
    for name in TRIAL_FIELDS:
        yield name.replace("_", " "), theirs.test_here.get(name)
    for change in theirs.must_also_change:
        yield "must change", change
    for informed in theirs.told:
        day = informed.on.isoformat() if informed.on else None
        said = (informed.who, day, informed.note)
        yield "was told", ", ".join(filter(None, said))


def plain_theirs(one: Verified) -> dict[str, Any] | None:
    """Write whose claim it is and what became of it here; None of our own."""
    theirs = one.record.theirs
    if theirs is None:
        return None
    span = theirs.span
    return {
        "vendor": theirs.vendor,
        "outcome": outcome_of(one.verdict),
        "source": theirs.source,
        "retrieved": theirs.retrieved.isoformat().replace("+00:00", "Z"),
        "sha256": theirs.sha256,
        "kept": theirs.kept_as,
        "media_type": theirs.media_type,
        "at": theirs.at,
        "span": {"start": span.start, "end": span.end} if span else None,
        "questions": [
            {"ask": q.ask, "answer": q.answer, "on": q.on.isoformat() if q.on else None}
            for q in theirs.questions
        ],
        "answered_by": list(theirs.answered_by),
        "test_here": {name: theirs.test_here.get(name) for name in TRIAL_FIELDS},
        "must_also_change": list(theirs.must_also_change),
        "told": [
            {"who": t.who, "on": t.on.isoformat() if t.on else None, "note": t.note}
            for t in theirs.told
        ],
        "replaces": theirs.replaces,
        "gone": theirs.gone.isoformat() if theirs.gone else None,
    }
