"""*Up to* before a figure of merit: the ceiling told as the room.

A limit of the product (*names may be up to 63 bytes*), a plan's allowance and a
price are no merit and are left alone.
"""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.quantity import Quantity
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

_MERIT_UNITS = frozenset({"%", "x", "GB/s", "MB/s", "Gbit/s", "Tbit/s", "op/s"})
_TIME_UNITS = frozenset({"h", "d", "week", "month", "year"})
_OPENINGS = (
    "up to",
    *(f"as {word} as" for word in ("much", "many", "little", "low", "few", "fast")),
)
_NEAR = 16
#: What is kept so long at most is a limit, and no gain.
_KEPT = (
    "cached",
    "kept",
    "last",
    "lasts",
    "live",
    "lives",
    "retained",
    "stored",
    "valid",
    "wait",
)
_GAIN = (
    "save",
    "saving",
    "faster",
    "reduc",
    "cut ",
    "cuts ",
    "less ",
    "longer battery",
)


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on the first best case."""
    for figure in candidate.quantities:
        if figure.bound == "up to" and _is_merit(figure, candidate.folded):
            text = candidate.statement.text
            start = _opening(candidate.folded, figure.span.start)
            before = candidate.folded[:start].removesuffix(" for ").rstrip()
            if figure.unit in _TIME_UNITS and before.endswith(_KEPT):
                continue
            figure_text = text[figure.span.start : figure.span.end]
            span = Span(start, figure.span.end)
            match = text[start : figure.span.end]
            return Strike(span, (("match", match), ("figure", figure_text)))
    return None


def _opening(folded: str, figure_at: int) -> int:
    """Find where the words that open the ceiling begin."""
    found = (folded.rfind(words, 0, figure_at) for words in _OPENINGS)
    return max([at for at in found if figure_at - at <= _NEAR], default=figure_at)


def _is_merit(figure: Quantity, folded: str) -> bool:
    if figure.unit in _MERIT_UNITS:
        return True
    return figure.unit in _TIME_UNITS and any(word in folded for word in _GAIN)
