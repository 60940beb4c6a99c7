"""What components and shortcodes hold, back at the left edge.

Words that they hold are often indented with them, and four spaces would make code of
them. That indentation is cut away; where, is remembered.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple


class Flat:
    """A text without the indentation of what holds it, and where that was cut.

    ``at`` are offsets in ``text``, and ``cut`` how much was cut away before each.
    """

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.at = [0]
        self.cut = [0]

    def origin(self, offset: int) -> int:
        """Say where the character at an offset stood before."""
        return offset + self.cut[bisect_right(self.at, offset) - 1]


class Tags(NamedTuple):
    """Tags that have their lines to themselves: from where to where they stand.

    ``named`` are the names of those that open or close, and whether they open.
    """

    start: int
    end: int
    named: tuple[tuple[str, bool], ...]


class _Open:
    """A holder that is open: how far it, and what it holds, is indented."""

    def __init__(self, name: str, indent: int) -> None:
        self.name = name
        self.indent = indent
        self.extra: int | None = None


class Held(ABC):
    """Walks the lines once; knows which holders are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._shift = 0
        self._fence = ""

    @abstractmethod
    def tags(self, start: int) -> Tags | None:
        """Read the tags of the line that starts here; None where it has others."""

    @abstractmethod
    def shown(self, line: str) -> str:
        """Return what is to be read of a line of tags, as long as the line."""

    def laid_flat(self) -> Flat:
        """Walk from the first line to the last."""
        flat = Flat()
        pieces: list[str] = []
        at = length = 0
        while at < len(self._text):
            tags_end = 0 if self._fence else self._take(at)
            end = self._text.find("\n", tags_end or at) + 1 or len(self._text)
            piece = self._text[at:end]
            if tags_end:
                piece = self.shown(piece)
            else:
                shift = self._shift_of(piece)
                if shift:
                    flat.at.append(length)
                    flat.cut.append(flat.cut[-1] + shift)
                piece = piece[shift:]
            pieces.append(piece)
            length += len(piece)
            at = end
        flat.text = "".join(pieces)
        return flat

    def _take(self, start: int) -> int:
        """Open and close the holders of a line of nothing else; return its end."""
        tags = self.tags(start)
        if tags is None:
            return 0
        indent = tags.start - start
        if not tags.named or tags.named[0][1]:
            self._hold(indent)
        for name, is_start in tags.named:
            if is_start:
                self._open.append(_Open(name, indent))
                self._names[name] += 1
            elif self._names[name]:
                while self._close() != name:
                    pass
        return tags.end

    def _hold(self, indent: int) -> None:
        """Learn from its first line how far a holder indents what it holds."""
        if self._open and self._open[-1].extra is None:
            self._open[-1].extra = max(0, indent - self._open[-1].indent)
            self._shift += self._open[-1].extra

    def _close(self) -> str:
        one = self._open.pop()
        self._names[one.name] -= 1
        self._shift -= one.extra or 0
        return one.name

    def _shift_of(self, line: str) -> int:
        """Say how much of a line's indentation comes from holders."""
        indent = after_blanks(line, 0)
        words = line[indent:].rstrip()
        if self._fence:
            if words.startswith(self._fence) and not words.strip(self._fence[0]):
                self._fence = ""
            return min(self._shift, indent)
        if words:
            self._hold(indent)
        fence = re.match(r"(?>(?:(?:[-*+>]|\d{1,9}[.)])[ \t]++)*)(`{3,}|~{3,})", words)
        self._fence = fence[1] if fence else ""
        return min(self._shift, indent)


def after_blanks(text: str, at: int) -> int:
    """Return where the next character stands that is no blank."""
    while at < len(text) and text[at] in " \t":
        at += 1
    return at
