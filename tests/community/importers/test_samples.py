"""Every sample tells the same forum: the same people, threads and words."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "written"))

from forum import DAY, NEW, STAFF, THREADS, joined

#: How many posts the forum has, and the thread that the command is for.
MANY = sum(len(posts) for _, _, _, posts in THREADS)
TITLE, _, _, STAGED = THREADS[1]

#: Samples of the whole forum, what else is in each, and which posts are the staged thread.
WHOLE = {
    "discourse": ("discourse", ("discourse.tar.gz",), 1),
    "explorer, CSV": ("discourse", ("discourse-explorer.csv",), 0),
    "explorer, JSON": ("discourse", ("discourse-explorer.json",), 0),
    "phpBB 3.3": ("phpbb", ("phpbb.sql",), 1),
    "phpBB 3.0": ("phpbb", ("phpbb-3.0.sql",), 1),
    "Stack Exchange": ("stackexchange", ("stackexchange",), 1),
    "Reddit": ("reddit", ("reddit.zst",), 1),
    "Hacker News": ("hackernews", ("hackernews.ndjson",), 1),
}
ONE = {
    "a topic": ("discourse", ("discourse-topic.json", "discourse-user.json")),
    "Algolia": ("hackernews", ("hackernews-algolia.json",)),
    "a search": ("hackernews", ("hackernews-search.json",)),
}


@pytest.mark.parametrize("name", WHOLE)
def test_it_reads_every_post_of_the_forum_and_no_more(bring, name):
    kind, files, more = WHOLE[name]
    answer = bring(kind, *files)
    assert answer.told.posts == len(answer.posts) == MANY + more
    assert answer.told.accounts == len(
        {who for *_, said in THREADS for who, *_ in said}
    )
    assert answer.told.failed == ()


@pytest.mark.parametrize("name", [*WHOLE, *ONE])
def test_it_tells_when_each_reply_of_the_staged_thread_was_written(bring, name):
    kind, files = (WHOLE | ONE)[name][:2]
    posts = bring(kind, *files).posts
    wanted = sorted(DAY + timedelta(minutes=minutes) for _, minutes, _ in STAGED)
    (opening,) = (one for one in posts if "Our renewal is due" in one["text"])
    assert opening["title"] == TITLE
    thread = [one for one in posts if one["thread_id"] == opening["thread_id"]]
    assert sorted(one["created_at"] for one in thread) == wanted


@pytest.mark.parametrize("name", [*WHOLE, *ONE])
def test_it_keeps_the_words_and_the_links_of_posts(bring, name):
    kind, files = (WHOLE | ONE)[name][:2]
    posts = bring(kind, *files).posts
    (linked,) = (one for one in posts if "it lacks tape" in one["text"])
    assert linked["text"] == STAGED[11][2]
    assert linked["links"] == ["https://example.org/notes"]


@pytest.mark.parametrize(
    "name", ["discourse", "phpBB 3.3", "phpBB 3.0", "Stack Exchange"]
)
def test_it_puts_people_beside_what_they_wrote(bring, name):
    kind, files, _ = WHOLE[name]
    posts = bring(kind, *files).posts
    (praise,) = (one for one in posts if one["text"] == STAGED[1][2])
    assert praise["author_created_at"] == joined(NEW[0])
    authors = {one["author_id"] for one in posts}
    assert len(authors - {None}) == 17


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "Stack Exchange"])
def test_it_passes_quotations_and_code_on_as_a_scan_knows_them(bring, name):
    kind, files, _ = WHOLE[name]
    posts = bring(kind, *files).posts
    (reply,) = (one for one in posts if "Reseat it" in one["text"])
    quoted = reply["text"].partition("Reseat")[0]
    assert quoted.lstrip().startswith((">", "[quote"))
    assert "C:\\tape\\new" in reply["text"]
    (code,) = (one for one in posts if "sd 3:0:1:0" in one["text"])
    assert code["text"].count("```") == 2 or name == "Hacker News"


def test_it_leaves_out_what_is_private_or_gone_and_counts_it(bring):
    answer = bring("discourse", "discourse.tar.gz")
    assert answer.dropped == {
        "has no author: kept, and judged as nobody's": 1,
        "is a file of another kind, or not needed: passed over": 1,
        "is in a private message: left out": 1,
        "is where only some may read: left out": 1,
        "tells of an action or to staff alone: left out": 2,
        "was deleted: left out": 1,
    }
    said = " ".join(one["text"] for one in answer.posts)
    assert "Between the two of us" not in said
    assert "For staff alone" not in said
    assert "Bought followers" not in said


def test_it_keeps_what_was_deleted_where_that_is_asked_for(bring):
    kept = bring("discourse", "discourse.tar.gz", deleted=True)
    assert any("Bought followers" in one["text"] for one in kept.posts)
    kept = bring("phpbb", "phpbb.sql", deleted=True)
    assert any(one["text"] == "Gone." for one in kept.posts)


@pytest.mark.parametrize("name", ["discourse", "phpBB 3.3", "phpBB 3.0"])
def test_it_tells_staff_and_categories(bring, name):
    kind, files, _ = WHOLE[name]
    posts = bring(kind, *files).posts
    (by_staff,) = (one for one in posts if "Fixed in 4.2" in one["text"])
    assert by_staff["is_staff"] is True
    assert STAFF == ("mara",)
    assert {one["category"] for one in posts} == {"Help / Backup", "Help / Storage"}


def test_it_finds_which_post_a_reply_of_discourse_answers(bring):
    answer = bring("discourse", "discourse.tar.gz")
    assert answer.post("103")["parent_id"] == "101"


def test_it_puts_comments_into_the_threads_of_what_they_answer(bring):
    answer = bring("stackexchange", "stackexchange")
    comment = answer.post("c4")
    assert (comment["parent_id"], comment["thread_id"]) == ("3", "1")
    assert {one["category"] for one in answer.posts} == {"backup", "storage"}


def test_it_follows_hacker_news_from_parent_to_parent(bring):
    answer = bring("hackernews", "hackernews.ndjson")
    assert answer.post("1003")["parent_id"] == "1002"
    assert answer.post("1003")["thread_id"] == "1000"
    assert answer.post("1901")["thread_id"] == "55"
    assert answer.dropped == {
        "answers a post that is not in the dump: kept, in a thread of that post's": 1,
        "is no story and no comment: left out": 1,
        "was deleted, or killed by moderators: left out": 1,
    }


def test_it_estimates_the_age_of_accounts_between_their_neighbours_and_marks_it(bring):
    answer = bring("reddit", "reddit.zst")
    by = {one["author_id"]: one for one in answer.posts}
    assert by["pim"]["author_created_estimated"] is None
    for name in ("guest3", "sten"):
        assert by[name]["author_created_estimated"] is True
        off = by[name]["author_created_at"] - joined(name)
        assert abs(off) < timedelta(hours=1)
    # Older than all whose age is told nearby, and than what is known beforehand.
    assert by["mara"]["author_created_at"] is None
    told = [one for one in answer.posts if one["author_created_estimated"]]
    assert answer.told.estimated == len(told) > 0
