"""The claims a project has on file: its ledger is opened once, where there is one.

It lies in the folder ``claims`` beside the settings: of those that hold for a page the
nearest, else of the folder one stands in. A project without such a folder pays nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from holdwater.errors import Gone, SettingsError
from holdwater.extensions import load
from holdwater.model.report import Failure
from holdwater.settings import Settings

if TYPE_CHECKING:
    from holdwater.ledger.book import Ledger
    from holdwater.model.evidence import Evidence, Exhibit
    from holdwater.model.record import ClaimRecord
    from holdwater.model.verification import Verdict

#: What opens a file of evidence.
OPENER = "holdwater.evidence.library:open_exhibit"

#: The most bytes of a file of evidence.
MOST_BYTES = 200_000_000

_FOLDER = "claims"


class OnFile:
    """Opens the ledger of each project once a day that is judged by."""

    def __init__(self) -> None:
        self._opened: dict[tuple[Path, date], Ledger] = {}
        self._roots: dict[tuple[Path, ...], Path | None] = {}

    def of(self, settings: Settings, *, today: date) -> Ledger | None:
        """Return the ledger that settings lead to; None where there is none."""
        root = self.root_of(settings)
        if root is None:
            return None
        if (root, today) not in self._opened:
            self._opened[root, today] = _open(root, today)
        return self._opened[root, today]

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
        self._roots.clear()

    def root_of(self, settings: Settings) -> Path | None:
        """Return the folder of the project whose claims hold for some settings."""
        files = settings.files
        if files not in self._roots:
            folders = [path.parent for path in reversed(files)] or [Path()]
            found = (one for one in folders if _has_claims(one))
            self._roots[files] = next(found, None)
        return self._roots[files]

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


def _open(root: Path, today: date) -> Ledger:
    from holdwater.ledger.book import Ledger, Verdicts
    from holdwater.ledger.match import Index
    from holdwater.ledger.records import read_records
    from holdwater.ledger.verify import open_exhibits, verify

    records = read_records(root)

    def judge(record: ClaimRecord) -> Verdict:
        opened = open_exhibits(record, open_evidence)
        return verify(record, opened, today=today, root=root)

    return Ledger(records, Index(records.records), Verdicts(records, judge))


def open_evidence(evidence: Evidence) -> Exhibit:
    """Open a file of evidence; raises Gone where there is none, and what the reader does."""
    if not os.path.lexists(evidence.path):
        raise Gone("the file is gone", where=evidence.path.as_posix())
    exhibit: Exhibit = load(OPENER)(evidence, most=MOST_BYTES)
    return exhibit
