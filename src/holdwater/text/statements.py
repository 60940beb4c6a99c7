"""Blocks into statements: the unit that is judged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from holdwater.model.document import UNREAD_BLOCKS, Block, Document, Link
from holdwater.model.span import Span, Spans, cut_segments
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
        [
            span
            for span in sentences(text, whole=code)
            # Most begin with a letter.
            if text[span.start].isalnum()
            or any(map(str.isalnum, text[span.start : span.end]))
        ]
    )


def _statements(
    cuts: list[tuple[Block, Span]], footnotes: dict[str, str]
) -> Iterator[Statement]:
    texts = [block.text[span.start : span.end] for block, span in cuts]
    last = len(cuts) - 1
    met: Block | None = None
    for index, (block, span) in enumerate(cuts):
        text = texts[index]
        if block is not met:
            met, within = block, _Within(block)
        yield Statement(
            id=statement_id(text),
            text=text,
            segments=cut_segments(block.segments, len(block.text), span),
            block=block,
            before=texts[index - 1] if index else None,
            after=texts[index + 1] if index < last else None,
            links=within.links(span) if block.links else (),
            code=within.code(span) if block.code else (),
            notes=within.notes(span, footnotes) if block.notes else (),
        )


#: No more than these are as soon asked one by one.
_FEW = 8


class _Within:
    """What stands within a block, asked for the part of each statement."""

    def __init__(self, block: Block) -> None:
        self._block = block

    @cached_property
    def _links(self) -> Spans:
        return Spans([link.span for link in self._block.links])

    @cached_property
    def _code(self) -> Spans:
        return Spans(self._block.code)

    @cached_property
    def _notes(self) -> list[tuple[int, int]]:
        return sorted((at, place) for place, (_, at) in enumerate(self._block.notes))

    def links(self, span: Span) -> tuple[Link, ...]:
        """Return the links in a part of the block, their places counted from it."""
        links: Sequence[Link] = self._block.links
        if len(links) > _FEW:
            links = [links[at] for at in self._links.meeting(span)]
        return tuple(
            [
                Link(words=one.words, href=one.href, span=_within(one.span, span))
                for one in links
                if one.span.meets(span)
            ]
        )

    def code(self, span: Span) -> tuple[Span, ...]:
        """Return where code stands in a part of the block."""
        code: Sequence[Span] = self._block.code
        if len(code) > _FEW:
            code = [code[at] for at in self._code.meeting(span)]
        return tuple([_within(one, span) for one in code if one.meets(span)])

    def notes(self, span: Span, footnotes: dict[str, str]) -> tuple[str, ...]:
        """Return the footnotes of a part of the block.

        A mark stands behind what it belongs to, often behind the full stop.
        """
        first = bisect_right(self._notes, (span.start, len(self._notes)))
        last = bisect_right(self._notes, (span.end, len(self._notes)))
        places = sorted(place for _, place in self._notes[first:last])
        labels = (self._block.notes[place][0] for place in places)
        return tuple(footnotes[label] for label in labels if label in footnotes)


def _within(part: Span, whole: Span) -> Span:
    start = max(part.start, whole.start) - whole.start
    return Span(start, min(part.end, whole.end) - whole.start)
