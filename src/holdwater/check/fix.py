"""Suggestions that are certain, written as a diff for somebody to look at.

A suggestion is certain where it leaves no gap to fill in and the statement stands in the
source letter for letter: no markup runs through it. Nothing is written to a file: the
diff goes to whoever asked, and `git apply` takes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import unified_diff
from typing import TextIO

from holdwater.model.report import Failure, Report, Summary
from holdwater.model.span import Span
from holdwater.model.verdict import Judged
from holdwater.text.gaps import GAP


def fixes(report: Report) -> list[tuple[Span, str]]:
    """Return what would stand where in a document's source, in its order."""
    found: list[tuple[Span, str]] = []
    end = 0
    is_html = report.document.media_type == "text/html"
    for judged in report.judged:
        suggestion = _certain(judged)
        span = judged.statement.span
        text = report.document.text[span.start : span.end]
        if suggestion and is_html and set("&<") & set(suggestion):
            continue  # it would have to be written otherwise there
        if suggestion and text == judged.statement.text and span.start >= end:
            found.append((span, suggestion))
            end = span.end
    return found


def _certain(judged: Judged) -> str | None:
    """Return the one suggestion that leaves nothing to be filled in, if there is one."""
    if judged.statement.block.place is not None:
        return None
    suggested = {
        finding.suggestion
        for finding in judged.findings
        if finding.suggestion and finding.suppressed is None
    }
    certain = {one for one in suggested if GAP not in one}
    return certain.pop() if len(certain) == len(suggested) == 1 else None


def diff_of(report: Report) -> str:
    """Write the certain suggestions of a document as a unified diff, empty for none."""
    document = report.document
    return diff_of_edits(document.source, document.text, fixes(report))


def diff_of_edits(source: str, text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """Write what would stand where in a text as a unified diff, empty for nothing.

    ``edits`` are in order, and none meets another.
    """
    parts, at = [], 0
    for span, instead in edits:
        parts += [text[at : span.start], instead]
        at = span.end
    if not parts:
        return ""
    before, after = ("", "") if source.startswith("/") else ("a/", "b/")
    lines = unified_diff(
        _lines(text),
        _lines("".join([*parts, text[at:]])),
        fromfile=before + source,
        tofile=after + source,
    )
    return "".join(_ended(line) for line in lines)


def _lines(text: str) -> list[str]:
    """Cut a text behind its line feeds, as diff does, and nowhere else."""
    *whole, rest = text.split("\n")
    return [line + "\n" for line in whole] + ([rest] if rest else [])


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


class DiffWriter:
    """Writes the diff of each document as it comes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def open(self, *, version: str, today: date) -> None:
        """Nothing comes before the first diff."""

    def document(self, report: Report) -> None:
        """Write the diff of one document."""
        self.add(self.lay_out(report))

    def lay_out(self, report: Report) -> str:
        """Lay one document's diff out; `add` takes it."""
        return diff_of(report)

    def add(self, page: str) -> None:
        """Write what was laid out."""
        self._stream.write(page)

    def close(self, *, summary: Summary, failures: Iterable[Failure]) -> None:
        """Nothing comes behind the last."""
