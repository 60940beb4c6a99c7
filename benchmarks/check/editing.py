"""How long a lasting process takes to check a page again after a letter was typed.

    python -m check.editing CORPUS [--edits 40]

Of the Markdown pages of the corpus the ten nearest to 30 kB are each checked once, and
again after each of many edits, at places that a fixed seed gives: what an editor or
`holdwater page` waits for, garbage being looked for as seldom as there. Milliseconds, by
the clock.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import holdwater
from holdwater.cli.main import SELDOM
from holdwater.desk import Desk
from machine import machine
from startup import RESULTS

NEAR = 30_000


def check_again(page: Path, *, edits: int, seed: int) -> dict[str, Any]:
    """Edit a page again and again; return what each check took."""
    desk = Desk(environment={}, command_line={}, now=datetime.now(UTC), remembers=True)
    words = page.read_text("utf-8").split(" ")
    chance = Random(seed)

    def checked() -> float:
        content = " ".join(words).encode()
        began = time.perf_counter()
        desk.check_bytes(
            content, source=page.name, media_type="text/markdown", folder=Path()
        )
        return 1000 * (time.perf_counter() - began)

    first = checked()
    again = []
    for _ in range(edits):
        at = chance.randrange(len(words))
        words[at] += "s"
        again.append(checked())
    return {
        "page": page.name,
        "bytes": page.stat().st_size,
        "first_ms": round(first, 1),
        "again_ms": {
            "median": round(median(again), 1),
            "max": round(max(again), 1),
        },
    }


def main() -> None:
    """Measure, print a line and write the result."""
    now = datetime.now(UTC)
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--edits", type=int, default=40, help="of each page [40]")
    parser.add_argument(
        "--output", type=Path, default=RESULTS / f"editing-{now:%Y-%m-%d}.json"
    )
    options = parser.parse_args()
    gc.set_threshold(SELDOM)
    pages = sorted(
        options.corpus.rglob("*.md"),
        key=lambda page: (abs(page.stat().st_size - NEAR), page.as_posix()),
    )[:10]
    measured = [
        check_again(page, edits=options.edits, seed=number)
        for number, page in enumerate(pages)
    ]
    usual = median(one["again_ms"]["median"] for one in measured)
    result = {
        "benchmark": "editing",
        "date": now.isoformat(timespec="seconds"),
        "holdwater": holdwater.__version__,
        "machine": machine(),
        "median_ms": usual,
        "pages": measured,
    }
    options.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(f"checked again in {usual} ms (the median of {len(measured)} pages)")


if __name__ == "__main__":
    main()
