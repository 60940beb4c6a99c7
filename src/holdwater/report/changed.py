"""What a vendor says now that it did not say before, for a person at a terminal.

Another promise comes first, and says so. To a record nothing is written: what could be
noted in it is proposed, and a person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from holdwater.model.record import ClaimRecord
from holdwater.model.theirs import Change
from holdwater.report.layout import indented, visible


def changed_lines(
    changes: Sequence[Change],
    records: Mapping[str, ClaimRecord],
    since: str,
    *,
    covers: Callable[[str], bool],
    today: date,
    width: int,
) -> Iterator[str]:
    """Lay out what has changed; ``records`` has those of sentences as they were.

    ``covers`` says whether a sentence as it is now has a record as well.
    """
    if not changes:
        yield f"  The page is not as on {since}; what it claims is the same."
        return
    yield f"  Changed since {since}"
    for one in changes:
        yield from _lines(one, width)
        record = records.get(one.was or "")
        if record:
            said = _proposal(one, record, today, covers)
            yield from _row("    ", said, width, mark="")


def _lines(one: Change, width: int) -> Iterator[str]:
    if one.is_another:
        said = " has become ".join(one.figures) if one.figures else "it is turned round"
        yield from _row("! ANOTHER PROMISE:", said, width)
    if one.was and one.now:
        yield from _row(
            "  was" if one.is_another else "  reworded, was", one.was, width
        )
        yield from _row("  is", one.now, width)
    elif one.was:
        yield from _row("  gone", one.was, width)
    elif one.now:
        yield from _row("  new", one.now, width)


def _proposal(
    one: Change, record: ClaimRecord, today: date, covers: Callable[[str], bool]
) -> str:
    file = record.where.rsplit(":", 2)[0]
    if one.now is None:
        return f"to note it, add under [theirs] in {file}: gone = {today.isoformat()}"
    if not one.is_another and covers(one.now):
        return f"to let {file} have both wordings, add this one to its `variations`"
    return f"{file} stays; the new wording is a claim of its own"


def _row(head: str, said: str, width: int, *, mark: str = "“") -> Iterator[str]:
    is_quoted = mark and not head.startswith("!")
    text = f"“{said}”" if is_quoted else said
    yield from indented(
        visible(text), first=f"    {head}  ", rest=" " * 10, width=width
    )
