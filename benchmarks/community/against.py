"""How fast a scan is beside two other programs, on the same posts, in one run.

    cd benchmarks
    ../.venv/bin/python -m community.against FOLDER \
        --toolkit TOOLKIT/bin/compute_networks --mango MANGO/bin/python \
        --mango-source cib-mango-tree/src --output results/community-rivals.json

FOLDER holds ``posts.ndjson`` of `community.simulate`. The same posts are written as CSV
for coordination-network-toolkit, and as Parquet for the n-grams of CIB Mango Tree, before
anything is timed. Then each runs as a process of its own, from its file to its result:

- *pairs*: `community.pairs`, and the toolkit's preprocess and co_tweet: equal texts of two
  accounts within an hour, weight 2 and above. Their edges are compared, every one.
- *near*: the whole scan, which has near copies among much else, and the toolkit's
  co_similar_tweet within an hour, Jaccard 0.5, on what it had preprocessed.
- *n-grams*: Mango Tree's n-grams of 3 to 5 words, the base analysis alone, without a page.

What is not given is left out. Neither program is part of this project.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shlex
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from community.spent import Told, apart, spent
from holdwater.community.duckdb_engine import DuckDBEngine
from machine import machine

_WINDOW, _LEAST = 3_600, 2
_BENCHMARKS = Path(__file__).parents[1]
_OURS = {"PYTHONPATH": str(_BENCHMARKS)}

#: Runs Mango Tree's analysis with files where its program has a page.
_MANGO = """
import sys
from pathlib import Path
import polars as pl
from cibmangotree.analyzers.ngrams.ngrams_base.main import main

class Place:
    def __init__(self, path): self.parquet_path = path
    def preprocess(self, frame): return frame

class Context:
    progress_reporter = None
    params = {"min_n": 3, "max_n": 5}
    def input(self): return Place(sys.argv[1])
    def output(self, name): return Place(str(Path(sys.argv[2]) / f"{name}.parquet"))

if __name__ == "__main__":
    main(Context())
"""


def prepare(posts: Path, folder: Path) -> int:
    """Write the posts as each program wants them; return how many there are."""
    told = (
        "SELECT post_id, author_id, text, CAST(epoch(CAST(created_at AS TIMESTAMPTZ)) "
        f"AS BIGINT) AS written FROM read_ndjson('{posts}', columns={{post_id: 'VARCHAR', "
        "author_id: 'VARCHAR', text: 'VARCHAR', created_at: 'VARCHAR'})"
    )
    with DuckDBEngine() as engine:
        engine.run(
            "COPY (SELECT post_id AS message_id, author_id AS user_id, author_id AS "
            "username, '' AS repost_id, '' AS reply_id, text AS message, written AS timestamp, "
            f"'' AS urls FROM ({told})) TO '{folder / 'posts.csv'}' (HEADER true)"
        )
        engine.run(
            "COPY (SELECT post_id AS message_id, author_id AS user_id, text AS "
            f"message_text, make_timestamp(written * 1000000) AS timestamp FROM ({told})) "
            f"TO '{folder / 'posts.parquet'}'"
        )
        ((many,),) = engine.rows(f"SELECT count(*) FROM ({told})")
    return int(many)


def pairs(folder: Path, toolkit: Path | None, *, stop: float) -> Told:
    """Time the pairs that write the same, ours and theirs, and compare the edges."""
    source, ours = folder / "posts.csv", folder / "edges.csv"
    program: list[str | Path] = [sys.executable, "-m", "community.pairs", source, ours]
    found: Told = {
        "holdwater": spent(
            [*program, "--window", str(_WINDOW), "--least", str(_LEAST)],
            environment=_OURS,
        )
    }
    if toolkit is None:
        return found
    database = folder / "toolkit.db"
    found["toolkit_load"] = spent(
        [toolkit, database, "preprocess", source], stop_after=stop
    )
    found["toolkit_co_tweet"] = spent(
        [toolkit, database, "compute", "co_tweet", *_limits()], stop_after=stop
    )
    edges = set(_edges_of(database))
    with ours.open(encoding="utf-8", newline="") as stream:
        told = csv.reader(stream)
        next(told)
        mine = {(one, other, int(weight)) for one, other, weight in told}
    return {**found, "edges": len(mine), "edges_are_equal": mine == edges}


def _limits() -> list[str]:
    return [
        *("--time_window", str(_WINDOW)),
        *("--min_edge_weight", str(_LEAST)),
        *("--n_cpus", str(os.cpu_count())),
    ]


def _edges_of(database: Path) -> list[tuple[str, str, int]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(
            "SELECT user_1, user_2, weight FROM co_tweet_network"
        ).fetchall()
    finally:
        connection.close()


def near(posts: Path, folder: Path, toolkit: Path | None, *, stop: float) -> Told:
    """Time the whole scan, and the toolkit's near copies."""
    scan: list[str | Path] = [sys.executable, "-m", "holdwater", "community", "scan"]
    found: Told = {"holdwater_scan": spent([*scan, posts, "--format", "json"])}
    if toolkit is not None:
        similar = ["compute", "co_similar_tweet", "--similarity_threshold", "0.5"]
        found["toolkit_co_similar_tweet"] = spent(
            [toolkit, folder / "toolkit.db", *similar, *_limits()], stop_after=stop
        )
    return found


def grams(folder: Path, python: Path, source: Path, *, stop: float) -> Told:
    """Time Mango Tree's n-grams."""
    program = folder / "mango.py"
    program.write_text(_MANGO, encoding="utf-8")
    return spent(
        [python, program, folder / "posts.parquet", folder],
        stop_after=stop,
        environment={"PYTHONPATH": str(source)},
    )


def main() -> None:
    """Run all that is given, and write what was told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--toolkit", type=Path)
    parser.add_argument("--mango", type=Path)
    parser.add_argument("--mango-source", type=Path)
    parser.add_argument("--stop", type=float, default=900, help="seconds for each")
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    posts = given.folder / "posts.ndjson"
    toolkit = given.toolkit and given.toolkit.absolute()
    with TemporaryDirectory(prefix="holdwater-against-") as place:
        folder = Path(place)
        told: Told = {
            "date": datetime.now(UTC).date().isoformat(),
            "command": shlex.join(
                ["python", "-m", "community.against", *_known(sys.argv[1:])]
            ),
            "machine": machine(),
            "posts": apart(prepare, posts, folder),
        }
        told["pairs"] = pairs(folder, toolkit, stop=given.stop)
        if given.mango and given.mango_source:
            told["ngrams"] = grams(
                folder, given.mango.absolute(), given.mango_source, stop=given.stop
            )
        told["near"] = near(posts, folder, toolkit, stop=given.stop)
    written = json.dumps(told, indent=1) + "\n"
    if given.output:
        given.output.write_text(written, encoding="utf-8")
    print(written)


def _known(given: list[str]) -> list[str]:
    """Leave out where things lie on this machine."""
    return [Path(one).name if "/" in one else one for one in given]


if __name__ == "__main__":
    main()
