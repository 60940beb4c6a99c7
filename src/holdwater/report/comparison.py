"""Two sides beside each other: for a person at a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from holdwater.model.claim import KINDS
from holdwater.model.comparison import Comparison, Picked, Side
from holdwater.model.report import Failure, Unsaid
from holdwater.report.layout import cells, cut, indented, visible
from holdwater.report.lines import Lines
from holdwater.report.wire import plain_summary

COMPARISON_SCHEMA = "holdwater/comparison/1"

#: Cells for the names of rows, and the least for a column; and both in a narrow window.
_LABEL, _COLUMN = 26, 14
_NARROW_LABEL, _NARROW_COLUMN = 14, 12

_SIDES = "AB"


def comparison_lines(found: Comparison, *, width: int) -> Iterator[str]:
    """Lay a comparison out in lines of at most ``width`` cells."""
    yield from _table(found, width)
    for letter, side in zip(_SIDES, found.sides, strict=True):
        yield from _picks(f"{letter}: costs most trust", side.worst, width)
    for letter, side in zip(_SIDES, found.sides, strict=True):
        yield from _picks(f"{letter}: can be checked", side.checkable, width)
    yield from _gaps(found, width)
    for letter, side in zip(_SIDES, found.sides, strict=True):
        if side.questions:
            yield f"Questions to send to {letter}"
            for number, question in enumerate(side.questions, 1):
                head = f"  {number:>2}. "
                rest = " " * len(head)
                yield from indented(
                    visible(question), first=head, rest=rest, width=width
                )
            yield ""


def _table(found: Comparison, width: int) -> Iterator[str]:
    label = _LABEL
    column = max(_COLUMN, (width - _LABEL) // 2)
    if width < _LABEL + 2 * _COLUMN:
        label = _NARROW_LABEL
        column = max(_NARROW_COLUMN, (width - label) // 2)

    def row(name: str, values: Sequence[str]) -> str:
        padded = "".join(value + " " * (column - cells(value)) for value in values)
        return f"{name:{label}}{padded}".rstrip()

    yield row("", _SIDES)
    yield row("", [cut(visible(side.name), column - 2) for side in found.sides])
    yield "─" * min(width, label + 2 * column)
    summaries = [side.summary for side in found.sides]
    yield row("documents", [f"{side.documents:,}" for side in found.sides])
    yield row("statements", [f"{one.statements:,}" for one in summaries])
    for name, counts in (
        ("unsupported", [one.unsupported for one in summaries]),
        ("puffery", [one.puffery for one in summaries]),
        ("supported", [one.supported for one in summaries]),
    ):
        shares = [
            f"{count:,}  {_share(count, one.statements)}"
            for count, one in zip(counts, summaries, strict=True)
        ]
        yield row(name, shares)
    yield ""
    said = "Doubted, by kind (one statement may be of several)"
    yield from indented(said, first="", rest="", width=width)
    for kind in KINDS:
        counts = [side.kinds.get(kind, 0) for side in found.sides]
        if any(counts):
            yield row(f"  {kind}", [f"{count:,}" for count in counts])
    yield ""


def _share(count: int, whole: int) -> str:
    return f"({100 * count / whole:.0f} %)" if whole else ""


def _picks(title: str, picks: Sequence[Picked], width: int) -> Iterator[str]:
    if not picks:
        return
    yield title
    for one in picks:
        statement = one.pick.judged.statement
        where = Lines(one.report.document.text).margin(statement)
        source = visible(one.report.document.source)
        text = visible(f"“{statement.text}”")
        yield from indented(text, first="  ", rest="   ", width=width)
        said = f"{source} {where}: {one.pick.why or one.pick.name}"
        yield from indented(said, first="     ", rest="     ", width=width)
    yield ""


def _gaps(found: Comparison, width: int) -> Iterator[str]:
    a, b = found.sides
    for title, unsaid in (
        ("Neither says", found.neither),
        ("A alone does not say", found.alone(a)),
        ("B alone does not say", found.alone(b)),
    ):
        if unsaid:
            yield title
            for one in unsaid:
                yield from _gap(one, width)
            yield ""
    for letter, side in zip(_SIDES, found.sides, strict=True):
        if side.unsaid is None:
            said = f"No document of {letter} reads as an offer: what it leaves out was not asked."
            yield from indented(said, first="", rest="", width=width)
            yield ""


def _gap(one: Unsaid, width: int) -> Iterator[str]:
    head = f"  {one.name:14} "
    if width < 3 * len(head):  # a question beside its name would stand in a gutter
        yield head.rstrip()
        head = " " * 4
    yield from indented(one.question, first=head, rest=" " * len(head), width=width)


def plain_comparison(
    found: Comparison, failures: Sequence[Failure], *, version: str, today: str
) -> dict[str, Any]:
    """Write a comparison as ``holdwater/comparison/1``."""
    return {
        "schema": COMPARISON_SCHEMA,
        "version": version,
        "today": today,
        "sides": [_plain_side(side) for side in found.sides],
        "neither": _plain_unsaid(found.neither),
        "errors": [{"source": f.source, "message": f.message} for f in failures],
    }


def written_comparison(plain: dict[str, Any]) -> str:
    """Write the JSON of a comparison, a line of text."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain_side(side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        "documents": side.documents,
        "summary": plain_summary(side.summary),
        "kinds": {kind: side.kinds.get(kind, 0) for kind in KINDS},
        "worst": [_plain_picked(one) for one in side.worst],
        "checkable": [_plain_picked(one) for one in side.checkable],
        "not_said": None if side.unsaid is None else _plain_unsaid(side.unsaid),
        "questions": list(side.questions),
    }


def _plain_picked(one: Picked) -> dict[str, Any]:
    statement = one.pick.judged.statement
    place = statement.block.place
    lines = Lines(one.report.document.text)
    return {
        "source": one.report.document.source,
        "id": statement.id,
        "text": statement.text,
        "span": lines.plain_span(statement.span, place=place),
        "place": place.plain if place else None,
        "name": one.pick.name,
        "why": one.pick.why,
    }


def _plain_unsaid(unsaid: Sequence[Unsaid]) -> list[dict[str, str]]:
    return [{"name": one.name, "question": one.question} for one in unsaid]
