"""What was there before: the baseline that is written, and what git remembers."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from holdwater.check.baseline import Baseline, baseline_before, written_baseline
from holdwater.check.baseline_file import kept_beside
from holdwater.cli.options import output_stream
from holdwater.cli.sources import unseen
from holdwater.desk import Desk, is_address
from holdwater.errors import UsageError
from holdwater.model.report import Failure, Report
from holdwater.reading.formats import ENDINGS
from holdwater.report.layout import visible


def write_baseline(
    results: Iterable[Report | Failure], options: Namespace, *, day: date
) -> int:
    """Write what is found now as a baseline; return the exit code."""
    reports: list[Report] = []
    failed = False
    for result in results:
        if isinstance(result, Failure):
            failed = True
            print(visible(f"{result.source}: {result.message}"), file=sys.stderr)
        else:
            reports.append(result)
    beside = kept_beside("findings", options.write_baseline)
    text, count = written_baseline(reports, date=day.isoformat(), beside=beside)
    put_baseline(
        text, options, told="1 finding is" if count == 1 else f"{count:,} findings are"
    )
    return 2 if failed else 0


def put_baseline(text: str, options: Namespace, *, told: str) -> None:
    """Write the file of a baseline, and tell what is in it."""
    with output_stream(options.write_baseline) as stream:
        stream.write(text)
    if not options.quiet:
        print(f"{told} in the baseline: {visible(str(options.write_baseline))}")


def changed_since(name: str, sources: Sequence[str]) -> Callable[[Path], bool]:
    """Return what says of a file whether it changed since a revision, each once."""
    from holdwater.revisions import open_revision  # few ask git

    for source in sources:
        if source == "-" or is_address(source):
            raise UsageError(f"--since is for files, and {source!r} is none")
    changed = open_revision(name, Path()).changed([Path(one) for one in sources])
    is_new = unseen()
    return lambda path: path.resolve() in changed and is_new(path)


def check_since(
    desk: Desk, sources: Sequence[str], name: str
) -> tuple[Baseline, Iterator[Report | Failure]]:
    """Check what changed since a revision; what was there then is settled."""
    from holdwater.revisions import open_revision  # few ask git

    for source in sources:
        if source == "-" or is_address(source):
            raise UsageError(f"--since is for files, and {source!r} is none")
    paths = [Path(source) for source in sources]
    revision = open_revision(name, Path())
    changed = revision.changed(paths)
    earlier: list[Report] = []
    for path in sorted(changed):
        media_type = ENDINGS.get(path.suffix.lower())
        content = revision.content(path) if media_type else None
        if media_type and content is not None:
            with suppress(Exception):  # what cannot be judged: all of it is new
                earlier.append(
                    desk.check_bytes(
                        content,
                        source=str(path),
                        media_type=media_type,
                        folder=path.parent,
                    )
                )
    before = baseline_before(earlier, reason=f"there at {name}")
    is_new = unseen()
    return before, desk.check_paths(
        paths, only=lambda path: path.resolve() in changed and is_new(path)
    )
