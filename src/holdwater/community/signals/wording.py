"""Wording: the same reply again, within a thread and across threads.

Only replies by accounts with little history are compared, and without the words of the
post they reply to. Near means that the words two replies share are 40 % of those that
either uses (Jaccard, 1901); across threads candidates are found by MinHash bands (Broder,
"On the resemblance and containment of documents", 1997) and then compared the same way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from random import Random

from holdwater.community.engine import Engine
from holdwater.community.sql import Table
from holdwater.community.survey import Signal
from holdwater.community.weigh import Usual, weight

#: Fewer telling words than this are a courtesy and no reply of anybody's own.
LEAST_WORDS = 8
NEAR_PERCENT = 40

_BANDS, _ROWS = 8, 3
#: A prime above every number of a word, small enough that products stay whole numbers.
_PRIME = 2_147_483_647

#: Of a crowded thread no more replies are compared than this: those that a draw takes.
MOST_COMPARED = 200

#: Above every number of an account: thread and account make one number, which is ordered.
_APART = 1 << 32

#: The replies that are compared, and how many words of its own each has.
SIZES = Table(
    "own_size",
    f"""
SELECT thread, author, size FROM (
    SELECT thread, author, count(*) AS size, row_number() OVER (
           PARTITION BY thread ORDER BY md5(cast(author AS string)), author) AS drawn
    FROM own_word GROUP BY thread, author HAVING count(*) >= {LEAST_WORDS}) sized
WHERE drawn <= {MOST_COMPARED}
""",  # noqa: S608 - our own
)

#: Their words. A reply is one number here: so many rows are joined by as little as can be.
COMPARED = Table(
    "compared",
    f"""
SELECT s.thread, s.thread * {_APART} + s.author AS reply,
       w.word, CAST(s.size AS INTEGER) AS size
FROM own_word w JOIN own_size s ON s.thread = w.thread AND s.author = w.author
""",  # noqa: S608 - our own
)

#: Threads of which only a draw was compared.
_CROWDED = (
    f"SELECT thread FROM own_size GROUP BY thread HAVING count(*) >= {MOST_COMPARED}"  # noqa: S608 - our own
)

_NEAR = f"count(*) * 100 >= {NEAR_PERCENT} * (max(a.size) + max(b.size) - count(*))"


def _may_be_near(one: str, other: str) -> str:
    """Tell whether two sizes allow it: the smaller has no more words to share."""
    return (
        f"{one} * 100 >= {NEAR_PERCENT} * {other} "
        f"AND {other} * 100 >= {NEAR_PERCENT} * {one}"
    )


#: Pairs within a thread.
_WITHIN = f"""
SELECT a.reply AS one, b.reply AS other
FROM compared a JOIN compared b ON a.thread = b.thread AND a.word = b.word
     AND a.reply < b.reply AND {_may_be_near("a.size", "b.size")}
GROUP BY a.reply, b.reply HAVING {_NEAR}
ORDER BY one, other
"""  # noqa: S608 - our own


def within(engine: Engine) -> dict[int, list[set[int]]]:
    """Return, by thread, the groups of accounts whose replies are near each other."""
    groups: dict[int, list[set[int]]] = defaultdict(list)
    for one, other in engine.rows(_WITHIN):
        thread, author = divmod(one, _APART)
        _join(groups[thread], author, other % _APART)
    return groups


def _join(groups: list[set[int]], one: int, other: int) -> None:
    met = [group for group in groups if one in group or other in group]
    joined = {one, other}.union(*met)
    groups[:] = [group for group in groups if group not in met]
    groups.append(joined)


def bands() -> Table:
    """Make the bands of each young reply: three smallest hashes make one."""
    drawing = Random(1997)  # noqa: S311 - no secret: the same bands each time
    smallest = []
    for number in range(_BANDS * _ROWS):
        a, b = drawing.randrange(1, _PRIME), drawing.randrange(_PRIME)
        smallest.append(
            f"CAST(min((CAST(word AS BIGINT) * {a} + {b}) % {_PRIME}) AS INTEGER) "
            f"AS h{number}"
        )
    rows = " UNION ALL ".join(
        f"SELECT thread, reply, {band} AS band, h{band * _ROWS} AS low, "  # noqa: S608 - our own
        f"h{band * _ROWS + 1} AS middle, h{band * _ROWS + 2} AS high FROM hashed"
        for band in range(_BANDS)
    )
    return Table(
        "band",
        f"""
WITH hashed AS (
    SELECT thread, reply, {", ".join(smallest)} FROM compared GROUP BY thread, reply)
{rows}
""",  # noqa: S608 - our own
    )


#: A band that more than these share is a phrase of everybody's.
_MOST_IN_BAND = 100

#: Each reply is compared with so many elsewhere: those with which it shares most bands.
_PARTNERS = 3

#: Of those who share a band, each is a candidate with the first and with the last: so much
#: work is no more than there are replies, however many share a band.
CANDIDATES = Table(
    "candidate",
    f"""
WITH busy AS (
    SELECT band, low, middle, high, min(reply) AS first_one, max(reply) AS last_one
    FROM band GROUP BY band, low, middle, high
    HAVING count(*) BETWEEN 2 AND {_MOST_IN_BAND} AND min(thread) < max(thread)),
beside AS (
    SELECT b.reply, u.first_one, u.last_one FROM band b JOIN busy u
    ON u.band = b.band AND u.low = b.low AND u.middle = b.middle AND u.high = b.high),
pairs AS (
    SELECT reply, other, count(*) AS bands FROM (
        SELECT reply, first_one AS other FROM beside UNION ALL
        SELECT reply, last_one AS other FROM beside) both_ends
    WHERE reply % {_APART} <> other % {_APART}
    AND reply - reply % {_APART} <> other - other % {_APART}
    GROUP BY reply, other)
SELECT reply, other FROM (
    SELECT reply, other, row_number() OVER (
           PARTITION BY reply ORDER BY bands DESC, other) AS place
    FROM pairs) ranked
WHERE place <= {_PARTNERS}
""",  # noqa: S608 - our own
)

#: Two may be each other's candidates, and are compared once.
_NEAR_PAIRS = f"""
SELECT c.one, c.other FROM (
    SELECT DISTINCT least(reply, other) AS one, greatest(reply, other) AS other
    FROM candidate) c
JOIN compared a ON a.reply = c.one
JOIN compared b ON b.reply = c.other AND b.word = a.word
     AND {_may_be_near("a.size", "b.size")}
GROUP BY c.one, c.other HAVING {_NEAR}
"""  # noqa: S608 - our own

_ACROSS = f"""
WITH near AS ({_NEAR_PAIRS})
SELECT c.reply FROM candidate c JOIN near n
ON n.one = least(c.reply, c.other) AND n.other = greatest(c.reply, c.other)
GROUP BY c.reply ORDER BY c.reply
"""  # noqa: S608 - our own


def across(engine: Engine) -> dict[int, int]:
    """Return, by thread, how many accounts wrote nearly what others wrote elsewhere."""
    return Counter(reply // _APART for (reply,) in engine.rows(_ACROSS))


def signals(engine: Engine, young: dict[int, int]) -> dict[int, list[Signal]]:
    """Weigh, by thread, how many young replies say nearly the same.

    ``young`` tells how many accounts with little history replied in each thread.
    """
    inside = {thread: max(groups, key=len) for thread, groups in within(engine).items()}
    outside = across(engine)
    crowded = {thread for (thread,) in engine.rows(_CROWDED)}
    engine.forget(("compared", "candidate", "own_size"))
    everybody = sum(young.values())
    told: dict[int, list[Signal]] = defaultdict(list)
    for name, hits_of, words in (
        ("near-copies", {t: len(g) for t, g in inside.items()}, "say nearly the same"),
        (
            "copies-elsewhere",
            outside,
            "say nearly what another account says in another thread",
        ),
    ):
        total = sum(hits_of.values())
        for thread, hits in hits_of.items():
            of = MOST_COMPARED if thread in crowded else young.get(thread, 0)
            share = (total - hits + 0.5) / (everybody - of + 50)
            said = weight(hits, of, Usual(share, 0.05))
            if said > 0:
                told[thread].append(
                    Signal(
                        name=name,
                        family="wording",
                        value=hits,
                        of=of,
                        expected=share * of,
                        weight=said,
                        explanation=f"{hits} of {of} replies by accounts with little "
                        f"history {'that were compared ' * (thread in crowded)}{words}; "
                        f"{share * of:.1f} expected",
                    )
                )
    return told


def copied(told: Mapping[int, Sequence[Signal]]) -> dict[int, int]:
    """Return, by thread, how many young replies say nearly the same."""
    return {
        thread: one.value
        for thread, signals in told.items()
        for one in signals
        if one.name == "near-copies"
    }
