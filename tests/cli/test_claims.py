"""Claims on file: added, suggested, listed, shown, looked up, counted."""

import json
import shutil
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from holdwater import on_file
from holdwater.cli import claims_add
from holdwater.ledger.records import read_records
from holdwater.model.evidence import Exhibit, Figure

PAGE = """\
# Ottermere

Restores run 3x faster than pg_restore. Deploy in minutes. World-class support.

It writes to a bucket.
"""


@pytest.fixture
def project(folder, monkeypatch):
    (folder / "holdwater.toml").write_text("")
    (folder / "index.md").write_text(PAGE)
    (folder / "runs.csv").write_text("s\n3\n")

    def opener(evidence):
        figure = Figure(value=Decimal("3.1"), unit="x")
        return Exhibit(
            evidence=evidence,
            sha256="a" * 64,
            reader="table",
            figures={"speed-up": figure},
        )

    monkeypatch.setattr(on_file.Evidences, "exhibit", lambda _, one: opener(one))
    monkeypatch.setattr(claims_add, "open_evidence", opener)
    return folder


SPEED = "Restores run 3x faster than pg_restore."


def test_it_adds_a_claim_with_its_evidence_that_verifies(call, project):
    added = call(
        "claims", "add", "restore-speed", SPEED, "--evidence", "runs.csv",
        "--kind", "benchmark", "--figure", "speed-up", "--owner", "us",
        "--claim-kind", "comparison", "--expires", "2030-01-01",
    )  # fmt: skip
    assert (added.code, added.err) == (0, "")
    (record,) = read_records(project).records
    assert (record.owner, record.kinds) == ("us", ("comparison",))
    assert record.value.figures == {"speed_up": "runs.speed-up"}
    answer = call("verify")
    first = answer.out.splitlines()[0]
    assert (answer.code, first) == (0, f"✓ restore-speed  holds  “{SPEED}”")


@pytest.mark.usefixtures("project")
def test_it_adds_a_claim_that_has_no_evidence_yet(call):
    assert call("claims", "add", "restore-speed", SPEED).code == 0
    assert "no evidence" in call("claims", "list").out
    again = call("claims", "add", "restore-speed", SPEED)
    assert again.code == 2
    assert "claims/restore-speed.md: is not written: is there already" in again.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--evidence", "runs.csv"], "--figure does not say which makes it true. runs.csv tells speed-up."),
        (["--evidence", "runs.csv", "--figure", "mean"], "tells no figure called 'mean'. It tells speed-up."),
        (["--evidence", "../runs.csv"], "leads out of the project's folder"),
        (["--expires", "soon"], "not TOML"),
    ],
)  # fmt: skip
def test_it_adds_nothing_that_would_not_be_read(call, project, words, says):
    answer = call("claims", "add", "restore-speed", SPEED, *words)
    assert answer.code == 2
    assert says in answer.err
    assert not (project / "claims" / "restore-speed.md").exists()


def test_it_begins_records_of_what_costs_most_trust_first(call, project):
    answer = call("claims", "suggest", "index.md", "--most", "1")
    assert answer.code == 0
    assert answer.out == (
        "claims/restores-run-3x-faster-pg.md\n"
        "  Restores run 3x faster than pg_restore.\n"
        "1 more are not covered: --most 2 begins them all.\n"
    )
    found = read_records(project)
    assert found.errors == ()
    (record,) = found.records
    assert record.text == SPEED
    assert (record.value.claimed, record.value.operator) == ("3x", "at least")
    assert "Told in index.md 3:1" in record.prose
    assert "- Which pg_restore version and configuration?" in record.prose
    rest = call("claims", "suggest", "index.md")
    assert "Deploy in minutes." in rest.out
    assert SPEED not in rest.out
    assert "Nothing on this copy" in call("claims", "suggest", "index.md").out


def test_it_begins_records_of_figures_with_a_source_last(call, project):
    sourced = "In our test of May 2026 ([runs](runs.csv)) a restore took 43 min."
    (project / "index.md").write_text(f"{sourced}\n\n{SPEED}\n")
    answer = call("claims", "suggest", "index.md")
    assert answer.code == 0
    told = [line for line in answer.out.splitlines() if line.startswith("  ")]
    assert [line.split()[0] for line in told] == ["Restores", "In"]


def test_it_prints_records_and_writes_none(call, project):
    answer = call("claims", "suggest", "index.md", "--print")
    assert "# claims/restores-run-3x-faster-pg.md\n+++\n" in answer.out
    body = answer.out.partition("+++\n")[2].partition("+++\n")[0]
    assert tomllib.loads(body)["text"] == SPEED
    assert not (project / "claims").exists()


def test_it_begins_records_that_can_be_read_of_every_example(call, folder):
    """Whatever is claimed, its record is TOML and agrees with itself."""
    root = Path(on_file.__file__.split("/src/")[0])
    for pages in ("examples/ottermere/site", "benchmarks/pages"):
        shutil.copytree(root / pages, folder / pages)
    call("claims", "suggest", ".", "--most", "2000")
    found = read_records(folder)
    assert [str(error) for error in found.errors] == []
    assert len(found.records) > 50


def test_it_lists_what_stands_out(call, project):
    call("claims", "add", "restore-speed", SPEED, "--expires", "2026-01-01")
    (project / "claims" / "README.md").write_text("# Our claims\n")
    answer = call("claims", "list", "--today", "2026-11-22")
    assert answer.out == (
        "restore-speed  Restores run 3x faster than pg_restore.\n"
        "               no evidence; good until 2026-01-01\n"
        "1 claim\n"
        "passed over: claims/README.md does not begin with +++\n"
    )


@pytest.mark.usefixtures("project")
def test_it_shows_one_claim(call):
    call("claims", "add", "restore-speed", SPEED, "--owner", "the team")
    out = call("claims", "show", "restore-speed").out
    for part in (
        "unbound",
        f"“{SPEED}”",
        "told      index.md 3:1",
        "owner       the team",
    ):
        assert part in out
    wrong = call("claims", "show", "restore-sped")
    assert wrong.code == 2
    assert "Did you mean restore-speed?" in wrong.err


def test_it_tells_where_a_claim_is_told(call, project):
    call("claims", "add", "restore-speed", SPEED)
    (project / "other.md").write_text("Restores run 4x faster than pg_restore.\n")
    (project / "third.md").write_text(
        "Your restores run 3 times faster than pg_restore\n"
    )
    told = json.loads(call("claims", "where", "restore-speed", "--format", "json").out)
    assert {(u["source"], u["match"]) for u in told["uses"]} == {
        ("index.md", "exact"),
        ("other.md", "conflict"),
        ("third.md", "near"),
    }
    lines = call("claims", "where", "restore-speed").out.splitlines()
    assert lines[1].startswith("  at odds   other.md 1:1")
    one = call("claims", "where", "restore-speed", "third.md").out
    assert "like it" in one
    assert "at odds" not in one


def test_it_counts_page_by_page(call, project):
    call("claims", "add", "restore-speed", SPEED)
    (project / "other.md").write_text("It takes 4 ms and 6 ms.\n")
    lines = call("claims", "coverage").out.splitlines()
    assert [line.split()[0] for line in lines[1:3]] == ["other.md", "index.md"]
    assert (
        lines[-1]
        == ("1 of 3 numbers and 1 of 3 objective statements are tied to a claim")
        or "numbers and" in lines[-1]
    )
    assert max(map(len, lines)) <= 80


def test_it_lists_the_files_of_evidence(call, project):
    call(
        "claims", "add", "restore-speed", SPEED, "--evidence", "runs.csv",
        "--kind", "benchmark", "--figure", "speed-up", "--expires", "2030-01-01",
    )  # fmt: skip
    assert project.is_dir()
    answer = call("claims", "evidence")
    assert (answer.code, answer.out.splitlines()) == (
        0,
        [
            "runs.csv  benchmark  aaaaaaaaaaaa",
            "  by        nobody says who made it; nobody says who paid",
            "  for       restore-speed",
            "1 file",
        ],
    )
