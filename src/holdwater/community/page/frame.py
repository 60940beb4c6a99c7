"""The page of a survey: one file with its style in it, and no script at all.

It reads from the top: how to take it, how much was read, the ranking, each thread with its
evidence and what else would explain it, the groups, and what was not looked at. The most
that is told of anything is bounded, and what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from holdwater.community.page.address import Address, nowhere
from holdwater.community.page.repliers import Called, day, shortened
from holdwater.community.page.thread import section, title_of
from holdwater.community.survey import Group, Survey, Thread
from holdwater.pages.claims.elements import Html, element

#: Threads told in whole, threads named in the ranking, and groups; the rest are counted.
MOST_TOLD, MOST_RANKED, MOST_GROUPS = 50, 300, 50

#: So many accounts and threads are named of one group.
_MOST_NAMED = 30

_STYLE = Path(__file__).with_name("style.css")

#: No script runs, nothing is fetched, and nothing is sent, whatever a post says.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)

_TITLE = "Threads that are unusual here"

#: How a reader should take it. It stands at the top, for it is the first thing to know.
_JUDGE = (
    (
        "This page accuses nobody. It counts what is unusual in a thread, says how much of "
        "it is usual here at that time, and names the innocent stories that would look the "
        "same. Whether a thread was arranged, by whom and for whom, it cannot tell."
    ),
    (
        "Read the thread before you do anything, and ask the people in it. A company whose "
        "customers answer a call for help looks much the same."
    ),
)

_METHOD = (
    (
        "Each count is held against the same week, the same month and category, and the "
        "whole community, whichever is highest, without the thread itself."
    ),
    (
        "What a count says is the common logarithm of how much likelier it is where anything "
        "may be than where threads are as they are here; threads differ, and that is reckoned "
        "with. Signals of one family are correlated: the best of each family counts, and none "
        "says more than a set most. A large thread has no advantage."
    ),
    (
        "review: two families of signals speak. strong: three do. What tells against is "
        "subtracted. The score is their sum."
    ),
    (
        "q is the share of threads as high, by their accounts and by praise, that chance "
        "alone would give, had the same replies been dealt anew among the threads of that "
        "month and category. It does not say how likely it is that a thread was arranged."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What a page is to say of itself, and of people."""

    version: str
    today: date
    called: Called
    names: bool = False
    address: Address = nowhere


def page(survey: Survey, edition: Edition) -> str:
    """Write a survey as a page; the same survey and edition, the same bytes."""
    graded = [one for one in survey.threads if one.grade]
    body = element(
        "body",
        element(
            "header",
            element("h1", _TITLE),
            element("p", _lead(survey, graded), class_="lead"),
            element("div", [element("p", one) for one in _JUDGE], class_="judge"),
            _sums(survey, graded),
        ),
        element(
            "main",
            _ranking(graded),
            list(_threads(graded, edition)),
            list(_groups(survey.groups, graded, edition)),
            list(_learned(survey)),
            list(_limits(survey)),
            _method(),
        ),
        element("footer", element("p", _foot(edition))),
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", _TITLE),
        element("style", Html(_STYLE.read_text(encoding="utf-8"))),
    )
    return f"<!doctype html>\n{element('html', head, body, lang='en')}\n"


def _lead(survey: Survey, graded: Sequence[Thread]) -> str:
    many = len(graded)
    read = f"{survey.posts:,} posts by {survey.accounts:,} accounts were read. "
    if not many:
        return read + "No thread asks for a look."
    asks = "1 thread asks" if many == 1 else f"{many:,} threads ask"
    return f"{read}{asks} for a look by a person."


def _foot(edition: Edition) -> str:
    who = (
        "Accounts are called by their own names: think who will read this."
        if edition.names
        else "Accounts are numbered, and names that posts call are hidden; their words "
        "stand as they were written, and may tell who wrote them."
    )
    return f"Written by Holdwater {edition.version} on {edition.today:%d %B %Y}. {who}"


def _sums(survey: Survey, graded: Sequence[Thread]) -> Html:
    grades = [one.grade for one in graded]
    told = [
        ("strong", grades.count("strong"), "strong"),
        ("review", grades.count("review"), "review"),
        ("groups", len(survey.groups), None),
        ("with a lesser signal", len(survey.threads) - len(graded), None),
    ]
    if survey.told_before:
        told.append(("told last time", survey.told_before, None))
    if survey.settled:
        told.append(("settled by a moderator", survey.settled, None))
    return element(
        "dl",
        [
            element("div", element("dt", name), element("dd", f"{n:,}"), class_=kind)
            for name, n, kind in told
        ],
        class_="sum",
    )


# -- threads ---------------------------------------------------------------------------


def _ranking(graded: Sequence[Thread]) -> Html | None:
    if not graded:
        return None
    rows = [
        element(
            "tr",
            element("td", f"{place:,}", class_="number"),
            element("td", _named(one, place)),
            element("td", element("span", one.grade, class_=f"grade {one.grade}")),
            element(
                "td",
                element("bdi", shortened(one.product, 40)) if one.product else "–",
                class_="wide",
            ),
            element("td", day(one.opened) if one.opened else "–", class_="when wide"),
            element("td", f"{one.score:.1f}", class_="number"),
        )
        for place, one in enumerate(graded[:MOST_RANKED], start=1)
    ]
    heads = [
        ("", "number"),
        ("Thread", None),
        ("Grade", None),
        ("About", "wide"),
        ("Opened", "wide"),
        ("Score", "number"),
    ]
    left = len(graded) - MOST_RANKED
    return element(
        "section",
        element("h2", "The ranking"),
        element(
            "table",
            element(
                "thead",
                element(
                    "tr",
                    [
                        element("th", name or "Rank", scope="col", class_=kind)
                        for name, kind in heads
                    ],
                ),
            ),
            element("tbody", rows),
            class_="ranking",
        ),
        _left_out(left, "thread"),
    )


def _named(thread: Thread, place: int) -> Html:
    name = element("bdi", title_of(thread))
    return element("a", name, href=f"#t{place}") if place <= MOST_TOLD else name


def _left_out(left: int, what: str) -> Html | None:
    if left <= 0:
        return None
    many = f"1 more {what} is" if left == 1 else f"{left:,} more {what}s are"
    return element(
        "p", f"{many} left out here: --format json tells all.", class_="note"
    )


def _threads(graded: Sequence[Thread], edition: Edition) -> Iterator[Html | None]:
    if not graded:
        return
    yield element("h2", "Thread by thread")
    for place, one in enumerate(graded[:MOST_TOLD], start=1):
        yield section(
            one,
            place,
            anchor=f"t{place}",
            called=edition.called,
            address=edition.address,
            names=edition.names,
        )
    yield _left_out(len(graded) - MOST_TOLD, "thread")


# -- groups ----------------------------------------------------------------------------


def _groups(
    groups: Sequence[Group], graded: Sequence[Thread], edition: Edition
) -> Iterator[Html | None]:
    if not groups:
        return
    places = {one.thread_id: n for n, one in enumerate(graded[:MOST_TOLD], start=1)}
    yield element("h2", "Threads that go together")
    for one in groups[:MOST_GROUPS]:
        yield _group(one, places, edition)
    yield _left_out(len(groups) - MOST_GROUPS, "group")


def _group(group: Group, places: dict[str, int], edition: Edition) -> Html:
    about = element("bdi", shortened(group.product, 60)) if group.product else None
    q = "" if group.q_value is None else f", q {group.q_value:.2g}"
    threads: list[Html | str] = []
    for number, name in enumerate(group.threads[:_MOST_NAMED]):
        shown = element("bdi", shortened(name, 40))
        place = places.get(name)
        threads += [
            ", " if number else "",
            element("a", shown, href=f"#t{place}") if place else shown,
        ]
    accounts: list[Html | str] = []
    for number, account in enumerate(group.accounts[:_MOST_NAMED]):
        name = element("bdi", shortened(edition.called(account), 60))
        accounts += [", " if number else "", name]
    return element(
        "section",
        element(
            "h3",
            f"{len(group.threads):,} threads, {len(group.accounts):,} accounts",
            (" about “", about, "”") if about else None,
        ),
        element("p", f"score {group.score:.1f}{q}", class_="facts"),
        element("ul", [element("li", f"{one.explanation}.") for one in group.signals]),
        element("p", "Threads: ", threads, _and_more(group.threads)),
        element("p", "Accounts: ", accounts, _and_more(group.accounts)),
        element(
            "div",
            element("h4", "What would look the same"),
            element("ul", [element("li", one) for one in group.innocent_explanations]),
            class_="innocent",
        ),
    )


def _and_more(named: Sequence[object]) -> str:
    left = len(named) - _MOST_NAMED
    return f" and {left:,} more." if left > 0 else "."


# -- what it rests on ------------------------------------------------------------------


def _learned(survey: Survey) -> Iterator[Html]:
    learned = survey.learned
    if learned is None:
        return
    yield element("h2", "What your verdicts changed")
    yield element("ul", [element("li", one) for one in learned.sentences()])


def _limits(survey: Survey) -> Iterator[Html]:
    yield element("h2", "What was not looked at")
    left_out = [f"{one.rows:,} × {one.reason}." for one in survey.dropped]
    yield element("ul", [element("li", one) for one in (*survey.limits, *left_out)])


def _method() -> Html:
    return element(
        "section",
        element("h2", "How it was reckoned"),
        element("ul", [element("li", one) for one in _METHOD]),
    )
