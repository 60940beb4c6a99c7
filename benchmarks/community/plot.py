"""Draw what a scan costs against the size of a community, both by powers of ten.

    python -m community.plot results/community-cost.json results/community-cost.svg

Two drawings beside each other: seconds, by the wall and of the processor, and the most
memory with the line that it was given.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

_WIDTH, _HEIGHT = 330, 250
_LEFT, _BOTTOM, _TOP, _RIGHT = 52, 42, 30, 14
_INK, _PALE = "#1f2937", "#d1d5db"
_COLOURS = ("#1d4ed8", "#b45309")

#: The longest words that name a line, in points of the drawing.
_NAME_ROOM = 96


class Line(NamedTuple):
    """A name, and a value for each size; ``marks`` where each was measured."""

    name: str
    points: tuple[tuple[float, float], ...]
    marks: bool = True


class Scale(NamedTuple):
    """From one power of ten to another, along so many points from ``start``."""

    low: int
    high: int
    start: float
    length: float

    def at(self, value: float) -> float:
        """Return where a value stands."""
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * self.length

    @property
    def powers(self) -> range:
        """The powers of ten that are written beside it."""
        return range(self.low, self.high + 1)


def scale_of(values: Sequence[float], *, start: float, length: float) -> Scale:
    """Choose whole powers of ten that hold all values."""
    low = math.floor(math.log10(min(values)))
    return Scale(low, max(low + 1, math.ceil(math.log10(max(values)))), start, length)


def panel(title: str, lines: Sequence[Line], *, left: float) -> Iterator[str]:
    """Draw some lines in a frame of its own."""
    sizes = [size for line in lines for size, _ in line.points]
    values = [value for line in lines for _, value in line.points]
    across = scale_of(
        sizes, start=left + _LEFT, length=_WIDTH - _LEFT - _RIGHT - _NAME_ROOM
    )
    up = scale_of(values, start=_HEIGHT - _BOTTOM, length=-(_HEIGHT - _BOTTOM - _TOP))
    end = across.start + across.length
    yield _words(title, left + _LEFT, _TOP - 14, weight="bold")
    for power in up.powers:
        y = up.at(10.0**power)
        yield _stroke([(across.start, y), (end, y)], _PALE, 1)
        yield _words(f"{10**power:,}", across.start - 6, y + 4, anchor="end")
    for power in across.powers:
        x = across.at(10.0**power)
        yield _words(_short(10**power), x, up.start + 17, anchor="middle")
    yield _words("posts", (across.start + end) / 2, up.start + 34, anchor="middle")
    for line, colour in zip(lines, _COLOURS, strict=False):
        places = [(across.at(size), up.at(value)) for size, value in line.points]
        yield _stroke(places, colour, 2, dashed=not line.marks)
        if line.marks:
            for x, y in places:
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
        x, y = places[-1]
        yield _words(line.name, x + 7, y + (4 if line.marks else -5), fill=colour)


def drawing(measured: dict[str, Any], form: str = "ndjson") -> str:
    """Draw a file that `community.cost` wrote, as SVG."""
    rows = measured["sizes"]

    def line(name: str, of: str) -> Line:
        return Line(name, tuple((row["posts"], row[form][of]) for row in rows))

    given = float(measured["memory"].removesuffix("GB")) * 1000
    most = Line(
        f"{measured['memory']} given",
        ((rows[0]["posts"], given), (rows[-1]["posts"], given)),
        marks=False,
    )
    processor = line("of the processor", "processor_seconds")
    drawn = [
        *panel("Seconds", [line("by the clock", "seconds"), processor], left=0),
        *panel(
            "Most memory, MB", [line("of the scan", "megabytes"), most], left=_WIDTH
        ),
    ]
    told = "; ".join(
        f"{row['posts']:,} posts: {row[form]['seconds']} s by the clock, "
        f"{row[form]['processor_seconds']} s of processor, {row[form]['megabytes']} MB"
        for row in rows
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * _WIDTH} {_HEIGHT}" '
        f'role="img" font-family="sans-serif" font-size="11" fill="{_INK}">\n'
        f"<title>What a scan costs against the size of a community</title>\n"
        f"<desc>{escape(told)}</desc>\n"
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )


def _words(
    text: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    weight: str = "normal",
    fill: str = _INK,
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}" '
        f'fill="{fill}">{escape(text)}</text>'
    )


def _stroke(
    places: Sequence[tuple[float, float]],
    colour: str,
    width: int,
    *,
    dashed: bool = False,
) -> str:
    listed = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dashes = ' stroke-dasharray="4 3"' if dashed else ""
    return (
        f'<polyline points="{listed}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}"{dashes}/>'
    )


def _short(number: int) -> str:
    for size, mark in ((1_000_000, "M"), (1_000, "k")):
        if number >= size:
            return f"{number // size}{mark}"
    return str(number)


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("measured", type=Path)
    parser.add_argument("drawing", type=Path)
    given = parser.parse_args()
    measured = json.loads(given.measured.read_text("utf-8"))
    given.drawing.write_text(drawing(measured), "utf-8")


if __name__ == "__main__":
    main()
