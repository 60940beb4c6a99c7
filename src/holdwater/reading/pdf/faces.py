"""How a PDF's letters are drawn: in bold, and whether anybody sees them.

Text that is not drawn at all is what text recognition (OCR) puts behind a scan. Text in
the colour of what it stands on is on the page for machines alone.
"""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

#: Ways to draw text that leave nothing on the page (ISO 32000-2, table 104).
_UNDRAWN = frozenset({3, 7})

#: A colour of which each part is at least this may be that of the paper.
_PALE = 0xE6

#: Where the pixels of a text differ by less than this of 255, nothing is seen.
_CONTRAST = 24

#: Pixels a point that a page is drawn with to look at it, and the most of them.
_SCALE, _MOST_PIXELS = 2.0, 8_000_000


class Face(NamedTuple):
    """How a letter is drawn."""

    is_bold: bool
    is_seen: bool


class Faces:
    """Tells how each letter of a page is drawn; what is drawn alike is asked once."""

    def __init__(self, page: Any, textpage: Any) -> None:
        self._page = page
        self._textpage = textpage
        self._known: dict[int, Face] = {}
        self._fonts: dict[int, bool] = {}
        self._picture: _Picture | None = None

    def of(self, index: int) -> Face:
        """Return how the letter at ``index`` is drawn."""
        import pypdfium2.raw as pdfium

        drawn = pdfium.FPDFText_GetTextObject(self._textpage, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value if drawn else None
        if key is None:
            return Face(is_bold=self._is_bold(None, index), is_seen=True)
        if key not in self._known:
            font = pdfium.FPDFTextObj_GetFont(drawn)
            self._known[key] = Face(self._is_bold(font, index), self._is_seen(drawn))
        return self._known[key]

    def _is_bold(self, font: Any, index: int) -> bool:
        """Tell a bold face by its weight, or by its name."""
        import pypdfium2.raw as pdfium

        key = ctypes.cast(font, ctypes.c_void_p).value if font else None
        if key is not None and key in self._fonts:
            return self._fonts[key]
        flags = ctypes.c_int()
        name = ctypes.create_string_buffer(256)
        pdfium.FPDFText_GetFontInfo(self._textpage, index, name, 256, flags)
        said = name.value.lower()
        heavy = pdfium.FPDFText_GetFontWeight(self._textpage, index) >= 600
        found = heavy or any(one in said for one in (b"bold", b"black", b"heavy"))
        if key is not None:
            self._fonts[key] = found
        return found

    def _is_seen(self, drawn: Any) -> bool:
        """Say whether text can be seen; only pale text is looked at on the page."""
        import pypdfium2.raw as pdfium

        if pdfium.FPDFTextObj_GetTextRenderMode(drawn) in _UNDRAWN:
            return False
        colour = [ctypes.c_uint() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetFillColor(drawn, *colour):
            return True
        red, green, blue, opacity = (part.value for part in colour)
        if opacity == 0:
            return False
        if min(red, green, blue) < _PALE:
            return True
        if self._picture is None:
            self._picture = _Picture(self._page)
        return self._picture.shows(drawn)


class _Picture:
    """A page as it is seen, to look at places of it."""

    def __init__(self, page: Any) -> None:
        self._page = page
        width, height = page.get_size()
        scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        self._drawn = page.render(scale=scale, grayscale=True)

    def shows(self, drawn: Any) -> bool:
        """Say whether anything stands out where an object is."""
        import pypdfium2.raw as pdfium

        edges = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(drawn, *edges):
            return True
        left, bottom, right, top = (edge.value for edge in edges)
        width, height = self._drawn.width, self._drawn.height
        x, y = ctypes.c_int(), ctypes.c_int()
        across, down = [], []
        for a, b in ((left, bottom), (right, top)):
            pdfium.FPDF_PageToDevice(self._page, 0, 0, width, height, 0, a, b, x, y)
            across.append(min(max(x.value, 0), width - 1))
            down.append(min(max(y.value, 0), height - 1))
        stride, pixels = self._drawn.stride, memoryview(self._drawn.buffer).cast("B")
        darkest, lightest = 255, 0
        for row in range(min(down), max(down) + 1):
            start = row * stride
            line = bytes(pixels[start + min(across) : start + max(across) + 1])
            darkest, lightest = min(darkest, *line), max(lightest, *line)
        return lightest - darkest >= _CONTRAST
