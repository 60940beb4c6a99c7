"""Which threads a report is to tell: those about a product, or of a time.

All posts are read all the same, for what is usual is told from all of them, and so is what
history an account has.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from holdwater.community import words
from holdwater.community.engine import Engine
from holdwater.community.replies import DAY
from holdwater.community.sql import found
from holdwater.community.telling import WORD
from holdwater.errors import UsageError

_LEAST_NAMING = 2
_WORD = re.compile(r"[^\W_][\w.+#'-]*[\w+#]")


class Narrowing(NamedTuple):
    """Products by their names, and days from which and through which; empty: all."""

    products: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


def told(engine: Engine, narrowing: Narrowing) -> dict[int, str | None] | None:
    """Return the threads to tell, with the product that was asked for; None: all.

    A thread is about a product where its opening post has every word of the name, or two
    of those who write in it have. It is of a time where anybody wrote in it then.
    Raises UsageError where a name holds no word that is looked at.
    """
    if narrowing == Narrowing():
        return None
    of_time = _of_time(engine, narrowing)
    if not narrowing.products:
        return dict.fromkeys(of_time or ())
    found: dict[int, str | None] = {}
    for product in narrowing.products:
        for thread in _about(engine, product):
            if of_time is None or thread in of_time:
                found.setdefault(thread, product)
    return found


def _of_time(engine: Engine, narrowing: Narrowing) -> set[int] | None:
    if narrowing.first is None and narrowing.last is None:
        return None
    first = _seconds(narrowing.first or date.min)
    last = _seconds(narrowing.last or date.max) + DAY
    return {
        thread
        for (thread,) in engine.rows(
            f"SELECT DISTINCT thread FROM post WHERE posted >= {first} AND posted < {last}"  # noqa: S608 - our own
        )
    }


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _about(engine: Engine, product: str) -> list[int]:
    named = {
        word
        for word in _WORD.findall(product.lower())
        if 3 <= len(word) <= 40 and word not in words.COMMON
    }
    if not named:
        raise UsageError(
            f"{product!r} has no word to look for",
            where="--product",
            hint="A name takes a word of three letters or more that not everybody uses.",
        )
    ones = " UNION ALL ".join(_naming(_quoted(word)) for word in sorted(named))
    return [
        thread
        for (thread,) in engine.rows(f"""
SELECT thread FROM (
    SELECT thread, author FROM ({ones}) named
    GROUP BY thread, author HAVING count(*) = {len(named)}) n
GROUP BY thread HAVING min(author) = 0 OR count(*) >= {_LEAST_NAMING}
ORDER BY thread""")  # noqa: S608 - our own
    ]


def _naming(word: str) -> str:
    """Ask who uses a word in a thread; who opened it, as of 0, in the title too."""
    opened = "concat_ws(' ', w.headed, w.said)"
    return f"""
SELECT DISTINCT thread, author, {word} AS word FROM (
    SELECT thread, author, said FROM wrote w JOIN post p ON p.row = w.row
    WHERE author > 0 AND contains(said, {word})
    UNION ALL
    SELECT o.thread, 0 AS author, {opened} AS said FROM wrote w JOIN opening o ON o.row = w.row
    WHERE contains({opened}, {word})) told
WHERE array_contains({found("said", WORD)}, {word})
"""  # noqa: S608 - our own


def _quoted(word: str) -> str:
    """Write a word in SQL so that every engine reads it alike."""
    parts = [f"'{part}'" for part in word.split("'")]
    return parts[0] if len(parts) == 1 else f"concat({', chr(39), '.join(parts)})"
