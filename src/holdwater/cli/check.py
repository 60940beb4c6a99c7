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
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from holdwater import __version__
from holdwater.cli.hands import (
    Ready,
    are_files,
    has_fork,
    most_hands,
    of_files,
    side_by_side,
)
from holdwater.cli.options import (
    add_common,
    add_media_type,
    add_web,
    jobs,
    keep_what_is_loaded,
    open_desk,
    output_stream,
    terminal_width,
    wants_colour,
)
from holdwater.cli.progress import watching
from holdwater.cli.sources import check_sources
from holdwater.cli.telling import Telling, Writer
from holdwater.errors import UsageError
from holdwater.extensions import load
from holdwater.model.report import Failure, Summary
from holdwater.model.rule import AUDIENCES
from holdwater.report.layout import visible
from holdwater.settings import FAIL_ON, FORMATS

if TYPE_CHECKING:
    from holdwater.check.baseline import Baseline

_WRITERS = {
    "terminal": "holdwater.report.terminal:TerminalWriter",
    "json": "holdwater.report.wire:JsonWriter",
    "sarif": "holdwater.report.sarif:SarifWriter",
    "junit": "holdwater.report.junit:JunitWriter",
    "github": "holdwater.report.github:GithubWriter",
    "html": "holdwater.report.html:HtmlWriter",
    "diff": "holdwater.check.fix:DiffWriter",
}


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
        "--thorough",
        action="store_const",
        const=True,
        help="tell of each page what is less sure, too",
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
        "--jobs",
        type=jobs,
        metavar="N",
        help="check so many files side by side [as many as processors]",
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
    keep_what_is_loaded()
    sources = options.sources or ["."]
    is_written = options.write_baseline is not None
    before: list[Baseline] = []
    if settings["baseline"] and not is_written:
        from holdwater.check.baseline import open_baseline

        before.append(open_baseline(settings))
    if options.since is None:
        results = check_sources(desk, sources, crawl=options.crawl)
    else:
        from holdwater.cli.before import check_since

        earlier, results = check_since(desk, sources, options.since)
        before.append(earlier)
    if is_written:
        from holdwater.cli.before import write_baseline

        with watching(results, desk.work, options) as watched:
            return write_baseline(watched, options, day=desk.today(settings))
    is_silent = options.quiet and options.output is None
    with nullcontext() if is_silent else output_stream(options.output) as stream:
        written = "diff" if options.fix else settings["format"]
        writer = _writer(written, stream) if stream else None
        telling = Telling(desk, before, writer, is_diff=options.fix)
        hands = most_hands(options.jobs) if has_fork() else 1
        is_alone = bool(options.since or options.fix) or not are_files(sources)
        if hands > 1 and not is_alone:
            files = of_files(desk, sources)
            with (
                side_by_side(telling, files, hands=hands) as made,
                watching(made, desk.work, options) as watched,
            ):
                return _report(watched, telling, options)
        with watching(map(telling.ready, results), desk.work, options) as watched:
            return _report(watched, telling, options)


def _report(results: Ready, telling: Telling, options: Namespace) -> int:
    """Write the report as it comes; return the exit code."""
    desk, writer = telling.desk, telling.writer
    settings = desk.settings(Path())
    failures: list[Failure] = []
    summary, reached = Summary(), False
    if writer:
        writer.open(version=__version__, today=desk.today(settings))
    for one in results:
        if isinstance(one, Failure):
            failures.append(one)
            print(visible(f"{one.source}: {one.message}"), file=sys.stderr)
            continue
        summary = summary.plus(one.summary)
        reached = reached or one.reached
        if writer and one.page is not None:
            writer.add(one.page)
    for fault in desk.on_file.faults(settings, today=desk.today(settings)):
        failures.append(fault)
        print(visible(fault.message), file=sys.stderr)
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


def _writer(format_: str, stream: TextIO) -> Writer:
    options: dict[str, int | bool] = {}
    if format_ == "terminal":
        options = {"width": terminal_width(), "colour": wants_colour(stream)}
    writer: Writer = load(_WRITERS[format_])(stream, **options)
    return writer
