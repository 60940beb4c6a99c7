"""What a report opens with: the worst, the best, and what is missing.

Costs most trust
  7:1 The words of the statement, cut to one line
      where it stands: why it costs trust

Can be checked here
 34:1 versions   The words of the statement, cut to one line

Not said here
      price      What to ask the vendor
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdwater.model.report import Pick, Report, Unsaid
from holdwater.report.layout import cells, cut, indented, visible
from holdwater.report.lines import Lines
from holdwater.report.styles import BOLD, CYAN, DIM, GREEN, RED, YELLOW

#: Fewer doubted statements than this stand below at a glance: they are not told twice.
MANY = 6

#: Where less room than this is left beside a name, it has a line to itself.
_LEAST_ROOM = 30

#: A line for the terminal: runs of text, each with its styles.
Line = Sequence[tuple[str, tuple[str, ...]]]


def opening(report: Report, lines: Lines, *, margin: int, width: int) -> Iterator[Line]:
    """Lay out the opening, with places right-aligned in a margin of so many cells.

    There is none where little is doubted and the document is no offer.
    """
    is_long = len(report.attention) >= MANY
    if is_long:
        yield [("  Costs most trust", (BOLD, RED))]
        for pick in report.costliest:
            yield from _costly(pick, lines, margin, width)
        yield []
    checkable = report.checkable if is_long or report.not_said is not None else ()
    if checkable:
        yield [("  Can be checked here", (BOLD, GREEN))]
        longest = max(cells(pick.name) for pick in checkable)
        for pick in checkable:
            yield from _checkable(pick, lines, margin, width, longest)
        yield []
    if report.not_said:
        yield [("  Not said here", (BOLD, YELLOW))]
        longest = max(cells(unsaid.name) for unsaid in report.not_said)
        for unsaid in report.not_said:
            yield from _unsaid(unsaid, margin, width, longest)
        yield []


def place_of(pick: Pick, lines: Lines) -> str:
    """Write where a picked statement stands, as line and column."""
    line, column = lines.place(pick.judged.statement.span.start)
    return f"{line}:{column}"


def _costly(pick: Pick, lines: Lines, margin: int, width: int) -> Iterator[Line]:
    text = visible(pick.judged.statement.text)
    yield [_head(pick, lines, margin), (cut(text, width - margin), ())]
    yield from _under(visible(pick.why), margin, width)


def _checkable(
    pick: Pick, lines: Lines, margin: int, width: int, longest: int
) -> Iterator[Line]:
    head = _head(pick, lines, margin)
    text = visible(pick.judged.statement.text)
    room = width - margin - longest - 2
    if room >= _LEAST_ROOM:
        name = pick.name.ljust(longest + 2)
        yield [head, (name, (DIM,)), (cut(text, room), ())]
        return
    yield [head, (cut(text, width - margin), ())]
    yield from _under(pick.name, margin, width)


def _unsaid(unsaid: Unsaid, margin: int, width: int, longest: int) -> Iterator[Line]:
    question = visible(unsaid.question)
    room = width - margin - longest - 2
    if room >= _LEAST_ROOM:
        for number, line in enumerate(
            indented(question, first="", rest="", width=room)
        ):
            name = "" if number else unsaid.name
            yield [
                (" " * margin, ()),
                (name.ljust(longest + 2), (DIM,)),
                (line, ()),
            ]
        return
    yield [(" " * margin + unsaid.name, ())]
    yield from _under(question, margin, width)


def _head(pick: Pick, lines: Lines, margin: int) -> tuple[str, tuple[str, ...]]:
    return place_of(pick, lines).rjust(margin - 1) + " ", (CYAN,)


def _under(text: str, margin: int, width: int) -> Iterator[Line]:
    for line in indented(text, first="", rest="", width=max(1, width - margin)):
        yield [(" " * margin, ()), (line, (DIM,))]
