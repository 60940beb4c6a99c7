"""What a platform tells of one thread, as rows: JSON of its API, or a page of it.

JSON is that of Discourse (``/t/ID.json``, ``/u/NAME.json``), of Hacker News (Algolia or
Firebase) and of Stack Exchange's API. A page is one that a browser has saved.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from holdwater.community.importers.discourse import Discourse
from holdwater.community.importers.hackernews import read_document
from holdwater.community.importers.json_values import documents, text_of, whole_of
from holdwater.community.importers.prose import from_html, seconds
from holdwater.community.importers.rows import Options, Row, Tally
from holdwater.errors import CommunityError
from holdwater.isolate import Limits, run_isolated

#: A saved page is taken apart by a child that may use so much.
_LIMITS = Limits(memory=1 << 30, seconds=30, output=64 << 20)


def rows_of(content: bytes, tally: Tally, *, source: str) -> tuple[str, list[Row]]:
    """Read a document; return which platform it is of, and its rows.

    Raises CommunityError where it is none of those that are known, and what `isolate` does.
    """
    if content.lstrip()[:1] in (b"{", b"["):
        found = list(documents(content, tally))
        platform = platform_of(found)
        if platform:
            return platform, list(_read(platform, found, tally))
    elif b"<" in content[:4096]:
        told = run_isolated(
            "holdwater.community.look.saved_pages:told",
            content,
            source=source,
            arguments={},
            limits=_LIMITS,
        )
        if told:
            for reason, rows in told["counts"].items():
                tally.add(reason, rows)
            listed = [Row(table, values) for table, values in told["rows"]]
            return told["platform"], listed
    raise CommunityError(
        "is no thread of Discourse, Hacker News or Stack Exchange",
        where=source,
        hint="The guide on staged threads tells what can be looked at.",
    )


def platform_of(found: list[Any]) -> str | None:
    """Tell a platform from what a document of it has."""
    first = found[0] if found else None
    if isinstance(first, list):
        return platform_of(first)
    if not isinstance(first, dict):
        return None
    if isinstance(first.get("items"), list):
        return "stackexchange"
    if "post_stream" in first or isinstance(first.get("user"), dict):
        return "discourse"
    if "hits" in first or "children" in first or "objectID" in first:
        return "hackernews"
    if "id" in first and ({"by", "kids", "type", "created", "deleted"} & first.keys()):
        return "hackernews"
    return None


def _read(platform: str, found: list[Any], tally: Tally) -> Iterator[Row]:
    if platform == "discourse":
        reader = Discourse(Options(), tally)
        reader.begin("topic.json")
        for one in found:
            yield from reader.read(json.dumps(one).encode())
        for one in found:
            yield from _nameless(one)
    elif platform == "hackernews":
        for one in found:
            yield from read_document(one, Options(), tally)
    else:
        for one in found:
            items = one.get("items") if isinstance(one, dict) else None
            for item in items if isinstance(items, list) else ():
                yield from _item(item, tally)


def _nameless(found: Any) -> Iterator[Row]:
    """Tell the names that Discourse's accounts are asked for by."""
    stream = found.get("post_stream") if isinstance(found, dict) else None
    posts = stream.get("posts") if isinstance(stream, dict) else None
    for post in posts if isinstance(posts, list) else ():
        if isinstance(post, dict):
            yield Row(
                "name",
                {
                    "author_id": text_of(post.get("user_id")),
                    "name": text_of(post.get("username")),
                },
            )


def _item(item: Any, tally: Tally) -> Iterator[Row]:
    """Read an item of Stack Exchange's API: a question, an answer, a comment, an account."""
    if not isinstance(item, dict):
        tally.add("is no question, answer, comment or account")
        return
    if "user_id" in item and "post_id" not in item:
        yield Row(
            "person",
            {
                "author_id": text_of(item.get("user_id")),
                "author_created": seconds(item.get("creation_date")),
                "staff": item.get("user_type") == "moderator" or None,
            },
        )
        return
    owner = item.get("owner")
    post = next(
        (n for n in ("comment_id", "answer_id", "question_id") if n in item), None
    )
    if post is None:
        tally.add("is no question, answer, comment or account")
        return
    is_question = post == "question_id"
    body = text_of(item.get("body"))
    said = from_html(body or "", tally)
    name = text_of(item.get(post))
    parent = text_of(item.get("post_id" if post == "comment_id" else "question_id"))
    yield Row(
        "post",
        {
            "post_id": f"c{name}" if post == "comment_id" else name,
            "thread_id": name if is_question else None,
            "parent_id": None if is_question else parent,
            "author_id": text_of(owner.get("user_id"))
            if isinstance(owner, dict)
            else None,
            "created": seconds(item.get("creation_date")),
            "title": text_of(item.get("title")),
            "text": said.text,
            "links": said.links,
            "score": whole_of(item.get("score")),
            "silent": body is None or None,
        },
    )
    for part in ("answers", "comments"):
        listed = item.get(part)
        for one in listed if isinstance(listed, list) else ():
            yield from _item(one, tally)
