"""Plain text: paragraphs, lists, and lines that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from holdwater.model.document import Block, Document
from holdwater.reading.builder import BlockBuilder, build_document, last_sentence


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"[ \t]*(?:[-*•·‣–]|\d{1,3}[.)])[ \t]+")


def read(content: bytes, text: str, *, source: str, media_type: str) -> Document:
    """Read plain text.

    A blank line ends a paragraph; a line that begins with a bullet or a number
    is an item. The sentence before the first item is their lead-in, if it ends in
    a colon.
    """
    return build_document(
        source=source,
        media_type=media_type,
        content=content,
        text=text,
        blocks=list(_blocks(text)),
    )


def _blocks(text: str) -> Iterator[Block | None]:
    builder: BlockBuilder | None = None
    lead_in: str | None = None
    at = 0
    for line in text.splitlines(keepends=True):
        bullet = _bullet().match(line)
        if not line.strip():
            if builder:
                yield builder.build()
                lead_in = _lead_in(builder, lead_in)
            builder = None
        elif bullet:
            if builder:
                yield builder.build()
                lead_in = _lead_in(builder, lead_in)
            builder = BlockBuilder("item", heading=None, lead_in=lead_in)
            builder.add(line[bullet.end() :], at + bullet.end(), at + len(line))
        else:
            if builder is None:
                builder = BlockBuilder("paragraph", heading=None, lead_in=None)
            builder.add(line, at, at + len(line))
        at += len(line)
    if builder:
        yield builder.build()


def _lead_in(builder: BlockBuilder, lead_in: str | None) -> str | None:
    """Keep the sentence that opens a list until its last item is read."""
    if builder.kind == "item":
        return lead_in
    sentence = last_sentence(builder.text)
    return sentence if sentence and sentence.endswith(":") else None
