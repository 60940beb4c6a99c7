"""Gaps that a writer still has to fill in: ``[…]``.

The same mark shows that a quotation was shortened, and in a list of posts that the
rest is on another page. Neither waits for anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdwater.model.span import Span
from holdwater.model.statement import Statement
from holdwater.text.later import later

#: How a gap is written.
GAP = "[…]"

_GAP = later(re.escape(GAP))


def gaps(statement: Statement) -> Iterator[Span]:
    """Yield where the gaps of a statement stand in its text."""
    text = statement.text
    if GAP not in text or statement.block.kind == "quote":
        return
    is_cut_off = statement.block.kind == "paragraph" and text.endswith(GAP)
    for match in _GAP.finditer(text):
        span = Span(*match.span())
        if is_cut_off and span.end == len(text):
            continue
        if any(code.meets(span) for code in statement.code):
            continue
        if not is_quoted(text, span.start):
            yield span


def is_quoted(text: str, at: int) -> bool:
    """Say whether what stands at ``at`` is inside quotation marks."""
    before = text[:at]
    opened = before.count("“") - before.count("”")
    return opened > 0 or before.count('"') % 2 == 1
