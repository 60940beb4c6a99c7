"""Markdown into a Document: CommonMark, tables, footnotes, front matter, MDX.

Parsed by pulldown-cmark, which tells the byte range of every event; nothing is
ever searched for in the source afterwards.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from pyromark import Options, events_with_range

from holdwater.model.document import Block, Document
from holdwater.model.span import Span
from holdwater.reading.builder import BlockBuilder, build_document
from holdwater.reading.front_matter import find_front_matter
from holdwater.reading.masks import HOLE, blank_out
from holdwater.reading.tags import BLOCK_KINDS, attributes, name_of, pieces
from holdwater.text.sentences import sentences

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
    | Options.ENABLE_DEFINITION_LIST
)

#: A list of links is navigation when none has more words than this.
_LABEL_WORDS = 4


def read(content: bytes, text: str, *, source: str, media_type: str) -> Document:
    """Read Markdown or MDX; shortcodes and expressions are passed over."""
    front = find_front_matter(text)
    body = text
    if front.end:
        # Comments would change what follows; blank lines do not.
        blank = "".join("\n" if c == "\n" else " " for c in text[: front.end])
        body = blank + text[front.end :]
    masked = blank_out(body, is_mdx=media_type == "text/mdx")
    walk = _Walk(masked)
    for name, value, start in front.fields:
        builder = BlockBuilder("title", heading=None, lead_in=None)
        builder.add(value, start, start + len(value))
        walk.keep(builder.build())
        if name == "title":
            walk.headings = [(1, builder.text)]
    walk.run()
    return build_document(
        source=source,
        media_type=media_type,
        content=content,
        text=text,
        blocks=walk.blocks,
        language=front.language,
        footnotes=walk.footnotes,
    )


class _Offsets:
    """Byte offsets into code-point offsets."""

    def __init__(self, text: str) -> None:
        self._continuations: list[int] = []
        if not text.isascii():
            found = re.finditer(rb"[\x80-\xbf]", text.encode())
            self._continuations = [match.start() for match in found]

    def __call__(self, byte: int) -> int:
        return byte - bisect_left(self._continuations, byte)


@dataclass
class _List:
    """A list being read: the words that open it, and its items so far."""

    lead_in: str | None
    first_block: int


@dataclass
class _Walk:
    """Walks the events once and gathers blocks."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    builder: BlockBuilder | None = None
    images: list[BlockBuilder] = field(default_factory=list)
    finished_images: list[Block] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    containers: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    column: int = 0
    note: tuple[str, int] | None = None
    html_start: int | None = None
    code_start: int | None = None
    verbatim: bool = False

    def run(self) -> None:
        offset = _Offsets(self.text)
        for event, byte_range in events_with_range(self.text, options=_OPTIONS):
            start, end = offset(byte_range["start"]), offset(byte_range["end"])
            if isinstance(event, str):
                self._mark(event, start, end)
                continue
            ((name, value),) = event.items()
            if name == "Start":
                tag, data = _tag_of(value)
                handler = _STARTS.get(tag)
                if handler:
                    handler(self, data, start, end)
            elif name == "End":
                tag, data = _tag_of(value)
                handler = _ENDS.get(tag)
                if handler:
                    handler(self, data, start, end)
            else:
                self._inline(name, value, start, end)
        self.flush()

    # -- blocks ---------------------------------------------------------------

    def keep(self, block: Block | None) -> None:
        if block is not None:
            self.blocks.append(block)

    def flush(self) -> None:
        """Finish the block being gathered, and the images that stood in it."""
        if self.builder is not None:
            block = self.builder.build()
            if block is not None and _is_link_bar(block):
                block = replace(block, kind="navigation")
            self.keep(block)
            self.builder = None
        self.blocks += self.finished_images
        self.finished_images.clear()

    def begin(self, kind: str, *, lead_in: str | None = None) -> BlockBuilder:
        self.flush()
        heading = self.headings[-1][1] if self.headings else None
        self.builder = BlockBuilder(kind, heading=heading, lead_in=lead_in)
        return self.builder

    def gathering(self) -> BlockBuilder:
        """Return the block that takes the next words."""
        if self.images:
            return self.images[-1]
        if self.builder is None:
            kind = self.containers[-1] if self.containers else "paragraph"
            lead_in = self.lists[-1].lead_in if self.lists and kind == "item" else None
            return self.begin(kind, lead_in=lead_in)
        return self.builder

    # -- inline events ---------------------------------------------------------

    def _mark(self, event: str, start: int, end: int) -> None:
        if event == "SoftBreak":
            self.gathering().add_space(start, end)
        elif event == "HardBreak":
            self.gathering().add_break(start, end)
        elif event == "Rule":
            self.flush()

    def _inline(self, name: str, value: Any, start: int, end: int) -> None:
        if self.code_start is not None:
            return
        if name == "Text":
            self._words(value, start, end)
        elif name == "Code":
            text, start, end = _code_at(self.text, value, start, end)
            self.gathering().add_code(text, start, end)
        elif name == "FootnoteReference":
            self.gathering().add_note(value)
        elif name == "InlineHtml":
            self._inline_tag(value, start, end)

    def _words(self, text: str, start: int, end: int) -> None:
        builder = self.gathering()
        if self.verbatim:
            builder.add_code(text, start, end)
        elif HOLE not in text:
            builder.add(text, start, end)
        elif len(text) == end - start:
            at = start
            for part in text.split(HOLE):
                if part:
                    builder.add(part, at, at + len(part))
                at += len(part) + 1

    def _inline_tag(self, tag: str, start: int, end: int) -> None:
        name = name_of(tag)
        if name == "br":
            self.gathering().add_break(start, end)
        elif name == "a":
            self.gathering().open_link(attributes(tag).get("href", ""))
        elif name == "/a":
            self.gathering().close_link()
        elif name == "img":
            self._image_tag(tag, start, end)

    def _image_tag(self, tag: str, start: int, end: int) -> None:
        words = attributes(tag).get("alt", "")
        if words:
            builder = self._image_builder()
            builder.add(words, start, end)
            self._keep_image(builder)

    def _image_builder(self) -> BlockBuilder:
        heading = self.headings[-1][1] if self.headings else None
        return BlockBuilder("image", heading=heading, lead_in=None)

    def _keep_image(self, builder: BlockBuilder) -> None:
        block = builder.build()
        if block is not None:
            self.finished_images.append(block)

    # -- starts and ends ---------------------------------------------------------

    def start_paragraph(self, data: Any, start: int, end: int) -> None:
        if self.builder is not None and self.builder.length:
            self.flush()

    def end_paragraph(self, data: Any, start: int, end: int) -> None:
        self.flush()

    def start_heading(self, data: Any, start: int, end: int) -> None:
        level = int(str(data["level"])[1:])
        self.flush()
        self.headings = [one for one in self.headings if one[0] < level]
        self.begin("heading")

    def end_heading(self, data: Any, start: int, end: int) -> None:
        words = self.builder.text.strip() if self.builder else ""
        self.flush()
        if words:
            self.headings.append((int(str(data)[1:]), words))

    def start_quote(self, data: Any, start: int, end: int) -> None:
        self.flush()
        # An alert (> [!NOTE]) quotes nobody.
        self.containers.append("paragraph" if data else "quote")

    def end_container(self, data: Any, start: int, end: int) -> None:
        self.flush()
        if self.containers:
            self.containers.pop()

    def start_list(self, data: Any, start: int, end: int) -> None:
        lead_in = None
        if self.builder is not None and self.builder.length:
            lead_in = _last_sentence(self.builder.text)
            self.flush()
        elif self.blocks and not self.lists:
            last = self.blocks[-1]
            between = self.text[last.span.end : start]
            if last.kind in ("paragraph", "quote") and _is_close(between):
                lead_in = _last_sentence(last.text)
        self.flush()
        self.lists.append(_List(lead_in, len(self.blocks)))

    def end_list(self, data: Any, start: int, end: int) -> None:
        self.flush()
        first = self.lists.pop().first_block
        items = self.blocks[first:]
        if _is_navigation(items):
            self.blocks[first:] = [replace(one, kind="navigation") for one in items]

    def start_item(self, data: Any, start: int, end: int) -> None:
        self.flush()
        self.containers.append("item")

    def start_definition(self, data: Any, start: int, end: int) -> None:
        self.flush()
        term = self.blocks[-1].text if self.blocks else None
        self.lists.append(_List(term, len(self.blocks)))
        self.containers.append("item")

    def end_definition(self, data: Any, start: int, end: int) -> None:
        self.end_container(data, start, end)
        self.lists.pop()

    def start_term(self, data: Any, start: int, end: int) -> None:
        self.begin("term")

    def start_note(self, data: Any, start: int, end: int) -> None:
        self.flush()
        self.containers.append("footnote")
        self.note = (data, len(self.blocks))

    def end_note(self, data: Any, start: int, end: int) -> None:
        self.end_container(data, start, end)
        if self.note:
            label, first = self.note
            words = " ".join(block.text for block in self.blocks[first:])
            self.footnotes.append((label, words))
            self.note = None

    def start_table_head(self, data: Any, start: int, end: int) -> None:
        self.flush()
        self.columns = []
        self.column = -1

    def start_row(self, data: Any, start: int, end: int) -> None:
        self.column = 0

    def start_cell(self, data: Any, start: int, end: int) -> None:
        known = 0 <= self.column < len(self.columns)
        self.begin("cell", lead_in=self.columns[self.column] if known else None)

    def end_cell(self, data: Any, start: int, end: int) -> None:
        if self.column < 0:
            self.columns.append(self.builder.text.strip() if self.builder else "")
        else:
            self.column += 1
        self.flush()

    def start_code(self, data: Any, start: int, end: int) -> None:
        self.flush()
        self.code_start = start

    def end_code(self, data: Any, start: int, end: int) -> None:
        builder = BlockBuilder("code", heading=None, lead_in=None)
        builder.add(self.text[start:end], start, end)
        self.keep(builder.build())
        self.code_start = None

    def start_image(self, data: Any, start: int, end: int) -> None:
        self.images.append(self._image_builder())

    def end_image(self, data: Any, start: int, end: int) -> None:
        self._keep_image(self.images.pop())

    def start_link(self, data: Any, start: int, end: int) -> None:
        self.verbatim = data["link_type"] in ("Autolink", "Email")
        self.gathering().open_link(data["dest_url"])

    def end_link(self, data: Any, start: int, end: int) -> None:
        self.verbatim = False
        self.gathering().close_link()

    def start_html(self, data: Any, start: int, end: int) -> None:
        self.flush()
        self.code_start = start  # its lines are read at the end, in one piece

    def end_html(self, data: Any, start: int, end: int) -> None:
        self.code_start = None
        kinds = ["paragraph"]
        for piece in pieces(self.text, start, end):
            if piece.tag is None:
                if piece.text.strip() or self.builder is not None:
                    if self.builder is None:
                        self.begin(kinds[-1])
                    self._words(piece.text, piece.start, piece.end)
                continue
            name = piece.tag.removeprefix("/")
            if name not in BLOCK_KINDS:
                self._inline_tag(piece.text, piece.start, piece.end)
                continue
            self.flush()
            if piece.tag.startswith("/"):
                kinds = kinds[:-1] or ["paragraph"]
            elif not piece.text.endswith("/>") and name != "hr":
                kinds.append(BLOCK_KINDS[name])
        self.flush()


_Handler = Callable[[_Walk, Any, int, int], None]

_STARTS: dict[str, _Handler] = {
    "Paragraph": _Walk.start_paragraph,
    "Heading": _Walk.start_heading,
    "BlockQuote": _Walk.start_quote,
    "List": _Walk.start_list,
    "Item": _Walk.start_item,
    "DefinitionListTitle": _Walk.start_term,
    "DefinitionListDefinition": _Walk.start_definition,
    "FootnoteDefinition": _Walk.start_note,
    "TableHead": _Walk.start_table_head,
    "TableRow": _Walk.start_row,
    "TableCell": _Walk.start_cell,
    "CodeBlock": _Walk.start_code,
    "HtmlBlock": _Walk.start_html,
    "Image": _Walk.start_image,
    "Link": _Walk.start_link,
}

_ENDS: dict[str, _Handler] = {
    "Paragraph": _Walk.end_paragraph,
    "Heading": _Walk.end_heading,
    "BlockQuote": _Walk.end_container,
    "List": _Walk.end_list,
    "Item": _Walk.end_container,
    "DefinitionListTitle": _Walk.end_paragraph,
    "DefinitionListDefinition": _Walk.end_definition,
    "FootnoteDefinition": _Walk.end_note,
    "TableCell": _Walk.end_cell,
    "CodeBlock": _Walk.end_code,
    "HtmlBlock": _Walk.end_html,
    "Image": _Walk.end_image,
    "Link": _Walk.end_link,
}


def _tag_of(value: Any) -> tuple[str, Any]:
    if isinstance(value, str):
        return value, None
    ((name, data),) = value.items()
    return name, data


def _code_at(text: str, code: str, start: int, end: int) -> tuple[str, int, int]:
    """Place the words of a code span inside its back-ticks."""
    ticks = 0
    while start + ticks < end and text[start + ticks] == "`":
        ticks += 1
    inner_start, inner_end = start + ticks, end - ticks
    inner = text[inner_start:inner_end]
    if len(inner) == len(code) + 2 and inner.startswith(" ") and inner.endswith(" "):
        inner_start, inner_end = inner_start + 1, inner_end - 1
    if inner_end - inner_start == len(code):
        return code, inner_start, inner_end
    return code, start, end


def _last_sentence(text: str) -> str | None:
    spans = list(sentences(text))
    return text[spans[-1].start : spans[-1].end] if spans else None


def _is_close(between: str) -> bool:
    """Say whether only marks and blank lines stand between a text and its list."""
    return not any(character.isalnum() for character in between)


def _is_navigation(items: list[Block]) -> bool:
    if len(items) < 3:
        return False
    return all(_is_label(block) for block in items)


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
