"""`holdwater check`: files, folders, URLs and standard input, judged and reported.

Find the claims an IT professional will not believe as they stand; or, with
--audience business, the words a colleague outside IT will not understand. Reads
files, folders (honouring .gitignore), a page by its http or https address and,
for a single -, standard input.
Without a PATH it reads the current folder.

Exit code: 0 nothing reached --fail-on, 1 something did, 2 an input could not be
read.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Protocol, TextIO

from holdwater import __version__
from holdwater.check.baseline import Baseline
from holdwater.cli.before import check_since, open_baseline, write_baseline
from holdwater.cli.options import (
    add_common,
    add_media_type,
    add_web,
    open_desk,
    output_stream,
    terminal_width,
    wants_colour,
)
from holdwater.cli.patching import is_patchable
from holdwater.cli.progress import watching
from holdwater.cli.sources import check_sources
from holdwater.desk import Desk, is_address
from holdwater.errors import UsageError
from holdwater.extensions import load
from holdwater.model.report import Failure, Report, Summary
from holdwater.model.rule import AUDIENCES, LEVELS
from holdwater.report.layout import visible
from holdwater.settings import FAIL_ON, FORMATS

_WRITERS = {
    "terminal": "holdwater.report.terminal:TerminalWriter",
    "json": "holdwater.report.wire:JsonWriter",
    "sarif": "holdwater.report.sarif:SarifWriter",
    "junit": "holdwater.report.junit:JunitWriter",
    "github": "holdwater.report.github:GithubWriter",
    "html": "holdwater.report.html:HtmlWriter",
    "diff": "holdwater.check.fix:DiffWriter",
}


class Writer(Protocol):
    """Writes a report as it comes."""

    def open(self, *, version: str, today: date) -> None:
        """Write what comes before the documents."""

    def document(self, report: Report) -> None:
        """Write one document."""

    def close(self, *, summary: Summary, failures: Iterable[Failure]) -> None:
        """Write what comes after them."""


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "sources", nargs="*", metavar="PATH", help="a file, a folder, a URL, or - [.]"
    )
    add_common(parser, formats=FORMATS)
    parser.add_argument(
        "--audience", choices=AUDIENCES, help="whom the text is for [it]"
    )
    parser.add_argument(
        "--fail-on", choices=FAIL_ON, help="what makes the exit code 1 [unsupported]"
    )
    parser.add_argument("--encoding", metavar="NAME", help="of the input [utf-8]")
    add_media_type(parser)
    parser.add_argument(
        "--max-bytes", metavar="N", help="refuse files larger than this [10000000]"
    )
    add_web(parser)
    parser.add_argument(
        "--baseline", metavar="FILE", help="settle what this file says was found before"
    )
    parser.add_argument(
        "--since",
        metavar="REVISION",
        help="tell only what files that changed since this git revision add",
    )
    parser.add_argument(
        "--write-baseline",
        type=Path,
        metavar="FILE",
        help="write what is found now to such a file, and end with 0",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="write the certain suggestions as a diff, and end with 0",
    )
    parser.add_argument(
        "--quiet", action="store_true", help="write nothing but errors and --output"
    )


def run(options: Namespace) -> int:
    """Check what is named and write the report; return the exit code."""
    _refuse_contradictions(options)
    desk = open_desk(options)
    settings = desk.settings(Path())
    desk.lens(settings)  # a broken setting ends the run before it begins
    sources = options.sources or ["."]
    is_written = options.write_baseline is not None
    baseline = None if is_written else open_baseline(settings)
    before = [baseline] if baseline else []
    if options.since is None:
        results = check_sources(desk, sources, crawl=options.crawl)
    else:
        earlier, results = check_since(desk, sources, options.since)
        before.append(earlier)
    with watching(results, desk.work, options) as watched:
        if is_written:
            return write_baseline(watched, options, day=desk.today(settings))
        return _report(watched, options, desk, before)


def _report(
    results: Iterable[Report | Failure],
    options: Namespace,
    desk: Desk,
    before: Sequence[Baseline],
) -> int:
    """Write the report as it comes; return the exit code."""
    settings = desk.settings(Path())
    failures: list[Failure] = []
    summary, reached = Summary(), False
    is_silent = options.quiet and options.output is None
    with nullcontext() if is_silent else output_stream(options.output) as stream:
        written = "diff" if options.fix else settings["format"]
        writer = _writer(written, stream) if stream else None
        if writer:
            writer.open(version=__version__, today=desk.today(settings))
        for result in results:
            if isinstance(result, Failure):
                failures.append(result)
                print(visible(f"{result.source}: {result.message}"), file=sys.stderr)
                continue
            for one in before:
                result = one.settle(result)  # noqa: PLW2901
            summary += result.summary
            own = desk.settings(_folder_of(result.document.source))
            reached = reached or _reaches(result, own["fail_on"])
            if writer and (not options.fix or is_patchable(result.document)):
                writer.document(result)
        if writer:
            writer.close(summary=summary, failures=failures)
    if failures:
        return 2
    return 1 if reached and not options.fix else 0


def _refuse_contradictions(options: Namespace) -> None:
    for one, other in (
        ("fix", "format"),
        ("fix", "write_baseline"),
        ("since", "write_baseline"),
        ("since", "crawl"),
    ):
        if getattr(options, one) and getattr(options, other):
            named = f"--{one} and --{other.replace('_', '-')}"
            raise UsageError(f"{named} do not go together")


def _folder_of(source: str) -> Path:
    """Return the folder whose settings hold: this one, for what is on the web."""
    return Path() if is_address(source) else Path(source).parent


def _writer(format_: str, stream: TextIO) -> Writer:
    options: dict[str, int | bool] = {}
    if format_ == "terminal":
        options = {"width": terminal_width(), "colour": wants_colour(stream)}
    writer: Writer = load(_WRITERS[format_])(stream, **options)
    return writer


def _reaches(report: Report, fail_on: str) -> bool:
    """Say whether something in a report reaches --fail-on."""
    if fail_on == "never":
        return False
    if fail_on == "unsupported":
        return report.summary.unsupported > 0
    if fail_on == "puffery":
        return report.summary.attention > 0
    least = LEVELS.index(fail_on)
    return any(
        LEVELS.index(finding.level) >= least
        for judged in report.judged
        for finding in judged.findings
        if finding.suppressed is None
    )
