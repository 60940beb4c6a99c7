"""The table ``[theirs]`` of a record: a claim that somebody else makes.

It says whose claim it is and where the page it was read on is kept. What a buyer does
about it stands there too: questions, a test, what else must change, who was told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from holdwater.ledger.fields import MOST_LISTED, Fields, Table
from holdwater.model.span import Span
from holdwater.model.theirs import TRIAL_FIELDS, Informed, Question, Theirs

THEIRS_FIELDS = (
    "vendor source retrieved sha256 kept media_type at span replaces gone questions "
    "answered_by test_here must_also_change told"
).split()
QUESTION_FIELDS = "ask answer on".split()
TOLD_FIELDS = "who on note".split()

#: Stands for a moment that was not well written, in a record that is not used.
_NEVER = datetime.min.replace(tzinfo=UTC)

#: What follows of a path that a record names: the path, and why it may not be read.
Follow = Callable[[str], tuple[Path, str | None]]


def read_theirs(fields: Fields, record: Table, follow: Follow) -> Theirs | None:
    """Read the table of a record; None where there is none, or it is no table."""
    found = record.values.get("theirs")
    if found is None:
        return None
    if not isinstance(found, dict):
        fields.error("`theirs` is no table", *record.way, "theirs")
        return None
    table = Table(found, (*record.way, "theirs"))
    fields.known(table, THEIRS_FIELDS)
    written = fields.text(table, "kept", required=True) or ""
    kept, refused = follow(written)
    if refused:
        fields.error(f"`kept` {refused}", *table.way, "kept")
    digits = "64 digits of 0-9 and a-f"
    return Theirs(
        vendor=fields.text(table, "vendor", required=True) or "",
        source=fields.text(table, "source", required=True) or "",
        retrieved=_moment(fields, table),
        sha256=fields.matching(table, "sha256", "[0-9a-f]{64}", digits) or "",
        kept=kept,
        kept_as=written,
        media_type=fields.text(table, "media_type"),
        at=fields.text(table, "at"),
        span=_span(fields, table),
        questions=tuple(_questions(fields, table)),
        answered_by=fields.texts(table, "answered_by"),
        test_here=fields.words(table, "test_here", list(TRIAL_FIELDS)),
        must_also_change=fields.texts(table, "must_also_change"),
        told=tuple(_told(fields, table)),
        replaces=fields.text(table, "replaces"),
        gone=fields.day(table, "gone"),
    )


def _moment(fields: Fields, table: Table) -> datetime:
    value = table.values.get("retrieved")
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    if value is None:
        fields.error("`theirs` lacks `retrieved`", *table.way)
    else:
        fields.error(
            "`retrieved` is no moment with its offset",
            *table.way,
            "retrieved",
            hint="Write it without quotation marks: 2026-11-22T09:30:00Z.",
        )
    return _NEVER


def _span(fields: Fields, table: Table) -> Span | None:
    match table.values.get("span"):
        case None:
            return None
        case [int(start), int(end)] if 0 <= start < end:
            return Span(start, end)
    fields.error(
        "`span` is no pair of offsets",
        *table.way,
        "span",
        hint="Write where the words begin and end: [120, 164].",
    )
    return None


def _rows(fields: Fields, table: Table, name: str, known: list[str]) -> Iterator[Table]:
    rows = table.values.get(name, [])
    is_list = isinstance(rows, list) and len(rows) <= MOST_LISTED
    if not is_list or not all(isinstance(row, dict) for row in rows):
        fields.error(
            f"`{name}` is no list of at most {MOST_LISTED} tables",
            *table.way,
            name,
            hint=f'Write each as {{{known[0]} = "…"}}.',
        )
        return
    for index, row in enumerate(rows):
        one = Table(row, (*table.way, name, index))
        fields.known(one, known)
        yield one


def _questions(fields: Fields, table: Table) -> Iterator[Question]:
    for row in _rows(fields, table, "questions", QUESTION_FIELDS):
        yield Question(
            ask=fields.text(row, "ask", required=True) or "",
            answer=fields.text(row, "answer"),
            on=fields.day(row, "on"),
        )


def _told(fields: Fields, table: Table) -> Iterator[Informed]:
    for row in _rows(fields, table, "told", TOLD_FIELDS):
        yield Informed(
            who=fields.text(row, "who", required=True) or "",
            on=fields.day(row, "on"),
            note=fields.text(row, "note"),
        )
