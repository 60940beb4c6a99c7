"""`holdwater community look`: one thread in a minute, as counts and a timeline.

Reads the thread at a URL of Discourse, Hacker News or Stack Exchange, or the
JSON and pages of one thread that were saved. Tells who answered, how old their
accounts were, when, and what the platform withholds. It gives no grade: what is
usual there cannot be known from one thread. Accounts are numbered; --names has
the JSON tell who they are.

Exit code: 0 looked, 2 could not.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from holdwater.cli.options import add_common, open_desk, output_stream, terminal_width
from holdwater.desk import is_address
from holdwater.errors import UsageError

if TYPE_CHECKING:
    from holdwater.community.look.road import Seen

_MOST_REQUESTS = 500


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("sources", nargs="+", metavar="URL|FILE")
    add_common(parser)
    parser.add_argument(
        "--ages",
        action="store_true",
        help="ask also when accounts were made: a request each, or for many",
    )
    parser.add_argument(
        "--requests",
        type=_count,
        default=20,
        metavar="N",
        help="ask for no more than N documents [20]",
    )
    parser.add_argument(
        "--names", action="store_true", help="tell in the JSON who accounts are"
    )
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch from addresses that are not public, too",
    )


def run(options: Namespace) -> int:
    """Look at a thread and write what it tells; return the exit code."""
    desk = open_desk(options)
    most = desk.settings(Path())["max_bytes"]
    is_url = [is_address(one) for one in options.sources]
    if any(is_url):
        if len(options.sources) > 1:
            raise UsageError("one URL is looked at, and nothing beside it")
        seen = _ask(options, most)
    else:
        seen = _read(options.sources, most)
    with output_stream(options.output) as stream:
        stream.write(_written(seen, options))
    return 0


def _ask(options: Namespace, most: int) -> Seen:
    from holdwater.community.look.asking import Asking
    from holdwater.community.look.road import look_at_url

    asking = Asking(
        most=options.requests, max_bytes=most, allow_private=options.allow_private
    )
    return look_at_url(options.sources[0], asking, ages=options.ages)


def _read(sources: list[str], most: int) -> Seen:
    from holdwater.community.look.road import look_at_files
    from holdwater.reading.files import read_bytes

    files = ((one, read_bytes(Path(one), most=most)) for one in sources)
    return look_at_files(files, source=sources[0])


def _written(seen: Seen, options: Namespace) -> str:
    from holdwater.community.look.told import look_lines, plain_look

    if options.format == "json":
        names = seen.look.names if options.names else None
        told = plain_look(seen.look, seen.asked, seen.dropped, names=names)
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    width = min(terminal_width(), 100)
    lines = look_lines(seen.look, seen.asked, seen.dropped, width=width)
    return "".join(line + "\n" for line in lines)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_REQUESTS:
        raise ArgumentTypeError(f"{text!r} is no count from 1 to {_MOST_REQUESTS}")
    return int(text)
