"""`holdwater verify`: hold every recorded claim against its evidence.

Reads the records below `claims`, opens the evidence they name, and looks where
the claims are told in the copy below PATH. A claim holds where its figure,
exactly as the evidence has it, makes its words true; else the report says why
not, and what the evidence supports. Without a PATH it reads the current folder.
With --since every claim is still held against its evidence; with --baseline
what that file holds is told as settled, and what is new fails.

Exit code: 0 nothing reached --fail-on, 1 something did (a claim does not hold,
or copy is at odds with one), 2 a record or a page could not be read.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from holdwater import __version__
from holdwater.check.fix import diff_of_edits
from holdwater.cli.before import changed_since
from holdwater.cli.crew import beside
from holdwater.cli.hands import most_hands
from holdwater.cli.ledger import Opened, add_copy, folder_of, open_ledger
from holdwater.cli.options import (
    add_cache,
    add_common,
    jobs,
    keep_what_is_loaded,
    output_stream,
    terminal_width,
)
from holdwater.cli.patching import is_patchable
from holdwater.errors import UsageError
from holdwater.extensions import load
from holdwater.ledger.records import MOST_BYTES
from holdwater.ledger.restate import edits_of, record_edits
from holdwater.reading.files import decode, read_bytes
from holdwater.report.faults import every_fault, reaches
from holdwater.report.verified import Verification, verification_lines
from holdwater.report.verified_wire import plain_verification, written
from holdwater.settings import FAIL_ON

if TYPE_CHECKING:
    from holdwater.check.baseline import Baseline

FORMATS = ("terminal", "json", "sarif", "junit", "github", "html")

_FOR_MACHINES = {
    name: f"holdwater.report.verified_faults:{name}_text"
    for name in ("sarif", "junit", "github")
} | {"html": "holdwater.report.board:board_text"}


def add_options(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_copy(parser)
    add_common(parser, formats=FORMATS)
    parser.add_argument(
        "--fail-on", choices=FAIL_ON, help="what makes the exit code 1 [unsupported]"
    )
    parser.add_argument("--encoding", metavar="NAME", help="of the copy [utf-8]")
    parser.add_argument(
        "--max-bytes", metavar="N", help="refuse files larger than this [10000000]"
    )
    parser.add_argument(
        "--since",
        metavar="REVISION",
        help="look through copy alone that changed since this git revision",
    )
    parser.add_argument(
        "--baseline", metavar="FILE", help="settle what this file says was known before"
    )
    parser.add_argument(
        "--write-baseline",
        type=Path,
        metavar="FILE",
        help="write what is wrong now to such a file, and end with 0",
    )
    parser.add_argument(
        "--quiet", action="store_true", help="write nothing but errors and --output"
    )
    parser.add_argument(
        "--jobs",
        type=jobs,
        metavar="N",
        help="read so many files side by side [as many as processors]",
    )
    add_cache(parser)
    parser.add_argument(
        "--fix",
        action="store_true",
        help="write a diff that prints what the evidence supports, and end with 0",
    )


def run(options: Namespace) -> int:
    """Verify and write the report; return the exit code."""
    _refuse_contradictions(options)
    keep_what_is_loaded()
    hands = most_hands(options.jobs)
    opened = open_ledger(options, folder_of(options.sources), hands=hands)
    before = _before(opened) if options.write_baseline is None else None
    if options.since:
        opened.only = changed_since(options.since, options.sources or ["."])
    if options.write_baseline is not None:
        found = _verification(opened, options.sources, hands=hands)
        return _write_baseline(found, options)
    is_silent = options.quiet and options.output is None
    with nullcontext() if is_silent else output_stream(options.output) as stream:
        if options.fix:
            for part in _diffs(opened, options.sources):
                if stream:
                    stream.write(part)
            return 2 if opened.failures else 0
        found = _verification(opened, options.sources, hands=hands)
        if before is not None:
            from holdwater.check.known_faults import settled  # few have a baseline

            found = found._replace(faults=tuple(settled(found.faults, before)))
        with beside(opened.keep, hands=hands):
            if stream:
                stream.writelines(_parts(found, opened.settings["format"]))
    if opened.failures:
        return 2
    return int(reaches(found.faults, opened.settings["fail_on"]))


def _refuse_contradictions(options: Namespace) -> None:
    for one, other in (
        ("fix", "format"),
        ("fix", "write_baseline"),
        ("since", "write_baseline"),
    ):
        if getattr(options, one) and getattr(options, other):
            named = f"--{one} and --{other.replace('_', '-')}"
            raise UsageError(f"{named} do not go together")


def _before(opened: Opened) -> Baseline | None:
    """Open what was known before, where settings name it."""
    if not opened.settings["baseline"]:
        return None
    from holdwater.check.baseline import open_baseline

    return open_baseline(opened.settings, part="claims")


def _write_baseline(found: Verification, options: Namespace) -> int:
    """Write what is wrong now as the baseline's part of claims; return the exit code."""
    from holdwater.check.baseline_file import kept_beside, part_of
    from holdwater.check.baseline_file import written as written_file
    from holdwater.check.known_faults import open_faults
    from holdwater.cli.before import put_baseline

    parts = kept_beside("claims", options.write_baseline)
    parts["claims"] = part_of(open_faults(found.faults), date=found.today.isoformat())
    n = parts["claims"].counts.total()
    told = "1 failure is" if n == 1 else f"{n:,} failures are"
    put_baseline(written_file(parts), options, told=told)
    return 2 if found.failures else 0


def _verification(opened: Opened, sources: list[str], *, hands: int) -> Verification:
    opened.judge(hands=hands)
    told = opened.told_in(sources, hands=hands)
    claims = told.verified(opened.ledger.records.records)
    return Verification(
        claims=claims,
        coverage=told.coverage,
        failures=opened.failures,
        version=__version__,
        today=opened.desk.today(opened.settings),
        faults=every_fault(claims),
    )


def _parts(found: Verification, format_: str) -> Iterator[str]:
    if format_ == "json":
        yield written(plain_verification(found))
    elif format_ in _FOR_MACHINES:
        yield load(_FOR_MACHINES[format_])(found)
    else:
        width = min(terminal_width(), 100)
        yield from (line + "\n" for line in verification_lines(found, width=width))


def _diffs(opened: Opened, sources: list[str]) -> Iterator[str]:
    """Write what would stand in the copy, and in the records with it."""
    for page in opened.pages(sources):
        statements = [one.statement for one in page.judged]
        edits = list(edits_of(page.document.text, statements, opened.ledger))
        if edits and is_patchable(page.document):
            yield diff_of_edits(page.document.source, page.document.text, edits)
    files: dict[str, list[str]] = {}
    for record in opened.ledger.records.ours:  # what a vendor says stays as it is
        files.setdefault(record.where.rsplit(":", 2)[0], []).append(record.id)
    for file, ids in files.items():
        content = read_bytes(Path(file), most=MOST_BYTES)
        text = decode(content, encoding="utf-8", source=file)
        found = []
        for name in ids:
            record, verdict = opened.record(name), opened.ledger.verdicts[name]
            found += record_edits(text, record, verdict)
        yield diff_of_edits(file, text, sorted(found))
