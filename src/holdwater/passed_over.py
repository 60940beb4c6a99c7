"""What is passed over in folders: the setting `exclude`, as whoever says so sees it.

Patterns in a settings file are relative to its folder, and one below takes the place of one
above: so the same files are read from wherever a command is called.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from holdwater.errors import ReadError, SettingsError
from holdwater.reading.files import walk
from holdwater.reading.ignore import Ignore, ignore
from holdwater.settings import SETTINGS_FILES, Settings

#: What settings hold for the files of a folder.
SettingsOf = Callable[[Path], Settings]


def files_below(
    folder: Path, settings_of: SettingsOf, *, suffixes: Sequence[str]
) -> Iterator[Path | ReadError]:
    """Walk a folder that is named, without what is passed over in it."""
    return walk(
        folder,
        suffixes=suffixes,
        exclude=passed_over(folder, settings_of),
        own_word=lambda below: own_word(below, settings_of),
    )


def passed_over(folder: Path, settings_of: SettingsOf) -> Ignore:
    """Return what is passed over in a folder that is named."""
    settings, base = settings_of(folder), folder.resolve()
    said_in = settings.folder_of("exclude")
    if said_in and base.is_relative_to(said_in):
        base = said_in
    return ignore(base, map(os.fsencode, settings["exclude"]))


def own_word(folder: Path, settings_of: SettingsOf) -> Ignore | None:
    """Return what a settings file in this very folder passes over, if it says so."""
    if not any(map(os.path.exists, (folder / name for name in SETTINGS_FILES))):
        return None
    try:
        said_in = settings_of(folder).folder_of("exclude")
    except SettingsError:
        return None  # each file in it will say so itself
    return passed_over(folder, settings_of) if said_in == folder.resolve() else None
