"""A report for a person at a terminal, made for 80 columns.

site/index.md  2 unsupported, 1 puffery

    3:1 The words, as they stand, laid out in lines,
        ^^^^^^^^^
        with marks under those that are meant
        unsupported · the kinds of claim
        lacks what evidence would have to say
        CODE rule-name
          what a reader will doubt
          ? what they would ask
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TextIO

from holdwater.model.claim import ASPECTS
from holdwater.model.report import Failure, Report, Summary
from holdwater.model.verdict import Finding, Judged
from holdwater.report.layout import cells, indented, visible, wrap
from holdwater.report.lines import Lines
from holdwater.report.opening import opening, place_of
from holdwater.report.styles import BOLD, CYAN, DIM, GREEN, RED, UNDERLINE, YELLOW

_STANDING_STYLE = {"unsupported": RED, "puffery": YELLOW}

#: Lines longer than this are hard to read, however wide the terminal is.
_WIDEST = 100
_NARROWEST = 20

#: From so many findings on, a sum says which rules made them.
_MANY = 10


class TerminalWriter:
    """Writes what asks for attention, statement by statement.

    ``width`` is in cells. Without ``colour`` nothing but text is written, and
    marks under the line show the words meant.
    """

    def __init__(self, stream: TextIO, *, width: int, colour: bool) -> None:
        self._stream = stream
        self._width = max(_NARROWEST, min(width, _WIDEST))
        self._colour = colour
        self._documents = 0
        self._rules: Counter[str] = Counter()
        self._learned: dict[str, None] = {}
        self._ends_in_a_line = False

    def open(self, *, version: str, today: date) -> None:
        """Nothing comes before the documents."""

    def document(self, report: Report) -> None:
        """Write one document's findings; a line says that there are none."""
        self._documents += 1
        if report.learned:
            self._learned[report.learned.file] = None
        shown = [one for one in report.judged if one.findings]
        if shown and self._ends_in_a_line:
            self._say()
        self._title(report, is_clean=not shown)
        self._ends_in_a_line = not shown
        if not shown:
            return
        self._say()
        lines = Lines(report.document.text)
        places = [_place(judged, lines) for judged in shown]
        picked = [place_of(pick, lines) for pick in report.checkable]
        margin = max(7, *map(len, (*places, *picked))) + 1
        self._opening(report, lines, margin)
        for place, judged in zip(places, shown, strict=True):
            self._statement(judged, place.rjust(margin - 1) + " ", " " * margin)

    def close(self, *, summary: Summary, failures: Iterable[Failure]) -> None:
        """Write the sum, and what could not be read."""
        if self._ends_in_a_line:
            self._say()
        if self._documents:
            self._say(self._style("─" * min(self._width, 72), DIM))
            self._lines(self._sum(summary))
        for file in self._learned:
            self._lines(judged_with(file))
        if self._rules.total() >= _MANY:
            for name, count in self._rules.most_common():
                self._say(self._style(f"{count:>7,} {name}", DIM))
        unread = [visible(failure.source) for failure in failures]
        if unread:
            self._lines(f"not read: {', '.join(unread)}")
        elif not self._documents:
            self._say("nothing to read here")
        if self._rules:
            self._lines(
                "`holdwater rules explain NAME` tells why a rule asks, and what for."
            )

    def _sum(self, summary: Summary) -> str:
        counts = _counted(summary.statements, "statement")
        if self._documents != 1:
            counts += " in " + _counted(self._documents, "document")
        return (
            f"{counts}: {summary.plain:,} plain, {summary.supported:,} supported, "
            f"{summary.unsupported:,} unsupported, {summary.puffery:,} puffery"
        )

    def _title(self, report: Report, *, is_clean: bool) -> None:
        source = report.document.source
        name = "standard input" if source == "-" else visible(source)
        summary = report.summary
        counts = [
            f"{count:,} {standing}"
            for standing, count in (
                ("unsupported", summary.unsupported),
                ("puffery", summary.puffery),
            )
            if count
        ]
        noted = sum(len(one.findings) for one in report.judged)
        said = ", ".join(counts) or _counted(noted, "note")
        if is_clean:
            said = "nothing that the rules doubt"
        if not report.judged:
            said = "no statements to read"
        if cells(name) + 2 + cells(said) > self._width:
            self._say(self._style(name, BOLD))
            self._lines(said, GREEN if is_clean else DIM, indent="  ")
        else:
            said = "  " + self._style(said, GREEN if is_clean else DIM) if said else ""
            self._say(self._style(name, BOLD) + said)

    def _opening(self, report: Report, lines: Lines, margin: int) -> None:
        laid_out = list(opening(report, lines, margin=margin, width=self._width))
        for runs in laid_out:
            self._say("".join(self._style(text, *codes) for text, codes in runs))
        if laid_out:
            self._lines("Every finding, in the order of the page", BOLD, indent="  ")
            self._say()

    def _statement(self, judged: Judged, head: str, margin: str) -> None:
        room = self._width - len(margin)
        for number, text in enumerate(self._marked(judged, room)):
            self._say((margin if number else self._style(head, CYAN)) + text)
        self._standing(judged, margin)
        for finding in sorted(judged.findings, key=lambda one: (one.words, one.code)):
            self._rules[finding.rule] += 1
            self._finding(finding, margin)
        self._say()

    def _marked(self, judged: Judged, width: int) -> Iterator[str]:
        """Lay out the statement with the words that are meant marked."""
        text = visible(judged.statement.text)
        meant = [finding.words for finding in judged.findings]
        style = _STANDING_STYLE.get(judged.standing, BOLD)
        for line in wrap(text, max(1, width)):
            flags = [
                any(s.start <= at < s.end for s in meant)
                for at in range(line.start, line.end)
            ]
            words = text[line.start : line.end]
            runs = list(_runs(words, flags))
            if self._colour:
                yield "".join(
                    self._style(part, UNDERLINE, style) if is_meant else part
                    for part, is_meant in runs
                )
                continue
            yield words
            marks = (("^" if is_meant else " ") * cells(p) for p, is_meant in runs)
            under = "".join(marks).rstrip()
            if under:
                yield under

    def _standing(self, judged: Judged, margin: str) -> None:
        style = _STANDING_STYLE.get(judged.standing, DIM)
        standing = self._style(judged.standing, style, BOLD)
        kinds = f" · {', '.join(judged.kinds)}" if judged.kinds else ""
        first, *rest = indented(
            judged.standing + kinds, first=margin, rest=margin + "  ", width=self._width
        )
        self._say(first.replace(judged.standing, standing, 1))
        for line in rest:
            self._say(line)
        missing = {aspect for finding in judged.findings for aspect in finding.missing}
        if missing and judged.standing == "unsupported":
            lacks = ", ".join(aspect for aspect in ASPECTS if aspect in missing)
            self._lines(f"lacks {lacks}", DIM, indent=margin)

    def _finding(self, finding: Finding, margin: str) -> None:
        level = "" if finding.level == "error" else f" · {finding.level}"
        said = f"{finding.code} {finding.rule}{level}"
        if finding.suppressed is not None:
            said += f" · suppressed: {visible(finding.suppressed)}"
        self._lines(said, DIM, indent=margin)
        inner = margin + "  "
        self._lines(visible(finding.message), indent=inner)
        for question in finding.questions:
            self._lines(visible(question), indent=inner, mark="? ")
        if finding.suggestion:
            self._lines(visible(finding.suggestion), indent=inner, mark="→ ")

    def _lines(self, text: str, *codes: str, indent: str = "", mark: str = "") -> None:
        """Say something in as many lines as it takes, indented and styled."""
        rest = indent + " " * len(mark)
        for line in indented(text, first=indent + mark, rest=rest, width=self._width):
            self._say(indent + self._style(line[len(indent) :], *codes))

    def _style(self, text: str, *codes: str) -> str:
        if not self._colour or not codes:
            return text
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m"

    def _say(self, text: str = "") -> None:
        self._stream.write(text + "\n")


def judged_with(file: str) -> str:
    """Say that a team's own verdicts had a part in the judgement."""
    return f"judged with your team's own verdicts: {visible(file)}"


def _place(judged: Judged, lines: Lines) -> str:
    line, column = lines.place(judged.statement.span.start)
    return f"{line}:{column}"


def _runs(words: str, flags: list[bool]) -> Iterator[tuple[str, bool]]:
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or flags[at] != flags[start]:
            yield words[start:at], flags[start]
            start = at


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else word + 's'}"
