"""Statements in, hits out: every rule that strikes, wherever it strikes."""

from __future__ import annotations

from holdwater.model.claim import Candidate
from holdwater.model.rule import Hit
from holdwater.rules.rulebook import Rulebook
from holdwater.rules.shapes import SHAPES
from holdwater.text.patterns import Found

_NEGATORS = (
    "not ",
    "without being ",
    "no longer ",
    "hardly ",
    "rarely ",
)


def judge(candidate: Candidate, rulebook: Rulebook) -> tuple[Hit, ...]:
    """Return the hits of a rulebook on one statement, in the order of its rules.

    Words set as code, and words a *not* stands before, are not the writer's claim.
    """
    by_rule: dict[int, list[Found[str]]] = {}
    for found in rulebook.phrases.find(candidate.folded):
        index, role = found.payload
        by_rule.setdefault(index, []).append(Found(role, found.start, found.end))
    hits = []
    for index, rule in enumerate(rulebook.rules):
        shape = SHAPES[rule.shape]
        if rule.name in rulebook.off or not (shape.always or index in by_rule):
            continue
        strike = shape.strike(rule.pattern, by_rule.get(index, ()), candidate)
        if strike is None:
            continue
        hit = Hit(rule=rule, span=strike.span, fills=strike.fills)
        if not _is_quoted_code(candidate, hit) and not _is_negated(candidate, hit):
            hits.append(hit)
    return tuple(hits)


def _is_quoted_code(candidate: Candidate, hit: Hit) -> bool:
    return any(code.covers(hit.span) for code in candidate.statement.code)


def _is_negated(candidate: Candidate, hit: Hit) -> bool:
    before = candidate.folded[max(0, hit.span.start - 16) : hit.span.start]
    if before.endswith(("not only ", "not just ", "not the only ")):
        return False
    tail = before.removesuffix("the ").removesuffix("a ").removesuffix("an ")
    return tail.endswith("n't ") or any(
        tail.endswith(negator) and not tail[: -len(negator)][-1:].isalnum()
        for negator in _NEGATORS
    )
