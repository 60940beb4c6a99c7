"""What a paragraph of a Word document is: by its style, its outline and its list."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

#: The namespace of WordprocessingML, as lxml writes it before a name.
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

#: Kinds of block by the beginning of a style's name, in small letters.
_KINDS = (
    ("caption", "caption"),
    ("toc", "navigation"),
    ("table of figures", "navigation"),
    ("quote", "quote"),
    ("quotation", "quote"),
    ("intense quote", "quote"),
    ("block text", "quote"),
)

#: How far a style's ancestry is followed.
_MOST_ANCESTORS = 20


class Style(NamedTuple):
    """What a paragraph is, the level of a heading (0 for a title), and its list."""

    kind: str = "paragraph"
    heading: int | None = None
    list_level: int | None = None


class Styles:
    """Tells what paragraphs are; ``language`` is what the document is written in."""

    def __init__(self, element: Any) -> None:
        self._elements = {
            style.get(f"{W}styleId"): style for style in element.iter(f"{W}style")
        }
        self._known: dict[str, Style] = {}
        defaults = element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        self.language: str | None = value_of(defaults)

    def of(self, paragraph: Any) -> Style:
        """Return what a paragraph is; its own outline level has the last word."""
        name = value_of(paragraph.find(f"{W}pPr/{W}pStyle"))
        style = self._style(name) if name else Style()
        outline = value_of(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        level = _outline(outline)
        return style._replace(heading=level) if level is not None else style

    def list_level(self, paragraph: Any, style: Style) -> int | None:
        """Return the level of a list item from 0, None for what is none."""
        numbered = paragraph.find(f"{W}pPr/{W}numPr")
        if numbered is None:
            return style.list_level
        if value_of(numbered.find(f"{W}numId")) in (None, "0"):
            return None
        return _level(value_of(numbered.find(f"{W}ilvl")))

    def _style(self, name: str) -> Style:
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Style:
        element = self._elements.get(name)
        found = Style()
        for _ in range(_MOST_ANCESTORS):
            if element is None:
                break
            found = _merged(found, element)
            parent = value_of(element.find(f"{W}basedOn"))
            element = self._elements.get(parent) if parent else None
        return found


def _merged(found: Style, element: Any) -> Style:
    """Add what an ancestor says to what its heirs said."""
    said = (value_of(element.find(f"{W}name")) or "").lower()
    if found.heading is None:
        numbered = re.fullmatch(r"heading (\d)", said)
        if said == "title":
            found = found._replace(heading=0)
        elif numbered:
            found = found._replace(heading=int(numbered[1]))
        else:
            outline = value_of(element.find(f"{W}pPr/{W}outlineLvl"))
            found = found._replace(heading=_outline(outline))
    if found.kind == "paragraph":
        for beginning, kind in _KINDS:
            if said.startswith(beginning):
                found = found._replace(kind=kind)
                break
    numbers = element.find(f"{W}pPr/{W}numPr")
    if found.list_level is None and numbers is not None:
        level = _level(value_of(numbers.find(f"{W}ilvl")))
        found = found._replace(list_level=level)
    return found


def value_of(element: Any | None) -> str | None:
    """Return the ``w:val`` of an element that may not be there."""
    value: str | None = None if element is None else element.get(f"{W}val")
    return value


def _outline(level: str | None) -> int | None:
    """Turn Word's outline level (0 to 8; 9 is body text) into a heading's."""
    return int(level) + 1 if level and level in "012345678" else None


def _level(level: str | None) -> int:
    return int(level) if level and level in "012345678" else 0
