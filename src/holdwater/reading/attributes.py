"""Words that a reader meets and that a writer gave to a template or to code.

A shortcode (``{{< card title="…" text="…" >}}``), a component (``<Card title="…" />``)
and the literals of a script (``copy: "…",``) hold copy as values of names. Around these
values all is blanked out, so that each is a heading or a paragraph of its own; the
length stays the same, and with it every position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

#: Names whose values head what follows, and names whose values are copy.
HEADS = frozenset(("heading", "headline", "title"))
COPY = frozenset(
    """
    blurb body content copy desc description details excerpt intro lead message
    metadescription paragraph quote subheading subtitle summary tagline text
    """.split()
)

#: A value in fewer words is a label: a name, a colour, the words of a button.
LEAST_WORDS = 3

#: So many lines that can only be an object's make a paragraph code.
LEAST_LITERALS = 2

#: … where its name tells nothing, in fewer than these.
LEAST_UNNAMED = 5

#: What stands for an expression that was taken out (`holdwater.reading.foreign`).
_HOLES = "\U0010fffc\U0010fffd"

_HEADING = "\n#### "


class Value(NamedTuple):
    """Where a value stands between its quotation marks, and whether it heads."""

    start: int
    end: int
    is_head: bool


def values_in(text: str, start: int, end: int) -> list[Value]:
    """Find the values in a tag that a reader meets, in order."""
    found = []
    for match in _assigned().finditer(text, start, end):
        name = match["name"].lower().replace("-", "").replace("_", "")
        group = "double" if match["double"] is not None else "single"
        if name in HEADS | COPY and _is_copy(match[group]):
            found.append(Value(*match.span(group), name in HEADS))
    return found


def lay_out(text: str, start: int, end: int, values: list[Value]) -> str:
    """Blank a range out but for its values, each with lines to itself.

    The range begins a line and ends one. Returns as many characters as it had.
    """
    pieces = []
    at = start
    for value in values:
        room = value.start - at
        is_head = value.is_head and room > len(_HEADING)
        head = _HEADING if is_head else "\n"
        if at > start and room > len(head):
            pieces.append("\n")
            room -= 1
        pieces += [" " * (room - len(head)), head, text[value.start : value.end]]
        at = value.end
    rest = text[at:end]
    if values and rest:
        pieces.append("\n")
        rest = rest[1:]
    pieces.append(re.sub(r"[^\r\n]", " ", rest))
    return "".join(pieces)


def blank_literals(text: str) -> str:
    """Blank the code of scripts out that stands among the words of a page.

    A page holds a script where at least `LEAST_LITERALS` of its lines can only be an
    object's (``light: false,``). What stands in fences or far from the left edge is
    code already. Returns as many characters as it got.
    """
    if "'," not in text and '",' not in text:
        return text
    lines = list(_lines(text))
    literals = sum(is_read and _is_literal(line) for line, is_read in lines)
    if literals < LEAST_LITERALS:
        return text
    return "".join(_without_code(line) if is_read else line for line, is_read in lines)


def _is_literal(line: str) -> bool:
    match = _literal().match(line)
    return match is not None and line.rstrip()[-1] == ","


def _without_code(line: str) -> str:
    bare = line.rstrip("\r\n")
    literal = _literal().match(bare) or _bare_string().match(bare)
    if literal is None:
        return (
            line if not _script().match(bare) else " " * len(bare) + line[len(bare) :]
        )
    groups = literal.groupdict()
    name = (groups.get("name") or "").lower()
    values = []
    for group in ("double", "single"):
        words = groups.get(group)
        if words is not None and _is_copy(words) and _is_shown(name, words):
            values = [Value(*literal.span(group), name in HEADS)]
    return lay_out(bare, 0, len(bare), values) + line[len(bare) :]


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines, and whether each is outside of fences and of indented code."""
    fence = ""
    for line in text.splitlines(keepends=True):
        may_be_fence = "```" in line or "~~~" in line
        mark = re.match(r"[ ]{0,3}(`{3,}|~{3,})", line) if may_be_fence else None
        yield line, not (fence or mark or line.startswith(("    ", "\t")))
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""


def _is_shown(name: str, words: str) -> bool:
    return name in HEADS | COPY or len(words.split()) >= LEAST_UNNAMED


def _is_copy(words: str) -> bool:
    return (
        len(words.split()) >= LEAST_WORDS
        and "\n" not in words
        and "\\" not in words
        and not words.startswith(("/", "http", "#", "<", "{"))
        and not any(mark in words for mark in _HOLES)
    )


@cache
def _assigned() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?P<name>[A-Za-z][\w-]*+)\s*+=\s*+"
        r"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|`[^`]*+`)"
    )


@cache
def _literal() -> re.Pattern[str]:
    """Match a line of an object: ``light: false,`` or ``copy: "…",``."""
    return re.compile(
        r"\s*+(?P<name>[A-Za-z_$][\w$]*+)\s*+:\s*+"
        r"(?:(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^'\n]*+)'|`[^`]*+`|true|false|null"
        r"|undefined|-?[\d.]++)\s*+,|[\[{(])\s*+$"
    )


@cache
def _bare_string() -> re.Pattern[str]:
    """Match a string that has a line to itself, or is given a name on it."""
    return re.compile(
        r"\s*+(?:(?:const|let|var)\s+(?P<name>\w+)\s*=\s*)?"
        r"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)')\s*+[,;]\s*+$"
    )


@cache
def _script() -> re.Pattern[str]:
    """Match a line that can only be a script's: brackets alone, or a declaration."""
    return re.compile(
        r"\s*+(?:[\[\](){};,]++|(?:const|let|var)\s+\w.*=.*|return\s*\(.*"
        r"|(?:import|export)\s.*[;{]|\}.*=>.*|.*=>\s*[({])\s*+$"
    )
