"""The words of one paragraph of a Word document, as its reader meets them."""

from __future__ import annotations

import re
from typing import Any

from holdwater.reading.office.docx_styles import W, value_of
from holdwater.reading.transcript import Transcript

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"

#: What no reader of the document meets, and what tells of it.
_UNREAD = frozenset(
    f"{W}{name}"
    for name in """
    del moveFrom delText delInstrText instrText pPr rPr rt sdtPr commentReference
    annotationRef footnoteRef endnoteRef fldData
    """.split()
)

#: A field that is a link; what follows its address may be switches.
_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?"([^"]*)"', re.IGNORECASE)

#: Runs may hold runs only so deep.
_DEEPEST = 60


class Words:
    """Reads paragraphs of one part; text boxes are kept for when a paragraph ends."""

    def __init__(self, transcript: Transcript, part: Any) -> None:
        self._transcript = transcript
        self._part = part
        self._boxes: list[Any] = []
        self._fields: list[list[str] | None] = []

    def of(self, paragraph: Any) -> None:
        """Add the words of a paragraph to the block that is being gathered."""
        self._fields.clear()
        self._inside(paragraph, 0)

    def take_boxes(self) -> list[Any]:
        """Return the text boxes met since, and forget them."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def _inside(self, element: Any, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for child in element:
            self._element(child, depth)

    def _element(self, child: Any, depth: int) -> None:
        tag = child.tag
        if tag == f"{W}instrText" and self._fields and self._fields[-1] is not None:
            self._fields[-1].append(child.text or "")
        elif not isinstance(tag, str) or tag in _UNREAD:
            return
        elif tag == f"{W}t":
            self._transcript.words(child.text or "")
        elif tag == f"{W}r" and _is_hidden(child):
            return
        elif tag in (f"{W}hyperlink", f"{W}fldSimple"):
            self._link(child, depth)
        elif tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType"))
        elif tag == f"{_MC}AlternateContent":
            self._alternative(child, depth)
        elif tag in (f"{W}txbxContent", f"{W}p"):
            self._boxes.append(child)
        elif not self._mark(tag, child):
            self._inside(child, depth + 1)

    def _mark(self, tag: str, child: Any) -> bool:
        """Read what is no text and stands for some; say whether it was that."""
        transcript = self._transcript
        if tag in (f"{W}tab", f"{W}ptab"):
            transcript.words(" ")
        elif tag in (f"{W}br", f"{W}cr"):
            transcript.line_break()
        elif tag == f"{W}noBreakHyphen":
            transcript.words("-")
        elif tag == f"{W}softHyphen":
            pass
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            name = "footnote" if tag == f"{W}footnoteReference" else "endnote"
            label = f"{name} {child.get(f'{W}id')}"
            transcript.page.gathering().add_note(label)
        elif tag == f"{_WP}docPr":
            transcript.image(child.get("descr") or "")
        elif tag == f"{_V}shape" and child.get("alt"):
            transcript.image(child.get("alt"))
            return False
        else:
            return False
        return True

    def _alternative(self, element: Any, depth: int) -> None:
        """Read one of several ways to say the same."""
        chosen = element.find(f"{_MC}Choice")
        if chosen is None:
            chosen = element.find(f"{_MC}Fallback")
        if chosen is not None:
            self._inside(chosen, depth + 1)

    def _link(self, element: Any, depth: int) -> None:
        if element.tag == f"{W}fldSimple":
            href = _address(element.get(f"{W}instr") or "")
        else:
            href = self._target(element)
        if href is not None:
            self._transcript.page.gathering().open_link(href)
        self._inside(element, depth + 1)
        if href is not None:
            self._transcript.page.gathering().close_link()

    def _target(self, element: Any) -> str | None:
        relation = self._part.rels.get(element.get(f"{_R}id") or "")
        if relation is not None and relation.is_external:
            return str(relation.target_ref)
        anchor = element.get(f"{W}anchor")
        return f"#{anchor}" if anchor else None

    def _field(self, kind: str | None) -> None:
        """Follow a field: its instruction, its words, its end."""
        if kind == "begin":
            self._fields.append([])
        elif kind == "separate" and self._fields and self._fields[-1] is not None:
            href = _address("".join(self._fields[-1]))
            self._fields[-1] = None
            if href is not None:
                self._transcript.page.gathering().open_link(href)
        elif kind == "end" and self._fields:
            self._fields.pop()
            if not self._fields:
                self._transcript.page.gathering().close_link()


def _address(instruction: str) -> str | None:
    found = _LINK_FIELD.match(instruction)
    return found[1] if found else None


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and value_of(vanish) not in ("0", "false", "off")
