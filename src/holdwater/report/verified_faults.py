"""What is wrong with recorded claims, for machines: SARIF, JUnit and GitHub's commands.

A claim that does not hold is an error at its record and wherever it is told; a page at odds
with a record is one where it says so. A flag on a claim that holds is a warning, and words
that are like a record's are a note.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from holdwater.model.rule import LEVELS
from holdwater.model.verification import RULES, Use, Verified
from holdwater.report.github import command
from holdwater.report.junit import writable
from holdwater.report.sarif import FINGERPRINT, uri_of
from holdwater.report.sarif import SCHEMA as SARIF
from holdwater.report.verified import FLAGS, Verification, place_of, sorted_claims


class Fault(NamedTuple):
    """One thing that is wrong, at one place; ``lines`` are as those of a use."""

    claim: str
    fault: str
    level: str
    message: str
    source: str
    lines: tuple[int, int, int, int] | None
    words: str


def faults_of(one: Verified) -> Iterator[Fault]:
    """Yield all that is wrong with a claim, and wherever it is told."""
    record, verdict = one.record, one.verdict
    file, line, column = record.where.rsplit(":", 2)
    at_record = (
        file,
        (int(line), int(column), int(line), int(column) + 1),
        record.text,
    )
    if not verdict.holds:
        level, said = _fails(one)
        yield Fault(record.id, verdict.verdict, level, said, *at_record)
        for use in one.uses:
            if use.match == "exact":
                yield _at(use, verdict.verdict, level, said)
    elif verdict.flags:
        told = "; ".join(FLAGS.get(flag, flag) for flag in verdict.flags)
        said = f"The claim {record.id!r} holds, with this to know: {told}."
        yield Fault(record.id, "flagged", "warning", said, *at_record)
    for use in one.uses:
        if use.match == "conflict":
            said = f"The claim {record.id!r} is on file otherwise: this {use.differs}."
            yield _at(use, "conflict", "error", said)
        elif use.is_former:
            yield _at(use, "former", "warning", f"This {use.differs}.")
        elif use.match == "near":
            said = (
                f"This is like the claim {record.id!r}: is it the same, add it to its "
                "variations."
            )
            yield _at(use, "near", "note", said)


def _fails(one: Verified) -> tuple[str, str]:
    """Say that a claim does not hold; a vendor's that nobody tried is no fault of ours."""
    record, verdict = one.record, one.verdict
    if record.theirs and verdict.verdict == "unbound":
        said = f"The claim {record.id!r} of {record.theirs.vendor} is not tested here"
        return "note", f"{said}: {verdict.reason}."
    said = f"The claim {record.id!r} is {verdict.verdict}: {verdict.reason}."
    if verdict.supports:
        said += f" The evidence supports “{verdict.supports}”."
    return "error", said


def _at(use: Use, fault: str, level: str, message: str) -> Fault:
    said = message if use.lines else f"{place_of(use)}: {message}"
    return Fault(use.claim, fault, level, said, use.source, use.lines, use.words)


def reaches(claims: Sequence[Verified], fail_on: str) -> bool:
    """Say whether something reaches --fail-on.

    `unsupported` and `puffery` ask for the same here: a claim that does not hold, or copy
    at odds with one.
    """
    if fail_on == "never":
        return False
    least = LEVELS.index("error" if fail_on in ("unsupported", "puffery") else fail_on)
    return any(
        LEVELS.index(fault.level) >= least for one in claims for fault in faults_of(one)
    )


def _faults(found: Verification) -> Iterator[Fault]:
    for one in sorted_claims(found.claims):
        yield from faults_of(one)


def github_text(found: Verification) -> str:
    """Write a workflow command for each fault."""
    commands = {"error": "error", "warning": "warning", "note": "notice"}
    lines = []
    for fault in _faults(found):
        at = {"file": fault.source}
        if fault.lines:
            line, column, end_line, end_column = fault.lines
            at |= {"line": str(line), "endLine": str(end_line)}
            if line == end_line:
                at |= {"col": str(column), "endColumn": str(end_column)}
        rule, code = RULES[fault.fault]
        at["title"] = f"{code} {rule}"
        lines.append(command(commands[fault.level], at, fault.message))
    for failure in found.failures:
        at = {"file": failure.source, "title": "not read"}
        lines.append(command("error", at, failure.message))
    return "".join(lines)


def junit_text(found: Verification) -> str:
    """Write a case for each claim; one that does not hold, or is told otherwise, failed."""
    cases, failed = [], 0
    for one in sorted_claims(found.claims):
        wrong = [fault for fault in faults_of(one) if fault.level == "error"]
        name = quoteattr(writable(one.record.text))
        head = f"<testcase classname={quoteattr(one.record.id)} name={name}"
        if not wrong:
            cases.append(f"{head}/>\n")
            continue
        failed += 1
        kind = wrong[0].fault
        told = "\n".join(f"{fault.source}: {fault.message}" for fault in wrong)
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


def sarif_text(found: Verification) -> str:
    """Write one run of SARIF 2.1.0."""
    faults = list(_faults(found))
    names = list(dict.fromkeys(fault.fault for fault in faults))
    driver = {
        "name": "Holdwater",
        "version": found.version,
        "rules": [
            {
                "id": RULES[name][1],
                "name": RULES[name][0],
                "shortDescription": {"text": RULES[name][0].replace("-", " ")},
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
        "results": [_result(fault, names) for fault in faults],
        "tool": {"driver": driver},
        "invocations": [
            {"executionSuccessful": not notes, "toolExecutionNotifications": notes}
        ],
    }
    whole = {"version": "2.1.0", "$schema": SARIF, "runs": [run]}
    return json.dumps(whole, ensure_ascii=False) + "\n"


def _result(fault: Fault, names: Sequence[str]) -> dict[str, Any]:
    key = f"{fault.fault} {fault.claim} {fault.source} {fault.words}"
    return {
        "ruleId": RULES[fault.fault][1],
        "ruleIndex": names.index(fault.fault),
        "level": fault.level,
        "message": {"text": fault.message},
        "locations": [_location(uri_of(fault.source), fault.lines, fault.words)],
        "partialFingerprints": {
            FINGERPRINT: sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
        },
        "properties": {"claim": fault.claim},
    }


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
