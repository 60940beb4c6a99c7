"""Everything Holdwater does to a document is this one road.

Document -> statements with signals -> hits -> standing -> findings -> Report

A statement in a language of which there are no rules leaves the road after the first
step. What costs most trust, what can be checked and what an offer does not say are read
off the judged statements.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from holdwater.check.allow import allow, may_allow
from holdwater.check.answered import answered
from holdwater.check.company import Company, companies, sort_weight
from holdwater.check.draft import is_draft, part_gaps, settle
from holdwater.check.findings import tell
from holdwater.check.memory import Memory, OfDocument
from holdwater.check.not_said import not_said
from holdwater.check.own import part_own, with_own
from holdwater.check.reasons import with_reasons
from holdwater.check.standing import (
    UNJUDGED,
    Decision,
    Weighing,
    decide,
    weigh,
)
from holdwater.check.strengths import checkable
from holdwater.check.suggest import suggest
from holdwater.check.trust import costliest
from holdwater.claims.find import notice
from holdwater.claims.model import Model
from holdwater.model.claim import Candidate
from holdwater.model.document import Document
from holdwater.model.report import Report, summarise
from holdwater.model.rule import Hit
from holdwater.model.statement import Statement
from holdwater.model.verdict import ATTENTION, Finding, Judged
from holdwater.rules.judge import judge, judge_together
from holdwater.rules.packs import every_name
from holdwater.rules.rulebook import Rulebook
from holdwater.text.accepted import Accepted
from holdwater.text.document_languages import Languages, languages_of, primary
from holdwater.text.names import own_names
from holdwater.text.statements import statements

if TYPE_CHECKING:
    from holdwater.claims.learned import Learned
    from holdwater.ledger.book import Ledger

Made = TypeVar("Made")

#: Where nothing tells what a text is in, it is read as this.
READ_AS = "en"

#: Evidence in a draft may change what its neighbours seem to claim: it stands beside any.
IN_ANY_COMPANY = Company(1.0)


class Lens(NamedTuple):
    """What a reader brings along: loaded once, used for every document.

    ``accepted`` are words that a team knows as names; None where there are none. A
    ``thorough`` reader is told of a whole page what is less sure, too.
    """

    rulebook: Rulebook
    version: str
    model: Model | None = None
    learned: Learned | None = None
    accepted: Accepted | None = None
    thorough: bool = False


def check(
    document: Document,
    *,
    lens: Lens,
    today: date,
    ledger: Ledger | None = None,
    memory: Memory | None = None,
) -> Report:
    """Judge a document, statement by statement. Pure: same values, same report.

    With a ``ledger`` every statement that tells a recorded claim has its verdict. With a
    ``memory``, which is of this lens alone, what it holds is not made again.
    """
    languages = languages_of(document)
    cut = statements(document)
    known = None if memory is None else OfDocument(memory, cut)
    about = _about(document, cut)

    def judged(one: _Struck, company: Company, language: str | None) -> Judged:
        return _judged_again(one, _Place(company, lens, language, about), known)

    every = [
        one or _told(candidate, UNJUDGED, [], language)
        for candidate, language, one in _walked(
            document, cut, lens, languages=languages, known=known, judged=judged
        )
    ]
    settled, told = allow(
        document, every, known=lambda: every_name() | lens.rulebook.own
    )
    if ledger is not None:
        from holdwater.check.recorded import by_record  # few projects have a ledger

        settled = tuple(by_record(one, ledger) for one in settled)
    document = document._replace(notices=(*document.notices, *told))
    return Report(
        document=document,
        judged=settled,
        summary=summarise(settled),
        version=lens.version,
        today=today,
        costliest=costliest(settled),
        checkable=checkable(settled, today=today),
        not_said=not_said(document, settled),
        audience=lens.rulebook.audience,
        language=languages.document,
        learned=lens.learned.file if lens.learned else None,
    )


def standings(
    document: Document, *, lens: Lens, today: date
) -> tuple[tuple[Statement, str | None], ...]:
    """Tell how each statement stands, as `check` does without a ledger, and no more.

    What is to be told, asked and suggested of it takes longer to find.
    """
    cut = statements(document)
    if may_allow(document):  # what is allowed hangs on what would be told
        report = check(document, lens=lens, today=today)
        return tuple((one.statement, one.standing) for one in report.judged)

    def stood(one: _Struck, company: Company, _: str | None) -> Decision:
        return _settled(one, company, lens)

    walked = _walked(
        document, cut, lens, languages=languages_of(document), judged=stood
    )
    return tuple(
        (candidate.statement, decision.standing if decision else None)
        for candidate, _, decision in walked
    )


def _walked(
    document: Document,
    cut: Sequence[Statement],
    lens: Lens,
    *,
    languages: Languages,
    judged: Callable[[_Struck, Company, str | None], Made],
    known: OfDocument | None = None,
) -> list[tuple[Candidate, str | None, Made | None]]:
    """Walk statements down the road; return each with its language and what is made of it.

    That is ``judged`` by what struck, its company and its language, and None where
    there are no rules of that language.
    """
    of_block = dict(zip(map(id, document.blocks), languages.blocks, strict=True))
    found = [
        (_noticed(one, lens.accepted, known), of_block[id(one.block)]) for one in cut
    ]
    made: list[Made | None] = [None] * len(found)
    sort = sort_weight(document)
    for language in sorted(lens.rulebook.languages):
        own = [
            index
            for index, (_, told) in enumerate(found)
            if (primary(told) or READ_AS) == language
        ]
        struck = _strike([found[index][0] for index in own], lens, language, known)
        claims = [one.weighing and one.weighing.claim for one in struck]
        kept = companies(claims, sort=sort)
        for index, one, company in zip(own, struck, kept, strict=True):
            made[index] = judged(one, company, found[index][1])
    return [(*one, what) for one, what in zip(found, made, strict=True)]


def _noticed(
    statement: Statement, accepted: Accepted | None, known: OfDocument | None
) -> Candidate:
    if known is None:
        return notice(statement, accepted)
    candidate = known.recall(statement, lambda: notice(statement, accepted), "noticed")
    if candidate.statement is statement:
        return candidate
    # Written out: `replace` takes longer than all that is spared.
    return Candidate(
        statement=statement,
        folded=candidate.folded,
        quantities=candidate.quantities,
        signals=candidate.signals,
        accepted=candidate.accepted,
        masked=candidate.masked,
    )


class _Place(NamedTuple):
    """What a statement is judged by, beside its own words and its neighbours'.

    ``company`` is where it stands, ``about`` are the names of the page's product.
    """

    company: Company
    lens: Lens
    language: str | None
    about: frozenset[str]


class _Struck(NamedTuple):
    """A statement with the rules that struck on it, and what the model makes of it.

    ``is_alone`` says that nothing but its own words and its neighbours' had a part.
    """

    candidate: Candidate
    hits: tuple[Hit, ...]
    gap_hits: tuple[Hit, ...]
    own_hits: tuple[Hit, ...]
    weighing: Weighing | None
    is_alone: bool = True


def _strike(
    candidates: Sequence[Candidate],
    lens: Lens,
    language: str,
    known: OfDocument | None = None,
) -> list[_Struck]:
    """Let the rules of one language strike on its statements, and weigh them."""
    if language != READ_AS:
        lens = lens._replace(model=None)

    def alone(candidate: Candidate) -> _Struck:
        hits = judge(candidate, lens.rulebook, language=language)
        return _struck(candidate, hits, lens)

    struck = []
    for one in candidates:
        if known is None:
            struck.append(alone(one))
            continue
        again = known.recall(one.statement, partial(alone, one), "struck", language)
        struck.append(again if again.candidate is one else _Struck(one, *again[1:]))
    together = judge_together(candidates, lens.rulebook, language=language)
    for index, more in together.items():
        own = struck[index]
        hits = (*own.hits, *own.gap_hits, *own.own_hits, *more)
        struck[index] = _struck(own.candidate, hits, lens)._replace(is_alone=False)
    told = answered(candidates)
    return [_unanswered(one, told, lens) for one in struck] if told else struck


def _unanswered(one: _Struck, told: frozenset[str], lens: Lens) -> _Struck:
    """Leave out what the page itself answers, by the names of the rules."""
    left = tuple(hit for hit in one.hits if hit.rule.name not in told)
    if len(left) == len(one.hits):
        return one
    hits = (*left, *one.gap_hits, *one.own_hits)
    return _struck(one.candidate, hits, lens)._replace(is_alone=False)


def _struck(candidate: Candidate, hits: tuple[Hit, ...], lens: Lens) -> _Struck:
    hits, gap_hits = part_gaps(hits)
    hits, own_hits = part_own(hits)
    weighing = None
    if lens.model is not None:
        weighing = weigh(candidate, hits, model=lens.model, learned=lens.learned)
    return _Struck(candidate, hits, gap_hits, own_hits, weighing)


def _decided(one: _Struck, company: Company, lens: Lens) -> Decision:
    decision = decide(
        one.candidate,
        one.hits,
        weighing=one.weighing,
        company=company,
        is_thorough=lens.thorough,
        defaults=lens.rulebook.defaults,
    )
    return with_own(one.candidate, decision, one.own_hits)


def _settled(one: _Struck, company: Company, lens: Lens) -> Decision:
    decided = _decided(one, company, lens)
    return settle(one.candidate.statement, decided, one.gap_hits)


def _about(document: Document, statements: Sequence[Statement]) -> frozenset[str]:
    """Name the product a page is about."""
    heads = (b.text for b in document.blocks if b.kind in ("title", "heading"))
    return own_names(next(heads, None), (one.text for one in statements))


def _judged_again(one: _Struck, place: _Place, memory: OfDocument | None) -> Judged:
    """Judge a statement, or remember how, and tell where it stands now."""
    if memory is None or not one.is_alone:
        return _judged(one, place)
    statement = one.candidate.statement
    what = ("judged", place.language, place.company, place.about)
    known = memory.recall(statement, lambda: _judged(one, place), *what)
    if known.statement is statement:
        return known
    return Judged(
        statement=statement,
        standing=known.standing,
        kinds=known.kinds,
        confidence=known.confidence,
        quantities=known.quantities,
        signals=known.signals,
        # Most have none.
        findings=known.findings
        and tuple(_in_place(one, statement) for one in known.findings),
        language=known.language,
        is_unsure=known.is_unsure,
    )


def _in_place(finding: Finding, statement: Statement) -> Finding:
    span = statement.place_in_source(finding.words)
    return finding if span == finding.span else finding._replace(span=span)


def _judged(one: _Struck, place: _Place) -> Judged:
    candidate, lens = one.candidate, place.lens
    decision = _settled(one, place.company, lens)
    findings = tell(candidate, decision, own=place.about)
    if decision.standing in ATTENTION:
        findings = _with_suggestion(one, decision, findings, place.company, lens)
        told = with_reasons(
            decision.hits, findings, one.weighing, reading=candidate.reading
        )
        findings = [*told]
    return _told(candidate, decision, findings, place.language)


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
        signals=candidate.signals,
        findings=tuple(findings),
        language=language,
        is_unsure=decision.is_unsure,
    )


def _with_suggestion(
    one: _Struck,
    decision: Decision,
    findings: list[Finding],
    company: Company,
    lens: Lens,
) -> list[Finding]:
    """Give every finding the one rewording that answers all, a thorough reader's too."""
    if one.weighing is None:
        lens = lens._replace(model=None)

    def look(statement: Statement) -> tuple[Candidate, Decision]:
        candidate = notice(statement, lens.accepted)
        again = _struck(candidate, judge(candidate, lens.rulebook), lens)
        kept = IN_ANY_COMPANY if is_draft(statement) else Company(company.moved)
        seen = _decided(again, kept, lens)
        # Words are mended by whoever knows them, and no claim waits for that.
        return candidate, seen._replace(hits=tuple(filter(_is_of_claims, seen.hits)))

    accusing = tuple(
        hit for hit in decision.hits if hit not in one.gap_hits and _is_of_claims(hit)
    )
    suggestion = suggest(one.candidate, accusing, look)
    return [
        finding._replace(suggestion=suggestion) if hit in accusing else finding
        for hit, finding in zip(decision.hits, findings, strict=True)
    ]


def _is_of_claims(hit: Hit) -> bool:
    """Say whether a hit is on a claim, or on a gap, and not on a team's own words."""
    return hit.rule.pack is None or hit.rule.standing != "plain"


def _rounded(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, 3)
