"""A thread asked for at a server on this machine, within what is allowed."""

from __future__ import annotations

import json

import pytest
from tests.serving import site

from holdwater.community.look.asking import Asking, age_requests, thread_documents
from holdwater.community.look.road import look_at_url
from holdwater.errors import FetchError

JSON = {"Content-Type": "application/json"}


def answer(value):
    return (200, JSON, json.dumps(value).encode())


def asking(most=20, **given):
    waits = []
    made = Asking(
        most=most, max_bytes=1 << 20, allow_private=True, sleep=waits.append, **given
    )
    made.waits = waits
    return made


def post(n, name, at, topic=5):
    return {
        "id": n, "topic_id": topic, "post_number": n, "post_type": 1, "user_id": n * 10,
        "username": name, "created_at": at, "cooked": f"<p>Post {n}</p>", "version": 1,
    }  # fmt: skip


POSTS = [post(n, f"who{n}", f"2026-05-01T08:{n:02}:00.000Z") for n in range(1, 31)]
TOPIC = {
    "id": 5,
    "title": "Which one?",
    "post_stream": {"posts": POSTS[:20], "stream": [one["id"] for one in POSTS]},
}


def forum(robots=b""):
    query = "&".join(f"post_ids[]={n}" for n in range(21, 31))
    pages = {
        "/robots.txt": (200, {"Content-Type": "text/plain"}, robots),
        "/t/5.json": answer(TOPIC),
        f"/t/5/posts.json?{query}": answer({"post_stream": {"posts": POSTS[20:]}}),
    }
    for one in POSTS:
        user = {"id": one["user_id"], "created_at": "2026-05-01T07:59:00.000Z"}
        pages[f"/u/{one['username']}.json"] = answer({"user": user})
    return pages


def test_it_asks_for_the_posts_that_a_topic_does_not_show_at_once():
    with site(forum()) as root:
        asked = asking()
        seen = look_at_url(f"{root}t/which-one/5/12", asked, ages=False)
    assert (seen.look.posts, len(seen.look.repliers)) == (30, 29)
    assert asked.asked == 2
    assert seen.asked.made == 3  # robots.txt is one
    assert seen.asked.for_ages == 29
    assert "29 more, one at a time" in seen.asked.withheld[0]


def test_it_waits_before_each_request_as_the_site_asks():
    with site(forum(b"User-agent: *\nCrawl-delay: 7\n")) as root:
        asked = asking()
        look_at_url(f"{root}t/5", asked, ages=False)
    assert asked.waits == [7.0, 7.0]


def test_it_asks_for_ages_where_that_is_wanted_and_not_beyond_its_limit():
    with site(forum()) as root:
        asked = asking(most=12)
        seen = look_at_url(f"{root}t/5", asked, ages=True)
    assert asked.asked == 12
    known = [one for one in seen.look.repliers if one.joined is not None]
    assert len(known) == 10
    assert any("--requests 31" in one for one in seen.asked.withheld)
    assert sum(one.new for one in seen.look.timeline) == 10


def test_it_keeps_to_robots_txt():
    with (
        site(forum(b"User-agent: *\nDisallow: /t/\n")) as root,
        pytest.raises(FetchError, match="kept from programs"),
    ):
        look_at_url(f"{root}t/5", asking(), ages=False)
    with site(forum(b"User-agent: *\nDisallow: /u/\n")) as root:
        seen = look_at_url(f"{root}t/5", asking(most=60), ages=True)
    assert [one.rows for one in seen.dropped] == [29]
    assert "robots.txt" in seen.dropped[0].reason


def test_it_asks_no_address_that_is_not_public_unless_allowed():
    with site(forum()) as root:
        given = Asking(most=5, max_bytes=1 << 20, sleep=lambda _: None)
        with pytest.raises(FetchError, match="no public address"):
            look_at_url(f"{root}t/5", given, ages=False)


def test_it_reads_no_more_of_an_answer_than_is_allowed():
    pages = forum()
    pages["/t/5.json"] = (200, JSON, b" " * (2 << 20))
    with site(pages) as root, pytest.raises(FetchError, match="larger than"):
        look_at_url(f"{root}t/5", asking(), ages=False)


def test_it_follows_the_items_of_hacker_news_until_it_may_not():
    items = {
        n: {"id": n, "type": "comment", "by": f"u{n}", "time": 1_776_000_000 + n,
            "parent": n // 2, "text": "So", "kids": [2 * n, 2 * n + 1] if n < 8 else []}
        for n in range(2, 16)
    }  # fmt: skip
    items[1] = {"id": 1, "type": "story", "by": "u1", "time": 1_776_000_000,
                "title": "T", "kids": [2, 3]}  # fmt: skip
    pages = {f"/v0/item/{n}.json": answer(one) for n, one in items.items()}
    pages |= {f"/v0/user/u{n}.json": answer({"id": f"u{n}", "created": 1_700_000_000})
              for n in items}  # fmt: skip
    with site(pages) as root:
        seen = look_at_url(f"{root}v0/item/1.json", asking(most=40), ages=True)
        short = look_at_url(f"{root}v0/item/1.json", asking(most=4), ages=False)
    assert seen.look.posts == 15
    assert {one.joined for one in seen.look.repliers} == {1_700_000_000}
    assert short.look.posts == 4
    assert any("more requests would be needed" in one for one in short.asked.withheld)


def test_it_asks_stack_exchange_for_a_question_its_answers_and_comments():
    how = "site=serverfault.com&filter=withbody&pagesize=100&order=asc&sort=creation"
    at = "/2.3/questions/7"

    def item(kind, n, **more):
        return {f"{kind}_id": n, "creation_date": 1_776_000_000 + n, "body": "So",
                "owner": {"user_id": n}} | more  # fmt: skip

    pages = {
        f"{at}?site=serverfault.com&filter=withbody": answer(
            {"items": [item("question", 7, title="How?")]}
        ),
        f"{at}/answers?{how}&page=1": answer(
            {"items": [item("answer", 8, question_id=7)], "has_more": True}
        ),
        f"{at}/answers?{how}&page=2": answer(
            {"items": [item("answer", 9, question_id=7)], "has_more": False}
        ),
        f"{at}/comments?{how}": answer({"items": [item("comment", 10, post_id=7)]}),
        f"/2.3/answers/8;9/comments?{how}": answer(
            {"items": [item("comment", 11, post_id=9)]}
        ),
        "/2.3/users/8;9;10;11?site=serverfault.com&pagesize=100": answer(
            {"items": [{"user_id": n, "creation_date": 1_700_000_000} for n in (8, 11)]}
        ),
    }
    with site(pages) as root:
        seen = look_at_url(
            f"{root}2.3/questions/7?site=serverfault.com", asking(), ages=True
        )
    assert seen.look.posts == 5
    assert seen.dropped == ()
    assert sum(one.joined is not None for one in seen.look.repliers) == 2


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        (
            "https://news.ycombinator.com/item?id=8863",
            "https://hn.algolia.com/api/v1/items/8863",
        ),
        ("https://forum.example/t/a-name/42/7", "https://forum.example/t/42.json"),
        ("https://x.example/forum/t/42", "https://x.example/forum/t/42.json"),
        (
            "https://serverfault.com/questions/7/how-so",
            "https://api.stackexchange.com/2.3/questions/7?site=serverfault.com&filter=withbody",
        ),
        ("https://site.example/page.html", "https://site.example/page.html"),
    ],
)
def test_it_knows_where_a_platform_tells_a_thread(url, wanted, monkeypatch):
    asked = []

    def get(self, address):
        asked.append(address)
        self.unasked += 1

    monkeypatch.setattr(Asking, "get", get)
    assert list(thread_documents(url, asking())) == []
    assert asked[0] == wanted


def test_it_asks_for_accounts_by_names_that_cannot_lead_elsewhere():
    (one,) = age_requests("https://forum.example/t/1", "discourse", ["../../admin?x"])
    assert one == "https://forum.example/u/..%2F..%2Fadmin%3Fx.json"
