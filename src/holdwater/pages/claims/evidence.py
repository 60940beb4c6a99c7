"""The evidence of a claim: each file as it was found, what speaks against it, stories."""

from __future__ import annotations

from collections.abc import Iterator

from holdwater.errors import AnchorLost, Gone
from holdwater.model.evidence import Evidence, Exhibit
from holdwater.model.verification import Shown
from holdwater.pages.claims.dossier import Copy, Dossier
from holdwater.pages.claims.elements import Html, Inside, element, link, rows
from holdwater.pages.claims.words import EVIDENCE, OUTCOMES, day, flag, size

#: From a claim's page to the top of the site.
UP = "../"

#: What the page of a file that is kept back says of it.
_KEPT_BACK = (
    "This file is kept back by those who publish the claim. Its hash stands here, so that "
    "whoever is shown the file can tell whether it is the same."
)


def files(one: Dossier) -> Iterator[Html]:
    """Lay out the files a claim rests on."""
    for evidence, shown in zip(one.record.evidence, one.verdict.evidence, strict=True):
        yield _card(one, evidence, shown)


def against(one: Dossier) -> Iterator[Html]:
    """Lay out what speaks against a claim, each with what is said to it."""
    for evidence, shown in zip(
        one.record.counter_evidence, one.verdict.counter_evidence, strict=True
    ):
        if evidence.answer:
            said = element(
                "p",
                element("b", "What is said to it "),
                evidence.answer,
                class_="answer",
            )
        else:
            said = element(
                "p",
                element("b", "Nothing is said to it. "),
                "Until something is, the claim counts as contradicted.",
                class_="answer missing",
            )
        yield _card(one, evidence, shown, said)


def stories(one: Dossier) -> Iterator[Html]:
    """Lay out what happened to somebody, as they tell it."""
    for evidence in one.every:
        exhibit = one.exhibit(evidence.name)
        if evidence.kind != "story" or exhibit is None or not evidence.publish:
            continue
        told = dict(exhibit.conditions)
        title, tone = OUTCOMES.get(told.get("outcome", ""), ("", "open"))
        if not title:
            continue
        said = [
            (name[:1].upper() + name[1:], value)
            for name, value in exhibit.conditions
            if name != "outcome"
        ]
        if "also changed" not in told:
            said.append(("Also changed", "nothing, as they tell it"))
        if exhibit.created:
            said.append(("When", day(exhibit.created)))
        head = element("h3", element("span", title, class_=f"badge {tone}"))
        href = f"#evidence-{evidence.name}"
        where = element("p", "From ", element("a", evidence.name, href=href), ".")
        yield element("article", head, rows(said), where, class_="card")


def _card(one: Dossier, evidence: Evidence, shown: Shown, *first: Inside) -> Html:
    """Lay out one file: what it is, where it lies, and how it came about."""
    copy = one.copies.get(evidence.name)
    found = one.opened.get(evidence.name)
    head = element(
        "h3",
        evidence.name,
        " ",
        element("span", EVIDENCE.get(evidence.kind, evidence.kind), class_="kind"),
    )
    known = shown.sha256 or (copy.sha256 if copy else None)
    sha256 = element("code", known, class_="hash") if known else None
    hashed: list[tuple[str, Inside]] = [
        ("SHA-256", sha256 or element("span", "not known", class_="missing"))
    ]
    identity = f"evidence-{evidence.name}"
    if not evidence.publish:
        kept = element("p", _KEPT_BACK, class_="note")
        said = [first, kept, rows(hashed)]
        return element("article", head, said, class_="card", id=identity)
    return element(
        "article",
        head,
        first,
        _state(evidence, found, copy),
        rows([*_facts(one, evidence, found, copy), *hashed]),
        _flags(shown),
        _queries(evidence),
        class_="card",
        id=identity,
    )


def _state(evidence: Evidence, found: object, copy: Copy | None) -> Html | None:
    """Say what became of a file that was not read as it was recorded."""
    if isinstance(found, Gone):
        said = "The file is gone."
    elif isinstance(found, AnchorLost):
        said = "The words that are quoted from it are no longer there."
    elif isinstance(found, Exhibit):
        if not evidence.sha256 or evidence.sha256 == found.sha256:
            return None
        said = (
            "It is another file than the one that was recorded: nothing of it is read."
        )
    elif copy and copy.sha256:
        return element("p", "No figure is taken from it.", class_="note")
    else:
        said = "It could not be read, and no figure is taken from it."
    return element("p", said, class_="state")


def _facts(
    one: Dossier, evidence: Evidence, found: object, copy: Copy | None
) -> Iterator[tuple[str, Inside]]:
    exhibit = found if isinstance(found, Exhibit) else None
    yield "File", _file(copy)
    yield "Made by", evidence.made_by or _unsaid()
    yield "Paid for by", evidence.paid_by or _unsaid()
    created = evidence.created or (exhibit.created if exhibit else None)
    yield "Made on", day(created) if created else _unsaid()
    told = exhibit.expires if exhibit else None
    for expires in dict.fromkeys((evidence.expires, told)):
        if expires:
            passed = ", which has passed" if expires < one.today else ""
            yield "Good until", [day(expires), passed]
    if evidence.scope:
        yield "Scope", evidence.scope
    if exhibit is None:
        return
    if evidence.kind != "story":
        for name, value in _conditions(one, exhibit):
            is_address = value.startswith(("https://", "http://"))
            said = link(value, value) if is_address else value
            yield name[:1].upper() + name[1:], said
    yield "Read as", exhibit.reader


def _conditions(one: Dossier, exhibit: Exhibit) -> list[tuple[str, str]]:
    """Return what a file says of how it came about, and of the figures that are used."""
    name = exhibit.evidence.name
    used = [s.figure for s in one.sources if s.figure and s.file == name]
    said = [*exhibit.conditions, *(pair for each in used for pair in each.conditions)]
    return list(dict.fromkeys(said))


def _unsaid() -> Html:
    return element("span", "not said", class_="missing")


def _file(copy: Copy | None) -> Inside:
    if copy is None:
        return element("span", "not published", class_="missing")
    if copy.path is None:
        told = f"not published: {copy.why}"
        return element("span", told, class_="missing")
    name = copy.path.rpartition("/")[2]
    said: list[Inside] = [
        element("a", name, href=UP + copy.path, download=True),
        f", {size(copy.size)}",
    ]
    if copy.ending:
        said.append(
            f". The ending {copy.ending} was put on it, so that nothing opens it"
        )
    return said


def _flags(shown: Shown) -> Html | None:
    if not shown.flags:
        return None
    items = []
    for name in shown.flags:
        title, why = flag(name)
        items.append(element("li", element("b", title), ". " if why else "", why))
    return element("ul", items, class_="flags")


def _queries(evidence: Evidence) -> Iterator[Html]:
    named = (
        ("What the file is asked for its figures", evidence.query),
        ("What it is asked for the values behind them", evidence.samples),
    )
    if evidence.kind == "paper" and evidence.query:
        yield element("blockquote", element("p", evidence.query))
        return
    for title, query in named:
        if query:
            code = element("pre", element("code", query.strip()), tabindex="0")
            yield element("details", element("summary", title), code)
