"""What was seen of a page, as an editor marks it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol.types import Diagnostic, DiagnosticSeverity, Position, Range

from holdwater.lsp.page import Page
from holdwater.lsp.proofreader import Look, Place
from holdwater.model.span import Span
from holdwater.model.verdict import Finding
from holdwater.report.layout import visible

SOURCE = "holdwater"

_SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "note": DiagnosticSeverity.Information,
}

#: Past the end of any line: the protocol takes that for its end.
LINE_END = 2**16

_LINE = re.compile(r"line (\d+)\b")


def diagnostics(look: Look) -> list[Diagnostic]:
    """Mark what is open on a page, and tell what could not be read of it."""
    if look.is_settings:
        return [_note(look.page, f"Not checked: {look.trouble}", level="error")]
    if look.trouble is not None:
        return [_note(look.page, f"Not checked: {look.trouble}")]
    if look.report is None:
        return []
    told = [_told(look.page, notice) for notice in look.report.document.notices]
    return told + [diagnostic_of(look, one) for one in open_findings(look)]


def open_findings(look: Look) -> Iterator[Finding]:
    """Yield what is open on a page, in its order."""
    for judged in look.report.judged if look.report else ():
        for finding in judged.findings:
            if finding.suppressed is None:
                yield finding


def diagnostic_of(look: Look, finding: Finding) -> Diagnostic:
    """Mark one finding."""
    return Diagnostic(
        range=range_of(look, finding.span),
        severity=_SEVERITIES[finding.level],
        code=finding.rule,
        source=SOURCE,
        message=visible(finding.message),
    )


def settings_diagnostic(place: Place, trouble: str) -> Diagnostic:
    """Mark in a settings file what is wrong there, to the end of the line."""
    line, column = place.line - 1, place.column - 1
    return Diagnostic(
        range=Range(start=Position(line, column), end=Position(line, LINE_END)),
        severity=DiagnosticSeverity.Error,
        source=SOURCE,
        message=visible(trouble),
    )


def range_of(look: Look, span: Span) -> Range:
    """Tell where a span of the text as read stands on the page."""
    start, end = (
        look.page.positions.position(at + look.shift) for at in (span.start, span.end)
    )
    return Range(start=Position(*start), end=Position(*end))


def span_of(look: Look, wanted: Range) -> Span:
    """Tell which span of the text as read a range of the page is."""
    start, end = (
        max(0, look.page.positions.offset(at.line, at.character) - look.shift)
        for at in (wanted.start, wanted.end)
    )
    return Span(start, max(start, end))


def _told(page: Page, notice: str) -> Diagnostic:
    """Tell what the reader noticed, in the line it names."""
    named = _LINE.match(notice)
    return _note(page, notice, line=int(named[1]) if named else 1)


def _note(
    page: Page, message: str, *, line: int = 1, level: str = "note"
) -> Diagnostic:
    start, end = map(page.positions.position, page.positions.line(line - 1))
    return Diagnostic(
        range=Range(start=Position(*start), end=Position(*end)),
        severity=_SEVERITIES[level],
        source=SOURCE,
        message=visible(message),
    )
