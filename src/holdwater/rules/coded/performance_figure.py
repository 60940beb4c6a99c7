"""A figure of speed or throughput, without the test that gave it.

Fills ``figure``, and ``rate`` or ``time`` with it, whichever it is. The best case (*up to*) has a rule of its own.
"""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.rules.shapes import Matches, Strike

#: Rates tell by themselves what was measured.
_RATES = frozenset({"op/s", "GB/s", "TB/s", "GiB/s", "Tbit/s"})

#: Rates and times of which much else is made: they need a word of speed beside them.
_TIMES = frozenset({"ns", "µs", "ms", "s", "MB/s", "MiB/s", "Gbit/s", "Mbit/s", "fps"})


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on a rate, or on a time beside *latency*, *response* and the like."""
    for figure in candidate.quantities:
        if figure.role != "measure" or figure.bound in ("up to", "at most"):
            continue
        if figure.unit in _RATES or (figure.unit in _TIMES and matches):
            words = candidate.statement.text[figure.span.start : figure.span.end]
            sort = "rate" if "/" in (figure.unit or "") else "time"
            return Strike(figure.span, (("figure", words), (sort, words)))
    return None
