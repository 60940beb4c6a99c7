"""Drawings of figures and of the samples behind them, as SVG in the page.

Places along the axis are per cent of its width and everything else is in pixels, so
that one drawing serves a wide screen, a telephone and paper, and dots stay round. Each
row is a drawing of its own on the same axis; what it is stands above it as text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from holdwater.pages.claims.elements import Html, element
from holdwater.pages.claims.scale import Scale, plain
from holdwater.pages.claims.words import named
from holdwater.statistics.order import median

#: With more samples than this dots would be a smear: they are counted in bins.
MOST_DOTS, BINS = 400, 80

#: The width, in pixels, that dots are kept apart for.
_WIDTH = 640

_HEIGHT, _AXIS = 56, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """What the words claim, on the axis; ``side`` is where they would be true."""

    value: Decimal
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is drawn in one row, and what it says to somebody who does not see it.

    A ``figure`` is the one that is told; ``low`` and ``high`` are its interval.
    """

    says: str
    samples: Sequence[Decimal] = ()
    figure: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    is_bar: bool = False


def drawing(row: Row, scale: Scale, claimed: Claimed | None) -> Html:
    """Draw a row."""
    return element(
        "svg",
        _true_side(claimed, scale) if claimed else None,
        _line(0, _HEIGHT - 0.5, 100, _HEIGHT - 0.5, "ground"),
        list(_bar(row, scale)),
        list(_samples(row.samples, scale)),
        list(_middle(row.samples, scale)),
        list(_told(row, scale)),
        _upright(scale.at(float(claimed.value)), "claimed") if claimed else None,
        role="img",
        aria_label=row.says,
        class_="row",
        width="100%",
        height=_HEIGHT,
    )


def axis(scale: Scale, unit: str | None) -> Html:
    """Draw the axis under the rows."""
    marks = []
    for tick in scale.ticks:
        at = scale.at(tick)
        anchor = "start" if at < 4 else "end" if at > 96 else "middle"
        words = named(plain(tick), unit) if tick == scale.ticks[-1] else plain(tick)
        marks += [
            element("line", x1=_at(at), x2=_at(at), y1=0, y2=6, class_="tick"),
            element("text", words, x=_at(at), y=22, text_anchor=anchor),
        ]
    return element(
        "svg",
        _line(0, 0.5, 100, 0.5, "ground"),
        marks,
        class_="axis",
        width="100%",
        height=_AXIS,
        aria_hidden="true",
    )


def key(kind: str) -> Html:
    """Draw a mark by itself, for the words that explain it."""
    drawn = {
        "dot": [element("circle", cx=10, cy=8, r=4, class_="dot")],
        "bin": [element("rect", x=6, y=3, width=8, height=11, class_="bin")],
        "median": [element("line", x1=10, x2=10, y1=0, y2=16, class_="median")],
        "told": [_diamond("50%", 8)],
        "bar": [element("rect", x=2, y=4, width=16, height=8, class_="bar")],
        "interval": [element("line", x1=1, x2=19, y1=8, y2=8, class_="interval")],
        "claimed": [element("line", x1=10, x2=10, y1=0, y2=16, class_="claimed")],
        "side": [
            element("rect", x=10, y=0, width=10, height=16, class_="true"),
            element("line", x1=10, x2=10, y1=0, y2=16, class_="claimed"),
        ],
    }[kind]
    return element("svg", drawn, class_="key", width=20, height=16, aria_hidden="true")


# -- what stands in a row -------------------------------------------------------------


def _true_side(claimed: Claimed, scale: Scale) -> Html | None:
    at = scale.at(float(claimed.value))
    if claimed.side is None:
        return None
    x, width = (at, 100 - at) if claimed.side == "more" else (0.0, at)
    return element(
        "rect", x=_at(x), y=0, width=_at(width), height=_HEIGHT - 1, class_="true"
    )


def _bar(row: Row, scale: Scale) -> Iterator[Html]:
    """Draw a bar, where its length can be compared with others."""
    if not row.is_bar or row.figure is None or not scale.begins_at_zero:
        return
    zero, end = scale.at(0), scale.at(float(row.figure))
    yield element(
        "rect",
        x=_at(min(zero, end)),
        y=14,
        width=_at(abs(end - zero)),
        height=_HEIGHT - 28,
        class_="bar",
    )


def _samples(samples: Sequence[Decimal], scale: Scale) -> Iterator[Html]:
    places = [scale.at(float(one)) for one in samples]
    if len(places) > MOST_DOTS:
        yield from _bins(places)
        return
    radius = 4 if len(places) <= 60 else 3 if len(places) <= 200 else 2
    stacks: dict[int, list[float]] = defaultdict(list)
    for place in places:
        stacks[int(place * _WIDTH / 100 / (2 * radius + 1))].append(place)
    room = _HEIGHT - 4 * radius
    for stack in stacks.values():
        step = min(2 * radius + 1, room / len(stack))
        first = _HEIGHT / 2 - step * (len(stack) - 1) / 2
        for number, place in enumerate(stack):
            y = _short(first + number * step)
            yield element("circle", cx=_at(place), cy=y, r=radius, class_="dot")


def _bins(places: Sequence[float]) -> Iterator[Html]:
    counts: dict[int, int] = defaultdict(int)
    for place in places:
        counts[min(int(place * BINS / 100), BINS - 1)] += 1
    most = max(counts.values())
    for number in sorted(counts):
        height = max(1.0, (_HEIGHT - 6) * counts[number] / most)
        yield element(
            "rect",
            x=_at(number * 100 / BINS),
            y=_short(_HEIGHT - 1 - height),
            width=_at(100 / BINS),
            height=_short(height),
            class_="bin",
        )


def _middle(samples: Sequence[Decimal], scale: Scale) -> Iterator[Html]:
    if len(samples) > 1:
        yield _upright(scale.at(float(median(samples))), "median")


def _told(row: Row, scale: Scale) -> Iterator[Html]:
    """Draw the figure that is told, and how far it could be another by chance."""
    y = _HEIGHT / 2 if row.is_bar or not row.samples else _HEIGHT - 9
    if row.low is not None and row.high is not None:
        low, high = scale.at(float(row.low)), scale.at(float(row.high))
        yield _line(low, y, high, y, "interval")
        for end in (low, high):
            yield _line(end, y - 8, end, y + 8, "interval")
    if row.figure is not None:
        yield _diamond(_at(scale.at(float(row.figure))), y)


def _diamond(x: str, y: float) -> Html:
    path = element("path", d="M0-6 5 0 0 6-5 0z")
    return element("svg", path, x=x, y=_short(y), class_="told", overflow="visible")


def _upright(at: float, kind: str) -> Html:
    return _line(at, 0, at, _HEIGHT - 1, kind)


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Html:
    return element(
        "line",
        x1=_at(x1),
        y1=_short(y1),
        x2=_at(x2),
        y2=_short(y2),
        class_=kind,
    )


def _at(place: float) -> str:
    return f"{_short(place)}%"


def _short(number: float) -> str:
    """Write a length so that it is the same on every machine."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
