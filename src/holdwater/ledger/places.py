"""Where in a TOML text each table and key stands.

Of most files nobody asks for more than the ids of their claims, so the rest is looked for
when it is asked for.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

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


class Places:
    """Tells ``file:line:column`` of what a text holds that is TOML already.

    The text begins at ``first_line`` of the file.
    """

    def __init__(self, text: str, *, file: str, first_line: int = 1) -> None:
        self._text = text
        self._file = file
        self._first_line = first_line

    def of(self, *way: str | int) -> str:
        """Name the place of a key, or of the nearest table that holds it."""
        place = self._ids.get(way)
        for length in range(len(way), -1, -1):
            place = place or self._found.get(way[:length])
            if place:
                return f"{self._file}:{place[0]}:{place[1]}"
        return f"{self._file}:1:1"

    @cached_property
    def _ids(self) -> dict[Way, tuple[int, int]]:
        """Where the ids of claims stand that begin their lines."""
        if '"""' in self._text or "'''" in self._text:
            return {}  # what begins a line there may be no key
        found: dict[Way, tuple[int, int]] = {}
        claim, line, at = -1, self._first_line, 0
        is_open = False
        for match in _ids().finditer(self._text):
            if match["id"] and is_open:
                line += self._text.count("\n", at, match.start())
                at = match.start()
                found["claim", claim, "id"] = line, 1
            claim += bool(match["claim"])
            is_open = bool(match["claim"])
        return found

    @cached_property
    def _found(self) -> dict[Way, tuple[int, int]]:
        return _every(self._text, self._first_line)


@cache
def _ids() -> re.Pattern[str]:
    """Match a line that begins a claim, its id, or another table."""
    return re.compile(
        r"^(?:(?P<claim>\[\[claim\]\])|(?P<id>id)[ \t]*+=|\[)", re.MULTILINE
    )


def _every(text: str, first_line: int) -> dict[Way, tuple[int, int]]:
    """Find every key of a text, and every table."""
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
            return found
        place = (line, begin - line_start + 1)
        is_header = text[begin] == "["
        is_many = text.startswith("[[", begin)
        match = _patterns()["keys"].match(
            text, _past(text, begin + is_header + is_many)
        )
        if match is None:
            return found
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
