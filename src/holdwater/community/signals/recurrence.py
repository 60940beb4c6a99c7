"""Recurrence: the same few accounts meet again, and the same product with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log10

from holdwater.community.engine import Engine, Table
from holdwater.community.survey import Signal
from holdwater.community.usual import Tally
from holdwater.community.weigh import LEAST_COUNT, Usual, weight
from holdwater.statistics.discoveries import poisson_or_more

#: Who replies in more threads than this meets everybody, again and again.
MOST_THREADS = 12

#: Where more than this reply, everybody meets.
MOST_REPLIERS = 200

SCARCE = Table(
    "scarce",
    f"""
SELECT r.thread, r.author FROM reply r JOIN history h ON h.author = r.author
JOIN reply_tally t ON t.thread = r.thread
WHERE h.threads BETWEEN 2 AND {MOST_THREADS} AND t.n <= {MOST_REPLIERS}
""",  # noqa: S608 - our own
)

PAIRS = Table(
    "met_again",
    """
SELECT a.author AS one, b.author AS other, count(*) AS threads
FROM scarce a JOIN scarce b ON a.thread = b.thread AND a.author < b.author
GROUP BY a.author, b.author HAVING count(*) >= 2
""",
)

HERE = Table(
    "met_here",
    """
SELECT thread, count(DISTINCT author) AS hits FROM (
    SELECT a.thread, a.author FROM scarce a JOIN met_again m ON m.one = a.author
    JOIN scarce b ON b.thread = a.thread AND b.author = m.other
    UNION ALL
    SELECT a.thread, a.author FROM scarce a JOIN met_again m ON m.other = a.author
    JOIN scarce b ON b.thread = a.thread AND b.author = m.one) met
GROUP BY thread
""",
)


def signals(engine: Engine, tallies: dict[int, Tally]) -> dict[int, list[Signal]]:
    """Weigh, by thread, how many repliers met one another in other threads too."""
    met: dict[int, int] = dict(
        engine.rows("SELECT thread, hits FROM met_here ORDER BY thread")
    )
    ((everybody,),) = engine.rows("SELECT coalesce(sum(n), 0) FROM reply_tally")
    total = sum(met.values())
    told: dict[int, list[Signal]] = defaultdict(list)
    for thread, hits in met.items():
        if hits < LEAST_COUNT:
            continue
        of = tallies[thread].n
        share = (total - hits + 1) / (max(everybody - of, 0) + 20)
        said = weight(hits, of, Usual(share, 0.1))
        if said > 0:
            told[thread].append(
                Signal(
                    name="met-before",
                    family="recurrence",
                    value=hits,
                    of=of,
                    expected=share * of,
                    weight=said,
                    explanation=f"{hits} of {of} repliers, who write little, meet one "
                    f"another in other threads too; {share * of:.1f} expected",
                )
            )
    return told


def same_target(names: Mapping[int, str]) -> dict[int, list[Signal]]:
    """Weigh, by thread, whether young replies meet in the same thing elsewhere too.

    ``names`` tells in what they meet, where they meet in anything. How many other threads
    share a name by chance is learned from all other names, and taken to be Poisson: what
    is weighed is the chance of so many or more.
    """
    threads: dict[str, list[int]] = defaultdict(list)
    for thread, name in names.items():
        threads[name].append(thread)
    shared = sum(len(named) * (len(named) - 1) for named in threads.values())
    told: dict[int, list[Signal]] = defaultdict(list)
    for name, named in threads.items():
        again = len(named) - 1
        if not again:
            continue
        # Of the other threads; and as if one more of them shared its name once.
        others = len(names) - len(named)
        expected = (shared - len(named) * again + 1) / (others + 1)
        for thread in named:
            told[thread].append(
                Signal(
                    name="same-product-again",
                    family="recurrence",
                    value=again,
                    of=len(names) - 1,
                    expected=expected,
                    weight=-log10(poisson_or_more(again, mean=expected)),
                    explanation=f"accounts with little history meet in “{name}” in "
                    f"{again} other thread{'s' if again > 1 else ''}; "
                    f"{expected:.1f} expected",
                )
            )
    return told
