"""How often chance alone would give a thread so high a score.

The null: the same replies dealt anew among the threads of the same month and category.
Each thread keeps its size, each account its history; only who replied where is drawn. The
replies of a month and category lie in a ring, in an order by MD5, so that every engine
deals alike; for a deal the ring is turned by a part of it, and each reply goes where
another lay. Scores of dealt threads, pooled, say how many so high would come about by
chance; the share of those among all so high is the q-value (Storey and Tibshirani,
"Statistical significance for genomewide studies", PNAS 100 (2003), 9440-9445, with every
thread taken for a null one). A large community tells as much in fewer deals.

Words and links are not dealt: what they say would have to be counted anew each time. So
the score that is dealt is that of accounts and of praise, for the real threads as for the
dealt ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from holdwater.community import replies
from holdwater.community.engine import Engine
from holdwater.community.signals import accounts, target
from holdwater.community.signals.accounts import Cohort, Joined
from holdwater.community.sql import Table
from holdwater.community.survey import Signal
from holdwater.community.usual import Rates, Tally
from holdwater.community.weigh import LEAST_COUNT, LEAST_SHARE, score

#: So many replies are dealt, and then no more than the deal that is begun.
MOST_DEALT = 500_000

#: Everything of a reply that is dealt with its account.
_CARRIED = "aged, young, fresh, recent, first, once, dormant, praising, kept, joined"

#: Each reply's place in the ring of its month and category.
RING = Table(
    "ring",
    f"""
SELECT era, place, thread, week, {_CARRIED}, count(*) OVER (PARTITION BY era, place) AS many,
       row_number() OVER (PARTITION BY era, place
           ORDER BY md5(concat(cast(thread AS string), '-', cast(author AS string))),
           thread, author) AS seat
FROM reply
""",  # noqa: S608 - our own
)


def dealt(deals: int) -> Table:
    """Deal the replies of each month and category anew among its threads."""
    numbers = " UNION ALL ".join(f"SELECT {one} AS deal" for one in range(deals))
    turned = f"CAST(floor(c.many * (d.deal + 1) / {deals + 1}.0) AS BIGINT)"
    carried = ", ".join(f"c.{one}" for one in _CARRIED.split(", "))
    return Table(
        "dealt",
        f"""
SELECT d.deal, s.thread, s.week, s.era, s.place, {carried}
FROM ring c CROSS JOIN ({numbers}) d
JOIN ring s ON s.era = c.era AND s.place = c.place
AND s.seat = (c.seat - 1 + {turned}) % c.many + 1
""",  # noqa: S608 - our own
    )


#: Dealt threads in which enough accounts with little history are.
_TALLIES = Table(
    "dealt_tally",
    f"""
SELECT deal, thread, min(week) AS week, min(era) AS era, min(place) AS place,
       {replies.sums()} FROM dealt GROUP BY deal, thread HAVING sum(young) >= {LEAST_COUNT}
""",  # noqa: S608 - our own
)

#: Those in which nothing is so often that it may say anything are not asked after.
_ASKED = f"""
SELECT t.deal, {", ".join(f"t.{one}" for one in Tally._fields)} FROM dealt_tally t
LEFT JOIN dealt_cohort c ON c.deal = t.deal AND c.thread = t.thread
WHERE c.thread IS NOT NULL OR {
    " OR ".join(
        f"({hits} >= {LEAST_COUNT} AND {hits} >= {LEAST_SHARE} * t.{of})"
        for hits, of in (*accounts.SHARES, *target.SHARES)
    )
}
ORDER BY t.deal, t.thread
"""  # noqa: S608 - our own

_COHORTS = accounts.beside("dealt_cohort", by="deal, thread")


def scores(
    tallies: Mapping[int, Tally], counted: Mapping[int, list[Signal]], rates: Rates
) -> dict[int, float]:
    """Score each thread by what was counted of its accounts, and by praise alone."""
    found = {}
    for thread, one in tallies.items():
        signals = [*counted[thread], *target.praise(one, rates, about=None)]
        if signals and (said := score(signals)):
            found[thread] = said
    return found


def by_chance(
    engine: Engine, rates: Rates, joined: Joined, *, deals: int
) -> list[float]:
    """Return the scores of dealt threads, of all deals together."""
    engine.make(RING)
    engine.view(dealt(deals))
    engine.make(_TALLIES)
    engine.make(Table("dealt_cohort", accounts.largest("dealt", by=("deal", "thread"))))
    cohorts = {
        (deal, thread): Cohort(*told) for deal, thread, *told in engine.rows(_COHORTS)
    }
    found: list[float] = []
    asked = engine.rows(_ASKED)
    engine.forget(("ring", "dealt_tally", "dealt_cohort"))
    for deal, *told in asked:
        one = Tally(*told)
        counted = [*accounts.counted(one, rates)]
        cohort = cohorts.get((deal, one.thread))
        if cohort and (together := joined.together(cohort)):
            counted.append(together)
        found += scores({one.thread: one}, {one.thread: counted}, rates).values()
    return found


def q_values(
    engine: Engine,
    real: dict[int, float],
    rates: Rates,
    joined: Joined,
    *,
    permutations: int,
) -> dict[int, float]:
    """Return the q-value of each thread that scores by its accounts or by praise."""
    ((replied,),) = engine.rows("SELECT count(*) FROM reply")
    deals = min(permutations, max(1, -(-MOST_DEALT // max(replied, 1))))
    if not deals or not real:
        return {}
    chances = by_chance(engine, rates, joined, deals=deals)
    return _shares(real, sorted(chances), deals)


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
