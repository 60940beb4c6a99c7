"""How often the road agrees with labelled statements on the pages they were taken from.

    python benchmarks/whole_pages.py LABELLED.jsonl... --pages FOLDER [--output FILE]

A labelled row has a statement and its neighbours; on a page, what the rest of it claims
and whether it is a post count as well. ``source`` of a row names its page,
REPOSITORY:PATH, which lies below FOLDER, and maybe a number behind an *@*. Rows whose
statement is cut otherwise on the page are left out, and counted; so are pages that are
neither Markdown nor HTML. A page is checked twice: as a reader is told of it, and as a
thorough one is.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from holdwater import __version__
from holdwater.check.road import Lens, check
from holdwater.claims.model import open_model
from holdwater.evaluate import Row, read_labelled
from holdwater.model.verdict import Judged
from holdwater.reading.formats import media_type_of, read
from holdwater.rules.rulebook import open_rulebook
from machine import machine
from measures import ATTENTION_MEASURES, measure_rows


class Pages:
    """Pages of a folder, checked as they are asked for."""

    def __init__(self, folder: Path, *, today: date, thorough: bool = False) -> None:
        self._folder = folder
        self._today = today
        self._lens = Lens(
            rulebook=open_rulebook(),
            version=__version__,
            model=open_model(),
            thorough=thorough,
        )
        self.judged = lru_cache(maxsize=None)(self._judged)

    def _judged(self, page: str) -> dict[str, Judged]:
        """Check a page; return its statements by their texts."""
        name = page.replace(".mdx", ".md")
        if not name.endswith((".md", ".html")):
            return {}
        content = (self._folder / page.replace(":", "/", 1)).read_bytes()
        document = read(content, source=name, media_type=media_type_of(name))
        report = check(document, lens=self._lens, today=self._today)
        return {one.statement.text: one for one in reversed(report.judged)}


def rows_of(path: Path, pages: Pages) -> Iterator[Row]:
    """Yield the labelled rows that are found on their pages, as they stand there."""
    lines = path.read_bytes().splitlines()
    for line, labelled in zip(
        lines, read_labelled(lines, source=path.name), strict=True
    ):
        page = re.sub(r"@\d+$", "", json.loads(line)["source"])
        one = pages.judged(page).get(labelled.example.text)
        if one is not None:
            yield Row(
                labelled=labelled,
                predicted=one.standing or "plain",
                predicted_kinds=one.kinds,
                confidence=one.confidence,
            )


def main() -> None:
    """Measure all files together and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    now = datetime.now(UTC)
    sure, every = (
        [
            row
            for path in options.files
            for row in rows_of(
                path, Pages(options.pages, today=now.date(), thorough=thorough)
            )
        ]
        for thorough in (False, True)
    )
    labelled = sum(len(path.read_bytes().splitlines()) for path in options.files)
    names = " ".join(path.name for path in options.files)
    found = {
        "date": now.date().isoformat(),
        "version": __version__,
        "machine": machine(),
        "command": f"python benchmarks/whole_pages.py {names} --pages pages",
        "model": open_model().header["trained"],
        "labelled": labelled,
        "found": len(sure),
        "figures": measure_rows(sure, ATTENTION_MEASURES),
        "thorough": measure_rows(every, ATTENTION_MEASURES),
    }
    text = json.dumps(found, indent=1) + "\n"
    if options.output:
        options.output.write_text(text, "utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
