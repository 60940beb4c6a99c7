"""Settings: where each value comes from, and what it may be.

built-in < ``pyproject.toml [tool.holdwater]`` or ``holdwater.toml`` < environment
``HOLDWATER_…`` < command line. Both files in one folder is an error; a file in a
folder below overrides key by key; nothing is read above the repository's root.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from holdwater.errors import SettingsError

FAIL_ON = ("unsupported", "puffery", "error", "warning", "note", "never")
FORMATS = ("terminal", "json")
RULE_LEVELS = ("off", "note", "warning", "error")


class Known(NamedTuple):
    """One setting: its default, what it may be, and a line for people."""

    default: Any
    read: Callable[[Any], Any]
    what: str


def _one_of(*choices: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value in choices:
            return str(value)
        raise ValueError(f"is {value!r}, not one of {', '.join(choices)}")

    return read


def _text(value: Any) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise ValueError(f"is {value!r}, not a text")


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"is {value!r}, not a day like 2026-11-22") from None


def _zone(value: Any) -> str:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(_text(value))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"is {value!r}, not a time zone like Europe/Bern") from None
    return str(value)


def _size(value: Any) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = 0
    if isinstance(value, bool) or number < 1:
        raise ValueError(f"is {value!r}, not a number of bytes")
    return number


def _patterns(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part for part in value.split(os.pathsep) if part)
    if isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value):
        return tuple(value)
    raise ValueError(f"is {value!r}, not a list of patterns")


def _rule_levels(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise ValueError(f"is {value!r}, not a table of rule = level")
    for rule, level in value.items():
        if level not in RULE_LEVELS:
            levels = ", ".join(RULE_LEVELS)
            raise ValueError(f"{rule} is {level!r}, not one of {levels}")
    return dict(value)


KNOWN: dict[str, Known] = {
    "fail_on": Known("unsupported", _one_of(*FAIL_ON), "what makes the exit code 1"),
    "format": Known("terminal", _one_of(*FORMATS), "how a report is written"),
    "today": Known(None, _day, "the day to judge by; else the date in `timezone`"),
    "timezone": Known("UTC", _zone, "the time zone that says which day it is"),
    "encoding": Known("utf-8", _text, "the encoding of files that are text"),
    "max_bytes": Known(10_000_000, _size, "larger files are refused"),
    "exclude": Known((), _patterns, "files to pass over in folders, as in .gitignore"),
    "rules": Known({}, _rule_levels, 'the level of a rule by its name, or "off"'),
}


@dataclass(frozen=True)
class Settings:
    """Every setting's value, and where each came from."""

    values: Mapping[str, Any]
    origins: Mapping[str, str]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


def built_in() -> Settings:
    """Return the built-in settings."""
    return Settings(
        {name: known.default for name, known in KNOWN.items()},
        dict.fromkeys(KNOWN, "built-in"),
    )


def open_settings(
    folder: Path,
    *,
    environment: Mapping[str, str],
    command_line: Mapping[str, Any],
    config: Path | None = None,
) -> Settings:
    """Settle every setting for files in ``folder``.

    ``command_line`` holds what was given there, None where nothing was;
    ``config`` takes the place of the files that would be found.
    Raises SettingsError, with file:line:column where there is one.
    """
    settings = built_in()
    for path in [config] if config else _files(folder.absolute()):
        settings = _with_file(settings, path)
    given = {
        name: environment[_variable(name)]
        for name in KNOWN
        if name != "rules" and environment.get(_variable(name))
    }
    for name, value in given.items():
        settings = _with(settings, {name: value}, origin=_variable(name))
    for name, value in command_line.items():
        if value is not None:
            option = "--" + name.replace("_", "-")
            settings = _with(settings, {name: value}, origin=option)
    return settings


def _variable(name: str) -> str:
    return "HOLDWATER_" + name.upper()


def _files(folder: Path) -> list[Path]:
    """Find the settings files that hold for a folder, outermost first."""
    found: list[Path] = []
    for candidate in (folder, *folder.parents):
        own = _file_in(candidate)
        if own:
            found.append(own)
        if (candidate / ".git").exists():
            return found[::-1]
    # In no repository: only the folder's own file.
    own = _file_in(folder)
    return [own] if own else []


def _file_in(folder: Path) -> Path | None:
    own, shared = folder / "holdwater.toml", folder / "pyproject.toml"
    has_table = False
    if shared.is_file():
        try:
            has_table = (
                re.search(
                    r"^\[tool\.holdwater[\].]", shared.read_text("utf-8"), re.MULTILINE
                )
                is not None
            )
        except (OSError, UnicodeDecodeError):
            has_table = False
    if own.is_file() and has_table:
        raise SettingsError(
            "settings stand here and in pyproject.toml beside it",
            where=str(own),
            hint="Keep one of the two.",
        )
    if own.is_file():
        return own
    return shared if has_table else None


def _with_file(settings: Settings, path: Path) -> Settings:
    import tomllib  # only where there is a file

    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}", where=str(path)) from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f"{path}:{found[1]}:{found[2]}" if found else str(path)
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise SettingsError(f"not TOML: {message}", where=where) from error
    if path.name == "pyproject.toml":
        tables = tables.get("tool", {}).get("holdwater", {})
    for name, value in tables.items():
        try:
            settings = _with(settings, {name: value}, origin=str(path))
        except SettingsError as error:
            raise SettingsError(
                error.message, where=_place(text, path, name), hint=error.hint
            ) from error
    return settings


def _place(text: str, path: Path, name: str) -> str:
    pattern = re.compile(rf"^[ \t]*(?:\[(?:tool\.holdwater\.)?)?{re.escape(name)}\b")
    for number, line in enumerate(text.splitlines(), 1):
        match = pattern.match(line)
        if match:
            column = len(line) - len(line.lstrip()) + 1
            return f"{path}:{number}:{column}"
    return str(path)


def _with(settings: Settings, values: Mapping[str, Any], *, origin: str) -> Settings:
    merged, origins = dict(settings.values), dict(settings.origins)
    for name, value in values.items():
        if name not in KNOWN:
            raise SettingsError(
                f"no setting is called {name!r}",
                where=origin,
                hint="`holdwater settings` lists them all.",
            )
        try:
            read = KNOWN[name].read(value)
        except ValueError as error:
            raise SettingsError(f"`{name}` {error}", where=origin) from error
        if name == "rules":
            read = {**merged[name], **read}
        merged[name], origins[name] = read, origin
    return Settings(merged, origins)
