"""`holdwater check`: files, folders and standard input, judged and reported."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import click

from holdwater import __version__
from holdwater.cli.options import common, open_desk, output_stream
from holdwater.desk import Desk, failure_of
from holdwater.errors import ReadError
from holdwater.extensions import load
from holdwater.model.report import Failure, Report, Summary
from holdwater.model.rule import LEVELS
from holdwater.settings import FAIL_ON, FORMATS

_WRITERS = {
    "terminal": "holdwater.report.terminal:TerminalWriter",
    "json": "holdwater.report.wire:JsonWriter",
}


@click.command("check")
@click.argument("sources", nargs=-1, metavar="[PATH | -]...")
@common(FORMATS)
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="What makes the exit code 1.")
@click.option("--encoding", metavar="NAME", help="The encoding of the input. [utf-8]")
@click.option(
    "--media-type",
    metavar="TYPE",
    default="text/markdown",
    show_default=True,
    help="What comes in on standard input.",
)
@click.option("--max-bytes", type=int, help="Refuse files larger than this. [10000000]")
@click.option("--quiet", is_flag=True, help="Write nothing but errors.")
def command(
    sources: tuple[str, ...],
    format_: str | None,
    output: Path | None,
    config: Path | None,
    today: str | None,
    fail_on: str | None,
    encoding: str | None,
    media_type: str,
    max_bytes: int | None,
    quiet: bool,
) -> int:
    """Find the claims an IT professional will not believe as they stand.

    Reads files, folders (honouring .gitignore) and, for a single -, standard
    input. Without a PATH it reads the current folder.
    """
    desk = open_desk(
        config=config,
        format=format_,
        today=today,
        fail_on=fail_on,
        encoding=encoding,
        max_bytes=max_bytes,
    )
    settings = desk.settings(Path())
    desk.lens(settings)  # a broken setting ends the run before it begins
    failures: list[Failure] = []
    summary, reached = Summary(), False
    results = _results(desk, sources or (".",), media_type=media_type)
    with output_stream(output) as stream:
        writer = None if quiet else _writer(settings["format"], stream, to_file=bool(output))
        if writer:
            writer.open(version=__version__, today=desk.today(settings))
        for result in results:
            if isinstance(result, Failure):
                failures.append(result)
                click.echo(f"{result.source}: {result.message}", err=True)
                continue
            summary += result.summary
            reached = reached or _reaches(result, settings["fail_on"])
            if writer:
                writer.document(result)
        if writer:
            writer.close(summary=summary, failures=failures)
    if failures:
        return 2
    return 1 if reached else 0


def _results(
    desk: Desk, sources: Iterable[str], *, media_type: str
) -> Iterator[Report | Failure]:
    for source in sources:
        if source == "-":
            yield _from_standard_input(desk, media_type=media_type)
        elif source.startswith(("http://", "https://")):
            yield Failure(
                source=source,
                message="this version reads no URLs. Save the page and check the file.",
            )
        else:
            yield from desk.check_paths([Path(source)])


def _from_standard_input(desk: Desk, *, media_type: str) -> Report | Failure:
    most = desk.settings(Path())["max_bytes"]
    content = sys.stdin.buffer.read(most + 1)
    if len(content) > most:
        return Failure(source="-", message=f"is larger than {most:,} bytes.")
    try:
        return desk.check_bytes(
            content, source="-", media_type=media_type, folder=Path()
        )
    except ReadError as error:
        return failure_of(error, source="-")


def _writer(format_: str, stream: TextIO, *, to_file: bool):  # noqa: ANN202
    writer = load(_WRITERS[format_])
    if format_ != "terminal":
        return writer(stream)
    colour = not to_file and stream.isatty() and not _no_colour()
    width = shutil.get_terminal_size((80, 24)).columns
    return writer(stream, width=width, colour=colour)


def _no_colour() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


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
