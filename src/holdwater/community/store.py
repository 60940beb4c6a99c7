"""Canonical posts into a store: whole numbers, so that any engine reads them alike.

The store's tables:

- ``post``: a row a post, with its author, thread, place and time as whole numbers, how
  many posts its author had written by then, and after what silence.
- ``wrote``: what was written, by the ``row`` of a post. Only where it can matter is it
  looked into: see `holdwater.community.telling`.
- ``ordered``: both together, to look a post up.

The names of people and threads lie beside them (``person``, ``thread``), and only reports
read those.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from holdwater.community import canonical, sifting
from holdwater.community.engine import Engine
from holdwater.community.posts import Dropped
from holdwater.community.sql import Table

_DAY = 86_400


class Store(NamedTuple):
    """What was read: how much, which columns, and what was left out, cut or mended."""

    posts: int
    accounts: int
    columns: frozenset[str]
    dropped: tuple[Dropped, ...]


def fill(engine: Engine, files: Sequence[Path], *, today: date) -> Store:
    """Read canonical posts into the engine's tables.

    Raises CommunityError where a file is no such file, or lacks a column that is needed.
    """
    columns: set[str] = set()
    reader = engine.reader
    canonical.prepare(reader)
    for file in files:
        columns |= canonical.take_in(reader, file)
    dropped = canonical.rejected(reader) + sifting.sift(reader, today)
    engine.take(("fit", "wrote"))
    for table in (_PEOPLE, _THREADS, _PLACES, _ORDER):
        engine.make(table)
    engine.forget(("fit",))
    engine.make(_POSTS)
    engine.forget(("numbered",))
    engine.view(ORDERED)
    ((posts, accounts),) = engine.rows(
        "SELECT (SELECT count(*) FROM post), (SELECT count(*) FROM person)"
    )
    return Store(posts, accounts, frozenset(columns), tuple(dropped))


_PEOPLE = Table(
    "person",
    "SELECT CAST(row_number() OVER (ORDER BY author_id) AS INTEGER) AS author, author_id "
    "FROM (SELECT DISTINCT author_id FROM fit WHERE author_id IS NOT NULL) people",
)

_THREADS = Table(
    "thread",
    "SELECT CAST(row_number() OVER (ORDER BY thread_id) AS INTEGER) AS thread, thread_id "
    "FROM (SELECT DISTINCT thread_id FROM fit) threads",
)

_PLACES = Table(
    "place",
    "SELECT CAST(row_number() OVER (ORDER BY place) AS INTEGER) AS place_no, place "
    "FROM (SELECT DISTINCT place FROM fit) places",
)

#: A whole number: parts by it are sorted twice as fast as by another.
_ON_DAY = f"CAST(floor(posted / {_DAY}.0) AS INTEGER)"

#: The order of all posts, numbered day by day, so that no machine has to sort them all.
_ORDER = Table(
    "numbered",
    f"""
WITH day AS (
    SELECT day, sum(posts) OVER (ORDER BY day) - posts AS before FROM (
        SELECT {_ON_DAY} AS day, count(*) AS posts FROM fit GROUP BY {_ON_DAY}) days),
named AS (
    SELECT f.row, f.post_id, t.thread, coalesce(p.author, 0) AS author, f.posted, f.born,
           f.guessed, f.author_posts, c.place_no AS place, f.staff,
           {_ON_DAY} AS day
    FROM fit f JOIN thread t ON t.thread_id = f.thread_id
    JOIN place c ON c.place = f.place LEFT JOIN person p ON p.author_id = f.author_id)
SELECT CAST(d.before + row_number() OVER (PARTITION BY n.day ORDER BY n.posted, n.post_id)
            AS BIGINT) AS post, n.row, n.thread, n.author, n.posted, n.born, n.guessed,
       n.author_posts, n.place, n.staff
FROM named n JOIN day d ON d.day = n.day
""",  # noqa: S608 - our own
)

_POSTS = Table(
    "post",
    """
SELECT post, row, thread, author, posted, born, guessed, place, staff, author_posts,
       CASE WHEN author = 0 THEN 0
       ELSE CAST(row_number() OVER (PARTITION BY author ORDER BY post) AS INTEGER) END AS nth,
       posted - lag(posted) OVER (PARTITION BY author ORDER BY post) AS silence
FROM numbered
""",
)

#: A post with what was written in it.
ORDERED = Table(
    "ordered",
    "SELECT p.post, p.thread, p.author, p.posted, w.post_id, w.title, w.links, w.text, "
    "w.said FROM post p JOIN wrote w ON w.row = p.row",
)
