"""What can be counted in one thread: who answered, how old their accounts were, and when.

Counts only: what is usual is not known from one thread, so nothing is graded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from holdwater.community import words
from holdwater.community.importers.rows import Row, Tally
from holdwater.errors import CommunityError

_DAY = 86_400

#: Ages of accounts at their first reply, in seconds, and what each is called.
AGES = (
    ("under_a_day", _DAY),
    ("under_a_week", 7 * _DAY),
    ("under_a_month", 30 * _DAY),
    ("under_a_year", 365 * _DAY),
)

#: How long a row of the timeline may be, and how many rows there are at most.
_STEPS = (
    600,
    3600,
    3 * 3600,
    6 * 3600,
    _DAY,
    7 * _DAY,
    30 * _DAY,
    365 * _DAY,
    3650 * _DAY,
)
MOST_ROWS = 16

#: So many words and hosts are told, each said by at least so many repliers.
MOST_WORDS, LEAST_REPLIERS = 5, 2

_WORD = re.compile(r"[^\W\d_][\w.+#'-]*[\w+#]")
_ADDRESS = re.compile(r"https?://\S+")
_QUOTED = re.compile(r"(?m)^[ \t]*>[^\n]*$")


class Replier(NamedTuple):
    """An account that answered: its first reply, and when the account was made."""

    author: str
    post_id: str
    replied: int
    joined: int | None
    replies: int

    @property
    def age(self) -> int | None:
        """Seconds from the account's making to its first reply here."""
        return None if self.joined is None else max(0, self.replied - self.joined)


class Bucket(NamedTuple):
    """A row of the timeline: from when, replies by the age of their accounts, and joins.

    ``new`` are replies by accounts less than a day old, ``opener`` those of who asked.
    """

    start: int
    new: int
    older: int
    unknown: int
    opener: int
    joined: int


class Said(NamedTuple):
    """A word or a host, how many repliers name it, and whether the opening post does."""

    what: str
    repliers: int
    in_opening: bool


class Look(NamedTuple):
    """All that one thread tells."""

    platform: str
    thread_id: str
    title: str | None
    opened: int | None
    posts: int
    accounts: int
    nobodys: int
    repliers: tuple[Replier, ...]
    praise: int
    doubt: int
    both: int
    first_reply: int | None
    median_gap: int | None
    said: tuple[Said, ...]
    hosts: tuple[Said, ...]
    step: int
    timeline: tuple[Bucket, ...]
    names: dict[str, str]


def look_at(platform: str, rows: Iterable[Row], tally: Tally) -> Look:
    """Count what a thread tells. Raises CommunityError where it is none, or several."""
    posts: dict[str, dict[str, Any]] = {}
    joined: dict[str, int] = {}
    names: dict[str, str] = {}
    title: str | None = None
    for row in rows:
        values = row.values
        if row.table == "post":
            name = values.get("post_id")
            if name in posts:
                continue  # some documents tell the same post again
            if name is None or values.get("created") is None:
                tally.add("has no date that can be read: left out")
                continue
            posts[name] = values
        elif row.table == "person" and values.get("author_created") is not None:
            joined[str(values["author_id"])] = values["author_created"]
        elif row.table == "name" and values.get("name"):
            names[str(values["author_id"])] = values["name"]
        elif row.table == "topic":
            title = title or values.get("title")
    opening, thread = _opening(posts)
    kept = sorted(posts.values(), key=lambda one: (one["created"], str(one["post_id"])))
    replies = [one for one in kept if one is not opening]
    asker = opening.get("author_id")
    repliers = _repliers(replies, asker, joined)
    praise, doubt, both = _opinions(replies, asker)
    gaps = [b["created"] - a["created"] for a, b in pairwise(kept)]
    step, timeline = _timeline(kept, opening, repliers, joined)
    told = [opening.get("title"), title, *(one.get("title") for one in kept)]
    return Look(
        platform=platform,
        thread_id=thread,
        title=next((one for one in told if one), None),
        opened=opening["created"],
        posts=len(kept),
        accounts=len({one.get("author_id") for one in kept} - {None}),
        nobodys=sum(one.get("author_id") is None for one in kept),
        repliers=repliers,
        praise=praise,
        doubt=doubt,
        both=both,
        first_reply=replies[0]["created"] - opening["created"] if replies else None,
        median_gap=int(median(gaps)) if gaps else None,
        said=_words(replies, opening, asker),
        hosts=_hosts(replies, opening, asker),
        step=step,
        timeline=timeline,
        names=names,
    )


def _opening(posts: dict[str, dict[str, Any]]) -> tuple[dict[str, Any], str]:
    """Find the post that opens the thread; every other hangs on it."""
    if not posts:
        raise CommunityError("holds no post that can be read")
    threads = {one["thread_id"] for one in posts.values() if one.get("thread_id")}
    if len(threads) > 1:
        raise CommunityError(
            f"holds {len(threads)} threads, and one is looked at",
            hint="Import them with `holdwater community import`, and scan them.",
        )
    first = min(posts.values(), key=lambda one: (one["created"], str(one["post_id"])))
    thread = next(iter(threads), str(first["post_id"]))
    # Where posts are counted in their thread, their names and its own may be alike.
    counted = [one for one in posts.values() if one.get("no") is not None]
    opening = next((one for one in counted if one["no"] == 1), None)
    if opening is None:
        opening = first if counted else posts.get(thread, first)
    return opening, thread


def _repliers(
    replies: Sequence[dict[str, Any]], asker: str | None, joined: dict[str, int]
) -> tuple[Replier, ...]:
    found: dict[str, Replier] = {}
    for one in replies:
        who = one.get("author_id")
        if who is None or who == asker:
            continue
        if who in found:
            found[who] = found[who]._replace(replies=found[who].replies + 1)
        else:
            made = one.get("author_created") or joined.get(who)
            found[who] = Replier(who, str(one["post_id"]), one["created"], made, 1)
    return tuple(found.values())


_PRAISE = re.compile(words.pattern(words.PRAISE))
_DOUBT = re.compile(words.pattern(words.DOUBT))
_CONTENT = re.compile(words.pattern(words.CONTENT))


def _own(text: str) -> str:
    return _QUOTED.sub(" ", _ADDRESS.sub(" ", text.lower()))


def _opinions(
    replies: Sequence[dict[str, Any]], asker: str | None
) -> tuple[int, int, int]:
    praise = doubt = both = 0
    for one in replies:
        if one.get("author_id") == asker:
            continue
        text = _own(one.get("text") or "")
        is_praise = _PRAISE.search(text) is not None
        is_doubt = _DOUBT.search(_CONTENT.sub(" ", text)) is not None
        praise += is_praise
        doubt += is_doubt
        both += is_praise and is_doubt
    return praise, doubt, both


def _words(
    replies: Sequence[dict[str, Any]], opening: dict[str, Any], asker: str | None
) -> tuple[Said, ...]:
    """Find the names that most repliers say: words that are written with a capital."""
    by: dict[str, set[str]] = {}
    spelled: Counter[tuple[str, str]] = Counter()
    small: Counter[str] = Counter()
    for one in replies:
        who = one.get("author_id")
        if who is None or who == asker:
            continue
        text = _QUOTED.sub(" ", _ADDRESS.sub(" ", one.get("text") or ""))
        for found in _WORD.findall(text):
            lower = found.lower()
            if len(found) < 3 or lower in words.COMMON:
                continue
            if found[0].isupper():
                by.setdefault(lower, set()).add(who)
                spelled[lower, found] += 1
            else:
                small[lower] += 1
    head = f"{opening.get('title') or ''} {opening.get('text') or ''}".lower()
    told = []
    for lower, who in by.items():
        best = max(
            (n, spelling) for (low, spelling), n in spelled.items() if low == lower
        )
        # What is mostly written small begins a sentence here, and is no name.
        if len(who) >= LEAST_REPLIERS and best[0] > small[lower]:
            told.append(Said(best[1], len(who), lower in head))
    told.sort(key=lambda one: (-one.repliers, one.what))
    return tuple(told[:MOST_WORDS])


def _hosts(
    replies: Sequence[dict[str, Any]], opening: dict[str, Any], asker: str | None
) -> tuple[Said, ...]:
    by: dict[str, set[str]] = {}
    for one in replies:
        who = one.get("author_id")
        if who is not None and who != asker:
            for link in one.get("links") or ():
                by.setdefault(_host(link), set()).add(who)
    head = {_host(link) for link in opening.get("links") or ()}
    told = [Said(host, len(who), host in head) for host, who in by.items() if host]
    told.sort(key=lambda one: (-one.repliers, one.what))
    return tuple(told[:MOST_WORDS])


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _timeline(
    kept: Sequence[dict[str, Any]],
    opening: dict[str, Any],
    repliers: Sequence[Replier],
    joined: dict[str, int],
) -> tuple[int, tuple[Bucket, ...]]:
    first, last = kept[0]["created"], kept[-1]["created"]
    step = next(
        (one for one in _STEPS if last // one - first // one < MOST_ROWS), _STEPS[-1]
    )
    made = {one.author: one.joined for one in repliers}
    found: dict[int, list[int]] = {}
    for one in kept:
        row = found.setdefault(one["created"] // step * step, [0] * 5)
        who = one.get("author_id")
        born = made.get(who, joined.get(str(who))) if who is not None else None
        if one is opening:
            continue
        if who is not None and who == opening.get("author_id"):
            row[3] += 1
        elif born is None:
            row[2] += 1
        else:
            row[0 if one["created"] - born < _DAY else 1] += 1
    for replier in repliers:
        at = None if replier.joined is None else replier.joined // step * step
        if at is not None and first // step * step <= at <= last:
            found.setdefault(at, [0] * 5)[4] += 1
    return step, tuple(Bucket(at, *row) for at, row in sorted(found.items()))


def ages_of(repliers: Iterable[Replier]) -> dict[str, int]:
    """Count repliers by the age of their accounts."""
    counted = dict.fromkeys([*(name for name, _ in AGES), "older", "unknown"], 0)
    for one in repliers:
        age = one.age
        if age is None:
            counted["unknown"] += 1
        else:
            counted[next((n for n, most in AGES if age < most), "older")] += 1
    return counted


def when(at: int) -> datetime:
    """Return a time of a look as a date."""
    return datetime.fromtimestamp(at, UTC)
