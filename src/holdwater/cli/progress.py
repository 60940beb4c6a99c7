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
from holdwater.report.layout import cells, cut, visible

Result = TypeVar("Result")

#: Seconds until the line appears, and from one to the next.
PATIENCE = 1.0
PACE = 0.2

_ERASE = "\r\x1b[2K"


@contextmanager
def watching(
    results: Iterator[Result], work: Work, options: Namespace
) -> Iterator[Iterator[Result]]:
    """Show how far ``work`` is while the next of ``results`` is waited for."""
    if getattr(options, "quiet", False) or not _is_shown(sys.stderr):
        yield results
        return
    import threading  # nobody else waits

    line = _Line(work, sys.stderr)
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

    def __init__(self, work: Work, stream: TextIO) -> None:
        import threading

        self._work = work
        self._stream = stream
        self._ended = threading.Event()
        self._writing = threading.Lock()
        self._is_waiting = False
        self._is_drawn = False

    def draw(self) -> None:
        """Draw the line, again and again, until the end."""
        pace = PATIENCE
        while not self._ended.wait(pace):
            pace = PACE
            with self._writing:
                # Where nothing is at hand, somebody may be typing.
                if self._is_waiting and self._work.source:
                    self._write(
                        _ERASE + line_of(self._work, stream_width(self._stream))
                    )
                    self._is_drawn = True

    def beside(self, results: Iterator[Result]) -> Iterator[Result]:
        """Yield results; the line is there while the next one is waited for."""
        while True:
            self._is_waiting = True
            try:
                result = next(results, None)
            finally:
                self._take_away()
            if result is None:
                return
            yield result

    def end(self) -> None:
        """Draw no more."""
        self._ended.set()
        self._take_away()

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
