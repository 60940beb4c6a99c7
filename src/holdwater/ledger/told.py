"""Where the claims of a ledger are told: page by page, and then claim by claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from holdwater.ledger.book import Ledger
from holdwater.ledger.coverage import coverage
from holdwater.ledger.match import Index, LineOf, Match, use_of, uses_in
from holdwater.model.document import Document
from holdwater.model.record import ClaimRecord
from holdwater.model.verdict import Judged
from holdwater.model.verification import Coverage, Use, Verified


class Seen(NamedTuple):
    """What one page tells: its uses of claims, and how much of it is bound."""

    uses: tuple[Use, ...]
    coverage: Coverage


class Told:
    """Gathers the uses of every claim and what of the copy is bound, as pages come."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._records = {one.id: one for one in ledger.records.records}
        self._theirs = Index(ledger.records.theirs)
        self._uses: dict[str, list[Use]] = defaultdict(list)
        self.coverage = Coverage()

    def look(
        self, document: Document, judged: Iterable[Judged], line_of: LineOf
    ) -> Coverage:
        """Look through one page; return what of it is bound."""
        judged = tuple(judged)
        statements = [one.statement for one in judged]
        told: dict[int, list[ClaimRecord]] = defaultdict(list)
        for statement, use in uses_in(
            self._ledger.index, statements, document, line_of
        ):
            self._uses[use.claim].append(use)
            if use.match != "conflict":
                told[id(statement)].append(self._records[use.claim])
        for statement in statements:
            # What a vendor says is ours only where we repeat it word for word.
            if quoted := self._theirs.exact(statement.text):
                use = use_of(Match(quoted, "exact"), statement, document, line_of)
                self._uses[quoted.id].append(use)
        bound = coverage(judged, told)
        self.coverage += bound
        return bound

    @property
    def seen(self) -> Seen:
        """All that was gathered so far."""
        return Seen(tuple(chain.from_iterable(self._uses.values())), self.coverage)

    def take(self, seen: Seen) -> None:
        """Take what was gathered elsewhere."""
        for use in seen.uses:
            self._uses[use.claim].append(use)
        self.coverage += seen.coverage

    def uses_of(self, name: str) -> tuple[Use, ...]:
        """Return every place where a claim is told."""
        return tuple(self._uses.get(name, ()))

    def verified(self, records: Iterable[ClaimRecord]) -> tuple[Verified, ...]:
        """Tell each record with its verdict and its uses."""
        return tuple(
            Verified(
                record=record,
                verdict=self._ledger.verdicts[record.id],
                uses=self.uses_of(record.id),
            )
            for record in records
        )
