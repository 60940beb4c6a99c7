"""`holdwater claims list`: the claims you have on file, in the order of their ids.

Evidence is not opened: `holdwater verify` does that.

Exit code: 0 listed, 2 a record could not be read.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from holdwater.cli.ledger import open_ledger
from holdwater.cli.options import add_common, output_stream, terminal_width
from holdwater.report.on_file import list_lines, plain_list
from holdwater.report.verified_wire import written


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_common(parser)


def run(options: Namespace) -> int:
    """List them; return the exit code."""
    opened = open_ledger(options)
    records = sorted(opened.ledger.records.records, key=lambda one: one.id)
    today = opened.desk.today(opened.settings)
    with output_stream(options.output) as stream:
        if opened.settings["format"] == "json":
            stream.write(written(plain_list(records, opened.failures, today=today)))
        else:
            width = min(terminal_width(), 100)
            passed = opened.ledger.records.passed
            for line in list_lines(records, passed, today=today, width=width):
                stream.write(line + "\n")
    return 2 if opened.failures else 0
