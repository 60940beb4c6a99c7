"""Years, projects, customers or countries counted as a reason to trust."""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

_COUNTED = frozenset(
    """brands businesses clients communities companies contributors countries customers
    deployments developers downloads employees engineers enterprises installations
    institutions members nodes organisations organizations partners people
    professionals projects schools sites stars stores teams universities users
    websites""".split()
)

#: Years of these are how long something is kept or kept up, and nobody's record.
_TERMS = frozenset(
    """backups bug coverage data extended fixes history logs long maintenance patches
    records retention security service support update updates vulnerability warranty
    """.split()
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
    return Strike(Span(best.start, best.end))


def _is_a_term(folded: str, start: int, end: int) -> bool:
    """Say whether years are counted that something lasts: *years of security fixes*."""
    if not folded[start:end].endswith(" of"):
        return False
    after = folded[end:].split(maxsplit=1)
    return bool(after) and after[0].strip(",.;:") in _TERMS
