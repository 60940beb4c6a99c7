"""Where something stands in a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points: ``start`` is in it, ``end`` is not."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Spans:
    """Spans of one text, for asking again and again which of them meet another.

    To look through all of them each time is too much where a line is a megabyte long.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        self._order = sorted(range(len(spans)), key=lambda at: spans[at].start)
        self._sorted = [spans[at] for at in self._order]
        self._starts = [span.start for span in self._sorted]
        #: How far the spans reach, up to and with each.
        self._reaches = list(accumulate((span.end for span in self._sorted), max))

    def meet(self, wanted: Span) -> bool:
        """Say whether any of them meets a span."""
        below = bisect_left(self._starts, wanted.end)
        return bool(below) and self._reaches[below - 1] > wanted.start

    def meeting(self, wanted: Span) -> list[int]:
        """Return the places of those that meet a span, in the order they were given."""
        first = bisect_right(self._reaches, wanted.start)
        last = bisect_left(self._starts, wanted.end)
        return sorted(
            self._order[at]
            for at in range(first, last)
            if self._sorted[at].end > wanted.start
        )


class Segment(NamedTuple):
    """One run of a statement's text and the source it was read from.

    The run begins at ``text_at`` and ends where the next segment begins. Where
    it is as long as ``end - start`` it stands in the source letter for letter;
    otherwise the whole run (an entity, a line break) stands for the whole range.
    """

    text_at: int
    start: int
    end: int


def source_span(segments: tuple[Segment, ...], length: int, wanted: Span) -> Span:
    """Map a span of a text of ``length`` code points back to its source.

    ``segments`` are in order and cover the text from 0 on; ``wanted`` is not
    empty and lies inside the text.
    """
    first = _segment_at(segments, wanted.start)
    last = _segment_at(segments, wanted.end - 1)
    return Span(
        _source_offset(segments, first, length, wanted.start, at_end=False),
        _source_offset(segments, last, length, wanted.end, at_end=True),
    )


def _segment_at(segments: tuple[Segment, ...], offset: int) -> int:
    low, high = 0, len(segments) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if segments[middle].text_at <= offset:
            low = middle
        else:
            high = middle - 1
    return low


def _source_offset(
    segments: tuple[Segment, ...], index: int, length: int, offset: int, *, at_end: bool
) -> int:
    segment = segments[index]
    run_end = segments[index + 1].text_at if index + 1 < len(segments) else length
    if run_end - segment.text_at == segment.end - segment.start:
        return segment.start + offset - segment.text_at
    return segment.end if at_end else segment.start


def cut_segments(
    segments: tuple[Segment, ...], length: int, wanted: Span
) -> tuple[Segment, ...]:
    """Return the segments of the part ``wanted`` of a text, counted from 0."""
    first = last = 0
    if len(segments) == 1:  # as most blocks have
        ((_, start, end),) = segments
        if end - start == length:
            at = start + wanted.start
            return (Segment(0, at, at + wanted.end - wanted.start),)
    else:
        first = _segment_at(segments, wanted.start)
        last = _segment_at(segments, wanted.end - 1)
    cut = []
    for index in range(first, last + 1):
        segment = segments[index]
        run_end = segments[index + 1].text_at if index < len(segments) - 1 else length
        start = max(segment.text_at, wanted.start)
        end = min(run_end, wanted.end)
        if run_end - segment.text_at == segment.end - segment.start:
            at = segment.start + start - segment.text_at
            cut.append(Segment(start - wanted.start, at, at + end - start))
        else:
            cut.append(Segment(start - wanted.start, segment.start, segment.end))
    return tuple(cut)
