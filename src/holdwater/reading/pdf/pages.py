"""PDF (ISO 32000) into a Document: order and structure from where the letters stand.

Read with pdfium. Columns are read one after the other, a table row by row; running
heads once; hyphens at the ends of lines are taken out where they only part a word. A
page that is a picture of text is told of in ``notices``: nothing on it is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from holdwater.errors import Damaged, OverLimit
from holdwater.model.document import Document
from holdwater.model.place import Place
from holdwater.reading.pdf.blocks import Piece, faces_of, pieces_of
from holdwater.reading.pdf.hyphens import Hyphens, has_hyphen
from holdwater.reading.pdf.runs import Run, runs_of
from holdwater.reading.pdf.tables import Table
from holdwater.reading.transcript import Transcript

#: More pages than this are not read.
MOST_PAGES = 2_000

#: More letters than this are not read: a child takes about a minute for them.
MOST_LETTERS = 3_000_000

#: A page with fewer runs than this may be a picture, with a page number put on it.
_FEW = 5

#: How much of a page, at its top and its foot, may hold a running head.
_MARGIN = 0.1

#: What ends a sentence: a block that ends otherwise may go on in the next column.
_ENDS = (".", "!", "?", ":", ";", "”", '"', ")")

_PAGE_NUMBER = re.compile(r"(?:page|seite|p\.)?\s*[\divxlc]{1,5}(?:\s*(?:/|of)\s*\d+)?")


def read(content: bytes, *, source: str, media_type: str) -> Document:
    """Read a PDF; raises Damaged or OverLimit."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(content)
        pages = _open(pdf)
    except pypdfium2.PdfiumError as error:
        raise _damaged(error) from error
    if not any(page.runs for page in pages):
        raise Damaged(
            "holds no text: its pages are pictures"
            if any(page.has_picture for page in pages)
            else "holds no text",
            hint="Have its text recognised (OCR), or check the file it was made from.",
        )
    letter = _Letter(pages)
    for page in pages:
        letter.page(page)
    letter.close()
    return letter.transcript.document(
        content,
        source=source,
        media_type=media_type,
        language=_language(pdf),
        notices=_notices(pages, letter.heads),
    )


class _Page:
    """One page: its number, its height, its runs, and what they are.

    ``unseen`` are those that nobody sees.
    """

    def __init__(self, number: int, page: Any, textpage: Any) -> None:
        self.number = number
        width, self.height = page.get_size()
        self.is_slide = width > self.height
        found = runs_of(page, textpage)
        unseen = [run for run in found if not run.is_seen]
        # Behind a scan stands what text recognition made of it: that is the copy.
        self.is_scan = 2 * len(unseen) > len(found) and _holds_picture(page)
        self.runs = found if self.is_scan else [run for run in found if run.is_seen]
        self.unseen = [] if self.is_scan else unseen
        self.has_picture = len(self.runs) < _FEW and _holds_picture(page)

    @property
    def marks(self) -> set[str]:
        """The marks of footnotes on it."""
        return {mark for run in self.runs for mark, _ in run.marks}


def _open(pdf: Any) -> list[_Page]:
    if len(pdf) > MOST_PAGES:
        raise OverLimit(f"has {len(pdf):,} pages, more than {MOST_PAGES:,}")
    pages, letters = [], 0
    for number in range(len(pdf)):
        page = pdf[number]
        textpage = page.get_textpage()
        letters += textpage.count_chars()
        if letters > MOST_LETTERS:
            raise OverLimit(f"holds more than {MOST_LETTERS:,} letters")
        pages.append(_Page(number + 1, page, textpage))
        page.close()
    return pages


def _damaged(error: Exception) -> Damaged:
    if "password" in str(error).lower():
        return Damaged(
            "is locked with a password", hint="Save it without one to have it read."
        )
    return Damaged(
        "is damaged, or no PDF", hint="Open it in a viewer and print it to a new PDF."
    )


def _language(pdf: Any) -> str | None:
    import ctypes

    import pypdfium2.raw as pdfium

    length = pdfium.FPDFCatalog_GetLanguage(pdf, None, 0)
    if not 2 < length < 200:
        return None
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFCatalog_GetLanguage(pdf, buffer, length)
    return bytes(buffer).decode("utf-16-le", "ignore").rstrip("\0") or None


def _holds_picture(page: Any) -> bool:
    import pypdfium2.raw as pdfium

    kinds = {pdfium.FPDF_PAGEOBJ_IMAGE}
    return any(True for _ in page.get_objects(filter=kinds, max_depth=3))


def _notices(pages: list[_Page], heads: set[tuple[str, int]]) -> tuple[str, ...]:
    """Tell of pages that are pictures, with no words but running heads, and of scans."""
    pictures = [
        page.number
        for page in pages
        if page.has_picture
        and all(_head_key(run, page.height) in heads for run in page.runs)
    ]
    scans = [page.number for page in pages if page.is_scan and page.runs]
    told = []
    if pictures:
        told.append(f"{_named(pictures, 'a picture')}: no text there was read")
    if scans:
        told.append(
            f"{_named(scans, 'a scan')}: what was read is what text recognition put "
            "behind it"
        )
    return tuple(told)


def _named(numbers: list[int], what: str) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]} is {what}"
    return f"pages {', '.join(map(str, numbers))} are each {what}"


class _Letter:
    """Writes pages down, the running heads once and notes where they stand."""

    def __init__(self, pages: list[_Page]) -> None:
        self.transcript = Transcript()
        self._page = self.transcript.page
        self._faces = faces_of([page.runs for page in pages])
        self._hyphens = Hyphens(run.text for page in pages for run in page.runs)
        self.heads = _running_heads(pages)
        self._told: set[str] = set()
        self._open: Piece | None = None
        self._parted: str | None = None
        self._in_list = False

    def page(self, page: _Page) -> None:
        """Write one page down."""
        heads: list[Run] = []
        body: list[Run] = []
        for run in page.runs:
            key = _head_key(run, page.height)
            (heads if key in self.heads else body).append(run)
        self._place = Place(page=page.number)
        pieces = pieces_of(body, self._faces, marks=page.marks, is_slide=page.is_slide)
        for piece in pieces:
            if self._open is not None and _continues(self._open, piece):
                self._lines(piece, page.number)
                self._open = piece
            else:
                self._piece(piece, page.number)
        self._running(heads, page)
        self._unseen(page)

    def _piece(self, piece: Piece, number: int) -> None:
        self._close()
        if piece.kind != "item" and self._in_list:
            self._page.close_list()
            self._in_list = False
        if piece.kind == "item" and not self._in_list:
            self._page.open_list(is_close=True)
            self._in_list = True
        self.transcript.at(self._place)
        if piece.table is not None:
            self._table(piece.table)
            return
        if piece.kind == "heading":
            self._page.open_heading(piece.level)
        elif piece.kind == "note":
            self._page.open_note(f"{number} {piece.mark}")
        elif piece.kind == "item":
            self._page.open_container("item")
        else:
            self._page.begin(piece.kind)
        self._open = piece
        self._lines(piece, number)

    def _close(self) -> None:
        piece, self._open = self._open, None
        if piece is None:
            return
        if self._parted is not None:
            self.transcript.words("-")
            self._parted = None
        if piece.kind == "heading":
            self._page.close_heading(piece.level)
        elif piece.kind == "note":
            self._page.close_note()
        elif piece.kind == "item":
            self._page.close_container()
        self._page.flush()

    def _table(self, table: Table) -> None:
        for number, row in enumerate(table.rows):
            if number == 0:
                self._page.open_columns()
            else:
                self._page.open_row()
            for cell in row:
                self._page.open_cell()
                for at, run in enumerate(cell):
                    if at:
                        self.transcript.words(" ")
                    self._line(run, run.text, 0, "")
                self._page.close_cell()

    def _lines(self, piece: Piece, number: int) -> None:
        """Add the lines of a block, the first without its bullet or mark."""
        if self._open is not piece:  # it goes on from another column or page
            self.transcript.words(self._joint(piece.lines[0].text))
        for at, run in enumerate(piece.lines):
            skip = piece.skip if at == 0 else 0
            following = piece.lines[at + 1].text if at + 1 < len(piece.lines) else None
            if following is not None:
                text, glue = self._hyphens.joined(run.text, following)
            else:
                text, glue = run.text, ""
                if has_hyphen(text):  # what comes next tells whether it stays
                    self._parted, text = text, text[:-1]
            self._line(run, text, skip, f"{number} ")
            self.transcript.words(glue)

    def _joint(self, following: str) -> str:
        """Return what stands between the last line and one elsewhere that goes on."""
        parted, self._parted = self._parted, None
        if parted is None:
            return " "
        text, _ = self._hyphens.joined(parted, following)
        return "-" if text.endswith("-") else ""

    def _line(self, run: Run, text: str, skip: int, labels: str) -> None:
        """Add a line's words, with its links and the marks of its notes."""
        ends = {end for _, end, _ in run.links} | {at for _, at in run.marks}
        cuts = sorted({skip, len(text), *ends, *(one[0] for one in run.links)})
        marks = {at: mark for mark, at in run.marks}
        hrefs = {start: href for start, _, href in run.links}
        closes = {end for _, end, _ in run.links}
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            builder = self._page.gathering()
            if start in closes:
                builder.close_link()
            if start in marks:
                builder.add_note(f"{labels}{marks[start]}")
            if start in hrefs:
                builder.open_link(hrefs[start])
            if skip <= start < end <= len(text):
                self.transcript.words(text[start:end])
        self._page.gathering().close_link()

    def _running(self, heads: list[Run], page: _Page) -> None:
        for run in heads:
            key = re.sub(r"\d+", "0", run.text)
            if key in self._told or _PAGE_NUMBER.fullmatch(run.text.strip().lower()):
                continue
            self._told.add(key)
            self.close()
            self._page.end_sections()
            self.transcript.at(Place(page=page.number, part="running head"))
            self.transcript.block("paragraph", run.text)

    def _unseen(self, page: _Page) -> None:
        """Note what is on a page and not to be seen: it is no copy."""
        if page.unseen:
            self.close()
            self.transcript.at(self._place)
            self.transcript.block("hidden", " ".join(run.text for run in page.unseen))

    def close(self) -> None:
        """End what is open."""
        self._close()
        if self._in_list:
            self._page.close_list()
            self._in_list = False


def _running_heads(pages: list[_Page]) -> set[tuple[str, int]]:
    """Find what stands at the same place near the edge of more than one page."""
    counts = Counter(
        key
        for page in pages
        for key in {_head_key(run, page.height) for run in page.runs}
        if key is not None
    )
    least = max(2, len(pages) // 3)
    return {key for key, count in counts.items() if count >= least}


def _head_key(run: Run, height: float) -> tuple[str, int] | None:
    """Return what a running head is known by: its words without numbers, its height."""
    if _MARGIN * height < run.baseline < (1 - _MARGIN) * height:
        return None
    return re.sub(r"\d+", "0", run.text), round(run.baseline / 6)


def _continues(last: Piece, piece: Piece) -> bool:
    """Say whether a block goes on from one column or page to the next."""
    if last.kind not in ("paragraph", "item") or piece.kind != "paragraph":
        return False
    other, line = last.last, piece.lines[0]
    if line.baseline > other.baseline and line.left < other.right:
        return False  # it stands below, apart
    same = abs(other.size - line.size) < 0.08 * other.size
    text = other.text.rstrip()
    return same and not text.endswith(_ENDS) and line.text[:1].islower()
