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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import Protocol, TextIO

from holdwater import __version__
from holdwater.check.baseline import (
    Baseline,
    baseline_before,
    baseline_of,
    written_baseline,
)
from holdwater.cli.options import (
    add_common,
    add_web,
    open_desk,
    output_stream,
    terminal_width,
    wants_colour,
)
from holdwater.desk import WEB, Desk, failure_of
from holdwater.errors import ReadError, SettingsError, TooLarge, UsageError
from holdwater.extensions import load
from holdwater.model.document import Document
from holdwater.model.report import Failure, Report, Summary
from holdwater.model.rule import AUDIENCES, LEVELS
from holdwater.reading.files import read_bytes
from holdwater.reading.formats import ENDINGS
from holdwater.report.layout import visible
from holdwater.settings import FAIL_ON, FORMATS, Settings

#: Bytes: nobody has more to settle.
_MOST_OF_BASELINE = 100_000_000

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
    parser.add_argument(
        "--media-type",
        default="text/markdown",
        metavar="TYPE",
        help="what comes in on standard input [text/markdown]",
    )
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
    desk.allow_private = options.allow_private
    settings = desk.settings(Path())
    desk.lens(settings)  # a broken setting ends the run before it begins
    if options.write_baseline is not None:
        return _write_baseline(desk, options)
    sources = options.sources or ["."]
    before = [one for one in (_baseline(settings),) if one]
    failures: list[Failure] = []
    summary, reached = Summary(), False
    if options.since is None:
        results = _results(
            desk, sources, media_type=options.media_type, crawl=options.crawl
        )
    else:
        earlier, results = _since(desk, sources, options.since)
        before.append(earlier)
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
            if writer and (not options.fix or _is_patchable(result.document)):
                writer.document(result)
        if writer:
            writer.close(summary=summary, failures=failures)
    if failures:
        return 2
    return 1 if reached and not options.fix else 0


def _write_baseline(desk: Desk, options: Namespace) -> int:
    """Write what is found now as a baseline; return the exit code."""
    settings = desk.settings(Path())
    reports: list[Report] = []
    failed = False
    results = _results(
        desk,
        options.sources or ["."],
        media_type=options.media_type,
        crawl=options.crawl,
    )
    for result in results:
        if isinstance(result, Failure):
            failed = True
            print(visible(f"{result.source}: {result.message}"), file=sys.stderr)
        else:
            reports.append(result)
    date = desk.today(settings).isoformat()
    text, count = written_baseline(reports, date=date)
    with output_stream(options.write_baseline) as stream:
        stream.write(text)
    if not options.quiet:
        found = "1 finding is" if count == 1 else f"{count:,} findings are"
        print(f"{found} in the baseline: {visible(str(options.write_baseline))}")
    return 2 if failed else 0


def _is_patchable(document: Document) -> bool:
    """Say whether a diff of a document could be applied; if not, tell why."""
    source = document.source
    path = Path(source)
    if source == "-" or source.startswith(WEB):
        why = "is no file"
    elif path.is_absolute() or ".." in path.parts:
        why = "is not named by a path below this folder"
    elif path.is_symlink():
        why = "is a link to another file"
    elif not document.media_type.startswith("text/"):
        return True  # without lines there is nothing to write
    elif path.read_bytes() != document.text.encode("utf-8", "replace"):
        why = "is not UTF-8 without a mark"
    else:
        return True
    print(visible(f"{source}: {why}: no diff is written of it"), file=sys.stderr)
    return False


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


def _since(
    desk: Desk, sources: Sequence[str], name: str
) -> tuple[Baseline, Iterator[Report | Failure]]:
    """Check what changed since a revision; what was there then is settled."""
    from holdwater.revisions import open_revision  # few ask git

    for source in sources:
        if source == "-" or source.startswith(WEB):
            raise UsageError(f"--since is for files, and {source!r} is none")
    paths = [Path(source) for source in sources]
    revision = open_revision(name, Path())
    changed = revision.changed(paths)
    earlier: list[Report] = []
    for path in sorted(changed):
        media_type = ENDINGS.get(path.suffix.lower())
        content = revision.content(path) if media_type else None
        if media_type and content is not None:
            with suppress(ReadError):  # then all of it is new
                earlier.append(
                    desk.check_bytes(
                        content,
                        source=str(path),
                        media_type=media_type,
                        folder=path.parent,
                    )
                )
    before = baseline_before(earlier, reason=f"there at {name}")
    return before, desk.check_paths(paths, only=lambda path: path.resolve() in changed)


def _baseline(settings: Settings) -> Baseline | None:
    path: Path | None = settings["baseline"]
    if path is None:
        return None
    named = settings.origins["baseline"]
    try:
        content = read_bytes(path, most=_MOST_OF_BASELINE)
    except ReadError as error:
        raise SettingsError(
            f"{error} (named by {named})", hint="Write it with --write-baseline."
        ) from error
    return baseline_of(content, where=str(path))


def _results(
    desk: Desk, sources: Iterable[str], *, media_type: str, crawl: int | None
) -> Iterator[Report | Failure]:
    for source in sources:
        if not source:
            raise UsageError(
                "an empty PATH", hint="Name a file or a folder, or . for this folder."
            )
        if source == "-":
            yield _from_standard_input(desk, media_type=media_type)
        else:
            yield from desk.check_source(source, crawl=crawl)


def _folder_of(source: str) -> Path:
    """Return the folder whose settings hold: this one, for what is on the web."""
    return Path() if source.startswith(WEB) else Path(source).parent


def _from_standard_input(desk: Desk, *, media_type: str) -> Report | Failure:
    try:
        content = _read_standard_input(most=desk.settings(Path())["max_bytes"])
        return desk.check_bytes(
            content, source="-", media_type=media_type, folder=Path()
        )
    except ReadError as error:
        return failure_of(error, source="-")


def _read_standard_input(*, most: int) -> bytes:
    if sys.stdin is None:
        raise ReadError("is closed", where="-")
    parts: list[bytes] = []
    length = 0
    while length <= most:
        try:
            part = sys.stdin.buffer.read(min(most + 1 - length, 1 << 20))
        except OSError as error:
            said = error.strerror or error
            raise ReadError(f"cannot be read: {said}", where="-") from error
        if not part:
            return b"".join(parts)
        parts.append(part)
        length += len(part)
    raise TooLarge(
        f"is larger than {most:,} bytes",
        where="-",
        hint="Raise `max_bytes` (--max-bytes) to read it all the same.",
    )


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
