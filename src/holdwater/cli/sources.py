"""What a command line names: files, folders, addresses and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from holdwater.desk import Desk
from holdwater.errors import ReadError, TooLarge, UsageError
from holdwater.failures import failure_of, fault_of
from holdwater.model.report import Failure, Report


def check_sources(
    desk: Desk, sources: Iterable[str], *, crawl: int | None = None
) -> Iterator[Report | Failure]:
    """Check all that is named, in order; what is named twice, or lies in it, once."""
    is_new = unseen()
    for source in dict.fromkeys(sources):
        if not source:
            raise UsageError(
                "an empty PATH", hint="Name a file or a folder, or . for this folder."
            )
        if source == "-":
            yield _from_standard_input(desk)
        else:
            yield from desk.check_source(source, crawl=crawl, only=is_new)


def unseen() -> Callable[[Path], bool]:
    """Return what says of a file whether it is met for the first time, by any name."""
    met: set[str] = set()

    def is_new(path: Path) -> bool:
        whole = os.path.realpath(path)  # Path's may raise
        is_first = whole not in met
        met.add(whole)
        return is_first

    return is_new


def _from_standard_input(desk: Desk) -> Report | Failure:
    is_typed = sys.stdin is not None and sys.stdin.isatty()
    desk.work.source = "" if is_typed else "standard input"
    try:
        content = _read_standard_input(most=desk.settings(Path())["max_bytes"])
        return desk.check_bytes(
            content, source="-", media_type=desk.media_type, folder=Path()
        )
    except ReadError as error:
        return failure_of(error, source="-")
    except Exception as error:  # noqa: BLE001 - one input never ends a run
        return fault_of(error, source="-")


def _read_standard_input(*, most: int) -> bytes:
    if sys.stdin is None:
        raise ReadError("is closed", where="-")
    parts: list[bytes] = []
    length = 0
    while length <= most:
        try:
            part = sys.stdin.buffer.read(min(most + 1 - length, 1 << 20))
        except OSError as error:
            said = error.strerror or error
            raise ReadError(f"cannot be read: {said}", where="-") from error
        if not part:
            return b"".join(parts)
        parts.append(part)
        length += len(part)
    raise TooLarge(
        f"is larger than {most:,} bytes",
        where="-",
        hint="Raise `max_bytes` (--max-bytes) to read it all the same.",
    )
