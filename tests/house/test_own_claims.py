"""What our own pages say was measured: tied to its file, and true."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the readers of evidence are not installed")

ROOT = Path(__file__).parents[2]
MEASURED = ROOT / "benchmarks" / "results"

#: Pages whose numbers say what Holdwater does, and not how well: limits, defaults, exit
#: codes, versions, steps, and examples of other people's claims. Words of measuring may
#: not stand beside one even there, but for these.
EXPLAINING = ("docs/guides/", "docs/reference/", "docs/start/", "docs/decisions/")
EXPLAINED = {
    "docs/guides/claims.md": {
        "3,090 s": "worked out from the rows of the guide",
        "2.96 does": "an example of a figure that falls short",
        "2.96": "the same",
        "5 ms": "an example of words",
    },
    "docs/guides/community.md": {"64 MB": "limits"},
    "docs/guides/evidence.md": {
        "20 seconds": "a limit",
        "10 values": "from how many on there is a quantile",
        "30 days": "worked out: ten probes of a minute in 30 days",
        "-9": "an example of a name",
        "19": "what an interval is",
        "15 minutes": "what Upptime leaves out, by its own code",
    },
    "docs/guides/claim-pages.md": {"10 MB": "a limit"},
    "docs/guides/formats.md": {
        "99.9%": "an example of a page",
        "30 seconds": "a limit",
        "1 GB": "a limit",
        "10,000 parts": "limits",
    },
    "docs/guides/reading-a-report.md": {"50 GB": "an example of a page"},
    "docs/guides/learning-from-your-verdicts.md": {"2,000 weights": "a limit"},
    "docs/decisions/0011-claims-lie-beside-the-settings.md": {"3x": "an example"},
    "docs/decisions/0012-sql-behind-three-locks.md": {
        "512 MB": "a limit",
        "1 MB": "a limit",
        "2 GB": "limits",
        "1 GB": "limits that were tried",
        "18 ways": "what a test tries",
    },
    "docs/decisions/0014-what-is-kept-is-sealed.md": {
        "128 MB": "a limit",
    },
}

#: On all other pages every number is tied, but for these.
STANDING_OUTSIDE = {
    "CONTRIBUTING.md": {"0": "an exit code"},
    "benchmarks/README.md": {
        "2 forks": "an option",
        "80%": "targets",
        "950 statements": "a limit",
        "20 pages": "how many had not been looked at at first",
        "100 MB": "a setting of the benchmark",
        "200 runs": "a setting of the soak",
        "10,000 claims": "settings of the benchmark",
        "77 authored claims": "what the benchmark is made of",
        "a million posts": "a setting of the benchmark",
        "4GB": "a setting of the benchmark",
        "20 s": "what was wanted",
        "1 made": "how many forums were made up",
        "5 made": "the same",
        "95 %": "what an interval is",
        "3.0": "a licence",
    },
    "training/README.md": {
        "95 %": "what an interval is",
        "100 dimensions": "of somebody else's vectors",
        "four-fold": "how thresholds are chosen",
    },
}

_MEASURING = re.compile(
    r"\d\s?(?:ms|s|seconds?|minutes?|[kMG]B|MB/s|times|%|x)(?!\w)"
    r"|\b(?:faster|slower|F1|median|mean|precision|recall|measured)\b"
)


def holdwater(*words, folder=ROOT):
    return subprocess.run(
        [sys.executable, "-m", "holdwater", *words],
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def verification():
    done = holdwater("verify", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def untied():
    done = holdwater("claims", "coverage", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)["untied"]


def test_it_claims_nothing_that_its_evidence_does_not_hold(verification):
    claims = verification["claims"]
    assert len(claims) >= 20
    assert {one["verdict"] for one in claims} == {"holds"}


def test_it_tells_every_claim_somewhere_in_the_same_words(verification):
    untold = [
        one["id"]
        for one in verification["claims"]
        if not any(use["match"] == "exact" for use in one["uses"])
    ]
    assert untold == [], "the words of the page and of the record have parted"


def test_it_rests_on_what_benchmarks_wrote(verification):
    files = {
        ROOT / shown["path"]
        for one in verification["claims"]
        for shown in one["evidence"]
    }
    own = {path for path in files if path.parent == MEASURED}
    assert files - own == {ROOT / "examples/ottermere/verdicts.jsonl"}
    assert len(own) >= 8


def _is_explaining(source):
    return source.startswith(EXPLAINING)


def test_it_tells_no_measured_number_that_is_not_tied(untied):
    left = []
    for one in untied:
        source, first = one["source"], one["figures"][0]
        if first in STANDING_OUTSIDE.get(source, {}):
            continue
        if _is_explaining(source) and (
            not _MEASURING.search(one["text"]) or first in EXPLAINED.get(source, {})
        ):
            continue
        left.append((source, one["where"], one["figures"], one["text"][:60]))
    assert left == [], "tie it in claims/, or say above why it is no measurement"


def test_it_gives_a_reason_for_nothing_that_is_gone(untied):
    there = {(one["source"], one["figures"][0]) for one in untied}
    named = {
        (source, figure)
        for pages in (EXPLAINED, STANDING_OUTSIDE)
        for source, figures in pages.items()
        for figure in figures
    }
    assert named - there == set()


def test_it_offers_the_new_sentence_where_a_file_is_measured_anew(tmp_path):
    """What CONTRIBUTING.md says is done: written over, verified, fixed, applied."""
    for name in ("claims", "training"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(MEASURED, tmp_path / "benchmarks" / "results")
    (tmp_path / "examples" / "ottermere").mkdir(parents=True)
    verdicts = "examples/ottermere/verdicts.jsonl"
    shutil.copy(ROOT / verdicts, tmp_path / verdicts)
    (tmp_path / "holdwater.toml").write_text("")
    file = tmp_path / "benchmarks" / "results" / "judgement.json"
    found = json.loads(file.read_bytes())
    first = next(one for one in found["measured"] if one["file"] == "dev.jsonl")
    was = first["figures"]["attention_f1"]["value"]
    anew = round(was + 0.0071, 3)
    first["figures"]["attention_f1"]["value"] = anew
    file.write_text(json.dumps(found))
    fixed = holdwater("verify", "training", "--fix", folder=tmp_path)
    assert fixed.returncode == 0
    added = [line for line in fixed.stdout.splitlines() if line[:2] in ("+O", "+t")]
    assert len(added) == 2, fixed.stdout
    assert all(f"attention F1 is {anew:.3f}" in line for line in added)
