"""The copy desk: opens settings and lens once, and is all that a door needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from holdwater import __version__
from holdwater.check.road import Lens, check
from holdwater.errors import HoldwaterError, ReadError, SettingsError
from holdwater.model.document import Document
from holdwater.model.report import Failure, Report
from holdwater.reading.files import read_bytes, walk
from holdwater.reading.formats import ENDINGS, media_type_of, read
from holdwater.rules.rulebook import open_rulebook
from holdwater.settings import Settings, open_settings


@dataclass
class Desk:
    """Reads and checks what a door hands in.

    ``environment`` and ``command_line`` are settings (see `holdwater.settings`);
    ``now`` is the clock.
    """

    environment: Mapping[str, str]
    command_line: Mapping[str, Any]
    now: datetime
    config: Path | None = None
    _settings: dict[Path, Settings] = field(default_factory=dict)
    _lenses: dict[tuple[tuple[str, str], ...], Lens] = field(default_factory=dict)

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

    def today(self, settings: Settings) -> date:
        """Return the day to judge by."""
        if settings["today"]:
            day: date = settings["today"]
            return day
        if settings["timezone"] == "UTC":
            return self.now.date()
        from zoneinfo import ZoneInfo

        return self.now.astimezone(ZoneInfo(settings["timezone"])).date()

    def lens(self, settings: Settings) -> Lens:
        """Return the lens that settings ask for; each is opened once."""
        levels = settings["rules"]
        key = tuple(sorted(levels.items()))
        if key not in self._lenses:
            rulebook = open_rulebook(levels)
            known = {rule.name for rule in rulebook.rules}
            off = {name for name, level in levels.items() if level == "off"}
            for name in sorted(set(levels) - known - off):
                raise SettingsError(
                    f"no rule is called {name!r}",
                    where=settings.origins["rules"],
                    hint="`holdwater rules list` names them all.",
                )
            self._lenses[key] = Lens(rulebook=rulebook, version=__version__)
        return self._lenses[key]

    def check_paths(self, paths: Sequence[Path]) -> Iterator[Report | Failure]:
        """Check files and folders; what cannot be read is a Failure in its place."""
        for path in paths:
            if not path.is_dir():
                yield self._check_file(path)
                continue
            try:
                exclude = self.settings(path)["exclude"]
                for found in walk(path, suffixes=tuple(ENDINGS), exclude=exclude):
                    yield self._check_file(found)
            except ReadError as error:
                yield failure_of(error, source=str(path))

    def check_bytes(
        self, content: bytes, *, source: str, media_type: str, folder: Path
    ) -> Report:
        """Check bytes that came from nowhere on disk; raises ReadError."""
        settings = self.settings(folder)
        document = read(
            content,
            source=source,
            media_type=media_type,
            encoding=settings["encoding"],
        )
        return self.check_document(document, settings=settings)

    def check_document(self, document: Document, *, settings: Settings) -> Report:
        """Walk a document down the road."""
        return check(document, lens=self.lens(settings), today=self.today(settings))

    def _check_file(self, path: Path) -> Report | Failure:
        settings = self.settings(path.parent)
        try:
            media_type = media_type_of(str(path))
            content = read_bytes(path, most=settings["max_bytes"])
            document = read(
                content,
                source=path.as_posix(),
                media_type=media_type,
                encoding=settings["encoding"],
            )
        except ReadError as error:
            return failure_of(error, source=path.as_posix())
        return self.check_document(document, settings=settings)


def failure_of(error: HoldwaterError, *, source: str) -> Failure:
    """Turn an error about one input into what is reported of it."""
    words = f"{error.message} {error.hint}" if error.hint else error.message
    return Failure(source=source, message=words)
