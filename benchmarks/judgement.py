"""How often the road agrees with labelled statements, with bootstrap intervals.

    python benchmarks/judgement.py LABELLED.jsonl... [--output FILE]

Intervals are percentile bootstrap intervals (Efron 1979) at 95 %, over 2,000 samples
of rows drawn with replacement, from one seed. `plain_flagged` is the share of plain
statements of technical documents that ask for attention.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from holdwater import __version__
from holdwater.check.road import Lens
from holdwater.claims.model import open_model
from holdwater.evaluate import Row, evaluate, read_labelled, walk_labelled
from holdwater.model.verdict import ATTENTION
from holdwater.rules.rulebook import open_rulebook

SAMPLES = 2000
SEED = 20261122

Measure = Callable[[Sequence[Row]], float | None]


def plain_flagged(rows: Sequence[Row]) -> float | None:
    """Return the share of plain technical statements that are flagged."""
    plain = [
        row.predicted in ATTENTION
        for row in rows
        if row.labelled.standing == "plain"
        and row.labelled.group.startswith("technical")
    ]
    return sum(plain) / len(plain) if plain else None


MEASURES: dict[str, Measure] = {
    "attention_f1": lambda rows: evaluate(rows).attention.f1,
    "attention_precision": lambda rows: evaluate(rows).attention.precision,
    "attention_recall": lambda rows: evaluate(rows).attention.recall,
    "supported_f1": lambda rows: evaluate(rows).standings["supported"].f1,
    "puffery_f1": lambda rows: evaluate(rows).standings["puffery"].f1,
    "unsupported_f1": lambda rows: evaluate(rows).standings["unsupported"].f1,
    "kinds_micro_f1": lambda rows: evaluate(rows).kinds_micro_f1,
    "plain_flagged": plain_flagged,
}


def interval(rows: Sequence[Row], measure: Measure) -> list[float] | None:
    """Return the 95 % percentile bootstrap interval of a measure."""
    draw = random.Random(SEED)
    values = [measure(draw.choices(rows, k=len(rows))) for _ in range(SAMPLES)]
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    at = [int(0.025 * len(known)), int(0.975 * len(known)) - 1]
    return [round(known[index], 3) for index in at]


def measure_file(path: Path) -> dict[str, Any]:
    """Walk one file of labelled statements and measure."""
    today = datetime.now(UTC).date()
    lens = Lens(rulebook=open_rulebook(), version=__version__, model=open_model())
    with path.open("rb") as lines:
        labelled = list(read_labelled(lines, source=path.name))
    rows = list(walk_labelled(labelled, lens=lens, today=today))
    figures = {}
    for name, measure in MEASURES.items():
        value = measure(rows)
        if value is not None:
            figures[name] = {
                "value": round(value, 3),
                "interval": interval(rows, measure),
            }
    return {"file": path.name, "n": len(rows), "figures": figures}


def main() -> None:
    """Measure each file and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    found = {
        "date": datetime.now(UTC).date().isoformat(),
        "version": __version__,
        "python": platform.python_version(),
        "machine": platform.machine(),
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
