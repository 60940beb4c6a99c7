"""One thread on the page: what is unusual, what tells against it, and who replied."""

from __future__ import annotations

from collections.abc import Iterator

from holdwater.community.page.address import Address
from holdwater.community.page.repliers import (
    MOST_REPLIERS,
    Called,
    day,
    post_link,
    quoted,
    shortened,
    table,
)
from holdwater.community.page.timeline import MOST_ROWS, timeline
from holdwater.community.survey import Family, Signal, Thread
from holdwater.community.weigh import in_order
from holdwater.pages.claims.elements import Html, element, link

#: So many posts are named beside a signal; the rest are counted.
_MOST_POSTS = 12
_LONGEST_TITLE = 160

#: What each family of signals looks at, in a word or two.
FAMILIES: dict[Family, str] = {
    "account": "Accounts",
    "wording": "Wording",
    "target": "Target",
    "timing": "Timing",
    "recurrence": "Again",
    "relief": "Against it",
}


def title_of(thread: Thread) -> str:
    """Return what a thread is called here."""
    return shortened(thread.title or f"Thread {thread.thread_id}", _LONGEST_TITLE)


def section(
    thread: Thread,
    place: int,
    *,
    anchor: str,
    called: Called,
    address: Address,
    names: bool,
) -> Html:
    """Write a thread, the ``place``-th of the ranking."""
    unusual = [one for one in thread.signals if one.weight >= 0]
    relief = [one for one in thread.signals if one.weight < 0]
    return element(
        "article",
        element(
            "header",
            element("p", _badge(thread), f" {place}", class_="rank"),
            element("h3", element("bdi", title_of(thread))),
            element("p", list(_facts(thread, address)), class_="facts"),
        ),
        _opening(thread, names=names),
        element("h4", "What is unusual"),
        _evidence(unusual, thread, address),
        element("h4", "What tells against it"),
        _evidence(relief, thread, address)
        if relief
        else element("p", "Nothing that was looked for.", class_="note"),
        _drawn(thread),
        table(thread, called=called, address=address, names=names),
        _innocent(thread),
        id=anchor,
        class_=f"thread {thread.grade or 'none'}",
    )


def _badge(thread: Thread) -> Html:
    return element("span", thread.grade or "no grade", class_="grade")


def _facts(thread: Thread, address: Address) -> Iterator[Html | str]:
    where = address(thread.thread_id, thread.opening_id) if thread.opening_id else None
    name = element("bdi", shortened(thread.thread_id, 40))
    yield "thread "
    yield link(where, name) if where else name
    if thread.opened:
        yield f", opened {day(thread.opened)}"
    if thread.product:
        yield ", about “"
        yield element("bdi", shortened(thread.product, 60))
        yield "”"
    yield f"; score {thread.score:.1f}"
    if thread.q_value is not None:
        yield f", q {thread.q_value:.2g}"
    if thread.verdict:
        yield f"; a moderator said: {thread.verdict}"


def _opening(thread: Thread, *, names: bool) -> Html | None:
    said = thread.opening.removesuffix(" …")
    if not said or (thread.title or "").startswith(said[:_LONGEST_TITLE].rstrip(".?!")):
        return None
    return element(
        "p", "It opens: ", quoted(thread.opening, names=names), class_="opening"
    )


def _evidence(signals: list[Signal], thread: Thread, address: Address) -> Html:
    """Write signals family by family, what says most first."""
    families: dict[Family, list[Signal]] = {}
    for one in in_order(signals):
        families.setdefault(one.family, []).append(one)
    return element(
        "dl",
        [
            element(
                "div",
                element("dt", FAMILIES[family]),
                [
                    element(
                        "dd",
                        element("span", f"{_sentence(one.explanation)}.", dir="auto"),
                        _posts(one, thread, address),
                    )
                    for one in ones
                ],
            )
            for family, ones in families.items()
        ],
        class_="evidence",
    )


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]


def _posts(signal: Signal, thread: Thread, address: Address) -> Html | None:
    """Link to the posts that were counted, where it is known which these are."""
    if len(signal.posts) != signal.value or signal.family == "relief":
        return None
    links: list[Html | str] = []
    for number, post in enumerate(signal.posts[:_MOST_POSTS]):
        links += [", " if number else "", post_link(thread.thread_id, post, address)]
    left = len(signal.posts) - _MOST_POSTS
    more = f" and {left:,} more" if left > 0 else ""
    return element("small", "posts ", links, more)


def _drawn(thread: Thread) -> Html | None:
    if not thread.repliers:
        return None
    told = timeline(thread, said=_in_words(thread))
    is_crowd = len(thread.repliers) > MOST_ROWS
    caption = (
        "How many repliers joined, and how many replied, in each stretch of time (UTC)."
        if is_crowd
        else "A line for each replier (UTC): a stroke where the account joined, a dot "
        "where it replied. Filled: little history here. Ringed: praises, and doubts "
        "nothing. A small dot at the left edge: joined earlier."
    )
    return element(
        "figure", told, element("figcaption", caption, " Upright: the opening post.")
    )


def _in_words(thread: Thread) -> str:
    """Say what the drawing shows, for who cannot see it."""
    fresh = sum("fresh" in one.marks for one in thread.repliers)
    first, last = thread.repliers[0].replied, thread.repliers[-1].replied
    table_has = min(len(thread.repliers), MOST_REPLIERS)
    return (
        f"{len(thread.repliers)} repliers between {day(first)} and {day(last)}; "
        f"{fresh} of them joined less than a day before they replied. "
        f"The table below has the times of {table_has}."
    )


def _innocent(thread: Thread) -> Html | None:
    if not thread.innocent_explanations:
        return None
    return element(
        "div",
        element("h4", "What would look the same, and cannot be excluded"),
        element("ul", [element("li", one) for one in thread.innocent_explanations]),
        class_="innocent",
    )
