"""Recurrence: the same few accounts meet again, and the same product with them."""

from __future__ import annotations

from collections import defaultdict
from math import log10

from holdwater.community.engine import Engine, Table
from holdwater.community.survey import Signal
from holdwater.community.usual import Tally
from holdwater.community.weigh import Usual, weight

#: Who replies in more threads than this meets everybody, again and again.
MOST_THREADS = 12

SCARCE = Table(
    "scarce",
    f"""
SELECT r.thread, r.author, r.era FROM reply r
JOIN history h ON h.author = r.author WHERE h.threads BETWEEN 2 AND {MOST_THREADS}
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

_HERE = """
SELECT thread, count(DISTINCT author) AS hits FROM (
    SELECT a.thread, a.author FROM scarce a JOIN met_again m ON m.one = a.author
    JOIN scarce b ON b.thread = a.thread AND b.author = m.other
    UNION ALL
    SELECT a.thread, a.author FROM scarce a JOIN met_again m ON m.other = a.author
    JOIN scarce b ON b.thread = a.thread AND b.author = m.one) met
GROUP BY thread ORDER BY thread
"""


def signals(engine: Engine, tallies: dict[int, Tally]) -> dict[int, list[Signal]]:
    """Weigh, by thread, how many repliers met one another in other threads too."""
    met = dict(engine.rows(_HERE))
    everybody = sum(one.n for one in tallies.values())
    total = sum(met.values())
    told: dict[int, list[Signal]] = defaultdict(list)
    for thread, hits in met.items():
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


def same_target(
    names: dict[int, str], tallies: dict[int, Tally]
) -> dict[int, list[Signal]]:
    """Weigh, by thread, whether young replies meet in the same product elsewhere too.

    ``names`` tells in what they meet, where they meet in anything.
    """
    threads: dict[str, list[int]] = defaultdict(list)
    for thread, name in names.items():
        threads[name].append(thread)
    told: dict[int, list[Signal]] = defaultdict(list)
    for name, named in threads.items():
        again = len(named) - 1
        if not again:
            continue
        # Were the names dealt at random, how many others would have this one?
        expected = again * len(named) / max(len(names), 1)
        said = max(0.0, -log10(expected + 0.05) * min(again, 3) / 2)
        for thread in named:
            told[thread].append(
                Signal(
                    name="same-product-again",
                    family="recurrence",
                    value=len(named),
                    of=len(names),
                    expected=expected,
                    weight=said,
                    explanation=f"accounts with little history meet in “{name}” in "
                    f"{len(named)} threads",
                )
            )
    return told
