"""Options that several commands share, and the desk they open."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from holdwater.desk import Desk
from holdwater.errors import UsageError
from holdwater.settings import KNOWN


def add_common(
    parser: ArgumentParser, *, formats: Sequence[str] = ("terminal", "json")
) -> None:
    """Add what every command takes: --format, --output, --config and --today."""
    parser.add_argument("--format", choices=formats, help="how to write it")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write to a file that appears whole"
    )
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="read settings from this file alone"
    )
    parser.add_argument("--today", metavar="DATE", help="judge by this day")


def open_desk(options: Namespace) -> Desk:
    """Open the desk with what the shell and the command line say."""
    given = {name: getattr(options, name, None) for name in KNOWN if name != "rules"}
    return Desk(
        environment=os.environ,
        command_line=given,
        now=datetime.now(UTC),
        config=options.config,
    )


@contextmanager
def output_stream(path: Path | None) -> Iterator[TextIO]:
    """Yield where to write: a file that appears when it is whole, or standard output."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        yield sys.stdout
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        part.replace(path)
    except OSError as error:
        raise UsageError(
            f"cannot be written: {error.strerror or error}", where=str(path)
        ) from error
    finally:
        part.unlink(missing_ok=True)
