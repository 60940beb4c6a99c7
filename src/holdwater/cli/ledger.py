"""What the commands on claims share: the ledger, and the copy it is told in."""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from holdwater.cli.crew import shares, side_by_side
from holdwater.cli.hands import are_files, of_files
from holdwater.cli.look import Looking, is_no_copy
from holdwater.cli.options import open_desk
from holdwater.desk import Desk
from holdwater.errors import UsageError
from holdwater.ledger.book import Ledger
from holdwater.ledger.records import FOLDER, Source
from holdwater.ledger.told import Told
from holdwater.model.record import ClaimRecord
from holdwater.model.report import Failure, Report
from holdwater.report.layout import visible
from holdwater.report.lines import Lines
from holdwater.settings import Settings

if TYPE_CHECKING:
    from holdwater.cache.pages import KeptPages

#: From so many on, claims are looked at side by side.
FEWEST_CLAIMS = 200

#: From so many characters on, records are read side by side: in so many shares each.
MUCH_OF_RECORDS = 200_000
SHARES_A_HAND = 8

Made = TypeVar("Made")

#: So many claims are handed out together: those on one file come one after the other.
CLAIMS_AT_ONCE = 50


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
    kept_pages: KeptPages | None = None

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
                elif not is_no_copy(result, self.desk):
                    yield result

    def told_in(self, paths: Sequence[str], *, hands: int = 1) -> Told:
        """Find where every claim is told in some copy, with so many hands.

        Of files that were looked through before, and have not changed since, it is known.
        """
        told = Told(self.ledger)
        if not are_files(paths):
            for page in self.pages(paths):
                look(told, page)
            return told
        files = [
            one
            for one in of_files(self.desk, paths or ["."])
            if isinstance(one, Failure) or self.only is None or self.only(one)
        ]
        self.kept_pages = self._kept_pages(paths or ["."])
        looking = Looking(self.desk, self.ledger, self.kept_pages)
        for one in looking.through(files, hands=hands):
            if isinstance(one, Failure):
                self.fails(one)
            else:
                told.take(one)
        return told

    def _kept_pages(self, paths: Sequence[str]) -> KeptPages | None:
        """Open what is known of these pages from earlier runs."""
        store = self.desk.on_file.store(self.settings)
        if store is None:
            return None
        from holdwater.cache.made_with import name_of
        from holdwater.cache.pages import KeptPages, words_of

        here = str(Path.cwd())
        root = str(self.ledger.records.root)
        name = name_of("pages", here, root, *paths)
        return KeptPages(store, name, words=words_of(self.ledger.records))

    def judge(self, *, hands: int) -> None:
        """Reach the verdict of every record, those on one file by the same hand.

        What was decided before, of files that have not changed since, is known.
        """
        kept = self.desk.on_file.kept(self.settings)
        every = self.ledger.records.records
        left = [one for one in every if not (kept and kept.is_known(one))]
        verdicts = self.ledger.verdicts
        names = (one.id for one in sorted(left, key=_file_of))
        some = side_by_side(
            lambda ids: (
                verdicts.reach(ids),
                kept.fresh() if kept else {},
            ),
            shares(names, CLAIMS_AT_ONCE),
            hands=hands if len(left) >= FEWEST_CLAIMS else 1,
            least=2,
        )
        for found, decided in some:
            verdicts.take(found)
            if kept:
                kept.take(decided)

    def keep(self) -> None:
        """Keep for the next run what was made in this one."""
        if kept := self.desk.on_file.kept(self.settings):
            kept.save()
        if self.kept_pages:
            self.kept_pages.save(is_all=self.only is None)

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


def open_ledger(
    options: Namespace, folder: Path | None = None, *, hands: int = 1
) -> Opened:
    """Open the ledger of a folder, with so many hands; every error in it is told.

    Raises UsageError where there is none.
    """
    desk = open_desk(options)
    desk.on_file.spread = partial(_spread, hands)
    settings = desk.settings(folder or Path())
    with _nothing_to_collect():
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


def _spread(
    hands: int, read: Callable[[Source], Made], sources: Sequence[Source]
) -> Iterable[Made]:
    """Read files of records, side by side where there is much in them."""
    size = sum(len(one.text) for one in sources)
    if size < MUCH_OF_RECORDS:
        return map(read, sources)
    at_once = max(1, len(sources) // (hands * SHARES_A_HAND))
    return side_by_side(read, sources, hands=hands, least=2, at_once=at_once)


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Make values that stay until the end, which nobody has to look through for waste."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def folder_of(sources: Sequence[str]) -> Path:
    """Return the folder whose settings hold for the first thing that is named."""
    first = Path(sources[0]) if sources else Path()
    return first if first.is_dir() else first.parent
