"""Dumps imported in this process, with engines that are small."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("zstandard")

from holdwater.community.duckdb_engine import DuckDBEngine
from holdwater.community.importers.road import Imported, imported
from holdwater.community.importers.rows import Options

WRITTEN = Path(__file__).parent / "written"


class Answer(NamedTuple):
    """What an import told, and the rows that it wrote."""

    told: Imported
    posts: list[dict]

    @property
    def dropped(self):
        return {one.reason: one.rows for one in self.told.dropped}

    def post(self, name):
        (found,) = (one for one in self.posts if one["post_id"] == name)
        return found


def rows_of(file):
    with DuckDBEngine(threads=1) as engine:
        asked = engine.run(f"SELECT * FROM read_parquet('{file}')")
        names = [one[0] for one in asked.description]
        return [dict(zip(names, row, strict=True)) for row in asked.fetchall()]


@pytest.fixture(scope="session")
def kept():
    """What was imported once, and is asked for again."""
    return {}


@pytest.fixture
def bring(tmp_path, kept):
    """Import files: ``bring("phpbb", file)``; files are paths, or named samples."""

    def bringing(kind, *sources, today=date(2026, 11, 26), **options):
        name = (kind, *sources, today, repr(options))
        if name in kept:
            return kept[name]
        output = tmp_path / "posts.parquet"
        paths = [WRITTEN / one if isinstance(one, str) else one for one in sources]
        with DuckDBEngine(threads=1) as engine:
            told = imported(
                kind, paths, output, engine, options=Options(**options), today=today
            )
        answer = Answer(told, rows_of(output))
        if all(isinstance(one, str) for one in sources):
            kept[name] = answer
        return answer

    return bringing
