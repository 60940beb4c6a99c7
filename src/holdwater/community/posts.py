"""The canonical post: what every dump is brought to, a row a post."""

from __future__ import annotations

from dataclasses import dataclass

#: The columns a row may have.
COLUMNS = (
    "post_id",
    "thread_id",
    "parent_id",
    "author_id",
    "author_created_at",
    "author_created_estimated",
    "author_posts",
    "created_at",
    "edited_at",
    "title",
    "text",
    "links",
    "score",
    "community",
    "category",
    "is_staff",
)

#: Without these there is nothing to read; without another, a signal is not computed.
REQUIRED = ("post_id", "thread_id", "author_id", "created_at", "text")

#: More of one post is not read: nobody's opinion needs it, and a paste does not count.
MOST_TEXT = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """How many rows were left out, or cut, and why."""

    reason: str
    rows: int
