"""A simulated community is the same, whether it comes as posts or as a backup."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime

import pytest

from community.as_discourse import make, pack
from community.simulate import write
from holdwater.community.importers.road import imported
from holdwater.community.importers.rows import Options

pytest.importorskip("duckdb")
pytest.importorskip("zstandard")

SIZE = {"posts": 600, "seed": 7}


def test_it_tells_the_same_as_a_backup(tmp_path):
    from holdwater.community.duckdb_engine import DuckDBEngine

    write(tmp_path, **SIZE)
    given = [
        json.loads(line)
        for line in (tmp_path / "posts.ndjson").read_text().splitlines()
    ]
    pack(tmp_path / "posts.ndjson", tmp_path / "backup.tar.gz")
    output = tmp_path / "posts.parquet"
    with DuckDBEngine(threads=1) as engine:
        told = imported(
            "discourse", [tmp_path / "backup.tar.gz"], output, engine,
            options=Options(), today=date(2026, 11, 26),
        )  # fmt: skip
        rows = engine.rows(
            "SELECT epoch(created_at), epoch(author_created_at), title, category, is_staff, "
            f"text FROM read_parquet('{output}')"
        )
    wanted = [
        (
            datetime.fromisoformat(one["created_at"]).timestamp(),
            datetime.fromisoformat(one["author_created_at"]).timestamp(),
            one["title"], one["category"], one["is_staff"], one["text"],
        )
        for one in given
    ]  # fmt: skip
    assert rows == wanted
    assert (told.failed, told.threads) == ((), len({one["thread_id"] for one in given}))


def test_it_names_the_threads_of_the_truth_as_the_backup_does(tmp_path):
    make(tmp_path, **SIZE)
    told = list(csv.DictReader((tmp_path / "truth.csv").read_text().splitlines()))
    assert told
    assert all(one["thread_id"].isdecimal() for one in told)
