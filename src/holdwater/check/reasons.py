"""Why the learned part doubts: what it noticed, where no rule's words tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdwater.check.standing import Weighing
from holdwater.model.rule import Hit
from holdwater.model.verdict import Finding, Reason

#: So many of the strongest are told.
MOST = 4

#: What moves the doubt by less says nothing: so far a coin is from 51 to 49.
LEAST = 0.05


def with_reasons(
    hits: Iterable[Hit], findings: Iterable[Finding], weighing: Weighing | None
) -> Iterator[Finding]:
    """Give each finding of the learned part what weighed most for it, or against.

    A rule with words of its own says by them what it doubts, and gets no reasons.
    """
    for hit, finding in zip(hits, findings, strict=True):
        if weighing is None or hit.rule.shape != "learned":
            yield finding
        else:
            yield finding._replace(reasons=tuple(_strongest(weighing)))


def _strongest(weighing: Weighing) -> Iterator[Reason]:
    shares = sorted(weighing.shares().items(), key=lambda pair: -abs(pair[1]))
    for feature, weight in shares[:MOST]:
        if abs(weight) >= LEAST:
            yield Reason(feature, round(weight, 2))
