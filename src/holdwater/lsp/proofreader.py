"""Looks at one page after another, with one desk and one lens for all of them.

Only what is written in files is forgotten, when they may have changed: settings, verdicts
and baselines. Nothing of a page, and nothing of the folder it lies in, is run or fetched.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from holdwater.check.baseline import Baseline, open_baseline
from holdwater.desk import Desk
from holdwater.errors import HoldwaterError, SettingsError
from holdwater.lsp.page import Page
from holdwater.model.report import Report
from holdwater.reading.formats import read
from holdwater.reading.ignore import ignore
from holdwater.rules.rulebook import Rulebook
from holdwater.settings import Settings

_log = logging.getLogger(__name__)

_PLACE = re.compile(r"(?P<file>.+?)(?::(?P<line>\d+)(?::(?P<column>\d+))?)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a settings file; ``line`` and ``column`` count from 1."""

    file: Path
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen of a page.

    Without a ``report`` nothing was judged. ``trouble`` says why, if somebody should
    know; ``place`` is where it can be mended, if that is in a settings file.
    """

    page: Page
    report: Report | None = None
    rulebook: Rulebook | None = None
    trouble: str | None = None
    is_settings: bool = False
    place: Place | None = None

    @property
    def shift(self) -> int:
        """By how much offsets in the page exceed those in the text as read.

        A mark at its beginning that tells the order of bytes is no part of a text.
        """
        return (
            len(self.page.text) - len(self.report.document.text) if self.report else 0
        )


class Proofreader:
    """Looks at pages, one at a time; ``now`` is the clock."""

    def __init__(self, desk: Desk, *, now: Callable[[], datetime]) -> None:
        self._desk = desk
        self._now = now
        self._baselines: dict[Path, Baseline] = {}

    def forget_files(self) -> None:
        """Read settings, verdicts and baselines anew before the next look."""
        self._desk.forget_files()
        self._baselines.clear()

    def look(self, page: Page) -> Look:
        """Look at a page. Whatever is wrong with it, there is an answer."""
        try:
            return self._look(page)
        except SettingsError as error:
            return Look(
                page=page,
                trouble=str(error),
                is_settings=True,
                place=place_of(error.where),
            )
        except HoldwaterError as error:
            return Look(page=page, trouble=error.words)
        except Exception:  # noqa: BLE001 - one page ends nothing for the others
            _log.exception("%s could not be checked", page.uri)
            return Look(page=page, trouble="cannot be checked: a fault in Holdwater")

    def _look(self, page: Page) -> Look:
        self._desk.now = self._now()
        settings = self._desk.settings(page.folder)
        with _named_in(settings, "learned"):
            lens = self._desk.lens(settings)
        if is_excluded(page.path, settings):
            return Look(page=page)
        content = page.text.encode("utf-8", "replace")
        most: int = settings["max_bytes"]
        if len(content) > most:
            return Look(
                page=page,
                trouble=f"is larger than {most:,} bytes, and is not read. "
                "Raise `max_bytes` to read it all the same.",
            )
        source = page.path.as_posix() if page.path else page.uri
        # What an editor hands over is decoded: whatever a page says of its encoding.
        document = read(
            content, source=source, media_type=page.media_type, encoding="utf-8"
        )
        report = self._desk.check_document(document, settings=settings)
        baseline = self._baseline(settings)
        return Look(
            page=page,
            report=baseline.settle(report) if baseline else report,
            rulebook=lens.rulebook,
        )

    def _baseline(self, settings: Settings) -> Baseline | None:
        """Return the baseline that settings name, with nothing settled by it yet."""
        path: Path | None = settings["baseline"]
        if path is None:
            return None
        if path not in self._baselines:
            # A folder's settings may be a stranger's: a pipe would be waited for.
            is_there = path.is_file()
            with _named_in(settings, "baseline"):
                opened = open_baseline(settings) if is_there else None
            if opened is None:
                raise SettingsError(
                    f"`baseline` names {path}, which is no file",
                    where=settings.origins["baseline"],
                    hint="`holdwater check --write-baseline FILE` writes one.",
                )
            self._baselines[path] = opened
        return self._baselines[path].anew()


@contextmanager
def _named_in(settings: Settings, name: str) -> Iterator[None]:
    """Tell of a broken file where the settings name it: there it can be mended."""
    try:
        yield
    except SettingsError as error:
        path: Path | None = settings[name]
        if path is None or not (error.where or "").startswith(path.as_posix()):
            raise
        raise SettingsError(str(error), where=settings.origins[name]) from error


def is_excluded(path: Path | None, settings: Settings) -> bool:
    """Say whether settings leave a file out of the folder that they are for."""
    if path is None or not settings["exclude"]:
        return False
    place = place_of(settings.origins["exclude"])
    folder = (place.file.parent if place else Path()).resolve()
    found = path.resolve()
    if not found.is_relative_to(folder):
        return False
    patterns = ignore(folder, map(os.fsencode, settings["exclude"]))
    *between, _ = (one for one in found.parents if one.is_relative_to(folder))
    return any(patterns.ask(one, is_folder=True) for one in between) or bool(
        patterns.ask(found, is_folder=False)
    )


def place_of(where: str | None) -> Place | None:
    """Read ``file:line:column``; None where that is no file, but a variable, say."""
    found = _PLACE.fullmatch(where or "")
    if found is None or not Path(found["file"]).is_file():
        return None
    file = Path(found["file"]).resolve()
    return Place(file, int(found["line"] or 1), int(found["column"] or 1))


def clock() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)
