"""`holdwater claims evidence`: every file of evidence, and what it is held for.

Each is opened and hashed, as `holdwater verify` does.

Exit code: 0 listed, 2 a record could not be read.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from holdwater.cli.ledger import open_ledger
from holdwater.cli.options import add_common, output_stream, terminal_width
from holdwater.report.shelf import plain_shelf, shelf_lines, shelf_of
from holdwater.report.verified_wire import written


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_common(parser)


def run(options: Namespace) -> int:
    """List them; return the exit code."""
    opened = open_ledger(options)
    verdicts = opened.ledger.verdicts
    shelf = shelf_of(
        (record, verdicts[record.id]) for record in opened.ledger.records.records
    )
    today = opened.desk.today(opened.settings)
    with output_stream(options.output) as stream:
        if opened.settings["format"] == "json":
            stream.write(written(plain_shelf(shelf, opened.failures, today=today)))
        else:
            for line in shelf_lines(shelf, width=min(terminal_width(), 100)):
                stream.write(line + "\n")
    return 2 if opened.failures else 0
