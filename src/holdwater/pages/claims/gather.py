"""Gathers a claim's dossier: its evidence opened, judged, and ready to be copied."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from holdwater import on_file
from holdwater.errors import HoldwaterError, ReadError, UsageError
from holdwater.evidence.library import read_evidence
from holdwater.evidence.samples import Samples, samples_of
from holdwater.ledger.verify import open_exhibits, verify
from holdwater.model.evidence import Evidence, Exhibit
from holdwater.model.record import ClaimRecord
from holdwater.model.verification import Use
from holdwater.pages.claims.dossier import Copy, Dossier, Moment, Past
from holdwater.pages.claims.folder import COPIES
from holdwater.revisions import Change, History

#: A larger file of evidence is not copied: its hash stands for it.
MOST_COPIED = 10_000_000

#: So many changes stand on a page; the older ones are counted.
MOST_MOMENTS = 20

#: Endings a browser shows or saves, and runs nothing of. All others get one more.
_PASSIVE = frozenset(
    ".csv .tsv .json .ndjson .jsonl .parquet .xlsx .toml .md .txt .pdf .docx .pptx".split()
)
_MADE_PASSIVE = ".txt"

_LONGEST_NAME = 80


@dataclass(frozen=True, kw_only=True)
class Gatherer:
    """Gathers dossiers of one project, as of one day.

    ``history`` is None where none is wanted, or why there is none. ``open_exhibit`` opens a
    file of evidence: of one that many claims name, once if it knows them all.
    """

    root: Path
    today: date
    history: History | str | None
    open_exhibit: Callable[[Evidence], Exhibit] = on_file.open_evidence

    def dossier(self, record: ClaimRecord, uses: tuple[Use, ...]) -> Dossier:
        """Gather all that is on file of a claim."""
        opened = open_exhibits(record, self.open_exhibit)
        verdict = verify(record, opened, today=self.today, root=self.root)
        samples: dict[str, Samples | HoldwaterError] = {}
        copies: dict[str, Copy] = {}
        for one in record.files:
            exhibit = opened.get(one.name)
            copies[one.name] = _copy(one, exhibit)
            if isinstance(exhibit, Exhibit) and one.publish and exhibit.figures:
                samples[one.name] = _samples(exhibit)
        return Dossier(
            record=record,
            verdict=verdict,
            today=self.today,
            opened=opened,
            samples=samples,
            copies=copies,
            uses=tuple(self._near(use) for use in uses),
            past=self._past(record),
        )

    def _near(self, use: Use) -> Use:
        """Name a page as the project does: nobody else has its other folders."""
        path = Path(use.source)
        if not path.is_absolute() or not path.is_relative_to(self.root):
            return use
        return replace(use, source=path.relative_to(self.root).as_posix())

    def _past(self, record: ClaimRecord) -> Past:
        if self.history is None:
            return Past()
        if isinstance(self.history, str):
            return Past(unknown=self.history)
        paths = {"its record": Path(record.where.rsplit(":", 2)[0]).resolve()}
        for one in record.files:
            if one.publish and not one.refused:
                paths[one.name] = one.path
        moments = _moments(self.history, paths)
        unsaved = (path for path in paths.values() if path in self.history.unsaved)
        return Past(
            moments=tuple(moments[:MOST_MOMENTS]),
            more=max(0, len(moments) - MOST_MOMENTS),
            is_whole=self.history.is_whole,
            unsaved=tuple(dict.fromkeys(self._shown(path) for path in unsaved)),
        )

    def _shown(self, path: Path) -> str:
        root = self.root.resolve()
        inside = path.is_relative_to(root)
        return path.relative_to(root).as_posix() if inside else path.name


def _moments(history: History, paths: Mapping[str, Path]) -> list[Moment]:
    """Put the commits of several files in one order, each with what it changed."""
    found: dict[Change, list[str]] = {}
    for name, path in paths.items():
        for change in history.of(path):
            found.setdefault(change, []).append(name)
    return [
        Moment(change.day, tuple(names), change.subject, change.commit)
        for change, names in sorted(found.items(), key=lambda pair: pair[0].at)
    ]


def _samples(exhibit: Exhibit) -> Samples | HoldwaterError:
    try:
        return samples_of(exhibit, most=on_file.MOST_BYTES)
    except HoldwaterError as error:
        return error


def _copy(one: Evidence, found: Exhibit | HoldwaterError | None) -> Copy:
    """Say where a copy of a file lies on the site, or why there is none.

    A file of which no figure could be read is one all the same: a picture, a letter.
    """
    unread = Copy(why="it could not be read")
    if one.refused:
        return unread
    if isinstance(found, Exhibit):
        known = found.sha256
    else:
        try:
            content = read_evidence(one.path, most=on_file.MOST_BYTES)
        except ReadError:
            return unread
        known = sha256(content).hexdigest()
    if not one.publish:
        return Copy(why="it is kept back", sha256=known)
    if one.sha256 and one.sha256 != known:
        return Copy(why="it is another than the one that was recorded", sha256=known)
    try:
        size = one.path.stat().st_size
    except OSError:
        return unread
    if size > MOST_COPIED:
        why = f"with {size / 1e6:,.1f} MB it is larger than what is copied"
        return Copy(size=size, why=why, sha256=known)
    name, ending = _safe_name(one.path)
    path = f"{COPIES}/{known}/{name}"
    return Copy(size=size, path=path, ending=ending, sha256=known)


def _safe_name(path: Path) -> tuple[str, str]:
    """Name a copy so that it is a plain file wherever it lies, and nothing runs it."""
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", path.stem)[:_LONGEST_NAME].strip("-")
    suffix = path.suffix.lower()
    if suffix in _PASSIVE:
        return (stem or "file") + suffix, ""
    plain = re.sub(r"[^a-z0-9.]", "", suffix)[:10]
    return f"{stem or 'file'}{plain}{_MADE_PASSIVE}", _MADE_PASSIVE


def copied(one: Dossier) -> Iterator[tuple[str, bytes]]:
    """Read the files that are to be copied, by the paths they get on the site.

    Raises UsageError where one is no longer what was judged a moment ago.
    """
    for evidence in one.every:
        copy = one.copies.get(evidence.name)
        if copy is None or copy.path is None:
            continue
        try:
            content = read_evidence(evidence.path, most=MOST_COPIED)
        except ReadError as error:
            raise _changed(evidence) from error
        if sha256(content).hexdigest() != copy.sha256:
            raise _changed(evidence)
        yield copy.path, content


def _changed(evidence: Evidence) -> UsageError:
    return UsageError(
        "has changed while the site was written",
        where=os.fspath(evidence.path),
        hint="Write the site anew when nothing changes its evidence.",
    )
