"""How often chance alone would give a thread so high a score.

The null: the same replies dealt anew among the threads of the same month and category.
Each thread keeps its size, each account its history; only who replied where is drawn. The
replies of a month and category lie in a ring, in an order by MD5, so that every engine
deals alike; each deal turns the ring on, by an equal part of it. So each is a deal as any,
and no two of them deal a thread the same replies where the ring is large enough. Scores of
dealt threads, pooled, say how many so high would come about by chance; the share of those
among all so high is the q-value (Storey and Tibshirani, "Statistical significance for
genomewide studies", PNAS 100 (2003), 9440-9445, with every thread taken for a null one).
A large community tells as much in fewer deals.

Words and links are not dealt: what they say would have to be counted anew each time. So
the score that is dealt is that of accounts and of praise, for the real threads as for the
dealt ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from holdwater.community import replies
from holdwater.community.engine import Engine, Table
from holdwater.community.signals import accounts, target
from holdwater.community.signals.accounts import Cohort, Joined
from holdwater.community.usual import Rates, Tally
from holdwater.community.weigh import LEAST_COUNT, score

#: So many replies are dealt, and then no more than the deal that is begun.
MOST_DEALT = 2_000_000

#: Everything of a reply that is dealt with its account.
_CARRIED = "aged, young, fresh, recent, first, once, dormant, praising, kept, joined"

#: Each reply's own place in the ring, and the thread that stands there.
RING = Table(
    "ring",
    f"""
SELECT era, place, thread, week, {_CARRIED}, count(*) OVER (PARTITION BY era, place) AS many,
       row_number() OVER (PARTITION BY era, place ORDER BY thread, author) AS seat,
       row_number() OVER (PARTITION BY era, place
           ORDER BY md5(concat(cast(thread AS string), '-', cast(author AS string))),
           thread, author) AS card
FROM reply
""",  # noqa: S608 - our own
)


def dealt(deals: int) -> Table:
    """Deal the replies of each month and category anew among its threads."""
    numbers = " UNION ALL ".join(f"SELECT {one} AS deal" for one in range(deals))
    return Table(
        "dealt",
        f"""
SELECT d.deal, s.thread, s.week, s.era, s.place, {", ".join(f"c.{one}" for one in _CARRIED.split(", "))}
FROM ring c CROSS JOIN ({numbers}) d
JOIN ring s ON s.era = c.era AND s.place = c.place
AND s.seat = (c.card - 1 + CAST(floor(c.many * d.deal / {deals}.0) AS BIGINT)) % c.many + 1
""",  # noqa: S608 - our own
    )


#: Dealt threads that may score: see `holdwater.community.weigh.may_say`.
_TALLIES = Table(
    "dealt_tally",
    f"""
SELECT deal, thread, min(week) AS week, min(era) AS era, min(place) AS place,
       {replies.sums()} FROM dealt GROUP BY deal, thread HAVING sum(young) >= {LEAST_COUNT}
""",  # noqa: S608 - our own
)

_ASKED = (
    f"SELECT deal, {', '.join(Tally._fields)} FROM dealt_tally ORDER BY deal, thread"  # noqa: S608 - our own
)

_COHORTS = accounts.beside(
    "SELECT l.*, t.week FROM dealt_cohort l "
    "JOIN dealt_tally t ON t.deal = l.deal AND t.thread = l.thread",
    by="deal, thread",
)


def scores(
    tallies: Mapping[int, Tally],
    cohorts: Mapping[int, Cohort],
    rates: Rates,
    joined: Joined,
) -> dict[int, float]:
    """Score each thread by its accounts and by praise alone."""
    found = {}
    for thread, one in tallies.items():
        if one.young < LEAST_COUNT:
            continue
        signals = [
            *accounts.counted(one, rates),
            *target.praise(one, rates, about=None),
        ]
        cohort = joined.together(cohorts[thread]) if thread in cohorts else None
        if cohort:
            signals.append(cohort)
        if said := score(signals):
            found[thread] = said
    return found


def by_chance(
    engine: Engine, rates: Rates, joined: Joined, *, deals: int
) -> list[float]:
    """Return the scores of dealt threads, of all deals together."""
    engine.make(RING)
    engine.view(dealt(deals))
    engine.make(_TALLIES)
    engine.make(Table("dealt_cohort", accounts.largest("dealt", by="deal, thread")))
    found: list[float] = []
    tallies: dict[int, dict[int, Tally]] = {deal: {} for deal in range(deals)}
    for deal, *told in engine.rows(_ASKED):
        tallies[deal][told[0]] = Tally(*told)
    cohorts: dict[int, dict[int, Cohort]] = {deal: {} for deal in range(deals)}
    for deal, thread, *told in engine.rows(_COHORTS):
        cohorts[deal][thread] = Cohort(*told)
    for deal in range(deals):
        found += scores(tallies[deal], cohorts[deal], rates, joined).values()
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
