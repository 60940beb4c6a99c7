"""A rate of right answers, without the test that gave it.

Fills ``figure`` and ``measure`` (*accuracy*, *detection rate*).
"""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.quantity import Quantity
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

#: A rate and what it is a rate of stand at most so many letters apart.
_NEAR = 40

#: A lower share is a rate only of what should not be: *false alarms*.
_LEAST = 50

#: Words that are no noun, and what they are a rate of.
_NOUNS = {
    "accurate": "accuracy",
    "accurately": "accuracy",
    "correct": "accuracy",
    "correctly": "accuracy",
    "right": "accuracy",
    "precise": "precision",
    "detects": "detection",
    "detect": "detection",
    "catches": "detection",
    "blocks": "detection",
    "stops": "detection",
    "identifies": "detection",
    "effective": "success",
}


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike where a share stands near words of accuracy, and is no gain in it."""
    text = candidate.statement.text
    for figure in candidate.quantities:
        if figure.unit != "%" or figure.role != "measure":
            continue
        if _is_gain(candidate.folded, figure):
            continue
        near = [
            m
            for m in matches
            if _gap(figure.span, m.start, m.end) <= _NEAR
            and (
                figure.value >= _LEAST or candidate.folded.startswith("false", m.start)
            )
        ]
        if near:
            best = min(near, key=lambda m: _gap(figure.span, m.start, m.end))
            word = candidate.folded[best.start : best.end]
            span = Span(
                min(figure.span.start, best.start), max(figure.span.end, best.end)
            )
            rate = text[figure.span.start : figure.span.end]
            measure = _NOUNS.get(word, text[best.start : best.end])
            return Strike(span, (("figure", rate), ("measure", measure)))
    return None


def _is_gain(folded: str, figure: Quantity) -> bool:
    """Say whether the share is a difference or a bound: *by 30%*, *below 90%*."""
    before = folded[: figure.span.start].rstrip()
    after = folded[figure.span.end :].lstrip()
    return before.endswith((" by", "up to", " below", " to")) or after.startswith(
        ("more ", "better ", "higher ", "less ", "fewer ", "lower ", "increase")
    )


def _gap(span: Span, start: int, end: int) -> int:
    return max(start - span.end, span.start - end, 0)
