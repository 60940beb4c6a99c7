"""Everything Holdwater does to a document is this one road.

Document -> statements with signals -> hits -> standing -> findings -> Report

What costs most trust, what can be checked and what an offer does not say are read off
the judged statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from holdwater.check.not_said import not_said
from holdwater.check.standing import USUAL_COMPANY, Decision, Weighing, decide, weigh
from holdwater.check.strengths import checkable
from holdwater.check.trust import costliest
from holdwater.claims.find import find
from holdwater.claims.learned import Learned
from holdwater.claims.model import Model
from holdwater.model.claim import Candidate
from holdwater.model.document import Document
from holdwater.model.report import Report, summarise
from holdwater.model.rule import Hit
from holdwater.model.verdict import Finding, Judged
from holdwater.rules.judge import judge
from holdwater.rules.rulebook import Rulebook


@dataclass(frozen=True)
class Lens:
    """What a reader brings along: loaded once, used for every document."""

    rulebook: Rulebook
    version: str
    model: Model | None = None
    learned: Learned | None = None


def check(document: Document, *, lens: Lens, today: date) -> Report:
    """Judge a document, statement by statement. Pure: same values, same report."""
    struck = [(one, judge(one, lens.rulebook)) for one in find(document)]
    if lens.model is None:
        decisions = [decide(candidate, hits) for candidate, hits in struck]
    else:
        decisions = list(_weighed(struck, lens.model, lens))
    judged = tuple(
        _judged(candidate, decision)
        for (candidate, _), decision in zip(struck, decisions, strict=True)
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
        learned=lens.learned.file if lens.learned else None,
    )


def _weighed(
    struck: list[tuple[Candidate, tuple[Hit, ...]]], model: Model, lens: Lens
) -> Iterator[Decision]:
    """Weigh all statements, then decide each in the company of its neighbours."""
    weighings = [
        weigh(one, hits, model=model, learned=lens.learned) for one, hits in struck
    ]
    for (candidate, hits), weighing, company in zip(
        struck, weighings, companies(weighings), strict=True
    ):
        yield decide(
            candidate,
            hits,
            weighing=weighing,
            company=company,
            defaults=lens.rulebook.defaults,
        )


def companies(weighings: Sequence[Weighing]) -> Iterator[float]:
    """Tell in which company each statement stands: what its neighbours claim."""
    last = len(weighings) - 1
    for index in range(len(weighings)):
        near = [weighings[at].claim for at in (index - 1, index + 1) if 0 <= at <= last]
        yield sum(near) / len(near) if near else USUAL_COMPANY


def _judged(candidate: Candidate, decision: Decision) -> Judged:
    return Judged(
        statement=candidate.statement,
        standing=decision.standing,
        kinds=decision.kinds,
        confidence=_rounded(decision.confidence),
        quantities=candidate.quantities,
        signals=(*candidate.signals, *decision.reasons),
        findings=tuple(_findings(candidate, decision)),
    )


def _rounded(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, 3)


def _findings(candidate: Candidate, decision: Decision) -> list[Finding]:
    """Tell each hit; a question is asked once, where most of the statement is named."""
    hits = decision.hits
    told = [_finding(candidate, hit, decision.missing) for hit in hits]
    asked: set[str] = set()
    for at in sorted(range(len(hits)), key=lambda at: -len(hits[at].fills)):
        new = tuple(one for one in told[at].questions if one not in asked)
        asked |= set(new)
        told[at] = replace(told[at], questions=new)
    return told


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
