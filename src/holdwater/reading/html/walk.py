"""HTML into a Document, every word led back to where it stands in the source.

Parsed by justhtml, a parser of the HTML standard that is linear on hostile input and
tells where each piece began. The tree is walked without recursion. What a page says is
told apart by the kind of its blocks: navigation leads elsewhere; hidden text and what
asks for cookies make no statements; a title and a description are published like the
rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from holdwater.model.document import Document
from holdwater.reading.builder import BlockBuilder, build_document
from holdwater.reading.front_matter import find_front_matter
from holdwater.reading.html.main_text import boilerplate
from holdwater.reading.html.metadata import attribute_parts, linked_data, metadata_of
from holdwater.reading.html.templates import blank_templates
from holdwater.reading.html.text import Part, parts_of
from holdwater.reading.html.tree import (
    INLINE,
    SKIPPED,
    Tree,
    children_of,
    figure_label,
    has_own_headings,
    heading_level,
    holds_blocks,
    is_data_table,
    measure,
    veil_of,
)
from holdwater.reading.page import Page
from holdwater.reading.tags import CODE

#: What the words inside an element are, where its name tells.
_KINDS = {
    "li": "item",
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
    "legend": "caption",
}

#: Elements of a line that stand by themselves.
_APART = frozenset({"button", "label"})

#: How much markup may stand between a list and the words that open it.
_MOST_BETWEEN = 400

#: What is done when an element is left; True where that is nothing, None where it is
#: not entered at all.
_Leave = Callable[[], None] | bool | None


def read(
    content: bytes, text: str, *, source: str, media_type: str, main_text: bool = False
) -> Document:
    """Read a page; with ``main_text`` what is not the page's own matter is set apart."""
    from justhtml import JustHTML  # only where there is HTML

    front = find_front_matter(text)
    masked = blank_templates(front.blanked(text))
    tree = measure(JustHTML(masked, sanitize=False, track_node_locations=True).root)
    walk = _Walk(masked, tree, boilerplate(tree) if main_text else set())
    walk.page.add_fields(front)
    walk.run()
    return build_document(
        source=source,
        media_type=media_type,
        content=content,
        text=text,
        blocks=walk.page.blocks,
        language=_language(tree.root) or front.language,
    )


def _language(root: Any) -> str | None:
    for element in children_of(root):
        if element.name == "html":
            said = (element.attrs or {}).get("lang") or ""
            return (
                said if re.fullmatch(r"[A-Za-z]{2,3}(?:-[\w-]{1,30})?", said) else None
            )
    return None


class _Walk:
    """Walks the tree once: every element is entered, and left."""

    def __init__(self, source: str, tree: Tree, aside: set[int]) -> None:
        self.page = Page()
        self._source = source
        self._tree = tree
        self._aside = aside
        self._code = 0
        self._tables: list[bool] = []
        self._labels: set[int] = set()
        self._in_figure = 0

    def run(self) -> None:
        """Walk from the root to the last leaf."""
        waiting: list[Any] = [self._tree.root]
        while waiting:
            node = waiting.pop()
            if callable(node):
                node()
            elif node.name == "#text":
                self._text(node)
            elif node.name in ("#document", "html", "body"):
                waiting += reversed(children_of(node))
            elif not node.name.startswith(("#", "!")):
                leave = self._enter(node)
                if leave is None:
                    continue
                if leave is not True:
                    waiting.append(leave)
                waiting += reversed(children_of(node))
        self.page.flush()

    # -- words -----------------------------------------------------------------------

    def _text(self, node: Any) -> None:
        if node.origin_offset is None or not node.data:
            return
        if self.page.builder is None and not node.data.strip():
            return
        builder = self.page.gathering()
        add = builder.add_code if self._code else builder.add
        for part in parts_of(node.data, self._source, node.origin_offset):
            add(*part)

    def _image(self, element: Any) -> None:
        start, end = element.origin_offset, element._start_tag_end  # noqa: SLF001
        if start is None or end is None:
            return
        parts = attribute_parts(self._source, start, end, "alt")
        if not "".join(part.text for part in parts).strip():
            return
        self.page.open_image()
        for part in parts:
            self.page.gathering().add(*part)
        self.page.close_image()

    def _add(self, kind: str, parts: Sequence[Part]) -> None:
        """Add a block that stands nowhere in the text."""
        self.page.flush()
        builder = BlockBuilder(kind, heading=None, lead_in=None)
        for part in parts:
            builder.add(*part)
        block = builder.build()
        if block is not None:
            self.page.blocks.append(block)

    # -- elements --------------------------------------------------------------------

    def _enter(self, element: Any) -> _Leave:
        if element.name in SKIPPED:
            self._beside(element)
            return None
        if veil := veil_of(element, self._tree, self._aside):
            self.page.open_veil(veil)
            return self.page.close_veil
        if element.name in INLINE:
            return self._enter_inline(element)
        if self._in_figure:
            return True
        if id(element) in self._labels:
            return self._enter_figure(element)
        self.page.flush()
        if label := figure_label(element, self._tree):
            self._labels.add(id(label))
            return self._enter_figure(element)
        return self._enter_block(element)

    def _beside(self, element: Any) -> None:
        """Read what no reader meets in the text, and may meet elsewhere."""
        if element.name == "head":
            for said, parts in metadata_of(element, self._source):
                self._add(said, parts)
            for child in children_of(element):
                if child.name == "script":
                    self._beside(child)
        elif element.name == "script":
            if (element.attrs or {}).get("type") == "application/ld+json":
                for parts in linked_data(element, self._source):
                    self._add("metadata", parts)
        elif element.name == "pre":
            start, end = element._start_tag_end, element._end_tag_start  # noqa: SLF001
            if start is not None and end is not None and end > start:
                self.page.add_code(self._source[start:end], start, end)

    def _enter_figure(self, element: Any) -> _Leave:
        """Read a figure and the label beside it as one: neither says much alone."""
        self._in_figure += 1
        is_label = id(element) in self._labels

        def leave() -> None:
            self._in_figure -= 1
            if is_label:
                self.page.flush()
            elif self.page.builder is not None:
                end_tag = element._end_tag_start, element._end_tag_end  # noqa: SLF001
                self.page.builder.part(*end_tag)

        return leave

    def _enter_inline(self, element: Any) -> _Leave:
        name, page = element.name, self.page
        if name == "br":
            at = element.origin_offset
            if page.builder is not None and at is not None:
                page.builder.add_break(at, element._start_tag_end or at)  # noqa: SLF001
            return None
        if name == "img":
            self._image(element)
            return None
        if name == "a":
            return self._enter_link(element)
        if name in CODE:
            self._code += 1
            return self._leave_code
        if name in _APART and not self._in_figure:
            page.flush()
            return page.flush
        return True

    def _leave_code(self) -> None:
        self._code -= 1

    def _enter_link(self, element: Any) -> _Leave:
        """Begin a link; one around a whole card is no part of a line."""
        page = self.page
        if holds_blocks(element) and not self._in_figure:
            page.flush()
            return page.flush
        page.gathering().open_link((element.attrs or {}).get("href") or "")

        def leave() -> None:
            if page.builder is not None:
                page.builder.close_link()

        return leave

    def _enter_block(self, element: Any) -> _Leave:
        name, page = element.name, self.page
        level = heading_level(element)
        if level is not None:
            page.open_heading(level)
            return lambda: page.close_heading(level)
        if name in ("ul", "ol", "menu"):
            page.open_list(is_close=self._is_close(element))
            return page.close_list
        if name == "dt":
            page.open_term()
            return page.close_term
        if name == "dd":
            page.open_definition()
            return page.close_definition
        if name == "table":
            return self._enter_table(element)
        if self._tables and self._tables[-1]:
            if name == "tr":
                return self._enter_row(element)
            if name in ("td", "th"):
                page.open_cell()
                return lambda: page.close_cell(span=_span(element))
        return self._enter_container(element)

    def _enter_container(self, element: Any) -> _Leave:
        page = self.page
        is_section = has_own_headings(element, self._tree)
        if is_section:
            page.open_section()
        page.open_container(_KINDS.get(element.name))
        if element.name == "summary":
            page.open_heading(_SUMMARY)

        def leave() -> None:
            if element.name == "summary":
                page.close_heading(_SUMMARY)
            page.close_container()
            if is_section:
                page.close_section()

        return leave

    def _is_close(self, element: Any) -> bool:
        """Say whether a list stands close behind the block before it."""
        start = element.origin_offset
        if start is None:
            return False
        return bool(start - self.page.end <= _MOST_BETWEEN)

    # -- tables ------------------------------------------------------------------------

    def _enter_table(self, element: Any) -> _Leave:
        self._tables.append(is_data_table(element))
        self.page.open_columns()

        def leave() -> None:
            self.page.flush()
            self._tables.pop()

        return leave

    def _enter_row(self, element: Any) -> _Leave:
        cells = [one for one in children_of(element) if one.name in ("td", "th")]
        in_head = element.parent is not None and element.parent.name == "thead"
        if cells and (in_head or all(one.name == "th" for one in cells)):
            self.page.open_columns()
        else:
            self.page.open_row()
        return self.page.flush


#: A summary is the heading of its details, below all others.
_SUMMARY = 7


def _span(cell: Any) -> int:
    said = (cell.attrs or {}).get("colspan") or "1"
    return max(1, min(int(said), 64)) if re.fullmatch(r"\d{1,4}", said) else 1
