"""Stack Exchange: the XML of its data dump, a row an element and an element a line.

Read are ``Posts.xml`` (questions and answers), ``Comments.xml`` and ``Users.xml``, with
the attributes that Stack Exchange publishes for them. A row is taken apart by its
attributes alone: no entity is declared, fetched or expanded but the five of XML and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from holdwater.community.importers.prose import (
    decoded,
    from_html,
    plain,
    seconds,
    whole,
)
from holdwater.community.importers.rows import Options, Row, Tally

_ROW = re.compile(r"<row\s([^<]*)/>")
_ATTRIBUTE = re.compile(r'([A-Za-z]+)="([^"<]*)"')
_TAG = re.compile(r"[^<>|\s]+")

_FILES = {"posts.xml": "posts", "comments.xml": "comments", "users.xml": "users"}

#: Lines that frame the rows.
_FRAME = ("<?xml", "<posts", "</posts", "<comments", "</comments", "<users", "</users")

NO_ROW = "is no row of a data dump"
NO_POST = "is a wiki's or an election's text: left out"


class StackExchange:
    """Reads what Stack Exchange publishes of a site."""

    def __init__(self, options: Options, tally: Tally) -> None:
        self._options = options
        self._tally = tally
        self.state: dict[str, Any] = {"file": ""}

    def cut(self, name: str) -> str | None:
        """Say how a file is cut into records."""
        return "lines" if name.rpartition("/")[2].lower() in _FILES else None

    def begin(self, name: str) -> None:
        """Hear that a file begins."""
        self.state = {"file": _FILES[name.rpartition("/")[2].lower()]}

    def read(self, record: bytes) -> Iterator[Row]:
        """Read a line."""
        line = decoded(record, self._tally)
        rows = _ROW.findall(line)
        if not rows:
            bare = line.lstrip("\ufeff \t\r").lower()
            if bare and not bare.startswith(_FRAME):
                self._tally.add(NO_ROW)
            return
        for one in rows:
            values = {
                name: unescape(value) if "&" in value else value
                for name, value in _ATTRIBUTE.findall(one)
            }
            if "Id" not in values:
                self._tally.add(NO_ROW)
            elif self.state["file"] == "users":
                yield _user(values)
            elif self.state["file"] == "comments":
                yield Row("post", self._comment(values))
            elif values.get("PostTypeId") in ("1", "2"):
                yield Row("post", self._post(values))
            else:
                self._tally.add(NO_POST)

    def _post(self, row: dict[str, str]) -> dict[str, Any]:
        said = from_html(row.get("Body", ""), self._tally)
        is_question = row["PostTypeId"] == "1"
        tags = _TAG.findall(row.get("Tags", ""))
        return {
            "post_id": row["Id"],
            "thread_id": row["Id"] if is_question else row.get("ParentId"),
            "parent_id": None if is_question else row.get("ParentId"),
            "author_id": _author(row.get("OwnerUserId")),
            "created": seconds(row.get("CreationDate")),
            "edited": seconds(row.get("LastEditDate")),
            "title": row.get("Title"),
            "text": said.text if "Body" in row else None,
            "links": said.links,
            "score": whole(row.get("Score")),
            "category": tags[0] if tags else None,
            "community": self._options.community,
        }

    def _comment(self, row: dict[str, str]) -> dict[str, Any]:
        said = plain(row.get("Text", ""), self._tally)
        return {
            "post_id": f"c{row['Id']}",
            "parent_id": row.get("PostId"),
            "author_id": _author(row.get("UserId")),
            "created": seconds(row.get("CreationDate")),
            "text": said.text if "Text" in row else None,
            "links": said.links,
            "score": whole(row.get("Score")),
            "community": self._options.community,
        }


def _author(written: str | None) -> str | None:
    """Leave out the account -1, which is the site's own."""
    return None if written in (None, "", "-1") else written


def _user(row: dict[str, str]) -> Row:
    return Row(
        "person",
        {"author_id": row["Id"], "author_created": seconds(row.get("CreationDate"))},
    )
