"""How far long work is: a line on a terminal, gone before anything else is written.

It is on standard error, and only where that is a terminal that takes it. It stands there
while somebody waits for the next result: whoever asked for that one writes when the line
is gone, so that report and errors stay clean.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

from holdwater.cli.options import stream_width, wants_colour
from holdwater.desk import Work
from holdwater.model.report import Failure
from holdwater.report.layout import cells, cut, visible

One = TypeVar("One")

#: Seconds until the line appears, and from one to the next.
PATIENCE = 1.0
PACE = 0.2

_ERASE = "\r\x1b[2K"


@contextmanager
def watching(
    results: Iterator[One], work: Work, options: Namespace
) -> Iterator[Iterator[One]]:
    """Show how far ``work`` is while the next of ``results`` is waited for."""
    if getattr(options, "quiet", False) or not _is_shown(sys.stderr):
        yield results
        return
    import threading  # nobody else waits

    # Where the report goes elsewhere, only what failed is written beside the line.
    is_shared = (
        sys.stdout is None or sys.stdout.isatty() or getattr(options, "fix", False)
    )
    line = _Line(work, sys.stderr, is_shared=is_shared)
    drawing = threading.Thread(target=line.draw, daemon=True)
    drawing.start()
    try:
        yield line.beside(results)
    finally:
        line.end()
        drawing.join()


def _is_shown(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and wants_colour(stream)


class _Line:
    """A line that is drawn by one thread, and taken away by the other."""

    def __init__(self, work: Work, stream: TextIO, *, is_shared: bool) -> None:
        import threading

        self._work = work
        self._stream = stream
        self._is_shared = is_shared
        self._ended = threading.Event()
        self._writing = threading.Lock()
        self._is_waiting = False
        self._is_drawn = False
        self._is_due = False

    def draw(self) -> None:
        """Draw the line, again and again, until the end."""
        pace = PATIENCE
        while not self._ended.wait(pace):
            pace = PACE
            with self._writing:
                self._is_due = True
                if self._is_waiting:
                    self._draw()

    def beside(self, results: Iterator[One]) -> Iterator[One]:
        """Yield results; the line is there while the next one is waited for."""
        while True:
            self._wait()
            result = next(results, None)
            if self._is_shared or result is None or isinstance(result, Failure):
                self._take_away()
            self._is_waiting = False
            if result is None:
                return
            yield result

    def end(self) -> None:
        """Draw no more."""
        self._ended.set()
        self._take_away()

    def _wait(self) -> None:
        with self._writing:
            self._is_waiting = True
            if self._is_due and not self._is_drawn:
                self._draw()

    def _draw(self) -> None:
        if self._work.source:  # else somebody may be typing
            self._write(_ERASE + line_of(self._work, stream_width(self._stream)))
            self._is_drawn = True

    def _take_away(self) -> None:
        with self._writing:
            self._is_waiting = False
            if self._is_drawn:
                self._write(_ERASE)
                self._is_drawn = False

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            self._ended.set()  # the terminal has gone, and nobody looks


def line_of(work: Work, width: int) -> str:
    """Say how far work is, in a line that leaves the last cell of the width free."""
    done = "1 document" if work.documents == 1 else f"{work.documents:,} documents"
    head = f"{done}, {_size(work.size)}  "
    room = max(8, width - 1 - cells(head))
    # Of a long path the end tells more.
    source = visible(work.source)
    while cells(source) > room:
        source = "…" + source[2 if source.startswith("…") else 1 :]
    return cut(head + source, max(8, width - 1))


def _size(size: int) -> str:
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:,.1f} MB"
