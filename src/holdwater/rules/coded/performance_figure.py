"""A figure of speed or throughput, without the test that gave it.

Fills ``figure``, and with it ``rate``, ``browsed``, ``built`` or ``time``, whichever it is:
of a page that loads one asks other things than of a query. The best case (*up to*) has a rule of its own.
"""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.quantity import Quantity
from holdwater.rules.shapes import Matches, Strike
from holdwater.text.later import later

#: Rates tell by themselves what was measured.
_RATES = frozenset({"op/s", "GB/s", "TB/s", "GiB/s", "Tbit/s"})

#: Rates and times of which much else is made: they need a word of speed beside them.
_TIMES = frozenset({"ns", "µs", "ms", "s", "MB/s", "MiB/s", "Gbit/s", "Mbit/s", "fps"})

#: Words by which a time is that of a page that loads, or of something that is built.
_BROWSED = later(
    r"\bpage loads?\b|\bpages load\b|\b(?:contentful|first) paint\b|\blighthouse\b"
)
_BUILT = later(
    r"\bbuild times?\b|\bbuilds? (?:complete|finish|in|take|within)\w*\b|\bcompil(?:e|es|ation)\b"
)


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on a rate, or on a time beside *latency*, *response* and the like."""
    for figure in candidate.quantities:
        if figure.role != "measure" or figure.bound in ("up to", "at most"):
            continue
        if figure.unit in _RATES or (figure.unit in _TIMES and matches):
            words = candidate.statement.text[figure.span.start : figure.span.end]
            return Strike(
                figure.span,
                (("figure", words), (_sort(figure, candidate.folded), words)),
            )
    return None


def _sort(figure: Quantity, folded: str) -> str:
    """Tell what sort of figure it is, as the questions name it."""
    if "/" in (figure.unit or ""):
        return "rate"
    if _BROWSED.search(folded):
        return "browsed"
    return "built" if _BUILT.search(folded) else "time"
