"""What messages and questions may name of a statement, beside what a rule filled in.

``match``        the words struck, quoted whole
``unsourced``    the same, where nothing near says where they come from
``sourced``      the same, where something near may
``number``       the first figure of a statement
``cited``        the same, where something near may give it
``speed``, ``ease``, ``security``, ``cost``, ``use``, ``reliability``
                 the words struck, where that is what they compare

``turn``         the words struck, where they say that something is over: *forever*

A question whose slot is not filled is not asked.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.check.quoting import whole_words
from holdwater.model.claim import Candidate
from holdwater.model.rule import Hit
from holdwater.text.dimensions import dimension_of

#: Slots that hold the name of somebody else, never that of the page's own product.
_OF_OTHERS = ("name", "by")

#: So much behind words that do not tell in what they compare does: *better security*.
_BEHIND = 16
_VAGUE = ("better", "higher", "lower", "greater", "better than", "improved", "reduced")


@cache
def _near_source() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:case stud(?:y|ies)|customer story|verified|methodology|according to"
        r"|white ?paper|(?:the|an?|our|full|20\d\d) (?:report|study|survey|research|paper)"
        r"|figures? from)\b|\bsources?:",
        re.IGNORECASE,
    )


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(
        r"been \w+er\b|\bforever|of the past|\bagain|for good|once and for all"
    )


def slots(candidate: Candidate, hit: Hit, own: frozenset[str]) -> dict[str, str]:
    """Fill the slots of a hit; ``own`` are names of the page's product, lower-case."""
    statement = candidate.statement
    match = whole_words(statement.text, hit.span)
    filled = {
        name: words
        for name, words in hit.fills
        if not (name in _OF_OTHERS and words.split()[0].lower() in own)
    }
    filled["match"] = match
    filled["sourced" if has_source_near(candidate) else "unsourced"] = match
    number = _number(candidate)
    if number:
        filled["number"] = number
        if "sourced" in filled:
            filled["cited"] = number
    struck = candidate.folded[hit.span.start : hit.span.end]
    if struck.endswith(_VAGUE):
        struck = candidate.folded[hit.span.start : hit.span.end + _BEHIND]
    if _turn().search(struck):
        filled["turn"] = match
    dimension = dimension_of(struck, candidate.folded)
    if dimension:
        filled[dimension] = match
    return filled


def has_source_near(candidate: Candidate) -> bool:
    """Say whether a source, a method or a study is named here or next door."""
    if candidate.weight("support", "source"):
        return True
    statement = candidate.statement
    near = (statement.before, statement.after, statement.text)
    return any(text is not None and _near_source().search(text) for text in near)


def _number(candidate: Candidate) -> str | None:
    for figure in candidate.quantities:
        if figure.role in ("measure", "count"):
            return whole_words(candidate.statement.text, figure.span)
    return None
