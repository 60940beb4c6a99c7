"""Threads out of pages that a browser has saved: of Discourse, and of Hacker News.

Discourse sends a page with the topic as JSON in it (``data-preloaded``), or one for
programs that read pages (``crawler-post``); a browser that has shown it saves what it
showed (``article`` with ``data-post-id``). Hacker News has one table of comments.
"""

from __future__ import annotations

import json
import re
from typing import Any

from holdwater.community.importers.discourse import topic_rows
from holdwater.community.importers.prose import from_html, seconds
from holdwater.community.importers.rows import Options, Row, Tally

#: A page shows no more posts.
MOST_POSTS = 5_000

_USER = re.compile(r"/u/([^/?#]+)")
_NUMBER = re.compile(r"[0-9]+")
_TOPIC = re.compile(r"/t/(?:[^/]+/)?([0-9]+)")


def told(content: bytes) -> dict[str, Any] | None:
    """Read a saved page; return its platform, rows and counts, or None where it has none."""
    from justhtml import JustHTML

    tally = Tally()
    page = JustHTML(content.decode("utf-8", "replace"), sanitize=False)
    for platform, read in (
        ("discourse", _preloaded),
        ("discourse", _for_crawlers),
        ("discourse", _as_shown),
        ("hackernews", _hacker_news),
    ):
        rows = read(page, tally)
        if any(row.table == "post" for row in rows):
            return {
                "platform": platform,
                "rows": [[row.table, row.values] for row in rows],
                "counts": tally.counts,
            }
    return None


def _preloaded(page: Any, tally: Tally) -> list[Row]:
    holder = page.query_one("#data-preloaded")
    given = (holder.attrs or {}).get("data-preloaded") if holder else None
    try:
        stored = json.loads(given or "{}")
        found = next(
            (json.loads(v) for k, v in stored.items() if _TOPIC.match(f"/t/{k[6:]}")),
            None,
        )
    except (ValueError, AttributeError, TypeError, RecursionError):
        tally.add("is no JSON")
        return []
    if not isinstance(found, dict) or not isinstance(found.get("post_stream"), dict):
        return []
    return list(topic_rows(found, Options(), tally))


def _for_crawlers(page: Any, tally: Tally) -> list[Row]:
    rows = []
    thread = _thread_of(page)
    for number, post in enumerate(page.query(".crawler-post")[:MOST_POSTS], 1):
        link = post.query_one(".creator a")
        user = _USER.search((link.attrs or {}).get("href") or "") if link else None
        when = post.query_one("time")
        body = post.query_one(".post")
        name = _NUMBER.search((post.attrs or {}).get("id") or "")
        rows.append(
            _post(
                thread,
                f"#{name[0] if name else number}",
                user[1] if user else None,
                (when.attrs or {}).get("datetime") if when else None,
                body=body,
                tally=tally,
                no=_counted(post, number),
            )
        )
    return _titled(page, thread, rows)


def _as_shown(page: Any, tally: Tally) -> list[Row]:
    rows = []
    thread = _thread_of(page)
    for number, post in enumerate(page.query("article[data-post-id]")[:MOST_POSTS], 1):
        attrs = post.attrs or {}
        when = post.query_one(".relative-date")
        body = post.query_one(".cooked")
        rows.append(
            _post(
                attrs.get("data-topic-id") or thread,
                attrs.get("data-post-id"),
                attrs.get("data-user-id"),
                (when.attrs or {}).get("data-time") if when else None,
                body=body,
                tally=tally,
                no=_counted(post, number),
            )
        )
    return _titled(page, thread, rows)


def _counted(post: Any, number: int) -> int:
    """Tell which post of its topic one is: its id says so, ``post_12``."""
    found = _NUMBER.search((post.attrs or {}).get("id") or "")
    return int(found[0][:9]) if found else number


def _post(
    thread: str,
    name: str | None,
    author: str | None,
    when: Any,
    *,
    body: Any,
    tally: Tally,
    no: int | None = None,
) -> Row:
    said = from_html(body.to_html(pretty=False) if body is not None else "", tally)
    return Row(
        "post",
        {
            "post_id": name,
            "thread_id": thread,
            "author_id": author,
            "no": no,
            "created": seconds(when),
            "text": said.text,
            "links": said.links,
        },
    )


def _thread_of(page: Any) -> str:
    link = page.query_one("link[rel=canonical]")
    found = _TOPIC.search((link.attrs or {}).get("href") or "") if link else None
    return found[1] if found else "1"


def _titled(page: Any, thread: str, rows: list[Row]) -> list[Row]:
    title = page.query_one("title")
    if rows and title is not None:
        said = title.to_text().strip()
        # "Title - Category - Site", as Discourse writes it.
        rows[0].values["title"] = said.split(" - ", maxsplit=1)[0]
        rows.append(Row("topic", {"thread_id": thread, "title": said}))
    return rows


def _hacker_news(page: Any, tally: Tally) -> list[Row]:
    rows: list[Row] = []
    top = page.query_one("table.fatitem")
    above: list[tuple[int, str]] = []
    story = None
    if top is not None:
        head = top.query_one("tr.athing")
        story = (head.attrs or {}).get("id") if head is not None else None
        title = top.query_one(".titleline a") or top.query_one(".titlelink")
        body = top.query_one(".toptext") or top.query_one(".commtext")
        row = _said_by(top, story or "1", story, body, tally)
        row.values["title"] = title.to_text().strip() if title is not None else None
        href = (title.attrs or {}).get("href") if title is not None else None
        if href and href.startswith("http"):
            row.values["links"] = [href[:2000], *row.values["links"]]
        rows.append(row)
    thread = story or "1"
    for one in page.query("tr.comtr")[:MOST_POSTS]:
        body = one.query_one(".commtext")
        name = (one.attrs or {}).get("id")
        indent = one.query_one("td.ind")
        depth = _NUMBER.search(
            ((indent.attrs or {}).get("indent") or "0") if indent is not None else "0"
        )
        level = int(depth[0][:4]) if depth else 0
        while above and above[-1][0] >= level:
            above.pop()
        parent = above[-1][1] if above else story
        above.append((level, name or ""))
        if body is None:
            tally.add("was deleted, or killed by moderators: left out")
            continue
        row = _said_by(one, thread, name, body, tally)
        row.values["parent_id"] = parent
        rows.append(row)
    return rows


def _said_by(place: Any, thread: str, name: str | None, body: Any, tally: Tally) -> Row:
    user, age = place.query_one(".hnuser"), place.query_one(".age")
    # "2026-05-01T08:00:00 1777622400"; without the second part it is UTC as well.
    when = ((age.attrs or {}).get("title") or "") if age is not None else ""
    author = user.to_text().strip() if user is not None else None
    return _post(thread, name, author, when.partition(" ")[0], body=body, tally=tally)
