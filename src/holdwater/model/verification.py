"""What came of a recorded claim when it was held against its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from holdwater.model.place import Place
from holdwater.model.record import ClaimRecord
from holdwater.model.span import Span

if TYPE_CHECKING:
    from decimal import Decimal

#: How near the words of a place are to those of a record.
MATCHES = ("exact", "near", "conflict")


#: What a report calls each thing that is wrong with a claim, and its code.
RULES = {
    "unchecked": ("claim-unchecked", "HL101"),
    "orphaned": ("claim-orphaned", "HL102"),
    "expired": ("claim-expired", "HL103"),
    "contradicted": ("claim-contradicted", "HL104"),
    "overstated": ("claim-overstated", "HL105"),
    "unbound": ("claim-unbound", "HL106"),
    "conflict": ("claim-conflict", "HL107"),
    "flagged": ("claim-flagged", "HL108"),
    "near": ("claim-near", "HL109"),
    "former": ("claim-former", "HL110"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A file of evidence as it was found; ``sha256`` is None where it was not read."""

    name: str
    path: str
    sha256: str | None
    flags: tuple[str, ...] = ()
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Of one claim; ``verdict`` is one of `holdwater.model.record.VERDICTS`.

    ``claimed``, ``measured`` and its interval ``low`` to ``high`` are in ``unit``, None
    where they are not known. ``supports`` is what could be printed in place of the
    figure, None where it may stay or nothing is known to take its place. Of a claim with
    several figures it is the worst of them, and ``parts`` has each, in their order.
    """

    claim: str
    verdict: str
    reason: str
    claimed: Decimal | None = None
    measured: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    supports: str | None = None
    flags: tuple[str, ...] = ()
    evidence: tuple[Shown, ...] = ()
    counter_evidence: tuple[Shown, ...] = ()
    parts: tuple[Verdict, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether the claim may be told."""
        return self.verdict == "holds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A place in copy where a claim is told; ``match`` is one of `MATCHES`.

    ``words`` are the statement's, ``differs`` what it says otherwise than the record.
    ``is_former`` says that those are the words of the record as it once was. ``lines`` are the line and column of its beginning and end, where there are lines.
    """

    claim: str
    source: str
    words: str
    span: Span
    match: str
    place: Place | None = None
    lines: tuple[int, int, int, int] | None = None
    differs: str | None = None
    is_former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of some copy is tied to a record: numbers, and objective statements."""

    numbers: int = 0
    numbers_bound: int = 0
    objective: int = 0
    objective_bound: int = 0

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(
            numbers=self.numbers + other.numbers,
            numbers_bound=self.numbers_bound + other.numbers_bound,
            objective=self.objective + other.objective,
            objective_bound=self.objective_bound + other.objective_bound,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A record with its verdict, and everywhere it is told."""

    record: ClaimRecord
    verdict: Verdict
    uses: tuple[Use, ...] = ()

    @property
    def conflicts(self) -> tuple[Use, ...]:
        """The places that say otherwise than the record."""
        return tuple(use for use in self.uses if use.match == "conflict")


class Fault(NamedTuple):
    """One thing that is wrong, at one place; ``lines`` are as those of a use.

    ``suppressed`` is the reason for which it is settled, None where it is open.
    """

    claim: str
    fault: str
    level: str
    message: str
    source: str
    lines: tuple[int, int, int, int] | None
    words: str
    suppressed: str | None = None

    @property
    def rule(self) -> str:
        """What a report calls it."""
        return RULES[self.fault][0]

    @property
    def code(self) -> str:
        """The code of its rule."""
        return RULES[self.fault][1]
