"""What the guide shows can be done as it stands there."""

import json
import re
import shutil
import subprocess
import tomllib
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from tests.evidence.exhibits import MOST, WRITTEN, opened

from holdwater.evidence.library import READERS, open_exhibit
from holdwater.ledger.bearing import FLAGS as BEARING
from holdwater.ledger.records import read_text
from holdwater.ledger.verify import open_exhibits, verify
from holdwater.model.evidence import FIGURE_FLAGS

GUIDE = (Path(__file__).parents[2] / "docs" / "guides" / "evidence.md").read_text(
    "utf-8"
)

_FENCES = re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", GUIDE)

#: Incidents as Google Cloud shapes them, with as little as the guide's query asks for.
GCP = [
    {"begin": f"2026-02-20T{since}:00+00:00", "end": until, "severity": severity}
    for since, until, severity in (
        ("12:00", "2026-02-20T12:30:00+00:00", "high"),
        ("12:10", "2026-02-20T12:20:00+00:00", "high"),
        ("12:20", "2026-02-20T12:45:00+00:00", "high"),
        ("18:00", "2026-02-20T18:01:00+00:00", "high"),
        ("19:00", "2026-02-20T23:00:00+00:00", "low"),
    )
]


def _toml(of):
    for language, lines in _FENCES:
        if language == "toml" and of in lines:
            return tomllib.loads(lines)
    raise AssertionError(of)


def _read(folder, name, content, **said):
    path = folder / name
    path.write_text(content, "utf-8")
    return opened(path, **said)


def test_it_asks_the_table_it_begins_with(tmp_path):
    (shown,) = _toml("read.csv")["evidence"]
    query, kind = shown["query"], shown["kind"]
    exhibit = _read(tmp_path, "read.csv", "ms\n1\n3\n", query=query, kind=kind)
    assert exhibit.figures["p99"].unit == "ms"


def test_it_asks_apachebench():
    shown = _toml("requests.tsv")
    figure = opened("apachebench.tsv", query=shown["query"]).figures["p99"]
    assert (figure.unit, figure.n) == ("ms", 200)
    assert figure.value > 0


def test_it_asks_wrk(tmp_path, needs):
    script = next(text for _, text in _FENCES if "wrk.txt" in text)
    (program,) = re.findall(r"(?s)'(.*)'", script)
    made = subprocess.run(
        [needs("awk"), program, WRITTEN / "wrk.txt"],
        capture_output=True,
        check=True,
        text=True,
    )
    shown = _toml("wrk.csv")
    figures = _read(tmp_path, shown["path"], made.stdout, query=shown["query"]).figures
    told = {name: (float(one.value), one.unit) for name, one in figures.items()}
    assert told == {"rate": (87.55, "op/s"), "p99": (52.18, "ms")}


def test_it_asks_google_cloud(tmp_path):
    shown = _toml("gcp.json")
    written = json.dumps(GCP)
    figures = _read(tmp_path, shown["path"], written, query=shown["query"]).figures
    assert figures["down"].value == 45 + 1
    assert figures["down"].unit == "min"


def test_it_reckons_upptime_over_two_files(tmp_path):
    shown = next(text for _, text in _FENCES if "watched_year" in text)
    text = 'id = "shop-up"\ntext = "The shop is up at least 99.7% of the time."\n'
    record = text + shown.replace("99.9%", "99.7%")
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    for name in ("summary.json", "shop.yml"):
        shutil.copy(WRITTEN / f"upptime-{name}", evidence / name)
    path = tmp_path / "claims" / "shop-up.md"
    (found,), wrong = read_text(f"+++\n{record}+++\n", path=path, root=tmp_path)
    assert wrong == []
    exhibits = open_exhibits(found, partial(open_exhibit, most=MOST))
    verdict = verify(found, exhibits, today=date(2026, 11, 27))
    assert verdict.measured == Decimal("99.7812")
    assert (verdict.verdict, "coarse-probe" in verdict.flags) == ("holds", True)


def test_it_asks_a_status_page_for_its_window(tmp_path):
    (shown,) = _toml('reader = "statuspage"')["evidence"]
    incident = {
        "impact": "major",
        "created_at": "2025-12-20T12:00:00Z",
        "resolved_at": "2026-01-01T01:00:00Z",
    }
    page = {
        "page": {"updated_at": "2026-07-01T00:00:00Z"},
        "incidents": [incident],
    }
    said = {name: shown[name] for name in ("reader", "query", "kind")}
    figures = _read(tmp_path, "incidents.json", json.dumps(page), **said).figures
    assert figures["down"].value == 60
    assert "coverage-gap" not in figures["down"].flags


def test_it_shows_a_certificate_and_a_story(tmp_path):
    certificate = next(text for _, text in _FENCES if "[certificate]" in text)
    exhibit = _read(tmp_path, "iso.toml", certificate, kind="certificate")
    assert exhibit.expires.year == 2029
    story = next(text for language, text in _FENCES if language == "markdown")
    assert _read(tmp_path, "story.md", story, kind="story").figures["restore"].n == 12


def test_it_names_every_reader_and_every_flag():
    assert [name for name in READERS if f"| `{name}` |" not in GUIDE] == []
    assert [name for name in FIGURE_FLAGS if f"| `{name}` |" not in GUIDE] == []
    assert [name for name in BEARING if f"`{name}`" not in GUIDE] == []
