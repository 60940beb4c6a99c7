"""Hostile formats are read in a child, and the Document comes home as JSON."""

from __future__ import annotations

from dataclasses import asdict
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
    """Write a document as plain JSON values."""
    return asdict(document)


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


def _block(plain: dict[str, Any]) -> Block:
    return Block(
        span=_span(plain["span"]),
        kind=plain["kind"],
        text=plain["text"],
        segments=tuple(Segment(**one) for one in plain["segments"]),
        heading=plain["heading"],
        lead_in=plain["lead_in"],
        links=tuple(
            Link(words=one["words"], href=one["href"], span=_span(one["span"]))
            for one in plain["links"]
        ),
        code=tuple(map(_span, plain["code"])),
        notes=tuple((label, at) for label, at in plain["notes"]),
        place=Place(**plain["place"]) if plain["place"] else None,
    )


def _span(plain: dict[str, int]) -> Span:
    return Span(plain["start"], plain["end"])
