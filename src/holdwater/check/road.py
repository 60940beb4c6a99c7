"""Everything Holdwater does to a document is this one road.

Document -> statements with signals -> hits -> standing -> findings -> Report
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from holdwater.check.draft import is_draft, part_gaps, settle
from holdwater.check.standing import USUAL_COMPANY, Decision, Weighing, decide, weigh
from holdwater.check.suggest import suggest
from holdwater.claims.find import find, notice
from holdwater.claims.model import Model
from holdwater.model.claim import Candidate
from holdwater.model.document import Document
from holdwater.model.report import Report, summarise
from holdwater.model.rule import Hit
from holdwater.model.statement import Statement
from holdwater.model.verdict import ATTENTION, Finding, Judged
from holdwater.rules.judge import judge
from holdwater.rules.rulebook import Rulebook

#: Words of evidence in a draft may change what its neighbours seem to claim: it has to
#: stand beside any, even those that all claim.
IN_ANY_COMPANY = 1.0


@dataclass(frozen=True)
class Lens:
    """What a reader brings along: loaded once, used for every document."""

    rulebook: Rulebook
    version: str
    model: Model | None = None


def check(document: Document, *, lens: Lens, today: date) -> Report:
    """Judge a document, statement by statement. Pure: same values, same report."""
    struck = [_struck(one, lens) for one in find(document)]
    companies = _companies(struck)
    judged = tuple(
        _judged(one, company, lens)
        for one, company in zip(struck, companies, strict=True)
    )
    return Report(
        document=document,
        judged=judged,
        summary=summarise(judged),
        version=lens.version,
        today=today,
    )


class _Struck(NamedTuple):
    """A statement with the rules that struck on it, and what the model makes of it."""

    candidate: Candidate
    hits: tuple[Hit, ...]
    gap_hits: tuple[Hit, ...]
    weighing: Weighing | None


def _struck(candidate: Candidate, lens: Lens) -> _Struck:
    hits, gap_hits = part_gaps(judge(candidate, lens.rulebook))
    weighing = None
    if lens.model is not None:
        weighing = weigh(candidate, hits, model=lens.model)
    return _Struck(candidate, hits, gap_hits, weighing)


def _companies(struck: list[_Struck]) -> Iterator[float]:
    """Tell in which company each statement stands: what its neighbours claim."""
    claims = [one.weighing.claim if one.weighing else None for one in struck]
    for at in range(len(claims)):
        sides = (*claims[max(0, at - 1) : at], *claims[at + 1 : at + 2])
        near = [claim for claim in sides if claim is not None]
        yield sum(near) / len(near) if near else USUAL_COMPANY


def _decided(one: _Struck, company: float, lens: Lens) -> Decision:
    return decide(
        one.candidate,
        one.hits,
        weighing=one.weighing,
        company=company,
        defaults=lens.rulebook.defaults,
    )


def _judged(one: _Struck, company: float, lens: Lens) -> Judged:
    candidate = one.candidate
    decision = settle(candidate.statement, _decided(one, company, lens), one.gap_hits)
    findings = _findings(candidate, decision)
    if decision.standing in ATTENTION:
        findings = _with_suggestion(one, decision, findings, company, lens)
    return Judged(
        statement=candidate.statement,
        standing=decision.standing,
        kinds=decision.kinds,
        confidence=_rounded(decision.confidence),
        quantities=candidate.quantities,
        signals=(*candidate.signals, *decision.reasons),
        findings=tuple(findings),
    )


def _with_suggestion(
    one: _Struck,
    decision: Decision,
    findings: list[Finding],
    company: float,
    lens: Lens,
) -> list[Finding]:
    """Give every finding the one rewording that answers them all, if there is one."""

    def look(statement: Statement) -> tuple[Candidate, Decision]:
        again = _struck(notice(statement), lens)
        kept = IN_ANY_COMPANY if is_draft(statement) else company
        return again.candidate, _decided(again, kept, lens)

    accusing = tuple(hit for hit in decision.hits if hit not in one.gap_hits)
    suggestion = suggest(one.candidate, accusing, look)
    return [
        replace(finding, suggestion=suggestion) if hit in accusing else finding
        for hit, finding in zip(decision.hits, findings, strict=True)
    ]


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
