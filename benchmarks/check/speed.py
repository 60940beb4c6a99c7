"""How fast a folder of pages is checked: Holdwater and rivals, whole processes.

    python -m check.speed CORPUS --runs 3 [--jobs 1 --jobs 2]
        --rival 'write-good=write-good FILES' --rival 'proselint=proselint check FILES'

Every command reads the same files, one run of each after the other, again and again, so
that whatever else the machine is doing meets each of them alike. Holdwater writes JSON;
nobody's output is kept. Where the time of one process goes is kept beside it: the share
of each stage in samples of its stack (`--profile`, with py-spy).
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import holdwater
from check.corpus import described
from machine import machine
from startup import RESULTS, Runs, rival, run_once

FILES = "FILES"

#: write-good ends with the number of what it found; only a signal is no ending.
ENDINGS = range(256)

#: What a sample of a stack is counted as: the first of these that stands in it.
STAGES = {
    "suggestions": "_with_suggestion",
    "the learned part": "weigh (",
    "rules": "judge (holdwater/rules",
    "figures": "quantities (",
    "registers and support": "notice (",
    "findings and the decision": "_judged (",
    "languages": "languages_of (",
    "statements": "statements (holdwater/text/statements",
    "reading": "read (holdwater/reading",
    "what the page shows and leaves out": "check (holdwater/check/road",
    "writing": "document (holdwater/report",
    "imports": "_find_and_load (",
}


def filled(one: Runs, files: list[str]) -> list[str]:
    """Put the files in the place of FILES."""
    return [word for w in one.words for word in (files if w == FILES else [w])]


def plain_runs(one: Runs, size: int) -> dict[str, Any]:
    """Write the figures of one command: seconds, MB a second, the most memory."""
    return {
        "name": one.name,
        "command": shlex.join(Path(word).name for word in one.words),
        "runs": len(one.wall),
        "wall_s": [round(seconds, 2) for seconds in one.wall],
        "cpu_s": [round(seconds, 2) for seconds in one.cpu],
        "mb_per_s": round(size / 1e6 / median(one.wall), 3),
        "peak_mib": round(max(one.memory) / 1024, 1),
    }


def profile(command: list[str]) -> dict[str, float]:
    """Sample the stack of one process; return the share of each stage."""
    with tempfile.TemporaryDirectory() as folder:
        stacks = Path(folder) / "stacks"
        spy = ["py-spy", "record", "-r", "200", "-f", "raw", "-F"]
        subprocess.run(
            [*spy, "-o", str(stacks), "--", *command],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        lines = stacks.read_text("utf-8").splitlines()
    counts: Counter[str] = Counter()
    for line in lines:
        stack, _, count = line.rpartition(" ")
        stage = next((name for name, sign in STAGES.items() if sign in stack), "other")
        counts[stage] += int(count)
    return {name: round(n / counts.total(), 3) for name, n in counts.most_common()}


def main() -> None:
    """Measure, print a table and write the result."""
    now = datetime.now(UTC)
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--runs", type=int, default=3, help="of each command [3]")
    parser.add_argument("--jobs", type=int, action="append", default=[])
    parser.add_argument(
        "--rival", type=partial(rival, files=FILES), action="append", default=[]
    )
    parser.add_argument("--profile", action="store_true")
    parser.add_argument(
        "--output", type=Path, default=RESULTS / f"speed-{now:%Y-%m-%d}.json"
    )
    options = parser.parse_args()
    own = str(Path(sys.executable).with_name("holdwater"))
    files = sorted(str(p) for p in options.corpus.rglob("*") if p.is_file())
    size = sum(Path(path).stat().st_size for path in files)
    commands = [
        Runs(f"holdwater, jobs {n}", (own, *_checking(n), FILES))
        for n in options.jobs or [1]
    ]
    commands += options.rival
    busy = os.getloadavg()[0]
    for _ in range(options.runs):
        for one in commands:
            wall, cpu, memory = run_once(filled(one, files), endings=ENDINGS)
            one.wall.append(wall)
            one.cpu.append(cpu)
            one.memory.append(memory)
    figures = [plain_runs(one, size) for one in commands]
    result = {
        "benchmark": "speed of checking",
        "date": now.isoformat(timespec="seconds"),
        "holdwater": holdwater.__version__,
        "machine": machine(),
        "load_before": round(busy, 2),
        "corpus": described(options.corpus),
        "commands": figures,
    }
    if options.profile:
        command = [sys.executable, "-m", "holdwater", *_checking(1), *files]
        result["profile"] = profile(command)
    options.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    for told in figures:
        print(f"{told['name']:24}{told['mb_per_s']:8} MB/s{told['peak_mib']:8} MiB")


def _checking(jobs: int) -> tuple[str, ...]:
    return ("check", "--format", "json", "--fail-on", "never", "--jobs", str(jobs))


if __name__ == "__main__":
    main()
