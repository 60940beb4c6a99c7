"""What a chart or diagram on a slide says: titles, axes, series, categories, labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"

#: Of a chart with more categories than this the first are read.
_MOST_CATEGORIES = 100


def chart_words(frame: Any, part: Any) -> list[str]:
    """Return what the chart in a frame says, title first; nothing where none is."""
    root = _related(frame.find(f".//{_C}chart"), "id", part)
    if root is None:
        return []
    said = [_rich(title) for title in root.iter(f"{_C}title")]
    said += [
        value.text or ""
        for series in root.iter(f"{_C}ser")
        for value in series.findall(f"{_C}tx//{_C}v")
    ]
    said += list(_categories(root))
    said += [_rich(label) for label in root.iter(f"{_C}dLbl")]
    texts = (" ".join(text.split()) for text in said)
    return list(dict.fromkeys(text for text in texts if text))


def diagram_words(frame: Any, part: Any) -> list[str]:
    """Return the texts of the diagram (SmartArt) in a frame."""
    root = _related(frame.find(f".//{_DGM}relIds"), "dm", part)
    if root is None:
        return []
    points = (_rich(point) for point in root.iter(f"{_DGM}pt"))
    return [" ".join(text.split()) for text in points if text.strip()]


def _categories(root: Any) -> Iterator[str]:
    for category in list(root.iter(f"{_C}cat"))[:1]:
        for value in list(category.iter(f"{_C}v"))[:_MOST_CATEGORIES]:
            yield value.text or ""


def _rich(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_A}t"))


def _related(element: Any, name: str, part: Any) -> Any | None:
    """Parse the part that an element refers to."""
    if element is None:
        return None
    relation = part.rels.get(element.get(f"{_R}{name}") or "")
    if relation is None or relation.is_external:
        return None
    from pptx.oxml import parse_xml

    return parse_xml(relation.target_part.blob)
