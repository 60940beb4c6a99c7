"""The letter of questions, from what is on file of a vendor."""

from pathlib import Path

import pytest

OFFER = """\
# Ottermere

Restores run 3x faster than pg_restore. Deploy a cluster in minutes.

Our platform helps your team keep everything safe. Start a free trial or contact sales.

- The agent runs beside the server.
- It writes to a bucket.
- Each backup has a key.
- World-class support.
- Trusted by leading teams.
"""


@pytest.fixture
def project(folder, call):
    """A vendor's page, kept from outside the project's folder."""
    (folder / "us").mkdir()
    (folder / "us" / "holdwater.toml").write_text("")
    (folder / "theirs.md").write_text(OFFER)

    def keep(vendor="Ottermere"):
        source = Path("..") / "theirs.md"
        words = ("--as", "buyer", "--vendor", vendor)
        return call("claims", "suggest", source, *words)

    return keep


@pytest.fixture(autouse=True)
def _us(project, folder, monkeypatch):
    monkeypatch.chdir(folder / "us")
    assert project


def test_it_asks_what_costs_most_trust_first_and_what_is_not_said(call, project):
    assert project().code == 0
    answer = call("claims", "questions")
    assert (answer.code, answer.err) == (0, "")
    parts = (
        "# Questions to Ottermere",
        "We have read theirs.md (",
        "1. You say: **“Our platform helps your team keep everything safe.”**",
        "2. You say: **“Restores run 3x faster than pg_restore.”**",
        "“Deploy a cluster in minutes.”",
        "## What we looked for and did not find",
        "- What does it cost",
    )
    at = [answer.out.index(part) for part in parts]
    assert at == sorted(at)


def test_it_writes_to_a_file(call, project):
    project()
    assert call("claims", "questions", "ottermere", "--output", "a.md").out == ""
    assert "# Questions to Ottermere" in Path("a.md").read_text("utf-8")


def test_it_asks_which_vendor_is_meant(call, project):
    project()
    project("Penmark")
    several, nobody, one = (
        call("claims", "questions", *words) for words in ((), ("Globex",), ("Penmark",))
    )
    assert several.code == nobody.code == 2
    assert "several vendors are on file. Name one: Ottermere, Penmark." in several.err
    assert "no vendor is 'Globex'. Name one: Ottermere, Penmark." in nobody.err
    assert "# Questions to Penmark" in one.out


def test_it_says_that_no_vendor_is_on_file(call):
    call("claims", "add", "own-speed", "It is fast.")
    answer = call("claims", "questions")
    assert answer.code == 2
    assert "no claim of a vendor is on file" in answer.err


def test_it_writes_what_it_can_where_a_page_is_gone(call, project):
    project()
    (kept,) = Path("claims/kept").rglob("*.md")
    kept.unlink()
    answer = call("claims", "questions")
    assert answer.code == 2
    assert "cannot be read" in answer.err
    assert "Restores run 3x faster" in answer.out


def test_it_says_when_nothing_is_left_to_ask(call, project):
    project()
    for path in Path("claims").glob("*.md"):
        record = path.read_text("utf-8")
        path.write_text(record.replace('"},', '", answer = "Yes."},'), "utf-8")
    answer = call("claims", "questions")
    assert answer.code == 0
    assert "No question to Ottermere is open." in answer.err
    assert "You say" not in answer.out
