"""A forum in which nobody is known to have staged anything: what the scan says of it.

    cd benchmarks
    ../.venv/bin/python -m community.benign FOLDER --output results/community-benign.json

``FOLDER`` holds the posts and users of quantumcomputing.stackexchange.com from its first
day to September 2018 (CC BY-SA 3.0), as ``se_quantumcomputing_2018_{posts,users}.parquet``.
Its launch week is in it, in which everybody joined that day. Each grade is a false alarm,
as far as is known.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from community.quality import wilson
from holdwater.community import road
from holdwater.community.duckdb_engine import DuckDBEngine
from machine import machine

_NAME = "se_quantumcomputing_2018"
_TODAY = date(2018, 9, 2)


def canonical(folder: Path, file: Path) -> None:
    """Write the forum's posts as canonical ones, with the day on which each joined."""
    posts, users = (
        str(folder / f"{_NAME}_{one}.parquet") for one in ("posts", "users")
    )
    duckdb.sql(
        f"""COPY (SELECT p.post_id, p.thread_id, p.author_id, p.text, p.title, p.links,
        CAST(p.created_at AS VARCHAR) AS created_at,
        CAST(u.created_at AS VARCHAR) AS author_created_at
        FROM '{posts}' p LEFT JOIN '{users}' u USING (author_id)) TO '{file}'"""
    )


def measured(folder: Path) -> dict[str, Any]:
    """Scan the forum, and count what was graded and how many could have been."""
    with TemporaryDirectory(prefix="holdwater-benign-") as place:
        file = Path(place) / "posts.parquet"
        canonical(folder, file)
        with DuckDBEngine(threads=2) as engine:
            survey = road.surveyed([file], engine, today=_TODAY)
            ((threads,),) = engine.rows("SELECT count(*) FROM reply_tally")
    grades = Counter(one.grade for one in survey.threads)
    many = int(threads)
    return {
        "posts": survey.posts,
        "accounts": survey.accounts,
        "threads_with_replies": many,
        "strong": grades["strong"],
        "review": grades["review"],
        "graded_share": wilson(grades["strong"] + grades["review"], many),
        "highest_score": round(max(one.score for one in survey.threads), 2),
    }


def main() -> None:
    """Scan the forum of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    written = {
        "benchmark": "community-benign",
        "date": datetime.now(UTC).date().isoformat(),
        "command": shlex.join(["python", "-m", "community.benign", "FOLDER"]),
        "machine": machine(),
        **measured(given.folder),
    }
    text = json.dumps(written, indent=1) + "\n"
    if given.output:
        given.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
