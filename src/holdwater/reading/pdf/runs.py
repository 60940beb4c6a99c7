"""The characters of a PDF's page into runs of text, each with its box and face.

A run is what stands on one baseline without a wide gap: a line of a column, a cell of a
table. Distances are points (1/72 inch) from the upper left corner of the page.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from holdwater.reading.layout import Box
from holdwater.reading.pdf.faces import Faces

#: Letters that fonts draw as one; they are read as the letters they are.
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
    }
)

#: A hyphen that only parts a word at the end of a line, as pdfium writes one.
SOFT_HYPHENS = "\xad\x02\ufffe"

#: In sizes of the face: a gap of this width is a space, and of this one an end.
_SPACE, _END = 0.16, 1.1

#: Letters written up or down are no further apart than this, in sizes of the face.
_FAR = 2.5

#: A character so much smaller, and raised, is a footnote's mark.
_SMALLER, _RAISED = 0.8, 0.15

_MARKS = frozenset("*†‡§¹²³0123456789")

#: Smaller than this, in points, is not meant to be read.
_LEAST = 2.0


@dataclass(slots=True)
class Run:
    """Text on one baseline; ``marks`` are footnotes' marks and where they stand.

    ``links`` are (start, end, address) of the characters under a link. ``is_bold`` is
    true where every letter is; ``is_parted`` where a space was drawn last; ``last`` is
    where the last letter stands. ``is_seen`` is false of text that is on the page and
    not drawn, or drawn so that nobody sees it.
    """

    left: float
    baseline: float
    size: float
    is_upright: bool = True
    is_seen: bool = True
    is_bold: bool = True
    text: str = ""
    right: float = 0.0
    is_parted: bool = False
    last: tuple[float, float] = (0.0, 0.0)
    marks: list[tuple[str, int]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def shift(self, before: str) -> None:
        """Put words before those that are there."""
        by = len(before)
        self.text = before + self.text
        self.marks = [(mark, at + by) for mark, at in self.marks]
        self.links = [(start + by, end + by, to) for start, end, to in self.links]

    @property
    def box(self) -> Box:
        """The edges, as high as the face is."""
        top = self.baseline - 0.8 * self.size
        return Box(self.left, top, self.right, self.baseline + 0.2 * self.size)


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_bold: bool
    is_upright: bool
    is_seen: bool
    address: str | None


def runs_of(page: Any, textpage: Any) -> list[Run]:
    """Return the runs of a page, in the order they were drawn."""
    runs: list[Run] = []
    run: Run | None = None
    for letter in _letters(page, textpage):
        if letter is None or letter.text.isspace():
            # Of level text the gap itself tells more than what pdfium makes of it.
            if run is not None and (letter is not None or not run.is_upright):
                run.is_parted = True
            continue
        if run is None or not _goes_on(run, letter):
            where = (letter.left, letter.baseline, letter.size)
            run = Run(*where, is_upright=letter.is_upright, is_seen=letter.is_seen)
            run.last = (letter.left, letter.baseline)
            runs.append(run)
        _add(run, letter)
    return [one for one in runs if one.text.strip()]


def _goes_on(run: Run, letter: _Letter) -> bool:
    gap = letter.left - run.right
    raised = (run.baseline - letter.baseline) / run.size
    if (letter.is_upright, letter.is_seen) != (run.is_upright, run.is_seen):
        return False
    if not letter.is_upright:  # written up or down: what is near goes on
        away = math.hypot(letter.left - run.last[0], letter.baseline - run.last[1])
        return away < _FAR * run.size
    if not -0.5 <= gap / run.size <= _END:
        return False
    if _is_mark(run, letter):
        return True
    return abs(raised) < _RAISED and 0.6 < letter.size / run.size < 1.7


def _is_mark(run: Run, letter: _Letter) -> bool:
    raised = (run.baseline - letter.baseline) / run.size
    is_small = letter.size < _SMALLER * run.size
    return is_small and _RAISED <= raised < 1 and letter.text in _MARKS


def _add(run: Run, letter: _Letter) -> None:
    if _is_mark(run, letter):
        mark = letter.text
        if run.marks and run.marks[-1][1] == len(run.text):
            mark = run.marks.pop()[0] + mark
        run.marks.append((mark, len(run.text)))
        run.right = max(run.right, letter.right)
        return
    gap = (letter.left - run.right) / run.size
    if not run.is_upright:
        gap = 0.0  # a space is drawn, or there is none
    if run.text and (gap > _SPACE or (run.is_parted and gap > -_SPACE)):
        run.text += " "
    run.is_parted = False
    run.last = (letter.left, letter.baseline)
    run.is_bold = run.is_bold and letter.is_bold
    start = len(run.text)
    run.text += letter.text.translate(_LIGATURES)
    run.right = max(run.right, letter.right)
    if letter.address is None:
        return
    last = run.links[-1] if run.links else None
    if last and last[2] == letter.address and last[1] >= start - 1:
        start = run.links.pop()[0]
    run.links.append((start, len(run.text), letter.address))


def _letters(page: Any, textpage: Any) -> Iterator[_Letter | None]:
    """Yield the letters of a page, and None where pdfium sees a gap between words."""
    import pypdfium2.raw as pdfium

    view = _View.of(page)
    x, y = ctypes.c_double(), ctypes.c_double()
    edges = pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    faces = Faces(page, textpage)
    areas = _linked(page, view)
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if not code:
            continue
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            yield None
            continue
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        # As wide as the letter moves on: of a slim one the ink tells of gaps that are none.
        pdfium.FPDFText_GetLooseCharBox(textpage, index, edges)
        pdfium.FPDFText_GetMatrix(textpage, index, matrix)
        size = pdfium.FPDFText_GetFontSize(textpage, index)
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        if size < _LEAST or not view.holds(x.value, y.value):
            continue  # too small to read, or beside the page
        across, baseline = view.seen(x.value, y.value)
        box = view.box(edges.left, edges.bottom, edges.right, edges.top)
        at = min(across, box.left)
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(textpage, index))
        angle = (angle + view.rotation) % 360  # both are told clockwise
        face = faces.of(index)
        yield _Letter(
            text=_character(code),
            left=at,
            right=max(box.right, at),
            baseline=baseline,
            size=size,
            is_bold=face.is_bold,
            is_upright=angle < 5 or angle > 355,
            is_seen=face.is_seen,
            address=_address(areas, at, baseline),
        )


@dataclass(frozen=True, slots=True)
class _View:
    """How a page is looked at: the box that is shown, turned clockwise by degrees."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: Any) -> _View:
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation())

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """Return how far from the left and from the top a point is seen."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the edges of a rectangle as it is seen."""
        (a, b), (c, d) = self.seen(left, bottom), self.seen(right, top)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def _character(code: int) -> str:
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _linked(page: Any, view: _View) -> list[tuple[Box, str]]:
    """Return the areas of a page that lead to an address."""
    import pypdfium2.raw as pdfium

    found: list[tuple[Box, str]] = []
    start = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    edges = pdfium.FS_RECTF()
    while len(found) < 2000 and pdfium.FPDFLink_Enumerate(page, start, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, edges):
            continue
        length = pdfium.FPDFAction_GetURIPath(page.pdf, action, None, 0)
        if not 1 < length < 4096:
            continue
        address = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(page.pdf, action, address, length)
        box = view.box(edges.left, edges.bottom, edges.right, edges.top)
        found.append((box, address.value.decode("utf-8", "replace")))
    return found


def _address(areas: list[tuple[Box, str]], x: float, y: float) -> str | None:
    for box, address in areas:
        if box.left - 1 <= x <= box.right and box.top <= y <= box.bottom + 1:
            return address
    return None
