"""A gap that was left for the writer to fill in: *in […] minutes*."""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.rules.shapes import Matches, Strike
from holdwater.text.gaps import gaps


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on the first gap."""
    first = next(gaps(candidate.statement), None)
    return Strike(first) if first else None
