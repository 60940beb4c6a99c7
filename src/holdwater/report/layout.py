"""Words laid out in lines of so many cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from holdwater.model.span import Span

#: What would move the cursor, colour the screen or turn the line around.
_CONTROLS = dict.fromkeys(
    chain(range(0x20), range(0x7F, 0xA0), range(0x202A, 0x202F), range(0x2066, 0x206A)),
    "\ufffd",
)

_ZERO_WIDTH_JOINER = "\u200d"


def visible(text: str) -> str:
    """Show what would command a terminal as a character; the length stays the same."""
    return text if text.isprintable() else text.translate(_CONTROLS)


def cells(text: str) -> int:
    """Count the cells a text takes in a terminal: wide characters take two."""
    if text.isascii() or all(map(_is_narrow, text)):
        return len(text)
    from rich.cells import cell_len  # only text in other scripts needs its tables

    return cell_len(text)


def _is_narrow(character: str) -> bool:
    """Say whether a character surely takes one cell: Latin, typographic marks."""
    return (
        " " <= character <= "~"
        or "\u00a0" <= character < "\u0300"
        or "\u2010" <= character <= "\u2027"
        or "\u202f" <= character <= "\u205f"
        or "\u2070" <= character <= "\u20cf"
        or "\u2190" <= character <= "\u22ff"
        or "\u2500" <= character <= "\u257f"
    )


def wrap(text: str, width: int) -> Iterator[Span]:
    """Cut a text at its spaces into lines of at most ``width`` cells.

    A word that is wider than a line has one to itself, unless it is in a script
    that may be cut between any two characters.
    """
    start = end = 0
    for word in _words(text, width):
        if end > start and cells(text[start : word.end]) > width:
            yield Span(start, end)
            start = word.start
        elif end == start:
            start = word.start
        end = word.end
    if end > start:
        yield Span(start, end)


def _words(text: str, width: int) -> Iterator[Span]:
    start = 0
    for at, character in enumerate(text):
        if character.isspace():
            yield from _pieces(text, start, at, width)
            start = at + 1
    yield from _pieces(text, start, len(text), width)


def _pieces(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """Yield a word, in pieces where it is too wide and may be cut."""
    at = start
    if cells(text[start:end]) > width and not text[start:end].isascii():
        cuts = [cut for cut in range(start + 1, end) if _may_cut(text, cut)]
        for cut, following in pairwise([*cuts, end]):
            if cells(text[at:following]) > width:
                yield Span(at, cut)
                at = cut
    if end > at:
        yield Span(at, end)


def _may_cut(text: str, at: int) -> bool:
    """Say whether a line may end before ``at``: beside what is wide, inside nothing."""
    before, after = text[at - 1], text[at]
    base = at - 1
    while base and cells(text[base]) == 0:
        base -= 1  # an accent stands on the character before it
    is_wide = cells(text[base]) == 2 or cells(after) == 2
    is_joined = _ZERO_WIDTH_JOINER in (before, after) or cells(after) == 0
    return is_wide and not is_joined


def cut(text: str, width: int) -> str:
    """Cut a text to ``width`` cells, at a space where one is; … says that it was."""
    if cells(text) <= width:
        return text
    line = next(wrap(text, max(1, width - 1)), Span(0, 0))
    kept = text[line.start : line.end]
    while kept and cells(kept) > width - 1:
        kept = kept[:-1]
    return kept.rstrip(" ,;:") + "…"


def indented(text: str, *, first: str, rest: str, width: int) -> Iterator[str]:
    """Lay a text out with one indent for its first line and another for the rest."""
    room = max(1, width - max(cells(first), cells(rest)))
    for number, line in enumerate(wrap(text, room)):
        yield (rest if number else first) + text[line.start : line.end]
