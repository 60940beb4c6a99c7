"""Blocks into statements: the unit that is judged."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from holdwater.model.document import UNREAD_BLOCKS, Block, Document, Link
from holdwater.model.span import Span, cut_segments
from holdwater.model.statement import Statement
from holdwater.text.identity import statement_id
from holdwater.text.sentences import sentences


def statements(document: Document) -> tuple[Statement, ...]:
    """Cut a document into statements, in reading order, each knowing its place."""
    cuts = [
        (block, span)
        for block in document.blocks
        if block.kind not in UNREAD_BLOCKS
        for span in _cut(block.text, block.code)
    ]
    footnotes = dict(document.footnotes)
    return tuple(_statements(cuts, footnotes))


@lru_cache(maxsize=1024)
def _cut(text: str, code: tuple[Span, ...]) -> tuple[Span, ...]:
    """Cut a block's text; the last many are remembered, for a page being edited."""
    return tuple(
        span
        for span in sentences(text, whole=code)
        if any(map(str.isalnum, text[span.start : span.end]))
    )


def _statements(
    cuts: list[tuple[Block, Span]], footnotes: dict[str, str]
) -> Iterator[Statement]:
    texts = [block.text[span.start : span.end] for block, span in cuts]
    last = len(cuts) - 1
    for index, (block, span) in enumerate(cuts):
        text = texts[index]
        yield Statement(
            id=statement_id(text),
            text=text,
            segments=cut_segments(block.segments, len(block.text), span),
            block=block,
            before=texts[index - 1] if index else None,
            after=texts[index + 1] if index < last else None,
            links=_links_in(block, span) if block.links else (),
            code=_code_in(block, span) if block.code else (),
            notes=_notes_in(block, span, footnotes) if block.notes else (),
        )


def _links_in(block: Block, span: Span) -> tuple[Link, ...]:
    return tuple(
        Link(words=link.words, href=link.href, span=_within(link.span, span))
        for link in block.links
        if link.span.meets(span)
    )


def _code_in(block: Block, span: Span) -> tuple[Span, ...]:
    return tuple(_within(code, span) for code in block.code if code.meets(span))


def _notes_in(block: Block, span: Span, footnotes: dict[str, str]) -> tuple[str, ...]:
    # A mark stands behind what it belongs to, often behind the full stop.
    return tuple(
        footnotes[label]
        for label, at in block.notes
        if span.start < at <= span.end and label in footnotes
    )


def _within(part: Span, whole: Span) -> Span:
    start = max(part.start, whole.start) - whole.start
    return Span(start, min(part.end, whole.end) - whole.start)
