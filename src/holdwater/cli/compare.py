"""`holdwater compare`: two vendors' copy side by side, for somebody who has to choose.

A and B are each a file, a folder, a page by its address (with --crawl, what
its site lists below it) or, for a single -, standard input. Tells counts by
kind, what costs most trust, what can be checked, what neither says, and
questions to send to each. It gives no grade.

Exit code: 0 compared, 2 an input could not be read.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from holdwater import __version__
from holdwater.check.compare import compare
from holdwater.cli.options import (
    add_common,
    add_media_type,
    add_web,
    open_desk,
    output_stream,
    terminal_width,
)
from holdwater.cli.progress import watching
from holdwater.cli.sources import check_sources
from holdwater.errors import UsageError
from holdwater.model.report import Failure, Report
from holdwater.report.comparison import (
    comparison_lines,
    plain_comparison,
    written_comparison,
)
from holdwater.report.layout import visible


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("first", metavar="A", help="a file, a folder, a URL, or -")
    parser.add_argument("second", metavar="B", help="what to set beside it")
    add_common(parser)
    add_web(parser)
    add_media_type(parser)


def run(options: Namespace) -> int:
    """Check both, and write them side by side; return the exit code."""
    if options.first == options.second == "-":
        raise UsageError("standard input can be one side, and not both")
    desk = open_desk(options)
    settings = desk.settings(Path())
    failures: list[Failure] = []
    sides = []
    for source in (options.first, options.second):
        reports: list[Report] = []
        results = check_sources(desk, [source], crawl=options.crawl)
        with watching(results, desk.work, options) as watched:
            for result in watched:
                if isinstance(result, Failure):
                    failures.append(result)
                    said = f"{result.source}: {result.message}"
                    print(visible(said), file=sys.stderr)
                else:
                    reports.append(result)
        if not reports and not any(one.source == source for one in failures):
            failures.append(Failure(source=source, message="holds nothing to read"))
            print(visible(f"{source}: holds nothing to read"), file=sys.stderr)
        sides.append((source, reports))
    found = compare(*sides)
    with output_stream(options.output) as stream:
        if settings["format"] == "json":
            today = desk.today(settings).isoformat()
            plain = plain_comparison(found, failures, version=__version__, today=today)
            stream.write(written_comparison(plain))
        else:
            for line in comparison_lines(found, width=min(terminal_width(), 100)):
                stream.write(line + "\n")
    return 2 if failures else 0
