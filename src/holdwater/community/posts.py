"""The canonical post: what every dump is brought to, a row a post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

#: Each column, and how DuckDB types it when a file of our own is written.
COLUMNS: Mapping[str, str] = {
    "post_id": "VARCHAR",
    "thread_id": "VARCHAR",
    "parent_id": "VARCHAR",
    "author_id": "VARCHAR",
    "author_created_at": "TIMESTAMPTZ",
    "author_created_estimated": "BOOLEAN",
    "author_posts": "BIGINT",
    "created_at": "TIMESTAMPTZ",
    "edited_at": "TIMESTAMPTZ",
    "title": "VARCHAR",
    "text": "VARCHAR",
    "links": "VARCHAR[]",
    "score": "BIGINT",
    "community": "VARCHAR",
    "category": "VARCHAR",
    "is_staff": "BOOLEAN",
}

#: Without these there is nothing to read; without another, a signal is not computed.
REQUIRED = ("post_id", "thread_id", "author_id", "created_at", "text")

#: More of one post is not read: nobody's opinion needs it, and a paste does not count.
MOST_TEXT = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post, as an importer found it; what a source does not tell is None."""

    post_id: str
    thread_id: str
    author_id: str | None
    created_at: datetime
    text: str
    parent_id: str | None = None
    author_created_at: datetime | None = None
    author_created_estimated: bool = False
    author_posts: int | None = None
    edited_at: datetime | None = None
    title: str | None = None
    links: tuple[str, ...] = ()
    score: int | None = None
    community: str | None = None
    category: str | None = None
    is_staff: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """How many rows were left out, or cut, and why."""

    reason: str
    rows: int
