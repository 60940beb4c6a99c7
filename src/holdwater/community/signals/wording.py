"""Wording: the same reply again, within a thread and across threads.

Only replies by accounts with little history are compared, and without the words of the
post they reply to. Near means that the words two replies share are 40 % of those that
either uses (Jaccard, 1901); across threads candidates are found by MinHash bands (Broder,
"On the resemblance and containment of documents", 1997) and then compared the same way.
"""

from __future__ import annotations

from collections import defaultdict
from random import Random

from holdwater.community.engine import Engine, Table
from holdwater.community.survey import Signal
from holdwater.community.weigh import Usual, weight

#: Fewer telling words than this are a courtesy and no reply of anybody's own.
LEAST_WORDS = 8
NEAR_PERCENT = 40

_BANDS, _ROWS = 8, 3
#: A prime above every number of a word, small enough that products stay whole numbers.
_PRIME = 2_147_483_647

#: What young replies say beyond the post they reply to.
OWN_WORDS = Table(
    "own_word",
    """
SELECT r.thread, r.author, w.word
FROM reply r JOIN post p ON p.thread = r.thread AND p.author = r.author
JOIN word w ON w.post = p.post
LEFT JOIN word o ON o.post = r.opened_by AND o.word = w.word
WHERE r.young = 1 AND o.word IS NULL
GROUP BY r.thread, r.author, w.word
""",
)

SIZES = Table(
    "own_size",
    f"""
SELECT thread, author, count(*) AS size FROM own_word
GROUP BY thread, author HAVING count(*) >= {LEAST_WORDS}
""",  # noqa: S608 - our own
)

#: Pairs within a thread: a word that half of a crowded thread uses pairs nobody.
_WITHIN = f"""
SELECT a.thread, a.author AS one, b.author AS other, count(*) AS shared,
       max(sa.size) AS size, max(sb.size) AS other_size
FROM own_word a JOIN own_word b ON a.thread = b.thread AND a.word = b.word
     AND a.author < b.author
JOIN own_size sa ON sa.thread = a.thread AND sa.author = a.author
JOIN own_size sb ON sb.thread = b.thread AND sb.author = b.author
GROUP BY a.thread, a.author, b.author
HAVING count(*) * 100 >= {NEAR_PERCENT} * (max(sa.size) + max(sb.size) - count(*))
ORDER BY a.thread, one, other
"""  # noqa: S608 - our own


def within(engine: Engine) -> dict[int, list[set[int]]]:
    """Return, by thread, the groups of accounts whose replies are near each other."""
    groups: dict[int, list[set[int]]] = defaultdict(list)
    for thread, one, other, *_ in engine.rows(_WITHIN):
        _join(groups[thread], one, other)
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
        smallest.append(f"min((w.word * {a} + {b}) % {_PRIME}) AS h{number}")
    rows = " UNION ALL ".join(
        f"SELECT thread, author, {band} AS band, h{band * _ROWS} AS low, "  # noqa: S608 - our own
        f"h{band * _ROWS + 1} AS middle, h{band * _ROWS + 2} AS high FROM hashed"
        for band in range(_BANDS)
    )
    return Table(
        "band",
        f"""
WITH hashed AS (
    SELECT w.thread, w.author, {", ".join(smallest)} FROM own_word w
    JOIN own_size s ON s.thread = w.thread AND s.author = w.author
    GROUP BY w.thread, w.author)
{rows}
""",  # noqa: S608 - our own
    )


#: A band that more than these share is a phrase of everybody's.
_MOST_IN_BAND = 20

CANDIDATES = Table(
    "candidate",
    f"""
WITH busy AS (
    SELECT band, low, middle, high FROM band GROUP BY band, low, middle, high
    HAVING count(*) BETWEEN 2 AND {_MOST_IN_BAND}),
kept AS (
    SELECT b.* FROM band b JOIN busy u
    ON u.band = b.band AND u.low = b.low AND u.middle = b.middle AND u.high = b.high)
SELECT DISTINCT a.thread, a.author, b.thread AS other_thread, b.author AS other
FROM kept a JOIN kept b
ON a.band = b.band AND a.low = b.low AND a.middle = b.middle AND a.high = b.high
WHERE a.thread < b.thread AND a.author <> b.author
""",  # noqa: S608 - our own
)

_ACROSS = f"""
SELECT c.thread, c.author, c.other_thread, c.other
FROM candidate c
JOIN own_word a ON a.thread = c.thread AND a.author = c.author
JOIN own_word b ON b.thread = c.other_thread AND b.author = c.other AND b.word = a.word
JOIN own_size sa ON sa.thread = c.thread AND sa.author = c.author
JOIN own_size sb ON sb.thread = c.other_thread AND sb.author = c.other
GROUP BY c.thread, c.author, c.other_thread, c.other
HAVING count(*) * 100 >= {NEAR_PERCENT} * (max(sa.size) + max(sb.size) - count(*))
ORDER BY c.thread, c.author, c.other_thread, c.other
"""  # noqa: S608 - our own


def across(engine: Engine) -> dict[int, dict[int, set[int]]]:
    """Return, by thread and account, the other threads where others wrote nearly that."""
    found: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for thread, author, other_thread, other in engine.rows(_ACROSS):
        found[thread][author].add(other_thread)
        found[other_thread][other].add(thread)
    return found


def signals(engine: Engine, young: dict[int, int]) -> dict[int, list[Signal]]:
    """Weigh, by thread, how many young replies say nearly the same.

    ``young`` tells how many accounts with little history replied in each thread.
    """
    inside = {thread: max(groups, key=len) for thread, groups in within(engine).items()}
    outside = across(engine)
    everybody = sum(young.values())
    told: dict[int, list[Signal]] = defaultdict(list)
    for name, hits_of, words in (
        ("near-copies", {t: len(g) for t, g in inside.items()}, "say nearly the same"),
        (
            "copies-elsewhere",
            {t: len(authors) for t, authors in outside.items()},
            "say nearly what another account says in another thread",
        ),
    ):
        total = sum(hits_of.values())
        for thread, hits in hits_of.items():
            of = young.get(thread, 0)
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
                        f"history {words}; {share * of:.1f} expected",
                    )
                )
    return told
