"""How well a stranger's page is parted from what stands round it, rivals beside.

    python benchmarks/main_text.py [--output FILE]

Each page in `pages/` has its matter beside it: what a reader came for, one block a line.
Precision, recall and F1 are of runs of four words (as the article extraction benchmark
of Scrapinghub, 2020, counts them), each page weighing alike. What an extractor leaves
out of a page costs recall, what it takes too much precision. Rivals that are not
installed are left out, and named.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from holdwater import __version__
from holdwater.model.document import Block
from holdwater.reading.formats import read
from machine import machine

PAGES = Path(__file__).parent / "pages"
SHINGLE = 4

#: Blocks that stand round a page's matter, or are not to be seen on it. (Holdwater
#: reads titles, descriptions and what stands for pictures too: claims are made there.)
_ROUND = frozenset(
    {"boilerplate", "hidden", "metadata", "title", "image", "navigation"}
)


class Score(NamedTuple):
    """Of one page."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def by_holdwater(html: str, name: str) -> str:
    """Return a page's matter as Holdwater reads it."""
    document = read(html.encode(), source=name, media_type="text/html", main_text=True)
    return "\n".join(_text(b) for b in document.blocks if b.kind not in _ROUND)


def by_whole_page(html: str, name: str) -> str:
    """Return everything on a page that is not hidden: who keeps all."""
    document = read(html.encode(), source=name, media_type="text/html")
    return "\n".join(_text(b) for b in document.blocks if b.kind != "metadata")


def _text(block: Block) -> str:
    """Return the words of a block; code, which is not judged, is kept as it is written."""
    if block.kind != "code":
        return block.text
    return unescape(re.sub(r"<[^>]*>", "", block.text))


def by_trafilatura(html: str, _: str) -> str:
    """Return a page's matter as trafilatura extracts it, as it comes."""
    found = import_module("trafilatura").extract(html, include_comments=False)
    return found or ""


def by_trafilatura_recall(html: str, _: str) -> str:
    """Return what trafilatura extracts when it is asked to keep more."""
    found = import_module("trafilatura").extract(
        html, include_comments=False, favor_recall=True
    )
    return found or ""


EXTRACTORS: dict[str, tuple[Callable[[str, str], str], str | None]] = {
    "holdwater": (by_holdwater, None),
    "trafilatura": (by_trafilatura, "trafilatura"),
    "trafilatura, favor_recall": (by_trafilatura_recall, "trafilatura"),
    "the whole page": (by_whole_page, None),
}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words; of a shorter text, the text."""
    words = re.findall(r"\w+", text.lower())
    runs = range(max(1, len(words) - SHINGLE + 1)) if words else ()
    return Counter(tuple(words[at : at + SHINGLE]) for at in runs)


def score(found: str, truth: str) -> Score:
    """Compare what was found with a page's matter."""
    said, true = shingles(found), shingles(truth)
    right = sum((said & true).values())
    return Score(
        precision=right / said.total() if said else 1.0,
        recall=right / true.total() if true else 1.0,
    )


def measure() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Score every extractor on every page."""
    pages = sorted(PAGES.glob("*.html"))
    tuned = set((PAGES / "tuned.txt").read_text("utf-8").split())
    figures: dict[str, Any] = {}
    each: list[dict[str, Any]] = [
        {"page": page.stem, "tuned": page.stem in tuned} for page in pages
    ]
    for name, (extract, needs) in EXTRACTORS.items():
        try:
            released = version(needs) if needs else __version__
        except ModuleNotFoundError:
            figures[name] = {"left_out": f"{needs} is not installed"}
            continue
        scores: dict[bool, list[Score]] = {True: [], False: []}
        for page, row in zip(pages, each, strict=True):
            truth = page.with_suffix(".txt").read_text("utf-8")
            found = score(extract(page.read_text("utf-8"), page.name), truth)
            row[name] = round(found.f1, 3)
            scores[row["tuned"]].append(found)
        figures[name] = {
            "version": released,
            "unseen": means(scores[False]),
            "tuned": means(scores[True]),
        }
    return figures, each


def means(scores: list[Score]) -> dict[str, float]:
    """Return the means over pages, and the worst page's F1."""
    return {
        "precision": round(mean(one.precision for one in scores), 3),
        "recall": round(mean(one.recall for one in scores), 3),
        "f1": round(mean(one.f1 for one in scores), 3),
        "worst": round(min(one.f1 for one in scores), 3),
    }


def main() -> None:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    figures, each = measure()
    found = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "command": "python benchmarks/main_text.py",
        "pages": len(each),
        "extractors": figures,
        "f1_by_page": each,
    }
    text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    if options.output:
        options.output.write_text(text, "utf-8")
    for part in ("unseen", "tuned"):
        count = sum(row["tuned"] == (part == "tuned") for row in each)
        print(f"{count} pages, {part}".ljust(28), "precision  recall    F1  worst")
        for name, row in figures.items():
            told = row.get("left_out") or "".join(
                f"{row[part][key]:8.3f}"
                for key in ("precision", "recall", "f1", "worst")
            )
            print(f"  {name:27}{told}")


if __name__ == "__main__":
    main()
