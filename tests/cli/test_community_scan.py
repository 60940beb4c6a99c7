"""`holdwater community scan`, as a shell calls it."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("duckdb")

HEAD = "post_id,thread_id,author_id,author_created_at,created_at,title,text\n"


@pytest.fixture
def posts(folder):
    rows = (
        f"{n},t{n % 5},u{n},2026-05-01T08:00:00Z,2026-05-01T09:{n:02}:00Z,How,Fine to me\n"
        for n in range(40)
    )
    (folder / "posts.csv").write_text(HEAD + "".join(rows))
    return folder / "posts.csv"


@pytest.mark.usefixtures("posts")
def test_it_finds_nothing_where_all_threads_are_alike(call):
    answer = call("community", "scan", "posts.csv")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(
        "40 posts by 40 accounts\nNo thread asks for a look.\n"
    )
    assert max(map(len, answer.out.splitlines())) <= 80


@pytest.mark.usefixtures("posts")
def test_it_numbers_accounts_unless_names_are_asked_for(call):
    told = json.loads(call("community", "scan", "posts.csv", "--format", "json").out)
    assert told["schema"] == "holdwater/survey/1"
    assert (told["posts"], told["accounts"], told["groups"]) == (40, 40, [])


@pytest.mark.usefixtures("folder")
def test_it_says_what_it_cannot_read(call):
    answer = call("community", "scan", "nothing.csv")
    assert answer.code == 2
    assert answer.err == "nothing.csv: is not there, or no file\n"


@pytest.mark.usefixtures("posts")
def test_it_says_what_memory_is(call):
    answer = call("community", "scan", "posts.csv", "--memory", "much")
    assert answer.code == 2
    assert "--memory takes a size such as 4GB" in answer.err
