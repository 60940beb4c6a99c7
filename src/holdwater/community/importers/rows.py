"""What a reader makes of a dump: rows of a few tables, joined when all has been read.

A dump tells of people, topics and categories in places of their own, and in whatever order
it likes. So a reader hands on a row as it meets it, and remembers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from holdwater.community.posts import Dropped

#: The tables, and what each column of theirs is to DuckDB. Times are seconds since 1970.
#: A post without ``thread_id`` is in the thread of its ``parent_id``; ``no`` and
#: ``parent_no`` count the posts of a thread, where a dump tells replies so.
TABLES = {
    "post": {
        "post_id": "VARCHAR",
        "thread_id": "VARCHAR",
        "parent_id": "VARCHAR",
        "no": "BIGINT",
        "parent_no": "BIGINT",
        "author_id": "VARCHAR",
        "author_number": "BIGINT",
        "author_created": "BIGINT",
        "estimated": "BOOLEAN",
        "author_posts": "BIGINT",
        "created": "BIGINT",
        "edited": "BIGINT",
        "title": "VARCHAR",
        "text": "VARCHAR",
        "links": "VARCHAR[]",
        "score": "BIGINT",
        "community": "VARCHAR",
        "category": "VARCHAR",
        "staff": "BOOLEAN",
    },
    "person": {
        "author_id": "VARCHAR",
        "author_created": "BIGINT",
        "author_posts": "BIGINT",
        "staff": "BOOLEAN",
        "role": "VARCHAR",
    },
    "role": {"role": "VARCHAR", "staff": "BOOLEAN"},
    "topic": {
        "thread_id": "VARCHAR",
        "title": "VARCHAR",
        "place": "VARCHAR",
        "left_out": "VARCHAR",
    },
    "place": {
        "place": "VARCHAR",
        "name": "VARCHAR",
        "above": "VARCHAR",
        "closed": "BOOLEAN",
    },
}


class Row(NamedTuple):
    """A row for one of the tables; columns that it does not name are unknown."""

    table: str
    values: dict[str, Any]


class Tally:
    """How many rows were left out, cut or mended, by what was wrong with them."""

    def __init__(self, counts: dict[str, int] | None = None) -> None:
        self.counts: dict[str, int] = dict(counts or {})

    def add(self, reason: str, rows: int = 1) -> None:
        """Count rows under a reason."""
        self.counts[reason] = self.counts.get(reason, 0) + rows

    def told(self) -> list[Dropped]:
        """Return the counts, in the order of their reasons."""
        return [Dropped(reason=one, rows=n) for one, n in sorted(self.counts.items())]


class Reader(Protocol):
    """Reads one kind of dump, a record at a time.

    ``state`` is what it has to know to go on after a kill: plain JSON values. ``cut`` says
    how a file of that name is cut into records: ``lines``, ``csv`` or ``whole``; None
    where it is not read at all.
    """

    state: dict[str, Any]

    def cut(self, name: str) -> str | None:
        """Say how a file is cut into records, from its name without its packing."""

    def begin(self, name: str) -> None:
        """Hear that a file begins."""

    def read(self, record: bytes) -> Iterator[Row]:
        """Read a record. Raises CommunityError where the file is of another kind."""


class Options(NamedTuple):
    """What a reader is told beside the dump.

    ``deleted``: posts that were deleted are wanted too. ``columns``: a map of columns,
    as TOML has it. ``community``: what the posts' community is called.
    """

    deleted: bool = False
    columns: dict[str, Any] | None = None
    community: str | None = None
