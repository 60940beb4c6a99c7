"""Who replied to what: a row for each thread and each account that replied to it.

What a reply is judged by are whole numbers and yes or no, as 1 and 0. ``tally`` sums them
by thread; the other tables sum them by time and place, which is what "usual" means here.
"""

from __future__ import annotations

from holdwater.community.engine import Table
from holdwater.community.store import LONG_SILENCE, YOUNG_DAYS, YOUNG_POSTS

DAY = 86_400
WEEK = 7 * DAY
ERA = 30 * DAY

#: Fewer words than this thank somebody, and praise nothing.
LEAST_SAID = 6

#: What is counted of replies: each is 1 or 0, and rated where its ``of`` is known.
FLAGS = ("fresh", "recent", "first", "once", "dormant", "praising", "kept")

OPENING = Table(
    "opening",
    f"""
SELECT thread, post, author, posted, place, staff, discloses, announces, welcomes,
       CAST(floor(posted / {WEEK}.0) AS bigint) AS week,
       CAST(floor(posted / {ERA}.0) AS bigint) AS era
FROM post WHERE turn = 1
""",  # noqa: S608 - our own
)

#: How much an account did in all, and when it did so for the last time.
HISTORY = Table(
    "history",
    """
SELECT author, count(*) AS posts, count(DISTINCT thread) AS threads,
       max(coalesce(author_posts, 0)) AS told, max(posted) AS last, max(born) AS born
FROM post WHERE author > 0 GROUP BY author
""",
)

_REPLIED = f"""
SELECT p.thread, p.author, min(p.post) AS post, min(p.posted) AS posted,
       max(p.posted) AS last_here, count(*) AS posts, min(p.nth) AS nth,
       max(p.born) AS born, max(p.guessed) AS guessed, max(p.staff) AS staff,
       max(p.discloses) AS discloses, max(CASE WHEN p.size >= {LEAST_SAID} THEN p.praises ELSE 0 END) AS praises, max(p.doubts) AS doubts,
       max(CASE WHEN p.nth > 1 THEN p.silence ELSE 0 END) AS silence, sum(p.size) AS size
FROM post p JOIN opening o ON p.thread = o.thread
WHERE p.author > 0 AND p.author <> o.author
GROUP BY p.thread, p.author
"""  # noqa: S608 - our own

REPLY = Table(
    "reply",
    f"""
SELECT r.thread, r.author, r.post, r.posted, r.born, r.staff, r.discloses, r.size, r.nth,
       o.week, o.era, o.place, h.posts AS of_author, o.post AS opened_by,
       CAST(floor(r.born / {DAY}.0) AS bigint) AS joined,
       CASE WHEN r.born IS NULL OR r.guessed = 1 THEN 0 ELSE 1 END AS aged,
       CASE WHEN r.guessed = 0 AND r.posted - r.born < {DAY} THEN 1 ELSE 0 END AS fresh,
       CASE WHEN r.guessed = 0 AND r.posted - r.born < {YOUNG_DAYS * DAY} THEN 1 ELSE 0 END
       AS recent,
       CASE WHEN r.nth = 1 AND h.told <= h.posts THEN 1 ELSE 0 END AS first,
       CASE WHEN h.posts = r.posts AND h.told <= h.posts THEN 1 ELSE 0 END AS once,
       CASE WHEN r.nth BETWEEN 2 AND 6 AND r.silence > {LONG_SILENCE} THEN 1 ELSE 0 END
       AS dormant,
       CASE WHEN r.praises = 1 AND r.doubts = 0 THEN 1 ELSE 0 END AS praising,
       CASE WHEN h.last > r.last_here + {DAY} THEN 1 ELSE 0 END AS kept,
       CASE WHEN (r.nth <= {YOUNG_POSTS} AND h.told <= h.posts)
            OR r.posted - r.born < {YOUNG_DAYS * DAY}
            OR (r.nth <= 6 AND r.silence > {LONG_SILENCE}) THEN 1 ELSE 0 END AS young
FROM ({_REPLIED}) r JOIN opening o ON r.thread = o.thread
JOIN history h ON r.author = h.author
""",  # noqa: S608 - our own
)


def tally(replies: str = "reply") -> Table:
    """Sum by thread what is known of its replies."""
    return Table(
        f"{replies}_tally",
        f"""
SELECT thread, min(week) AS week, min(era) AS era, min(place) AS place, count(*) AS n,
       sum(aged) AS aged, sum(young) AS young, {_sums("1 = 1")},
       sum(CASE WHEN young = 1 AND praising = 1 THEN 1 ELSE 0 END) AS young_praising,
       sum(CASE WHEN fresh = 1 AND praising = 1 THEN 1 ELSE 0 END) AS fresh_praising,
       sum(CASE WHEN young = 1 AND kept = 1 THEN 1 ELSE 0 END) AS young_kept,
       sum(CASE WHEN staff = 1 OR discloses = 1 THEN 1 ELSE 0 END) AS disclosed,
       sum(CASE WHEN young = 1 AND (staff = 1 OR discloses = 1) THEN 1 ELSE 0 END)
       AS young_disclosed
FROM {replies} GROUP BY thread
""",  # noqa: S608 - our own
    )


def _sums(where: str) -> str:
    return ", ".join(
        f"sum(CASE WHEN {where} THEN {flag} ELSE 0 END) AS {flag}" for flag in FLAGS
    )


def usual(by: str) -> str:
    """Ask for the sums of all replies by ``week``, or by ``era, place``."""
    return f"""
SELECT {by}, count(*) AS n, sum(aged) AS aged, sum(young) AS young, {_sums("1 = 1")},
       sum(CASE WHEN young = 1 AND praising = 1 THEN 1 ELSE 0 END) AS young_praising
FROM reply GROUP BY {by} ORDER BY {by}
"""  # noqa: S608 - our own
