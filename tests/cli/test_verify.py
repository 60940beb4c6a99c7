"""Every recorded claim, held against its evidence."""

import json
import subprocess
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from holdwater import on_file
from holdwater.cli import ledger
from holdwater.errors import EvidenceError
from holdwater.model.evidence import Exhibit, Figure
from holdwater.report.github import command

SCHEMA = json.loads(
    (
        Path(__file__).parents[2]
        / "docs"
        / "reference"
        / "schemas"
        / "verification-1.json"
    ).read_text("utf-8")
)

SPEED = "Restores run at least 3x faster than pg_restore."

CLAIMS = f"""\
[[claim]]
id = "restore-speed"
text = "{SPEED}"
variations = ["Restore at least 3x faster"]
[claim.value]
claimed = "3x"
is = "at least"
formula = "ratio(old, new)"
figures = {{old = "runs.old", new = "runs.new"}}
[[claim.evidence]]
name = "runs"
path = "../evidence/runs.json"
kind = "benchmark"

[[claim]]
id = "own-bucket"
text = "Backups are written to a bucket that you own."
"""

PAGE = f"# Ottermere\n\nIt is here. {SPEED}\n\nBackups are written to a bucket that you own.\n"


def opener(evidence):
    """Read figures from JSON: what the readers of evidence do, in small."""
    told = json.loads(evidence.path.read_text("utf-8"))
    if "fault" in told:
        raise EvidenceError(told["fault"])
    figures = {name: Figure(value=Decimal(one), unit="s") for name, one in told.items()}
    return Exhibit(evidence=evidence, sha256="a" * 64, reader="table", figures=figures)


@pytest.fixture
def project(folder, monkeypatch):
    """A page, two claims on it, and evidence that can be changed."""
    monkeypatch.setattr(on_file.Evidences, "exhibit", lambda _, one: _guarded(one))
    (folder / "claims").mkdir()
    (folder / "evidence").mkdir()
    (folder / "holdwater.toml").write_text("")
    (folder / "claims" / "all.toml").write_text(CLAIMS)
    (folder / "index.md").write_text(PAGE)

    def measured(old="6.2", new="2.0", **told):
        written = told or {"old": old, "new": new}
        (folder / "evidence" / "runs.json").write_text(json.dumps(written))

    measured()
    return folder, measured


def _guarded(evidence):
    if not evidence.path.exists():
        raise on_file.Gone("the file is gone")
    return opener(evidence)


def verified(call, *words, code):
    answer = call("verify", *words, "--format", "json")
    assert answer.code == code, answer
    told = json.loads(answer.out)
    jsonschema.validate(told, SCHEMA)
    return {one["id"]: one for one in told["claims"]}, told


@pytest.mark.usefixtures("project")
def test_it_tells_each_claim_with_its_evidence_and_its_places(call):
    claims, told = verified(call, code=1)
    one = claims["restore-speed"]
    assert (one["verdict"], one["measured"], one["unit"]) == ("holds", "3.1", "x")
    assert one["evidence"][0]["path"] == "evidence/runs.json"
    (use,) = one["uses"]
    assert (use["source"], use["match"]) == ("index.md", "exact")
    assert (use["span"]["line"], use["span"]["column"]) == (3, 13)
    assert claims["own-bucket"]["verdict"] == "unbound"
    assert told["summary"] | {"holds": 1, "unbound": 1, "claims": 2} == told["summary"]
    assert told["coverage"]["numbers_bound"] == 1


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"old": "5.92"}, "overstated"),
        ({"old": "1.0"}, "contradicted"),
        ({"new": "0"}, "unchecked"),
        ({"other": "1"}, "orphaned"),
        ({"fault": "the query is refused"}, "unchecked"),
        (None, "orphaned"),
    ],
)
def test_it_says_so_when_the_evidence_changes(call, project, change, verdict):
    folder, measured = project
    if change is None:
        (folder / "evidence" / "runs.json").unlink()
    else:
        measured(**change)
    claims, _ = verified(call, code=1)
    assert claims["restore-speed"]["verdict"] == verdict
    checked = json.loads(call("check", "index.md", "--format", "json").out)
    (statement,) = (
        s for s in checked["documents"][0]["statements"] if s["text"] == SPEED
    )
    assert (statement["claim"], statement["verdict"]) == ("restore-speed", verdict)
    assert f"claim-{verdict}" in {f["rule"] for f in statement["findings"]}


def test_it_counts_the_day_it_expires(call, project):
    folder, _ = project
    text = CLAIMS.replace(
        'id = "restore-speed"', 'id = "restore-speed"\nexpires = 2026-11-22'
    )
    (folder / "claims" / "all.toml").write_text(text)
    for day, verdict in (("2026-11-22", "holds"), ("2026-11-23", "expired")):
        claims, told = verified(call, "--today", day, code=1)
        assert (claims["restore-speed"]["verdict"], told["today"]) == (verdict, day)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("never", 0), ("unsupported", 1), ("error", 1), ("note", 1)],
)
def test_it_ends_as_the_contract_says(call, fail_on, code):
    assert call("verify", "--fail-on", fail_on).code == code


def test_it_ends_well_where_every_claim_holds(call, project):
    folder, _ = project
    (folder / "claims" / "all.toml").write_text(
        CLAIMS.partition('\n[[claim]]\nid = "own')[0]
    )
    answer = call("verify")
    assert answer.code == 0
    assert answer.out.splitlines()[0].startswith("✓ restore-speed  holds  “")
    page = folder / "index.md"
    page.write_text(PAGE.replace("3x", "4x"))
    answer = call("verify")
    assert answer.code == 1
    assert "✗ restore-speed  holds, and copy is at odds with it" in answer.out
    assert "at odds   index.md 3:13" in answer.out
    assert "says “at least 4x”, the record “at least 3x”" in answer.out


def test_it_is_read_at_80_columns(call, project):
    _, measured = project
    measured(old="5.92")
    out = call("verify").out
    assert max(map(len, out.splitlines())) <= 80
    assert "the evidence says 2.96x, and the words “at least 3x”" in out
    assert "it supports “2.9x”" in out
    assert "told      index.md 3:13" in out


def test_it_writes_a_diff_that_makes_copy_and_record_true(call, project, needs):
    folder, measured = project
    measured(old="5.92")
    answer = call("verify", "--fix")
    assert answer.code == 0
    assert f"+It is here. {SPEED.replace('3x', '2.9x')}" in answer.out
    git = needs("git")
    subprocess.run([git, "init", "-q"], cwd=folder, check=True)
    subprocess.run([git, "apply"], input=answer.out.encode(), cwd=folder, check=True)
    claims, _ = verified(call, code=1)
    one = claims["restore-speed"]
    assert (one["verdict"], one["claimed"]) == ("holds", "2.9")
    assert [use["match"] for use in one["uses"]] == ["exact"]
    assert (
        "Restore at least 2.9x faster" in (folder / "claims" / "all.toml").read_text()
    )
    assert call("verify", "--fix").out == ""


def test_it_puts_the_figure_on_file_in_place_of_a_stale_one(call, project):
    folder, _ = project
    (folder / "index.md").write_text(PAGE.replace("3x", "4x"))
    out = call("verify", "--fix").out
    assert f"+It is here. {SPEED}" in out
    assert "claims/all.toml" not in out


def test_it_tells_every_broken_record_and_verifies_the_rest(call, project):
    folder, _ = project
    (folder / "claims" / "broken.md").write_text('+++\nid = "broken"\ntxt = "a"\n+++\n')
    answer = call("verify", "--format", "json")
    assert answer.code == 2
    assert "claims/broken.md:3:1: no key of a record is called 'txt'" in answer.err
    told = json.loads(answer.out)
    jsonschema.validate(told, SCHEMA)
    assert [one["source"] for one in told["errors"]] == ["claims/broken.md"] * 2
    assert len(told["claims"]) == 2
    assert call("check", "index.md").code == 2


def test_it_says_what_to_do_where_there_are_no_claims(call):
    answer = call("verify")
    assert answer.code == 2
    assert "claims suggest" in answer.err


def test_it_writes_for_github(call, project):
    _, measured = project
    measured(old="5.92")
    out = call("verify", "--format", "github").out
    assert "file=index.md,line=3,endLine=3,col=13,endColumn=61" in out
    assert "title=HL105 claim-overstated" in out
    assert "::error file=claims/all.toml,line=2" in out
    assert command("error", {"file": "a,b"}, "x\ny") == "::error file=a%2Cb::x%0Ay\n"


@pytest.mark.usefixtures("project")
def test_it_writes_for_junit(call):
    root = ET.fromstring(call("verify", "--format", "junit").out)
    suite = root.find("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    failed = suite.find("testcase[@classname='own-bucket']/failure")
    assert failed.get("type") == "unbound"


def test_it_writes_sarif(call, project):
    _, measured = project
    measured(old="5.92")
    run = json.loads(call("verify", "--format", "sarif").out)["runs"][0]
    rules = [one["id"] for one in run["tool"]["driver"]["rules"]]
    told = [
        (r["ruleId"], r["locations"][0]["physicalLocation"]) for r in run["results"]
    ]
    assert ("HL105", "index.md") in [
        (i, at["artifactLocation"]["uri"]) for i, at in told
    ]
    assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in run["results"])
    prints = [r["partialFingerprints"]["holdwater/v1"] for r in run["results"]]
    assert len(set(prints)) == len(prints)


@pytest.mark.usefixtures("project")
def test_it_refuses_to_write_a_diff_as_json(call):
    assert call("verify", "--fix", "--format", "json").code == 2


def test_it_does_not_check_the_records_as_copy(call, project):
    folder, _ = project
    prose = "Our backups are the fastest in the world and never fail."
    (folder / "claims" / "abc.md").write_text(
        f'+++\nid = "abc"\ntext = "It is here."\n+++\n{prose}\n'
    )
    checked = json.loads(call("check", ".", "--format", "json").out)
    assert [one["source"] for one in checked["documents"]] == ["index.md"]


def test_it_finds_the_old_words_of_a_claim_and_writes_the_new(call, project, needs):
    folder, _ = project
    words = "Restoring is at least 3x faster than it is with pg_restore."
    assert call("claims", "reword", "restore-speed", words).code == 0
    claims, _ = verified(call, code=1)
    (use,) = claims["restore-speed"]["uses"]
    assert (use["match"], use["former"]) == ("near", True)
    assert words in use["differs"]
    answer = call("verify", "--format", "github")
    assert "HL110 claim-former" in answer.out
    needs("git")
    (folder / "x.diff").write_text(call("verify", "--fix").out)
    subprocess.run(["git", "apply", "x.diff"], cwd=folder, check=True)
    claims, _ = verified(call, code=1)
    assert [one["match"] for one in claims["restore-speed"]["uses"]] == ["exact"]
    assert words in (folder / "index.md").read_text()


def test_it_keeps_every_former_wording(call, project):
    folder, _ = project
    for words in ("Backups are in your bucket.", "Your bucket holds your backups."):
        assert call("claims", "reword", "own-bucket", words).code == 0
    written = (folder / "claims" / "all.toml").read_text()
    assert written.count("s1:") == 2
    assert verified(call, code=1)[0]["own-bucket"]["text"] == words


def test_it_rewords_nothing_that_would_not_be_read(call, project):
    folder, _ = project
    before = (folder / "claims" / "all.toml").read_text()
    answer = call(
        "claims", "reword", "restore-speed", "Restores are at least 4x faster."
    )
    assert answer.code == 2
    assert "`claimed` is '3x'" in answer.err
    assert (folder / "claims" / "all.toml").read_text() == before


def test_it_says_nothing_when_it_is_to_be_quiet(call, project, tmp_path):
    _, measured = project
    measured(old="5.0")
    answer = call("verify", "--quiet")
    assert (answer.code, answer.out) == (1, "")
    kept = tmp_path / "kept.json"
    answer = call("verify", "--quiet", "--format", "json", "--output", str(kept))
    assert (answer.code, answer.out) == (1, "")
    assert json.loads(kept.read_text())["summary"]["overstated"] == 1


def test_it_reads_copy_in_the_encoding_that_is_named(call, project):
    folder, _ = project
    (folder / "index.md").write_bytes("Ottermère. ".encode("latin-1") + SPEED.encode())
    assert call("verify").code == 2
    claims, _ = verified(call, "--encoding", "latin-1", code=1)
    assert [one["match"] for one in claims["restore-speed"]["uses"]] == ["exact"]


def test_it_looks_through_what_changed_and_holds_every_claim(call, project, needs):
    needs("git")
    folder, measured = project
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *words], cwd=folder, check=True)
    (folder / "more.md").write_text(f"# More\n\n{SPEED}\n")
    claims, _ = verified(call, "--since", "HEAD", code=1)
    assert [u["source"] for u in claims["restore-speed"]["uses"]] == ["more.md"]
    measured(old="5.0")
    claims, _ = verified(call, "--since", "HEAD", code=1)
    assert claims["restore-speed"]["verdict"] == "overstated"


def test_it_says_the_same_with_many_hands(call, project):
    folder, _ = project
    more = "".join(
        CLAIMS.replace("restore-speed", f"speed-{n}")
        .replace("own-bucket", f"bucket-{n}")
        .replace("pg_restore", f"tool {chr(97 + n % 26)}{n}")
        .replace("bucket that", f"bucket {chr(97 + n % 26)}{n} that")
        .replace('variations = ["Restore at least 3x faster"]\n', "")
        for n in range(150)
    )
    (folder / "claims" / "more.toml").write_text(more)
    for n in range(30):
        (folder / f"page-{n}.md").write_text(PAGE.replace("pg_restore", f"tool {n}"))
    alone = call("verify", "--jobs", "1", "--format", "json")
    together = call("verify", "--jobs", "2", "--format", "json")
    assert json.loads(alone.out)["summary"]["claims"] == 302
    assert alone.out == together.out


@pytest.mark.parametrize("without", [(), ("--no-cache",)])
def test_it_reads_records_side_by_side_and_tells_the_same(
    call, project, monkeypatch, without
):
    """Sound ones, one that is broken between them, and an id that is taken."""
    folder, _ = project
    for n in range(6):
        more = CLAIMS.replace("restore-speed", f"speed-{n}")
        more = more.replace("own-bucket", f"bucket-{n % 5}")
        (folder / "claims" / f"more-{n}.toml").write_text(more)
    (folder / "claims" / "more-2.toml").write_text('[[claim]]\nid = "x y"\n')
    (folder / "claims" / "note.md").write_text("No record.\n")
    words = ("verify", "--format", "json", *without)
    alone = call(*words, "--jobs", "1")
    assert len(json.loads(alone.out)["errors"]) > 2
    monkeypatch.setattr(ledger, "MUCH_OF_RECORDS", 1)
    (folder / "claims" / "more-3.toml").touch()
    for _ in range(2):  # the second time it is known
        together = call(*words, "--jobs", "2")
        assert (together.out, together.err) == (alone.out, alone.err)


# -- what was known before ---------------------------------------------------------------


def test_it_settles_what_was_known_and_fails_for_what_is_new(call, project):
    folder, measured = project
    measured(old="5.92")
    written = call("verify", "--write-baseline", "known.json")
    assert (written.code, written.out) == (
        0,
        "4 failures are in the baseline: known.json\n",
    )
    answer = call("verify", "--baseline", "known.json")
    assert answer.code == 0
    assert "· restore-speed  overstated, settled  “Restores" in answer.out
    assert "✗" not in answer.out
    assert "4 failures are settled: in the baseline of " in answer.out
    (folder / "holdwater.toml").write_text('baseline = "known.json"\n')
    claims, told = verified(call, code=0)
    assert claims["restore-speed"]["verdict"] == "overstated", "it is told as it is"
    assert told["summary"]["suppressed"] == 4
    (folder / "more.md").write_text(f"# More\n\n{SPEED}\n")
    claims, told = verified(call, code=1)
    new = [f for f in claims["restore-speed"]["faults"] if not f["suppressed"]]
    assert [(f["source"], f["line"]) for f in new] == [("more.md", 3)]
    assert "✗ restore-speed  overstated\n" in call("verify").out
    (folder / "more.md").unlink()
    measured(old="1.0")
    claims, _ = verified(call, code=1)
    assert {f["suppressed"] for f in claims["restore-speed"]["faults"]} == {None}
    measured(old="6.2")
    assert verified(call, code=0)[0]["restore-speed"]["verdict"] == "holds"


def test_it_keeps_in_the_logs_what_is_settled(call, project):
    _, measured = project
    measured(old="5.92")
    call("verify", "--write-baseline", "known.json")
    named = ("verify", "--baseline", "known.json", "--format")
    results = json.loads(call(*named, "sarif").out)["runs"][0]["results"]
    assert len(results) == 4
    for one in results:
        (settled,) = one["suppressions"]
        assert settled["kind"] == "external"
        assert settled["justification"].startswith("in the baseline of ")
    answer = call(*named, "github")
    assert (answer.code, answer.out) == (0, "")
    suite = ET.fromstring(call(*named, "junit").out).find("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("2", "0")
    out = suite.find("testcase[@classname='restore-speed']/system-out").text
    assert "(settled: in the baseline of " in out


def test_it_shares_its_file_with_what_was_found_in_the_copy(call, project):
    folder, _ = project
    (folder / "more.md").write_text("Deploy in minutes.\n")
    call("check", "--write-baseline", "known.json")
    call("verify", "--write-baseline", "known.json")
    named = ("--baseline", "known.json")
    assert (call("check", *named).code, call("verify", *named).code) == (0, 0)
    call("check", "--write-baseline", "known.json")
    assert (call("check", *named).code, call("verify", *named).code) == (0, 0)
    (folder / "other.json").write_text('{"schema": "holdwater/report/1"}')
    assert call("verify", "--baseline", "other.json").code == 2
    assert call("verify", "--baseline", "none.json").code == 2
    call("check", "--write-baseline", "other.json")
    assert call("verify", "--baseline", "other.json").code == 1, "no claim is in it"


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("other", [["--fix"], ["--since", "HEAD"]])
def test_it_writes_a_baseline_of_all_or_none(call, other):
    answer = call("verify", "--write-baseline", "b.json", *other)
    assert answer.code == 2
    assert "do not go together" in answer.err
