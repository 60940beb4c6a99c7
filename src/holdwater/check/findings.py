"""Hits into findings: what a person is told of a statement, and asked about it."""

from __future__ import annotations

from holdwater.check.questions import ask, named_in
from holdwater.check.quoted import to_phrase_ends
from holdwater.check.slots import slots
from holdwater.check.standing import Decision
from holdwater.model.claim import Candidate
from holdwater.model.rule import Hit
from holdwater.model.verdict import Finding
from holdwater.text.plain_words import reword


def tell(
    candidate: Candidate, decision: Decision, *, own: frozenset[str] = frozenset()
) -> list[Finding]:
    """Tell each hit; a question is asked once, where most of the statement is named.

    ``own`` are the names of the page's own product, in lower case: nobody is asked
    whether the product may be called.
    """
    hits = decision.hits
    if not hits:
        return []
    reworded = _reworded(candidate, hits)
    told = [
        (_finding(candidate, hit, decision.missing, own))._replace(
            suggestion=reworded if hit.instead is not None else None,
        )
        for hit in hits
    ]
    asked: set[str] = set()
    for at in sorted(range(len(hits)), key=lambda at: -len(hits[at].fills)):
        new = tuple(one for one in told[at].questions if one not in asked)
        asked |= set(new)
        told[at] = told[at]._replace(questions=new)
    return told


def _reworded(candidate: Candidate, hits: tuple[Hit, ...]) -> str | None:
    """Reword a statement wherever it is certain how; None where it is nowhere.

    Every hit that has a word to give has the same statement to suggest: half of it
    mended would be found again.
    """
    edits = [(hit.span, hit.instead) for hit in hits if hit.instead is not None]
    return reword(candidate.statement.text, edits) if edits else None


def _finding(
    candidate: Candidate, hit: Hit, missing: tuple[str, ...], own: frozenset[str]
) -> Finding:
    rule = hit.rule
    asked = {one for some in rule.questions for one in some}
    named = frozenset().union(*map(named_in, asked), named_in(rule.message))
    fills = slots(candidate, hit, own, named)
    questions = ask(rule.questions, fills)
    if rule.kinds:  # a rule of style means the very words that it names
        text = candidate.statement.text
        questions = tuple(to_phrase_ends(one, text, hit.span) for one in questions)
    return Finding(
        rule=rule.name,
        code=rule.code,
        span=candidate.statement.place_in_source(hit.span),
        words=hit.span,
        level=rule.level,
        kinds=rule.kinds,
        message=rule.message.format_map(fills),
        missing=tuple(aspect for aspect in rule.needs if aspect in missing),
        questions=questions,
        suggestion=None,
        citations=rule.citations,
    )
