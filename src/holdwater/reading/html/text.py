"""Text of an HTML tree, led back to where it stands in the source.

The tree's text is decoded: entities are letters, line ends are line feeds, and what the
parser leaves out (stray tags, a first line feed in ``pre``) is gone. Each piece is found
again by reading both side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from holdwater.reading.tags import tag_at

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});?")

#: Where a text may differ from its source.
_SPECIAL = re.compile(r"[&<\r\0]")


class Part(NamedTuple):
    """Words, and the range of the source that they were read from."""

    text: str
    start: int
    end: int


def parts_of(data: str, source: str, start: int) -> Iterator[Part]:
    """Yield the parts of a text that begins at ``start`` of the source.

    Runs that stand there letter for letter are one part; an entity is one by itself.
    Text that is not found again, because the parser moved it, stands for the place where
    it was lost.
    """
    at, done = start, 0
    while done < len(data):
        length = _same(data, done, source, at)
        if length:
            yield Part(data[done : done + length], at, at + length)
            done, at = done + length, at + length
            continue
        step = _other(data, done, source, at)
        if step is None:
            end = min(at + 1, len(source))
            yield Part(data[done:], max(0, min(at, end - 1)), end)
            return
        letters, end = step
        if letters:
            yield Part(data[done : done + letters], at, end)
        done, at = done + letters, end


def _same(data: str, done: int, source: str, at: int) -> int:
    """Return how many letters are the same from here to where markup may begin."""
    special = _SPECIAL.search(source, at)
    stop = special.start() if special else len(source)
    length = min(stop - at, len(data) - done)
    if length == 0:
        return int(at < len(source) and _is_letter(data[done], source, at))
    if data.startswith(source[at : at + length], done):
        return length
    low, high = 0, length
    while high - low > 1:  # the first difference lies between
        middle = (low + high) // 2
        if data.startswith(source[at + low : at + middle], done + low):
            low = middle
        else:
            high = middle
    return low or int(source[at] == data[done])


def _is_letter(letter: str, source: str, at: int) -> bool:
    """Say whether an ampersand or a bracket stands for itself."""
    if letter != source[at] or letter not in "&<":
        return False
    if letter == "<":
        return tag_at(source, at) is None
    entity = _ENTITY.match(source, at)
    return entity is None or unescape(entity.group()) == entity.group()


def _other(data: str, done: int, source: str, at: int) -> tuple[int, int] | None:
    """Return how many letters the next piece of the source stands for, and its end."""
    if at >= len(source):
        return None
    entity = _ENTITY.match(source, at)
    if entity:
        return _entity(entity, data, done)
    if source[at] == "\r":
        return (int(data[done] == "\n" and source[at + 1 : at + 2] != "\n"), at + 1)
    if source[at] == "\0":
        return (int(data[done] == "\ufffd"), at + 1)
    if source[at] == "<":
        tag = tag_at(source, at)
        end = tag.end() if tag else source.find(">", at) + 1
        if end <= at:
            return None
        # In a comment that nobody closed, tags are letters.
        is_said = data.startswith(source[at:end], done)
        return (end - at if is_said else 0, end)
    return (0, at + 1) if source[at] == "\n" else None


def _entity(found: re.Match[str], data: str, done: int) -> tuple[int, int] | None:
    """Match what an entity stands for; a name may be the beginning of a longer one."""
    written = found.group()
    for length in range(len(written), 1, -1):
        letters = _decoded(written[:length])
        if letters != written[:length] and data.startswith(letters, done):
            return len(letters), found.start() + length
    return None


def _decoded(entity: str) -> str:
    """Decode an entity as HTML has it; Python's own leaves control characters out."""
    letters = unescape(entity)
    if letters or not entity.startswith("&#"):
        return letters
    digits = entity[2:].rstrip(";")
    return chr(int(digits[1:], 16) if digits[0] in "xX" else int(digits))
