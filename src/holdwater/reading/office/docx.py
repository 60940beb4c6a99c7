"""Word's documents (.docx, ECMA-376 part 1, WordprocessingML) into a Document.

Read is what a reader of the printed document meets: insertions, not deletions; no
comments, which are talk about the copy; what is hidden is not. A place counts the
paragraphs of the main text from 1, those in tables and empty ones too; those of notes,
headers and footers are counted by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from holdwater.errors import Damaged
from holdwater.model.document import Document
from holdwater.model.place import Place
from holdwater.reading.office.docx_styles import Styles, W, value_of
from holdwater.reading.office.docx_words import Words
from holdwater.reading.office.package import check_package
from holdwater.reading.transcript import Transcript
from holdwater.reading.typed import bullet_end

#: Elements that only hold blocks.
_HOLDERS = frozenset({f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}sdtContent"})

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(content: bytes, *, source: str, media_type: str) -> Document:
    """Read a .docx file; raises Damaged or OverLimit."""
    check_package(content, program="Word", ending=".docx")
    import docx

    try:
        package = docx.Document(BytesIO(content))
    except (KeyError, ValueError, AttributeError) as error:
        raise Damaged(
            "is an archive, and no Word document",
            hint="Open it in Word and save it anew.",
        ) from error
    styles = Styles(package.styles.element)
    walk = _Walk(package.part, styles)
    walk.blocks(package.element.body)
    walk.close_lists(0)
    walk.notes()
    walk.margins(package.sections)
    return walk.transcript.document(
        content, source=source, media_type=media_type, language=styles.language
    )


class _Walk:
    """Walks the body once, then the notes, then headers and footers."""

    def __init__(self, part: Any, styles: Styles) -> None:
        self.transcript = Transcript()
        self._page = self.transcript.page
        self._part = part
        self._styles = styles
        self._count = 0
        self._beside: str | None = None
        self._levels: list[int] = []
        self._is_joined = False
        self._words = Words(self.transcript, part)

    # -- blocks --------------------------------------------------------------------

    def blocks(self, holder: Any) -> None:
        """Read paragraphs, tables and what holds them, in order."""
        waiting = [iter(holder)]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
            elif element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag == f"{W}sdt" or element.tag in _HOLDERS:
                waiting.append(iter(element))

    def _place(self) -> None:
        self._count += 1
        if not self._is_joined:
            place = Place(paragraph=self._count, part=self._beside)
            self.transcript.at(place)

    def _paragraph(self, paragraph: Any) -> None:
        self._place()
        style = self._styles.of(paragraph)
        level = self._styles.list_level(paragraph, style)
        if self._is_joined:
            level = None
        elif level is not None and style.heading is None:
            self._open_item(level)
        elif style.kind == "paragraph" and bullet_end(_plain(paragraph)):
            level = 0
            self._open_item(level)
        else:
            self.close_lists(0)
        self._begin(style.kind, style.heading)
        self._words.of(paragraph)
        # The mark of a paragraph may be deleted: then the next one goes on in it.
        self._is_joined = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
        if self._is_joined:
            return
        self._end(style.kind, style.heading)
        if level is not None and style.heading is None:
            self._page.close_container()
        self._boxes()

    def _begin(self, kind: str, heading: int | None) -> None:
        if self._is_joined:
            return
        if heading is not None:
            self._page.open_heading(heading)
        elif kind in ("caption", "navigation"):
            self._page.begin(kind)
        elif kind == "quote":
            self._page.open_container("quote")

    def _end(self, kind: str, heading: int | None) -> None:
        if heading is not None:
            self._page.close_heading(heading)
        elif kind == "quote":
            self._page.close_container()
        self._page.flush()

    def _boxes(self) -> None:
        """Read the text boxes that were anchored in what was just read."""
        for box in self._words.take_boxes():
            for paragraph in box.iter(f"{W}p"):
                self._begin(self._styles.of(paragraph).kind, None)
                self._words.of(paragraph)
                self._end(self._styles.of(paragraph).kind, None)

    # -- lists ---------------------------------------------------------------------

    def _open_item(self, level: int) -> None:
        self.close_lists(level + 1)
        if not self._levels or self._levels[-1] < level:
            self._page.open_list(is_close=True)
            self._levels.append(level)
        self._page.open_container("item")

    def close_lists(self, least: int) -> None:
        """Close the lists that are open from a level on."""
        while self._levels and self._levels[-1] >= least:
            self._levels.pop()
            self._page.close_list()

    # -- tables --------------------------------------------------------------------

    def _table(self, table: Any) -> None:
        self.close_lists(0)
        rows = list(_children(table, f"{W}tr"))
        named = _has_names(table, rows)
        for number, row in enumerate(rows):
            if named and number == 0:
                self._page.open_columns()
            else:
                if number == 0:
                    self._page.open_columns()  # no names are left of another table
                self._page.open_row()
            for cell in _children(row, f"{W}tc"):
                self._cell(cell)

    def _cell(self, cell: Any) -> None:
        span = _count(value_of(cell.find(f"{W}tcPr/{W}gridSpan")))
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merged is not None and value_of(merged) in (None, "continue")
        self._count += 1
        self.transcript.at(Place(paragraph=self._count, part=self._beside))
        self._page.open_cell()
        if not goes_on:
            for number, paragraph in enumerate(cell.iter(f"{W}p")):
                if number:
                    self._count += 1
                    self.transcript.line_break()
                self._words.of(paragraph)
        self._page.close_cell(span=span)
        self._words.take_boxes()

    # -- beside the main text --------------------------------------------------------

    def notes(self) -> None:
        """Read footnotes and endnotes."""
        self._page.end_sections()
        for name in ("footnote", "endnote"):
            part = self._related(f"{_RELATIONS}/{name}s")
            if part is None:
                continue
            self._count, self._beside = 0, name
            root = _parse(part.blob)
            words = self._words
            self._words = Words(self.transcript, part)
            for note in root.iter(f"{W}{name}"):
                if note.get(f"{W}type") in (None, "normal"):
                    self._page.open_note(f"{name} {note.get(f'{W}id')}")
                    self.blocks(note)
                    self.close_lists(0)
                    self._page.close_note()
            self._words = words
        self._beside = None

    def margins(self, sections: Any) -> None:
        """Read headers and footers, each text once."""
        told: set[str] = set()
        for section in sections:
            for name, some in (
                ("header", (section.header, section.first_page_header)),
                ("footer", (section.footer, section.first_page_footer)),
            ):
                for one in some:
                    if one.is_linked_to_previous:
                        continue
                    text = " ".join(p.text for p in one.paragraphs).strip()
                    text = re.sub(r"\d+", "0", text)
                    if text and text not in told:
                        told.add(text)
                        self._count, self._beside = 0, name
                        self._words = Words(self.transcript, one.part)
                        self.blocks(one._element)  # noqa: SLF001 - its XML
                        self.close_lists(0)

    def _related(self, kind: str) -> Any | None:
        for relation in self._part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                return relation.target_part
        return None


def _parse(blob: bytes) -> Any:
    from docx.oxml.parser import parse_xml

    return parse_xml(blob)


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Yield children of a tag, those in content controls and insertions too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == f"{W}sdt" or child.tag in _HOLDERS:
            yield from _children(child, tag)


def _has_names(table: Any, rows: list[Any]) -> bool:
    """Say whether the first row names the columns."""
    if len(rows) < 2:
        return False
    if rows[0].find(f"{W}trPr/{W}tblHeader") is not None:
        return True
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    first = look.get(f"{W}firstRow")
    if first is not None:
        return first in ("1", "true", "on")
    flags = look.get(f"{W}val") or "0"
    return bool(re.fullmatch(r"[0-9A-Fa-f]{1,8}", flags)) and bool(
        int(flags, 16) & 0x20
    )


def _plain(paragraph: Any) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _count(value: str | None) -> int:
    is_number = value is not None and value.isascii() and value.isdigit()
    return max(1, min(int(value or 1), 64)) if is_number else 1
