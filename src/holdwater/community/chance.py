"""How often chance alone would give a thread so high a score.

The null: the same replies dealt anew among the threads of the same month and category.
Each thread keeps its size, each account its history; only who replied where is drawn. The
draw is an order by MD5, so that every engine deals alike. Scores of dealt threads, pooled,
say how many so high would come about by chance; the share of those among all so high is
the q-value (Storey and Tibshirani, "Statistical significance for genomewide studies", PNAS
100 (2003), 9440-9445, with every thread taken for a null one).

Words and links are not dealt: what they say would have to be counted anew each time. So
the score that is dealt is that of accounts and of praise, for the real threads as for the
dealt ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from holdwater.community import replies
from holdwater.community.engine import Engine, Table
from holdwater.community.signals import accounts, target
from holdwater.community.usual import Rates, Tally
from holdwater.community.weigh import LEAST_COUNT, score

#: Everything of a reply that is dealt with its account.
_CARRIED = (
    "author, week, joined, aged, fresh, recent, first, once, dormant, praising, kept, young, staff, "
    "discloses"
)


def dealt(number: int) -> Table:
    """Deal the replies of each month and category anew among its threads."""
    return Table(
        "dealt",
        f"""
WITH card AS (
    SELECT era, place, {_CARRIED}, row_number() OVER (PARTITION BY era, place
           ORDER BY md5(concat(cast({number} AS string), '-', cast(thread AS string), '-',
           cast(author AS string))), thread, author) AS slot FROM reply),
seat AS (
    SELECT era, place, thread, row_number() OVER (PARTITION BY era, place
           ORDER BY thread, author) AS slot FROM reply)
SELECT s.thread, s.era, s.place, {", ".join(f"c.{one}" for one in _CARRIED.split(", "))}
FROM card c JOIN seat s ON s.era = c.era AND s.place = c.place AND s.slot = c.slot
""",  # noqa: S608 - our own
    )


def scores(
    engine: Engine, name: str, tallies: dict[int, Tally], rates: Rates
) -> dict[int, float]:
    """Score each thread by its accounts and by praise alone."""
    cohorts = accounts.cohort(engine, name, tallies)
    found = {}
    for thread, one in tallies.items():
        if one.young < LEAST_COUNT:
            continue
        signals = [
            *accounts.counted(one, rates),
            *target.praise(one, rates, about=None),
        ]
        if thread in cohorts:
            signals.append(cohorts[thread])
        if said := score(signals):
            found[thread] = said
    return found


def q_values(
    engine: Engine, tallies: dict[int, Tally], rates: Rates, *, permutations: int
) -> dict[int, float]:
    """Return the q-value of each thread that scores by its accounts or by praise."""
    real = scores(engine, "reply", tallies, rates)
    by_chance: list[float] = []
    for number in range(permutations):
        engine.make(dealt(number))
        engine.make(replies.tally("dealt"))
        engine.make(accounts.cohorts("dealt"))
        asked = engine.rows(
            f"SELECT {', '.join(Tally._fields)} FROM dealt_tally ORDER BY thread"  # noqa: S608 - our own
        )
        again = {row[0]: Tally(*row) for row in asked}
        by_chance += scores(engine, "dealt", again, rates).values()
    return _shares(real, sorted(by_chance), permutations)


def _shares(
    real: dict[int, float], by_chance: Sequence[float], permutations: int
) -> dict[int, float]:
    """Return, for each score, the share of those as high that chance would give."""
    if not permutations:
        return {}
    highest_last = sorted(real.values())
    share = {}
    for value in set(highest_last):
        expected = (len(by_chance) - bisect_left(by_chance, value)) / permutations
        share[value] = min(
            1.0, expected / (len(real) - bisect_left(highest_last, value))
        )
    least, by_score = 1.0, {}
    for value in sorted(share):  # what is rarer is never told to be likelier
        least = min(least, share[value])
        by_score[value] = least
    return {thread: by_score[value] for thread, value in real.items()}
