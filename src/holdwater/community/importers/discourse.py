"""Discourse: a backup, what the Data Explorer exports, or topics as they are told to all.

A backup is a dump of pg_dump (`lib/backup_restore` writes ``dump.sql.gz`` into an archive),
with the tables ``posts``, ``topics``, ``users`` and ``categories``; private messages are in
it and are left out. A query of the Data Explorer plugin is exported with a head of
columns: those of ``posts`` by their names there, or canonical ones. A topic is told as JSON
at ``/t/ID.json``, and an account at ``/u/NAME.json``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from holdwater.community.importers.csv_rows import csv_rows
from holdwater.community.importers.json_values import documents, text_of, whole_of
from holdwater.community.importers.prose import (
    from_html,
    is_true,
    plain,
    seconds,
    whole,
)
from holdwater.community.importers.rows import Options, Row, Tally
from holdwater.community.importers.sql_dump import SqlDump, Values

_WANTED = {
    "posts": tuple(
        "id user_id topic_id post_number raw cooked created_at updated_at "
        "reply_to_post_number deleted_at like_count post_type last_version_at version "
        "hidden user_deleted".split()
    ),
    "topics": ("id", "title", "category_id", "deleted_at", "archetype"),
    "users": ("id", "created_at", "admin", "moderator"),
    "user_stats": ("user_id", "post_count"),
    "categories": ("id", "name", "parent_category_id", "read_restricted"),
}

#: Names that a query may give a column, and what they are called in the database.
_ALSO = {
    "post_id": "id",
    "thread_id": "topic_id",
    "author_id": "user_id",
    "text": "raw",
    "author_created_at": "user_created_at",
    "is_staff": "staff",
}

DELETED = "was deleted: left out"
PRIVATE = "is in a private message: left out"
UNKNOWN = "is no topic, no account and no export"
NO_POST = "tells of an action or to staff alone: left out"

#: An ordinary post, and what moderators note publicly (of four types).
_TOLD = ("1", "2", None)


class Discourse:
    """Reads what a Discourse writes."""

    def __init__(self, options: Options, tally: Tally) -> None:
        self._options = options
        self._tally = tally
        self._sql = SqlDump(lambda table: _WANTED.get(table, ()), tally)
        self._kind = ""
        self._head: list[str] | None = None

    @property
    def state(self) -> dict[str, Any]:
        """What it has to know to go on."""
        return {"kind": self._kind, "sql": self._sql.state, "head": self._head}

    @state.setter
    def state(self, state: dict[str, Any]) -> None:
        self._kind = state["kind"]
        self._sql.state = state["sql"]
        self._head = state["head"]

    def cut(self, name: str) -> str | None:
        """Say how a file is cut into records."""
        if name.startswith("uploads/") or "/uploads/" in name:
            return None
        lower = name.lower()
        kinds = {".sql": "lines", ".csv": "csv", ".json": "whole"}
        return next((cut for end, cut in kinds.items() if lower.endswith(end)), None)

    def begin(self, name: str) -> None:
        """Hear that a file begins."""
        self._kind = name.lower().rpartition(".")[2]
        self._head = None
        self._sql.begin()

    def read(self, record: bytes) -> Iterator[Row]:
        """Read a record."""
        if self._kind == "sql":
            for table, values in self._sql.read(record):
                yield from self._row(table, values)
        elif self._kind == "csv":
            yield from self._csv(record)
        else:
            for document in documents(record, self._tally):
                yield from self._document(document)

    # -- rows of tables ----------------------------------------------------

    def _row(self, table: str, row: Values) -> Iterator[Row]:
        if table == "posts":
            yield from self._post(row)
        elif table == "topics":
            yield Row("topic", self._topic(row))
        elif table == "users":
            yield Row(
                "person",
                {
                    "author_id": row.get("id"),
                    "author_created": seconds(row.get("created_at")),
                    "staff": is_true(row.get("admin")) or is_true(row.get("moderator")),
                },
            )
        elif table == "user_stats":
            yield Row(
                "person",
                {
                    "author_id": row.get("user_id"),
                    "author_posts": whole(row.get("post_count")),
                },
            )
        else:
            yield Row(
                "place",
                {
                    "place": row.get("id"),
                    "name": row.get("name"),
                    "above": row.get("parent_category_id"),
                    "closed": is_true(row.get("read_restricted")),
                },
            )

    def _topic(self, row: Values) -> dict[str, Any]:
        left_out = None
        if row.get("archetype") not in (None, "regular"):
            left_out = PRIVATE
        elif row.get("deleted_at") and not self._options.deleted:
            left_out = DELETED
        return {
            "thread_id": row.get("id"),
            "title": row.get("title"),
            "place": row.get("category_id"),
            "left_out": left_out,
        }

    def _post(self, row: Values) -> Iterator[Row]:
        is_deleted = row.get("deleted_at") or is_true(row.get("user_deleted"))
        if is_deleted and not self._options.deleted:
            self._tally.add(DELETED)
        elif row.get("post_type") not in _TOLD:
            self._tally.add(NO_POST)
        else:
            yield Row("post", self._post_values(row))

    def _post_values(self, row: Values) -> dict[str, Any]:
        raw, cooked = row.get("raw"), row.get("cooked")
        said = plain(raw, self._tally) if raw else from_html(cooked or "", self._tally)
        is_edited = row.get("version") not in (None, "1")
        return {
            "post_id": row.get("id"),
            "thread_id": row.get("topic_id"),
            "no": whole(row.get("post_number")),
            "parent_no": whole(row.get("reply_to_post_number")),
            "author_id": row.get("user_id"),
            "created": seconds(row.get("created_at")),
            "edited": seconds(row.get("last_version_at")) if is_edited else None,
            "score": whole(row.get("like_count")),
            "text": said.text if raw is not None or cooked is not None else None,
            "links": said.links,
            "community": self._options.community,
        }

    # -- what the Data Explorer exports ------------------------------------

    def _csv(self, record: bytes) -> Iterator[Row]:
        for row in csv_rows(record, self._tally):
            if self._head is None:
                self._head = row
            elif len(row) != len(self._head):
                self._tally.add(
                    "has too few columns"
                    if len(row) < len(self._head)
                    else "has too many columns"
                )
            else:
                yield from self._explored(self._head, row)

    def _explored(self, head: list[str], fields: list[Any]) -> Iterator[Row]:
        named: Values = {
            _ALSO.get(name, name): None if value in ("", None) else str(value)
            for name, value in zip(head, fields, strict=True)
        }
        if named.get("archetype") not in (None, "regular"):
            self._tally.add(PRIVATE)
            return
        for row in self._post(named):
            row.values.update(
                {
                    "title": named.get("title") or named.get("topic_title"),
                    "category": named.get("category") or named.get("category_name"),
                    "author_created": seconds(named.get("user_created_at")),
                    "author_posts": whole(named.get("author_posts")),
                }
            )
            if "staff" in named or "admin" in named or "moderator" in named:
                row.values["staff"] = any(
                    is_true(named.get(one)) for one in ("staff", "admin", "moderator")
                )
            yield row

    # -- what everybody may read -------------------------------------------

    def _document(self, found: Any) -> Iterator[Row]:
        if isinstance(found, list):
            for one in found:
                yield from self._document(one)
        elif isinstance(found, dict):
            yield from self._told(found)
        else:
            self._tally.add(UNKNOWN)

    def _told(self, found: dict[str, Any]) -> Iterator[Row]:
        listed = found.get("category_list")
        if isinstance(listed, dict):
            found = listed
        if isinstance(found.get("columns"), list) and "rows" in found:
            yield from self._export(found)
        elif isinstance(found.get("post_stream"), dict):
            yield from topic_rows(found, self._options, self._tally)
        elif isinstance(found.get("latest_posts"), list):
            for post in found["latest_posts"]:
                yield from _public_post(post, self._options, self._tally)
        elif isinstance(found.get("user"), dict):
            yield from user_row(found["user"])
        elif isinstance(found.get("categories"), list):
            yield from _places(found["categories"])
        else:
            self._tally.add(UNKNOWN)

    def _export(self, found: dict[str, Any]) -> Iterator[Row]:
        head = [str(one) for one in found["columns"]]
        for fields in found["rows"] if isinstance(found["rows"], list) else ():
            if isinstance(fields, list) and len(fields) == len(head):
                yield from self._explored(head, fields)
            else:
                self._tally.add("has too few columns")


def topic_rows(found: dict[str, Any], options: Options, tally: Tally) -> Iterator[Row]:
    """Read a topic as ``/t/ID.json`` tells it."""
    thread = text_of(found.get("id"))
    if thread and found.get("title"):
        is_private = found.get("archetype") == "private_message"
        yield Row(
            "topic",
            {
                "thread_id": thread,
                "title": text_of(found.get("title")),
                "place": text_of(found.get("category_id")),
                "left_out": PRIVATE if is_private else None,
            },
        )
    posts = found["post_stream"].get("posts")
    for post in posts if isinstance(posts, list) else ():
        yield from _public_post(post, options, tally)


def user_row(user: dict[str, Any]) -> Iterator[Row]:
    """Read an account as ``/u/NAME.json`` tells it."""
    yield Row(
        "person",
        {
            "author_id": text_of(user.get("id")),
            "author_created": seconds(user.get("created_at")),
            "author_posts": whole_of(user.get("post_count")),
            "staff": is_true(user.get("admin")) or is_true(user.get("moderator")),
        },
    )


def _public_post(post: Any, options: Options, tally: Tally) -> Iterator[Row]:
    if not isinstance(post, dict):
        tally.add(UNKNOWN)
        return
    gone = post.get("deleted_at") or post.get("user_deleted")
    if gone and not options.deleted:
        tally.add(DELETED)
        return
    if post.get("post_type") not in (1, 2, None):
        tally.add(NO_POST)
        return
    cooked, raw = text_of(post.get("cooked")), text_of(post.get("raw"))
    said = plain(raw, tally) if raw else from_html(cooked or "", tally)
    staff = [post.get(one) for one in ("staff", "admin", "moderator") if one in post]
    created, edited = seconds(post.get("created_at")), seconds(post.get("updated_at"))
    is_edited = whole_of(post.get("version")) not in (None, 1)
    yield Row(
        "post",
        {
            "post_id": text_of(post.get("id")),
            "thread_id": text_of(post.get("topic_id")),
            "no": whole_of(post.get("post_number")),
            "parent_no": whole_of(post.get("reply_to_post_number")),
            "author_id": text_of(post.get("user_id")),
            "created": created,
            "edited": edited if is_edited else None,
            "text": said.text if cooked is not None or raw is not None else None,
            "links": said.links,
            "staff": any(map(is_true, staff)) if staff else None,
            "community": options.community,
        },
    )


def _places(listed: list[Any]) -> Iterator[Row]:
    for one in listed:
        if isinstance(one, dict):
            yield Row(
                "place",
                {
                    "place": text_of(one.get("id")),
                    "name": text_of(one.get("name")),
                    "above": text_of(one.get("parent_category_id")),
                    "closed": is_true(one.get("read_restricted")),
                },
            )
