"""What is wrong with recorded claims, for machines: SARIF, JUnit and GitHub's commands.

What is settled stays in SARIF and JUnit, and nobody is bothered with it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from holdwater.model.verification import RULES, Fault
from holdwater.report.github import command
from holdwater.report.junit import writable
from holdwater.report.sarif import FINGERPRINT, uri_of
from holdwater.report.sarif import SCHEMA as SARIF
from holdwater.report.verified import Verification, sorted_claims


def github_text(found: Verification) -> str:
    """Write a workflow command for each fault."""
    commands = {"error": "error", "warning": "warning", "note": "notice"}
    lines = []
    for fault in found.faults:
        if fault.suppressed is not None:
            continue
        at = {"file": fault.source}
        if fault.lines:
            line, column, end_line, end_column = fault.lines
            at |= {"line": str(line), "endLine": str(end_line)}
            if line == end_line:
                at |= {"col": str(column), "endColumn": str(end_column)}
        at["title"] = f"{fault.code} {fault.rule}"
        lines.append(command(commands[fault.level], at, fault.message))
    for failure in found.failures:
        at = {"file": failure.source, "title": "not read"}
        lines.append(command("error", at, failure.message))
    return "".join(lines)


def junit_text(found: Verification) -> str:
    """Write a case for each claim; one that does not hold, or is told otherwise, failed."""
    cases, failed = [], 0
    faults = found.by_claim
    for one in sorted_claims(found.claims):
        every = [fault for fault in faults[one.record.id] if fault.level == "error"]
        wrong = [fault for fault in every if fault.suppressed is None]
        name = quoteattr(writable(one.record.text))
        head = f"<testcase classname={quoteattr(one.record.id)} name={name}"
        told = "\n".join(map(_told, every))
        if not wrong:
            out = f"<system-out>{escape(writable(told))}</system-out></testcase>"
            cases.append(f"{head}>{out}\n" if told else f"{head}/>\n")
            continue
        failed += 1
        kind = wrong[0].fault
        cases.append(
            f"{head}><failure type={quoteattr(kind)} "
            f"message={quoteattr(writable(wrong[0].message))}>"
            f"{escape(writable(told))}</failure></testcase>\n"
        )
    for failure in found.failures:
        source = quoteattr(writable(failure.source))
        cases.append(
            f'<testcase classname={source} name="can be read"><error '
            f"message={quoteattr(writable(failure.message))}/></testcase>\n"
        )
    errors = len(found.failures)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="holdwater">\n'
        f'<testsuite name="claims" tests="{len(cases)}" failures="{failed}" '
        f'errors="{errors}" skipped="0">\n{"".join(cases)}</testsuite>\n</testsuites>\n'
    )


def _told(fault: Fault) -> str:
    said = f"{fault.source}: {fault.message}"
    return said if fault.suppressed is None else f"{said} (settled: {fault.suppressed})"


def sarif_text(found: Verification) -> str:
    """Write one run of SARIF 2.1.0."""
    names = list(dict.fromkeys(fault.fault for fault in found.faults))
    driver = {
        "name": "Holdwater",
        "version": found.version,
        "rules": [
            {
                "id": RULES[name][1],
                "name": RULES[name][0],
                "shortDescription": {"text": RULES[name][0].replace("-", " ")},
                "help": {
                    "text": f"`holdwater rules explain {RULES[name][0]}` tells what it is."
                },
            }
            for name in names
        ],
    }
    notes = [
        {
            "level": "error",
            "message": {"text": failure.message},
            "locations": [_location(uri_of(failure.source), None, "")],
        }
        for failure in found.failures
    ]
    run = {
        "columnKind": "unicodeCodePoints",
        "results": [_result(fault, names) for fault in found.faults],
        "tool": {"driver": driver},
        "invocations": [
            {"executionSuccessful": not notes, "toolExecutionNotifications": notes}
        ],
    }
    whole = {"version": "2.1.0", "$schema": SARIF, "runs": [run]}
    return json.dumps(whole, ensure_ascii=False) + "\n"


def _result(fault: Fault, names: Sequence[str]) -> dict[str, Any]:
    key = f"{fault.fault} {fault.claim} {fault.source} {fault.words}"
    result = {
        "ruleId": fault.code,
        "ruleIndex": names.index(fault.fault),
        "level": fault.level,
        "message": {"text": fault.message},
        "locations": [_location(uri_of(fault.source), fault.lines, fault.words)],
        "partialFingerprints": {
            FINGERPRINT: sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
        },
        "properties": {"claim": fault.claim},
    }
    if fault.suppressed is not None:
        result["suppressions"] = [
            {"kind": "external", "justification": fault.suppressed}
        ]
    return result


def _location(
    uri: str, lines: tuple[int, int, int, int] | None, words: str
) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if lines:
        line, column, end_line, end_column = lines
        physical["region"] = {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        }
    location: dict[str, Any] = {"physicalLocation": physical}
    if words and not lines:
        location["message"] = {"text": words}
    return location
