"""Years, projects, customers or countries counted as a reason to trust."""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.quantity import Quantity
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

_COUNTED = frozenset(
    """brands businesses clients communities companies contributors countries customers
    deployments developers downloads employees engineers enterprises installations
    institutions members nodes organisations organizations partners people
    professionals projects schools sites stars stores teams universities users
    websites""".split()
)


#: So near behind *years of* stands what they were years of.
_NEAR = 56


@cache
def _record() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:experience|experiences|expertise|engineering|research|innovation|service"
        r"|trust|history|work|working|know how|knowledge|success|excellence|leadership"
        r"|development|practice|building|helping|serving|delivering|operation|production"
        r"|business|industry|partnership|consulting)\b"
    )


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on a crowd that is counted, or on words that count one."""
    for figure in candidate.quantities:
        if figure.role == "count" and figure.unit in _COUNTED and figure.value >= 20:
            return Strike(figure.span, (("noun", figure.unit or ""),))
    hits = [
        m
        for m in matches
        if m.payload == "words" and not _is_a_term(candidate.folded, m.start, m.end)
    ]
    if not hits:
        return None
    best = max(hits, key=lambda m: m.end - m.start)
    start = min(
        (q.span.start for q in candidate.quantities if _leads(q, best.start)),
        default=best.start,
    )
    return Strike(Span(start, best.end))


def _leads(figure: Quantity, at: int) -> bool:
    """Say whether words count from this figure on: *50+* years of experience."""
    return figure.span.start < at <= figure.span.end + 2


def _is_a_term(folded: str, start: int, end: int) -> bool:
    """Say whether years are no record: *15 years of security fixes*, *years of logs*."""
    if not folded[start:end].endswith(" of"):
        return False
    return not _record().search(folded, end, end + _NEAR)
