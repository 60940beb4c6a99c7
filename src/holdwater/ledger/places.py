"""Where in a TOML text each table and key stands."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

#: The way to a key: names, and the number of a table among others of its name.
Way = tuple[str | int, ...]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    key = r"(?:[A-Za-z0-9_-]++|\"(?>(?:\\.|[^\"\\\n])*)\"|'[^'\n]*+')"
    return {
        "space": re.compile(r"(?>(?:[ \t\r\n]++|#[^\n]*+)*)"),
        "keys": re.compile(rf"{key}(?>(?:[ \t]*+\.[ \t]*+{key})*)"),
        "key": re.compile(key),
        # What most keys have: a text in one line, or a word. Anything else takes longer.
        "plain": re.compile(
            r"[ \t]*+=[ \t]*+(?:\"[^\"\\\n]*+\"|[\w.:+-]++)[ \t\r]*+(?=\n|\Z)"
        ),
        "value": re.compile(
            r"\"\"\"(?>(?:\\.|(?!\"\"\").)*)\"{3,5}|'''(?>(?:(?!''').)*)'{3,5}"
            r"|\"(?>(?:\\.|[^\"\\\n])*)\"|'[^'\n]*+'|\#[^\n]*+"
            r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<end>\n)|[^\"'\#\[\]{}\n]++",
            re.DOTALL,
        ),
    }


class Places(NamedTuple):
    """Tells ``file:line:column`` of what a TOML text holds."""

    file: str
    found: dict[Way, tuple[int, int]]

    def of(self, *way: str | int) -> str:
        """Name the place of a key, or of the nearest table that holds it."""
        for length in range(len(way), -1, -1):
            if way[:length] in self.found:
                line, column = self.found[way[:length]]
                return f"{self.file}:{line}:{column}"
        return f"{self.file}:1:1"


def places(text: str, *, file: str, first_line: int = 1) -> Places:
    """Find every key of a text that is TOML already; it begins at ``first_line``."""
    found: dict[Way, tuple[int, int]] = {(): (first_line, 1)}
    counts: dict[Way, int] = {}
    table: Way = ()
    at = 0
    line, line_start = first_line, 0
    while True:
        space = _patterns()["space"].match(text, at)
        begin = space.end() if space else at
        line += text.count("\n", at, begin)
        line_start = max(line_start, text.rfind("\n", 0, begin) + 1)
        if begin >= len(text):
            return Places(file, found)
        place = (line, begin - line_start + 1)
        is_header = text[begin] == "["
        is_many = text.startswith("[[", begin)
        match = _patterns()["keys"].match(
            text, _past(text, begin + is_header + is_many)
        )
        if match is None:
            return Places(file, found)
        written = match.group()
        keys = [written] if written.isidentifier() else _keys_in(written)
        if is_header:
            table = _table(keys, counts, is_many=is_many)
            found.setdefault(table, place)
            end = text.find("\n", match.end())
            at = len(text) if end < 0 else end
        else:
            for length in range(1, len(keys) + 1):
                found.setdefault((*table, *keys[:length]), place)
            at = _value_end(text, match.end())
        line += text.count("\n", begin, at)


def _keys_in(written: str) -> list[str]:
    return [_bare(one) for one in _patterns()["key"].findall(written)]


def _past(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    return at


def _table(keys: list[str], counts: dict[Way, int], *, is_many: bool) -> Way:
    way: Way = ()
    for key in keys[:-1]:
        way = (*way, key)
        if way in counts:
            way = (*way, counts[way] - 1)
    way = (*way, keys[-1])
    if is_many:
        counts[way] = counts.get(way, 0) + 1
        way = (*way, counts[way] - 1)
    return way


def _value_end(text: str, at: int) -> int:
    if plain := _patterns()["plain"].match(text, at):
        return plain.end()
    depth = 0
    while match := _patterns()["value"].match(text, at):
        depth += bool(match["open"]) - bool(match["close"])
        if match["end"] and depth <= 0:
            return match.start()
        at = match.end()
    return len(text)


def _bare(key: str) -> str:
    return key[1:-1] if key[:1] in ("'", '"') else key
