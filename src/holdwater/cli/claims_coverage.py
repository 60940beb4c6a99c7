"""`holdwater claims coverage`: how much of the copy is tied to a recorded claim.

Counts the numbers that measure or count something, and the statements a reader
could settle by looking, page by page; the pages with most left untied come
first.

Exit code: 0 counted, 2 a record or a page could not be read.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from holdwater.cli.ledger import add_copy, folder_of, open_ledger
from holdwater.cli.options import add_common, output_stream, terminal_width
from holdwater.ledger.told import Told
from holdwater.report.lines import Lines
from holdwater.report.on_file import coverage_table, plain_coverages
from holdwater.report.verified import written


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_copy(parser)
    add_common(parser)


def run(options: Namespace) -> int:
    """Count; return the exit code."""
    opened = open_ledger(options, folder_of(options.sources))
    told = Told(opened.ledger)
    pages = [
        (
            page.document.source,
            told.look(page.document, page.judged, Lines(page.document.text).place),
        )
        for page in opened.pages(options.sources)
    ]
    with output_stream(options.output) as stream:
        if opened.settings["format"] == "json":
            today = opened.desk.today(opened.settings)
            plain = plain_coverages(told.coverage, pages, opened.failures, today=today)
            stream.write(written(plain))
        else:
            width = min(terminal_width(), 100)
            for line in coverage_table(told.coverage, pages, width=width):
                stream.write(line + "\n")
    return 2 if opened.failures else 0
