"""A file cut into records, each with the place where it ends; long ones are passed over."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple

from holdwater.community.importers.rows import Tally

#: A line is no longer: a post of 10 MB is twice that when every character is escaped,
#: and a dump of MySQL has many posts on a line.
MOST_LINE = 64 << 20

#: A row of CSV is no longer, and neither is a whole document.
MOST_ROW = 32 << 20
MOST_DOCUMENT = 64 << 20

#: A row of CSV has no more lines.
MOST_LINES = 100_000

_CHUNK = 1 << 20

OPEN = "has a quotation mark that is never closed"


class Record(NamedTuple):
    """A record's bytes, and where in its file the next one begins."""

    end: int
    content: bytes


def records(stream: Any, cut: str, tally: Tally, *, skip: int = 0) -> Iterator[Record]:
    """Cut a file: into ``lines``, rows of ``csv``, or not at all (``whole``).

    The first ``skip`` bytes are those of records that were read before.
    """
    _pass_over(stream, skip)
    if cut == "whole":
        yield from _whole(stream, tally, skip)
    elif cut == "csv":
        yield from _csv(stream, tally, skip)
    else:
        yield from _lines(stream, tally, skip)


def _pass_over(stream: Any, skip: int) -> None:
    while skip > 0:
        found = stream.read(min(skip, _CHUNK))
        if not found:
            return
        skip -= len(found)


def _whole(stream: Any, tally: Tally, at: int) -> Iterator[Record]:
    parts: list[bytes] = []
    length = 0
    while found := stream.read(_CHUNK):
        length += len(found)
        if length > MOST_DOCUMENT:
            tally.add(f"is a document of more than {MOST_DOCUMENT >> 20} MB")
            return
        parts.append(found)
    if length:
        yield Record(at + length, b"".join(parts))


def _lines(
    stream: Any, tally: Tally, at: int, *, most: int = MOST_LINE
) -> Iterator[Record]:
    waiting: list[bytes] = []  # of the line that has not ended yet
    length = 0
    while found := stream.read(_CHUNK):
        first, *others = found.split(b"\n")
        length += len(first)
        if length <= most:
            waiting.append(first)
        else:
            waiting.clear()
        if not others:
            continue
        at += length + 1
        if length > most:
            tally.add(f"is a line of more than {most >> 20} MB")
        else:
            yield Record(at, b"".join(waiting))
        *full, last = others
        for line in full:
            at += len(line) + 1
            yield Record(at, line)
        waiting, length = [last], len(last)
    if length > most:
        tally.add(f"is a line of more than {most >> 20} MB")
    elif length:
        yield Record(at + length, b"".join(waiting))


def _csv(stream: Any, tally: Tally, at: int) -> Iterator[Record]:
    """Join lines until every quotation mark has its other one.

    Where one has none, its line is passed over, and those after it are looked at anew.
    """
    lines = _lines(stream, tally, at, most=MOST_ROW)
    again: deque[Record] = deque()
    waiting: list[Record] = []
    marks = size = 0
    while True:
        line = again.popleft() if again else next(lines, None)
        if line is not None:
            waiting.append(line)
            marks += line.content.count(b'"')
            size += len(line.content)
            if marks % 2 == 0:
                yield _joined(waiting)
            elif size <= MOST_ROW and len(waiting) <= MOST_LINES:
                continue
            else:
                tally.add(OPEN)
                again.extendleft(reversed(waiting[1:]))
        elif waiting:
            tally.add(OPEN)
            again.extend(waiting[1:])
        else:
            return
        waiting, marks, size = [], 0, 0


def _joined(lines: list[Record]) -> Record:
    return Record(lines[-1].end, b"\n".join(one.content for one in lines))
