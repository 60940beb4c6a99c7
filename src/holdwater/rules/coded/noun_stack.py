"""Four nouns or more in a row: *server maintenance window notification*.

Only words that are surely nouns there are counted. A word that could be a verb does
not open a stack, a name with a capital is no part of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

_LONG = 4

_NOUNS = frozenset(
    """
    account agreement analysis app application approval architecture asset assurance
    authentication automation availability backup bandwidth browser budget building
    business calendar capability capacity client cloud communication compliance
    component computer conference configuration connection connectivity customer
    dashboard data database delivery department deployment desk desktop device
    directory employee encryption equipment error event finance firewall folder
    framework functionality governance hardware identity implementation improvement
    incident information infrastructure installation integration interface internet
    intranet inventory invoice laptop licence license lifecycle location machine
    mailbox maintenance management method migration module network notification office
    operation optimisation optimization outage owner password performance period
    permission platform policy portal priority procedure printer procurement product
    production programme project protection quality region registration repository
    requirement resolution resource responsibility roadmap role security server
    service session site software solution standard station status storage strategy
    supplier system task team technology template ticket tool traffic training user
    validation vendor verification version website window workflow workplace workshop
    workspace
    """.split()
)

#: Nouns that are verbs as often: they open no stack, and follow no plural.
_BOTH = frozenset(
    """
    access alert audit change contract control cost document email feature file form
    group level log message monitoring patch phone plan process processing refresh release
    report reporting request reset response review risk room schedule stage support
    test testing time update upgrade use video
    """.split()
)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on the longest stack."""
    if candidate.statement.block.kind in ("heading", "title", "navigation"):
        return None
    runs = list(_runs(candidate))
    if not runs:
        return None
    longest = max(runs, key=len)
    span = Span(longest[0].start, longest[-1].end)
    return Strike(span, (("count", str(len(longest))),))


def _runs(candidate: Candidate) -> Iterator[list[Span]]:
    run: list[Span] = []
    before, end = "", 0
    text = candidate.statement.text
    for match in _words().finditer(text):
        word, span = match.group(), Span(*match.span())
        is_joined = bool(run) and text[end : span.start] == " "
        if not (is_joined and _follows(word, before)):
            if len(run) >= _LONG:
                yield run
            run = []
        if run or _is_noun(word):
            run.append(span)
        before, end = word, span.end
    if len(run) >= _LONG:
        yield run


def _follows(word: str, before: str) -> bool:
    is_plural = before.endswith("s") and not before.endswith("ss")
    return _is_noun(word) or (word in _BOTH and not is_plural)


def _is_noun(word: str) -> bool:
    return word in _NOUNS or word.removesuffix("s") in _NOUNS
