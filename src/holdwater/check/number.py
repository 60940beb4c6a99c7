"""The figure that a question asks about, as it is quoted back."""

from __future__ import annotations

import re

from holdwater.check.quoting import whole_words
from holdwater.model.claim import Candidate
from holdwater.model.quantity import Quantity

#: The slots that hold the figure a rule struck, by what sort of one it is.
FIGURES = frozenset({"figure", "browsed", "built", "rate", "time"})

#: A time of hours at most is how long something takes, and not how long it is kept or offered.
_SPELLS = frozenset({"h", "min", "ms", "s"})


def with_range(text: str, figure: str) -> str:
    """Quote a figure with what it goes up to: *60 to 80%*, *3-5 seconds*, not *60*."""
    unit = r" ?%|x\b|×| ?ms\b|[ -](?:milli)?seconds?\b|[ -](?:minute|hour|day|week|month|year)s?\b"
    ranged = re.search(
        rf"(?<![\w.,]){re.escape(figure)} ?(?:to|-|–|~) ?\d[\d.,]*(?:{unit})?", text
    )
    whole = ranged[0].rstrip(".,") if ranged else figure
    # *by 40% to 2 million* goes up to nothing of its sort.
    return figure if figure.endswith("%") and not whole.endswith("%") else whole


def first_figure(candidate: Candidate) -> dict[str, str]:
    """Fill ``number`` with the first figure that somebody may ask about.

    And ``spell`` with the same, where it tells how long something takes.
    """
    text = candidate.statement.text
    for figure in candidate.quantities:
        if figure.role in ("measure", "count") and not _is_no_result(
            candidate.folded, figure
        ):
            quoted = whole_words(text, figure.span)
            is_spell = figure.role == "measure" and figure.unit in _SPELLS
            # *From 10 s to under 1 s* is a change, and says from where to where.
            is_spell = (
                is_spell and " to " not in candidate.folded[figure.span.end :][:12]
            )
            return {"number": quoted} | ({"spell": quoted} if is_spell else {})
    return {}


def _is_no_result(folded: str, figure: Quantity) -> bool:
    """Say whether a figure ends a scale, begins a term or a name, or stands for *all*.

    *9 out of | 10*, *5 years of support*, *a 90-day plan*, *100 %*.
    """
    before, behind = folded[: figure.span.start], folded[figure.span.start :]
    return before.endswith(" out of ") or bool(
        re.match(
            r"100 ?%|[\d.]+ (?:days?|weeks?|months?|years?) (?:of )?(?:[\w-]+ ){0,2}"
            r"(?:coverage|maintenance|patches|retention|support|updates|warranty)\b"
            r"|\d+ (?:day|week|month|year|hour|minute) (?:blueprint|plan|programme|program|trial"
            r"|roadmap|sprint|course|workshop|period|window|challenge|audit|review|call)\b",
            behind,
        )
    )
