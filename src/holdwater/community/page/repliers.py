"""The table of who replied in a thread, in the order of their replies."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from holdwater.community.page.address import Address
from holdwater.community.survey import Replier, Thread
from holdwater.pages.claims.elements import Html, element, link

#: So many repliers of one thread are told; the rest are counted.
MOST_REPLIERS = 60

_SHORTEST = 12

#: What is told of an account beside its dates, in the order it is told.
_MARKS = (
    ("first", "first post"),
    ("once", "nowhere else"),
    ("dormant", "after a long silence"),
    ("praising", "praises, no doubt"),
    ("kept", "stayed"),
    ("staff", "staff"),
)

#: Somebody's name with the sign that calls them.
_CALLED = re.compile(r"(?<![\w.])@[\w.-]+")

Called = Callable[[int], str]


def table(
    thread: Thread, *, called: Called, address: Address, names: bool
) -> Html | None:
    """Write the repliers of a thread as a table."""
    if not thread.repliers:
        return None
    heads = ("Account", "Joined", "Replied", "Known of it", "First words")
    left = len(thread.repliers) - MOST_REPLIERS
    return element(
        "div",
        element(
            "table",
            element("caption", "Who replied, in the order of replies"),
            element(
                "thead",
                element("tr", [element("th", one, scope="col") for one in heads]),
            ),
            element(
                "tbody",
                [
                    _row(one, thread, called=called, address=address, names=names)
                    for one in thread.repliers[:MOST_REPLIERS]
                ],
            ),
        ),
        element("p", f"{left:,} more repliers are left out here.", class_="note")
        if left > 0
        else None,
        class_="repliers",
    )


def _row(
    one: Replier, thread: Thread, *, called: Called, address: Address, names: bool
) -> Html:
    kind = "young" if one.marks & {"young", "dormant"} else "old"
    known = [said for mark, said in _MARKS if mark in one.marks]
    return element(
        "tr",
        element(
            "th",
            element("bdi", shortened(called(one.account), 60)),
            scope="row",
        ),
        element("td", _joined(one), class_="when"),
        element("td", moment(one.replied), class_="when"),
        element("td", ", ".join(known) or "–"),
        element(
            "td",
            quoted(one.excerpt, names=names),
            " ",
            post_link(thread.thread_id, one.post_id, address),
            class_="said",
        ),
        class_=kind,
    )


def _joined(one: Replier) -> Html | str:
    if one.joined is None:
        return "not told"
    if one.is_estimated:
        return f"about {day(one.joined)}"
    before = (one.replied - one.joined).total_seconds()
    return element("span", f"{age(before)} before", title=moment(one.joined))


def age(seconds: float) -> str:
    """Tell how old an account was, in the unit that a person would use."""
    for size, name in (
        (365.25 * 86_400, "year"),
        (30.44 * 86_400, "month"),
        (86_400, "day"),
        (3_600, "hour"),
    ):
        if seconds >= size * (1 if name in ("year", "hour") else 2):
            count = int(seconds / size)
            return f"{count} {name}{'s' if count > 1 else ''}"
    minutes = max(int(seconds / 60), 0)
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def quoted(words: str, *, names: bool) -> Html:
    """Quote what somebody wrote; whom it calls by name is hidden with the others."""
    said = words if names else _CALLED.sub("@…", words)
    return element("q", said, dir="auto")


def post_link(thread_id: str, post_id: str, address: Address) -> Html:
    """Name a post, and link to where it can be read."""
    where = address(thread_id, post_id)
    name = element("bdi", shortened(post_id, 40))
    return link(where, name) if where else element("span", name, class_="post")


def moment(time: datetime) -> str:
    """Write a day and an hour, UTC."""
    return f"{day(time)}, {time:%H:%M}"


def day(time: datetime) -> str:
    """Write a day."""
    return f"{time.day} {time:%b} {time.year}"


def shortened(text: str, most: int) -> str:
    """Cut what is too long to be a name."""
    said = " ".join(text.split())
    return said if len(said) <= most else said[: max(most, _SHORTEST) - 2] + " …"
