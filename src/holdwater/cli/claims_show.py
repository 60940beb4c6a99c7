"""`holdwater claims show`: one claim, its evidence, its verdict, and where it is told.

Exit code: 0 shown, 2 a record or a page could not be read.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from holdwater import __version__
from holdwater.cli.ledger import add_copy, folder_of, open_ledger
from holdwater.cli.options import add_common, output_stream, terminal_width
from holdwater.report.faults import every_fault
from holdwater.report.on_file import show_lines
from holdwater.report.verified import Verification
from holdwater.report.verified_wire import plain_verification, written


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("id", metavar="ID", help="the claim's id")
    add_copy(parser)
    add_common(parser)


def run(options: Namespace) -> int:
    """Show it; return the exit code."""
    opened = open_ledger(options, folder_of(options.sources))
    record = opened.record(options.id)
    told = opened.told_in(options.sources)
    (one,) = told.verified([record])
    with output_stream(options.output) as stream:
        if opened.settings["format"] == "json":
            found = Verification(
                claims=[one],
                coverage=told.coverage,
                failures=opened.failures,
                version=__version__,
                today=opened.desk.today(opened.settings),
                faults=every_fault([one]),
            )
            stream.write(written(plain_verification(found)))
        else:
            for line in show_lines(one, width=min(terminal_width(), 100)):
                stream.write(line + "\n")
    return 2 if opened.failures else 0
