"""How fast many claims are verified: whole processes, and all the memory they take.

    python -m verify.speed FOLDER [--cold 1] [--warm 3] [--without 0] [--jobs 2]

FOLDER is as `verify.corpus` writes it. *Cold* is a run with an empty cache, *warm* one
with nothing changed since, *without* one by ``--no-cache``. What a warm run answers has to
be what a cold one did, byte for byte. Writes JSON; see README.md above this.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import holdwater
from machine import machine
from startup import RESULTS

#: How often the memory of all processes is added up, in seconds.
PACE = 0.25

#: So many additions tell how fast one processor is at the moment.
ADDITIONS = 3_000_000


def _told(word: str) -> str:
    """Tell a word of the command line without the folders of this machine."""
    return Path(word).name if "/" in word else word


def run_once(
    words: list[str],
    folder: Path,
    *,
    environment: Mapping[str, str] | None = None,
    told: list[bytes] | None = None,
) -> dict[str, Any]:
    """Run a command; return its seconds, the most memory of all, and a hash of its answer.

    ``told`` is given the answer itself.

    ``pace_s`` is what `ADDITIONS` additions take just before: on a machine that others
    use, seconds of processor time are longer than by itself.
    """
    load, pace = os.getloadavg()[0], _pace()
    with tempfile.TemporaryFile() as answer:
        before = os.times()
        began = time.perf_counter()
        child = subprocess.Popen(
            words,
            cwd=folder,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **(environment or {})},
        )
        most = 0
        while child.returncode is None:
            most = max(most, sum(map(_memory, _family(child.pid))))
            with suppress(subprocess.TimeoutExpired):  # its end is not waited past
                child.wait(timeout=PACE)
        wall = time.perf_counter() - began
        after = os.times()
        answer.seek(0)
        content = answer.read()
    if told is not None:
        told.append(content)
    if child.returncode not in (0, 1):
        sys.exit(f"{words} ended with {child.returncode}: nothing was measured")
    return {
        "wall_s": round(wall, 2),
        "cpu_s": round(sum(after[2:4]) - sum(before[2:4]), 2),
        "peak_mib": most >> 10,
        "load_before": round(load, 2),
        "pace_s": round(pace, 3),
        "answer": sha256(content).hexdigest()[:16],
    }


def _pace() -> float:
    began = time.process_time()
    total = 0
    for one in range(ADDITIONS):
        total += one
    return time.process_time() - began


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


def run_all(folder: Path, jobs: int, counts: Mapping[str, int]) -> dict[str, Any]:
    """Run `verify` cold, warm and without a cache, so often each."""
    own = str(Path(sys.executable).with_name("holdwater"))
    words = [own, "verify", "--format", "json", "--jobs", str(jobs), "pages"]
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in counts}
    for _ in range(counts["cold"]):
        with tempfile.TemporaryDirectory() as empty:
            kept = {"XDG_CACHE_HOME": f"{empty}/c", "XDG_STATE_HOME": f"{empty}/s"}
            runs["cold"].append(run_once(words, folder, environment=kept))
            while len(runs["warm"]) < counts["warm"]:
                runs["warm"].append(run_once(words, folder, environment=kept))
    for _ in range(counts["without"]):
        runs["without"].append(run_once([*words, "--no-cache"], folder))
    answers = {one["answer"] for some in runs.values() for one in some}
    if len(answers) != 1:
        sys.exit(f"the runs answered otherwise: {runs}")
    return {name: some for name, some in runs.items() if some}


def measured(**told: Any) -> dict[str, Any]:
    """Say of what was measured when, on what and how."""
    called = Path(sys.argv[0]).stem
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "holdwater": holdwater.__version__,
        "machine": machine(),
        "command": " ".join(
            ["python -m", f"verify.{called}", *map(_told, sys.argv[1:])]
        ),
        **told,
    }


def main() -> None:
    """Measure, print and write the result."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cold", type=int, default=1, help="runs [1]")
    parser.add_argument("--warm", type=int, default=3, help="runs after the first [3]")
    parser.add_argument("--without", type=int, default=0, help="runs with no cache [0]")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--output", type=Path, default=RESULTS / "verify-speed.json")
    options = parser.parse_args()
    counts = {name: getattr(options, name) for name in ("cold", "warm", "without")}
    runs = run_all(options.folder, options.jobs, counts)
    result = measured(benchmark="speed of verifying", jobs=options.jobs, runs=runs)
    known: dict[str, Any] = {}
    with suppress(OSError, ValueError):  # what `verify.rivals` wrote stays
        known = json.loads(options.output.read_text("utf-8"))
    result = {**known, "many": result}
    options.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(runs, indent=1))


if __name__ == "__main__":
    main()
