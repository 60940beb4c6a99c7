"""How other checkers of prose fare on labelled statements, beside Holdwater.

    python benchmarks/rivals.py LABELLED.jsonl... [--node-modules FOLDER]
        [--vale-config FILE] [--output FILE]

Each rival that is on the PATH reads one plain text in which every statement is a
paragraph of its own; any alert on a statement counts as a call for attention. A rival
that is not there is named as missing. Nobody made the rivals for this task: the table
tells what one would see who used them for it.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import holdwater
from alerts import (
    lines_after_name,
    lines_of_harper,
    lines_of_proselint,
    lines_of_textlint,
    lines_of_vale,
    lines_of_vfile,
    statements_on,
    write_page,
)
from holdwater.evaluate import Labelled, Row
from judgement import walk_file
from machine import machine
from measures import ATTENTION_MEASURES, measure_rows

FILE = "FILE"
RETEXT = "retext-intensify retext-simplify retext-passive retext-equality".split()

#: A checker that ends otherwise did not check.
ENDINGS = range(2)

#: One that ends with how many alerts it has may end with anything.
ANY_ENDING = range(256)

#: Prints the line of every message of the rules it is given, on plain text.
RUNNER = """
import { readFileSync } from "node:fs"
import { unified } from "unified"
import english from "retext-english"
import stringify from "retext-stringify"
const [page, ...rules] = process.argv.slice(2)
let checker = unified().use(english)
for (const rule of rules) checker = checker.use((await import(rule)).default)
const read = await checker.use(stringify).process(readFileSync(page, "utf8"))
for (const one of read.messages) console.log(`${page}:${one.line}: ${one.message}`)
"""


class RivalError(Exception):
    """A rival is there and did not do its work."""


@dataclass(frozen=True, kw_only=True)
class Rival:
    """Another checker: how it is called, and how the lines it alerts on are read.

    ``program`` is one name or several that it may have; ``words`` follow it.
    """

    name: str
    program: tuple[str, ...]
    words: tuple[str, ...]
    lines: Callable[[str], set[int]]
    version: tuple[str, ...] = ("--version",)
    endings: range = ENDINGS
    packages: tuple[str, ...] = ()

    def find(self) -> str | None:
        """Return the program's path, or None where it is missing."""
        return next(filter(None, map(shutil.which, self.program)), None)


RIVALS = (
    Rival(
        name="proselint",
        program=("proselint",),
        words=("check", "--output-format", "json", FILE),
        lines=lines_of_proselint,
        version=("version",),
    ),
    Rival(
        name="write-good",
        program=("write-good",),
        words=("--parse", FILE),
        lines=lines_after_name,
        endings=ANY_ENDING,
    ),
    Rival(name="alex", program=("alex",), words=(FILE,), lines=lines_of_vfile),
    Rival(
        name="textlint, rule write-good",
        program=("textlint",),
        words=("--rule", "write-good", "--format", "json", FILE),
        lines=lines_of_textlint,
        packages=("textlint-rule-write-good",),
    ),
    Rival(
        name="retext, 4 rules",
        program=("node",),
        words=("runner.mjs", FILE, *RETEXT),
        lines=lines_after_name,
        packages=("unified", "retext-english", *RETEXT),
    ),
    Rival(
        name="GNU diction", program=("diction",), words=(FILE,), lines=lines_after_name
    ),
    Rival(
        name="Harper",
        program=("harper-cli", "harper"),
        words=("lint", "--format", "json", FILE),
        lines=lines_of_harper,
    ),
    Rival(
        name="Vale",
        program=("vale",),
        words=("--config", "vale.ini", "--output", "JSON", FILE),
        lines=lines_of_vale,
    ),
)


def judged(labelled: Sequence[Labelled], hit: set[int]) -> list[Row]:
    """Make rows of what was hit: a hit asks for attention."""
    return [
        Row(
            labelled=one,
            predicted="unsupported" if index in hit else "plain",
            predicted_kinds=(),
            confidence=None,
        )
        for index, one in enumerate(labelled)
    ]


def run(rival: Rival, program: str, *, folder: Path, count: int) -> set[int]:
    """Let a rival read the page in a folder; return the statements it alerts on."""
    words = [program, *("page.txt" if word == FILE else word for word in rival.words)]
    ran = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode not in rival.endings:
        raise RivalError(f"ended with {ran.returncode}: {ran.stderr.strip()[-200:]}")
    heard = ran.stdout if ran.stdout.strip() else ran.stderr
    try:
        return statements_on(rival.lines(heard), count=count)
    except (KeyError, TypeError, ValueError) as error:
        raise RivalError(f"its answer cannot be read: {error!r}") from error


def versions(rival: Rival, program: str, modules: Path | None) -> dict[str, str]:
    """Return the versions of a rival's program and packages."""
    asked = subprocess.run(
        [program, *rival.version], capture_output=True, text=True, check=False
    )
    found = re.search(r"\d[\w.+-]*", asked.stdout + asked.stderr)
    known = {Path(program).name: found[0] if found else "unknown"}
    for package in rival.packages:
        if modules:
            told = json.loads((modules / package / "package.json").read_text("utf-8"))
            known[package] = told["version"]
    return known


def prepare(folder: Path, texts: Iterable[str], options: argparse.Namespace) -> None:
    """Write what the rivals read and are called with into an empty folder."""
    (folder / "page.txt").write_text(write_page(texts), "utf-8")
    (folder / "runner.mjs").write_text(RUNNER, "utf-8")
    if options.node_modules:
        (folder / "node_modules").symlink_to(options.node_modules.absolute())
    if options.vale_config:
        (folder / "vale.ini").write_bytes(options.vale_config.read_bytes())


def why_missing(rival: Rival, options: argparse.Namespace) -> str | None:
    """Say what a rival lacks to be run; None where it lacks nothing."""
    if not rival.find():
        return f"no {' or '.join(rival.program)} on the PATH"
    if rival.program == ("node",) and not options.node_modules:
        return "no --node-modules given"
    if rival.program == ("vale",) and not options.vale_config:
        return "no --vale-config given"
    return None


def measure_rival(
    rival: Rival, labelled: Sequence[Labelled], *, folder: Path, modules: Path | None
) -> dict[str, Any]:
    """Run a rival that is there and measure what it said."""
    program = rival.find() or rival.program[0]
    told = {
        "name": rival.name,
        "versions": versions(rival, program, modules),
        "command": " ".join([Path(program).name, *rival.words]),
    }
    try:
        hit = run(rival, program, folder=folder, count=len(labelled))
    except RivalError as error:
        return {**told, "failed": str(error)}
    rows = judged(labelled, hit)
    return {**told, "hits": len(hit), "figures": measure_rows(rows, ATTENTION_MEASURES)}


def measure_file(path: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Measure Holdwater, the rivals, and who would flag everything, on one file."""
    own = walk_file(path)
    labelled = [row.labelled for row in own]
    everything = judged(labelled, set(range(len(labelled))))
    checkers = [
        {
            "name": "Holdwater",
            "versions": {"holdwater": holdwater.__version__},
            "figures": measure_rows(own, ATTENTION_MEASURES),
        },
        {
            "name": "flagging everything",
            "figures": measure_rows(everything, ATTENTION_MEASURES),
        },
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, (one.example.text for one in labelled), options)
        for rival in RIVALS:
            lacks = why_missing(rival, options)
            checkers.append(
                {"name": rival.name, "missing": lacks}
                if lacks
                else measure_rival(
                    rival, labelled, folder=folder, modules=options.node_modules
                )
            )
    return {"file": path.name, "n": len(labelled), "checkers": checkers}


def tell(found: dict[str, Any]) -> None:
    """Print the figures of one file as a table, in per cent with their intervals."""
    print(f"{found['file']}: {found['n']} statements")
    names = ("precision", "recall", "F1", "plain technical flagged")
    print(f"{'':28}" + "".join(f"{name:>24}" for name in names))
    keys = ("attention_precision", "attention_recall", "attention_f1", "plain_flagged")
    for one in found["checkers"]:
        figures = one.get("figures")
        cells = (
            "".join(f"{_cell(figures.get(key)):>24}" for key in keys)
            if figures
            else f"  {one.get('failed') or one.get('missing')}"
        )
        print(f"{one['name']:28}{cells}")


def _cell(figure: dict[str, Any] | None) -> str:
    if figure is None:
        return "none"
    low, high = (100 * one for one in figure["interval"])
    return f"{100 * figure['value']:.1f} ({low:.1f} to {high:.1f})"


def main() -> None:
    """Measure, print a table for each file and write the result."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--node-modules", type=Path, help="where retext's rules are")
    parser.add_argument("--vale-config", type=Path, help="with the styles to measure")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    measured = [measure_file(path, options) for path in options.files]
    result = {
        "benchmark": "rivals",
        "date": datetime.now(UTC).date().isoformat(),
        "holdwater": holdwater.__version__,
        "machine": machine(),
        "command": "python benchmarks/rivals.py "
        + " ".join(path.name for path in options.files),
        "measured": measured,
    }
    if options.output:
        options.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    for found in measured:
        tell(found)


if __name__ == "__main__":
    main()
