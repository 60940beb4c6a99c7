"""PowerPoint's decks (.pptx, ECMA-376 part 1, PresentationML) into a Document.

A slide's title is the heading of all that stands on it. Shapes are read in the order in
which white space parts them, tables and charts where they stand, then the notes. Slides
that are hidden in a show are read too, because whoever is mailed the deck has them;
their place says so. What a layout or master says of itself is not read.
"""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import Any

from holdwater.errors import Damaged
from holdwater.model.document import Document
from holdwater.model.place import Place
from holdwater.reading.layout import Box, reading_order
from holdwater.reading.office.package import check_package
from holdwater.reading.office.slide_charts import chart_words, diagram_words
from holdwater.reading.office.slide_words import A, Words, said
from holdwater.reading.transcript import Transcript
from holdwater.reading.typed import is_figure

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

#: Placeholders that hold no copy: numbers and dates.
_UNREAD = frozenset({"sldNum", "dt"})
_BESIDE_NOTES = _UNREAD | {"sldImg", "hdr", "ftr"}
_TITLES = frozenset({"title", "ctrTitle"})
_BODIES = frozenset({"body", "obj", None})

#: Groups may hold groups only so deep.
_DEEPEST = 30


def read(content: bytes, *, source: str, media_type: str) -> Document:
    """Read a .pptx file; raises Damaged or OverLimit."""
    check_package(content, program="PowerPoint", ending=".pptx")
    import pptx

    try:
        package = pptx.Presentation(BytesIO(content))
        slides = list(package.slides)
    except (KeyError, ValueError, AttributeError) as error:
        raise Damaged(
            "is an archive, and no PowerPoint deck",
            hint="Open it in PowerPoint and save it anew.",
        ) from error
    deck = _Deck()
    for number, slide in enumerate(slides, 1):
        deck.slide(number, slide)
    return deck.transcript.document(
        content, source=source, media_type=media_type, language=deck.language
    )


class _Deck:
    """Reads slide after slide."""

    def __init__(self) -> None:
        self.transcript = Transcript()
        self._page = self.transcript.page
        self._languages: Counter[str] = Counter()
        self._number = 0
        self._part: str | None = None
        self._footers: set[str] = set()

    @property
    def language(self) -> str | None:
        """The language most of the words are marked with."""
        most = self._languages.most_common(1)
        return most[0][0] if most else None

    def slide(self, number: int, slide: Any) -> None:
        """Read one slide and its notes."""
        self._number = number
        is_hidden = slide.element.get("show") in ("0", "false")
        self._part = "hidden slide" if is_hidden else None
        self._page.end_sections()
        self._languages.update(
            run.get("lang") for run in slide.element.iter(f"{A}rPr") if run.get("lang")
        )
        words = Words(self.transcript, slide.part)
        shapes = _shapes(slide.element.find(f"{_P}cSld/{_P}spTree"))
        titles = [one for one in shapes if _placeholder(one) in _TITLES]
        for title in titles:
            self._title(title, words)
        self._shapes([one for one in shapes if one not in titles], words, 0)
        if slide.has_notes_slide:
            self._notes(slide.notes_slide)

    def _at(self, shape: str | None, part: str | None = None) -> None:
        part = part or self._part
        self.transcript.at(Place(slide=self._number, shape=shape, part=part))

    def _title(self, shape: Any, words: Words) -> None:
        self._at(_name(shape))
        body = shape.find(f"{_P}txBody")
        self._page.open_heading(1)
        for at, paragraph in enumerate(_paragraphs(body)):
            if at:
                self.transcript.words(" ")
            words.of(paragraph)
        self._page.close_heading(1)

    def _shapes(self, shapes: list[Any], words: Words, depth: int) -> None:
        """Read shapes in the order they meet the eye."""
        if depth > _DEEPEST:
            return
        order = reading_order([_box(one) for one in shapes])
        waiting = [shapes[index] for index in order]
        while waiting:
            shape = waiting.pop(0)
            if waiting and self._is_figure_with_label(shape, waiting[0]):
                self._figure(shape, waiting.pop(0), words)
            else:
                self._shape(shape, words, depth)

    def _shape(self, shape: Any, words: Words, depth: int) -> None:
        self._at(_name(shape))
        if shape.tag == f"{_P}grpSp":
            self._shapes(_shapes(shape), words, depth + 1)
            return
        kind = _placeholder(shape)
        if kind in _UNREAD:
            return
        table = shape.find(f".//{A}tbl")
        if shape.tag == f"{_P}graphicFrame" and table is not None:
            self._table(table, words)
        elif shape.tag == f"{_P}graphicFrame":
            self._frame(shape, words)
        elif shape.find(f"{_P}txBody") is not None:
            self._text(shape, kind, words)
        properties = next(iter(shape.iter(f"{_P}cNvPr")), None)
        if properties is not None:
            self.transcript.image(properties.get("descr") or "")
            self._page.flush()

    def _text(self, shape: Any, kind: str | None, words: Words) -> None:
        paragraphs = _paragraphs(shape.find(f"{_P}txBody"))
        if kind == "ftr":
            text = said(shape).strip()
            if text in self._footers:
                return
            self._footers.add(text)
            self._at(_name(shape), "footer")
        is_body = shape.find(f".//{_P}ph") is not None and kind in _BODIES
        words.paragraphs(paragraphs, is_list=is_body and len(paragraphs) > 1)

    def _is_figure_with_label(self, shape: Any, following: Any) -> bool:
        """Say whether a shape is one big figure, and the next the words to it."""
        if shape.tag != f"{_P}sp" or following.tag != f"{_P}sp":
            return False
        if _placeholder(shape) in _UNREAD or _placeholder(following) is not None:
            return False
        figure, label = said(shape), said(following)
        here, there = _box(shape), _box(following)
        is_beside = here.left < there.right and there.left < here.right
        is_below = 0 <= there.top - here.bottom <= 1.5 * (here.bottom - here.top)
        return (
            is_figure(figure) and not is_figure(label) and is_beside and is_below
        ) and len(_paragraphs(following.find(f"{_P}txBody"))) == 1

    def _figure(self, shape: Any, label: Any, words: Words) -> None:
        self._at(_name(shape))
        for at, one in enumerate((shape, label)):
            for paragraph in _paragraphs(one.find(f"{_P}txBody")):
                if at:
                    self.transcript.words(" ")
                words.of(paragraph)
        self._page.flush()

    def _table(self, table: Any, words: Words) -> None:
        rows = table.findall(f"{A}tr")
        is_named = _has_names(table, rows)
        self._page.open_columns()
        for number, row in enumerate(rows):
            if number or not is_named:
                self._page.open_row()
            for cell in row.findall(f"{A}tc"):
                self._page.open_cell()
                is_merged = cell.get("hMerge") or cell.get("vMerge")
                for at, paragraph in enumerate(_paragraphs(cell.find(f"{A}txBody"))):
                    if at:
                        self.transcript.line_break()
                    if not is_merged:
                        words.of(paragraph)
                self._page.close_cell()

    def _frame(self, shape: Any, words: Words) -> None:
        self._at(_name(shape), "chart")
        for text in chart_words(shape, words.part):
            self.transcript.block("caption", text)
        items = diagram_words(shape, words.part)
        if items:
            self._at(_name(shape), "diagram")
            self._page.open_list(is_close=True)
            for item in items:
                self._page.open_container("item")
                self.transcript.words(item)
                self._page.close_container()
            self._page.close_list()

    def _notes(self, notes: Any) -> None:
        words = Words(self.transcript, notes.part)
        self._at(None, "notes")
        # Not every program marks the box of the notes as theirs: whatever is said counts.
        for shape in _shapes(notes.element.find(f"{_P}cSld/{_P}spTree")):
            if _placeholder(shape) not in _BESIDE_NOTES:
                body = shape.find(f"{_P}txBody")
                words.paragraphs(_paragraphs(body), is_list=False)


def _shapes(tree: Any) -> list[Any]:
    """Return the shapes of a slide or group, those in content that may differ once."""
    found = []
    for child in [] if tree is None else tree:
        if isinstance(child.tag, str) and child.tag.endswith("}AlternateContent"):
            found += [shape for choice in child[:1] for shape in choice]
        elif child.tag in {
            f"{_P}{name}" for name in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")
        }:
            found.append(child)
    return found


def _has_names(table: Any, rows: list[Any]) -> bool:
    """Say whether the first row names the columns: by its mark, else by its words."""
    properties = table.find(f"{A}tblPr")
    flag = None if properties is None else properties.get("firstRow")
    if len(rows) < 2 or flag is not None:
        return len(rows) >= 2 and flag in ("1", "true")
    names = [said(cell).split() for cell in rows[0].findall(f"{A}tc")]
    return len(rows) > 2 and all(
        len(name) <= 4 and not any(c.isdigit() for c in "".join(name)) for name in names
    )


def _paragraphs(body: Any) -> list[Any]:
    return [] if body is None else body.findall(f"{A}p")


def _placeholder(shape: Any) -> str | None:
    """Return the type of a placeholder, None for the body's and for no placeholder."""
    found = shape.find(f"./*/{_P}nvPr/{_P}ph")
    return None if found is None else found.get("type")


def _name(shape: Any) -> str | None:
    properties = next(iter(shape.iter(f"{_P}cNvPr")), None)
    return None if properties is None else properties.get("name") or None


def _box(shape: Any) -> Box:
    """Return a shape's edges in EMU; those its layout settles are at the top left."""
    place = next(iter(shape.iter(f"{A}off")), None)
    size = next(iter(shape.iter(f"{A}ext")), None)
    left, top = _number(place, "x"), _number(place, "y")
    return Box(left, top, left + _number(size, "cx"), top + _number(size, "cy"))


def _number(element: Any, name: str) -> float:
    try:
        return float(element.get(name)) if element is not None else 0.0
    except (TypeError, ValueError):
        return 0.0
