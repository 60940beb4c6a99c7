"""Words laid out in lines of so many cells."""

from __future__ import annotations

from collections.abc import Iterator

from holdwater.model.span import Span


def cells(text: str) -> int:
    """Count the cells a text takes in a terminal: wide characters take two."""
    if text.isascii() or all(map(_is_narrow, text)):
        return len(text)
    from rich.cells import cell_len  # only text in other scripts needs its tables

    return cell_len(text)


def _is_narrow(character: str) -> bool:
    """Say whether a character surely takes one cell: Latin, typographic marks."""
    return (
        character < "\u0300"
        or "\u2010" <= character <= "\u20cf"
        or "\u2190" <= character <= "\u22ff"
        or "\u2500" <= character <= "\u257f"
    )


def wrap(text: str, width: int) -> Iterator[Span]:
    """Cut a text at its spaces into lines of at most ``width`` cells.

    A word that is wider than a line has one to itself.
    """
    start = end = 0
    for word in _words(text):
        if end > start and cells(text[start : word.end]) > width:
            yield Span(start, end)
            start = word.start
        end = word.end
    if end > start:
        yield Span(start, end)


def _words(text: str) -> Iterator[Span]:
    start = 0
    for at, character in enumerate(text):
        if character.isspace():
            if at > start:
                yield Span(start, at)
            start = at + 1
    if start < len(text):
        yield Span(start, len(text))


def indented(text: str, *, first: str, rest: str, width: int) -> Iterator[str]:
    """Lay a text out with one indent for its first line and another for the rest."""
    for number, line in enumerate(wrap(text, width - max(cells(first), cells(rest)))):
        yield (rest if number else first) + text[line.start : line.end]
