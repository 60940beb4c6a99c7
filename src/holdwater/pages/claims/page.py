"""The page of one claim, from the sentence down to the files it rests on.

What is not known is said where somebody would look for it: a page that leaves a gap
unmentioned asks to be believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from holdwater.model.verification import Use
from holdwater.pages.claims.dossier import Dossier, Moment, Past, Publication
from holdwater.pages.claims.elements import Html, Inside, element, link, rows, together
from holdwater.pages.claims.evidence import UP, against, files, stories
from holdwater.pages.claims.figures import figures
from holdwater.pages.claims.frame import framed
from holdwater.pages.claims.prose import prose
from holdwater.pages.claims.standing import standing
from holdwater.pages.claims.structured import structured
from holdwater.pages.claims.words import (
    DISCLOSED,
    MATCHES,
    bounded,
    counted,
    day,
    flag,
)
from holdwater.report.verified import place_of

#: A claim that is told in more places than this has the rest counted.
_MOST_USES = 200


def claim_page(one: Dossier, publication: Publication) -> str:
    """Write the page of a claim."""
    record = one.record
    main = [
        _head(one, publication),
        _section("The figures", figures(one), "figures"),
        _section("How it was found out", _disclosed(one), "disclosed"),
        _section("What it does not say", _not_said(one), "not-said"),
        _section("Whom it is for", _audience(one), "audience"),
        _section(
            "What it rests on", files(one) if record.evidence else _none(), "rests"
        ),
        _section("What speaks against it", _against(one), "against"),
        _section("What happened to others", stories(one), "stories"),
        _section("Context", prose(record.prose), "context"),
        _section("Check it yourself", _again(one), "again"),
        _section("Where it is said", _uses(one), "uses"),
        _section("History", _history(one), "history"),
    ]
    return framed(
        f"{record.text} – {standing(one).title}",
        element("article", main, class_="claim"),
        publication=publication,
        up=UP,
        structured=structured(one, publication),
        crumbs=element("a", "All claims", href=f"{UP}index.html"),
        description=f"{standing(one).title}: {one.verdict.reason}",
    )


def _section(title: str, inside: Inside, name: str) -> Html | None:
    found = together(inside)
    if not found:
        return None
    head = element("h2", title, id=name)
    body = element("div", found, class_="body")
    return element("section", head, body, aria_labelledby=name)


# -- the head: the sentence, and whether it is true ------------------------------------


def _head(one: Dossier, publication: Publication) -> Html:
    record, verdict = one.record, one.verdict
    title, tone, means = standing(one)
    reason = verdict.reason
    if not any(reason.startswith(evidence.name) for evidence in one.every):
        reason = reason[:1].upper() + reason[1:]
    offer = None
    if verdict.supports:
        offer = element(
            "p", "What the evidence does support: ", element("b", verdict.supports), "."
        )
    return element(
        "header",
        element("p", record.product, class_="product") if record.product else None,
        element("h1", record.text),
        element(
            "div",
            element("p", title, class_="title"),
            element("p", means, class_="means"),
            element("p", reason, ".", class_="reason"),
            offer,
            element("p", _dates(one, publication), class_="dates"),
            class_=f"verdict {tone}",
        ),
        _reservations(one),
    )


def _dates(one: Dossier, publication: Publication) -> Inside:
    said: list[Inside] = ["Checked on ", day(one.today), _checker(publication)]
    expires = one.record.expires
    if expires:
        was = "Was good until " if expires < one.today else "Good until "
        said += [" ", was, day(expires), "."]
    else:
        said.append(" No day is set until which it is good.")
    if one.record.published:
        said += [" First published on ", day(one.record.published), "."]
    return said


def _checker(publication: Publication) -> str:
    if publication.is_checked_by_another:
        return f" by {publication.checked_by}, and claimed by {publication.by}."
    if publication.by:
        return f" by {publication.by}, which makes the claim."
    return "."


def _reservations(one: Dossier) -> Html | None:
    """Explain every flag, and every place that says otherwise."""
    items = []
    for name in one.verdict.flags:
        title, why = flag(name)
        items.append(
            element("li", element("b", title, "."), f" {why}" if why else None)
        )
    if one.conflicts:
        count = len(one.conflicts)
        says = "One place says" if count == 1 else f"{count:,} places say"
        where = element("a", "where it is said", href="#uses")
        items.append(
            element(
                "li",
                element("b", f"{says} otherwise."),
                " See ",
                where,
                ".",
            )
        )
    if not items:
        return None
    return element("ul", items, class_="reservations")


# -- what has to be said beside it ------------------------------------------------------


def _disclosed(one: Dossier) -> Html:
    told, owner = one.record.disclose, one.record.owner
    unsaid = element("span", "not said", class_="missing")
    found: list[tuple[str, Inside]] = []
    note = None
    if told:
        found += [
            (title, _told(told[name]) if told.get(name) else unsaid)
            for name, title in DISCLOSED.items()
        ]
    else:
        said = (
            "The record does not say what was measured, compared with what, under which "
            "conditions, by whom, who paid, and when."
        )
        note = element("p", said, class_="missing")
    if owner:
        is_contact = any(mark in owner for mark in "@:/")
        found.append(("Who answers for it", "named on file" if is_contact else owner))
    return together([note, rows(found) if found else None])


def _told(said: str) -> Inside:
    """Write what was disclosed; a day as the page has days."""
    try:
        return day(date.fromisoformat(said))
    except ValueError:
        return said


def _not_said(one: Dossier) -> Html:
    if one.record.not_said:
        return element("p", one.record.not_said, class_="lead")
    said = "Nothing is on file of what the claim leaves out."
    return element("p", said, class_="missing")


def _audience(one: Dossier) -> Html:
    told = one.record.audience
    if not told:
        said = "It is not said for whom this is, and what they would gain."
        return element("p", said, class_="missing")
    names = {
        "who": "For",
        "wants_to": "Who want to",
        "gains": "What they gain",
    }
    unsaid = element("span", "not said", class_="missing")
    return rows((title, told.get(name) or unsaid) for name, title in names.items())


def _none() -> Html:
    return element("p", "No evidence is on file.", class_="missing")


def _against(one: Dossier) -> Inside:
    if one.record.counter_evidence:
        return against(one)
    said = (
        "Nothing is on file that speaks against it. That does not say that anybody "
        "looked."
    )
    return element("p", said, class_="missing")


# -- checking it again --------------------------------------------------------------------


def _again(one: Dossier) -> Iterator[Html]:
    copies = [copy for copy in one.copies.values() if copy.path]
    if copies:
        names = dict.fromkeys(str(copy.path).rpartition("/")[2] for copy in copies)
        commands = "\n".join(f"sha256sum {name}" for name in names)
        yield element("p", "See that a file is the one that was read:")
        yield _commands(commands)
    value = one.record.value
    if value and value.formula:
        yield element(
            "p",
            "Work the figure out: ",
            element("code", value.formula),
            f", which has to be {bounded(value)}.",
        )
    yield element(
        "p",
        "In the folder of the project, Holdwater reads the files again and says whether "
        "the words are true:",
    )
    yield _commands(f"holdwater claims show {one.record.id}\nholdwater verify")


def _commands(lines: str) -> Html:
    return element("pre", element("code", lines), tabindex="0")


# -- where it is said, and how it came about -----------------------------------------------


def _uses(one: Dossier) -> Iterator[Html]:
    order = ("conflict", "exact", "near")
    some = sorted(one.uses, key=lambda use: order.index(use.match))
    if not some:
        said = "It was found nowhere in the copy that was read."
        yield element("p", said, class_="missing")
        return
    yield element("ul", map(_use, some[:_MOST_USES]), class_="uses")
    if len(some) > _MOST_USES:
        yield element("p", f"And in {counted(len(some) - _MOST_USES, 'more place')}.")


def _use(use: Use) -> Html:
    place = place_of(use)
    where = link(use.source, place) if use.source.startswith("http") else place
    said = [element("span", where, class_="where"), " ", MATCHES[use.match]]
    if use.match != "exact":
        said.append(element("q", use.words))
    if use.differs:
        said.append(element("span", f"It {use.differs}.", class_="differs"))
    return element("li", said, class_=use.match)


def _history(one: Dossier) -> Iterator[Html]:
    past = one.past
    if past.unknown:
        yield element(
            "p", f"The history is not known: {past.unknown}.", class_="missing"
        )
    if past.unsaved:
        files_ = counted(len(past.unsaved), "file")
        said = f"{files_} of it stand here as no commit has them: "
        yield element("p", said, ", ".join(past.unsaved), ".", class_="note")
    if past.moments:
        yield element("ol", map(_moment, past.moments), class_="moments")
    yield from _older(past)
    if one.record.was:
        again = counted(len(one.record.was), "time")
        yield element("p", f"The sentence was reworded {again}. It was known as:")
        yield element("ul", (element("li", element("code", h)) for h in one.record.was))


def _older(past: Past) -> Iterable[Html]:
    if past.more:
        yield element("p", f"And {counted(past.more, 'older change')}.")
    if past.moments and not past.is_whole:
        said = "The history that is at hand does not reach back to the beginning."
        yield element("p", said, class_="note")


def _moment(moment: Moment) -> Html:
    of = f"{', '.join(moment.of)} · {moment.commit[:10]}"
    return element(
        "li", day(moment.day), " ", moment.subject, " ", element("small", of)
    )
