"""What the commands on claims share: the ledger, and the copy it is told in."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from holdwater.cli.options import open_desk
from holdwater.desk import Desk
from holdwater.errors import UsageError
from holdwater.ledger.book import Ledger
from holdwater.ledger.records import FOLDER
from holdwater.ledger.told import Told
from holdwater.model.record import ClaimRecord
from holdwater.model.report import Failure, Report
from holdwater.report.layout import visible
from holdwater.report.lines import Lines
from holdwater.settings import Settings

#: How a page begins that `verify --format html` wrote.
_WRITTEN, _OPENING = 'name="generator" content="Holdwater: verify"', 400


@dataclass
class Opened:
    """A desk, its ledger, and what could not be read so far."""

    desk: Desk
    settings: Settings
    ledger: Ledger
    failures: list[Failure]

    def record(self, wanted: str) -> ClaimRecord:
        """Return a record by its id; raises UsageError where there is none."""
        found = self.ledger.records.find(wanted)
        if found is None:
            from difflib import get_close_matches

            ids = [one.id for one in self.ledger.records.records]
            near = get_close_matches(wanted, ids, n=1)
            hint = f"Did you mean {near[0]}? " if near else ""
            raise UsageError(
                f"no claim is called {wanted!r}",
                hint=hint + "`holdwater claims list` names them all.",
            )
        return found

    def pages(self, paths: Sequence[str]) -> Iterator[Report]:
        """Check the copy; what cannot be read is told, and kept.

        A vendor's page that is kept is no copy of ours, though it is named; nor is the
        page that `verify` writes.
        """
        for source in paths or ["."]:
            for result in self.desk.check_source(source):
                if isinstance(result, Failure):
                    self.fails(result)
                elif not self._is_no_copy(result):
                    yield result

    def _is_no_copy(self, page: Report) -> bool:
        path = Path(page.document.source)
        is_kept = self.desk.on_file.is_kept(path, self.desk.settings)
        return is_kept or _WRITTEN in page.document.text[:_OPENING]

    def told_in(self, paths: Sequence[str]) -> Told:
        """Find where every claim is told in some copy."""
        told = Told(self.ledger)
        for page in self.pages(paths):
            look(told, page)
        return told

    def fails(self, failure: Failure) -> None:
        """Tell of what could not be read, and keep it."""
        self.failures.append(failure)
        print(visible(f"{failure.source}: {failure.message}"), file=sys.stderr)


def look(told: Told, page: Report) -> None:
    """Look through one page for claims."""
    told.look(page.document, page.judged, Lines(page.document.text).place)


def add_copy(parser: ArgumentParser) -> None:
    """Add the copy in which claims are looked for."""
    parser.add_argument(
        "sources", nargs="*", metavar="PATH", help="the copy they are told in [.]"
    )


def open_ledger(options: Namespace, folder: Path | None = None) -> Opened:
    """Open the ledger of a folder; every error in it is told.

    Raises UsageError where there is none.
    """
    desk = open_desk(options)
    settings = desk.settings(folder or Path())
    ledger = desk.on_file.of(settings, today=desk.today(settings))
    if ledger is None:
        raise UsageError(
            f"no folder {FOLDER!r} lies beside the settings, or here",
            hint="`holdwater claims suggest PAGE` writes records of what a page claims.",
        )
    faults = desk.on_file.faults(settings, today=desk.today(settings))
    for fault in faults:
        print(visible(fault.message), file=sys.stderr)
    return Opened(desk, settings, ledger, faults)


def folder_of(sources: Sequence[str]) -> Path:
    """Return the folder whose settings hold for the first thing that is named."""
    first = Path(sources[0]) if sources else Path()
    return first if first.is_dir() else first.parent
