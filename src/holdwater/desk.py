"""The copy desk: opens settings and lens once, and is all that a door needs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from holdwater import __version__
from holdwater.check.memory import Memory
from holdwater.check.road import Lens, check
from holdwater.claims.model import Model, open_model
from holdwater.errors import PackError, ReadError, SettingsError
from holdwater.failures import failure_of, fault_of
from holdwater.house_rules import HouseRules
from holdwater.model.document import Document
from holdwater.model.report import Failure, Report
from holdwater.model.rule import AUDIENCES, Rule
from holdwater.on_file import OnFile
from holdwater.reading.files import is_stream, known_charset, read_bytes
from holdwater.reading.formats import (
    ENDINGS,
    media_type_of,
    media_type_of_page,
    read,
)
from holdwater.rules.rulebook import open_rulebook
from holdwater.settings import Settings, encoding_of, open_settings
from holdwater.text.accepted import Accepted

if TYPE_CHECKING:
    from holdwater.claims.learned import Record
    from holdwater.fetch import Fetched

#: How the address of a page on the web begins, in any letters (RFC 3986, 3.1).
_WEB = ("http://", "https://")


def is_address(source: str) -> bool:
    """Say whether a source is the address of a page on the web."""
    return source[:8].lower().startswith(_WEB)


class Work:
    """What a desk has done: how many documents, how many bytes; and what is at hand."""

    def __init__(self, documents: int = 0, size: int = 0, source: str = "") -> None:
        self.documents = documents
        self.size = size
        self.source = source


class Desk:
    """Reads and checks what a door hands in.

    ``environment`` and ``command_line`` are settings (see `holdwater.settings`);
    ``now`` is the clock. With ``allow_private`` pages are fetched from addresses that are
    not public. ``media_type`` is that of standard input, and of a pipe whose name does
    not tell. One that ``remembers`` keeps what was made of statements (see
    `holdwater.check.memory`): for a process that checks a page again and again.
    ``work`` tells how far it is.
    """

    def __init__(
        self,
        *,
        environment: Mapping[str, str],
        command_line: Mapping[str, Any],
        now: datetime,
        config: Path | None = None,
        allow_private: bool = False,
        remembers: bool = False,
        media_type: str = "text/markdown",
    ) -> None:
        self.environment = environment
        self.command_line = command_line
        self.now = now
        self.config = config
        self.allow_private = allow_private
        self.remembers = remembers
        self.media_type = media_type
        self.work = Work()
        self.on_file = OnFile(environment)
        self._settings: dict[Path, Settings] = {}
        self._lenses: dict[tuple[Any, ...], Lens] = {}
        self._taught: dict[tuple[int, Path], Lens] = {}
        self._records: dict[Path, Record] = {}
        self._memory: tuple[Lens, Memory] | None = None
        self._house = HouseRules()

    def settings(self, folder: Path) -> Settings:
        """Return the settings that hold for files in a folder."""
        if folder not in self._settings:
            self._settings[folder] = open_settings(
                folder,
                environment=self.environment,
                command_line=self.command_line,
                config=self.config,
            )
        return self._settings[folder]

    def forget_files(self) -> None:
        """Read settings and verdicts anew when they are asked for again."""
        self._settings.clear()
        self._records.clear()
        self._taught.clear()
        self.on_file.forget()

    @cached_property
    def model(self) -> Model:
        """The learned part, opened once."""
        return open_model()

    def today(self, settings: Settings) -> date:
        """Return the day to judge by."""
        if settings["today"]:
            day: date = settings["today"]
            return day
        if settings["timezone"] == "UTC":
            return self.now.date()
        from zoneinfo import ZoneInfo

        return self.now.astimezone(ZoneInfo(settings["timezone"])).date()

    def lens(self, settings: Settings, *, audience: str | None = None) -> Lens:
        """Return the lens that settings ask for; each part is opened once.

        ``audience`` takes the place of theirs. What was learned from verdicts tells
        claims apart, and words are for the rules alone.

        Raises SettingsError where they name a rule that is not there, or a file that
        cannot be judged with, and PackError for a pack that is not well formed.
        """
        shipped = self.shipped_lens(settings, audience=audience)
        record = self.record(settings) if shipped.model else None
        if record is None:
            return shipped
        key = (id(shipped), settings["learned"])
        if key not in self._taught:
            self._taught[key] = shipped._replace(learned=record.learned)
        return self._taught[key]

    def record(self, settings: Settings) -> Record | None:
        """Return what was learned from a team's verdicts; None where none is named.

        Raises SettingsError where it cannot be read or belongs to another model.
        """
        path: Path | None = settings["learned"]
        if path is None:
            return None
        if path not in self._records:
            from holdwater.claims.learned_file import open_learned  # few teams teach

            named = settings.origins["learned"]
            self._records[path] = open_learned(path, model=self.model, named=named)
        return self._records[path]

    def shipped_lens(self, settings: Settings, *, audience: str | None = None) -> Lens:
        """Return the lens without what was learned from a team's verdicts.

        Raises SettingsError where settings name a rule that is not there.
        """
        levels, audience = settings["rules"], audience or settings["audience"]
        accepted, packs = settings["accepted_words"], settings["packs"]
        known = settings["known_words"] + accepted if audience == "business" else ()
        thorough = settings["thorough"]
        key = (audience, known, accepted, packs, thorough, *sorted(levels.items()))
        if key not in self._lenses:
            own = self._house.of(settings)
            rulebook = open_rulebook(levels, audience=audience, known=known, own=own)
            self._house.refuse_unknown(rulebook, settings)
            self._lenses[key] = Lens(
                rulebook=rulebook,
                version=__version__,
                # What it learned is to doubt claims; words are for the rules alone.
                model=self.model if audience == "it" else None,
                accepted=Accepted(accepted) if accepted else None,
                thorough=thorough,
            )
        return self._lenses[key]

    def rule(self, wanted: str, settings: Settings) -> Rule | None:
        """Find a rule by its name or code, whomever it is for; or what tells of a claim."""
        books = (
            open_rulebook(
                settings["rules"], audience=audience, own=self._house.of(settings)
            )
            for audience in AUDIENCES
        )
        found = next((one for book in books if (one := book.rule(wanted))), None)
        if found is None:
            from holdwater.rules.recorded import recorded_rule  # few ask

            found = recorded_rule(wanted)
        return found

    def check_paths(
        self, paths: Sequence[Path], *, only: Callable[[Path], bool] | None = None
    ) -> Iterator[Report | Failure]:
        """Check files and folders; what cannot be read is a Failure in its place.

        Where ``only`` is given, the files of which it is true, and no others.
        """
        for found in self.files(paths, only=only):
            yield found if isinstance(found, Failure) else self.check_file(found)

    def files(
        self, paths: Sequence[Path], *, only: Callable[[Path], bool] | None = None
    ) -> Iterator[Path | Failure]:
        """Name the files that are checked where files and folders are to be."""
        for path in paths:
            if not os.path.isdir(path):  # noqa: PTH112 - Path's may raise
                is_there = os.path.lexists(path)
                if only is None or not is_there or only(path):
                    yield path
                continue
            from holdwater.passed_over import files_below  # for folders alone

            try:
                for found in files_below(path, self.settings, suffixes=tuple(ENDINGS)):
                    if isinstance(found, ReadError):
                        yield failure_of(found, source=found.where or path.as_posix())
                    elif self.on_file.is_filed(found, self.settings):
                        continue
                    elif only is None or only(found):
                        yield found
            except (ReadError, SettingsError, PackError) as error:
                yield failure_of(error, source=path.as_posix())

    def check_bytes(
        self,
        content: bytes,
        *,
        source: str,
        media_type: str,
        folder: Path,
        encoding: str | None = None,
        audience: str | None = None,
    ) -> Report:
        """Check bytes that came from nowhere on disk; raises ReadError.

        ``encoding`` and ``audience`` take the place of those of the settings.
        """
        settings = self.settings(folder)
        document = read(
            content,
            source=source,
            media_type=media_type,
            encoding=encoding or encoding_of(settings),
        )
        return self.check_document(document, settings=settings, audience=audience)

    def check_source(
        self,
        source: str,
        *,
        crawl: int | None = None,
        only: Callable[[Path], bool] | None = None,
    ) -> Iterator[Report | Failure]:
        """Check what a command line names: a file, a folder, or a page by its address.

        Of a page, with ``crawl``, so many pages in all that its site lists below it;
        ``only`` is as in `check_paths`.
        """
        if not is_address(source):
            yield from self.check_paths([Path(source)], only=only)
        elif crawl:
            yield from self.check_site(source, pages=crawl, folder=Path())
        else:
            yield self.check_url(source, folder=Path())

    def check_url(self, url: str, *, folder: Path) -> Report | Failure:
        """Check one page of the web: its own matter, without what stands round it."""
        from holdwater.fetch import fetch  # few inputs are on the web

        most = self.settings(folder)["max_bytes"]
        self.work.source = url
        try:
            page = fetch(url, most=most, allow_private=self.allow_private)
        except ReadError as error:
            return failure_of(error, source=url)
        return self._check_page(page, folder=folder)

    def check_site(
        self, url: str, *, pages: int, folder: Path
    ) -> Iterator[Report | Failure]:
        """Check a page and what its site lists below it, ``pages`` pages in all."""
        from holdwater.crawl import crawl

        most = self.settings(folder)["max_bytes"]
        self.work.source = url
        read_so_far = crawl(
            url, pages=pages, most=most, allow_private=self.allow_private
        )
        for found in read_so_far:
            if isinstance(found, ReadError):
                yield failure_of(found, source=found.where or url)
            else:
                yield self._check_page(
                    found.fetched, folder=folder, notices=found.notices
                )

    def _check_page(
        self, page: Fetched, *, folder: Path, notices: tuple[str, ...] = ()
    ) -> Report | Failure:
        settings = self.settings(folder)
        self.work.source = page.url
        self.work.size += len(page.content)
        try:
            document = read(
                page.content,
                source=page.url,
                media_type=media_type_of_page(page.media_type, page.url),
                encoding=encoding_of(settings) or known_charset(page.charset),
                main_text=True,
            )
        except ReadError as error:
            return failure_of(error, source=page.url)
        except Exception as error:  # noqa: BLE001 - one page never ends a run
            return fault_of(error, source=page.url)
        document = document._replace(notices=(*notices, *document.notices))
        return self._judge(document, settings=settings)

    def check_document(
        self,
        document: Document,
        *,
        settings: Settings,
        audience: str | None = None,
    ) -> Report:
        """Walk a document down the road."""
        lens, today = self.lens(settings, audience=audience), self.today(settings)
        memory = self._memory_of(lens)
        # What a vendor says is held against nothing that we have on file.
        is_kept = self.on_file.is_kept(Path(document.source), self.settings)
        ledger = None if is_kept else self.on_file.of(settings, today=today)
        return check(document, lens=lens, today=today, ledger=ledger, memory=memory)

    def _memory_of(self, lens: Lens) -> Memory | None:
        """Return what is remembered with a lens; with another, that is forgotten."""
        if not self.remembers:
            return None
        if self._memory is None or self._memory[0] is not lens:
            self._memory = (lens, Memory())
        return self._memory[1]

    def _judge(self, document: Document, *, settings: Settings) -> Report | Failure:
        """Judge one document of many: a rule that breaks down on it ends no run."""
        try:
            return self.check_document(document, settings=settings)
        except Exception as error:  # noqa: BLE001 - one rule never ends a run
            return fault_of(error, source=document.source)
        finally:
            self.work.documents += 1

    def check_file(self, path: Path) -> Report | Failure:
        """Check one file; a Failure where that cannot be."""
        document = self.read_file(path)
        if isinstance(document, Failure):
            return document
        return self._judge(document, settings=self.settings(path.parent))

    def read_file(self, path: Path) -> Document | Failure:
        """Read one file, with settings and lens at hand; a Failure where that cannot be."""
        source = self.work.source = path.as_posix()
        try:
            settings = self.settings(path.parent)
            self.lens(settings)
            media_type = self.media_type_of(path)
            content = read_bytes(path, most=settings["max_bytes"])
            self.work.size += len(content)
            return read(
                content,
                source=source,
                media_type=media_type,
                encoding=encoding_of(settings),
            )
        except (ReadError, SettingsError, PackError) as error:
            return failure_of(error, source=source)
        except Exception as error:  # noqa: BLE001 - one file never ends a run
            return fault_of(error, source=source)

    def media_type_of(self, path: Path) -> str:
        """Tell a file's media type; that of a pipe is told by its name or by us."""
        if is_stream(path):
            return ENDINGS.get(path.suffix.lower(), self.media_type)
        # Of a file that is not there, its ending does not matter.
        is_there = os.path.exists(path)  # noqa: PTH110 - Path's may raise
        return media_type_of(path.as_posix()) if is_there else ""
