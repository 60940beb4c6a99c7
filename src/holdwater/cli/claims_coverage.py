"""`holdwater claims coverage`: how much of the copy is tied to a recorded claim.

Counts the numbers that measure or count something, and the statements a reader
could settle by looking, page by page; the pages with most left untied come
first. With --untied every number that no record claims is listed, where it
stands.

Exit code: 0 counted, 2 a record or a page could not be read.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from holdwater.cli.ledger import add_copy, folder_of, open_ledger
from holdwater.cli.options import add_common, output_stream, terminal_width
from holdwater.ledger.coverage import untied
from holdwater.ledger.match import Index
from holdwater.ledger.told import Told
from holdwater.model.report import Report
from holdwater.model.verification import Coverage
from holdwater.report.lines import Lines
from holdwater.report.on_file import (
    Untied,
    coverage_table,
    plain_coverages,
    untied_lines,
)
from holdwater.report.verified_wire import written


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_copy(parser)
    add_common(parser)
    parser.add_argument(
        "--untied", action="store_true", help="list the numbers that no record claims"
    )


def run(options: Namespace) -> int:
    """Count; return the exit code."""
    opened = open_ledger(options, folder_of(options.sources))
    told = Told(opened.ledger)
    pages: list[tuple[str, Coverage]] = []
    left: list[Untied] = []
    for page in opened.pages(options.sources):
        lines = Lines(page.document.text)
        counted = told.look(page.document, page.judged, lines.place)
        pages.append((page.document.source, counted))
        left += _untied(page, lines, opened.ledger.index)
    with output_stream(options.output) as stream:
        if opened.settings["format"] == "json":
            today = opened.desk.today(opened.settings)
            plain = plain_coverages(
                told.coverage, pages, left, opened.failures, today=today
            )
            stream.write(written(plain))
        else:
            width = min(terminal_width(), 100)
            if options.untied:
                for line in untied_lines(left, width=width):
                    stream.write(line + "\n")
            for line in coverage_table(told.coverage, pages, width=width):
                stream.write(line + "\n")
    return 2 if opened.failures else 0


def _untied(page: Report, lines: Lines, index: Index) -> Iterator[Untied]:
    for statement, figures in untied(page.judged, index):
        yield Untied(
            source=page.document.source,
            where=lines.margin(statement),
            figures=tuple(statement.text[q.span.start : q.span.end] for q in figures),
            words=statement.text,
        )
