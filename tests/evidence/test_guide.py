"""What the guide shows can be done as it stands there."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from tests.evidence.exhibits import opened

from holdwater.evidence.library import READERS
from holdwater.model.evidence import FIGURE_FLAGS

GUIDE = (Path(__file__).parents[2] / "docs" / "guides" / "evidence.md").read_text(
    "utf-8"
)

_FENCES = re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", GUIDE)

#: Files as their tools shape them, with as little as the guide's queries ask for.
UPPTIME = [
    {"slug": "google", "dailyMinutesDown": {}},
    {
        "slug": "wikipedia",
        "dailyMinutesDown": {"2022-06-12": 21, "2022-03-29": 16, "2021-03-29": 500},
    },
]
STATUSPAGE = {
    "page": {"id": "zimbo"},
    "incidents": [
        {
            "impact": impact,
            "created_at": "2026-02-20T12:00:00.418-06:00",
            "resolved_at": resolved,
        }
        for impact, resolved in (
            ("major", "2026-02-20T12:30:00.418-06:00"),
            ("critical", "2026-02-20T19:15:00.418+01:00"),
            ("major", None),
            ("none", "2026-02-20T19:40:00.418-06:00"),
        )
    ],
}


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


def test_it_asks_upptime(tmp_path):
    shown = _toml("summary.json")
    written = json.dumps(UPPTIME)
    figures = _read(tmp_path, shown["path"], written, query=shown["query"]).figures
    assert float(figures["uptime"].value) == pytest.approx(100 - 100 * 37 / 525_600)
    assert figures["uptime"].unit == "%"


def test_it_asks_statuspage(tmp_path):
    shown = _toml("incidents.json")
    written = json.dumps(STATUSPAGE)
    figures = _read(tmp_path, shown["path"], written, query=shown["query"]).figures
    told = {name: one.value for name, one in figures.items()}
    assert told == {"down": 45, "incidents": 3, "unresolved": 1, "first": 2026}


def test_it_shows_a_certificate_and_a_story(tmp_path):
    certificate = next(text for _, text in _FENCES if "[certificate]" in text)
    exhibit = _read(tmp_path, "iso.toml", certificate, kind="certificate")
    assert exhibit.expires.year == 2029
    story = next(text for language, text in _FENCES if language == "markdown")
    assert _read(tmp_path, "story.md", story, kind="story").figures["restore"].n == 12


def test_it_names_every_reader_and_every_flag():
    assert [name for name in READERS if f"| `{name}` |" not in GUIDE] == []
    assert [name for name in FIGURE_FLAGS if f"| `{name}` |" not in GUIDE] == []
