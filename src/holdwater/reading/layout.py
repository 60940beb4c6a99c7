"""In which order boxes on a slide or a page are read: by the white space between them.

A recursive X-Y cut (Nagy and Seth 1984): a region is parted along its widest strip of
white, which runs from edge to edge, and each side is read by itself: left before right,
upper before lower. What no strip parts is read from its top, and then from its left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """Edges, with ``top`` above ``bottom``: distances grow to the right and down."""

    left: float
    top: float
    right: float
    bottom: float


def reading_order(boxes: Sequence[Box], *, columns: float = 1.0) -> list[int]:
    """Return the indices of boxes in the order they are read.

    A strip between columns counts as ``columns`` times as wide as it is.
    """
    return [index for region in regions(boxes, columns=columns) for index in region]


def regions(boxes: Sequence[Box], *, columns: float = 1.0) -> list[list[int]]:
    """Return the regions that no strip of white parts any further, in order."""
    found: list[list[int]] = []
    waiting = [list(range(len(boxes)))]
    while waiting:
        region = waiting.pop()
        parts = _part(boxes, region, columns)
        if parts is None:
            found.append(sorted(region, key=lambda at: (boxes[at].top, boxes[at].left)))
        else:
            waiting += [parts[1], parts[0]]
    return found


def _part(
    boxes: Sequence[Box], region: list[int], columns: float
) -> tuple[list[int], list[int]] | None:
    if len(region) < 2:
        return None
    across, at_x = _widest([(boxes[i].left, boxes[i].right) for i in region])
    down, at_y = _widest([(boxes[i].top, boxes[i].bottom) for i in region])
    if across <= 0 and down <= 0:
        return None
    if across * columns >= down:
        return _parted(region, [boxes[i].left < at_x for i in region])
    return _parted(region, [boxes[i].top < at_y for i in region])


def _widest(intervals: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the widest gap that no interval covers, and where it ends."""
    widest, at = 0.0, 0.0
    intervals.sort()
    end = intervals[0][1]
    for start, stop in intervals[1:]:
        if start - end > widest:
            widest, at = start - end, start
        end = max(end, stop)
    return widest, at


def _parted(region: list[int], is_first: list[bool]) -> tuple[list[int], list[int]]:
    first = [index for index, one in zip(region, is_first, strict=True) if one]
    second = [index for index, one in zip(region, is_first, strict=True) if not one]
    return first, second
