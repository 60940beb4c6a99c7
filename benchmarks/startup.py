"""How long a whole process takes for one line: Holdwater, Python alone, and rivals.

    python benchmarks/startup.py --runs 40 --rival 'proselint=proselint check FILE'

Every command runs once to warm up, then all of them in turn, so that whatever else
the machine does meets each of them alike. Writes JSON; see README.md beside this.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import sys
import tempfile
import time
from collections.abc import Container, Iterable, Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import holdwater
from machine import machine

LINE = "Restores run 3x faster than pg_restore.\n"
RESULTS = Path(__file__).parent / "results"
FILE = "FILE"

#: A checker that ends otherwise did not check, and its time says nothing.
ENDINGS = (0, 1)


@dataclass
class Runs:
    """A command, and what each of its runs took in seconds and KiB."""

    name: str
    words: tuple[str, ...]
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


def run_once(
    words: list[str], *, endings: Container[int] = ENDINGS
) -> tuple[float, float, int]:
    """Run a command; return its wall time, processor time and peak memory."""
    silence = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
    began = time.perf_counter()
    child = os.posix_spawnp(words[0], words, os.environ, file_actions=silence)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    if code not in endings:
        shown = shlex.join(words)[:200]
        sys.exit(f"`{shown}` ended with {code}: nothing was measured")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss


def measure(commands: Sequence[Runs], *, runs: int, page: Path) -> None:
    """Run every command ``runs`` times, in turn, after a warm-up."""
    filled = [[str(page) if w == FILE else w for w in one.words] for one in commands]
    for words in filled:
        run_once(words)
    for _ in range(runs):
        for one, words in zip(commands, filled, strict=True):
            wall, cpu, memory = run_once(words)
            one.wall.append(wall)
            one.cpu.append(cpu)
            one.memory.append(memory)


def plain_runs(one: Runs) -> dict[str, Any]:
    """Write the figures of one command, its words without their folders."""
    return {
        "name": one.name,
        "command": shlex.join(Path(word).name for word in one.words),
        "runs": len(one.wall),
        "wall_ms": spread(one.wall),
        "cpu_ms": spread(one.cpu),
        "peak_mib": round(max(one.memory) / 1024, 1),
    }


def spread(seconds: Iterable[float]) -> dict[str, float]:
    """Return the least, the median and the most, in milliseconds."""
    in_ms = sorted(1000 * one for one in seconds)
    return {
        "min": round(in_ms[0], 1),
        "median": round(median(in_ms), 1),
        "max": round(in_ms[-1], 1),
    }


def rival(given: str, *, files: str = FILE) -> Runs:
    """Read NAME=COMMAND; the word ``files`` in it stands for what is to be checked."""
    name, _, command = given.partition("=")
    words = tuple(shlex.split(command))
    if not name or files not in words:
        raise argparse.ArgumentTypeError(f"{given!r} is not like NAME=COMMAND {files}")
    return Runs(name, words)


def main() -> None:
    """Measure, print a table and write the result."""
    now = datetime.now(UTC)
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=20, help="of each command [20]")
    parser.add_argument(
        "--rival", type=rival, action="append", default=[], metavar="NAME=COMMAND"
    )
    parser.add_argument(
        "--output", type=Path, default=RESULTS / f"startup-{now:%Y-%m-%d}.json"
    )
    options = parser.parse_args()
    output = options.output.absolute()
    own = Path(sys.executable).with_name("holdwater")
    commands = [
        Runs("python alone", (sys.executable, "-c", "pass")),
        Runs("holdwater", (str(own), "check", FILE)),
        *options.rival,
    ]
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.md"
        page.write_text(LINE, "utf-8")
        with chdir(folder):  # where nobody's settings are found
            measure(commands, runs=options.runs, page=page)
    figures = [plain_runs(one) for one in commands]
    result = {
        "benchmark": "startup",
        "date": now.isoformat(timespec="seconds"),
        "holdwater": holdwater.__version__,
        "machine": machine(),
        "load_before": round(busy, 2),
        "line": LINE.strip(),
        "commands": figures,
    }
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    tell(figures)


def tell(figures: Iterable[dict[str, Any]]) -> None:
    """Print the figures as a table."""
    print(f"{'':16}{'wall ms: min':>14}{'median':>9}{'max':>9}{'cpu: median':>14}")
    for one in figures:
        wall, cpu = one["wall_ms"], one["cpu_ms"]
        print(
            f"{one['name']:16}{wall['min']:>14}{wall['median']:>9}{wall['max']:>9}"
            f"{cpu['median']:>14}"
        )


if __name__ == "__main__":
    main()
