"""What the guide shows can be done as it stands there."""

import re
import tomllib
from pathlib import Path

import pytest
from tests.evidence.exhibits import MOST, opened

from holdwater.evidence.samples import samples_of
from holdwater.pages.claims.gather import MOST_COPIED
from holdwater.pages.claims.plot import BINS, MOST_DOTS
from holdwater.pages.claims.scale import HUGE
from holdwater.tables.figures import MOST_SAMPLES

GUIDES = Path(__file__).parents[3] / "docs" / "guides"
GUIDE = (GUIDES / "claim-pages.md").read_text("utf-8")


def test_it_asks_for_the_values_behind_the_figures(tmp_path):
    pytest.importorskip("duckdb", reason="the readers of evidence are not installed")
    rows = re.findall(
        r"(?m)^(?:pg_restore|ottermere),\d+$", (GUIDES / "claims.md").read_text()
    )
    path = tmp_path / "restores.csv"
    path.write_text("\n".join(["tool,seconds", *rows]) + "\n")
    fence = next(
        one
        for one in re.findall(r"(?ms)^```toml\n(.*?)^```$", GUIDE)
        if "samples" in one
    )
    (shown,) = tomllib.loads(fence)["evidence"]
    exhibit = opened(path, query=shown["query"], samples=shown["samples"])
    found = samples_of(exhibit, most=MOST)
    assert {name: len(some) for name, some in found.items()} == {
        "pg_restore": 5,
        "ottermere": 5,
    }
    assert list(found) == list(exhibit.figures)


def test_it_tells_the_limits_as_they_are():
    words = " ".join(GUIDE.split())
    assert f"of more than {MOST_DOTS} they are counted in {BINS} bins" in words
    assert f"There may be {MOST_SAMPLES:,} rows" in words
    assert f"Files over {MOST_COPIED // 10**6} MB are not copied" in words
    assert HUGE == 10**3, "more than three powers of ten"
