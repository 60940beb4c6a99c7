"""A report for a person at a terminal, made for 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TextIO

from holdwater.model.report import Failure, Report, Summary
from holdwater.model.verdict import Finding, Judged
from holdwater.report.layout import cells, indented, wrap
from holdwater.report.lines import Lines

_BOLD, _DIM, _UNDERLINE = "1", "2", "4"
_RED, _YELLOW, _GREEN, _CYAN = "31", "33", "32", "36"
_STANDING_STYLE = {"unsupported": _RED, "puffery": _YELLOW}


class TerminalWriter:
    """Writes what asks for attention, statement by statement.

    ``width`` is in cells. Without ``colour`` nothing but text is written, and
    marks under the line show the words meant.
    """

    def __init__(self, stream: TextIO, *, width: int, colour: bool) -> None:
        self._stream = stream
        self._width = max(40, min(width, 100))
        self._colour = colour
        self._documents = 0

    def open(self, *, version: str, today: date) -> None:
        """Nothing comes before the documents."""

    def document(self, report: Report) -> None:
        """Write one document's findings."""
        self._documents += 1
        lines = Lines(report.document.text)
        self._say(self._style(report.document.source, _BOLD))
        self._say()
        shown = [one for one in report.judged if one.findings]
        for judged in shown:
            self._statement(judged, lines)
        if not report.judged:
            self._say("  No statements to read.")
            self._say()
        elif not shown:
            self._say(self._style("  Nothing here that the rules doubt.", _GREEN))
            self._say()

    def close(self, *, summary: Summary, failures: Iterable[Failure]) -> None:
        """Write the sum, and what could not be read."""
        counts = f"{summary.statements:,} {_plural(summary.statements, 'statement')}"
        if self._documents != 1:
            counts += f" in {self._documents:,} {_plural(self._documents, 'document')}"
        self._say(self._style("─" * min(self._width, 72), _DIM))
        self._say(
            f"{counts}: {summary.plain:,} plain, {summary.supported:,} supported, "
            f"{summary.unsupported:,} unsupported, {summary.puffery:,} puffery"
        )
        if summary.attention:
            self._say(
                "`holdwater rules explain NAME` tells why a rule asks, and what for."
            )
        unread = list(failures)
        if unread:
            self._say(f"Not read: {', '.join(f.source for f in unread)}")

    def _statement(self, judged: Judged, lines: Lines) -> None:
        line, column = lines.place(judged.statement.span.start)
        place = f"{line}:{column}"
        margin = " " * 8
        for number, text in enumerate(self._marked(judged, self._width - 8)):
            head = f"{place:>7} " if number == 0 else margin
            self._say(self._style(head, _CYAN) + text if number == 0 else head + text)
        style = _STANDING_STYLE.get(judged.standing, _DIM)
        kinds = f" · {', '.join(judged.kinds)}" if judged.kinds else ""
        self._say(margin + self._style(judged.standing, style, _BOLD) + kinds)
        for finding in judged.findings:
            for text in self._finding(finding):
                self._say(text)
        self._say()

    def _marked(self, judged: Judged, width: int) -> Iterator[str]:
        """Lay out the statement with the words that are meant marked."""
        text = judged.statement.text
        meant = [finding.words for finding in judged.findings]
        for line in wrap(text, width):
            flags = [
                any(s.start <= at < s.end for s in meant)
                for at in range(line.start, line.end)
            ]
            words = text[line.start : line.end]
            if self._colour:
                yield "".join(
                    self._style(part, _UNDERLINE) if is_meant else part
                    for part, is_meant in _runs(words, flags)
                )
                continue
            yield words
            if any(flags):
                marks = "".join(
                    ("^" if is_meant else " ") * cells(part)
                    for part, is_meant in _runs(words, flags)
                )
                yield marks.rstrip()

    def _finding(self, finding: Finding) -> Iterator[str]:
        margin, inner = " " * 8, " " * 10
        yield margin + self._style(f"{finding.code} {finding.rule}", _DIM)
        yield from indented(finding.message, first=inner, rest=inner, width=self._width)
        for question in finding.questions:
            yield from indented(
                question, first=inner + "? ", rest=inner + "  ", width=self._width
            )
        if finding.suggestion:
            yield from indented(
                finding.suggestion,
                first=inner + "→ ",
                rest=inner + "  ",
                width=self._width,
            )

    def _style(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self._colour else text

    def _say(self, text: str = "") -> None:
        self._stream.write(text + "\n")


def _runs(words: str, flags: list[bool]) -> Iterator[tuple[str, bool]]:
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or flags[at] != flags[start]:
            yield words[start:at], flags[start]
            start = at


def _plural(count: int, word: str) -> str:
    return word if count == 1 else word + "s"
