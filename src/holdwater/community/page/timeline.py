"""A thread in time: a line for each replier, from the hour it joined to its reply.

Places along the line are shares of the width, so that the drawing fits a screen and a sheet
of paper alike and its words keep their size. Who had joined before the time that is drawn
stands at the left edge; what was replied long after the others, at the right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil

from holdwater.community.survey import Replier, Thread
from holdwater.pages.claims.elements import Html, element

#: More repliers than these are drawn as columns: how many joined, and how many replied.
MOST_ROWS = 40
_COLUMNS = 48

_ROW = 15
_AXIS = 40
_COLUMN = 44

#: The share of the width that is kept for what lies before and after.
_BEFORE, _AFTER = 13.0, 8.0

_HOUR, _DAY = 3_600, 86_400
_STEPS = (
    *(_HOUR, 2 * _HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR),
    *(_DAY, 2 * _DAY, 4 * _DAY, 7 * _DAY, 14 * _DAY, 30 * _DAY, 91 * _DAY, 365 * _DAY),
)
_MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Window:
    """The time that is drawn, in seconds since 1970."""

    start: float
    end: float

    def at(self, seconds: float) -> float:
        """Return where a time stands, in percent of the width; held at the edges."""
        share = (seconds - self.start) / (self.end - self.start)
        return _BEFORE + min(max(share, 0.0), 1.0) * (100 - _BEFORE - _AFTER)


def window(thread: Thread) -> Window:
    """Choose the time in which most of a thread happens.

    From the opening post, or from what joined in the days before it; until nine in ten
    have replied, where the rest came much later.
    """
    replied = sorted(one.replied.timestamp() for one in thread.repliers)
    opened = thread.opened.timestamp() if thread.opened else replied[0]
    most = replied[ceil(0.9 * len(replied)) - 1]
    end = replied[-1] if replied[-1] - opened <= 3 * (most - opened) else most
    span = max(end - opened, _HOUR)
    joined = [one.joined.timestamp() for one in thread.repliers if one.joined]
    near = [time for time in joined if opened - max(span, 2 * _DAY) <= time < opened]
    start = min([opened, *near])
    margin = 0.02 * max(end - start, _HOUR)
    return Window(start - margin, max(end, start + _HOUR) + margin)


def timeline(thread: Thread, *, said: str) -> Html | None:
    """Draw a thread's joins and replies; ``said`` tells the same to who cannot see it."""
    if not thread.repliers:
        return None
    shown = window(thread)
    if len(thread.repliers) > MOST_ROWS:
        height, marks = 2 * _COLUMN + 8, list(_columns(thread.repliers, shown))
    else:
        height = _ROW * len(thread.repliers) + 4
        marks = [
            mark
            for row, one in enumerate(thread.repliers)
            for mark in _row(one, shown, row * _ROW + _ROW / 2 + 2)
        ]
    return element(
        "svg",
        list(_ground(shown, height)),
        _opening(thread, shown, height),
        marks,
        list(_axis(shown, height)),
        role="img",
        aria_label=said,
        class_="timeline",
        width="100%",
        height=height + _AXIS,
    )


# -- rows ------------------------------------------------------------------------------


def _row(one: Replier, shown: Window, y: float) -> Iterator[Html]:
    replied = shown.at(one.replied.timestamp())
    kind = "young" if one.marks & {"young", "dormant"} else "old"
    if one.joined is None:
        pass
    elif one.joined.timestamp() < shown.start:
        yield element("circle", cx="3%", cy=_n(y), r=2, class_="before")
    else:
        joined = shown.at(one.joined.timestamp())
        yield _line(joined, y, replied, y, f"since {kind}")
        yield element(
            "rect",
            x=_p(joined),
            y=_n(y - 4),
            width=2,
            height=8,
            class_=f"joined {kind}",
        )
    late = one.replied.timestamp() > shown.end
    at = 97.0 if late else replied
    praise = " praising" if "praising" in one.marks else ""
    yield element("circle", cx=_p(at), cy=_n(y), r=4, class_=f"replied {kind}{praise}")


# -- columns ---------------------------------------------------------------------------


def _columns(repliers: Sequence[Replier], shown: Window) -> Iterator[Html]:
    """Draw two rows of columns, how many joined above how many replied."""
    edges = [
        shown.start + (shown.end - shown.start) * n / _COLUMNS
        for n in range(1, _COLUMNS)
    ]
    joined, replied = [0] * _COLUMNS, [0] * _COLUMNS
    for one in repliers:
        if one.joined is not None and one.joined.timestamp() >= shown.start:
            joined[bisect_left(edges, one.joined.timestamp())] += 1
        if one.replied.timestamp() <= shown.end:
            replied[bisect_left(edges, one.replied.timestamp())] += 1
    most = max(*joined, *replied, 1)
    width = (100 - _BEFORE - _AFTER) / _COLUMNS
    for counts, name, foot in (
        (joined, "joined", _COLUMN),
        (replied, "replied", 2 * _COLUMN + 6),
    ):
        yield element("text", name, x="0%", y=_n(foot - 4), class_="edge")
        for number, count in enumerate(counts):
            if not count:
                continue
            tall = (_COLUMN - 8) * count / most
            yield element(
                "rect",
                x=_p(_BEFORE + number * width),
                y=_n(foot - tall),
                width=_p(width * 0.86),
                height=_n(tall),
                class_=f"column {name}",
            )


# -- ground and axis -------------------------------------------------------------------


def _ground(shown: Window, height: float) -> Iterator[Html]:
    for time in ticks(shown):
        yield _line(shown.at(time), 0, shown.at(time), height, "grid")


def _opening(thread: Thread, shown: Window, height: float) -> Html | None:
    if thread.opened is None:
        return None
    at = shown.at(thread.opened.timestamp())
    return _line(at, 0, at, height, "opened")


def ticks(shown: Window) -> list[float]:
    """Return the times at which a line is drawn: whole hours, or midnights, UTC."""
    span = shown.end - shown.start
    step = next((s for s in _STEPS if span / s <= _MOST_TICKS), 0) or (
        _STEPS[-1] * ceil(span / _STEPS[-1] / _MOST_TICKS)
    )
    first = ceil(shown.start / step) * step
    return [float(time) for time in range(int(first), int(shown.end) + 1, int(step))]


def _axis(shown: Window, height: float) -> Iterator[Html]:
    times = ticks(shown)
    hourly = len(times) > 1 and times[1] - times[0] < _DAY
    day = ""
    for time in times:
        at, when = shown.at(time), datetime.fromtimestamp(time, UTC)
        anchor = (
            "start" if at < _BEFORE + 3 else "end" if at > 97 - _AFTER else "middle"
        )
        date = f"{when.day} {when:%b}"
        top = f"{when:%H:%M}" if hourly else date
        below = date if hourly else f"{when:%Y}"
        yield element("text", top, x=_p(at), y=_n(height + 15), text_anchor=anchor)
        if below != day:
            yield element(
                "text",
                below,
                x=_p(at),
                y=_n(height + 30),
                text_anchor=anchor,
                class_="edge",
            )
            day = below
    yield _line(_BEFORE, height, 100 - _AFTER, height, "axis")
    yield element("text", "earlier", x="0%", y=_n(height + 15), class_="edge")
    yield element(
        "text", "later", x="100%", y=_n(height + 15), text_anchor="end", class_="edge"
    )


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Html:
    return element("line", x1=_p(x1), y1=_n(y1), x2=_p(x2), y2=_n(y2), class_=kind)


def _p(place: float) -> str:
    return f"{_n(place)}%"


def _n(number: float) -> str:
    """Write a length so that it is the same on every machine."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
