"""Everything Holdwater does to a document is this one road.

Document -> statements with signals -> hits -> standing -> findings -> Report

A statement in a language of which there are no rules leaves the road after the first
step. What costs most trust, what can be checked and what an offer does not say are read
off the judged statements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from holdwater.check.allow import allow
from holdwater.check.draft import is_draft, part_gaps, settle
from holdwater.check.findings import tell
from holdwater.check.not_said import not_said
from holdwater.check.standing import (
    UNJUDGED,
    Decision,
    Weighing,
    companies,
    decide,
    weigh,
)
from holdwater.check.strengths import checkable
from holdwater.check.suggest import suggest
from holdwater.check.trust import costliest
from holdwater.claims.find import find, notice
from holdwater.claims.learned import Learned
from holdwater.claims.model import Model
from holdwater.model.claim import Candidate
from holdwater.model.document import Document
from holdwater.model.report import Report, summarise
from holdwater.model.rule import Hit
from holdwater.model.statement import Statement
from holdwater.model.verdict import ATTENTION, Finding, Judged
from holdwater.rules.judge import judge, judge_all
from holdwater.rules.packs import every_name
from holdwater.rules.rulebook import Rulebook
from holdwater.text.document_languages import languages_of, primary
from holdwater.text.names import own_names

#: Where nothing tells what a text is in, it is read as this.
READ_AS = "en"

#: Words of evidence in a draft may change what its neighbours seem to claim: it has to
#: stand beside any, even those that all claim.
IN_ANY_COMPANY = 1.0


@dataclass(frozen=True)
class Lens:
    """What a reader brings along: loaded once, used for every document."""

    rulebook: Rulebook
    version: str
    model: Model | None = None
    learned: Learned | None = None


def check(document: Document, *, lens: Lens, today: date) -> Report:
    """Judge a document, statement by statement. Pure: same values, same report."""
    languages = languages_of(document)
    of_block = dict(zip(map(id, document.blocks), languages.blocks, strict=True))
    found = [(one, of_block[id(one.statement.block)]) for one in find(document)]
    judged = [_told(one, UNJUDGED, [], language) for one, language in found]
    about = _about(document, [one.statement for one, _ in found])
    for language in sorted(lens.rulebook.languages):
        own = [
            index
            for index, (_, told) in enumerate(found)
            if (primary(told) or READ_AS) == language
        ]
        struck = _strike([found[index][0] for index in own], lens, language)
        kept = companies([one.weighing for one in struck])
        for index, one, company in zip(own, struck, kept, strict=True):
            judged[index] = _judged(one, company, lens, found[index][1], about)
    settled, told = allow(document, judged, known=every_name)
    document = replace(document, notices=(*document.notices, *told))
    judged = list(settled)
    return Report(
        document=document,
        judged=settled,
        summary=summarise(judged),
        version=lens.version,
        today=today,
        costliest=costliest(judged),
        checkable=checkable(judged, today=today),
        not_said=not_said(document, judged),
        audience=lens.rulebook.audience,
        language=languages.document,
        learned=lens.learned.file if lens.learned else None,
    )


class _Struck(NamedTuple):
    """A statement with the rules that struck on it, and what the model makes of it."""

    candidate: Candidate
    hits: tuple[Hit, ...]
    gap_hits: tuple[Hit, ...]
    weighing: Weighing | None


def _strike(
    candidates: Sequence[Candidate], lens: Lens, language: str
) -> list[_Struck]:
    """Let the rules of one language strike on its statements, and weigh them."""
    hits = judge_all(candidates, lens.rulebook, language=language)
    if language != READ_AS:
        lens = replace(lens, model=None)
    return [
        _struck(one, some, lens) for one, some in zip(candidates, hits, strict=True)
    ]


def _struck(candidate: Candidate, hits: tuple[Hit, ...], lens: Lens) -> _Struck:
    hits, gap_hits = part_gaps(hits)
    weighing = None
    if lens.model is not None:
        weighing = weigh(candidate, hits, model=lens.model, learned=lens.learned)
    return _Struck(candidate, hits, gap_hits, weighing)


def _decided(one: _Struck, company: float, lens: Lens) -> Decision:
    return decide(
        one.candidate,
        one.hits,
        weighing=one.weighing,
        company=company,
        defaults=lens.rulebook.defaults,
    )


def _about(document: Document, statements: Sequence[Statement]) -> frozenset[str]:
    """Name the product a page is about."""
    title = next(
        (b.text for b in document.blocks if b.kind in ("title", "heading")), None
    )
    return own_names(title, (one.text for one in statements))


def _judged(
    one: _Struck,
    company: float,
    lens: Lens,
    language: str | None,
    about: frozenset[str],
) -> Judged:
    candidate = one.candidate
    decision = settle(candidate.statement, _decided(one, company, lens), one.gap_hits)
    findings = tell(candidate, decision, own=about)
    if decision.standing in ATTENTION:
        findings = _with_suggestion(one, decision, findings, company, lens)
    return _told(candidate, decision, findings, language)


def _told(
    candidate: Candidate,
    decision: Decision,
    findings: Sequence[Finding],
    language: str | None,
) -> Judged:
    return Judged(
        statement=candidate.statement,
        standing=decision.standing,
        kinds=decision.kinds,
        confidence=_rounded(decision.confidence),
        quantities=candidate.quantities,
        signals=(*candidate.signals, *decision.reasons),
        findings=tuple(findings),
        language=language,
    )


def _with_suggestion(
    one: _Struck,
    decision: Decision,
    findings: list[Finding],
    company: float,
    lens: Lens,
) -> list[Finding]:
    """Give every finding the one rewording that answers them all, if there is one."""
    if one.weighing is None:
        lens = replace(lens, model=None)

    def look(statement: Statement) -> tuple[Candidate, Decision]:
        candidate = notice(statement)
        again = _struck(candidate, judge(candidate, lens.rulebook), lens)
        kept = IN_ANY_COMPANY if is_draft(statement) else company
        return candidate, _decided(again, kept, lens)

    accusing = tuple(hit for hit in decision.hits if hit not in one.gap_hits)
    suggestion = suggest(one.candidate, accusing, look)
    return [
        replace(finding, suggestion=suggestion) if hit in accusing else finding
        for hit, finding in zip(decision.hits, findings, strict=True)
    ]


def _rounded(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, 3)
