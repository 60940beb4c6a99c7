"""Markdown into a Document: CommonMark, tables, footnotes, front matter, MDX.

Parsed by pulldown-cmark, which tells the byte range of every event; no words are
ever searched for in the source afterwards.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any

from pyromark import Options, events_with_range

from holdwater.model.document import Document
from holdwater.reading.attributes import blank_literals
from holdwater.reading.builder import build_document
from holdwater.reading.front_matter import find_front_matter
from holdwater.reading.held import Flat
from holdwater.reading.html_blocks import read_html
from holdwater.reading.inline import Inline
from holdwater.reading.masks import blank_out
from holdwater.reading.page import Page, note_label

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
    | Options.ENABLE_DEFINITION_LIST
)


def read(content: bytes, text: str, *, source: str, media_type: str) -> Document:
    """Read Markdown or MDX; of shortcodes the words are read that they show."""
    front = find_front_matter(text)
    # Comments would change what follows; blank lines do not.
    body = front.blanked(text)
    is_mdx = media_type == "text/mdx"
    if not is_mdx:
        body = blank_literals(body)
    masked = blank_out(body, is_mdx=is_mdx)
    page = Page()
    page.add_fields(front)
    _Walk(page, text, masked).run(_laid_flat(masked, body, is_mdx=is_mdx))
    return build_document(
        source=source,
        media_type=media_type,
        content=content,
        text=text,
        blocks=page.blocks,
        language=front.language,
        footnotes=page.footnotes.items(),
    )


def _laid_flat(masked: str, body: str, *, is_mdx: bool) -> Flat:
    """Take away the indentation of what holds words; most pages have none of it."""
    if is_mdx:
        from holdwater.reading import jsx

        return jsx.lay_flat(masked)
    if "{{" not in body:
        return Flat(masked)
    from holdwater.reading import shortcodes

    return shortcodes.lay_flat(masked, body)


def _events(flat: Flat) -> Iterator[tuple[str, Any, int, int]]:
    """Yield the parser's events, what they hold, and where in the source they stand.

    Words that stand side by side, letter for letter as in the source, are one.
    """
    place = _places(flat)
    words: list[str] = []
    first = last = 0
    for event, byte_range in events_with_range(flat.text, options=_OPTIONS):
        start, end = byte_range["start"], byte_range["end"]
        if place is not None:
            start, end = place(start, end)
        name: str
        value: Any
        if isinstance(event, str):
            name, value = event, None
        else:
            ((name, value),) = event.items()
        is_plain = name == "Text" and len(value) == end - start
        if words and not (is_plain and start == last):
            yield "Text", "".join(words), first, last
            words.clear()
        if is_plain:
            first = first if words else start
            last = end
            words.append(value)
        else:
            yield name, value, start, end
    if words:
        yield "Text", "".join(words), first, last


def _places(flat: Flat) -> Callable[[int, int], tuple[int, int]] | None:
    """Turn byte ranges of the parsed text into code-point ranges of the source.

    None where they are the same.
    """
    is_cut = len(flat.cut) > 1
    continuations: list[int] = []
    if not flat.text.isascii():
        found = re.finditer(rb"[\x80-\xbf]", flat.text.encode())
        continuations = [match.start() for match in found]
    if not (continuations or is_cut):
        return None

    def place(start: int, end: int) -> tuple[int, int]:
        if continuations:
            before = bisect_left(continuations, start)
            end -= bisect_left(continuations, end, before)
            start -= before
        if is_cut:  # what was cut off between two lines belongs to neither
            end = flat.origin(end - 1) + 1 if end > start else flat.origin(end)
            start = flat.origin(start)
        return start, end

    return place


class _Walk:
    """Walks the parser's events once and tells the page what they are."""

    def __init__(self, page: Page, source: str, masked: str) -> None:
        self._page = page
        self._masked = masked
        self._inline = Inline(page, source, masked)
        #: Where the lines of a block of code or HTML stand, while it is open.
        self._lines: list[tuple[int, int]] | None = None

    def run(self, flat: Flat) -> None:
        """Walk from the first event to the last."""
        for name, value, start, end in _events(flat):
            if name in _HANDLERS:
                tag, data = _named(value)
                handler = _HANDLERS[name].get(tag)
                if handler:
                    handler(self, data, start, end)
            elif self._lines is not None:
                self._lines.append((start, end))
            else:
                self._words(name, value, start, end)
        self._page.flush()

    def _words(self, name: str, value: Any, start: int, end: int) -> None:
        if name == "Text":
            self._inline.words(value, start, end)
        elif name == "SoftBreak":
            self._inline.soft_break(start, end)
        elif name == "HardBreak":
            self._page.gathering().add_break(start, end)
        elif name == "Rule":
            self._page.flush()
        elif name == "Code":
            self._inline.code(value, start, end)
        elif name == "InlineHtml":
            self._inline.tag(value, start, end)
        elif name == "FootnoteReference":
            self._page.gathering().add_note(note_label(value))

    # -- starts and ends -------------------------------------------------------

    def flush(self, data: Any, start: int, end: int) -> None:
        self._page.flush()

    def start_heading(self, data: Any, start: int, end: int) -> None:
        self._page.open_heading(int(str(data["level"])[1:]))

    def end_heading(self, data: Any, start: int, end: int) -> None:
        self._page.close_heading(int(str(data)[1:]))

    def start_quote(self, data: Any, start: int, end: int) -> None:
        # An alert (> [!NOTE]) quotes nobody.
        self._page.open_container("paragraph" if data else "quote")

    def start_item(self, data: Any, start: int, end: int) -> None:
        self._page.open_container("item")

    def end_container(self, data: Any, start: int, end: int) -> None:
        self._page.close_container()

    def start_list(self, data: Any, start: int, end: int) -> None:
        self._inline.open_list(start)

    def end_list(self, data: Any, start: int, end: int) -> None:
        self._page.close_list()

    def start_term(self, data: Any, start: int, end: int) -> None:
        self._page.open_term()

    def end_term(self, data: Any, start: int, end: int) -> None:
        self._page.close_term()

    def start_definition(self, data: Any, start: int, end: int) -> None:
        self._page.open_definition()

    def end_definition(self, data: Any, start: int, end: int) -> None:
        self._page.close_definition()

    def start_note(self, data: Any, start: int, end: int) -> None:
        self._page.open_note(data)

    def end_note(self, data: Any, start: int, end: int) -> None:
        self._page.close_note()

    def start_head(self, data: Any, start: int, end: int) -> None:
        self._page.open_columns()

    def start_row(self, data: Any, start: int, end: int) -> None:
        self._page.open_row()

    def start_cell(self, data: Any, start: int, end: int) -> None:
        self._page.open_cell()

    def end_cell(self, data: Any, start: int, end: int) -> None:
        self._page.close_cell()

    def start_image(self, data: Any, start: int, end: int) -> None:
        self._page.open_image()

    def end_image(self, data: Any, start: int, end: int) -> None:
        self._page.close_image()

    def start_link(self, data: Any, start: int, end: int) -> None:
        self._inline.is_verbatim = data["link_type"] in ("Autolink", "Email")
        self._inline.open_link(data["dest_url"], start, end)

    def end_link(self, data: Any, start: int, end: int) -> None:
        self._inline.is_verbatim = False
        self._page.gathering().close_link()

    def start_lines(self, data: Any, start: int, end: int) -> None:
        self._lines = []

    def end_code(self, data: Any, start: int, end: int) -> None:
        self._lines = None
        self._page.add_code(self._inline.source[start:end], start, end)

    def end_html(self, data: Any, start: int, end: int) -> None:
        lines, self._lines = self._lines or [], None
        read_html(self._inline, _only(self._masked, lines, start, end), start)


_Handler = Callable[[_Walk, Any, int, int], None]

_STARTS: dict[str, _Handler] = {
    "Paragraph": _Walk.flush,
    "Heading": _Walk.start_heading,
    "BlockQuote": _Walk.start_quote,
    "List": _Walk.start_list,
    "Item": _Walk.start_item,
    "DefinitionListTitle": _Walk.start_term,
    "DefinitionListDefinition": _Walk.start_definition,
    "FootnoteDefinition": _Walk.start_note,
    "TableHead": _Walk.start_head,
    "TableRow": _Walk.start_row,
    "TableCell": _Walk.start_cell,
    "CodeBlock": _Walk.start_lines,
    "HtmlBlock": _Walk.start_lines,
    "Image": _Walk.start_image,
    "Link": _Walk.start_link,
}

_ENDS: dict[str, _Handler] = {
    "Paragraph": _Walk.flush,
    "Heading": _Walk.end_heading,
    "BlockQuote": _Walk.end_container,
    "List": _Walk.end_list,
    "Item": _Walk.end_container,
    "DefinitionListTitle": _Walk.end_term,
    "DefinitionListDefinition": _Walk.end_definition,
    "FootnoteDefinition": _Walk.end_note,
    "TableCell": _Walk.end_cell,
    "CodeBlock": _Walk.end_code,
    "HtmlBlock": _Walk.end_html,
    "Image": _Walk.end_image,
    "Link": _Walk.end_link,
}

_HANDLERS = {"Start": _STARTS, "End": _ENDS}


def _named(event: Any) -> tuple[str, Any]:
    """Take an event, or what starts or ends, apart: its name, and what it holds."""
    if isinstance(event, str):
        return event, None
    ((name, value),) = event.items()
    return name, value


def _only(text: str, lines: list[tuple[int, int]], start: int, end: int) -> str:
    """Return a stretch of text, and blanks for what stands before its lines."""
    pieces = []
    at = start
    for line_start, line_end in lines:
        pieces.append(re.sub(r"\S", " ", text[at:line_start]))
        pieces.append(text[line_start:line_end])
        at = line_end
    pieces.append(re.sub(r"\S", " ", text[at:end]))
    return "".join(pieces)
