"""`holdwater community look`, as a shell calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.serving import site

WRITTEN = Path(__file__).parents[1] / "community" / "importers" / "written"
TOPIC = WRITTEN / "discourse-topic.json"

TOLD = """\
Anyone using Quorvex for backups?
Discourse, opened 11 April 2026 09:00 UTC

13 posts by 13 accounts; 12 repliers
Of 11 repliers whose account's age is known, by their first reply: 9 under a
day, 0 under a week, 0 under a month, 0 under a year, 2 older.
12 of 12 repliers wrote here once.
Words of praise in 2 replies, of doubt in 3, of both in 0 (lists of English
words).
First reply after 40 minutes; half of the posts within 25 minutes of the one
before.
Named by several repliers: Quorvex 9 of 12 (the opening post too).
Linked by repliers: example.org 1 of 12.

Replies in time: n by an account less than a day old, o by an older one, ? by
one of unknown age, = by who opened the thread; + accounts made then.
2026-04-11 09:00  n+++
2026-04-11 10:00  nnn+++
2026-04-11 11:00  nn+++
2026-04-11 12:00  nn
2026-04-11 13:00  n
2026-04-11 14:00  o
2026-04-11 16:00  o
2026-04-11 17:00  ?

No grade: what is usual in this community cannot be known from one thread. Scan
its posts (`holdwater community scan`) to hold these counts against its own
weeks.
Discourse does not tell in a thread when accounts were made: 1 is of unknown
age.
What was deleted is not shown, and IP addresses and mail never are.
"""


def users():
    """Write the accounts of all who answered but one, as /u/NAME.json tells them."""
    posts = json.loads(TOPIC.read_text())["post_stream"]["posts"]
    for post in posts[1:-1]:
        is_new = post["username"].startswith("guest")
        n = post["user_id"] - 9
        made = (
            f"2026-04-11T{9 + n // 3:02}:{n % 3 * 20:02}:00Z"
            if is_new
            else "2025-02-01T00:00:00Z"
        )
        yield post["username"], {"user": {"id": post["user_id"], "created_at": made}}


def test_it_draws_a_thread_in_plain_characters_at_80_columns(call, folder):
    names = []
    for name, user in users():
        (folder / f"{name}.json").write_text(json.dumps(user))
        names.append(f"{name}.json")
    answer = call("community", "look", TOPIC, *names)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == TOLD
    assert answer.out.isascii()
    assert max(map(len, answer.out.splitlines())) <= 80


def test_it_numbers_accounts_unless_names_are_asked_for(call):
    with site({"/t/12.json": (200, {}, TOPIC.read_bytes())}) as root:
        words = (
            "community",
            "look",
            f"{root}t/12",
            "--allow-private",
            "--format",
            "json",
        )
        told = json.loads(call(*words).out)
        named = json.loads(call(*words, "--names").out)
    assert [one["author_id"] for one in told["repliers"]][:2] == [
        "account 1",
        "account 2",
    ]
    assert named["repliers"][0]["author_id"] == "guest1"
    assert told["grade"] is None
    assert told["requests"] == {"made": 2, "for_ages": 12}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing.json",), "nothing.json: cannot be read"),
        (("page.html",), "page.html: is no thread of Discourse"),
        (("http://127.0.0.1:9/t/1",), "which is no public address"),
        (("HTTP://127.0.0.1:9/t/1",), "which is no public address"),
        (("http://a.example/t/1", "b.json"), "one URL is looked at"),
        (("https://news.ycombinator.com/news",), "names no item of Hacker News"),
    ],
)
def test_it_says_what_it_cannot_look_at(call, folder, words, said):
    (folder / "page.html").write_text("<p>Nothing of the kind.</p>")
    answer = call("community", "look", *words)
    assert answer.code == 2
    assert said in answer.err
