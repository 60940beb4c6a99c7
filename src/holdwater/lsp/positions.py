"""Offsets into the lines and characters that an editor counts, and back.

Elsewhere a place is an offset in code points. Editors count from the beginning of a line,
in units of UTF-16 unless another encoding was agreed on, and end a line where the protocol
does: at a line feed, a carriage return, or both.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_LINE_END = re.compile(r"\r\n|\n|\r")

#: Characters that take more than one unit.
_WIDE = {
    "utf-8": re.compile("[^\\x00-\\x7f]"),
    "utf-16": re.compile("[\U00010000-\U0010ffff]"),
}


class Positions:
    """Tells the line and character, both from 0, of offsets in one text."""

    def __init__(self, text: str, *, encoding: str = "utf-16") -> None:
        ends = list(_LINE_END.finditer(text))
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]
        # Where a unit stands that is not the first of its character.
        wide = _WIDE[encoding].finditer(text) if encoding in _WIDE else ()
        self._more = [
            found.start()
            for found in wide
            for _ in range(_units(found[0], encoding) - 1)
        ]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and character of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return line, self._between(self._starts[line], offset)

    def offset(self, line: int, character: int) -> int:
        """Return the offset of a line and character.

        What is past the end of a line or text is its end, and what is inside a character
        its beginning.
        """
        if line >= len(self._starts):
            return self._ends[-1]
        start = self._starts[line]
        within = range(start, self._ends[line] + 1)
        found = bisect_right(within, character, key=lambda at: self._between(start, at))
        return start + max(0, found - 1)

    def line(self, number: int) -> tuple[int, int]:
        """Return where a line begins and where it ends, without what ends it."""
        at = min(number, len(self._starts) - 1)
        return self._starts[at], self._ends[at]

    def _between(self, start: int, end: int) -> int:
        more = bisect_left(self._more, end) - bisect_left(self._more, start)
        return end - start + more


def _units(character: str, encoding: str) -> int:
    if encoding == "utf-8":
        return len(character.encode("utf-8", "surrogatepass"))
    return 2
