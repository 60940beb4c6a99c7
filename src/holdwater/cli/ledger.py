"""What the commands on claims share: the ledger, and the copy it is told in."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from holdwater.cli.crew import shares, side_by_side
from holdwater.cli.hands import are_files, of_files
from holdwater.cli.options import open_desk
from holdwater.desk import Desk
from holdwater.errors import UsageError
from holdwater.ledger.book import Ledger
from holdwater.ledger.records import FOLDER
from holdwater.ledger.told import Seen, Told
from holdwater.model.record import ClaimRecord
from holdwater.model.report import Failure, Report
from holdwater.report.layout import visible
from holdwater.report.lines import Lines
from holdwater.settings import Settings

#: From so many on, claims and pages are looked at side by side.
FEWEST_CLAIMS, FEWEST_PAGES = 200, 20

#: So many claims are handed out together: those on one file come one after the other.
CLAIMS_AT_ONCE = 50

#: How a page begins that `verify --format html` wrote.
_WRITTEN, _OPENING = 'name="generator" content="Holdwater: verify"', 400


def _file_of(record: ClaimRecord) -> str:
    return str(record.evidence[0].path) if record.evidence else ""


@dataclass
class Opened:
    """A desk, its ledger, and what could not be read so far."""

    desk: Desk
    settings: Settings
    ledger: Ledger
    failures: list[Failure]
    only: Callable[[Path], bool] | None = None

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
            for result in self.desk.check_source(source, only=self.only):
                if isinstance(result, Failure):
                    self.fails(result)
                elif not self._is_no_copy(result):
                    yield result

    def _is_no_copy(self, page: Report) -> bool:
        path = Path(page.document.source)
        is_kept = self.desk.on_file.is_kept(path, self.desk.settings)
        return is_kept or _WRITTEN in page.document.text[:_OPENING]

    def told_in(self, paths: Sequence[str], *, hands: int = 1) -> Told:
        """Find where every claim is told in some copy, with so many hands."""
        told = Told(self.ledger)
        if hands < 2 or not are_files(paths):
            for page in self.pages(paths):
                look(told, page)
            return told
        files = [
            one
            for one in of_files(self.desk, paths or ["."])
            if isinstance(one, Failure) or self.only is None or self.only(one)
        ]
        seen = side_by_side(
            self._seen, files, hands=hands, least=FEWEST_PAGES, at_once=4
        )
        for one in seen:
            if isinstance(one, Failure):
                self.fails(one)
            else:
                told.take(one)
        return told

    def _seen(self, file: Path | Failure) -> Seen | Failure:
        """Look through one file, apart from all others."""
        found = file if isinstance(file, Failure) else self.desk.check_file(file)
        if isinstance(found, Failure):
            return found
        told = Told(self.ledger)
        if not self._is_no_copy(found):
            look(told, found)
        return told.seen

    def judge(self, *, hands: int) -> None:
        """Reach the verdict of every record, those on one file by the same hand."""
        records = sorted(self.ledger.records.records, key=_file_of)
        if len(records) < FEWEST_CLAIMS:
            return
        verdicts = self.ledger.verdicts
        ids = shares((one.id for one in records), CLAIMS_AT_ONCE)
        some = side_by_side(
            lambda names: [verdicts[name] for name in names],
            ids,
            hands=hands,
            least=2,
        )
        for found in some:
            verdicts.take(found)

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
