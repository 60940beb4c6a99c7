"""How much of some copy is tied to a record.

*Numbers* are figures that measure or count something; one is bound where the statement it
stands in tells a recorded claim whose value it is: what else those words print, nobody
has tied to anything. *Objective* statements are those a reader
could settle by looking: supported or unsupported, and no praise; one is bound where it tells
a recorded claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from holdwater.ledger.match import Index
from holdwater.ledger.printed import figures_in, is_same_figure
from holdwater.model.quantity import Quantity
from holdwater.model.record import ClaimRecord
from holdwater.model.statement import Statement
from holdwater.model.verdict import Judged
from holdwater.model.verification import Coverage

OBJECTIVE = ("supported", "unsupported")

#: What most statements come to: no figure stands in them, and nobody could settle them.
NOTHING = Coverage()


def coverage(text: str, standing: str | None, told: Sequence[ClaimRecord]) -> Coverage:
    """Count what is bound in one statement, which tells some records."""
    figures = figures_in(text)
    is_objective = standing in OBJECTIVE
    if not figures and not is_objective:
        return NOTHING
    return Coverage(
        numbers=len(figures),
        numbers_bound=len(figures) - len(_unclaimed(figures, told)),
        objective=int(is_objective),
        objective_bound=int(is_objective and bool(told)),
    )


def untied(
    judged: Iterable[Judged], index: Index
) -> Iterator[tuple[Statement, tuple[Quantity, ...]]]:
    """Yield each statement with the numbers in it that nobody has tied to a record."""
    for one in judged:
        figures = figures_in(one.statement.text)
        if not figures:
            continue
        matches = index.matches(one.statement.text)
        records = [match.record for match in matches if match.match != "conflict"]
        left = _unclaimed(figures, records)
        if left:
            yield one.statement, left


def _unclaimed(
    figures: Sequence[Quantity], records: Iterable[ClaimRecord]
) -> tuple[Quantity, ...]:
    if not figures:
        return ()
    claimed = [
        figure
        for record in records
        for value in record.values
        for figure in figures_in(value.claimed)
    ]
    return tuple(
        q for q in figures if not any(is_same_figure(q, one) for one in claimed)
    )
