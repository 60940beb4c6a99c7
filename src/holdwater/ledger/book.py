"""The ledger: a project's records, where their words are looked up, and their verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdwater.ledger.match import Index
from holdwater.ledger.records import Records
from holdwater.model.record import ClaimRecord
from holdwater.model.verification import Verdict


@dataclass(frozen=True)
class Ledger:
    """What a page is held against, beside its own words."""

    records: Records
    index: Index
    verdicts: Verdicts


class Verdicts(Mapping[str, Verdict]):
    """The verdict of each record by its id, reached when it is first asked for.

    To hold a page against a ledger takes the verdicts of what it tells, and no others.
    """

    def __init__(
        self,
        records: Records,
        judge: Callable[[ClaimRecord], Verdict],
        open_together: Callable[[Iterable[ClaimRecord]], None] | None = None,
    ) -> None:
        self._records = {one.id: one for one in records.records}
        self._judge = judge
        self._open_together = open_together
        self._reached: dict[str, Verdict] = {}

    def __getitem__(self, name: str) -> Verdict:
        if name not in self._reached:
            self._reached[name] = self._judge(self._records[name])
        return self._reached[name]

    def reach(self, names: Sequence[str]) -> list[Verdict]:
        """Reach several verdicts: what they rest on is opened together."""
        if self._open_together:
            left = (one for one in names if one not in self._reached)
            self._open_together(self._records[one] for one in left)
        return [self[one] for one in names]

    def take(self, verdicts: Iterable[Verdict]) -> None:
        """Take verdicts that were reached elsewhere."""
        self._reached |= {one.claim: one for one in verdicts}

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)
