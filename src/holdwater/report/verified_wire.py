"""Claims held against their evidence, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from holdwater.model.record import VERDICTS
from holdwater.model.verification import Coverage, Fault, Shown, Use, Verdict, Verified
from holdwater.report.theirs import plain_theirs
from holdwater.report.verified import Verification, sorted_claims

SCHEMA = "holdwater/verification/1"


def plain_verification(found: Verification) -> dict[str, Any]:
    """Write it as ``holdwater/verification/1``."""
    counts = Counter(one.verdict.verdict for one in found.claims)
    faults = found.by_claim
    return {
        "schema": SCHEMA,
        "version": found.version,
        "today": found.today.isoformat(),
        "claims": [
            _plain(one, faults[one.record.id]) for one in sorted_claims(found.claims)
        ],
        "coverage": plain_coverage(found.coverage),
        "errors": [{"source": f.source, "message": f.message} for f in found.failures],
        "summary": {
            "claims": len(found.claims),
            **{name: counts[name] for name in VERDICTS},
            "conflicts": sum(len(one.conflicts) for one in found.claims),
            "suppressed": sum(one.suppressed is not None for one in found.faults),
        },
    }


def written(plain: dict[str, Any]) -> str:
    """Write JSON as a line of text."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def plain_coverage(coverage: Coverage) -> dict[str, int]:
    """Write what is bound as plain counts."""
    return {
        "numbers": coverage.numbers,
        "numbers_bound": coverage.numbers_bound,
        "objective": coverage.objective,
        "objective_bound": coverage.objective_bound,
    }


def _plain(one: Verified, faults: Sequence[Fault]) -> dict[str, Any]:
    record, verdict = one.record, one.verdict
    return {
        "id": record.id,
        "text": record.text,
        "product": record.product,
        "owner": record.owner,
        "record": record.where,
        "verdict": verdict.verdict,
        "claimed": _decimal(verdict.claimed),
        "measured": _decimal(verdict.measured),
        "low": _decimal(verdict.low),
        "high": _decimal(verdict.high),
        "unit": verdict.unit,
        "reason": verdict.reason,
        "supports": verdict.supports,
        "values": [_plain_value(part) for part in _parts(verdict)],
        "flags": list(verdict.flags),
        "evidence": [_plain_shown(shown) for shown in verdict.evidence],
        "counter_evidence": [
            {**_plain_shown(shown), "answer": shown.answer}
            for shown in verdict.counter_evidence
        ],
        "uses": [plain_use(use) for use in one.uses],
        "faults": [_plain_fault(fault) for fault in faults],
        "expires": record.expires.isoformat() if record.expires else None,
        "theirs": plain_theirs(one),
    }


def _parts(verdict: Verdict) -> Sequence[Verdict]:
    """Return a verdict of each figure that is claimed."""
    return verdict.parts or ((verdict,) if verdict.claimed is not None else ())


def _plain_value(part: Verdict) -> dict[str, Any]:
    return {
        "claimed": _decimal(part.claimed),
        "unit": part.unit,
        "verdict": part.verdict,
        "measured": _decimal(part.measured),
        "low": _decimal(part.low),
        "high": _decimal(part.high),
        "supports": part.supports,
    }


def _decimal(value: object) -> str | None:
    return None if value is None else f"{value:f}"


def _plain_shown(shown: Shown) -> dict[str, Any]:
    return {
        "name": shown.name,
        "path": shown.path,
        "sha256": shown.sha256,
        "flags": list(shown.flags),
    }


def _plain_fault(fault: Fault) -> dict[str, Any]:
    line, column = fault.lines[:2] if fault.lines else (None, None)
    return {
        "rule": fault.rule,
        "code": fault.code,
        "level": fault.level,
        "message": fault.message,
        "source": fault.source,
        "line": line,
        "column": column,
        "suppressed": fault.suppressed,
    }


def plain_use(use: Use) -> dict[str, Any]:
    """Write a place where a claim is told."""
    line, column, end_line, end_column = use.lines or (None,) * 4
    return {
        "source": use.source,
        "text": use.words,
        "span": {
            "start": use.span.start,
            "end": use.span.end,
            "line": line,
            "column": column,
            "end_line": end_line,
            "end_column": end_column,
        },
        "place": use.place.plain if use.place else None,
        "match": use.match,
        "differs": use.differs,
        "former": use.is_former,
    }
