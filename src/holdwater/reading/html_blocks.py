"""A block of HTML inside Markdown into blocks of words."""

from __future__ import annotations

from collections import Counter

from holdwater.reading.inline import Inline
from holdwater.reading.tags import BLOCK_KINDS, SKIPPED, Piece, pieces

_LISTS = frozenset({"ul", "ol"})

#: Elements that end where another of their group begins.
_GROUPS = {
    name: frozenset(group.split())
    for group in ("li", "dt dd", "td th", "tr", "p")
    for name in group.split()
}


def read_html(inline: Inline, text: str, start: int) -> None:
    """Add the words of a block of HTML that begins at ``start`` of the source."""
    block = _HtmlBlock(inline, text, start)
    for piece in pieces(text, 0, len(text)):
        block.take(piece)
    block.finish()


class _HtmlBlock:
    """Walks the pieces of one block of HTML; its end closes what is open."""

    def __init__(self, inline: Inline, text: str, start: int) -> None:
        self._inline = inline
        self._page = inline.page
        self._text = text
        self._start = start
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self._is_line_start = True
        self._page.flush()

    def take(self, piece: Piece) -> None:
        """Read the next piece."""
        if piece.tag is None:
            self._words(piece)
            return
        name = piece.tag.removeprefix("/")
        if name not in BLOCK_KINDS:
            if self._is_component(piece):
                self._page.flush()
            start, end = self._start + piece.start, self._start + piece.end
            self._inline.tag(piece.text, start, end)
        elif piece.tag == name:
            self._enter(name, piece)
        elif self._counts[name]:
            while self._leave() != name:
                pass
        self._is_line_start = False

    def finish(self) -> None:
        """Close what is still open."""
        while self._open:
            self._leave()
        self._page.flush()

    def _words(self, piece: Piece) -> None:
        if self._page.builder is not None or piece.text.strip():
            start, end = self._start + piece.start, self._start + piece.end
            self._inline.words(piece.text, start, end)
        tail = piece.text.rstrip(" \t")
        self._is_line_start = tail[-1:] == "\n" or (not tail and self._is_line_start)

    def _is_component(self, piece: Piece) -> bool:
        """Say whether a tag is a component's (``<Card>``) at an edge of its line."""
        following = self._text[piece.end : piece.end + 1]
        return piece.text.lstrip("</")[0].isupper() and (
            self._is_line_start or following in ("", "\r", "\n")
        )

    def _enter(self, name: str, piece: Piece) -> None:
        while self._open and self._open[-1] in _GROUPS.get(name, ()):
            self._leave()
        self._page.flush()
        if piece.text.endswith("/>") or name == "hr" or name in SKIPPED:
            return
        self._open.append(name)
        self._counts[name] += 1
        kind = BLOCK_KINDS[name]
        if kind == "heading":
            self._page.open_heading(int(name[1:]))
        elif name in _LISTS:
            self._inline.open_list(self._start + piece.start)
        elif name == "dt":
            self._page.open_term()
        elif name == "dd":
            self._page.open_definition()
        else:
            self._page.open_container(kind)

    def _leave(self) -> str:
        name = self._open.pop()
        self._counts[name] -= 1
        if BLOCK_KINDS[name] == "heading":
            self._page.close_heading(int(name[1:]))
        elif name in _LISTS:
            self._page.close_list()
        elif name == "dt":
            self._page.close_term()
        elif name == "dd":
            self._page.close_definition()
        else:
            self._page.close_container()
        return name
