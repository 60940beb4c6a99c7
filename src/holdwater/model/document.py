"""A document as a reader meets it, every character's place remembered."""

from typing import NamedTuple

from holdwater.model.place import Place
from holdwater.model.span import Segment, Span

#: Blocks a reader does not read as copy: they make no statements.
UNREAD_BLOCKS = frozenset({"code", "hidden", "boilerplate"})

#: Every kind of block a reader may make.
BLOCK_KINDS = (
    "heading",
    "paragraph",
    "item",
    "cell",
    "caption",
    "quote",
    "footnote",
    "term",
    "image",
    "title",
    "metadata",
    "navigation",
    "boilerplate",
    "hidden",
    "code",
)


class Link(NamedTuple):
    """Words that lead somewhere; ``span`` is in the text of its block."""

    words: str
    href: str
    span: Span


class Block(NamedTuple):
    """One heading, paragraph, item, cell … of a document.

    ``span`` is in the document's text; ``text`` is what a reader meets, white
    space collapsed, and ``segments`` lead each part of it back to the source.
    ``heading`` is the nearest heading above, ``lead_in`` the sentence that opens
    the list (or the column's heading for a cell). ``code`` holds the spans of
    ``text`` set as code, ``notes`` the labels of the footnotes it refers to,
    each with the offset in ``text`` where its mark stands. ``place`` is where it
    stands in a source without lines, None where ``span`` leads to a line.
    """

    span: Span
    kind: str
    text: str
    segments: tuple[Segment, ...]
    heading: str | None = None
    lead_in: str | None = None
    links: tuple[Link, ...] = ()
    code: tuple[Span, ...] = ()
    notes: tuple[tuple[str, int], ...] = ()
    place: Place | None = None


class Document(NamedTuple):
    """A text as read, and its blocks in reading order.

    Spans everywhere are half-open code-point offsets into ``text``: the source as it
    stands, or, where it is no text (slides, pages), what was read from it. ``language``
    is what the document itself declares (a BCP 47 tag), or None. ``sha256`` is of
    the bytes as they came. ``footnotes`` pairs a label with its text, and
    ``notices`` tell what could not be read of it.
    """

    source: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    language: str | None
    sha256: str
    footnotes: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
