"""Two vendors' copy side by side: what each claims, leaves out, and would be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from holdwater.model.report import Pick, Report, Summary, Unsaid


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """A statement picked out of one of several documents."""

    report: Report
    pick: Pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: all of its documents together.

    ``kinds`` counts the doubted statements of each kind. ``unsaid`` is what none of its
    offers says, None where none of its documents is an offer. ``questions`` are those to
    send, the ones that matter most first.
    """

    name: str
    documents: int
    summary: Summary
    kinds: Mapping[str, int]
    worst: tuple[Picked, ...]
    checkable: tuple[Picked, ...]
    unsaid: tuple[Unsaid, ...] | None
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Both sides, and what neither says."""

    sides: tuple[Side, Side]
    neither: tuple[Unsaid, ...]

    def alone(self, side: Side) -> tuple[Unsaid, ...]:
        """Return what a side leaves out, and the other does not."""
        return tuple(one for one in side.unsaid or () if one not in self.neither)
