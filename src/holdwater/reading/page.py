"""A page as its reader walks through it: what is open, and the blocks so far."""

from __future__ import annotations

from typing import NamedTuple

from holdwater.model.document import Block
from holdwater.model.place import Place
from holdwater.model.span import Span
from holdwater.reading.builder import BlockBuilder, last_sentence
from holdwater.reading.front_matter import FrontMatter

#: A list of links is navigation when none has more words than this.
_LABEL_WORDS = 4

#: Blocks whose last sentence may open the list that follows; those of the same
#: kind as what holds the list are others.
_OPENING_KINDS = frozenset({"paragraph", "quote", "footnote"})


class _Container(NamedTuple):
    """A quote, an item, a footnote …: the kind of its words, and its first block."""

    kind: str
    first_block: int


class _List:
    """A list: the words that open it, and whether all it holds are labels.

    ``labels`` are those not yet told to be navigation, ``next_block`` is the first
    block not yet looked at; so none is looked at twice, however deep lists are.
    """

    def __init__(self, lead_in: str | None, *, next_block: int) -> None:
        self.lead_in = lead_in
        self.next_block = next_block
        self.is_of_labels = True
        self.count = 0
        self.labels: list[int] = []

    def look(self, blocks: list[Block]) -> None:
        """Look at the blocks that came since."""
        for index in range(self.next_block, len(blocks)):
            self.is_of_labels = self.is_of_labels and _is_label(blocks[index])
            self.count += 1
            self.labels.append(index)
        self.next_block = len(blocks)

    def take(self, inner: _List) -> None:
        """Go on behind a list that ended within this one."""
        self.is_of_labels = self.is_of_labels and inner.is_of_labels
        self.count += inner.count
        fewer, more = sorted((self.labels, inner.labels), key=len)
        more.extend(fewer)
        self.labels = more if self.is_of_labels else []
        self.next_block = inner.next_block


class _Note:
    """A footnote's text: its words so far, and the first block not among them."""

    def __init__(self, label: str, *, first_block: int) -> None:
        self.label = label
        self.first_block = first_block
        self.words: list[str] = []

    def take(self, blocks: list[Block]) -> None:
        self.words += [block.text.strip() for block in blocks[self.first_block :]]
        self.first_block = len(blocks)


class Page:
    """Gathers blocks; a format's reader tells what opens and what closes.

    ``end`` is where the words end that were gathered last, ``place`` where the next
    block begins in a source without lines.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.footnotes: dict[str, str] = {}
        self.builder: BlockBuilder | None = None
        self.end = 0
        self.place: Place | None = None
        self._headings: list[tuple[int, str]] = []
        self._images: list[BlockBuilder] = []
        self._finished_images: list[Block] = []
        self._containers: list[_Container] = []
        self._lists: list[_List] = []
        self._list_end = 0
        self._notes: list[_Note] = []
        self._term: str | None = None
        self._columns: list[str] = []
        self._column = 0
        self._in_head = False
        self._veils: list[str] = []
        self._sections: list[list[tuple[int, str]]] = []

    # -- blocks ----------------------------------------------------------------

    def flush(self) -> None:
        """Finish the block being gathered, and the images that stood in it."""
        if self.builder is not None:
            block = self.builder.build()
            if block is not None:
                self.blocks.append(self._veiled(block))
                self.end = block.span.end
            self.builder = None
        if self._finished_images:
            self.blocks += map(self._veiled, self._finished_images)
            self.end = max(self.end, self._finished_images[-1].span.end)
            self._finished_images.clear()

    def _veiled(self, block: Block) -> Block:
        if self._veils:
            return block._replace(kind=self._veils[0])
        return block._replace(kind="navigation") if _is_link_bar(block) else block

    def open_veil(self, kind: str) -> None:
        """Begin what is all of one kind, whatever stands in it: hidden, say."""
        self.flush()
        self.open_section()
        self._veils.append(kind)

    def close_veil(self) -> None:
        """End it; its headings are nobody's."""
        self.flush()
        self._veils.pop()
        self.close_section()

    def begin(self, kind: str, *, lead_in: str | None = None) -> BlockBuilder:
        """Finish what was gathered and begin another block."""
        self.flush()
        self.builder = self._new_builder(kind, lead_in=lead_in)
        return self.builder

    def gathering(self) -> BlockBuilder:
        """Return the block that takes the next words."""
        if self._images:
            return self._images[-1]
        if self.builder is None:
            kind = self._containers[-1].kind if self._containers else "paragraph"
            lead_in = self._lists[-1].lead_in if self._lists else None
            return self.begin(kind, lead_in=lead_in if kind == "item" else None)
        return self.builder

    def add_fields(self, front: FrontMatter) -> None:
        """Add what a reader meets of front matter; its title names the page."""
        title = ""
        for name, parts, kind in front.fields:
            builder = self.begin(kind)
            for part in parts:
                builder.add(*part)
            is_title = name == "title" and kind == "title"
            title = self._words() if is_title else title
            self.flush()
        if title:
            self.name(title)

    def add_code(self, text: str, start: int, end: int) -> None:
        """Keep a block of code, which makes no statements."""
        self.begin("code").add_whole(text, start, end)
        self.flush()

    def _new_builder(self, kind: str, *, lead_in: str | None = None) -> BlockBuilder:
        heading = self._headings[-1][1] if self._headings and kind != "code" else None
        builder = BlockBuilder(kind, heading=heading, lead_in=lead_in)
        builder.place = self.place
        return builder

    def _words(self) -> str:
        return self.builder.text.strip() if self.builder else ""

    # -- headings ----------------------------------------------------------------

    def name(self, title: str) -> None:
        """Give the page a title that stands above all its headings."""
        self._headings = [(0, title)]

    def end_sections(self) -> None:
        """End every section: what follows stands under no heading."""
        self.flush()
        self._headings = []

    def open_section(self) -> None:
        """Begin what keeps its headings to itself."""
        self.flush()
        self._sections.append(list(self._headings))

    def close_section(self) -> None:
        """End it: what follows stands under the headings of before."""
        self.flush()
        self._headings = self._sections.pop()

    def open_heading(self, level: int) -> None:
        """Begin a heading, and end the sections of its level and below."""
        self.flush()
        self._headings = [one for one in self._headings if one[0] < level]
        self.begin("heading")

    def close_heading(self, level: int) -> None:
        """End a heading; what follows stands under it."""
        words = self._words()
        self.flush()
        if words:
            self._headings.append((level, words))

    # -- quotes, items, lists ------------------------------------------------------

    def open_container(self, kind: str | None) -> None:
        """Begin what holds blocks whose words are of a kind; None: as around it."""
        self.flush()
        around = self._containers[-1].kind if self._containers else "paragraph"
        if kind is None or around == "navigation":
            kind = around
        self._containers.append(_Container(kind, len(self.blocks)))

    def close_container(self) -> None:
        """End the innermost container."""
        self.flush()
        if self._containers:
            self._containers.pop()

    def open_list(self, *, is_close: bool) -> None:
        """Begin a list; the words right before it open it, if they are close."""
        if self._words():
            lead_in = last_sentence(self._words())
        else:
            lead_in = self._words_before() if is_close else None
        self.flush()
        self._push_list(lead_in)

    def close_list(self) -> None:
        """End a list, and tell whether it was navigation."""
        self.flush()
        ended = self._pop_list()
        if ended.is_of_labels and ended.count >= 3 and not self._veils:
            for index in ended.labels:
                self.blocks[index] = self.blocks[index]._replace(kind="navigation")
            ended.labels.clear()
        if self._lists:
            self._lists[-1].take(ended)
        self._list_end = len(self.blocks)

    def _push_list(self, lead_in: str | None) -> None:
        if self._lists:
            self._lists[-1].look(self.blocks)
        self._lists.append(_List(lead_in, next_block=len(self.blocks)))

    def _pop_list(self) -> _List:
        ended = self._lists.pop()
        ended.look(self.blocks)
        return ended

    def open_term(self) -> None:
        """Begin a term of a definition list."""
        self.begin("term")

    def close_term(self) -> None:
        """End a term; the definitions that follow are its."""
        self._term = self._words() or None
        self.flush()

    def open_definition(self) -> None:
        """Begin a definition of the last term."""
        self.open_container("item")
        self._push_list(self._term)

    def close_definition(self) -> None:
        """End a definition."""
        self.close_container()
        ended = self._pop_list()
        if self._lists:
            self._lists[-1].take(ended)

    def _words_before(self) -> str | None:
        """Return the last sentence that stands in the same container, right before."""
        holder = self._containers[-1] if self._containers else _Container("", 0)
        first = max(holder.first_block, self._list_end)
        for block in reversed(self.blocks[first:]):
            if block.kind in _OPENING_KINDS or block.kind == holder.kind:
                return last_sentence(block.text)
            if block.kind != "image":
                return None
        return None

    # -- footnotes -----------------------------------------------------------------

    def open_note(self, label: str) -> None:
        """Begin a footnote's text; one inside another is not a part of it."""
        self.open_container("footnote")
        if self._notes:
            self._notes[-1].take(self.blocks)
        self._notes.append(_Note(note_label(label), first_block=len(self.blocks)))

    def close_note(self) -> None:
        """End a footnote's text; of two with the same label the first is read."""
        self.close_container()
        note = self._notes.pop()
        note.take(self.blocks)
        self.footnotes.setdefault(note.label, " ".join(note.words))
        if self._notes:
            self._notes[-1].first_block = len(self.blocks)

    # -- tables ----------------------------------------------------------------------

    def open_columns(self) -> None:
        """Begin the row that names a table's columns."""
        self.flush()
        self._columns = []
        self._in_head = True

    def open_row(self) -> None:
        """Begin a row of a table."""
        self._column = 0
        self._in_head = False

    def open_cell(self) -> None:
        """Begin a cell; its column's heading leads in."""
        is_named = not self._in_head and self._column < len(self._columns)
        self.begin("cell", lead_in=self._columns[self._column] if is_named else None)

    def close_cell(self, *, span: int = 1) -> None:
        """End a cell that covers so many columns."""
        if self._in_head:
            self._columns += [self._words()] * span
        else:
            self._column += span
        self.flush()

    # -- images ----------------------------------------------------------------------

    def open_image(self) -> None:
        """Begin the text that stands for an image, apart from the words around it."""
        self._images.append(self._new_builder("image"))

    def close_image(self) -> None:
        """End the innermost image."""
        block = self._images.pop().build()
        if block is not None:
            self._finished_images.append(block)


def note_label(label: str) -> str:
    """Fold a footnote's label, as marks and texts are matched."""
    return " ".join(label.split()).casefold()


def _is_label(block: Block) -> bool:
    if len(block.links) != 1:
        return False
    link = block.links[0]
    covers = link.span.covers(Span(0, len(block.text.rstrip())))
    return covers and (
        link.href.startswith("#") or len(link.words.split()) <= _LABEL_WORDS
    )


def _is_link_bar(block: Block) -> bool:
    """Say whether a paragraph is links and separators: ``Home | Docs | Blog``."""
    if block.kind != "paragraph" or len(block.links) < 2:
        return False
    at = 0
    for link in block.links:
        if any(c.isalnum() for c in block.text[at : link.span.start]):
            return False
        if len(link.words.split()) > _LABEL_WORDS:
            return False
        at = link.span.end
    return not any(c.isalnum() for c in block.text[at:])
