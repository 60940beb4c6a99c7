"""What came of a claim in the words of whoever reads of it: a buyer, or who makes it.

A vendor's claim held here, failed here, or was not tested here; a claim of our own holds,
does not hold, or cannot be shown to hold. What could not be looked at never counts as
holding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from holdwater.model.verification import Verdict, Verified

#: What came of a claim, the worst first.
OUTCOMES = ("failed", "held", "untested")

_FAILED = ("contradicted", "overstated")


class Role(NamedTuple):
    """How outcomes and verdicts are called for a reader."""

    outcomes: Mapping[str, str]
    verdicts: Mapping[str, str]


BUYER = Role(
    outcomes={
        "failed": "failed here",
        "held": "held here",
        "untested": "not tested here",
    },
    verdicts={
        "holds": "Held here",
        "overstated": "Failed here: it fell short",
        "contradicted": "Failed here: what we found speaks against it",
        "unbound": "Not tested here",
        "unchecked": "Not tested here: our evidence cannot be read",
        "orphaned": "Not tested here: our evidence is gone, or was changed",
        "expired": "Not tested here any more: our test is out of date",
    },
)

SELLER = Role(
    outcomes={
        "failed": "does not hold",
        "held": "holds",
        "untested": "could not be looked at",
    },
    verdicts={
        "holds": "Holds",
        "overstated": "Does not hold: it says more than was measured",
        "contradicted": "Does not hold: evidence speaks against it",
        "unbound": "Could not be looked at: no evidence is on file",
        "unchecked": "Could not be looked at: the evidence cannot be read",
        "orphaned": "Could not be looked at: the evidence is gone, or was changed",
        "expired": "Could not be looked at: the evidence is out of date",
    },
)


def outcome_of(verdict: Verdict) -> str:
    """Say what came of a claim: one of `OUTCOMES`."""
    if verdict.holds:
        return "held"
    return "failed" if verdict.verdict in _FAILED else "untested"


def role_of(one: Verified) -> Role:
    """Return the words for a claim."""
    return BUYER if one.record.theirs else SELLER


class Party(NamedTuple):
    """Whoever makes claims (None: we ourselves), and the claims."""

    name: str | None
    claims: tuple[Verified, ...]

    @property
    def role(self) -> Role:
        """The words that are theirs."""
        return SELLER if self.name is None else BUYER

    def of(self, outcome: str) -> list[Verified]:
        """Return the claims that came to this, by their ids."""
        found = (one for one in self.claims if outcome_of(one.verdict) == outcome)
        return sorted(found, key=lambda one: one.record.id)


def parties(claims: Iterable[Verified]) -> list[Party]:
    """Part claims by who makes them: vendors by name, and ourselves first."""
    found: dict[str | None, list[Verified]] = {}
    for one in claims:
        name = one.record.theirs.vendor if one.record.theirs else None
        found.setdefault(name, []).append(one)
    ordered = sorted(found, key=lambda name: (name is not None, name or ""))
    return [Party(name, tuple(found[name])) for name in ordered]


def open_questions(claims: Iterable[Verified]) -> int:
    """Count the questions that vendors have not answered."""
    return sum(
        len(one.record.theirs.open_questions) for one in claims if one.record.theirs
    )
