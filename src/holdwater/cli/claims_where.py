"""`holdwater claims where`: every place in the copy where a claim is told.

*exact* is the same words, *near* a small rewording with the same figures,
*conflict* the same words with another number, unit or comparator.

Exit code: 0 looked, 2 a record or a page could not be read.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from holdwater.cli.ledger import add_copy, folder_of, open_ledger
from holdwater.cli.options import add_common, output_stream, terminal_width
from holdwater.report.on_file import plain_uses, where_lines
from holdwater.report.verified_wire import written


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("id", metavar="ID", help="the claim's id")
    add_copy(parser)
    add_common(parser)


def run(options: Namespace) -> int:
    """Tell where it is told; return the exit code."""
    opened = open_ledger(options, folder_of(options.sources))
    record = opened.record(options.id)
    uses = opened.told_in(options.sources).uses_of(record.id)
    with output_stream(options.output) as stream:
        if opened.settings["format"] == "json":
            today = opened.desk.today(opened.settings)
            stream.write(
                written(plain_uses(record, uses, opened.failures, today=today))
            )
        else:
            for line in where_lines(record, uses, width=min(terminal_width(), 100)):
                stream.write(line + "\n")
    return 2 if opened.failures else 0
