"""Whether time grows with what is read, and no faster.

    python benchmarks/growth.py [--most 100] [--output FILE]

Two tables. One file of each format, at sizes that double up to the limit on size: the
seconds a whole process of `holdwater check` takes. Then folders of pages (Markdown and
tag-heavy HTML, 200 kB each) of 1, 10 and `--most` MB in all. Text is composed of the
project's own training statements, shuffled with a fixed seed. `order` is the slope of
log(seconds - start-up) over log(bytes): 1 is linear, 2 quadratic.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from holdwater import __version__
from machine import machine
from startup import run_once

STATEMENTS = Path(__file__).parents[1] / "training" / "statements"
SIZES = (250_000, 500_000, 1_000_000, 2_000_000, 4_000_000)
PAGE = 200_000


def statements(seed: int) -> Iterator[str]:
    """Yield authored statements without end, in an order that the seed gives."""
    texts = [
        one["t"]
        for path in sorted(STATEMENTS.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        for one in json.loads(line)["statements"]
    ]
    shuffle = Random(seed)
    while True:
        shuffle.shuffle(texts)
        yield from texts


def paragraphs(seed: int) -> Iterator[str]:
    """Yield paragraphs of four statements."""
    told = statements(seed)
    while True:
        yield " ".join(next(told) for _ in range(4))


def markdown(size: int, seed: int) -> bytes:
    """Write a page of Markdown: a heading every few paragraphs."""
    parts: list[str] = []
    length = 0
    for at, text in enumerate(paragraphs(seed)):
        parts.append(f"## Part {at}\n\n{text}" if at % 5 == 0 else text)
        length += len(parts[-1].encode()) + 2
        if length >= size:
            return "\n\n".join(parts).encode()
    raise AssertionError


def html(size: int, seed: int) -> bytes:
    """Write a page of HTML as builders of sites do: four tags for each that is needed."""
    parts = ["<!doctype html><title>Parts</title><body>"]
    length = 0
    for at, text in enumerate(paragraphs(seed)):
        parts.append(
            f'<div class="row mt-4" id="row-{at}"><div class="col-md-8 col-sm-12">'
            f'<div class="card shadow-sm" data-part="{at}"><div class="card-body">'
            f'<h2 class="h4"><span>Part {at}</span></h2><p class="lead">{escape(text)} '
            f'<a class="btn btn-link" href="/part/{at}"><span>Read part {at}</span></a>'
            "</p></div></div></div></div>"
        )
        length += len(parts[-1].encode())
        if length >= size:
            return "\n".join(parts).encode()
    raise AssertionError


def docx(size: int, seed: int) -> bytes:
    """Write a Word document that holds ``size`` bytes of text."""
    from docx import Document

    document = Document()
    length = 0
    for text in paragraphs(seed):
        document.add_paragraph(text)
        length += len(text.encode())
        if length >= size:
            break
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def pptx(size: int, seed: int) -> bytes:
    """Write a deck whose slides hold ``size`` bytes of text."""
    from pptx import Presentation

    deck = Presentation()
    length = 0
    for text in paragraphs(seed):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = "A part"
        slide.placeholders[1].text = text
        length += len(text.encode())
        if length >= size:
            break
    written = BytesIO()
    deck.save(written)
    return written.getvalue()


WRITERS: dict[str, tuple[Callable[[int, int], bytes], float]] = {
    # What writes a format, and which share of the sizes it is tried with.
    "md": (markdown, 1.0),
    "html": (html, 1.0),
    "docx": (docx, 0.25),
    "pptx": (pptx, 0.05),
}


def seconds_of(folder: Path, *paths: str) -> float:
    """Return the wall time of a whole process, in seconds."""
    words = [
        sys.executable,
        "-m",
        "holdwater",
        "check",
        "--quiet",
        "--fail-on",
        "never",
    ]
    return run_once([*words, *(str(folder / path) for path in paths)])[0]


def order_of(points: list[tuple[int, float]], start: float) -> float:
    """Return the slope of log(seconds) over log(bytes), by least squares."""
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(max(1e-3, seconds - start)) for _, seconds in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return round(over / sum((a - x) ** 2 for a in xs), 2)


def one_file(folder: Path, start: float) -> Iterator[dict[str, Any]]:
    """Measure one file of each format, at growing sizes."""
    for name, (write, share) in WRITERS.items():
        points = []
        for size in SIZES:
            path = folder / f"one.{name}"
            path.write_bytes(write(int(size * share), 7))
            points.append((int(size * share), seconds_of(folder, path.name)))
        print(name, [(size, round(took, 2)) for size, took in points], flush=True)
        yield {
            "format": name,
            "bytes_of_text": [size for size, _ in points],
            "seconds": [round(took, 2) for _, took in points],
            "order": order_of(points, start),
        }


def many_files(folder: Path, most: int, start: float) -> dict[str, Any]:
    """Measure folders of pages, of 1, 10 and ``most`` MB."""
    points, at = [], 0
    for size in sorted({1, 10, most}):
        while at * PAGE < size * 1_000_000:
            name, write = (("md", markdown), ("html", html))[at % 2]
            (folder / f"page-{at:04}.{name}").write_bytes(write(PAGE, at))
            at += 1
        points.append((size * 1_000_000, seconds_of(folder, ".")))
        print(f"{size} MB", round(points[-1][1], 1), flush=True)
    return {
        "megabytes": [size // 1_000_000 for size, _ in points],
        "seconds": [round(took, 1) for _, took in points],
        "order": order_of(points, start),
    }


def main() -> None:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=100, help="MB in all")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as many:
        (Path(one) / "line.md").write_text("Restores run 3x faster.\n", "utf-8")
        start = seconds_of(Path(one), "line.md")
        found = {
            "date": datetime.now(UTC).date().isoformat(),
            "version": __version__,
            "machine": machine(),
            "command": f"python benchmarks/growth.py --most {options.most}",
            "start_up": round(start, 2),
            "one_file": list(one_file(Path(one), start)),
            "many_files": many_files(Path(many), options.most, start),
        }
    text = json.dumps(found, indent=1) + "\n"
    if options.output:
        options.output.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
