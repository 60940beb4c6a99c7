"""Reddit: comments and submissions a line each, as Pushshift and Arctic Shift keep them.

Some years tell when an account was made (``author_created_utc``), others do not. Numbers
of accounts (``author_fullname``, base 36) grow with time, so the date of one is estimated
between those of its neighbours, and marked as estimated (`ages.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from holdwater.community.importers.json_values import parsed, text_of, whole_of
from holdwater.community.importers.prose import plain, seconds
from holdwater.community.importers.rows import Options, Row, Tally
from holdwater.community.importers.unsaid import is_unsaid

_ACCOUNT = re.compile(r"t2_([0-9a-z]{1,12})")
_NOBODY = frozenset({"[deleted]", "[removed]", ""})

DELETED = "was deleted, and its text is gone: left out"
NO_POST = "is neither a comment nor a submission"


class Reddit:
    """Reads Reddit's comments and submissions."""

    def __init__(self, options: Options, tally: Tally) -> None:
        self._options = options
        self._tally = tally
        self.state: dict[str, Any] = {}

    def cut(self, name: str) -> str | None:
        """Say how a file is cut into records."""
        last = name.rpartition("/")[2].lower()
        is_dump = last.endswith((".ndjson", ".jsonl", ".json")) or "." not in last
        return "lines" if is_dump or last.startswith(("rc_", "rs_")) else None

    def begin(self, name: str) -> None:
        """Hear that a file begins."""

    def read(self, record: bytes) -> Iterator[Row]:
        """Read a line."""
        if not record.strip():
            return
        found = parsed(record, self._tally)
        if found is None:
            return
        if not isinstance(found, dict) or not text_of(found.get("id")):
            self._tally.add(NO_POST)
        elif "body" in found:
            yield from self._comment(found)
        elif "selftext" in found or "title" in found:
            yield from self._submission(found)
        else:
            self._tally.add(NO_POST)

    def _comment(self, found: dict[str, Any]) -> Iterator[Row]:
        body = text_of(found.get("body"))
        if body is None or is_unsaid(body):
            self._tally.add(DELETED)
            return
        parent = text_of(found.get("parent_id"))
        yield self._post(found, "t1_", body, text_of(found.get("link_id")), parent)

    def _submission(self, found: dict[str, Any]) -> Iterator[Row]:
        body = text_of(found.get("selftext")) or ""
        if is_unsaid(body):
            self._tally.add(DELETED)
            return
        name = "t3_" + str(text_of(found.get("id"))).removeprefix("t3_")
        row = self._post(found, "t3_", body, name, None)
        row.values["title"] = text_of(found.get("title"))
        url = text_of(found.get("url"))
        if url and not found.get("is_self") and url.startswith(("http://", "https://")):
            row.values["links"] = [*row.values["links"], url[:2000]]
        yield row

    def _post(
        self,
        found: dict[str, Any],
        kind: str,
        body: str,
        thread: str | None,
        parent: str | None,
    ) -> Row:
        said = plain(body, self._tally)
        author = text_of(found.get("author")) or ""
        number = _ACCOUNT.fullmatch(str(found.get("author_fullname")))
        return Row(
            "post",
            {
                "post_id": kind + str(text_of(found.get("id"))).removeprefix(kind),
                "thread_id": thread,
                "parent_id": parent,
                "author_id": None if author in _NOBODY else author,
                "author_number": int(number[1], 36) if number else None,
                "author_created": seconds(found.get("author_created_utc")),
                "created": seconds(found.get("created_utc")),
                # Not edited is told as false, and long ago an edit as true.
                "edited": seconds(found.get("edited") or None),
                "text": said.text,
                "links": said.links,
                "score": whole_of(found.get("score")),
                "staff": found.get("distinguished") in ("moderator", "admin"),
                "community": text_of(found.get("subreddit")) or self._options.community,
            },
        )
