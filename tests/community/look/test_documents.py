"""The same thread, whatever it is told in."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from holdwater.community.importers.rows import Tally
from holdwater.community.look.counts import look_at
from holdwater.community.look.documents import rows_of
from holdwater.community.look.road import look_at_files
from holdwater.errors import CommunityError, OverLimit, ReadError

_SPEC = importlib.util.spec_from_file_location(
    "saved", Path(__file__).with_name("saved.py")
)
saved = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(saved)

FILES = ("discourse-topic.json", "hackernews-algolia.json", "hackernews-search.json")


def look(content):
    tally = Tally()
    platform, rows = rows_of(content, tally, source="page")
    return look_at(platform, rows, tally), tally


@pytest.mark.parametrize("name", [*FILES, *saved.PAGES])
def test_it_tells_the_same_of_a_thread_in_every_form(name):
    content = (
        saved.PAGES[name]().encode()
        if name in saved.PAGES
        else (saved.WRITTEN / name).read_bytes()
    )
    found, _ = look(content)
    assert found.title == saved.TITLE
    assert (found.posts, found.accounts, len(found.repliers)) == (13, 13, 12)
    assert found.opened == int(saved.DAY.timestamp())
    assert [one.replied for one in found.repliers] == [
        int(at.timestamp()) for _, at, _ in saved.SAID[1:]
    ]
    assert (found.said[0].what, found.said[0].repliers) == ("Quorvex", 9)
    assert found.said[0].in_opening


def test_it_counts_comments_that_are_gone():
    found, tally = look(saved.hacker_news().encode())
    assert tally.counts == {"was deleted, or killed by moderators: left out": 1}
    assert found.posts == 13


def test_it_puts_accounts_beside_the_thread():
    files = [
        (name, (saved.WRITTEN / name).read_bytes())
        for name in ("discourse-topic.json", "discourse-user.json")
    ]
    seen = look_at_files(files, source="files")
    assert seen.look.posts == 13
    assert "12 are of unknown age" in seen.asked.withheld[0]


STACK = """{"items": [{"question_id": 7, "title": "How?", "body": "<p>How?</p>",
  "creation_date": 1776000000, "owner": {"user_id": 3}, "comments": [
  {"comment_id": 9, "post_id": 7, "creation_date": 1776000600, "owner": {"user_id": 4},
   "body": "Why?"}], "answers": [{"answer_id": 8, "question_id": 7, "creation_date":
  1776001000, "owner": {"user_type": "does_not_exist"}, "body": "<p>So.</p>"}]}],
  "has_more": false, "quota_remaining": 290}"""
PEOPLE = '{"items": [{"user_id": 4, "creation_date": 1775990000, "user_type": "registered"}]}'


def test_it_reads_questions_of_stack_exchange_and_who_wrote_them():
    files = [("q", STACK.encode()), ("u", PEOPLE.encode())]
    found = look_at_files(files, source="q").look
    assert (found.posts, found.accounts, found.nobodys) == (3, 2, 1)
    (replier,) = found.repliers
    assert replier.age == 10_600
    assert found.timeline[-1].new == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[1, 2]",
        b"{broken",
        b"<p>A page of something else</p>",
        b"\xff\xfe",
    ],
)
def test_it_says_of_what_is_no_thread_that_it_is_none(content):
    with pytest.raises(CommunityError, match="is no thread of Discourse"):
        rows_of(content, Tally(), source="page")


def test_it_refuses_a_page_of_several_threads():
    hits = ",".join(
        f'{{"objectID": "{n}", "author": "a", "title": "T", "created_at_i": 1776000000}}'
        for n in (1, 2)
    )
    with pytest.raises(CommunityError, match="holds 2 threads"):
        look(f'{{"hits": [{hits}]}}'.encode())


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 50_000,
        b"<tr class='comtr'><td>" * 50_000,
        b'<div id="data-preloaded" data-preloaded="' + b"[" * 500_000 + b'">',
        b'{"children": [' * 200_000,
        b'[{"a":' * 100_000,
    ],
)
def test_it_survives_pages_made_to_break_it(content):
    with pytest.raises((CommunityError, ReadError, OverLimit)):
        rows_of(content, Tally(), source="page")
