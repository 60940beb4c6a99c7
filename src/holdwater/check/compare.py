"""Two vendors' copy side by side, for somebody who has to choose.

It counts and it quotes; it gives no grade. Who claims less may have less to say, and who
leaves more out may only have been asked on fewer pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from holdwater.check.trust import dearest, priced
from holdwater.model.comparison import Comparison, Picked, Side
from holdwater.model.report import Report, Summary, Unsaid

#: So many of a side's statements that can be checked are shown.
MOST = 5

#: So many questions are asked about one statement.
MOST_OF_ONE = 2


def compare(
    first: tuple[str, Sequence[Report]], second: tuple[str, Sequence[Report]]
) -> Comparison:
    """Set the reports of two sides, each with its name, side by side."""
    sides = (side_of(*first), side_of(*second))
    unsaid = sides[1].unsaid or ()
    return Comparison(
        sides=sides,
        neither=tuple(one for one in sides[0].unsaid or () if one in unsaid),
    )


def side_of(name: str, reports: Sequence[Report]) -> Side:
    """Put the reports of one side together."""
    summary = Summary()
    for report in reports:
        summary = summary.plus(report.summary)
    kinds = Counter(
        kind for report in reports for one in report.attention for kind in one.kinds
    )
    worst = _worst(reports)
    unsaid = _unsaid(reports)
    return Side(
        name=name,
        documents=len(reports),
        summary=summary,
        kinds=kinds,
        worst=worst,
        checkable=_checkable(reports),
        unsaid=unsaid,
        questions=tuple(_questions(worst, unsaid or ())),
    )


def _worst(reports: Sequence[Report]) -> tuple[Picked, ...]:
    """Pick what costs most trust on any of the pages; what is said on many, once."""
    by_pick = {}
    costs = []
    for report in reports:
        for cost, pick in priced(report.judged):
            by_pick[id(pick)] = report
            costs.append((cost, pick))
    return tuple(
        Picked(report=by_pick[id(pick)], pick=pick) for _, pick in dearest(costs)
    )


def _checkable(reports: Sequence[Report]) -> tuple[Picked, ...]:
    """Take what can be checked in turn from each page, so that none crowds out others."""
    rounds = max((len(report.checkable) for report in reports), default=0)
    found: dict[str, Picked] = {}
    for at in range(rounds):
        for report in reports:
            for pick in report.checkable[at : at + 1]:
                key = pick.judged.statement.id
                found.setdefault(key, Picked(report=report, pick=pick))
    return tuple(found.values())[:MOST]


def _unsaid(reports: Sequence[Report]) -> tuple[Unsaid, ...] | None:
    """Return what no offer of a side says: one page may say what another leaves out."""
    asked = [report.not_said for report in reports if report.not_said is not None]
    if not asked:
        return None
    return tuple(one for one in asked[0] if all(one in other for other in asked))


def _questions(worst: Sequence[Picked], unsaid: Sequence[Unsaid]) -> Iterator[str]:
    for one in worst:
        judged = one.pick.judged
        asked = dict.fromkeys(q for f in judged.findings for q in f.questions)
        if asked:
            some = " ".join(list(asked)[:MOST_OF_ONE])
            yield f"You write: “{judged.statement.text}” {some}"
    for gap in unsaid:
        yield gap.question
