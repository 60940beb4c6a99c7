"""Where the claims of a ledger are told: page by page, and then claim by claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from holdwater.ledger.book import Ledger
from holdwater.ledger.coverage import NOTHING, OBJECTIVE, coverage
from holdwater.ledger.match import Index, Match, Said, use_of
from holdwater.model.document import Document
from holdwater.model.record import ClaimRecord
from holdwater.model.statement import Statement
from holdwater.model.verdict import Judged
from holdwater.model.verification import Coverage, Use, Verified

#: Tells the line and column of an offset in a text.
LineOf = Callable[[int], tuple[int, int]]


class Seen(NamedTuple):
    """What one page tells: its uses of claims, and how much of it is bound.

    ``swayed`` names a claim for each statement that is objective only where that claim
    does not hold: then its words are a fault, and by themselves they are plain or praise.
    """

    uses: tuple[Use, ...]
    coverage: Coverage
    swayed: tuple[str, ...] = ()


class Looked(NamedTuple):
    """A page that was looked through: under what it is kept, and what is kept of it.

    ``said`` is written as it is kept (`holdwater.cache.pages`), None where it was already.
    """

    source: str
    key: str
    seen: Seen
    said: str | None


def said_in(judged: Iterable[Judged], line_of: LineOf) -> Iterator[Said]:
    """Yield the statements of a page as they are looked through."""
    return said_of(((one.statement, one.standing) for one in judged), line_of)


def said_of(
    standings: Iterable[tuple[Statement, str | None]], line_of: LineOf
) -> Iterator[Said]:
    """Yield statements with their standings as they are looked through."""
    for statement, standing in standings:
        place, span = statement.block.place, statement.span
        lines = None if place else (*line_of(span.start), *line_of(span.end))
        yield Said(statement.text, span, place, lines, standing)


class Told:
    """Gathers the uses of every claim and what of the copy is bound, as pages come."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._records = {one.id: one for one in ledger.records.records}
        self._theirs = Index(ledger.records.theirs)
        self._uses: dict[str, list[Use]] = defaultdict(list)
        self._coverage = Coverage()
        self._swayed: list[str] = []

    def look(
        self, document: Document, judged: Iterable[Judged], line_of: LineOf
    ) -> Coverage:
        """Look through one page; return what of it is bound."""
        seen = self.see(document.source, said_in(judged, line_of))
        self.take(seen)
        return seen.coverage + self._sway(seen.swayed)

    def make_ready(self) -> None:
        """Make what words are looked up by, for all that are forked from here."""
        self._ledger.index.make_ready()

    def see(self, source: str, said: Iterable[Said]) -> Seen:
        """Find what one page tells, without keeping it; no verdict is asked for."""
        uses: list[Use] = []
        swayed: list[str] = []
        total = Coverage()
        for one in said:
            matches = self._ledger.index.matches(one.text)
            uses.extend(use_of(match, one, source) for match in matches)
            # What a vendor says is ours only where we repeat it word for word.
            if quoted := self._theirs.exact(one.text):
                uses.append(use_of(Match(quoted, "exact"), one, source))
            told = [match.record for match in matches if match.match != "conflict"]
            standing, decisive = _swayed(one.standing, matches)
            if decisive:
                swayed.append(decisive.id)
            covered = coverage(one.text, standing, told)
            if covered is not NOTHING:
                total += covered
        return Seen(tuple(uses), total, tuple(swayed))

    @property
    def coverage(self) -> Coverage:
        """What is bound of all pages so far."""
        return self._coverage + self._sway(self._swayed)

    def _sway(self, names: Iterable[str]) -> Coverage:
        """Count statements as objective where the claims they tell do not hold."""
        failing = sum(not self._ledger.verdicts[name].holds for name in names)
        return Coverage(objective=failing, objective_bound=failing)

    def take(self, seen: Seen) -> None:
        """Take what was seen on a page."""
        for use in seen.uses:
            self._uses[use.claim].append(use)
        self._coverage += seen.coverage
        self._swayed += seen.swayed

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


def _swayed(
    standing: str | None, matches: Iterable[Match]
) -> tuple[str | None, ClaimRecord | None]:
    """Say how a statement stands for what it tells, or which claim decides that.

    It is as `holdwater.check.recorded` has it: words at odds with a record, and those of a
    claim that does not hold, are unsupported, whatever they are by themselves.
    """
    if standing is None or standing in OBJECTIVE:
        return standing, None
    for match in matches:
        if match.match == "conflict":
            return "unsupported", None
        if match.match == "exact":
            return standing, match.record
    return standing, None
