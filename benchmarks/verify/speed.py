"""How fast many claims are verified: whole processes, and all the memory they take.

    python -m verify.speed FOLDER --runs 3 [--jobs 1 --jobs 2]

FOLDER is as `verify.corpus` writes it. Writes JSON; see README.md above this.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import holdwater
from machine import machine
from startup import RESULTS

#: How often the memory of all processes is added up, in seconds.
PACE = 0.05


def run_once(words: list[str], folder: Path) -> dict[str, float]:
    """Run a command; return wall and processor seconds, and the most memory of all."""
    before = os.times()
    began = time.perf_counter()
    child = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL)
    most = 0
    while child.poll() is None:
        most = max(most, sum(map(_memory, _family(child.pid))))
        time.sleep(PACE)
    wall = time.perf_counter() - began
    if child.returncode not in (0, 1):
        sys.exit(f"{words} ended with {child.returncode}: nothing was measured")
    after = os.times()
    cpu = sum(after[2:4]) - sum(before[2:4])
    return {"wall_s": round(wall, 2), "cpu_s": round(cpu, 2), "peak_mib": most >> 10}


def _family(pid: int) -> list[int]:
    with suppress(OSError):
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
        return [pid, *(one for child in listed.split() for one in _family(int(child)))]
    return []


def _memory(pid: int) -> int:
    """Tell a process's share of memory in KiB: of what n share, each has an nth."""
    with suppress(OSError):
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
        return int(text.partition("Pss:")[2].split()[0])
    return 0


def main() -> None:
    """Measure, print and write the result."""
    now = datetime.now(UTC)
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=3, help="of each command [3]")
    parser.add_argument("--jobs", type=int, action="append", default=[])
    parser.add_argument(
        "--output", type=Path, default=RESULTS / f"verify-{now:%Y-%m-%d}.json"
    )
    options = parser.parse_args()
    own = str(Path(sys.executable).with_name("holdwater"))
    runs: dict[str, list[dict[str, Any]]] = {}
    busy = os.getloadavg()[0]
    for _ in range(options.runs):
        for jobs in options.jobs or [2]:
            words = [own, "verify", "--format", "json", "--jobs", str(jobs), "pages"]
            runs.setdefault(f"jobs {jobs}", []).append(run_once(words, options.folder))
    result = {
        "benchmark": "speed of verifying",
        "date": now.isoformat(timespec="seconds"),
        "holdwater": holdwater.__version__,
        "machine": machine(),
        "load_before": round(busy, 2),
        "runs": runs,
    }
    options.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(runs, indent=1))


if __name__ == "__main__":
    main()
