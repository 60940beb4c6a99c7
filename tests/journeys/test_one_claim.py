"""The life of one claim, `restore-speed`, through a user's own door.

Every function is one thing that happens to it, in order, in one folder that stays:
it is found and questioned, whatever it was written with, and reworded; it is tied to
evidence and published with it; and it is overturned. What happens next (it is doubted,
approved, told) is added below as further functions.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.journey

ROOT = Path(__file__).parents[2]

CLAIM = "restore-speed"
WORDS = "Restores run 3x faster than pg_restore."
TODAY = "2026-11-22"

PAGE = f"""\
# Ottermere for PostgreSQL

Ottermere writes backups to a bucket that you own. {WORDS}

Supports PostgreSQL 14 to 18.
"""


class User:
    """Somebody at a shell, in the folder of their site."""

    def __init__(self, folder):
        self.folder = folder

    def types(self, *words, code=0):
        """Call Holdwater and return what it says; it has to end with ``code``."""
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("HOLDWATER_")
        }
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "holdwater", *words],
            cwd=self.folder,
            env={**environment, "COLUMNS": "80", "NO_COLOR": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert done.stderr == ""
        return done.stdout

    def reads(self, *words, code=0):
        """Call Holdwater for JSON."""
        return json.loads(self.types(*words, "--format", "json", code=code))


@pytest.fixture(scope="module")
def user(tmp_path_factory):
    folder = tmp_path_factory.mktemp(CLAIM)
    (folder / "index.md").write_text(PAGE, "utf-8")
    return User(folder)


def the_claim(report, source):
    """Find the one statement that makes the claim."""
    (document,) = (one for one in report["documents"] if one["source"] == source)
    (statement,) = (one for one in document["statements"] if one["text"] == WORDS)
    return statement


def assert_it_is_questioned(statement):
    assert statement["standing"] == "unsupported"
    assert {"comparison", "quantity"} & set(statement["kinds"])
    asked = " ".join(q for f in statement["findings"] for q in f["questions"])
    assert "pg_restore" in asked
    assert "3x" in asked
    (finding,) = (f for f in statement["findings"] if f["rule"] == "bare-comparison")
    assert "baseline" in finding["missing"]


def test_it_is_found_where_it_stands(user):
    report = user.reads("check", "index.md", "--today", TODAY, code=1)
    statement = the_claim(report, "index.md")
    span = statement["span"]
    assert (span["line"], span["column"]) == (3, 52)
    assert (span["end_line"], span["end_column"]) == (3, 52 + len(WORDS))
    assert PAGE[span["start"] : span["end"]] == WORDS
    assert statement["block"] == "paragraph"
    assert (report["today"], report["errors"]) == (TODAY, [])


def test_it_is_questioned(user):
    report = user.reads("check", "index.md", code=1)
    assert_it_is_questioned(the_claim(report, "index.md"))
    others = [
        one["standing"]
        for one in report["documents"][0]["statements"]
        if one["text"] != WORDS
    ]
    assert others == ["plain"] * 3, "nothing else on the page is doubted"


def test_it_is_questioned_in_words_for_a_person(user):
    said = user.types("check", "index.md", code=1)
    assert "   3:52 Restores run 3x faster than pg_restore.\n" in said
    assert "Which pg_restore version and configuration?" in said
    assert "Is 3x " in said


def test_it_is_questioned_on_the_page_of_the_example():
    """The same sentence, on the fictional vendor's own page."""
    folder = ROOT / "examples" / "ottermere" / "site"
    page = (folder / "index.md").read_text("utf-8")
    report = User(folder).reads("check", "--fail-on", "never", ".")
    pages = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in (".md", ".mdx")
    }
    assert {one["source"] for one in report["documents"]} == pages
    statement = the_claim(report, "index.md")
    assert_it_is_questioned(statement)
    assert page.splitlines()[statement["span"]["line"] - 1] == WORDS
    assert statement["span"]["column"] == 1


@pytest.mark.parametrize(
    "source, place",
    [
        ("web/index.html", "line 37"),
        ("web/restores.html", "line 20"),
        ("office/datasheet.pdf", {"page": 1}),
        ("office/deck.pptx", {"slide": 2, "shape": "PlaceHolder 2"}),
        ("office/press-release.docx", {"paragraph": 8}),
    ],
)
def test_it_is_the_same_claim_in_every_format(source, place):
    """One sentence, one id, wherever it is published."""
    folder = ROOT / "examples" / "ottermere"
    report = User(folder).reads("check", "--fail-on", "never", source, "site/index.md")
    statement = the_claim(report, source)
    assert_it_is_questioned(statement)
    assert statement["id"] == the_claim(report, "site/index.md")["id"]
    if isinstance(place, dict):
        assert statement["place"] == place
        assert statement["span"]["line"] is None
    else:
        assert f"line {statement['span']['line']}" == place


def test_it_is_reworded_as_was_suggested(user):
    """The writer fills in the gap that the suggestion leaves, and nothing else."""
    report = user.reads("check", "index.md", code=1)
    (suggestion,) = {
        finding["suggestion"]
        for finding in the_claim(report, "index.md")["findings"]
        if finding["suggestion"]
    }
    assert suggestion.count("[…]") == 1
    assert "Restores run 3x faster than pg_restore" in suggestion
    measured = "730 GB, PostgreSQL 17.5, 8 cores, median of 10 runs in May 2026"
    reworded = suggestion.replace("[…]", measured)
    page = user.folder / "index.md"
    page.write_text(PAGE.replace(WORDS, reworded), "utf-8")
    after = user.reads("check", "index.md", "--fail-on", "never")
    (statement,) = (
        one for one in after["documents"][0]["statements"] if one["text"] == reworded
    )
    before = {f["rule"] for f in the_claim(report, "index.md")["findings"]}
    assert not before & {f["rule"] for f in statement["findings"]}
    assert statement["standing"] in ("plain", "supported")


def test_it_is_let_stand_with_a_reason_until_its_evidence_is_published(user):
    page = user.folder / "index.md"
    allowance = "<!-- holdwater: allow bare-comparison: the report is out in June -->"
    page.write_text(PAGE.replace("Ottermere writes", f"{allowance}\nOttermere writes"))
    report = user.reads("check", "index.md")
    (finding,) = the_claim(report, "index.md")["findings"]
    assert finding["suppressed"] == "the report is out in June"
    page.write_text(PAGE, "utf-8")


# -- tied to evidence ---------------------------------------------------------------

RECORD = f"""\
+++
id = "{CLAIM}"
text = "{WORDS}"
kinds = ["comparison", "quantity"]
owner = "performance"
expires = 2027-06-30
[value]
claimed = "3x"
is = "at least"
formula = "ratio(theirs, ours)"
figures = {{theirs = "restores.pg_restore", ours = "restores.ottermere"}}
[[evidence]]
name = "restores"
path = "../evidence/restores.csv"
kind = "benchmark"
query = \"\"\"
select median(seconds) filter (where tool = 'pg_restore') as pg_restore,
       's' as pg_restore_unit,
       median(seconds) filter (where tool = 'ottermere') as ottermere,
       's' as ottermere_unit
from evidence
\"\"\"
+++
730 GB, PostgreSQL 17.5, 8 cores.
"""


def write_runs(user, theirs, ours):
    rows = [f"pg_restore,{one}" for one in theirs] + [
        f"ottermere,{one}" for one in ours
    ]
    path = user.folder / "evidence" / "restores.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["tool,seconds", *rows]) + "\n", "utf-8")


def the_verdict(told):
    (claim,) = (one for one in told["claims"] if one["id"] == CLAIM)
    return claim


def test_it_is_begun_as_a_record(user):
    user.types("claims", "suggest", "index.md", "--most", "1", "--today", TODAY)
    (begun,) = (user.folder / "claims").glob("*.md")
    assert WORDS in begun.read_text("utf-8")
    claim = user.reads("verify", "--today", TODAY, code=1)["claims"][0]
    assert (claim["verdict"], claim["uses"][0]["source"]) == ("unbound", "index.md")
    begun.unlink()


def test_it_is_tied_to_evidence(user):
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    (user.folder / "claims").mkdir(exist_ok=True)
    (user.folder / "claims" / f"{CLAIM}.md").write_text(RECORD, "utf-8")
    write_runs(user, [3120, 3060, 3090], [1010, 990, 1000])
    told = user.reads("verify", "--today", TODAY)
    claim = the_verdict(told)
    assert (claim["verdict"], claim["measured"], claim["unit"]) == (
        "holds",
        "3.09",
        "x",
    )
    (use,) = claim["uses"]
    assert (use["source"], use["match"], use["span"]["line"]) == (
        "index.md",
        "exact",
        3,
    )
    assert told["coverage"]["numbers_bound"] == 1


def test_it_still_has_to_show_its_evidence_on_the_page(user):
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    report = user.reads("check", "index.md", "--today", TODAY, code=1)
    statement = the_claim(report, "index.md")
    assert (statement["claim"], statement["verdict"]) == (CLAIM, "holds")
    assert_it_is_questioned(statement)
    assert {finding["level"] for finding in statement["findings"]} == {"note"}
    assert "link it" in statement["findings"][0]["message"]
    user.types("check", "index.md", "--fail-on", "warning", "--today", TODAY)


def the_page(user):
    """Read the claim's own page, published anew: its words, and its evidence."""
    named = ("--by", "Ottermere", "--checked-by", "Example Lab")
    words = ("claims", "site", "index.md", "--output", "public", *named)
    user.types(*words, "--today", TODAY)
    html = (user.folder / "public" / CLAIM / "index.html").read_text("utf-8")
    said = " ".join(re.sub(r"<[^>]*>", " ", html.partition("<body>")[2]).split())
    copies = user.folder.glob("public/evidence.d/*/restores.csv")
    return said, [path.read_bytes() for path in copies]


def the_graph(user):
    """Read what the page that was published last says for machines, by its type."""
    html = (user.folder / "public" / CLAIM / "index.html").read_text("utf-8")
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return {one["@type"]: one for one in json.loads(written)["@graph"]}


def assert_it_is_reviewed(user, rating, why):
    """The page says for machines how the claim stands, and of which file that is said."""
    graph = the_graph(user)
    evidence = (user.folder / "evidence" / "restores.csv").read_bytes()
    (file,) = graph["Claim"]["isBasedOn"]
    assert file["sha256"] == hashlib.sha256(evidence).hexdigest()
    review = graph["ClaimReview"]
    assert (review["claimReviewed"], review["datePublished"]) == (WORDS, TODAY)
    assert review["reviewRating"]["alternateName"] == rating
    assert why in review["reviewRating"]["ratingExplanation"]


def test_it_is_published_with_its_evidence(user):
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    said, copies = the_page(user)
    assert f"{WORDS} Holds Recomputed from the evidence, the words are true." in said
    assert "Measured 3.09x" in said
    assert "index.md 3:52" in said
    assert copies == [(user.folder / "evidence" / "restores.csv").read_bytes()]
    assert_it_is_reviewed(user, "Holds", "the evidence says 3.09x")


def the_board(user, code):
    """Read the page for a board: what it begins with, and what it says of the claim."""
    page = user.types("verify", "--format", "html", "--today", TODAY, code=code)
    said = " ".join(re.sub(r"<[^>]*>", " ", page.partition("<header>")[2]).split())
    assert 'name="generator" content="Holdwater: verify"' in page
    return said


def test_it_is_told_to_a_board(user):
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    said = the_board(user, code=0)
    assert said.startswith("What we promise, and how it stands")
    assert "The one claim that we make holds." in said
    assert f"“{WORDS}”" in said
    assert "3.09x. The claim is: at least 3x." in said


def test_it_is_overturned_where_the_evidence_changes(user):
    """The runs are made anew, and every place says so."""
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    write_runs(user, [2960, 2950, 2970], [1010, 990, 1000])
    claim = the_verdict(user.reads("verify", "--today", TODAY, code=1))
    assert (claim["verdict"], claim["supports"]) == ("overstated", "2.9x")
    said = user.types("verify", "--today", TODAY, code=1)
    assert "the evidence says 2.96x, and the words “at least 3x”" in said
    assert "told      index.md 3:52" in said
    report = user.reads("check", "index.md", "--today", TODAY, code=1)
    statement = the_claim(report, "index.md")
    assert statement["verdict"] == "overstated"
    (finding,) = (f for f in statement["findings"] if f["rule"] == "claim-overstated")
    assert (finding["level"], finding["span"]["column"]) == ("error", 65)
    published, copies = the_page(user)
    assert f"{WORDS} Overstated The evidence falls short of the words." in published
    assert "What the evidence does support: 2.9x" in published
    assert copies == [(user.folder / "evidence" / "restores.csv").read_bytes()]
    out = user.types("verify", "--format", "github", "--today", TODAY, code=1)
    assert "::error file=index.md,line=3" in out


def test_it_is_overturned_in_every_other_place(user):
    """Machines, a board, and whoever settles what is known; nobody is told it holds."""
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    assert_it_is_reviewed(user, "Overstated", "the evidence says 2.96x")
    board = the_board(user, code=1)
    assert "The one claim that we make does not hold." in board
    assert "Does not hold: it says more than was measured" in board
    assert "What can be said instead “2.9x”" in board
    for command in ("verify", "check"):
        words = (command, "index.md", "--format", "sarif", "--today", TODAY)
        (run,) = json.loads(user.types(*words, code=1))["runs"]
        told = [one for one in run["results"] if one["ruleId"] == "HL105"]
        at = [one["locations"][0]["physicalLocation"] for one in told]
        lines = {a["artifactLocation"]["uri"]: a["region"]["startLine"] for a in at}
        record = {f"claims/{CLAIM}.md": 2} if command == "verify" else {}
        assert lines == {"index.md": 3, **record}
        assert {one["level"] for one in told} == {"error"}
        assert all("suppressions" not in one for one in told)
    junit = user.types("verify", "--format", "junit", "--today", TODAY, code=1)
    assert '<failure type="overstated"' in junit
    where = user.reads("claims", "where", CLAIM)
    assert [use["source"] for use in where["uses"]] == ["index.md"]
    assert "✗ restore-speed  overstated" in user.types("claims", "show", CLAIM)
    said = user.types("rules", "explain", "claim-overstated")
    assert "says more than its evidence" in said


def test_it_is_known_and_fails_no_build_until_it_is_told_once_more(user):
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    named = ("--today", TODAY)
    user.types("verify", "--write-baseline", "known.json", *named)
    verify = ("verify", "--baseline", "known.json", *named)
    assert "restore-speed  overstated, settled" in user.types(*verify)
    assert the_verdict(user.reads(*verify))["verdict"] == "overstated"
    more = user.folder / "prices.md"
    more.write_text(f"# Prices\n\n{WORDS}\n", "utf-8")
    assert "prices.md 3:1" in user.types(*verify, code=1)
    more.unlink()
    (user.folder / "known.json").unlink()


def test_it_is_corrected_as_was_offered(user):
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    diff = user.types("verify", "--fix", "--today", TODAY)
    corrected = WORDS.replace("3x", "2.9x")
    assert f"+Ottermere writes backups to a bucket that you own. {corrected}\n" in diff
    page, record = user.folder / "index.md", user.folder / "claims" / f"{CLAIM}.md"
    page.write_text(PAGE.replace("3x", "2.9x"), "utf-8")
    assert user.types("verify", "--today", TODAY, code=1).count("at odds") == 1
    record.write_text(RECORD.replace("3x", "2.9x"), "utf-8")
    claim = the_verdict(user.reads("verify", "--today", TODAY))
    assert (claim["verdict"], claim["claimed"]) == ("holds", "2.9")
