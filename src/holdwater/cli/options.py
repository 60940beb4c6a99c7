"""Options that several commands share, and the desk they open."""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from holdwater.desk import Desk
from holdwater.errors import UsageError
from holdwater.report.layout import visible
from holdwater.settings import KNOWN, unheeded

#: Nobody has more processors.
MOST_JOBS = 256


def add_common(
    parser: ArgumentParser,
    *,
    formats: Sequence[str] = ("terminal", "json"),
    output: str = "write to a file that appears whole",
) -> None:
    """Add what every command takes: --format, --output, --config and --today."""
    parser.add_argument("--format", choices=formats, help="how to write it")
    parser.add_argument("--output", type=Path, metavar="FILE", help=output)
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="read settings from this file alone"
    )
    parser.add_argument("--today", metavar="DATE", help="judge by this day")


def add_cache(parser: ArgumentParser) -> None:
    """Add the option to take nothing from earlier runs, and to keep nothing."""
    parser.add_argument(
        "--no-cache",
        dest="cache",
        action="store_const",
        const=False,
        help="make everything anew, and keep nothing for the next run",
    )


def add_web(parser: ArgumentParser) -> None:
    """Add what a command takes that reads pages of the web."""
    parser.add_argument(
        "--crawl",
        type=_pages,
        metavar="N",
        help="read N pages in all that the sitemap of a URL lists",
    )
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch from addresses that are not public, too",
    )


def add_media_type(parser: ArgumentParser) -> None:
    """Add what a command takes that reads standard input."""
    parser.add_argument(
        "--media-type",
        default="text/markdown",
        metavar="TYPE",
        help="what comes in on standard input [text/markdown]",
    )


def _pages(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is no number of pages: 1 or more")
    return int(text)


def jobs(text: str) -> int:
    """Read how many files are looked at side by side."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise ArgumentTypeError(f"{text!r} is no number of files: 1 to {MOST_JOBS}")
    return int(text)


def open_desk(options: Namespace) -> Desk:
    """Open the desk with what the shell and the command line say."""
    given = {name: getattr(options, name, None) for name in KNOWN if name != "rules"}
    for warning in unheeded(os.environ):
        print(visible(warning), file=sys.stderr)
    return Desk(
        environment=os.environ,
        command_line=given,
        now=datetime.now(UTC),
        config=options.config,
        allow_private=getattr(options, "allow_private", False),
        media_type=getattr(options, "media_type", "text/markdown"),
    )


def keep_what_is_loaded() -> None:
    """Tell the collector of garbage that what is loaded by now stays until the end.

    How seldom it looks at all is said in `holdwater.cli.main`.
    """
    gc.freeze()


def terminal_width() -> int:
    """Tell how wide the terminal is: COLUMNS, the terminal itself, or 80."""
    return stream_width(sys.stdout)


def stream_width(stream: TextIO | None) -> int:
    """Tell how wide a terminal is that a stream leads to: COLUMNS, itself, or 80."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        # A terminal that does not know says 0.
        return (stream and os.get_terminal_size(stream.fileno()).columns) or 80
    except (OSError, ValueError):
        return 80


def wants_colour(stream: TextIO) -> bool:
    """Say whether to colour: only a terminal, and one that does not refuse."""
    refuses = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not refuses


@contextmanager
def output_stream(path: Path | None) -> Iterator[TextIO]:
    """Yield where to write: a file that appears when it is whole, or standard output.

    Raises UsageError where it cannot be written.
    """
    try:
        if path is None or str(path) == "-":
            with _standard_output() as stream:
                yield stream
        else:
            with _whole_file(path) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        where = "standard output" if path is None else str(path)
        message = f"cannot be written: {error.strerror or error}"
        raise UsageError(message, where=where) from error


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    if sys.stdout is None:
        raise UsageError("is closed", where="standard output")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    yield sys.stdout
    sys.stdout.flush()


_OPEN_FILES = Path("/proc/self/fd")


@contextmanager
def _whole_file(path: Path) -> Iterator[TextIO]:
    if path.exists() and not path.is_file():
        # A pipe or a device is written to; only a file can be replaced.
        with path.open("w", encoding="utf-8", errors="replace") as stream:
            yield stream
        return
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _nameless(part) as stream:
            yield stream
            stream.flush()
            if not part.exists():
                _name(stream, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _nameless(part: Path) -> TextIO:
    """Open a file that is gone if this process is, or one named ``part`` where none is.

    Linux has files without a name, open(2) with O_TMPFILE, on most of its file systems.
    """
    opened: Path | int = part
    if _OPEN_FILES.is_dir():
        with suppress(AttributeError, OSError):
            opened = os.open(part.parent, os.O_TMPFILE | os.O_WRONLY, 0o666)
    return open(opened, "w", encoding="utf-8", errors="replace", newline="\n")  # noqa: PTH123 - Path opens no descriptor


def _name(stream: TextIO, path: Path) -> None:
    number = stream.fileno()
    # With a folder named, linkat(2) is called, which alone follows /proc to the file.
    os.link(f"{_OPEN_FILES}/{number}", path, src_dir_fd=number, follow_symlinks=True)
