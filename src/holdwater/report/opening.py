"""What a report opens with: the worst, the best, and what is missing.

Costs most trust
  7:1 The words of the statement, cut to one line
      where it stands: why it costs trust

Can be checked here
 34:1 versions   The words of the statement, cut to one line

Not said here
      price      What to ask the vendor

and a line on what of this is missing, and why. Statements that are supported are named
by their places, so that they can be found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdwater.model.report import Pick, Report, Unsaid
from holdwater.model.verdict import Judged
from holdwater.report.layout import cells, cut, indented, visible
from holdwater.report.lines import Lines
from holdwater.report.styles import BOLD, CYAN, DIM, GREEN, RED, YELLOW

#: Fewer doubted statements than this stand below at a glance: they are not told twice.
MANY = 6

#: From so many statements on, a text is told what its opening lacks.
MANY_READ = 10

#: So many supported statements are named, and the rest counted.
MOST_NAMED = 5

SUMMED_UP_NOT = (
    "All that is doubted follows. This does not read as an offer, so it was not asked what "
    "it leaves out."
)

#: Where less room than this is left beside a name, it has a line to itself.
_LEAST_ROOM = 30

#: A statement is named as supported where that is so sure.
SURELY = 0.5

#: Words that are so much of a statement are its whole.
MOST_OF_A_LINE = 0.6

#: A line for the terminal: runs of text, each with its styles.
Line = Sequence[tuple[str, tuple[str, ...]]]


def is_summed_up(report: Report) -> bool:
    """Say whether so much is doubted that the worst of it is told first."""
    return len(report.attention) >= MANY


def has_opening(report: Report) -> bool:
    """Say whether a text is long enough, or an offer, to be told what it has and lacks."""
    is_offer = report.not_said is not None
    return is_summed_up(report) or is_offer or len(report.judged) >= MANY_READ


def opening(report: Report, lines: Lines, *, margin: int, width: int) -> Iterator[Line]:
    """Lay out the opening, with places right-aligned in a margin of so many cells.

    An offer, a text of some length and one on which much is doubted are told what of the
    opening they lack, and why.
    """
    is_long, is_told = is_summed_up(report), has_opening(report)
    if is_long:
        yield [("  Costs most trust", (BOLD, RED))]
        for pick in report.costliest:
            yield from _costly(pick, lines, margin, width)
        yield []
    shown = report.checkable if is_told else ()
    yield from _can_be_checked(report, shown, lines, margin, width)
    if report.not_said:
        yield [("  Not said here", (BOLD, YELLOW))]
        longest = max(cells(unsaid.name) for unsaid in report.not_said)
        for unsaid in report.not_said:
            yield from _unsaid(unsaid, margin, width, longest)
        yield []
    absent = _absent(report, is_long=is_long) if is_told else ""
    if absent:
        yield from _aside(absent, width)
        yield []


def _can_be_checked(
    report: Report, shown: Sequence[Pick], lines: Lines, margin: int, width: int
) -> Iterator[Line]:
    if shown:
        yield [("  Can be checked here", (BOLD, GREEN))]
        longest = max(cells(pick.name) for pick in shown)
        for pick in shown:
            yield from _checkable(pick, lines, margin, width, longest)
    supported = _supported(report, shown, lines)
    if supported:
        yield from _aside(supported, width)
    if shown or supported:
        yield []


def _aside(text: str, width: int) -> Iterator[Line]:
    for line in indented(text, first="  ", rest="    ", width=width):
        yield [(line, (DIM,))]


def _supported(report: Report, shown: Sequence[Pick], lines: Lines) -> str:
    """Say where the statements stand that are supported, those not shown already."""
    told = {id(pick.judged) for pick in shown}
    rest = [j for j in report.judged if _is_backed(j) and id(j) not in told]
    if not rest or report.audience != "it":
        return ""
    named = [lines.margin(j.statement) for j in rest]
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    also = "Also supported" if any(p.name == "evidence" for p in shown) else "Supported"
    return (
        f"{also}, with something to go and check: {', '.join(named[:MOST_NAMED])}{more}"
    )


def _is_backed(judged: Judged) -> bool:
    """Say whether something surely stands by that a reader can go and check."""
    sure = 1.0 if judged.confidence is None else judged.confidence
    return judged.standing == "supported" and sure >= SURELY


def _absent(report: Report, *, is_long: bool) -> str:
    """Say in a line what the opening lacks, and why."""
    if report.audience != "it":
        return ""
    if not is_long and report.not_said is None:
        return SUMMED_UP_NOT
    lacks = []
    if not is_long:
        lacks.append("the findings are few, and follow")
    if not report.checkable and not any(map(_is_backed, report.judged)):
        lacks.append(
            "no limit, price, standard, version, licence or figure was found to check"
        )
    if report.not_said is None:
        lacks.append(
            "this does not read as an offer, so it was not asked what it leaves out"
        )
    elif not report.not_said:
        lacks.append("all that an offer is asked for is said")
    told = "; ".join(lacks)
    return told[:1].upper() + told[1:] + "." if told else ""


def _costly(pick: Pick, lines: Lines, margin: int, width: int) -> Iterator[Line]:
    text = visible(_from_the_words(pick.judged, width - margin))
    yield [_head(pick, lines, margin), (cut(text, width - margin), ())]
    yield from _under(visible(pick.why), margin, width)


def _from_the_words(judged: Judged, room: int) -> str:
    """Return a statement, from shortly before its doubted words where they stand late."""
    text = judged.statement.text
    words = next((f.words for f in judged.findings if f.suppressed is None), None)
    is_whole = words is None or words.end - words.start > MOST_OF_A_LINE * len(text)
    if words is None or is_whole or words.end < room:
        return text
    begin = text.rfind(" ", 0, max(0, words.end - room + _LEAST_ROOM // 2)) + 1
    return f"…{text[min(begin, words.start) :]}" if begin else text


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
    return lines.margin(pick.judged.statement).rjust(margin - 1) + " ", (CYAN,)


def _under(text: str, margin: int, width: int) -> Iterator[Line]:
    for line in indented(text, first="", rest="", width=max(1, width - margin)):
        yield [(" " * margin, ()), (line, (DIM,))]
