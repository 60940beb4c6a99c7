"""What a scan costs against the size of a community, within a given memory.

    cd benchmarks
    ../.venv/bin/python -m community.cost FOLDER… --memory 4GB \
        --output results/community-cost.json

Each FOLDER holds ``posts.ndjson`` of `community.simulate`. The posts are scanned as they
are, and once more as Parquet, by `holdwater community scan` as a process of its own; the
smallest of ``--times`` is told, by the wall; of more than
a million posts, what one scan took. ``order`` is the slope of log(processor
seconds) over log(posts) between the first and the last: 1 is linear.
"""

from __future__ import annotations

import argparse
import json
import math
import shlex
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from community.spent import Told, apart, spent
from holdwater.community.duckdb_engine import DuckDBEngine
from machine import machine

_FORMS = ("ndjson", "parquet")

#: More posts than this are scanned once.
_MANY = 1_000_000


def as_parquet(posts: Path, out: Path) -> int:
    """Write the posts as Parquet; return how many there are."""
    with DuckDBEngine(memory="4GB") as engine:
        source = f"read_ndjson('{posts}', maximum_object_size=33554432)"
        engine.run(f"COPY (SELECT * FROM {source}) TO '{out}'")
        ((many,),) = engine.rows(f"SELECT count(*) FROM '{out}'")
    return int(many)


def scanned(posts: Path, *, memory: str, times: int) -> Told:
    """Scan some posts a few times; return the least that it took."""
    scan: list[str | Path] = [sys.executable, "-m", "holdwater", "community", "scan"]
    runs = [
        spent([*scan, posts, "--memory", memory, "--today", "2026-11-27"])
        for _ in range(times)
    ]
    return min(runs, key=lambda one: one["seconds"])


def order(rows: list[dict[str, Any]], form: str) -> float | None:
    """Return the slope of log(processor seconds) over log(posts)."""
    if len(rows) < 2:
        return None
    first, last = rows[0], rows[-1]
    more = last[form]["processor_seconds"] / first[form]["processor_seconds"]
    return round(math.log(more) / math.log(last["posts"] / first["posts"]), 3)


def main() -> None:
    """Scan each folder's posts, and write what was told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--memory", default="4GB")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--form", choices=_FORMS, nargs="+", default=list(_FORMS))
    parser.add_argument("--note", help="what is to be known of the machine")
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    rows: list[dict[str, Any]] = []
    for folder in given.folders:
        posts = folder / "posts.ndjson"
        with TemporaryDirectory(prefix="holdwater-cost-") as place:
            packed = Path(place) / "posts.parquet"
            row: dict[str, Any] = {"posts": apart(as_parquet, posts, packed)}
            row["file_megabytes"] = round(posts.stat().st_size / 1e6)
            for form in given.form:
                file = {"ndjson": posts, "parquet": packed}[form]
                times = given.times if row["posts"] <= _MANY else 1
                row[form] = scanned(file, memory=given.memory, times=times)
        rows.append(row)
        print(json.dumps(row), file=sys.stderr, flush=True)
    rows.sort(key=lambda one: one["posts"])
    told = {
        "date": datetime.now(UTC).date().isoformat(),
        "command": shlex.join(
            ["python", "-m", "community.cost", *_known(sys.argv[1:])]
        ),
        "machine": machine(),
        "note": given.note,
        "memory": given.memory,
        "sizes": rows,
        "order": {form: order(rows, form) for form in given.form},
    }
    written = json.dumps(told, indent=1) + "\n"
    if given.output:
        given.output.write_text(written, encoding="utf-8")
    print(written)


def _known(given: list[str]) -> list[str]:
    """Leave out where things lie on this machine."""
    return [Path(one).name if "/" in one else one for one in given]


if __name__ == "__main__":
    main()
