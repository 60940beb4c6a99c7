"""The unit that is judged: one statement."""

from typing import NamedTuple

from holdwater.model.document import Block, Link
from holdwater.model.span import Segment, Span, source_span


class Statement(NamedTuple):
    """A sentence, heading, item, cell or caption, with what stands near by.

    ``id`` ignores position (see `holdwater.text.identity`). ``before`` and
    ``after`` are the neighbouring statements' texts, ``notes`` the texts of the
    footnotes it refers to; spans in ``links`` and ``code`` are in ``text``.
    """

    id: str
    text: str
    segments: tuple[Segment, ...]
    block: Block
    before: str | None
    after: str | None
    links: tuple[Link, ...] = ()
    code: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Where the whole statement stands in the document's text."""
        return Span(self.segments[0].start, self.segments[-1].end)

    def place_in_source(self, wanted: Span) -> Span:
        """Map a span of ``text`` to the document's text."""
        return source_span(self.segments, len(self.text), wanted)
