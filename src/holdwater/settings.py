"""Settings: where each value comes from, and what it may be.

built-in < ``pyproject.toml [tool.holdwater]`` or ``holdwater.toml`` < environment
``HOLDWATER_…`` < command line. Both files in one folder is an error; a file in a
folder below overrides key by key; nothing is read above the repository's root, or,
where there is no repository, above the folder one stands in.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from holdwater.errors import SettingsError
from holdwater.setting_values import FAIL_ON, FORMATS, KNOWN, RULE_LEVELS

__all__ = [
    "FAIL_ON",
    "FORMATS",
    "KNOWN",
    "RULE_LEVELS",
    "Settings",
    "built_in",
    "open_settings",
    "unheeded",
]

#: What a settings file may be called: one of our own, or one shared with others.
SETTINGS_FILES = ("holdwater.toml", "pyproject.toml")


class Settings:
    """Every setting's value, and where each came from.

    An origin is ``file:line:column``, a variable, an option, or ``built-in``; of
    `rules` it is that of the last to speak, and ``rule_origins`` has each rule's.
    ``files`` are those that were read, the nearest last, and ``packs`` are all that any
    of them named: one that is named no more may still have its levels set.
    """

    def __init__(
        self,
        values: Mapping[str, Any],
        origins: Mapping[str, str],
        *,
        rule_origins: Mapping[str, str] = MappingProxyType({}),
        files: tuple[Path, ...] = (),
        packs: tuple[Path, ...] = (),
    ) -> None:
        self.values = values
        self.origins = origins
        self.rule_origins = rule_origins
        self.files = files
        self.packs = packs

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def folder_of(self, name: str) -> Path | None:
        """Return the folder of the settings file a value came from, None if it is none."""
        file = re.sub(r":\d+:\d+\Z", "", self.origins[name])
        is_file = os.path.isfile(file)  # noqa: PTH113 - Path's may raise
        return Path(file).resolve().parent if is_file else None

    def having(self, **changed: Any) -> Settings:
        """Return these settings with other values of some fields."""
        return Settings(**{**vars(self), **changed})


def built_in(*, packs: tuple[Path, ...] = ()) -> Settings:
    """Return the built-in settings, and with them a team's own packs."""
    values = {name: known.default for name, known in KNOWN.items()}
    origins = dict.fromkeys(KNOWN, "built-in")
    return Settings({**values, "packs": packs}, origins, packs=packs)


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
    for path in [config] if config else _files(folder.resolve()):
        settings = _with_file(settings, path)
    for name in KNOWN:
        value = environment.get(_variable(name))
        if value and name != "rules":
            settings = _with(settings, name, value, origin=_variable(name))
    for name, given in command_line.items():
        if given is not None:
            option = ("--no-" if given is False else "--") + name.replace("_", "-")
            settings = _with(settings, name, given, origin=option)
    return settings


def unheeded(environment: Mapping[str, str]) -> list[str]:
    """Say of each variable that looks like a setting and is none that it is not heeded."""
    known = {_variable(name) for name in KNOWN if name != "rules"}
    return [
        f"{variable} is not heeded: {_why_not(variable)}"
        for variable in sorted(environment)
        if variable.startswith(_variable(""))
        and variable not in known
        and variable not in _OF_THE_TESTS
    ]


def _why_not(variable: str) -> str:
    if variable == _variable("rules"):
        return "levels of rules stand in a settings file, under [rules]"
    from difflib import get_close_matches  # only where something is wrong

    name = variable.removeprefix(_variable("")).lower()
    near = get_close_matches(name, KNOWN, n=1)
    hint = f" Did you mean {_variable(near[0])}?" if near else ""
    return f"no setting is called so.{hint} `holdwater settings` lists them all."


#: Variables by which the project's own tests are steered.
_OF_THE_TESTS = frozenset(
    {"HOLDWATER_MUST", "HOLDWATER_RENEW_SNAPSHOTS", "HOLDWATER_SARIF_SCHEMA"}
)


def _variable(name: str) -> str:
    return "HOLDWATER_" + name.upper()


def _files(folder: Path) -> list[Path]:
    """Find the settings files that hold for a folder, outermost first."""
    here = Path.cwd()
    upwards = (folder, *folder.parents)
    root = _repository(folder) or (here if here in upwards else folder)
    found = (_file_in(one) for one in upwards if one.is_relative_to(root))
    return [path for path in found if path][::-1]


def _repository(folder: Path) -> Path | None:
    """Find the root of the repository that a folder is in."""
    upwards = (folder, *folder.parents)
    return next((one for one in upwards if os.path.exists(one / ".git")), None)  # noqa: PTH110


def _file_in(folder: Path) -> Path | None:
    own, shared = (folder / name for name in SETTINGS_FILES)
    has_own = os.path.isfile(own)  # noqa: PTH113 - Path's may raise
    if not _has_table(shared):
        return own if has_own else None
    if has_own:
        raise SettingsError(
            "settings stand here and in pyproject.toml beside it",
            where=_shown(own),
            hint="Keep one of the two.",
        )
    return shared


def _has_table(shared: Path) -> bool:
    """Say whether a pyproject.toml has settings for Holdwater."""
    if not os.path.isfile(shared):  # noqa: PTH113
        return False
    # Most say nothing of the kind, and need not be read as TOML.
    text = _text_of(shared)
    return "holdwater" in text and _own_table(_tables(text, shared), shared) is not None


def _own_table(tables: Mapping[str, Any], path: Path) -> Any:
    if path.name != "pyproject.toml":
        return tables
    tool = tables.get("tool")
    return tool.get("holdwater") if isinstance(tool, dict) else None


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise SettingsError(
            f"cannot be read: {error.strerror or error}", where=_shown(path)
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError("is not UTF-8", where=_shown(path)) from error


def _tables(text: str, path: Path) -> dict[str, Any]:
    import tomllib  # only where there is a file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        *before, last = text.split("\n")
        end = (len(before) + 1, len(last) + 1)
        line, column = found.groups() if found else end
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise SettingsError(
            f"not TOML: {message}", where=f"{_shown(path)}:{line}:{column}"
        ) from error


def _with_file(settings: Settings, path: Path) -> Settings:
    text = _text_of(path)
    table = _own_table(_tables(text, path), path)
    if not isinstance(table, dict | None):
        raise SettingsError("`holdwater` is not a table", where=_shown(path))
    places = _Places(text, path)
    settings = settings.having(files=(*settings.files, path))
    for name, value in (table or {}).items():
        settings = _with(settings, name, value, origin=places.of(name), places=places)
    return settings


class _Places:
    """Tells where in a settings file a key stands, as far as lines can tell."""

    def __init__(self, text: str, path: Path) -> None:
        self._path = path
        self._found: dict[str, str] = {}
        table = ""
        for number, line in enumerate(text.split("\n"), 1):
            header = re.match(r"\s*\[+([^\[\]]+)\]", line)
            key = re.match(r"\s*([^=#\[\]]+?)\s*=", line)
            if not header and not key:
                continue
            name = _bare(header[1]) if header else ""
            table = name or table
            whole = name or ".".join(
                filter(None, (table, _bare(key[1] if key else "")))
            )
            column = len(line) - len(line.lstrip(" \t[")) + 1
            self._found.setdefault(whole, f"{number}:{column}")

    def of(self, *names: str) -> str:
        """Return ``file:line:column`` of a key, or of the table it stands in."""
        prefix = "tool.holdwater." if self._path.name == "pyproject.toml" else ""
        shown = _shown(self._path)
        for length in range(len(names), 0, -1):
            found = self._found.get(prefix + ".".join(names[:length]))
            if found:
                return f"{shown}:{found}"
        return shown

    def beside(self, path: Path) -> Path:
        """Return a path that was written relative to the file."""
        return Path(_shown(self._path.parent / path))

    def inside(self, path: Path) -> Path:
        """Return such a path to what lies in the file's repository, or in its folder.

        Raises ValueError for one that leads out of it, by a link or otherwise.
        """
        folder = self._path.resolve().parent
        root = _repository(folder) or folder
        if not (folder / path).resolve().is_relative_to(root):
            raise ValueError(f"names {str(path)!r}, which lies outside of {root.name}/")
        return self.beside(path)


def _bare(key: str) -> str:
    return ".".join(part.strip(" \t\"'") for part in key.split("."))


def _shown(path: Path) -> str:
    """Name a file as somebody would who stands where the command was called."""
    here = Path.cwd()
    inside = path.is_absolute() and path.is_relative_to(here)
    return str(path.relative_to(here) if inside else path)


def _with(
    settings: Settings,
    name: str,
    value: Any,
    *,
    origin: str,
    places: _Places | None = None,
) -> Settings:
    if name not in KNOWN:
        raise SettingsError(
            f"no setting is called {name!r}", where=origin, hint=_hint(name)
        )
    rule_origins = dict(settings.rule_origins)
    try:
        read = KNOWN[name].read(value)
        if name == "packs" and places:
            read = tuple(map(places.inside, read))
    except (ValueError, OSError) as error:
        raise SettingsError(f"`{name}` {error}", where=origin) from error
    if name == "rules":
        for rule, level in read.items():
            place = places.of(name, rule) if places else origin
            rule_origins[rule] = place
            if level not in RULE_LEVELS:
                levels = ", ".join(RULE_LEVELS)
                raise SettingsError(
                    f"`rules.{rule}` is {level!r}, not one of {levels}", where=place
                )
        read = {**settings[name], **read}
    if name in ("learned", "baseline") and read and places:
        read = places.beside(read)
    return settings.having(
        packs=(*settings.packs, *read) if name == "packs" else settings.packs,
        values={**settings.values, name: read},
        origins={**settings.origins, name: origin},
        rule_origins=rule_origins,
    )


def _hint(name: str) -> str:
    from difflib import get_close_matches  # only where something is wrong

    near = get_close_matches(name, KNOWN, n=1)
    hint = f"Did you mean `{near[0]}`? " if near else ""
    return hint + "`holdwater settings` lists them all."


def encoding_of(settings: Settings) -> str | None:
    """Return the encoding somebody named, None where nobody did."""
    is_built_in = settings.origins["encoding"] == "built-in"
    return None if is_built_in else str(settings["encoding"])
