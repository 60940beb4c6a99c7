"""How often the road agrees with labelled statements, with bootstrap intervals.

    python benchmarks/judgement.py LABELLED.jsonl... [--output FILE]

`plain_flagged` is the share of plain statements of technical documents that ask for
attention, `near_misses_believed` the share of those that ask for attention and are
taken for supported; `measures.py` beside this says how the intervals are made.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from holdwater import __version__
from holdwater.check.road import Lens
from holdwater.claims.model import open_model
from holdwater.evaluate import Row, read_labelled, walk_labelled
from holdwater.rules.rulebook import open_rulebook
from machine import machine
from measures import (
    ATTENTION_MEASURES,
    Measure,
    measure_rows,
    near_misses_believed,
)

MEASURES: dict[str, Measure] = {
    **ATTENTION_MEASURES,
    "near_misses_believed": near_misses_believed,
    "supported_f1": lambda found: found.standings["supported"].f1,
    "puffery_f1": lambda found: found.standings["puffery"].f1,
    "unsupported_f1": lambda found: found.standings["unsupported"].f1,
    "kinds_micro_f1": lambda found: found.kinds_micro_f1,
}


def walk_file(path: Path) -> list[Row]:
    """Walk one file of labelled statements down the road."""
    today = datetime.now(UTC).date()
    lens = Lens(rulebook=open_rulebook(), version=__version__, model=open_model())
    with path.open("rb") as lines:
        labelled = list(read_labelled(lines, source=path.name))
    return list(walk_labelled(labelled, lens=lens, today=today))


def measure_file(path: Path) -> dict[str, Any]:
    """Walk one file of labelled statements and measure."""
    rows = walk_file(path)
    return {
        "file": path.name,
        "n": len(rows),
        "figures": measure_rows(rows, MEASURES),
    }


def main() -> None:
    """Measure each file and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    found = {
        "date": datetime.now(UTC).date().isoformat(),
        "version": __version__,
        "machine": machine(),
        "command": "python benchmarks/judgement.py "
        + " ".join(path.name for path in options.files),
        "model": open_model().header["trained"],
        "measured": [measure_file(path) for path in options.files],
    }
    text = json.dumps(found, indent=1) + "\n"
    if options.output:
        options.output.write_text(text, "utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
