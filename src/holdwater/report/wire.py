"""The versioned JSON that every door shares.

Its shapes are written down in ``docs/reference/schemas``; adding a field is free,
anything else needs a new number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, TextIO

from holdwater.model.report import Failure, LearnedFile, Pick, Report, Summary
from holdwater.model.statement import Statement
from holdwater.model.verdict import Finding, Judged
from holdwater.report.lines import Lines
from holdwater.report.noticed import said

REPORT_SCHEMA = "holdwater/report/1"


class JsonWriter:
    """Writes ``holdwater/report/1``, document by document, as they come."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._first = True
        self._learned: LearnedFile | None = None

    def open(self, *, version: str, today: date) -> None:
        """Write what comes before the documents."""
        head = {
            "schema": REPORT_SCHEMA,
            "version": version,
            "today": today.isoformat(),
        }
        self._stream.write(_compact(head)[:-1] + ',"documents":[')

    def document(self, report: Report) -> None:
        """Write one document."""
        self.add(self.lay_out(report))

    def lay_out(self, report: Report) -> tuple[str, LearnedFile | None]:
        """Lay one document out, apart from all others; `add` takes it."""
        return _compact(plain_report(report)), report.learned

    def add(self, page: tuple[str, LearnedFile | None]) -> None:
        """Write what was laid out."""
        written, learned = page
        self._stream.write(("\n" if self._first else ",\n") + written)
        self._first = False
        self._learned = self._learned or learned

    def close(self, *, summary: Summary, failures: Iterable[Failure]) -> None:
        """Write what comes after them: the errors and the summary."""
        errors = [{"source": f.source, "message": f.message} for f in failures]
        tail = {
            "errors": errors,
            "learned": plain_learned(self._learned),
            "summary": plain_summary(summary),
        }
        self._stream.write("\n]," + _compact(tail)[1:] + "\n")


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def plain_summary(summary: Summary) -> dict[str, int]:
    """Write a summary as plain counts."""
    return {
        "statements": summary.statements,
        "plain": summary.plain,
        "supported": summary.supported,
        "unsupported": summary.unsupported,
        "puffery": summary.puffery,
        "unjudged": summary.unjudged,
    }


def plain_learned(learned: LearnedFile | None) -> dict[str, str] | None:
    """Write which file of a team's verdicts was judged with, None where none was."""
    return {"file": learned.file, "sha256": learned.sha256} if learned else None


def plain_report(report: Report) -> dict[str, Any]:
    """Write one document of a report; what is not known is None."""
    document = report.document
    lines = Lines(document.text)
    unsaid = report.not_said
    return {
        "source": document.source,
        "media_type": document.media_type,
        "language": report.language,
        "audience": report.audience,
        "sha256": document.sha256,
        "notices": document.notices,
        "statements": [_plain_judged(one, lines) for one in report.judged],
        "costliest": [_plain_pick(one, lines) for one in report.costliest],
        "checkable": [_plain_pick(one, lines) for one in report.checkable],
        "not_said": None if unsaid is None else [one.name for one in unsaid],
        "questions": [one.question for one in unsaid or ()],
        "unjudged": [
            {"language": language, "statements": count}
            for language, count in report.unjudged.items()
        ],
        "learned": plain_learned(report.learned),
        "summary": plain_summary(report.summary),
    }


def _plain_judged(judged: Judged, lines: Lines) -> dict[str, Any]:
    statement = judged.statement
    place = statement.block.place
    return {
        "id": statement.id,
        "text": statement.text,
        "span": lines.plain_span(statement.span, place=statement.block.place),
        "place": place.plain if place else None,
        "block": statement.block.kind,
        "language": judged.language,
        "standing": judged.standing,
        "confidence": judged.confidence,
        "kinds": judged.kinds,
        "claim": judged.claim,
        "verdict": judged.verdict,
        "findings": [_plain_finding(one, statement, lines) for one in judged.findings],
    }


def _plain_pick(pick: Pick, lines: Lines) -> dict[str, Any]:
    statement = pick.judged.statement
    return {
        "id": statement.id,
        "span": lines.plain_span(statement.span, place=statement.block.place),
        "name": pick.name,
        "why": pick.why,
    }


def _plain_finding(
    finding: Finding, statement: Statement, lines: Lines
) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "code": finding.code,
        "level": finding.level,
        "span": lines.plain_span(finding.span, place=statement.block.place),
        "message": finding.message,
        "missing": finding.missing,
        "reasons": [
            {
                "feature": one.feature,
                "said": said(one),
                "weight": one.weight,
            }
            for one in finding.reasons
        ],
        "questions": finding.questions,
        "suggestion": finding.suggestion,
        "citations": [f"{one.title}, {one.url}" for one in finding.citations],
        "suppressed": finding.suppressed,
    }
