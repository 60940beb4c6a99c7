"""How far an import is: a line on a terminal, gone when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from holdwater.cli.options import stream_width, wants_colour
from holdwater.cli.progress import PACE, PATIENCE
from holdwater.report.layout import cut, visible

if TYPE_CHECKING:
    from holdwater.community.importers.road import Progress

_ERASE = "\r\x1b[2K"


@contextmanager
def watched(progress: Progress, stream: TextIO | None) -> Iterator[None]:
    """Show how far an import is, where ``stream`` is a terminal that takes it."""
    if stream is None or stream.closed or not wants_colour(stream):
        yield
        return
    import threading

    ended = threading.Event()

    def draw() -> None:
        pace = PATIENCE
        while not ended.wait(pace):
            pace = PACE
            try:
                stream.write(_ERASE + line_of(progress, stream_width(stream)))
                stream.flush()
            except (OSError, ValueError):
                return  # the terminal has gone

    drawing = threading.Thread(target=draw, daemon=True)
    drawing.start()
    try:
        yield
    finally:
        ended.set()
        drawing.join()
        try:
            stream.write(_ERASE)
            stream.flush()
        except (OSError, ValueError):
            pass  # the terminal has gone


def line_of(progress: Progress, width: int) -> str:
    """Say how far an import is, in a line that leaves the last cell of the width free."""
    meter = progress.meter
    share = min(1.0, meter.read / meter.of) if meter.of else 0.0
    if progress.stage == "joining":
        said = "putting posts and people together"
    else:
        said = f"{share:4.0%}  {progress.posts:,} posts  {visible(progress.source)}"
    return cut(said, max(8, width - 1))
