"""Hostile formats are read in a child, and the Document comes home as JSON."""

from __future__ import annotations

from typing import Any, Protocol

from holdwater.extensions import load
from holdwater.isolate import Limits, run_isolated
from holdwater.model.document import Block, Document, Link
from holdwater.model.place import Place
from holdwater.model.span import Segment, Span


class ByteReader(Protocol):
    """Reads one media type from its bytes, in a child."""

    def __call__(self, content: bytes, *, source: str, media_type: str) -> Document:
        """Return the document; raise Damaged or OverLimit where it cannot be read."""
        ...


def read_apart(
    reader: str,
    content: bytes,
    *,
    source: str,
    media_type: str,
    limits: Limits | None = None,
) -> Document:
    """Read bytes with ``package.module:name`` in a child.

    Raises Damaged and OverLimit, as `holdwater.isolate` does.
    """
    plain = run_isolated(
        "holdwater.reading.apart:read_here",
        content,
        source=source,
        arguments={"reader": reader, "source": source, "media_type": media_type},
        limits=limits,
    )
    return document_from(plain)


def read_here(
    content: bytes, *, reader: str, source: str, media_type: str
) -> dict[str, Any]:
    """Be the child: read, and write the document as plain values."""
    read: ByteReader = load(reader)
    return plain_document(read(content, source=source, media_type=media_type))


def plain_document(document: Document) -> dict[str, Any]:
    """Write a document as plain JSON values: what it is made of, by position."""
    return document._asdict()


def document_from(plain: dict[str, Any]) -> Document:
    """Build the document that `plain_document` wrote."""
    return Document(
        source=plain["source"],
        media_type=plain["media_type"],
        text=plain["text"],
        blocks=tuple(map(_block, plain["blocks"])),
        language=plain["language"],
        sha256=plain["sha256"],
        footnotes=tuple((label, text) for label, text in plain["footnotes"]),
        notices=tuple(plain["notices"]),
    )


def _block(plain: list[Any]) -> Block:
    block = Block(*plain)
    return block._replace(
        span=Span(*block.span),
        segments=tuple(Segment(*one) for one in block.segments),
        links=tuple(
            Link(words=words, href=href, span=Span(*span))
            for words, href, span in block.links
        ),
        code=tuple(Span(*one) for one in block.code),
        notes=tuple((label, at) for label, at in block.notes),
        place=Place(*block.place) if block.place else None,
    )
