"""JUnit XML, for continuous integration that knows nothing else.

A document is a suite, a statement with findings a case, failed where it asks for
attention; a document without any is one case that passed. What could not be read is an
error. The format has no standard; this is what Jenkins and GitLab read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from holdwater.model.report import Failure, Report, Summary
from holdwater.model.verdict import Judged
from holdwater.report.lines import Lines
from holdwater.report.sarif import message_of

#: What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class JunitWriter:
    """Writes one suite a document."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def open(self, *, version: str, today: date) -> None:
        """Write what comes before the suites."""
        self._stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        self._stream.write('<testsuites name="holdwater">\n')

    def document(self, report: Report) -> None:
        """Write one document."""
        self.add(self.lay_out(report))

    def lay_out(self, report: Report) -> str:
        """Lay one document out, apart from all others; `add` takes it."""
        page = StringIO()
        apart = JunitWriter(page)
        apart._document(report)
        return page.getvalue()

    def add(self, page: str) -> None:
        """Write what was laid out."""
        self._stream.write(page)

    def _document(self, report: Report) -> None:
        source = report.document.source
        shown = [one for one in report.judged if one.findings]
        failed = sum(_fails(one) for one in shown)
        self._stream.write(
            f'<testsuite name={_quoted(source)} tests="{len(shown) or 1}" '
            f'failures="{failed}" errors="0" skipped="0">\n'
        )
        lines = Lines(report.document.text)
        for judged in shown:
            self._case(judged, source, lines)
        if not shown:
            self._stream.write(
                f'<testcase classname={_quoted(source)} name="nothing is doubted"/>\n'
            )
        self._stream.write("</testsuite>\n")

    def close(self, *, summary: Summary, failures: Iterable[Failure]) -> None:
        """Write what could not be read."""
        for failure in failures:
            source = _quoted(failure.source)
            self._stream.write(
                f'<testsuite name={source} tests="1" failures="0" errors="1" '
                f'skipped="0">\n<testcase classname={source} name="can be read">'
                f"<error message={_quoted(failure.message)}/></testcase>\n"
                "</testsuite>\n"
            )
        self._stream.write("</testsuites>\n")

    def _case(self, judged: Judged, source: str, lines: Lines) -> None:
        where = lines.margin(judged.statement)
        name = _quoted(f"{where} {judged.statement.text}")
        self._stream.write(f"<testcase classname={_quoted(source)} name={name}>")
        told = "\n\n".join(
            f"{one.code} {one.rule}\n{message_of(one)}" for one in judged.findings
        )
        if _fails(judged):
            kinds = ", ".join(judged.kinds)
            said = _quoted(f"{judged.standing}: {kinds}")
            self._stream.write(
                f"<failure type={_quoted(judged.standing or '')} message={said}>"
                f"{escape(writable(told))}</failure>"
            )
        else:
            self._stream.write(f"<system-out>{escape(writable(told))}</system-out>")
        self._stream.write("</testcase>\n")


def _fails(judged: Judged) -> bool:
    """Say whether a statement asks for attention: a finding that is not settled."""
    return any(
        one.level != "note" and one.suppressed is None for one in judged.findings
    )


def _quoted(text: str) -> str:
    return quoteattr(writable(text))


def writable(text: str) -> str:
    """Leave out what XML 1.0 has no way to write."""
    return _UNWRITABLE.sub("\ufffd", text)
