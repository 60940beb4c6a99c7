"""A judged statement, held against what is on file of it.

The standing is what the copy earns, and a claim that holds changes nothing of it: the
reader of the page has not seen the evidence. Its findings become notes that say so. A claim
that does not hold is an error where it is told, and so is a figure at odds with the record.
"""

from __future__ import annotations

from holdwater.ledger.book import Ledger
from holdwater.ledger.printed import prints, read_claimed
from holdwater.model.claim import KINDS
from holdwater.model.record import ClaimRecord
from holdwater.model.span import Span
from holdwater.model.verdict import Finding, Judged
from holdwater.model.verification import RULES

#: What is said of a finding whose claim holds.
ON_FILE = "Evidence is on file, not shown here: link it."


def by_record(judged: Judged, ledger: Ledger) -> Judged:
    """Tell of a statement what its recorded claim adds; most tell none."""
    if judged.standing is None:
        return judged
    for match in ledger.index.matches(judged.statement.text):
        if match.match == "exact":
            return _told(judged, match.record, ledger)
        if match.match == "conflict":
            why = f"The claim {match.record.id!r} is on file otherwise: this {match.differs}."
            return _accused(judged, match.record, "conflict", why)
    return judged


def _told(judged: Judged, record: ClaimRecord, ledger: Ledger) -> Judged:
    verdict = ledger.verdicts[record.id]
    judged = judged._replace(claim=record.id, verdict=verdict.verdict)
    if verdict.holds:
        return judged._replace(findings=tuple(map(_lowered, judged.findings)))
    why = f"The claim {record.id!r} is {verdict.verdict}: {verdict.reason}."
    if verdict.supports:
        why += f" The evidence supports “{verdict.supports}”."
    return _accused(judged, record, verdict.verdict, why)


def _lowered(finding: Finding) -> Finding:
    if finding.level == "note" or not finding.kinds or finding.suppressed is not None:
        return finding
    return finding._replace(level="note", message=f"{finding.message} {ON_FILE}")


def _accused(judged: Judged, record: ClaimRecord, fault: str, why: str) -> Judged:
    kinds = record.kinds or judged.kinds or ("quantity",)
    rule, code = RULES[fault]
    words = _meant(judged.statement.text, record)
    finding = Finding(
        rule=rule,
        code=code,
        span=judged.statement.place_in_source(words),
        words=words,
        level="error",
        kinds=kinds,
        message=why,
        missing=(),
        questions=(),
        suggestion=None,
        citations=(),
    )
    return judged._replace(
        standing="unsupported",
        kinds=tuple(one for one in KINDS if one in (*judged.kinds, *kinds)),
        findings=(*judged.findings, finding),
    )


def _meant(text: str, record: ClaimRecord) -> Span:
    """Find the words that are meant: the figure that is claimed, else all."""
    claimed = read_claimed(record.value.claimed) if record.value else None
    figure = prints(text, claimed) if claimed else None
    return figure.span if figure else Span(0, len(text))
