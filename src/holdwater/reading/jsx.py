"""Components of MDX out of the way, and what they hold back to the left edge.

Markdown inside ``<Tab>`` … ``</Tab>`` is Markdown, and however deep it is indented
no code. Of lines that are tags alone the words stay that they show, and the indentation that comes
from them is cut away; where, is remembered.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from holdwater.reading.attributes import lay_out, values_in
from holdwater.reading.tags import tag_at

#: Elements that only hold others, as components do.
_HOLDERS = frozenset(
    "article aside center details div figure footer header main section span".split()
)


class Flat:
    """A text without the indentation of components, and where that was cut.

    ``at`` are offsets in ``text``, and ``cut`` how much was cut away before each.
    """

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.at = [0]
        self.cut = [0]

    def origin(self, offset: int) -> int:
        """Say where the character at an offset stood before."""
        return offset + self.cut[bisect_right(self.at, offset) - 1]


class _Open:
    """A component that is open: how far it, and what it holds, is indented."""

    def __init__(self, name: str, indent: int) -> None:
        self.name = name
        self.indent = indent
        self.extra: int | None = None


def lay_flat(text: str) -> Flat:
    """Take the components out of MDX."""
    if "<" not in text:
        return Flat(text)
    return _Lines(text).laid_flat()


class _Lines:
    """Walks the lines once; knows which components are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._shift = 0
        self._fence = ""

    def laid_flat(self) -> Flat:
        """Walk from the first line to the last."""
        flat = Flat()
        pieces: list[str] = []
        at = length = 0
        while at < len(self._text):
            tags_end = 0 if self._fence else self._tags(at)
            end = self._text.find("\n", tags_end or at) + 1 or len(self._text)
            piece = self._text[at:end]
            if tags_end:
                piece = lay_out(piece, 0, len(piece), values_in(piece, 0, len(piece)))
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

    def _tags(self, start: int) -> int:
        """Open and close the components of a line of nothing else; return its end."""
        at = first = _after_blanks(self._text, start)
        tags: list[tuple[str, bool]] = []
        while (match := tag_at(self._text, at)) is not None:
            name = match["open"] or match["close"]
            if not (name[0].isupper() or name in _HOLDERS):
                return 0
            if not match.group().endswith("/>"):
                tags.append((name, match["open"] is not None))
            at = _after_blanks(self._text, match.end())
        if at == first or self._text[at : at + 1] not in ("", "\r", "\n"):
            return 0
        if not self._text.startswith("</", first):
            self._hold(first - start)
        for name, is_start in tags:
            if is_start:
                self._open.append(_Open(name, first - start))
                self._names[name] += 1
            elif self._names[name]:
                while self._close() != name:
                    pass
        return at

    def _hold(self, indent: int) -> None:
        """Learn from its first line how far a component indents what it holds."""
        if self._open and self._open[-1].extra is None:
            self._open[-1].extra = max(0, indent - self._open[-1].indent)
            self._shift += self._open[-1].extra

    def _close(self) -> str:
        one = self._open.pop()
        self._names[one.name] -= 1
        self._shift -= one.extra or 0
        return one.name

    def _shift_of(self, line: str) -> int:
        """Say how much of a line's indentation comes from components."""
        indent = _after_blanks(line, 0)
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


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at
