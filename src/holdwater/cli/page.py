"""`holdwater page`: a page in your browser that checks as you type.

Paste or write a text, or drop a file, and see the report beside it. The page
is served to this machine alone; nothing is sent elsewhere, and nothing is
kept. The settings of the current folder hold. Ctrl-C ends it.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, datetime
from pathlib import Path

from holdwater.cli.options import open_desk
from holdwater.errors import UsageError
from holdwater.model.rule import AUDIENCES


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="serve it here [a free one]"
    )
    parser.add_argument(
        "--audience", choices=AUDIENCES, help="whom the text is for, at first [it]"
    )
    parser.add_argument("--no-open", action="store_true", help="open no browser")
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="read settings from this file alone"
    )
    parser.add_argument(
        "--max-bytes", metavar="N", help="refuse more than this at once [10000000]"
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= 65535):
        raise ArgumentTypeError(f"{text!r} is no port: 0 to 65535")
    return int(text)


def run(options: Namespace) -> int:
    """Serve the page until somebody ends it."""
    from holdwater.pages.server import ADDRESS, PageServer  # the help needs no server

    desk = open_desk(options)
    desk.remembers = True  # most of a page stands as it stood a second ago
    desk.lens(desk.settings(Path()))  # a broken setting ends the run before it begins
    try:
        server = PageServer(desk, port=options.port, clock=lambda: datetime.now(UTC))
    except OSError as error:
        raise UsageError(
            f"port {options.port} cannot be had: {error.strerror or error}",
            where=ADDRESS,
            hint="Without --port, one that is free is taken.",
        ) from error
    with server:
        print(f"{server.url}\nFor this machine alone. Ctrl-C ends it.", flush=True)
        if not options.no_open and _has_screen():
            import webbrowser

            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


def _has_screen() -> bool:
    """Say whether a browser can open a window: in a terminal one would be in the way."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
