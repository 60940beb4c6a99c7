"""The claims a project has on file: its ledger is opened once, where there is one.

It lies in the folder ``claims`` beside the settings: of those that hold for a page the
nearest, else of the folder one stands in. A project without such a folder pays nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from holdwater.errors import Gone, SettingsError
from holdwater.extensions import load
from holdwater.model.report import Failure
from holdwater.settings import Settings

if TYPE_CHECKING:
    from holdwater.cache.claims import KeptClaims
    from holdwater.cache.store import Store
    from holdwater.ledger.book import Ledger
    from holdwater.ledger.measured import Opened
    from holdwater.ledger.records import Spread
    from holdwater.model.evidence import Evidence, Exhibit
    from holdwater.model.record import ClaimRecord
    from holdwater.model.verification import Verdict

#: What opens files of evidence.
LIBRARY = "holdwater.evidence.library:Library"

#: The most bytes of a file of evidence.
MOST_BYTES = 200_000_000

_FOLDER, _KEPT = "claims", "kept"


class OnFile:
    """Opens the ledger of each project once a day that is judged by.

    ``environment`` tells where the cache is, ``spread`` who reads files of records: all of
    them here, unless told otherwise.
    """

    def __init__(self, environment: Mapping[str, str] = MappingProxyType({})) -> None:
        self._environment = environment
        self.spread: Spread = map
        self._opened: dict[tuple[Path, date], Ledger] = {}
        self._kept: dict[Path, KeptClaims] = {}
        self._roots: dict[tuple[Path, ...], Path | None] = {}

    def of(self, settings: Settings, *, today: date) -> Ledger | None:
        """Return the ledger that settings lead to; None where there is none."""
        root = self.root_of(settings)
        if root is None:
            return None
        if (root, today) not in self._opened:
            self._opened[root, today] = _open(
                root, today, self._kept_of(root, settings), self.spread
            )
        return self._opened[root, today]

    def _kept_of(self, root: Path, settings: Settings) -> KeptClaims | None:
        """Open what is known of a project's claims from earlier runs."""
        store = self.store(settings)
        if store is None:
            return None
        from holdwater.cache.claims import KeptClaims
        from holdwater.cache.made_with import name_of

        name = name_of("claims", str(root.absolute()))
        self._kept[root] = KeptClaims(store, name, most=MOST_BYTES, spread=self.spread)
        return self._kept[root]

    def store(self, settings: Settings) -> Store | None:
        """Open the cache; None where there is to be none, or no safe place for one."""
        if not settings["cache"]:
            return None
        from holdwater.cache.store import open_store  # where claims are on file alone

        return open_store(self._environment)

    def kept(self, settings: Settings) -> KeptClaims | None:
        """Return what is known of the claims of an opened ledger; None without a cache."""
        root = self.root_of(settings)
        return None if root is None else self._kept.get(root)

    def faults(self, settings: Settings, *, today: date) -> list[Failure]:
        """Tell what is wrong in every ledger that was opened, and in that of settings."""
        self.of(settings, today=today)
        return [
            Failure(
                source=(error.where or _FOLDER).partition(":")[0], message=str(error)
            )
            for ledger in self._opened.values()
            for error in ledger.records.errors
        ]

    def forget(self) -> None:
        """Open every ledger anew when it is asked for again."""
        self._opened.clear()
        self._kept.clear()
        self._roots.clear()

    def root_of(self, settings: Settings) -> Path | None:
        """Return the folder of the project whose claims hold for some settings."""
        files = settings.files
        if files not in self._roots:
            folders = [path.parent for path in reversed(files)] or [Path()]
            found = (one for one in folders if _has_claims(one))
            self._roots[files] = next(found, None)
        return self._roots[files]

    def is_filed(self, path: Path, settings_of: Callable[[Path], Settings]) -> bool:
        """Say whether a file is part of a ledger, and no copy of ours.

        That is a record of a claim, or a vendor's page that is kept.
        """
        return self.is_kept(path, settings_of) or self.is_record(path, settings_of)

    def is_kept(self, path: Path, settings_of: Callable[[Path], Settings]) -> bool:
        """Say whether a file is a vendor's page that is kept."""
        if _KEPT not in path.parts:
            return False
        for folder in path.parents:
            if folder.name == _KEPT and folder.parent.name == _FOLDER:
                try:
                    root = self.root_of(settings_of(folder.parent.parent))
                except SettingsError:
                    return False  # the file will say so itself
                kept = root and (root / _FOLDER / _KEPT).resolve()
                return kept == folder.resolve()
        return False

    def is_record(self, path: Path, settings_of: Callable[[Path], Settings]) -> bool:
        """Say whether a file is a record of a claim, and no copy of anybody's."""
        if path.parent.name != _FOLDER or path.suffix != ".md":
            return False
        try:
            root = self.root_of(settings_of(path.parent))
        except SettingsError:
            return False  # the file will say so itself
        if root is None or path.parent.resolve() != (root / _FOLDER).resolve():
            return False
        from holdwater.ledger.records import is_record

        return is_record(path)


def _has_claims(folder: Path) -> bool:
    return os.path.isdir(folder / _FOLDER)  # noqa: PTH112 - Path's may raise


def _open(root: Path, today: date, kept: KeptClaims | None, spread: Spread) -> Ledger:
    from dataclasses import replace  # only where claims are on file

    from holdwater.ledger.book import Ledger, Verdicts
    from holdwater.ledger.dated import Undated, on_day
    from holdwater.ledger.kept import digest_of, flags_of
    from holdwater.ledger.match import Index
    from holdwater.ledger.records import read_records, read_source
    from holdwater.ledger.verify import open_exhibits, undated

    records = read_records(root, kept.read if kept else partial(spread, read_source))
    library = evidences_of(records.records)
    digest = cache(digest_of)  # many claims are of one page
    inside = root.resolve()

    def decide(record: ClaimRecord) -> tuple[Undated, Opened]:
        opened = open_exhibits(record, library.exhibit)
        return undated(record, opened, root=inside), opened

    def judge(record: ClaimRecord) -> Verdict:
        if kept:
            found = kept.decided(record, lambda: decide(record))
        else:
            found = decide(record)[0]
        verdict = on_day(found, today)
        flags = flags_of(record, digest)
        return replace(verdict, flags=(*verdict.flags, *flags)) if flags else verdict

    def open_together(some: Iterable[ClaimRecord]) -> None:
        unknown = (one for one in some if not (kept and kept.is_known(one)))
        library.open_together(unknown)

    verdicts = Verdicts(records, judge, open_together)
    return Ledger(records, Index(records.ours), verdicts)


class Evidences:
    """Opens files of evidence, each once; takes the readers only where one is opened."""

    def __init__(self, known: Iterable[Evidence]) -> None:
        self._known = list(known)
        self._library: Any = None

    def exhibit(self, evidence: Evidence) -> Exhibit:
        """Open a file; raises Gone where there is none, and what the reader does."""
        if not os.path.lexists(evidence.path):
            raise Gone("the file is gone", where=evidence.path.as_posix())
        exhibit: Exhibit = self._opened().exhibit(evidence)
        return exhibit

    def open_together(self, records: Iterable[ClaimRecord]) -> None:
        """Open what some records rest on, where that takes less together."""
        if every := [file for record in records for file in record.files]:
            self._opened().open_together(every)

    def _opened(self) -> Any:
        if self._library is None:
            library = load(LIBRARY)
            self._library = library(self._known, most=MOST_BYTES, remembers=True)
        return self._library


def evidences_of(records: Iterable[ClaimRecord]) -> Evidences:
    """Open the evidence of some records: what they ask of one table is asked together."""
    return Evidences(file for record in records for file in record.files)


def open_evidence(evidence: Evidence) -> Exhibit:
    """Open one file of evidence by itself."""
    return Evidences(()).exhibit(evidence)
