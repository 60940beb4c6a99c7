"""`holdwater claims site`: a page for each claim, where it may be written."""

import hashlib
import json
from decimal import Decimal

import pytest
from tests.ledger.making import claim_toml, write_project

from holdwater import on_file
from holdwater.cli import claims_site
from holdwater.model.evidence import Exhibit, Figure
from holdwater.reading.files import WRITTEN_BY_US

CLAIMS = (
    claim_toml(
        "restore-speed",
        "Restores run at least 3x faster than pg_restore.",
        value=("3x", "at least"),
        files=[("runs", "../evidence/runs.json", {"kind": "benchmark"})],
    ),
    claim_toml("own-bucket", "Backups are written to a bucket that you own."),
)

PAGE = "# Ottermere\n\nRestores run at least 3x faster than pg_restore.\n"


@pytest.fixture
def project(folder, monkeypatch):
    write_project(folder, *CLAIMS, index__md=PAGE)
    (folder / "evidence" / "runs.json").write_text('{"a": 3.1}')

    def opener(evidence):
        told = json.loads(evidence.path.read_text("utf-8"), parse_float=Decimal)
        figures = {name: Figure(value=one, unit="x") for name, one in told.items()}
        sha256 = hashlib.sha256(evidence.path.read_bytes()).hexdigest()
        return Exhibit(
            evidence=evidence, sha256=sha256, reader="table", figures=figures
        )

    monkeypatch.setattr(on_file.Evidences, "exhibit", lambda _, one: opener(one))
    return folder


def content(site):
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_it_writes_a_page_for_each_claim(call, project):
    answer = call("claims", "site", "--output", "site", "--by", "Us")
    assert (answer.code, answer.err) == (0, "")
    assert (
        answer.out
        == "site/index.html is written: 2 pages of claims, 1 of which hold.\n"
    )
    written = content(project / "site")
    assert {"restore-speed/index.html", "own-bucket/index.html", "style.css"} < set(
        written
    )
    assert b"index.md 3:1" in written["restore-speed/index.html"]
    assert b"by Us, which makes the claim." in written["own-bucket/index.html"]
    assert b"no repository is at hand" in written["own-bucket/index.html"]


def test_it_writes_the_same_bytes_again_and_reads_none_of_its_own(call, project):
    for number in range(2):
        assert call("claims", "site", "--output", "site", "--no-history").code == 0
        if not number:
            first = content(project / "site")
    assert content(project / "site") == first
    claim = json.loads(call("verify", "--format", "json").out)["claims"][-1]
    assert [use["source"] for use in claim["uses"]] == ["index.md"]


def test_it_writes_the_same_with_many_hands(call, project, monkeypatch):
    more = "\n".join(
        CLAIMS[n % 2]
        .replace("restore-speed", f"speed-{n}")
        .replace("own-bucket", f"bucket-{n}")
        for n in range(120)
    )
    (project / "claims" / "more.toml").write_text(more)
    for hands in (1, 2):
        monkeypatch.setattr(claims_site, "most_hands", lambda _, n=hands: n)
        answer = call("claims", "site", "--output", f"site-{hands}", "--no-history")
        assert "122 pages of claims" in answer.out
    assert content(project / "site-1") == content(project / "site-2")


def test_it_follows_its_claims(call, project):
    call("claims", "site", "--output", "site")
    only = CLAIMS[0].replace("3x", "4x")
    (project / "claims" / "many.toml").write_text(only)
    answer = call("claims", "site", "--output", "site")
    assert "1 page of claims, 0 of which hold; 1 files that" in answer.out
    assert not (project / "site" / "own-bucket").exists()
    html = (project / "site" / "restore-speed" / "index.html").read_text()
    assert "Overstated" in html


def test_it_writes_the_rest_where_a_record_is_broken(call, project):
    (project / "claims" / "broken.md").write_text('+++\nid = "broken"\n+++\n')
    answer = call("claims", "site", "--output", "site")
    assert answer.code == 2
    assert "broken" in answer.err
    assert (project / "site" / "restore-speed" / "index.html").exists()


@pytest.mark.parametrize(
    "words, said",
    [
        (["--output", "claims"], "is not empty, and is no site"),
        (["--output", "."], "is not empty, and is no site"),
        (["--output", "index.md"], "cannot be written"),
        (["--output", "s", "--checked-by", "Lab"], "--by"),
        (["--output", "s", "--address", "javascript:x"], "is no address of the web"),
        ([], "--output"),
    ],
)
def test_it_says_what_it_cannot_do(call, project, words, said):
    before = content(project)
    answer = call("claims", "site", *words)
    assert answer.code == 2
    assert said in answer.err
    assert content(project) == before


def test_it_calls_it_a_review_where_another_checked(call, project):
    words = ("--by", "Us", "--checked-by", "Lab", "--address", "https://e.org/c/")
    assert call("claims", "site", "--output", "site", *words).code == 0
    html = (project / "site" / "restore-speed" / "index.html").read_text()
    assert '"@type": "ClaimReview"' in html
    assert "https://e.org/c/restore-speed/index.html" in html
    assert (project / "site" / WRITTEN_BY_US).exists()
