"""Vendors' claims beside our own: verified apart, and never taken for copy of ours."""

import json
from hashlib import sha256

import jsonschema
import pytest
from tests.cli.test_verify import SCHEMA, opener

from holdwater import on_file

SPEED = "Restores run 3x faster than pg_restore."
PAGE = f"<main><p>{SPEED}</p><p>It runs on Linux.</p></main>"

CLAIMS = """\
[[claim]]
id = "their-speed"
text = "{text}"
{value}
[claim.theirs]
vendor = "Ottermere"
source = "https://ottermere.example/"
retrieved = 2026-11-20T09:30:00Z
sha256 = "{digest}"
kept = "kept/ottermere.example/front/page.html"
questions = [{{ask = "On which data?"}}]
told = [{{who = "The board"}}]
{evidence}
"""

VALUE = """\
[claim.value]
claimed = "3x"
is = "at least"
formula = "ratio(old, new)"
figures = {old = "runs.old", new = "runs.new"}
"""
EVIDENCE = """\
[[claim.evidence]]
name = "runs"
path = "../runs.json"
kind = "benchmark"
"""


@pytest.fixture
def project(folder, monkeypatch):
    """A vendor's claim, and the page it was read on; tested where figures are given."""
    monkeypatch.setattr(on_file.Evidences, "exhibit", lambda _, one: opener(one))
    kept = folder / "claims" / "kept" / "ottermere.example" / "front" / "page.html"
    kept.parent.mkdir(parents=True)
    kept.write_text(PAGE)
    (folder / "holdwater.toml").write_text("")

    def write(old=None, text=SPEED):
        (folder / "runs.json").write_text(json.dumps({"old": old or "1", "new": "1"}))
        claims = CLAIMS.format(
            text=text,
            digest=sha256(PAGE.encode()).hexdigest(),
            value=VALUE if old else "",
            evidence=EVIDENCE if old else "",
        )
        (folder / "claims" / "theirs.toml").write_text(claims)
        return folder

    write()
    return write


def verified(call, *words, code=0):
    answer = call("verify", *words, "--format", "json")
    assert answer.code == code, answer
    told = json.loads(answer.out)
    jsonschema.validate(told, SCHEMA)
    return told


@pytest.mark.parametrize(
    ("old", "came"),
    [
        (None, ("unbound", "untested", 0)),
        ("3.2", ("holds", "held", 0)),
        ("2.4", ("overstated", "failed", 1)),
    ],
)
def test_it_says_what_came_of_it_here(call, project, old, came):
    project(old)
    (one,) = verified(call, code=came[-1])["claims"]
    assert (one["verdict"], one["theirs"]["outcome"]) == came[:2]
    assert one["theirs"]["vendor"] == "Ottermere"
    assert one["theirs"]["kept"] == "kept/ottermere.example/front/page.html"
    assert one["theirs"]["questions"] == [
        {"ask": "On which data?", "answer": None, "on": None}
    ]
    assert one["flags"] == []


def test_it_groups_them_for_a_person(call, project):
    project("2.4")
    lines = call("verify").out.splitlines()
    assert lines[:6] == [
        "Ottermere: 1 failed here",
        "✗ failed here",
        "    their-speed",
        f"      “{SPEED}”",
        "      the evidence says 2.4x, and the words “at least 3x”",
        "      was told: The board",
    ]
    project()
    assert "? not tested here" in call("verify").out


@pytest.mark.parametrize("format_", ["sarif", "junit", "github", "html"])
def test_it_writes_every_format(call, project, format_):
    project("2.4")
    answer = call("verify", "--format", format_)
    assert answer.code == 1
    assert "Restores run 3x faster" in answer.out or "their-speed" in answer.out


@pytest.mark.usefixtures("project")
def test_it_makes_a_note_of_what_nobody_tried(call):
    answer = call("verify", "--format", "github")
    assert answer.code == 0
    assert answer.out.startswith("::notice ")
    assert "The claim 'their-speed' of Ottermere is not tested here" in answer.out
    assert call("verify", "--fail-on", "note").code == 1
    assert call("verify", "--fail-on", "warning").code == 0


def test_it_counts_no_page_of_theirs_as_copy(call, project, folder):
    project()
    told = verified(call)
    assert told["coverage"] == dict.fromkeys(told["coverage"], 0)
    assert told["claims"][0]["uses"] == []
    kept = "claims/kept/ottermere.example/front/page.html"
    for words in ((), ("claims/kept",), (kept,)):
        assert verified(call, *words)["coverage"]["numbers"] == 0, words
    listed = json.loads(call("claims", "coverage", "--format", "json").out)
    assert listed["documents"] == []
    checked = json.loads(call("check", ".", "--format", "json").out)
    assert checked["documents"] == []
    (folder / "claims" / "kept" / "README.md").write_text("# Kept\n")
    assert json.loads(call("check", ".", "--format", "json").out)["documents"] == []


@pytest.mark.usefixtures("project")
def test_it_checks_a_page_of_theirs_that_is_named_by_its_words_alone(call):
    kept = "claims/kept/ottermere.example/front/page.html"
    call("claims", "add", "own-speed", SPEED)
    answer = call("check", kept, "--format", "json")
    assert answer.code == 1
    (document,) = json.loads(answer.out)["documents"]
    (doubted,) = (s for s in document["statements"] if s["findings"])
    assert (doubted["text"], doubted["claim"], doubted["verdict"]) == (
        SPEED,
        None,
        None,
    )
    assert {f["rule"] for f in doubted["findings"]} == {"bare-comparison"}


@pytest.mark.parametrize("old", [None, "2.4", "3.2"])
def test_it_changes_nothing_of_how_our_own_copy_is_checked(call, project, folder, old):
    (folder / "index.md").write_text(
        f"# Us\n\n{SPEED} Restores run 4x faster than pg_restore.\n"
    )
    (folder / "claims" / "theirs.toml").unlink()
    without = json.loads(call("check", "index.md", "--format", "json").out)
    project(old)
    assert json.loads(call("check", "index.md", "--format", "json").out) == without


@pytest.mark.parametrize(("old", "level"), [(None, "notice"), ("2.4", "error")])
def test_it_says_where_our_own_pages_pass_it_on(call, project, folder, old, level):
    """Word for word alone: other words, or another number, are ours to answer for."""
    project(old)
    (folder / "index.md").write_text(
        f"# Us\n\n{SPEED} Restores run 4x faster than pg_restore.\n"
    )
    code = 1 if old else 0
    told = verified(call, code=code)
    (use,) = told["claims"][0]["uses"]
    assert (use["source"], use["match"], use["text"]) == ("index.md", "exact", SPEED)
    assert told["coverage"]["numbers_bound"] == 0
    assert "our copy says it too: index.md 3:1" in call("verify").out
    assert f"::{level} file=index.md,line=3" in call("verify", "--format", "github").out


def test_it_rewrites_nothing_of_theirs(call, project, folder):
    project("2.4")
    (folder / "index.md").write_text(f"{SPEED}\n")
    answer = call("verify", "--fix")
    assert (answer.code, answer.out) == (0, "")


@pytest.mark.parametrize(
    ("content", "flag"), [(None, "kept-page-gone"), ("x", "kept-page-changed")]
)
def test_it_says_what_became_of_the_page_that_was_kept(
    call, project, folder, content, flag
):
    project("3.2")
    kept = folder / "claims" / "kept" / "ottermere.example" / "front" / "page.html"
    kept.write_text(content) if content else kept.unlink()
    (one,) = verified(call)["claims"]
    assert (one["verdict"], one["flags"]) == ("holds", [flag])
    assert "the page that was kept is" in call("verify").out


def test_it_takes_its_own_page_for_no_copy(call, project, folder):
    project()
    call("verify", "--format", "html", "--output", "board.html")
    assert SPEED in (folder / "board.html").read_text("utf-8")
    told = verified(call)
    assert (told["claims"][0]["uses"], told["coverage"]["objective"]) == ([], 0)


def test_it_lists_and_shows_whose_claim_it_is(call, project):
    project()
    assert "of Ottermere; not tested here" in call("claims", "list").out
    (one,) = json.loads(call("claims", "list", "--format", "json").out)["claims"]
    assert one["vendor"] == "Ottermere"
    shown = call("claims", "show", "their-speed").out
    for part in (
        "vendor      Ottermere",
        "read        2026-11-20 09:30 UTC",
        "asked       On which data?",
        "was told    The board",
    ):
        assert part in shown
