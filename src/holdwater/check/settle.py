"""A statement whose doubts somebody has settled asks for nothing more."""

from __future__ import annotations

from collections.abc import Iterable

from holdwater.model.verdict import ATTENTION, Finding, Judged


def with_findings(judged: Judged, findings: Iterable[Finding]) -> Judged:
    """Put findings in the place of a statement's own, some of them settled.

    Where none is open any more that doubts a claim, the statement stands as plain: what
    is `unsupported` or `puffery` has an open finding, and the other way round.
    """
    kept = tuple(findings)
    is_doubted = any(
        one.suppressed is None and one.kinds and one.level != "note" for one in kept
    )
    if judged.standing in ATTENTION and not is_doubted:
        return judged._replace(
            findings=kept, standing="plain", kinds=(), confidence=None
        )
    return judged._replace(findings=kept)
