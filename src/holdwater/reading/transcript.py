"""Words that stand in no text of their own are written down as they are read.

Slides and pages have no source that a span could lead to: the transcript is their text,
a blank line between blocks, and each block remembers its place.
"""

from __future__ import annotations

from holdwater.errors import OverLimit
from holdwater.model.document import Document
from holdwater.model.place import Place
from holdwater.reading.builder import BlockBuilder, build_document
from holdwater.reading.page import Page

#: More code points than this are not read of one document.
MOST_CHARACTERS = 20_000_000


class Transcript:
    """A page, and the text that is written down for it."""

    def __init__(self) -> None:
        self.page = Page()
        self._pieces: list[str] = []
        self._length = 0
        self._last: BlockBuilder | None = None

    def at(self, place: Place) -> None:
        """Tell where the blocks stand that begin from now on."""
        self.page.flush()
        self.page.place = place

    def words(self, text: str) -> None:
        """Add words to the block that is being gathered."""
        if not text:
            return
        builder = self.page.gathering()
        self._begin(builder)
        start = self._length
        self._write(text)
        builder.add(text, start, self._length)

    def line_break(self) -> None:
        """Add a line break the writer meant."""
        builder = self.page.gathering()
        if builder.length:
            start = self._length
            self._write("\n")
            builder.add_break(start, self._length)

    def block(self, kind: str, text: str) -> None:
        """Add a block of its own."""
        self.page.begin(kind)
        self.words(text)
        self.page.flush()

    def image(self, text: str) -> None:
        """Add the words that stand for a picture."""
        if text.strip():
            self.page.open_image()
            self.words(text)
            self.page.close_image()

    def document(
        self,
        content: bytes,
        *,
        source: str,
        media_type: str,
        language: str | None,
        notices: tuple[str, ...] = (),
    ) -> Document:
        """Return what was written down."""
        self.page.flush()
        return build_document(
            source=source,
            media_type=media_type,
            content=content,
            text="".join(self._pieces),
            blocks=self.page.blocks,
            language=language,
            footnotes=self.page.footnotes.items(),
            notices=notices,
        )

    def _begin(self, builder: BlockBuilder) -> None:
        if builder is not self._last and self._length:
            self._write("\n\n")
        self._last = builder

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise OverLimit(f"holds more than {MOST_CHARACTERS:,} characters of text")
