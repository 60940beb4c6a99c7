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


#: Nine who joined that day praise it, among forty threads of people who have been here long.
def staged(folder, thread="staged", day=20):
    rows = [
        f"o{thread},{thread},v1,2020-01-01,2026-05-{day}T08:00Z,Globex?,How is Globex?\n"
    ]
    words = "billing routers chairs invoices printers snow kettles maps doors ladders".split()
    for n in range(9):
        own = " ".join(f"{word}{thread}{n}" for word in words)
        rows.append(
            f"{thread}{n},{thread},{thread}n{n},2026-05-{day}T07:0{n}Z,2026-05-{day}T09:0{n}Z,,"
            f"We love Globex and recommend it. {own}\n"
        )
    rows.extend(
        f"q{thread}{n},q{thread}{n // 5},v{n % 23},2020-01-01,2026-05-{n % 18 + 1:02}"
        f"T{n % 24:02}:30Z,,Word{thread}{n} and more{n} of it\n"
        for n in range(200)
    )
    file = folder / "staged.csv"
    before = file.read_text() if file.exists() else HEAD
    file.write_text(before + "".join(rows))
    return file


def told_threads(answer):
    threads = json.loads(answer.out)["threads"]
    return {one["thread_id"]: one for one in threads if one["grade"]}


def test_it_tells_a_thread_once_with_since_last(call, folder):
    staged(folder)
    asked = ("community", "scan", "staged.csv", "--format", "json", "--since", "last")
    assert set(told_threads(call(*asked))) == {"staged"}
    again = call(*asked)
    assert told_threads(again) == {}
    assert json.loads(again.out)["told_before"] == 1
    staged(folder, "later", 25)
    assert set(told_threads(call(*asked))) == {"later"}
    # Without it, and with a state of its own, all are told.
    assert set(told_threads(call(*asked[:-2]))) == {"staged", "later"}
    elsewhere = call(*asked, "--state", "elsewhere.json")
    assert set(told_threads(elsewhere)) == {"staged", "later"}


def test_it_keeps_no_state_of_what_could_not_be_told(call, folder):
    staged(folder)
    asked = ("community", "scan", "staged.csv", "--format", "json", "--since", "last")
    failed = call(*asked, "--output", "nowhere/survey.json")
    assert failed.code == 2
    assert not (folder / "staged.csv.seen.json").exists()
    assert set(told_threads(call(*asked))) == {"staged"}


def test_it_writes_nothing_beside_the_posts_unless_it_is_asked_to(call, folder):
    staged(folder)
    call("community", "scan", "staged.csv")
    assert {one.name for one in folder.iterdir()} <= {".git", "staged.csv"}


def test_it_leaves_a_dismissed_thread_dismissed(call, folder):
    staged(folder)
    (folder / "said.csv").write_text("thread_id,verdict\nstaged,dismissed\n")
    asked = ("community", "scan", "staged.csv", "--verdicts", "said.csv")
    told = json.loads(call(*asked, "--format", "json").out)
    (thread,) = (one for one in told["threads"] if one["thread_id"] == "staged")
    assert (thread["grade"], thread["verdict"], told["settled"]) == (
        None,
        "dismissed",
        1,
    )
    assert call(*asked[:-2], "--fail-on", "review").code == 1
    assert call(*asked, "--fail-on", "review").code == 0
    assert "1 thread is settled" in call(*asked).out


def test_it_writes_a_page(call, folder):
    staged(folder)
    address = "https://forum.example/{thread_id}/{post_id}"
    page = call(
        "community", "scan", "staged.csv", "--format", "html", "--post-address", address
    ).out
    assert page.startswith("<!doctype html>")
    assert "https://forum.example/staged/staged3" in page
    assert "stagedn3" not in page
    named = call("community", "scan", "staged.csv", "--format", "html", "--names").out
    assert "stagedn3" in named


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--state", "x.json"), "--state: takes --since last"),
        (("--from", "2026-06-02", "--until", "2026-06-01"), "is before --from"),
        (("--from", "June"), "'June' is no day such as 2026-05-01"),
        (("--product", "it"), "has no word to look for"),
        (("--post-address", "here"), "is no address of posts"),
        (("--verdicts", "nothing.csv"), "nothing.csv: cannot be read"),
    ],
)
def test_it_says_what_is_wrong_with_an_option(call, folder, given, said):
    staged(folder)
    answer = call("community", "scan", "staged.csv", *given)
    assert answer.code == 2
    assert said in answer.err


def test_it_tells_only_what_was_asked_for(call, folder):
    staged(folder)
    staged(folder, "later", 25)
    asked = ("community", "scan", "staged.csv", "--format", "json")
    assert set(told_threads(call(*asked, "--from", "2026-05-24"))) == {"later"}
    assert set(told_threads(call(*asked, "--until", "2026-05-24"))) == {"staged"}
    assert set(told_threads(call(*asked, "--product", "GLOBEX"))) == {"staged", "later"}
    assert told_threads(call(*asked, "--product", "Initech")) == {}
