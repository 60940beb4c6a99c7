"""The fields before the first line of a Markdown page."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

#: Fields that a reader of the published page meets.
SHOWN = frozenset(
    """
    title description summary subtitle tagline excerpt headline lead abstract
    og_title og_description seo_title seo_description
    """.split()
)

_LANGUAGE = frozenset({"lang", "language", "locale"})


class Field(NamedTuple):
    """A field that is shown: its words, and where they start."""

    name: str
    value: str
    start: int


class FrontMatter(NamedTuple):
    """Where the front matter ends, its fields that are shown, and the language."""

    end: int
    fields: tuple[Field, ...]
    language: str | None


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"(?P<name>[A-Za-z_][\w-]*)[ \t]*[:=][ \t]*(?P<value>[^\n]*)")


def find_front_matter(text: str) -> FrontMatter:
    """Find YAML (``---``) or TOML (``+++``) front matter at the very beginning.

    Only lines of the form ``name: value`` at the left edge are read, and folded
    values on the indented lines below; the rest is data, and no copy.
    """
    mark = text[:3]
    first_line_end = text.find("\n")
    if (
        mark not in ("---", "+++")
        or first_line_end < 0
        or text[3:first_line_end].strip()
    ):
        return FrontMatter(0, (), None)
    fields: list[Field] = []
    language = None
    at = first_line_end + 1
    folded: tuple[str, int] | None = None
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if line.rstrip() in (mark, "..." if mark == "---" else mark):
            return FrontMatter(end, tuple(fields), language)
        if folded and line.startswith((" ", "\t")) and line.strip():
            indent = len(line) - len(line.lstrip())
            fields.append(Field(folded[0], line.strip(), at + indent))
        else:
            folded = None
            match = _line().match(line)
            if match:
                name = match["name"].lower().replace("-", "_")
                value, shift = _unquoted(match["value"])
                if name in _LANGUAGE and value:
                    language = value.split("_")[0].split("-")[0].lower()[:8]
                elif name in SHOWN and value in ("|", ">", "|-", ">-", ""):
                    folded = (name, at)
                elif name in SHOWN:
                    fields.append(Field(name, value, at + match.start("value") + shift))
        at = end + 1
    return FrontMatter(0, (), None)  # never closed: then it was none


def _unquoted(value: str) -> tuple[str, int]:
    value = value.rstrip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1], 1
    return value, 0
