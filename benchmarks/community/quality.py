"""How well threads are ranked in forums that were made up, kind by kind.

    cd benchmarks
    ../.venv/bin/python -m community.quality --posts 100000 --seeds 1 2 3 \
        --output results/community-quality.json

Each seed makes a forum, its posts are scanned, and what the scan grades is held against
what the simulator knows. What is told: the average precision of the whole ranking, how
often *strong* and *review* are right and how much of the staged threads each reaches, the
recall of each kind of campaign, and the false alarms of each trap. Rates carry a Wilson
interval of 95 %; the average precision carries the range over the seeds.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import shlex
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from community.simulate import write
from holdwater.community import road
from holdwater.community.duckdb_engine import DuckDBEngine
from machine import machine

_TODAY = date(2025, 6, 1)

#: A thread of the scan: its kind in truth, and its grade.
Ranked = tuple[str, str | None]


def average_precision(staged: Sequence[bool], total: int) -> float:
    """Return the mean, over all staged threads, of the precision where each is found.

    ``staged`` is the ranking, best first; a staged thread that is not in it adds 0.
    """
    found, said = 0, 0.0
    for place, is_staged in enumerate(staged, start=1):
        if is_staged:
            found += 1
            said += found / place
    return said / total if total else 0.0


def wilson(hits: int, of: int) -> list[float]:
    """Return the share and its 95 % interval (Wilson, JASA 22 (1927), 209-212)."""
    if not of:
        return [0.0, 0.0, 1.0]
    z, share = 1.959964, hits / of
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    low, high = ((middle + by * half) / (1 + z * z / of) for by in (-1, 1))
    return [round(share, 4), round(max(low, 0.0), 4), round(min(high, 1.0), 4)]


def is_staged(kind: str) -> bool:
    """Tell a campaign from a trap and from the background."""
    return kind != "background" and not kind.startswith("trap/")


def one_forum(
    posts: int, seed: int, *, made: Path | None = None, memory: str = "4GB"
) -> tuple[list[Ranked], dict[str, str], float]:
    """Make a forum and scan it; return the ranking, the truth and the seconds it took."""
    with TemporaryDirectory(prefix="holdwater-quality-") as place:
        folder = made or Path(place)
        if made is None:
            write(folder, posts=posts, seed=seed)
        with (folder / "truth.csv").open(encoding="utf-8", newline="") as stream:
            truth: dict[str, str] = {
                row["thread_id"]: row["kind"] for row in csv.DictReader(stream)
            }
        began = time.process_time()
        with DuckDBEngine(memory=memory, threads=2) as engine:
            survey = road.surveyed([folder / "posts.ndjson"], engine, today=_TODAY)
        took = time.process_time() - began
    ranking: list[Ranked] = [
        (truth.get(one.thread_id, "background"), one.grade) for one in survey.threads
    ]
    return ranking, truth, took


def figures(
    forums: Iterable[tuple[Sequence[Ranked], Mapping[str, str]]],
) -> dict[str, Any]:
    """Sum up rankings against the truth."""
    precisions: list[float] = []
    graded: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])  # strong, review, all
    for ranking, truth in forums:
        total = sum(is_staged(kind) for kind in truth.values())
        precisions.append(
            average_precision([is_staged(kind) for kind, _ in ranking], total)
        )
        for kind in truth.values():
            graded[kind][2] += 1
        for kind, grade in ranking:
            graded[kind][0] += grade == "strong"
            graded[kind][1] += grade is not None
    staged = [counts for kind, counts in graded.items() if is_staged(kind)]
    told = {"strong": 0, "graded": 1}
    return {
        "average_precision": round(sum(precisions) / len(precisions), 4),
        "average_precision_by_seed": [round(one, 4) for one in precisions],
        "staged_threads": sum(one[2] for one in staged),
        **{
            f"{name}_precision": wilson(
                sum(one[place] for one in staged),
                sum(one[place] for one in graded.values()),
            )
            for name, place in told.items()
        },
        **{
            f"{name}_recall": wilson(
                sum(one[place] for one in staged), sum(one[2] for one in staged)
            )
            for name, place in told.items()
        },
        "rewritten_bare_graded_recall": _recall(graded, "rewritten", "bare"),
        "kinds": {
            kind: {"threads": n, "strong": strong, "graded": some}
            for kind, (strong, some, n) in sorted(graded.items())
        },
        "by_trait": {
            trait: {
                "strong_recall": _recall(graded, trait, place=0),
                "graded_recall": _recall(graded, trait),
            }
            for trait in (
                *("same-day", "drip", "aged"),
                *("copied", "paraphrased", "rewritten"),
                *("link", "bare"),
            )
        },
    }


def _recall(
    graded: Mapping[str, Sequence[int]], *traits: str, place: int = 1
) -> list[float]:
    found = [
        counts
        for kind, counts in graded.items()
        if is_staged(kind) and set(traits) <= set(kind.split("/"))
    ]
    return wilson(sum(one[place] for one in found), sum(one[2] for one in found))


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument(
        "--made",
        type=Path,
        help="a forum of that many posts and that one seed, made before",
    )
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    forums, seconds = [], []
    for seed in given.seeds:
        ranking, truth, took = one_forum(given.posts, seed, made=given.made)
        forums.append((ranking, truth))
        seconds.append(round(took, 1))
        one = figures([(ranking, truth)])
        print(
            f"seed {seed}: AP {one['average_precision']:.3f}, strong "
            f"{one['strong_precision'][0]:.3f} at {one['strong_recall'][0]:.3f}, graded "
            f"{one['graded_precision'][0]:.3f} at {one['graded_recall'][0]:.3f}, "
            f"{took:.0f} s",
            file=sys.stderr,
            flush=True,
        )
    written = {
        "benchmark": "community-quality",
        "date": datetime.now(UTC).date().isoformat(),
        "command": shlex.join(["python", "-m", "community.quality", *sys.argv[1:]]),
        "machine": machine(),
        "posts": given.posts,
        "seeds": given.seeds,
        "cpu_seconds": seconds,
        **figures(forums),
    }
    text = json.dumps(written, indent=1) + "\n"
    if given.output:
        given.output.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
