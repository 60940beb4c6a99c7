"""Hacker News: items as its own API tells them (Firebase), or Algolia's search of them.

An item names its parent, and the story is found along these; Algolia names the story.
Neither tells when an account was made: accounts of the API (``/v0/user/NAME.json``), where
they lie beside the items, do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from holdwater.community.importers.json_values import documents, text_of, whole_of
from holdwater.community.importers.prose import from_html, seconds
from holdwater.community.importers.rows import Options, Row, Tally
from holdwater.community.importers.unsaid import is_unsaid

DELETED = "was deleted, or killed by moderators: left out"
NO_POST = "is no story and no comment: left out"
UNKNOWN = "is no item, no account and no page of a search"

#: More of a thread is nested too deeply to be one that people wrote.
MOST_DEPTH = 400


class HackerNews:
    """Reads items of Hacker News."""

    def __init__(self, options: Options, tally: Tally) -> None:
        self._options = options
        self._tally = tally
        self.state: dict[str, Any] = {"cut": ""}

    def cut(self, name: str) -> str | None:
        """Say how a file is cut into records."""
        lower = name.lower()
        if lower.endswith((".ndjson", ".jsonl")):
            return "lines"
        return "whole" if lower.endswith(".json") else None

    def begin(self, name: str) -> None:
        """Hear that a file begins."""

    def read(self, record: bytes) -> Iterator[Row]:
        """Read a record: an item, an account, a page of a search, or a list of these."""
        if record.strip():
            for document in documents(record, self._tally):
                yield from read_document(document, self._options, self._tally)


def read_document(found: Any, options: Options, tally: Tally) -> Iterator[Row]:
    """Read a JSON document of either API."""
    if isinstance(found, list):
        for one in found:
            yield from read_document(one, options, tally)
    elif not isinstance(found, dict):
        tally.add(UNKNOWN)
    elif isinstance(found.get("hits"), list):
        for one in found["hits"]:
            yield from _hit(one, options, tally)
    elif "objectID" in found:
        # A search names the children of what it found, too, and not what they say.
        yield from _hit(found, options, tally)
    elif "children" in found and "author" in found:
        yield from _tree(found, options, tally)
    elif isinstance(found.get("id"), str) and "created" in found:
        yield Row(
            "person",
            {
                "author_id": text_of(found["id"]),
                "author_created": seconds(found["created"]),
            },
        )
    elif isinstance(found.get("id"), int):
        yield from _item(found, options, tally)
    else:
        tally.add(UNKNOWN)


def _item(found: dict[str, Any], options: Options, tally: Tally) -> Iterator[Row]:
    """Read an item of Firebase."""
    is_gone = found.get("deleted") or (found.get("dead") and not options.deleted)
    if is_gone:
        tally.add(DELETED)
    elif found.get("type") not in ("story", "comment", "poll"):
        tally.add(NO_POST)
    else:
        is_comment = found["type"] == "comment"
        name = text_of(found["id"])
        yield _post(
            options,
            tally,
            post=name,
            thread=None if is_comment else name,
            parent=text_of(found.get("parent")) if is_comment else None,
            author=found.get("by"),
            created=found.get("time"),
            title=found.get("title"),
            text=found.get("text"),
            url=found.get("url"),
            score=found.get("score"),
        )


def _hit(found: Any, options: Options, tally: Tally) -> Iterator[Row]:
    """Read what Algolia's search found."""
    if not isinstance(found, dict) or not text_of(found.get("objectID")):
        tally.add(UNKNOWN)
        return
    text = found.get("comment_text")
    is_comment = text is not None
    name = text_of(found.get("objectID"))
    yield _post(
        options,
        tally,
        post=name,
        thread=(text_of(found.get("story_id")) if is_comment else None) or name,
        parent=text_of(found.get("parent_id")) if is_comment else None,
        author=found.get("author"),
        created=found.get("created_at_i") or found.get("created_at"),
        title=found.get("title"),
        text=text if is_comment else found.get("story_text"),
        url=None if is_comment else found.get("url"),
        score=found.get("points"),
    )
    if is_comment and text_of(found.get("story_title")):
        yield Row(
            "topic",
            {
                "thread_id": text_of(found.get("story_id")),
                "title": text_of(found.get("story_title")),
            },
        )


def _tree(found: dict[str, Any], options: Options, tally: Tally) -> Iterator[Row]:
    """Read an item of Algolia, with all that hangs on it."""
    waiting: list[tuple[Any, int]] = [(found, 0)]
    root = text_of(found.get("story_id")) or text_of(found.get("id"))
    while waiting:
        one, depth = waiting.pop()
        if not isinstance(one, dict) or depth > MOST_DEPTH:
            tally.add(UNKNOWN)
            continue
        children = one.get("children")
        if isinstance(children, list):
            waiting += [(child, depth + 1) for child in reversed(children)]
        if one.get("type") in ("pollopt", "job"):
            tally.add(NO_POST)
            continue
        text = text_of(one.get("text"))
        if one.get("type") == "comment" and text is None:
            tally.add(DELETED)
            continue
        yield _post(
            options,
            tally,
            post=text_of(one.get("id")),
            thread=text_of(one.get("story_id")) or root,
            parent=text_of(one.get("parent_id")),
            author=one.get("author"),
            created=one.get("created_at_i") or one.get("created_at"),
            title=one.get("title"),
            text=text,
            url=one.get("url"),
            score=one.get("points"),
        )


def _post(
    options: Options,
    tally: Tally,
    *,
    post: str | None,
    thread: str | None,
    parent: str | None,
    author: Any,
    created: Any,
    title: Any,
    text: Any,
    url: Any,
    score: Any,
) -> Row:
    said = from_html(text_of(text) or "", tally)
    address = text_of(url)
    links = [address[:2000]] if address and address.startswith("http") else []
    if is_unsaid(said.text):
        tally.add("has a text that is gone: kept without it")
        said = said._replace(text="")
    return Row(
        "post",
        {
            "post_id": post,
            "thread_id": thread,
            "parent_id": parent,
            "author_id": text_of(author) or None,
            "created": seconds(created),
            "title": text_of(title),
            "text": said.text,
            "links": links + said.links,
            "score": whole_of(score),
            "community": options.community,
        },
    )
