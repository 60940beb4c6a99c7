"""Who replied to what: a row for each thread and each account that replied to it.

What a reply is judged by are whole numbers and yes or no, as 1 and 0. ``tally`` sums them
by thread; the other tables sum them by time and place, which is what "usual" means here.
"""

from __future__ import annotations

from collections.abc import Iterator

from holdwater.community import words
from holdwater.community.sql import Dialect, Table
from holdwater.community.weigh import LEAST_COUNT

DAY = 86_400
WEEK = 7 * DAY
ERA = 30 * DAY

#: An account has little history where it has no more of it than this.
YOUNG_POSTS = 4
YOUNG_DAYS = 7
LONG_SILENCE = 180 * DAY

#: Fewer words than this thank somebody, and praise nothing.
LEAST_SAID = 6

#: What is counted of replies: each is 1 or 0, and rated where its ``of`` is known.
FLAGS = ("fresh", "recent", "first", "once", "dormant", "praising", "kept")

OPENING = Table(
    "opening",
    f"""
SELECT p.thread, p.post, p.row, p.author, p.posted, p.place, p.staff,
       CAST(floor(p.posted / {WEEK}.0) AS INTEGER) AS week,
       CAST(floor(p.posted / {ERA}.0) AS INTEGER) AS era
FROM post p JOIN (SELECT thread, min(post) AS post FROM post GROUP BY thread) o
ON o.post = p.post
""",  # noqa: S608 - our own
)

#: What an account did in a thread, its own ones too.
HERE = Table(
    "here",
    """
SELECT thread, author, min(post) AS post, min(posted) AS posted, max(posted) AS last_here,
       count(*) AS posts, max(coalesce(author_posts, 0)) AS told, min(nth) AS nth,
       max(born) AS born, max(guessed) AS guessed, max(staff) AS staff,
       max(CASE WHEN nth > 1 THEN silence ELSE 0 END) AS silence
FROM post WHERE author > 0 GROUP BY thread, author
""",
)

#: How much an account did in all, and when it did so for the last time.
HISTORY = Table(
    "history",
    "SELECT author, sum(posts) AS posts, count(*) AS threads, max(told) AS told, "
    "max(last_here) AS last FROM here GROUP BY author",
)


def spoken(speaks: Dialect) -> Iterator[Table]:
    """Find who praised, and has not seen the other side too: by their words."""
    many = "length(said) - length(replace(said, ' ', '')) + 1"
    yield Table(
        "praise",
        f"SELECT row FROM wrote WHERE {speaks.holds('said', words.pattern(words.PRAISE))} = 1 "  # noqa: S608 - our own
        f"AND {many} >= {LEAST_SAID}",
    )
    # Only praise without doubt counts, in whatever they write in the thread.
    yield Table(
        "praised",
        f"""
SELECT thread, author FROM (
    SELECT s.thread, s.author, {speaks.said("w")} AS said FROM (
        SELECT DISTINCT p.thread, p.author FROM praise s JOIN post p ON p.row = s.row) s
    JOIN post p ON p.thread = s.thread AND p.author = s.author
    JOIN wrote w ON w.row = p.row) told
GROUP BY thread, author HAVING max({doubts(speaks, "said")}) = 0
""",  # noqa: S608 - our own
    )


def doubts(speaks: Dialect, said: str) -> str:
    """Return 1 where a text has a word of doubt that is not a part of praise, else 0."""
    doubt = words.pattern(words.DOUBT)
    content = words.pattern(words.CONTENT)
    # Most doubt nothing, and most who do say nothing that only sounds like it. Of the rest,
    # two spaces for one: what is blanked may take the space that bounds the next.
    blanked = speaks.blanked(f"replace({said}, ' ', '  ')", content)
    return (
        f"CASE WHEN {speaks.holds(said, doubt)} = 0 THEN 0 "
        f"WHEN {speaks.holds(said, content)} = 0 THEN 1 "
        f"ELSE {speaks.holds(blanked, doubt)} END"
    )


#: When each of what is counted holds.
_HOLDS = {
    "aged": "r.born IS NOT NULL AND r.guessed = 0",
    "fresh": f"r.guessed = 0 AND r.posted - r.born < {DAY}",
    "recent": f"r.guessed = 0 AND r.posted - r.born < {YOUNG_DAYS * DAY}",
    "first": "r.nth = 1 AND h.told <= h.posts",
    "once": "h.posts = r.posts AND h.told <= h.posts",
    "dormant": f"r.nth BETWEEN 2 AND 6 AND r.silence > {LONG_SILENCE}",
    "praising": "s.author IS NOT NULL",
    "kept": f"h.last > r.last_here + {DAY}",
    "young": f"(r.nth <= {YOUNG_POSTS} AND h.told <= h.posts) "
    f"OR r.posted - r.born < {YOUNG_DAYS * DAY} "
    f"OR (r.nth <= 6 AND r.silence > {LONG_SILENCE})",
}


def _flags() -> str:
    # Of one byte each: a row of them is carried through every join and every deal.
    return ", ".join(
        f"CAST(CASE WHEN {holds} THEN 1 ELSE 0 END AS TINYINT) AS {flag}"
        for flag, holds in _HOLDS.items()
    )


REPLY = Table(
    "reply",
    f"""
SELECT r.thread, r.author, r.post, r.posted, r.born, r.staff, r.nth, o.week, o.era, o.place,
       CAST(floor(r.born / {DAY}.0) AS INTEGER) AS joined, {_flags()}
FROM here r JOIN opening o ON r.thread = o.thread AND r.author <> o.author
JOIN history h ON r.author = h.author
LEFT JOIN praised s ON s.thread = r.thread AND s.author = r.author
""",  # noqa: S608 - our own
)

#: What is summed beside the flags.
_PRAISING = """
       sum(CASE WHEN young = 1 AND praising = 1 THEN 1 ELSE 0 END) AS young_praising,
       sum(CASE WHEN fresh = 1 AND praising = 1 THEN 1 ELSE 0 END) AS fresh_praising,
       sum(CASE WHEN young = 1 AND kept = 1 THEN 1 ELSE 0 END) AS young_kept"""


def sums() -> str:
    """Return what is summed of replies."""
    flags = ", ".join(f"sum({flag}) AS {flag}" for flag in FLAGS)
    return (
        f"count(*) AS n, sum(aged) AS aged, sum(young) AS young, {flags}, {_PRAISING}"
    )


#: The sums of each thread.
TALLY = Table(
    "reply_tally",
    "SELECT thread, min(week) AS week, min(era) AS era, min(place) AS place, "  # noqa: S608 - our own
    f"{sums()} FROM reply GROUP BY thread",
)

#: Threads in which enough accounts with little history replied that anything can be told
#: of these. Only here is it looked into what was written.
SUSPECT = Table(
    "suspect",
    f"SELECT thread, n, young FROM reply_tally WHERE young >= {LEAST_COUNT}",  # noqa: S608 - our own
)


def usual(by: str) -> str:
    """Ask for the sums of all replies by ``week``, or by ``era, place``."""
    added = ", ".join(f"sum({one}) AS {one}" for one in SUMMED)
    return f"SELECT {by}, {added} FROM reply_tally GROUP BY {by} ORDER BY {by}"  # noqa: S608 - our own


#: What is summed of threads.
SUMMED = ("n", "aged", "young", *FLAGS, "young_praising", "young_kept")


def spread(of: str, flag: str) -> str:
    """Ask how a share differs between threads, in whole numbers.

    Their sums are of hits, of all, of all times the others, and of the squares of hits,
    of hits times all, and of the squares of all: over threads with two or more.
    """
    return (
        f"sum({flag}), sum({of}), sum({of} * ({of} - 1)), sum({flag} * {flag}), "
        f"sum({flag} * {of}), sum({of} * {of})"
    )
