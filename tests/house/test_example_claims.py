"""The fictional vendor's claims: of every verdict that a demonstration needs, one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the readers of evidence are not installed")

ROOT = Path(__file__).parents[2]
OTTERMERE = ROOT / "examples" / "ottermere"
COPY = ("site", "web", "office")
TODAY = ("--today", "2026-11-26")

VERDICTS = {
    "checksum-time": "holds",
    "companies": "holds",
    "first-install": "holds",
    "iso-27001": "holds",
    "price": "holds",
    "restore-730": "holds",
    "restore-speed": "overstated",
    "restores-a-month": "unbound",
    "satisfaction": "expired",
    "uptime": "contradicted",
}


def holdwater(*words):
    done = subprocess.run(
        [sys.executable, "-m", "holdwater", *words],
        cwd=OTTERMERE,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done


@pytest.fixture(scope="module")
def claims():
    done = holdwater("verify", "--format", "json", *TODAY, *COPY)
    assert done.returncode == 1
    return {one["id"]: one for one in json.loads(done.stdout)["claims"]}


def test_it_has_claims_that_hold_and_of_every_sort_that_does_not(claims):
    assert {name: one["verdict"] for name, one in claims.items()} == VERDICTS


def test_it_finds_what_has_drifted_in_every_format(claims):
    assert claims["restore-speed"]["supports"] == "2.7x"
    assert {use["source"] for use in claims["restore-speed"]["uses"]} == {
        "site/index.md",
        "web/index.html",
        "web/restores.html",
        "office/datasheet.pdf",
        "office/deck.pptx",
        "office/press-release.docx",
    }


def test_it_has_one_within_noise_one_certified_and_one_that_was_really_measured(claims):
    assert claims["first-install"]["flags"] == ["within-noise"]
    assert claims["iso-27001"]["evidence"][0]["path"] == "evidence/iso-27001.toml"
    (measured,) = claims["checksum-time"]["evidence"]
    run = json.loads((OTTERMERE / measured["path"]).read_bytes())
    assert len(run["results"][0]["times"]) == 20
    assert run["results"][0]["command"].startswith("sha256sum")


def test_it_has_a_page_that_is_at_odds_with_the_record(claims):
    at_odds = {
        (name, use["source"], use["differs"])
        for name, one in claims.items()
        for use in one["uses"]
        if use["match"] == "conflict"
    }
    assert at_odds == {
        ("price", "web/index.html", "says “35 euros”, the record “39 euros”")
    }


def test_it_tells_all_of_it_in_80_columns(claims):
    done = holdwater("verify", "--fail-on", "never", *TODAY, *COPY)
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert f"{len(claims)} claims: 1 expired, " in done.stdout
    assert "1 place says otherwise than the record" in done.stdout


def test_it_says_of_all_that_is_invented_that_it_is():
    said = (OTTERMERE / "README.md").read_text("utf-8")
    assert "nobody measured anything but" in " ".join(said.split())
    named = {path.name for path in (OTTERMERE / "claims").iterdir()}
    assert named == {f"{name}.md" for name in VERDICTS}
