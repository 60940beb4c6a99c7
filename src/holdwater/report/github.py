"""Annotations for GitHub Actions: workflow commands, one a finding.

"Workflow commands for GitHub Actions", GitHub Docs. GitHub shows ten errors, ten warnings
and ten notices of a step; the rest is in its log, where the sum is too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import TextIO

from holdwater.model.report import Failure, Report, Summary
from holdwater.report.lines import Lines
from holdwater.report.sarif import message_of

#: What a terminal would act on, in a log that is read in one.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


class GithubWriter:
    """Writes a line for each finding, as it comes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def open(self, *, version: str, today: date) -> None:
        """Nothing comes before the findings."""

    def document(self, report: Report) -> None:
        """Write the findings of one document; what is suppressed is settled."""
        self.add(self.lay_out(report))

    def lay_out(self, report: Report) -> str:
        """Lay one document out, apart from all others; `add` takes it."""
        page = StringIO()
        apart = GithubWriter(page)
        apart._document(report)
        return page.getvalue()

    def add(self, page: str) -> None:
        """Write what was laid out."""
        self._stream.write(page)

    def _document(self, report: Report) -> None:
        source = report.document.source
        lines = Lines(report.document.text)
        for judged in report.judged:
            place = judged.statement.block.place
            for finding in judged.findings:
                if finding.suppressed is not None:
                    continue
                at = {"file": "" if source == "-" else source}
                said = message_of(finding)
                if place is None:
                    line, column = lines.place(finding.span.start)
                    end_line, end_column = lines.place(finding.span.end)
                    at |= {"line": str(line), "endLine": str(end_line)}
                    if line == end_line:
                        at |= {"col": str(column), "endColumn": str(end_column)}
                else:
                    said = f"{place.words}: “{judged.statement.text}”\n{said}"
                at["title"] = f"{finding.code} {finding.rule}"
                self._command(_COMMANDS[finding.level], at, said)

    def close(self, *, summary: Summary, failures: Iterable[Failure]) -> None:
        """Write what could not be read, and the sum."""
        for failure in failures:
            at = {"file": failure.source, "title": "not read"}
            self._command("error", at, failure.message)
        self._stream.write(
            f"{summary.statements:,} statements: {summary.plain:,} plain, "
            f"{summary.supported:,} supported, {summary.unsupported:,} unsupported, "
            f"{summary.puffery:,} puffery\n"
        )

    def _command(self, name: str, at: dict[str, str], message: str) -> None:
        self._stream.write(command(name, at, message))


def command(name: str, at: dict[str, str], message: str) -> str:
    """Write one workflow command, with what is known of its place."""
    told = ",".join(f"{key}={_property(value)}" for key, value in at.items() if value)
    return f"::{name} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    text = _UNSEEN.sub("\ufffd", text)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
