"""`holdwater mcp`: let an AI assistant check copy, by the Model Context Protocol.

An assistant starts this command itself and talks to it on standard input and
output; the guide "With an AI assistant" says how to tell it to. It checks texts
as they are handed in; with --root, files below that folder are read as well.
Nothing is written and nothing is fetched. It ends when standard input does.

Exit code: 0 standard input has ended, 2 could not start.
"""

from __future__ import annotations

import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from holdwater.errors import MissingExtra, UsageError


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "--root",
        type=Path,
        metavar="FOLDER",
        help="let files below this folder be read; without it, none are",
    )
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="read settings from this file alone"
    )
    parser.add_argument("--today", metavar="DATE", help="judge by this day")


def run(options: Namespace) -> int:
    """Serve until standard input ends; end the process then."""
    try:
        from holdwater.mcp.door import Door
        from holdwater.mcp.server import serve
    except ModuleNotFoundError as error:
        library = str(error.name).partition(".")[0]
        raise MissingExtra(
            f"takes the library {library!r}, which is not installed",
            where="holdwater mcp",
            hint="pip install 'holdwater[mcp]'",
        ) from error
    for name, stream in (("input", sys.stdin), ("output", sys.stdout)):
        if stream is None:
            raise UsageError("is closed", where=f"standard {name}")
    door = Door(
        environment=os.environ,
        clock=lambda: datetime.now(UTC),
        config=options.config,
        today=options.today,
        root=_root(options.root),
    )
    if sys.stdin.isatty():
        said = "Waiting for an assistant's messages on standard input; Ctrl-C ends it."
        print(said, file=sys.stderr)
    # A thread waits for the next line, and Python would wait for the thread.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    serve(door)
    # Nor is anybody left who waits for a check that is still going on.
    os._exit(0)


def _root(named: Path | None) -> Path | None:
    if named is None:
        return None
    try:
        root = named.resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError("is no folder", where=f"--root {named}") from error
    if not root.is_dir():
        raise UsageError("is no folder", where=f"--root {named}")
    return root
