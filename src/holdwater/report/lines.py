"""Offsets into lines and columns, where a source has lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from holdwater.model.span import Span

_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """Tells the line and column, both from 1, of code-point offsets of one text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def plain_span(self, span: Span) -> Mapping[str, int]:
        """Write a span as CONTRACT does: offsets, and lines and columns beside them."""
        line, column = self.place(span.start)
        end_line, end_column = self.place(span.end)
        return {
            "start": span.start,
            "end": span.end,
            "line": line,
            "column": column,
            "end_line": end_line,
            "end_column": end_column,
        }
