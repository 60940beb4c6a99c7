"""How many statements of reference documentation ask for attention.

    python benchmarks/reference_flagged.py REFERENCE.jsonl [--output FILE] [--list FILE]

The rows are those of `reference_corpus.py`; nobody has labelled them, so that some of
what is flagged may be flagged rightly. --list writes what was flagged, to be read one
by one; it holds the texts and is not kept.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from holdwater import __version__
from holdwater.check.road import Lens
from holdwater.claims.model import open_model
from holdwater.evaluate import Labelled, Row, read_labelled, walk_labelled
from holdwater.model.verdict import ATTENTION
from holdwater.rules.rulebook import open_rulebook
from machine import machine


def read_rows(path: Path) -> Iterator[Labelled]:
    """Read unlabelled rows as if all of them were plain."""
    with path.open("rb") as lines:
        plain = (
            json.dumps({**json.loads(line), "standing": "plain", "kinds": []}).encode()
            for line in lines
        )
        yield from read_labelled(plain, source=path.name)


def written(row: Row) -> str:
    """Write one flagged row as a line of JSON."""
    example = row.labelled.example
    return json.dumps(
        {
            "id": row.labelled.id,
            "before": example.before,
            "text": example.text,
            "after": example.after,
            "standing": row.predicted,
            "kinds": row.predicted_kinds,
            "confidence": row.confidence,
        },
        ensure_ascii=False,
    )


def main() -> None:
    """Walk the rows down the road and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--list", type=Path)
    options = parser.parse_args()
    now = datetime.now(UTC)
    lens = Lens(rulebook=open_rulebook(), version=__version__, model=open_model())
    rows = list(walk_labelled(read_rows(options.file), lens=lens, today=now.date()))
    flagged = [row for row in rows if row.predicted in ATTENTION]
    if options.list:
        text = "".join(written(row) + "\n" for row in flagged)
        options.list.write_text(text, "utf-8")
    found = {
        "date": now.date().isoformat(),
        "version": __version__,
        "machine": machine(),
        "command": f"python benchmarks/reference_flagged.py {options.file.name}",
        "model": open_model().header["trained"],
        "statements": len(rows),
        "flagged": len(flagged),
        "share": round(len(flagged) / len(rows), 4),
    }
    text = json.dumps(found, indent=1) + "\n"
    if options.output:
        options.output.write_text(text, "utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
