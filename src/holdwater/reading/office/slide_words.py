"""The words of a shape on a slide: paragraphs, bullets, links."""

from __future__ import annotations

from typing import Any

from holdwater.reading.transcript import Transcript
from holdwater.reading.typed import bullet_end

#: The namespace of DrawingML, as lxml writes it before a name.
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def said(element: Any) -> str:
    """Return the text below an element, without its breaks."""
    return "".join(text.text or "" for text in element.iter(f"{A}t"))


class Words:
    """Reads the text of one part's shapes."""

    def __init__(self, transcript: Transcript, part: Any) -> None:
        self.part = part
        self._transcript = transcript

    def paragraphs(self, paragraphs: list[Any], *, is_list: bool) -> None:
        """Read paragraphs, a block each; bullets are items of a list."""
        page = self._transcript.page
        levels: list[int] = []
        for paragraph in paragraphs:
            level = _level(paragraph, is_list=is_list)
            if not said(paragraph).strip():
                continue
            while levels and (level is None or levels[-1] > level):
                levels.pop()
                page.close_list()
            if level is None:
                page.flush()
                self.of(paragraph)
                page.flush()
                continue
            if not levels or levels[-1] < level:
                page.open_list(is_close=True)
                levels.append(level)
            page.open_container("item")
            self.of(paragraph)
            page.close_container()
        for _ in levels:
            page.close_list()

    def of(self, paragraph: Any) -> None:
        """Add the words of one paragraph."""
        for child in paragraph:
            if child.tag == f"{A}br":
                self._transcript.line_break()
            elif child.tag == f"{A}r" or (
                child.tag == f"{A}fld" and not _is_number(child)
            ):
                self._run(child)

    def _run(self, run: Any) -> None:
        text = run.find(f"{A}t")
        if text is None or not text.text:
            return
        link = run.find(f"{A}rPr/{A}hlinkClick")
        relation = (
            None if link is None else self.part.rels.get(link.get(f"{_R}id") or "")
        )
        builder = self._transcript.page.gathering()
        if relation is not None and relation.is_external:
            builder.open_link(str(relation.target_ref))
        self._transcript.words(text.text.replace("\v", "\n"))
        builder.close_link()


def _level(paragraph: Any, *, is_list: bool) -> int | None:
    """Return the level of a bullet from 0, None for a paragraph without one."""
    properties = paragraph.find(f"{A}pPr")
    level = 0 if properties is None else _number(properties.get("lvl"))
    if properties is not None:
        if properties.find(f"{A}buNone") is not None:
            return None
        if any(
            properties.find(f"{A}{name}") is not None
            for name in ("buChar", "buAutoNum", "buBlip")
        ):
            return level
    if is_list or level or bullet_end(said(paragraph)):
        return level
    return None


def _number(value: str | None) -> int:
    return int(value) if value and value in "012345678" else 0


def _is_number(field: Any) -> bool:
    return (field.get("type") or "").startswith(("slidenum", "datetime"))
