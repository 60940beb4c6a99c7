"""Everything Holdwater does to a document is this one road.

Document -> statements with signals -> hits -> standing -> findings -> Report

A statement in a language of which there are no rules leaves the road after the first
step. What costs most trust, what can be checked and what an offer does not say are read
off the judged statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from holdwater.check.not_said import not_said
from holdwater.check.standing import (
    UNJUDGED,
    USUAL_COMPANY,
    Decision,
    decide,
    weigh,
)
from holdwater.check.strengths import checkable
from holdwater.check.trust import costliest
from holdwater.claims.find import find
from holdwater.claims.model import Model
from holdwater.model.claim import Candidate
from holdwater.model.document import Document
from holdwater.model.report import Report, summarise
from holdwater.model.rule import Hit
from holdwater.model.verdict import Finding, Judged
from holdwater.rules.judge import judge_all
from holdwater.rules.rulebook import Rulebook
from holdwater.text.document_languages import languages_of, primary
from holdwater.text.plain_words import reword

#: Where nothing tells what a text is in, it is read as this.
READ_AS = "en"


@dataclass(frozen=True)
class Lens:
    """What a reader brings along: loaded once, used for every document."""

    rulebook: Rulebook
    version: str
    model: Model | None = None


def check(document: Document, *, lens: Lens, today: date) -> Report:
    """Judge a document, statement by statement. Pure: same values, same report."""
    languages = languages_of(document)
    of_block = dict(zip(map(id, document.blocks), languages.blocks, strict=True))
    found = [(one, of_block[id(one.statement.block)]) for one in find(document)]
    decisions: dict[int, Decision] = {}
    for language in sorted(lens.rulebook.languages):
        own = [
            index
            for index, (_, told) in enumerate(found)
            if (primary(told) or READ_AS) == language
        ]
        some = _decided([found[index][0] for index in own], lens, language)
        decisions |= zip(own, some, strict=True)
    judged = tuple(
        _judged(candidate, decisions.get(index, UNJUDGED), language)
        for index, (candidate, language) in enumerate(found)
    )
    return Report(
        document=document,
        judged=judged,
        summary=summarise(judged),
        version=lens.version,
        today=today,
        costliest=costliest(judged),
        checkable=checkable(judged),
        not_said=not_said(document, judged),
        audience=lens.rulebook.audience,
        language=languages.document,
    )


def _decided(
    candidates: list[Candidate], lens: Lens, language: str
) -> Iterable[Decision]:
    """Decide statements that are all in one language."""
    hits = judge_all(candidates, lens.rulebook, language=language)
    struck = list(zip(candidates, hits, strict=True))
    if lens.model is None or language != READ_AS:
        return [decide(candidate, some) for candidate, some in struck]
    return _weighed(struck, lens.model, lens.rulebook)


def _weighed(
    struck: list[tuple[Candidate, tuple[Hit, ...]]], model: Model, rulebook: Rulebook
) -> Iterator[Decision]:
    """Weigh all statements, then decide each in the company of its neighbours."""
    weighings = [weigh(one, hits, model=model) for one, hits in struck]
    last = len(weighings) - 1
    for index, (candidate, hits) in enumerate(struck):
        near = [weighings[at].claim for at in (index - 1, index + 1) if 0 <= at <= last]
        yield decide(
            candidate,
            hits,
            weighing=weighings[index],
            company=sum(near) / len(near) if near else USUAL_COMPANY,
            defaults=rulebook.defaults,
        )


def _judged(candidate: Candidate, decision: Decision, language: str | None) -> Judged:
    return Judged(
        statement=candidate.statement,
        standing=decision.standing,
        kinds=decision.kinds,
        confidence=_rounded(decision.confidence),
        quantities=candidate.quantities,
        signals=(*candidate.signals, *decision.reasons),
        findings=tuple(_findings(candidate, decision)),
        language=language,
    )


def _rounded(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, 3)


def _findings(candidate: Candidate, decision: Decision) -> list[Finding]:
    """Tell each hit; a question is asked once, where most of the statement is named."""
    hits = decision.hits
    reworded = _reworded(candidate, hits)
    told = [
        replace(
            _finding(candidate, hit, decision.missing),
            suggestion=reworded if hit.instead is not None else None,
        )
        for hit in hits
    ]
    asked: set[str] = set()
    for at in sorted(range(len(hits)), key=lambda at: -len(hits[at].fills)):
        new = tuple(one for one in told[at].questions if one not in asked)
        asked |= set(new)
        told[at] = replace(told[at], questions=new)
    return told


def _reworded(candidate: Candidate, hits: tuple[Hit, ...]) -> str | None:
    """Reword a statement wherever it is certain how; None where it is nowhere.

    Every hit that has a word to give has the same statement to suggest: half of it
    mended would be found again.
    """
    edits = [(hit.span, hit.instead) for hit in hits if hit.instead is not None]
    return reword(candidate.statement.text, edits) if edits else None


def _finding(candidate: Candidate, hit: Hit, missing: tuple[str, ...]) -> Finding:
    rule, statement = hit.rule, candidate.statement
    fills = {"match": statement.text[hit.span.start : hit.span.end], **dict(hit.fills)}
    return Finding(
        rule=rule.name,
        code=rule.code,
        span=statement.place_in_source(hit.span),
        words=hit.span,
        level=rule.level,
        kinds=rule.kinds,
        message=rule.message.format_map(fills),
        missing=tuple(aspect for aspect in rule.needs if aspect in missing),
        questions=_questions(rule.questions, fills),
        suggestion=None,
        citations=rule.citations,
    )


def _questions(
    templates: tuple[tuple[str, ...], ...], fills: dict[str, str]
) -> tuple[str, ...]:
    """Ask, of each set of alternatives, the first that the statement can fill."""
    asked = (
        next((filled for one in some if (filled := _filled(one, fills))), None)
        for some in templates
    )
    return tuple(question for question in asked if question)


def _filled(template: str, fills: dict[str, str]) -> str | None:
    try:
        return template.format_map(fills)
    except KeyError:
        return None
