"""Options that several commands share, and the desk they open."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from holdwater.desk import Desk
from holdwater.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])


def common(formats: tuple[str, ...]) -> Callable[[Command], Command]:
    """Add --format, --output, --config and --today to a command."""

    def decorate(command: Command) -> Command:
        for option in (
            click.option("--today", metavar="DATE", help="Judge by this day."),
            click.option(
                "--config",
                type=click.Path(path_type=Path, exists=True, dir_okay=False),
                help="Read settings from this file and from no other.",
            ),
            click.option(
                "--output",
                type=click.Path(path_type=Path, dir_okay=False),
                help="Write to a file instead of standard output.",
            ),
            click.option(
                "--format", "format_", type=click.Choice(formats), help="How to write it."
            ),
        ):
            command = option(command)
        return command

    return decorate


def open_desk(*, config: Path | None, **command_line: Any) -> Desk:
    """Open the desk with what the shell and the command line say."""
    return Desk(
        environment=os.environ,
        command_line=command_line,
        now=datetime.now(timezone.utc),
        config=config,
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
