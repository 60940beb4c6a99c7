"""SARIF 2.1.0, for code hosts: each finding where it stands, the rules that made it.

OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0". Results
are written as they come; what they refer to (rules, files) follows them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple, TextIO
from urllib.parse import quote, urlsplit

from holdwater.model.report import Failure, Report, Summary
from holdwater.model.statement import Statement
from holdwater.model.verdict import Finding, Judged
from holdwater.report.lines import Lines
from holdwater.report.noticed import said

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

#: The fingerprint of a finding: its rule, its statement, and which of equal ones it is.
FINGERPRINT = "holdwater/v1"


class SarifPage(NamedTuple):
    """One document laid out: its file, its rules by code, its results as written."""

    uri: str
    file: dict[str, Any]
    notices: tuple[str, ...]
    rules: dict[str, dict[str, Any]]
    results: tuple[tuple[str, str], ...]


class SarifWriter:
    """Writes one run."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._version = ""
        self._rules: dict[str, dict[str, Any]] = {}
        self._files: dict[str, dict[str, Any]] = {}
        self._notices: list[dict[str, Any]] = []
        self._is_first = True

    def open(self, *, version: str, today: date) -> None:
        """Write what comes before the results."""
        self._version = version
        head = json.dumps({"version": "2.1.0", "$schema": SCHEMA})[:-1]
        self._stream.write(head + ', "runs": [{"columnKind": "unicodeCodePoints",')
        self._stream.write('\n"results": [')

    def document(self, report: Report) -> None:
        """Write the findings of one document."""
        self.add(self.lay_out(report))

    def lay_out(self, report: Report) -> SarifPage:
        """Lay one document out, apart from all others; `add` takes it."""
        document = report.document
        uri = uri_of(document.source)
        lines = Lines(document.text)
        results, rules = [], {}
        for judged, finding, fingerprint in fingerprinted(report):
            result = _result(judged, finding, lines, uri)
            result["partialFingerprints"] = {FINGERPRINT: fingerprint}
            rules[finding.code] = _rule(finding)
            written = json.dumps(result, ensure_ascii=False)
            results.append((finding.code, written))
        file = {
            "location": {"uri": uri},
            "mimeType": document.media_type,
            "hashes": {"sha-256": document.sha256},
        }
        return SarifPage(uri, file, document.notices, rules, tuple(results))

    def add(self, page: SarifPage) -> None:
        """Write what was laid out, each result with the number of its rule."""
        self._files[page.uri] = page.file
        for notice in page.notices:
            self._notices.append(_notification("note", notice, page.uri))
        for code, written in page.results:
            self._rules.setdefault(code, page.rules[code])
            number = list(self._rules).index(code)
            self._stream.write("\n" if self._is_first else ",\n")
            self._stream.write(f'{written[:-1]}, "ruleIndex": {number}}}')
            self._is_first = False

    def close(self, *, summary: Summary, failures: Iterable[Failure]) -> None:
        """Write the rules, the files, and what could not be read."""
        failed = [_notification("error", f.message, uri_of(f.source)) for f in failures]
        driver = {
            "name": "Holdwater",
            "version": self._version,
            "rules": list(self._rules.values()),
        }
        tail = {
            "tool": {"driver": driver},
            "artifacts": list(self._files.values()),
            "invocations": [
                {
                    "executionSuccessful": not failed,
                    "toolExecutionNotifications": [*failed, *self._notices],
                }
            ],
        }
        written = json.dumps(tail, ensure_ascii=False)
        self._stream.write("\n],\n" + written[1:] + "]}\n")


def _result(judged: Judged, finding: Finding, lines: Lines, uri: str) -> dict[str, Any]:
    result = {
        "ruleId": finding.code,
        "level": finding.level,
        "message": {"text": message_of(finding)},
        "locations": [_location(judged.statement, finding, lines, uri)],
        "properties": {
            "statement": judged.statement.id,
            "standing": judged.standing,
            "kinds": judged.kinds,
            "missing": finding.missing,
            "questions": finding.questions,
            "suggestion": finding.suggestion,
            "reasons": [said(one) for one in finding.reasons],
        },
    }
    if finding.suppressed is not None:
        result["suppressions"] = [
            {
                "kind": "external" if finding.is_baselined else "inSource",
                "justification": finding.suppressed,
            }
        ]
    return result


def _rule(finding: Finding) -> dict[str, Any]:
    """Describe the rule that made a finding."""
    sources = [f"{one.title}, {one.url}" for one in finding.citations]
    more = f"`holdwater rules explain {finding.rule}` tells why it asks."
    return {
        "id": finding.code,
        "name": finding.rule,
        "shortDescription": {"text": finding.rule.replace("-", " ")},
        "help": {"text": "\n".join([more, *sources])},
        "properties": {"tags": list(finding.kinds)},
    }


def fingerprinted(report: Report) -> Iterable[tuple[Judged, Finding, str]]:
    """Yield each finding of a document with its fingerprint, which outlives moves."""
    seen: Counter[tuple[str, str]] = Counter()
    for judged in report.judged:
        for finding in judged.findings:
            key = (finding.rule, judged.statement.id)
            whole = f"{finding.rule} {judged.statement.id} {seen[key]}"
            seen[key] += 1
            yield judged, finding, sha256(whole.encode()).hexdigest()[:32]


def message_of(finding: Finding) -> str:
    """Say what is doubted, what would be asked, and what could be said instead."""
    parts = [finding.message, *finding.questions]
    if finding.suggestion:
        parts.append(f"Suggestion: {finding.suggestion}")
    return "\n".join(parts)


def uri_of(source: str) -> str:
    """Write where a document came from as a URI reference."""
    if urlsplit(source).scheme in ("http", "https"):
        return quote(source, safe="/:?#[]@!$&'()*+,;=%~", errors="replace")
    # A name on disk may hold bytes that are no text: they are written as they are.
    named = "stdin" if source == "-" else source
    return quote(named.encode("utf-8", "surrogateescape"), safe="/~")


def _location(
    statement: Statement, finding: Finding, lines: Lines, uri: str
) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    place = statement.block.place
    if place is not None:
        named = ", ".join(filter(None, (place.words, place.shape, place.part)))
        return {
            "physicalLocation": physical,
            "logicalLocations": [{"fullyQualifiedName": named or "document"}],
            "message": {"text": statement.text},
        }
    line, column = lines.place(finding.span.start)
    end_line, end_column = lines.place(finding.span.end)
    words = finding.words
    physical["region"] = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "snippet": {"text": statement.text[words.start : words.end]},
    }
    return {"physicalLocation": physical}


def _notification(level: str, message: str, uri: str) -> dict[str, Any]:
    return {
        "level": level,
        "message": {"text": message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}}}],
    }
