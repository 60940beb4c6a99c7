"""phpBB: a dump of its database by mysqldump, by pg_dump, or by its own backup.

The tables are found by the ends of their names: a board chooses its own prefix. Private
messages, addresses and passwords are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

from holdwater.community.importers.prose import from_phpbb, seconds, whole
from holdwater.community.importers.rows import Options, Row, Tally
from holdwater.community.importers.sql_dump import SqlDump, Values

_WANTED = {
    "posts": tuple(
        "post_id topic_id poster_id post_time post_subject post_text post_visibility "
        "post_approved post_edit_time".split()
    ),
    "topics": tuple(
        "topic_id forum_id topic_title topic_visibility topic_approved "
        "topic_moved_id".split()
    ),
    "users": ("user_id", "user_type", "group_id", "user_regdate", "user_posts"),
    "forums": ("forum_id", "parent_id", "forum_name"),
    "groups": ("group_id", "group_name", "group_founder_manage"),
}

#: Guests all write as this account (`includes/constants.php`).
_ANONYMOUS = "1"
_FOUNDER = "3"
_APPROVED, _DELETED = "1", "2"
_STAFF = ("ADMINISTRATORS", "GLOBAL_MODERATORS")

DELETED = "was deleted: left out"
WAITING = "was not approved by moderators: left out"


def _wanted(table: str) -> tuple[str, ...]:
    prefix, _, name = table.rpartition("_")
    # What plugins call so has a name with more parts.
    return _WANTED.get(name, ()) if prefix.count("_") <= 1 else ()


class PhpBB:
    """Reads the tables of a phpBB board, from 3.0 on."""

    def __init__(self, options: Options, tally: Tally) -> None:
        self._options = options
        self._tally = tally
        self._sql = SqlDump(_wanted, tally)

    @property
    def state(self) -> dict[str, Any]:
        """What it has to know to go on."""
        return self._sql.state

    @state.setter
    def state(self, state: dict[str, Any]) -> None:
        self._sql.state = state

    def cut(self, name: str) -> str | None:
        """Say how a file is cut into records."""
        return "lines" if name.lower().endswith(".sql") else None

    def begin(self, name: str) -> None:
        """Hear that a file begins."""
        del name
        self._sql.begin()

    def read(self, record: bytes) -> Iterator[Row]:
        """Read a line."""
        for table, row in self._sql.read(record):
            name = table.rpartition("_")[2]
            if name == "posts" and "poster_id" in row:
                yield from self._post(row)
            elif name == "topics" and "topic_title" in row:
                yield self._topic(row)
            elif name == "users" and "user_regdate" in row:
                yield _user(row)
            elif name == "forums" and "forum_name" in row:
                yield Row(
                    "place",
                    {
                        "place": row.get("forum_id"),
                        "name": unescape(row.get("forum_name") or ""),
                        "above": _unless(row.get("parent_id"), "0"),
                    },
                )
            elif name == "groups" and "group_name" in row:
                yield Row(
                    "role",
                    {
                        "role": row.get("group_id"),
                        "staff": row.get("group_name") in _STAFF,
                    },
                )

    def _post(self, row: Values) -> Iterator[Row]:
        # post_approved was all there was before 3.1.
        stands = row.get("post_visibility", row.get("post_approved", _APPROVED))
        if stands == _DELETED and not self._options.deleted:
            self._tally.add(DELETED)
            return
        if stands not in (_APPROVED, _DELETED):
            self._tally.add(WAITING)
            return
        said = from_phpbb(row.get("post_text") or "", self._tally)
        yield Row(
            "post",
            {
                "post_id": row.get("post_id"),
                "thread_id": row.get("topic_id"),
                "author_id": _unless(row.get("poster_id"), _ANONYMOUS),
                "created": seconds(row.get("post_time")),
                "edited": seconds(_unless(row.get("post_edit_time"), "0")),
                "text": said.text if row.get("post_text") is not None else None,
                "links": said.links,
                "community": self._options.community,
            },
        )

    def _topic(self, row: Values) -> Row:
        stands = row.get("topic_visibility", row.get("topic_approved", _APPROVED))
        is_deleted = stands == _DELETED and not self._options.deleted
        return Row(
            "topic",
            {
                "thread_id": row.get("topic_id"),
                "title": unescape(row.get("topic_title") or ""),
                "place": row.get("forum_id"),
                "left_out": DELETED if is_deleted else None,
            },
        )


def _user(row: Values) -> Row:
    return Row(
        "person",
        {
            "author_id": _unless(row.get("user_id"), _ANONYMOUS),
            "author_created": seconds(_unless(row.get("user_regdate"), "0")),
            "author_posts": whole(row.get("user_posts")),
            "staff": row.get("user_type") == _FOUNDER or None,
            "role": row.get("group_id"),
        },
    )


def _unless(value: str | None, nothing: str) -> str | None:
    return None if value == nothing else value
