"""Look through files of copy for claims, side by side; what is known is not made again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from holdwater.check.road import standings
from holdwater.cli.crew import side_by_side
from holdwater.desk import Desk
from holdwater.errors import HoldwaterError
from holdwater.failures import fault_of
from holdwater.ledger.book import Ledger
from holdwater.ledger.match import Said
from holdwater.ledger.told import Looked, Seen, Told, said_in, said_of
from holdwater.model.document import Document
from holdwater.model.report import Failure, Report
from holdwater.reading.files import is_stream, read_bytes
from holdwater.report.lines import Lines

if TYPE_CHECKING:
    from holdwater.cache.pages import KeptPages

#: From so many on, pages are looked at side by side.
FEWEST_PAGES = 20

#: How a page begins that `verify --format html` wrote.
_WRITTEN, _OPENING = 'name="generator" content="Holdwater: verify"', 400

#: Settings that say nothing of how a page is judged by itself.
_NO_MATTER = frozenset(
    {"baseline", "cache", "exclude", "fail_on", "format", "timezone", "today"}
)


class Looking:
    """Looks through files for the claims of a ledger.

    A file of another project has a ledger of its
    own, and a pipe is read once: of neither anything is kept.
    """

    def __init__(self, desk: Desk, ledger: Ledger, kept: KeptPages | None) -> None:
        self._desk = desk
        self._told = Told(ledger)
        self._root = ledger.records.root
        self._kept = kept
        self._under = cache(self._judged_under)
        self._of_settings = cache(self._read_settings)

    def through(
        self, files: Sequence[Path | Failure], *, hands: int
    ) -> Iterator[Seen | Failure]:
        """Yield what each file tells, in their order."""
        known = {at: one for at, file in enumerate(files) if (one := self._known(file))}
        left = [file for at, file in enumerate(files) if at not in known]
        if left and self._kept:
            self._kept.open_said()
        if len(left) >= FEWEST_PAGES:
            self._make_ready()
        made = side_by_side(
            self._look, left, hands=hands, least=FEWEST_PAGES, at_once=4
        )
        for at in range(len(files)):
            if at in known:
                yield known[at]
                continue
            found = next(made)
            if isinstance(found, (Failure, Seen)):
                yield found
                continue
            if self._kept:
                self._kept.take(found)
            yield found.seen
        next(made, None)  # and so everybody goes home

    def _make_ready(self) -> None:
        """Open what every hand needs, before there is a second one."""
        with suppress(HoldwaterError):  # the file will say so itself
            self._desk.lens(self._desk.settings(Path()))
        self._told.make_ready()

    def _known(self, file: Path | Failure) -> Seen | None:
        if self._kept is None or isinstance(file, Failure):
            return None
        source = file.as_posix()
        key = self._key(file) if self._kept.has_seen(source) else None
        return self._kept.seen(source, key) if key else None

    def _look(self, file: Path | Failure) -> Seen | Looked | Failure:
        """Look through one file, apart from all others."""
        if isinstance(file, Failure):
            return file
        source = file.as_posix()
        if self._kept and self._kept.has_said(source) and (key := self._key(file)):
            told = self._kept.said(source, key)
            if told is not None:
                return Looked(source, key, self._told.see(source, told), None)
        under = self._under(file)
        if under is None:
            found = self._desk.check_file(file)
            if isinstance(found, Failure):
                return found
            is_copy = not is_no_copy(found, self._desk)
            return self._told.see(source, _said(found) if is_copy else ())
        stood = self._stood(file)
        if isinstance(stood, Failure):
            return stood
        document, said = stood
        seen = self._told.see(source, said)
        if self._kept is None:
            return seen
        from holdwater.cache.pages import written  # few commands keep anything

        return Looked(source, _joined(under, document.sha256), seen, written(said))

    def _stood(self, file: Path) -> tuple[Document, tuple[Said, ...]] | Failure:
        """Read a page of ours; tell what it says and how that stands by itself."""
        desk = self._desk
        document = desk.read_file(file)
        if isinstance(document, Failure):
            return document
        if _is_written(document):
            return document, ()
        settings = desk.settings(file.parent)
        lens, today = desk.lens(settings), desk.today(settings)
        try:
            found = standings(document, lens=lens, today=today)
        except Exception as error:  # noqa: BLE001 - one rule never ends a run
            return fault_of(error, source=document.source)
        finally:
            desk.work.documents += 1
        return document, tuple(said_of(found, Lines(document.text).place))

    def _key(self, file: Path) -> str | None:
        """Tell by what a file is known as it is now; None where nothing is kept of it."""
        under = self._under(file)
        if under is None:
            return None
        most = self._desk.settings(file.parent)["max_bytes"]
        try:
            content = read_bytes(file, most=most)
        except HoldwaterError:  # it will say so itself
            return None
        return _joined(under, sha256(content).hexdigest())

    def _judged_under(self, file: Path) -> str | None:
        """Tell all but its bytes that decides how a file is judged by itself."""
        on_file = self._desk.on_file
        try:
            settings = self._desk.settings(file.parent)
            is_of_ours = on_file.root_of(settings) == self._root
            if not is_of_ours or is_stream(file):
                return None
            if on_file.is_kept(file, self._desk.settings):
                return None
            return _joined(
                self._desk.media_type_of(file), self._of_settings(file.parent)
            )
        except (HoldwaterError, OSError, ValueError):  # it will say so itself
            return None

    def _read_settings(self, folder: Path) -> str:
        settings = self._desk.settings(folder)
        values = sorted(
            (name, repr(value))
            for name, value in settings.values.items()
            if name not in _NO_MATTER
        )
        files = [*settings["packs"], *filter(None, [settings["learned"]])]
        digests = [
            sha256(read_bytes(one, most=settings["max_bytes"])).hexdigest()
            for one in files
        ]
        origin = settings.origins["encoding"]
        return repr((values, digests, origin == "built-in", settings.packs))


def is_no_copy(page: Report, desk: Desk) -> bool:
    """Say whether a page is a vendor's that is kept, or written by `verify`.

    It is no copy of ours, though it is named.
    """
    is_kept = desk.on_file.is_kept(Path(page.document.source), desk.settings)
    return is_kept or _is_written(page.document)


def _is_written(document: Document) -> bool:
    return _WRITTEN in document.text[:_OPENING]


def _said(page: Report) -> Iterator[Said]:
    return said_in(page.judged, Lines(page.document.text).place)


def _joined(*parts: str) -> str:
    told = "\0".join(parts).encode("utf-8", "surrogatepass")
    return sha256(told).hexdigest()
