"""A recorded claim: the sentence, what it promises, and what it is bound to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from holdwater.model.evidence import Evidence
from holdwater.model.theirs import Theirs

if TYPE_CHECKING:
    from decimal import Decimal

#: What a record may say of its figure and the evidence's.
OPERATORS = (
    "less than",
    "at most",
    "at least",
    "more than",
    "about",
    "equals",
    "up to",
)

#: The verdicts; the first that applies is the one that is told.
VERDICTS = (
    "unchecked",
    "orphaned",
    "expired",
    "contradicted",
    "overstated",
    "unbound",
    "holds",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedValue:
    """The figure a claim prints, and how it follows from the evidence's.

    ``claimed`` as printed (*5 ms*), ``value`` and ``unit`` what it says; ``operator`` is
    one of `OPERATORS`. ``formula`` is arithmetic over the names in ``figures``, which
    lead to *EVIDENCE.FIGURE*.
    """

    claimed: str
    value: Decimal
    unit: str | None
    operator: str
    formula: str
    figures: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """One claim as somebody wrote it down; ``where`` is the place of the record.

    ``was`` are the hashes of the sentence as it once stood, ``disclose`` what has to be
    said beside it (measure, baseline, conditions, ran_by, paid_by, date), ``audience``
    whom it is for (who, wants_to, gains). ``theirs`` is there where somebody else makes the
    claim. ``prose`` is context for people. ``further`` are the figures that its words
    print besides ``value``.
    """

    id: str
    text: str
    where: str
    was: tuple[str, ...] = ()
    variations: tuple[str, ...] = ()
    product: str | None = None
    kinds: tuple[str, ...] = ()
    audience: Mapping[str, str] = field(default_factory=dict)
    value: ClaimedValue | None = None
    further: tuple[ClaimedValue, ...] = ()
    disclose: Mapping[str, str] = field(default_factory=dict)
    not_said: str | None = None
    evidence: tuple[Evidence, ...] = ()
    counter_evidence: tuple[Evidence, ...] = ()
    owner: str | None = None
    published: date | None = None
    expires: date | None = None
    theirs: Theirs | None = None
    prose: str = ""

    @property
    def files(self) -> tuple[Evidence, ...]:
        """What speaks for the claim, and then what speaks against it."""
        return (*self.evidence, *self.counter_evidence)

    @property
    def values(self) -> tuple[ClaimedValue, ...]:
        """Every figure that is claimed, in the order of the record."""
        return (self.value, *self.further) if self.value else ()
