"""Words laid out in lines of so many cells."""

from __future__ import annotations

from collections.abc import Iterator

from holdwater.model.span import Span


def cells(text: str) -> int:
    """Count the cells a text takes in a terminal: wide characters take two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # only text that is not ASCII needs its tables

    return cell_len(text)


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
