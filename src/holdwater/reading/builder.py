"""Builds blocks piece by piece and remembers where each piece came from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache

from holdwater.model.document import Block, Document, Link
from holdwater.model.place import Place
from holdwater.model.span import Segment, Span
from holdwater.text.sentences import sentences


@cache
def _run() -> re.Pattern[str]:
    """Match words with one space between any two."""
    return re.compile(r"\S+(?: \S+)*")


class BlockBuilder:
    """Gathers the text of one block.

    White space is collapsed to single spaces as pieces arrive, except a line
    break the writer meant, which stays and ends a sentence.
    """

    def __init__(self, kind: str, *, heading: str | None, lead_in: str | None) -> None:
        self.kind = kind
        self.heading = heading
        self.lead_in = lead_in
        self.place: Place | None = None
        self._notes: list[tuple[str, int]] = []
        self._links: list[Link] = []
        self._code: list[Span] = []
        self._pieces: list[str] = []
        self._runs: list[list[int]] = []  # of each segment: text_at, start, end
        self._length = 0
        self._words_end = 0
        self._open_link: tuple[str, int, int] | None = None

    @property
    def length(self) -> int:
        """Code points gathered so far."""
        return self._length

    @property
    def text(self) -> str:
        """What was gathered so far."""
        return "".join(self._pieces)

    def add(self, text: str, start: int, end: int) -> None:
        """Add text read from ``source[start:end]``.

        Text of the same length as its range stands there letter for letter
        (white space aside); other text stands for the whole of its range.
        """
        words = " ".join(text.split())
        if words and words == text:
            self._append(text, start, end)
        elif len(text) != end - start:
            self._add_instead(text, words, start, end)
        elif words and text.strip() == words:  # as most are before and behind a link
            first = start + len(text) - len(text.lstrip())
            last = first + len(words)
            if first > start:
                self._space(start, first)
            self._append(words, first, last)
            if last < end:
                self._space(last, end)
        else:
            self._add_in_place(text, start)

    def part(self, start: int | None, end: int | None) -> None:
        """Add a space for a tag that parts words; for their last letter where none does."""
        if self._runs and (start is None or end is None or start >= end):
            end = self._runs[-1][2]
            start = end - 1
        self.add_space(start or 0, end or 0)

    def add_space(self, start: int, end: int) -> None:
        """Add a space that stands for ``source[start:end]``, if none is there."""
        self._space(start, end)

    def add_break(self, start: int, end: int) -> None:
        """Add a line break the writer meant."""
        if self._length:
            self._append("\n", start, end)

    def add_code(self, text: str, start: int, end: int) -> None:
        """Add text set as code: read, but not judged as words of the writer."""
        at = self._length
        self.add(text, start, end)
        if self._length > at:
            self._code.append(Span(at, self._length))

    def add_whole(self, text: str, start: int, end: int) -> None:
        """Add text that is read, but of which no part is ever placed: a block of code."""
        words = " ".join(text.split())
        if words:
            self._append(words, start, end)

    def open_link(self, href: str) -> None:
        """Begin a link; what is added next are its words.

        A link cannot stand in another: one that is still open ends here.
        """
        self.close_link()
        self._open_link = (href, self._length, len(self._pieces))

    def close_link(self) -> None:
        """End the link that is open, if one is."""
        if self._open_link is None:
            return
        href, start, first = self._open_link
        self._open_link = None
        if self._length > start:
            words = "".join(self._pieces[first:]).strip()
            span = Span(start, self._length)
            self._links.append(Link(words=words, href=href, span=span))

    def add_note(self, label: str) -> None:
        """Remember that a footnote's mark stands here.

        It belongs to the words before it, whatever space stands between.
        """
        self._notes.append((label, self._words_end))

    def build(self) -> Block | None:
        """Return the block, or None when nothing was gathered that can be read."""
        self.close_link()
        text = self.text
        if not text.strip():
            return None
        return Block(
            span=Span(self._runs[0][1], self._runs[-1][2]),
            kind=self.kind,
            text=text,
            segments=tuple([Segment(*run) for run in self._runs]),
            heading=self.heading,
            lead_in=self.lead_in,
            links=tuple(self._links),
            code=tuple(self._code),
            notes=tuple(self._notes),
            place=self.place,
        )

    def _add_in_place(self, text: str, start: int) -> None:
        at = 0
        for run in _run().finditer(text):
            found, end = run.span()
            if found > at:
                self._space(start + at, start + found)
            self._append(run.group(), start + found, start + end)
            at = end
        if at < len(text):
            self._space(start + at, start + len(text))

    def _add_instead(self, text: str, words: str, start: int, end: int) -> None:
        if text[:1].isspace():
            self._space(start, end)
        if words:
            self._append(words, start, end)
            if text[-1].isspace():
                self._space(start, end)

    def _space(self, start: int, end: int) -> None:
        if self._pieces and not self._pieces[-1][-1].isspace():
            self._append(" ", start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        last = self._runs[-1] if self._runs else None
        if (
            last is not None
            and len(text) == end - start
            and last[2] == start
            and self._length - last[0] == last[2] - last[1]
        ):
            last[2] = end
        else:
            self._runs.append([self._length, start, end])
        self._pieces.append(text)
        self._length += len(text)
        if not text.isspace():
            self._words_end = self._length


def last_sentence(text: str) -> str | None:
    """Return the sentence that ends a text, which may open a list."""
    spans = list(sentences(text))
    return text[spans[-1].start : spans[-1].end] if spans else None


def build_document(
    *,
    source: str,
    media_type: str,
    content: bytes,
    text: str,
    blocks: Iterable[Block | None],
    language: str | None = None,
    footnotes: Iterable[tuple[str, str]] = (),
    notices: tuple[str, ...] = (),
) -> Document:
    """Put blocks together; those that hold nothing are left out."""
    return Document(
        source=source,
        media_type=media_type,
        text=text,
        blocks=tuple(block for block in blocks if block is not None),
        language=language,
        sha256=hashlib.sha256(content).hexdigest(),
        footnotes=tuple(footnotes),
        notices=notices,
    )


def compose(
    text: str,
    *,
    before: str | None = None,
    after: str | None = None,
    heading: str | None = None,
    links: Iterable[tuple[str, str]] = (),
    language: str | None = None,
) -> tuple[Document, int]:
    """Make a document of one labelled statement and its neighbours.

    Returns it with the index of the block that holds ``text``. A link whose
    words do not stand in the text is taken to stand on all of it.
    """
    parts = [
        (kind, words)
        for kind, words in (
            ("heading", heading),
            ("paragraph", before),
            ("statement", text),
            ("paragraph", after),
        )
        if words
    ]
    source: list[str] = []
    blocks: list[Block] = []
    wanted = at = 0
    for kind, words in parts:
        builder = BlockBuilder(
            "paragraph" if kind == "statement" else kind,
            heading=None if kind == "heading" else heading,
            lead_in=None,
        )
        builder.add(words, at, at + len(words))
        block = builder.build()
        if kind == "statement":
            wanted = len(blocks)
            block = _with_links(block, tuple(links))
        if block is not None:
            blocks.append(block)
        source.append(words)
        at += len(words) + 2
    whole = "\n\n".join(source)
    document = build_document(
        source="statement",
        media_type="text/plain",
        content=whole.encode(),
        text=whole,
        blocks=blocks,
        language=language,
    )
    return document, wanted


def _with_links(
    block: Block | None, links: tuple[tuple[str, str], ...]
) -> Block | None:
    if block is None or not links:
        return block
    placed = []
    for words, href in links:
        at = block.text.find(words) if words else -1
        span = Span(at, at + len(words)) if at >= 0 else Span(0, len(block.text))
        placed.append(Link(words=words, href=href, span=span))
    return Block(
        span=block.span,
        kind=block.kind,
        text=block.text,
        segments=block.segments,
        heading=block.heading,
        links=tuple(placed),
    )
