"""One page for a board: what was promised, what held, what failed, what nobody tried.

In plain words, in one file, without a script; to be mailed, or printed on A4. Of vendors'
claims it says what a pilot found; of our own, in the same form, how each stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
from typing import NamedTuple
from urllib.parse import urlsplit

from holdwater.model.evidence import Evidence
from holdwater.model.theirs import TRIAL_FIELDS, Informed, Question, Theirs
from holdwater.model.verification import Verified
from holdwater.report.board_style import STYLE
from holdwater.report.board_words import (
    CONDITIONS,
    TRIAL,
    day_of,
    in_short,
    measured,
    summed_up,
)
from holdwater.report.html import escape
from holdwater.report.roles import (
    OUTCOMES,
    Party,
    Role,
    outcome_of,
    parties,
    role_of,
)
from holdwater.report.verified import FLAGS, Verification, place_of
from holdwater.text.gaps import GAP

#: By this a page is known as one that this program wrote, and no copy of anybody's.
GENERATOR = "Holdwater: verify"


def board_text(found: Verification) -> str:
    """Write the page."""
    groups = list(_groups(parties(found.claims)))
    title = _title(parties(found.claims))
    known = {one.record.id: one for one in found.claims}
    body = "".join(part for group in groups for part in _group(group, groups, known))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{GENERATOR}">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{escape(title)}</h1>\n{''.join(_summary(found))}"
        f"{_contents(groups)}</header>\n<main>\n{body}{''.join(_informed(found))}"
        f"{''.join(_unread(found))}</main>\n{_foot(found)}</body>\n</html>\n"
    )


_Known = Mapping[str, Verified]


class _Group(NamedTuple):
    party: Party
    outcome: str
    claims: list[Verified]


def _groups(found: Iterable[Party]) -> Iterator[_Group]:
    for party in found:
        for outcome in OUTCOMES:
            if claims := party.of(outcome):
                yield _Group(party, outcome, claims)


def _title(found: list[Party]) -> str:
    names = [party.name for party in found if party.name is not None]
    if len(names) == len(found) == 1:
        return f"What {names[0]} promises, and what came of it here"
    if names:
        return "What was promised, and what came of it"
    return "What we promise, and how it stands"


def _summary(found: Verification) -> Iterator[str]:
    yield f'<p class="when">As of {day_of(found.today)}</p>\n'
    several = len(parties(found.claims)) > 1
    for party in parties(found.claims):
        yield f'<p class="sum-line">{escape(summed_up(party))}</p>\n'
        name = party.name or "We ourselves"
        cells = "".join(
            f'<div class="is-{outcome}"><dt>{party.role.outcomes[outcome]}</dt>'
            f"<dd>{len(party.of(outcome)):,}</dd></div>"
            for outcome in OUTCOMES
        )
        label = f' aria-label="{escape(name)}"' if several else ""
        yield f'<dl class="sum"{label}>{cells}</dl>\n'
    if not found.claims:
        yield '<p class="sum-line">No claim is on file.</p>\n'


def _name(group: _Group, groups: list[_Group]) -> str:
    said = group.party.role.outcomes[group.outcome]
    if len({one.party.name for one in groups}) == 1:
        return said[0].upper() + said[1:]
    return f"{group.party.name or 'Ours'}: {said}"


def _contents(groups: list[_Group]) -> str:
    """List every claim: on paper this and the sum are the first page."""
    parts = []
    for group in groups:
        items = "".join(
            f'<li><a href="#claim-{escape(one.record.id)}">{escape(one.record.text)}</a>'
            f"<span>{escape(in_short(one))}</span></li>"
            for one in group.claims
        )
        parts.append(f"<h2>{escape(_name(group, groups))}</h2>\n<ul>{items}</ul>\n")
    return f'<nav aria-label="Every claim">{"".join(parts)}</nav>\n' if parts else ""


def _group(group: _Group, groups: list[_Group], known: _Known) -> Iterator[str]:
    name = escape(_name(group, groups))
    yield f"<section>\n<h2>{name}, claim by claim</h2>\n"
    for one in group.claims:
        yield from _claim(one, group.party.role, known)
    yield "</section>\n"


def _claim(one: Verified, role: Role, known: _Known) -> Iterator[str]:
    record, verdict = one.record, one.verdict
    yield f'<article class="is-{outcome_of(verdict)}" id="claim-{escape(record.id)}">\n'
    yield f'<p class="chip">{escape(role.verdicts[verdict.verdict])}</p>\n'
    yield f"<blockquote><p>“{escape(record.text)}”</p></blockquote>\n"
    if record.theirs:
        yield f'<p class="from">{_said_at(record.theirs)}</p>\n'
    facts = "".join(
        f"<div><dt>{escape(name)}</dt>{''.join(f'<dd>{said}</dd>' for said in some)}</div>"
        for name, some in _facts(one, known)
        if some
    )
    if facts:
        yield f'<dl class="facts">{facts}</dl>\n'
    yield "</article>\n"


def _said_at(theirs: Theirs) -> str:
    source = escape(theirs.source)
    if urlsplit(theirs.source).scheme in ("http", "https"):
        source = f'<a href="{source}">{source}</a>'
    day = day_of(theirs.retrieved.astimezone(UTC).date())
    return f"{escape(theirs.vendor)}, on {source}, read and kept on {day}"


def _facts(one: Verified, known: _Known) -> Iterator[tuple[str, list[str]]]:
    """Yield what is told of a claim, each with its name; said as HTML."""
    record, verdict, theirs = one.record, one.verdict, one.record.theirs
    is_untested = outcome_of(verdict) == "untested"
    is_told = verdict.measured is not None or outcome_of(verdict) == "held"
    name = ("What we measured" if theirs else "Measured") if is_told else "Why"
    yield name, _texts(measured(one))
    if verdict.supports:
        yield (
            "What our figures support" if theirs else "What can be said instead",
            [escape(f"“{verdict.supports}”")],
        )
    yield "What speaks against it", _texts(_against(one))
    yield "Conditions", _conditions(one)
    yield "To be known", _texts(FLAGS.get(flag, flag) for flag in verdict.flags)
    yield "Evidence", _texts(_files(one))
    if theirs:
        yield "Said otherwise before", _before(theirs, known)
        yield from _of_theirs(theirs, is_untested=is_untested)
    if record.not_said:
        yield "Not said with it", [escape(record.not_said)]
    places = [place_of(use) for use in one.uses if use.match == "exact"]
    yield "Our own pages say it" if theirs else "Where it is told", _texts(places)
    yield "Pages at odds with it", _texts(map(place_of, one.conflicts))
    if record.expires:
        yield "Good until", [day_of(record.expires)]


def _of_theirs(theirs: Theirs, *, is_untested: bool) -> Iterator[tuple[str, list[str]]]:
    if theirs.gone:
        day = day_of(theirs.gone)
        yield "No longer said", [f"Since {day} their page does not say it any more."]
    if is_untested:
        yield (
            "What a test would take",
            [
                f"<b>{TRIAL[name]}</b> {_gaps(theirs.test_here[name])}"
                for name in TRIAL_FIELDS
                if name in theirs.test_here
            ],
        )
    yield "What else must change here", [_gaps(one) for one in theirs.must_also_change]
    answered = [one for one in theirs.questions if one.answer]
    yield "What they answered", [_answer(one) for one in answered]
    yield "What they have not answered", _texts(o.ask for o in theirs.open_questions)
    yield "Who was told", _texts(map(_told, theirs.told))


def _before(theirs: Theirs, known: _Known) -> list[str]:
    before = known.get(theirs.replaces or "")
    if before is None:
        return _texts([theirs.replaces] if theirs.replaces else [])
    came = role_of(before).outcomes[outcome_of(before.verdict)]
    words = f"“{escape(before.record.text)}”"
    return [f'<a href="#claim-{escape(before.record.id)}">{words}</a>: {came}']


def _answer(one: Question) -> str:
    day = f" ({day_of(one.on)})" if one.on else ""
    return f"{escape(one.ask)} <i>{escape(one.answer or '')}</i>{day}"


def _told(one: Informed) -> str:
    day = f", {day_of(one.on)}" if one.on else ""
    return f"{one.who}{day}{f': {one.note}' if one.note else ''}"


def _conditions(one: Verified) -> list[str]:
    said = [
        f"<b>{CONDITIONS[name]}</b> {escape(one.record.disclose[name])}"
        for name in CONDITIONS
        if name in one.record.disclose
    ]
    is_tested = outcome_of(one.verdict) != "untested"
    return said or (["Nobody wrote them down."] if is_tested else [])


def _against(one: Verified) -> Iterator[str]:
    unanswered = "" if one.record.theirs else ": nothing is said to it"
    for shown in one.verdict.counter_evidence:
        answer = f": {shown.answer}" if shown.answer else unanswered
        yield f"{shown.name} ({shown.path}){answer}"


def _files(one: Verified) -> Iterator[str]:
    known: dict[str, Evidence] = {file.name: file for file in one.record.evidence}
    for shown in one.verdict.evidence:
        file = known.get(shown.name)
        notes = [f"made by {file.made_by}"] if file and file.made_by else []
        notes += [f"paid by {file.paid_by}"] if file and file.paid_by else []
        notes += [day_of(file.created)] if file and file.created else []
        yield f"{shown.path} ({', '.join(notes)})" if notes else shown.path


def _informed(found: Verification) -> Iterator[str]:
    """Tell who relies on what: first those who rely on what failed."""
    rows = [
        (one, informed)
        for one in sorted(
            found.claims, key=lambda c: OUTCOMES.index(outcome_of(c.verdict))
        )
        for informed in (one.record.theirs.told if one.record.theirs else ())
    ]
    if not rows:
        return
    yield '<section id="told">\n<h2>Who was told</h2>\n<ul class="told">'
    for one, informed in rows:
        came = role_of(one).outcomes[outcome_of(one.verdict)]
        yield (
            f'<li><b>{escape(informed.who)}</b> was told <a href="#claim-{escape(one.record.id)}">'
            f"“{escape(one.record.text)}”</a>: {came}</li>"
        )
    yield "</ul>\n</section>\n"


def _unread(found: Verification) -> Iterator[str]:
    if found.failures:
        items = "".join(
            f"<li><b>{escape(one.source)}</b>: {escape(one.message)}</li>"
            for one in found.failures
        )
        yield f'<section class="failed"><h2>Not read</h2><ul>{items}</ul></section>\n'


def _foot(found: Verification) -> str:
    return (
        "<footer><p>A claim counts as held only where evidence on file says so; what could "
        "not be looked at counts as not tested. Each figure was worked out again from its "
        f"file when this page was written, by Holdwater {escape(found.version)}, as of "
        f"{found.today.isoformat()}.</p></footer>\n"
    )


def _texts(some: Iterable[str]) -> list[str]:
    return [escape(one) for one in some]


def _gaps(text: str) -> str:
    """Write a text, and say of its gaps that they are to be filled."""
    return escape(text).replace(GAP, '<span class="gap">to be decided</span>')
