"""What is not Markdown, blanked out in place.

It is replaced by as many characters as it had, so that every other position stays
true: `HOLE` inside a line and inside HTML, spaces where it has lines to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdwater.reading.attributes import lay_out
from holdwater.reading.foreign import HOLE, Mask, Search, blank_line, find_foreign


def blank_out(text: str, *, is_mdx: bool) -> str:
    """Return ``text`` with templates and MDX expressions blanked; same length."""
    return _blanked(text, find_foreign(text, is_mdx=is_mdx))


def _blanked(text: str, masks: Iterator[Mask]) -> str:
    pieces: list[str] = []
    at = 0
    chunks = _Chunks(text)
    for start, end, asked, values in masks:
        fill = asked or HOLE
        if (
            asked is None
            and _is_alone(text, at, start, end)
            and not chunks.is_html_at(start)
        ):
            fill = " "
            chunks.begin(end)
            if values:
                pieces += [text[at:start], lay_out(text, start, end, list(values))]
                at = end
                continue
        pieces.append(text[at:start])
        # Holes may span lines, as the tag or sentence does in which they stand.
        kept = r"[^\r\n]" if fill == " " else r"[\s\S]"
        pieces.append(re.sub(kept, fill, text[start:end]))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _is_alone(text: str, at: int, start: int, end: int) -> bool:
    """Say whether a range has its lines to itself; the one before it ends at ``at``."""
    before = text[at:start].rstrip(" \t\r")
    if before[-1:] != "\n" and (before or at):
        return False
    return re.compile(r"[ \t\r]*+(?:\n|\Z)").match(text, end) is not None


class _Chunks:
    """Tells lines of HTML from others, from the beginning of a text to its end.

    A chunk is what stands between blank lines, and HTML if it begins with a tag.
    A blank line would end the HTML, and its next line might become code.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = Search(text)
        self.begin(0)

    def begin(self, at: int) -> None:
        """Begin a chunk."""
        self._at = at
        match = re.compile(r"[ \t\r]*+\n?[ \t>]*+</?[A-Za-z]").match(self._text, at)
        self._html_from = match.end() if match else None

    def is_html_at(self, at: int) -> bool:
        """Say whether the chunk that holds ``at`` is HTML."""
        while blank := self._next.after(blank_line(), self._at):
            if blank.end() >= at:
                break
            self.begin(blank.end())
        return self._html_from is not None and self._html_from <= at
