"""How many statements of reference documentation ask for attention.

    python benchmarks/reference_flagged.py REFERENCE.jsonl [--output FILE] [--list FILE]
        [--clones CLONES]

The rows are those of `reference_corpus.py`; nobody has labelled them, so that some of
what is flagged may be flagged rightly. --list writes what was flagged, to be read one
by one; it holds the texts and is not kept. A row has its neighbours and no more; with
--clones the pages that they are of are checked too, whole, as a reader would.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from holdwater import __version__
from holdwater.check.road import Lens, check
from holdwater.claims.model import open_model
from holdwater.evaluate import Labelled, Row, read_labelled, walk_labelled
from holdwater.model.document import Document
from holdwater.model.verdict import ATTENTION
from holdwater.rules.rulebook import open_rulebook
from machine import machine
from reference_corpus import as_document, text_of


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


def flagged_on_pages(path: Path, clones: Path, *, lens: Lens, today: date) -> int:
    """Check whole pages, and count the rows' statements that ask for attention there."""
    rows: dict[str, set[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["source"], set()).add(row["text"])
    found = 0
    for place, texts in rows.items():
        report = check(read_page(place, clones), lens=lens, today=today)
        flagged = {
            one.statement.text for one in report.judged if one.standing in ATTENTION
        }
        found += len(flagged & texts)
    return found


def read_page(place: str, clones: Path) -> Document:
    """Read a page by the place of its rows: OWNER/NAME@COMMIT:PATH."""
    repository, _, rest = place.partition("@")
    commit, _, path = rest.partition(":")
    source = {"repository": repository, "commit": commit}
    return as_document(text_of(clones, source, path), path)


def main() -> None:
    """Walk the rows down the road and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--clones", type=Path)
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
    if options.clones:
        found["flagged_on_pages"] = flagged_on_pages(
            options.file, options.clones, lens=lens, today=now.date()
        )
    text = json.dumps(found, indent=1) + "\n"
    if options.output:
        options.output.write_text(text, "utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
