"""`holdwater lsp`: findings in your editor, by the Language Server Protocol.

An editor starts this command itself and talks to it on standard input and
output; the guide "In your editor" says how to tell it to. It looks at Markdown,
MDX, HTML and plain text as they are written, with the settings of their folder.
Nothing is written, nothing is fetched, and nothing that lies there is run.

Exit code: 0 the editor has asked it to end, 1 the editor went without, 2 could
not start.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from importlib.util import find_spec
from pathlib import Path

from holdwater.errors import MissingExtra, UsageError


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "--stdio", action="store_true", help="as it does anyway: some editors say so"
    )
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="read settings from this file alone"
    )


def run(options: Namespace) -> int:
    """Serve an editor until it goes; return the exit code."""
    if find_spec("pygls") is None:
        raise MissingExtra(
            "takes the library 'pygls', which is not installed",
            where="holdwater lsp",
            hint='pip install "holdwater[lsp]"',
        )
    for name, stream in (("input", sys.stdin), ("output", sys.stdout)):
        if stream is None:
            raise UsageError("is closed", where=f"standard {name}")
    import logging

    from holdwater.desk import Desk
    from holdwater.lsp.proofreader import Proofreader, clock
    from holdwater.lsp.server import make_server, serve

    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    config = options.config.resolve() if options.config else None
    desk = Desk(
        environment=os.environ,
        command_line={},
        now=clock(),
        config=config,
        remembers=True,
    )
    return serve(make_server(Proofreader(desk, now=clock)))
