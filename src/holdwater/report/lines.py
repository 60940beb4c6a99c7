"""Offsets into lines and columns, where a source has lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from holdwater.model.place import Place
from holdwater.model.span import Span
from holdwater.model.statement import Statement

_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """Tells the line and column, both from 1, of code-point offsets of one text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *[match.end() for match in _LINE_END.finditer(text)]]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def plain_span(
        self, span: Span, *, place: Place | None = None
    ) -> Mapping[str, int | None]:
        """Write a span as CONTRACT does: offsets, and lines and columns beside them.

        What stands at a ``place`` (a slide, a page) has no lines.
        """
        has_lines = place is None
        line, column = self.place(span.start) if has_lines else (None, None)
        end_line, end_column = self.place(span.end) if has_lines else (None, None)
        return {
            "start": span.start,
            "end": span.end,
            "line": line,
            "column": column,
            "end_line": end_line,
            "end_column": end_column,
        }

    def margin(self, statement: Statement) -> str:
        """Write where a statement stands: ``7:1``, ``slide 4``, ``p. 3``."""
        place = statement.block.place
        if place is not None:
            return place.words
        line, column = self.place(statement.span.start)
        return f"{line}:{column}"
