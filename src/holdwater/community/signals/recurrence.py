"""Recurrence: the same few accounts meet again, and the same product with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from math import log10

from holdwater.community.engine import Engine
from holdwater.community.sql import Table
from holdwater.community.survey import Signal
from holdwater.community.usual import Tally
from holdwater.community.weigh import LEAST_COUNT, Usual, weight
from holdwater.statistics.discoveries import hits_or_more

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


def same_target(
    about: Mapping[int, str], meeting: AbstractSet[int], graded: AbstractSet[int]
) -> dict[int, list[Signal]]:
    """Weigh, by thread, whether other threads about the same thing are as telling.

    ``about`` names what each thread is about. A thread that asks for a look by itself is
    held against others that do (``graded``), which are rare; another one in which what
    young replies meet in, or praise, is telling (``meeting``), against others of that kind.
    How many there are by chance is learned from the threads about anything else.
    """
    threads: dict[str, list[int]] = defaultdict(list)
    for thread, name in about.items():
        threads[_plain(name)].append(thread)
    told: dict[int, list[Signal]] = {}
    for telling, held, said in (
        (graded, graded, "all that is told of it asks for a look, too"),
        (
            meeting,
            meeting - graded,
            "accounts with little history meet in it, or praise it, too",
        ),
    ):
        marked = len(telling & about.keys())
        for name, named in threads.items():
            here = sum(thread in telling for thread in named)
            again, others = here - 1, len(named) - 1
            if again < 1:
                continue
            share = (marked - here + 1) / (len(about) - len(named) + 2)
            chance = hits_or_more(again, of=others, share=share)
            signal = Signal(
                name="same-product-again",
                family="recurrence",
                value=again,
                of=others,
                expected=share * others,
                weight=-log10(max(chance, _LEAST_CHANCE)),
                explanation=f"in {again} of {others} other thread"
                f"{'s' if others > 1 else ''} about “{name}” {said}; "
                f"{share * others:.1f} expected",
            )
            told.update((thread, [signal]) for thread in named if thread in held)
    return told


#: Chances are told apart down to here; what is less likely says no more.
_LEAST_CHANCE = 1e-9


def _plain(name: str) -> str:
    """Call a host as people call what it belongs to: by its longest label but the last."""
    labels = name.split(".")
    return max(labels[:-1], key=len) if len(labels) > 1 and all(labels) else name
