"""What settings there are, and what each may be."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from holdwater.model.rule import AUDIENCES

FAIL_ON = ("unsupported", "puffery", "error", "warning", "note", "never")
FORMATS = ("terminal", "json", "sarif", "junit", "github", "html")
RULE_LEVELS = ("off", "note", "warning", "error")

#: So many packs, and so many accepted words, each of so many characters.
MOST_PACKS = 20
MOST_ACCEPTED = 1_000
LONGEST_ACCEPTED = 100

#: Nobody's copy is larger, and no memory.
MOST_BYTES = 2**40


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


def _encoding(value: Any) -> str:
    try:
        "a".encode(value)
    except (LookupError, TypeError, ValueError):
        raise ValueError(
            f"is {value!r}, not an encoding like utf-8, latin-1 or cp1252"
        ) from None
    return str(value)


def _day(value: Any) -> date | None:
    if value is None or type(value) is date:
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        with suppress(ValueError):
            return date.fromisoformat(value)
    shown = value.isoformat() if isinstance(value, date) else value
    raise ValueError(f"is {shown!r}, not a day like 2026-11-22")


def _zone(value: Any) -> str:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(value).key
    except (LookupError, OSError, TypeError, ValueError, AttributeError):
        raise ValueError(f"is {value!r}, not a time zone like Europe/Bern") from None


def _size(value: Any) -> int:
    is_written = isinstance(value, str) and re.fullmatch(r"\d{1,13}", value, re.ASCII)
    number = int(value) if is_written or type(value) is int else 0
    if 1 <= number <= MOST_BYTES:
        return number
    raise ValueError(f"is {value!r}, not a number of bytes from 1 to {MOST_BYTES:,}")


def _switch(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    told = {"true": True, "false": False}.get(value) if isinstance(value, str) else None
    if told is None:
        raise ValueError(f"is {value!r}, not true or false")
    return told


def _patterns(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part for part in value.split(os.pathsep) if part)
    if isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value):
        return tuple(value)
    raise ValueError(f"is {value!r}, not a list of patterns")


def _words(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part for part in (p.strip() for p in value.split(",")) if part)
    if isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value):
        return tuple(value)
    raise ValueError(f"is {value!r}, not a list of words")


def _accepted(value: Any) -> tuple[str, ...]:
    words = _words(value)
    if len(words) > MOST_ACCEPTED:
        raise ValueError(f"has {len(words):,} words, more than {MOST_ACCEPTED:,}")
    for word in words:
        if len(word) > LONGEST_ACCEPTED or not any(map(str.isalnum, word)):
            raise ValueError(
                f"holds {word[:40]!r}, not words of up to {LONGEST_ACCEPTED} characters"
            )
    return words


def _packs(value: Any) -> tuple[Path, ...]:
    try:
        paths = _patterns(value)
    except ValueError:
        raise ValueError(f"is {value!r}, not a list of files") from None
    if len(paths) > MOST_PACKS:
        raise ValueError(f"has {len(paths)} files, more than {MOST_PACKS}")
    for path in paths:
        if not path or "\0" in path:
            raise ValueError(f"holds {path!r}, not the path of a file")
    return tuple(map(Path, paths))


def _path(value: Any) -> Path | None:
    if isinstance(value, (str, Path)) and "\0" not in str(value):
        return Path(value) if str(value) else None
    raise ValueError(f"is {value!r}, not the path of a file")


def _rule_levels(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise ValueError(f"is {value!r}, not a table of rule = level")
    return dict(value)


KNOWN: dict[str, Known] = {
    "fail_on": Known("unsupported", _one_of(*FAIL_ON), "what makes the exit code 1"),
    "format": Known("terminal", _one_of(*FORMATS), "how a report is written"),
    "audience": Known("it", _one_of(*AUDIENCES), "whom a text is for"),
    "thorough": Known(False, _switch, "tell of a page what is less sure, too"),
    "known_words": Known((), _words, "words that all readers in the business know"),
    "accepted_words": Known((), _accepted, "names and terms that rules take for names"),
    "packs": Known((), _packs, "files with rules of a team's own"),
    "today": Known(None, _day, "the day to judge by; else the date in `timezone`"),
    "timezone": Known("UTC", _zone, "the time zone that says which day it is"),
    "encoding": Known("utf-8", _encoding, "the encoding of files that are text"),
    "max_bytes": Known(10_000_000, _size, "larger files are refused"),
    "exclude": Known((), _patterns, "files to pass over in folders, as in .gitignore"),
    "learned": Known(None, _path, "the file of a team's own verdicts to judge with"),
    "baseline": Known(None, _path, "the file of what was found before, and is settled"),
    "cache": Known(True, _switch, "keep what was made for the next run"),
    "rules": Known({}, _rule_levels, 'the level of a rule by its name, or "off"'),
}
