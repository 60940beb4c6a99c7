"""Make the samples of platforms whose software nobody can run at home.

    python make_others.py

They have the fields that each platform publishes: `stackexchange/*.xml` those of the data
dump's README, `hackernews*.json` those of the API's (github.com/HackerNews/API) and of
Algolia's search, `reddit.zst` those of the dumps that Pushshift began, and `discourse-*`
those that a Discourse answers with. The texts are those of `forum.py`, and our own. Calls
zstd, with the window that Reddit's dumps have.
"""

from __future__ import annotations

import csv
import json
import subprocess
from datetime import timedelta
from html import escape
from pathlib import Path
from xml.sax.saxutils import quoteattr

from forum import PEOPLE, STAFF, START, THREADS, joined

HERE = Path(__file__).parent
NUMBERS = {name: n for n, name in enumerate(PEOPLE, 1)}


def html(text: str) -> str:
    """Write a text as a platform shows it."""
    if text.startswith("> "):
        first, _, rest = text[2:].partition("\n\n")
        return f"<blockquote>\n<p>{escape(first)}</p>\n</blockquote>\n<p>{escape(rest)}</p>"
    if "```" in text:
        before, code, _ = text.split("```")
        return f"<p>{escape(before.strip())}</p>\n<pre><code>{escape(code.strip())}</code></pre>"
    if "https://" in text:
        at = text.index("https://")
        address, comma, rest = text[at:].partition(",")
        link = f'<a href="{address}" rel="nofollow">{address}</a>'
        return f"<p>{escape(text[:at])}{link}{comma}{escape(rest)}</p>"
    return "<p>" + escape(text).replace("\n", "<br>\n") + "</p>"


def posts():
    """Yield every post: thread, turn, author, time, text."""
    for thread, (title, place, at, said) in enumerate(THREADS, 1):
        for turn, (name, minutes, text) in enumerate(said, 1):
            yield (
                thread,
                turn,
                title,
                place,
                name,
                at + timedelta(minutes=minutes),
                text,
            )


def stackexchange() -> None:
    """Write Posts.xml, Comments.xml and Users.xml."""
    folder = HERE / "stackexchange"
    folder.mkdir(exist_ok=True)
    rows: dict[str, list[dict]] = {"posts": [], "comments": [], "users": [], "tags": []}
    questions: dict[int, int] = {}
    number = 0
    for thread, turn, title, place, name, at, text in posts():
        when = at.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
        number += 1
        owner = {"OwnerUserId": NUMBERS[name]}
        if turn == 4:  # a comment on the answer before
            rows["comments"].append(
                {
                    "Id": number,
                    "PostId": number - 1,
                    "Score": 0,
                    "Text": text,
                    "CreationDate": when,
                    "UserId": NUMBERS[name],
                    "ContentLicense": "CC BY-SA 4.0",
                }
            )
            continue
        row = {"Id": number, "PostTypeId": 1 if turn == 1 else 2}
        if turn == 1:
            questions[thread] = number
        else:
            row["ParentId"] = questions[thread]
        row |= {"CreationDate": when, "Score": 1, "Body": html(text)} | owner
        row |= {"LastActivityDate": when}
        if turn == 1:
            row |= {"Title": title, "Tags": f"|{place.lower()}|help|", "AnswerCount": 3}
        row |= {"CommentCount": 0, "ContentLicense": "CC BY-SA 4.0"}
        rows["posts"].append(row)
    gone = {
        "Id": 90,
        "PostTypeId": 2,
        "ParentId": 1,
        "CreationDate": "2026-03-03T08:00:00.000",
        "Score": 0,
        "Body": "<p>By one who left.</p>",
        "OwnerDisplayName": "user4711",
    }
    wiki = {
        "Id": 91,
        "PostTypeId": 5,
        "CreationDate": "2026-03-03T08:00:00.000",
        "Body": "<p>About a tag.</p>",
    }
    rows["posts"] += [gone, wiki]
    for name, number in NUMBERS.items():
        rows["users"].append(
            {
                "Id": number,
                "Reputation": 1,
                "CreationDate": joined(name).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3],
                "DisplayName": name,
                "Location": "Somewhere",
                "AccountId": number,
            }
        )
    rows["tags"].append({"Id": 1, "TagName": "backup", "Count": 2})
    for table, listed in rows.items():
        lines = [
            "  <row " + " ".join(f"{k}={attribute(v)}" for k, v in row.items()) + " />"
            for row in listed
        ]
        text = "\r\n".join(
            [
                '<?xml version="1.0" encoding="utf-8"?>',
                f"<{table}>",
                *lines,
                f"</{table}>",
            ]
        )
        (folder / f"{table.capitalize()}.xml").write_bytes(("\ufeff" + text).encode())


def attribute(value: object) -> str:
    """Write an attribute as Stack Exchange does: line ends as numbers, always double marks."""
    text = quoteattr(str(value), {'"': "&quot;", "\n": "&#xA;", "\r": "&#xD;"})
    return f'"{text[1:-1]}"'


def reddit() -> None:
    """Write a dump of comments and submissions, packed with a window of 2 GiB."""
    lines = []
    # Numbers of accounts grow with time; one tells its age and others do not.
    base = 72_000_000
    for n, (thread, turn, title, _, name, at, text) in enumerate(posts()):
        number = base + int((joined(name) - START).total_seconds()) // 60 + 900_000
        one = {
            "author": name,
            "author_fullname": f"t2_{base36(number)}",
            "created_utc": int(at.timestamp()),
            "subreddit": "invented",
            "score": 1,
            "distinguished": "moderator" if name in STAFF else None,
            "edited": False,
            "id": base36(10_000 + n),
            "retrieved_on": 1_780_000_000,
        }
        if name in ("pim", "vera", "guest9"):
            one["author_created_utc"] = int(joined(name).timestamp())
        if turn == 1:
            one |= {
                "title": title,
                "selftext": text,
                "is_self": True,
                "url": f"https://www.reddit.com/r/invented/{thread}",
                "num_comments": 3,
            }
            opening = one["id"]
        else:
            one |= {
                "body": text,
                "link_id": f"t3_{opening}",
                "parent_id": f"t3_{opening}",
            }
        lines.append(json.dumps(one))
    lines.append(
        json.dumps(
            {
                "id": "zz1",
                "author": "[deleted]",
                "body": "[removed]",
                "link_id": "t3_7ps",
                "parent_id": "t3_7ps",
                "created_utc": 1772700000,
            }
        )
    )
    lines.append(
        json.dumps(
            {
                "id": "zz2",
                "author": "[deleted]",
                "body": "Still here.",
                "link_id": "t3_7ps",
                "parent_id": "t3_7ps",
                "created_utc": 1772700000,
            }
        )
    )
    lines.append("{broken")
    subprocess.run(
        ["zstd", "--long=31", "--ultra", "-22", "-q", "-f", "-o", HERE / "reddit.zst"],
        input="\n".join(lines).encode() + b"\n",
        check=True,
    )


def base36(number: int) -> str:
    """Write a number in base 36."""
    said = ""
    while number:
        number, digit = divmod(number, 36)
        said = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + said
    return said


def hackernews() -> None:
    """Write items of Firebase, a line each, and the second thread as Algolia tells it."""
    items, children, story = [], [], {}
    for n, (thread, turn, title, _, name, at, text) in enumerate(posts()):
        number, when = 1000 + n, int(at.timestamp())
        if turn == 1:
            opening = number
            items.append(
                {
                    "by": name,
                    "descendants": 3,
                    "id": number,
                    "kids": [],
                    "score": 1,
                    "text": html(text),
                    "time": when,
                    "title": title,
                    "type": "story",
                }
            )
        else:
            parent = number - 1 if turn == 4 else opening
            items.append(
                {
                    "by": name,
                    "id": number,
                    "parent": parent,
                    "text": html(text),
                    "time": when,
                    "type": "comment",
                }
            )
        if thread == 2:
            one = {
                "id": number,
                "created_at": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                "created_at_i": when,
                "type": "story" if turn == 1 else "comment",
                "author": name,
                "title": title if turn == 1 else None,
                "url": None,
                "text": html(text),
                "points": 1 if turn == 1 else None,
                "parent_id": None if turn == 1 else opening,
                "story_id": opening,
                "children": [],
                "options": [],
            }
            if turn == 1:
                story = one
            else:
                children.append(one)
    items.append(
        {
            "deleted": True,
            "id": 1900,
            "parent": 1000,
            "time": 1_772_700_000,
            "type": "comment",
        }
    )
    items.append(
        {
            "by": "quil",
            "id": 1901,
            "parent": 55,
            "text": "Of another thread.",
            "time": 1_772_700_000,
            "type": "comment",
        }
    )
    items.append(
        {
            "by": "quil",
            "id": 1902,
            "score": 1,
            "time": 1_772_700_000,
            "type": "job",
            "title": "We hire",
        }
    )
    items += [
        {
            "id": name,
            "created": int(joined(name).timestamp()),
            "karma": 1,
            "submitted": [],
        }
        for name in PEOPLE[:5]
    ]
    (HERE / "hackernews.ndjson").write_text(
        "".join(json.dumps(one) + "\n" for one in items)
    )
    story["children"] = children
    (HERE / "hackernews-algolia.json").write_text(json.dumps(story, indent=1))
    hits = [
        {
            "objectID": str(one["id"]),
            "author": one["author"],
            "created_at": one["created_at"],
            "created_at_i": one["created_at_i"],
            "comment_text": one["text"],
            "story_id": story["id"],
            "story_title": story["title"],
            "parent_id": story["id"],
            "_tags": ["comment", f"author_{one['author']}", f"story_{story['id']}"],
        }
        for one in children
    ]
    hits.insert(
        0,
        {
            "objectID": str(story["id"]),
            "author": story["author"],
            "title": story["title"],
            "created_at": story["created_at"],
            "story_text": story["text"],
            "created_at_i": story["created_at_i"],
            "url": None,
            "points": 1,
            "num_comments": 12,
            "_tags": ["story"],
        },
    )
    (HERE / "hackernews-search.json").write_text(
        json.dumps(
            {"hits": hits, "nbHits": len(hits), "page": 0, "nbPages": 1}, indent=1
        )
    )


def discourse() -> None:
    """Write the second topic as it is told to all, an account, and exports of a query."""
    said, rows = [], []
    head = [
        "post_id",
        "thread_id",
        "author_id",
        "author_created_at",
        "created_at",
        "title",
        "text",
        "category",
        "is_staff",
    ]
    for n, (thread, turn, title, place, name, at, text) in enumerate(posts()):
        when = at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        rows.append(
            [
                101 + n,
                10 + thread,
                NUMBERS[name],
                joined(name).strftime("%Y-%m-%d %H:%M:%S UTC"),
                at.strftime("%Y-%m-%d %H:%M:%S UTC"),
                title,
                text,
                place,
                "true" if name in STAFF else "false",
            ]
        )
        if thread == 2:
            said.append(
                {
                    "id": 101 + n,
                    "name": "",
                    "username": name,
                    "created_at": when,
                    "cooked": html(text),
                    "post_number": turn,
                    "post_type": 1,
                    "updated_at": when,
                    "reply_count": 0,
                    "reply_to_post_number": None,
                    "quote_count": 0,
                    "topic_id": 12,
                    "topic_slug": "anyone-using",
                    "version": 1,
                    "user_id": NUMBERS[name],
                    "moderator": name in STAFF,
                    "admin": False,
                    "staff": name in STAFF,
                    "hidden": False,
                    "trust_level": 1,
                    "deleted_at": None,
                    "user_deleted": False,
                }
            )
    topic = {
        "post_stream": {"posts": said, "stream": [one["id"] for one in said]},
        "id": 12,
        "title": THREADS[1][0],
        "posts_count": len(said),
        "created_at": said[0]["created_at"],
        "archetype": "regular",
        "category_id": 2,
        "slug": "anyone-using",
        "user_id": said[0]["user_id"],
    }
    (HERE / "discourse-topic.json").write_text(
        json.dumps(topic, indent=1, ensure_ascii=False)
    )
    user = {
        "user": {
            "id": NUMBERS["ugo"],
            "username": "ugo",
            "created_at": joined("ugo").strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "trust_level": 2,
            "moderator": False,
            "admin": False,
            "post_count": 40,
        }
    }
    (HERE / "discourse-user.json").write_text(json.dumps(user, indent=1))
    with (HERE / "discourse-explorer.csv").open(
        "w", encoding="utf-8", newline=""
    ) as out:
        csv.writer(out, lineterminator="\n").writerows([head, *rows])
    export = {
        "success": True,
        "errors": [],
        "duration": 12.3,
        "result_count": len(rows),
        "params": {},
        "columns": head,
        "default_limit": 1000,
        "relations": {},
        "colrender": {},
        "rows": rows,
    }
    (HERE / "discourse-explorer.json").write_text(
        json.dumps(export, ensure_ascii=False)
    )


if __name__ == "__main__":
    stackexchange()
    reddit()
    hackernews()
    discourse()
