"""What a report shows of a thread: its name, and who replied, in the order of replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from holdwater.community.engine import Engine
from holdwater.community.innocence import stories
from holdwater.community.survey import Member, Replier, Signal, Thread

#: As much of a reply as tells what it is about.
_EXCERPT = 240

#: So many threads are asked about at a time.
_AT_ONCE = 20_000

#: What marks the replies that a signal was counted over.
_MARKED = {
    "joined-that-day": "fresh",
    "joined-that-week": "recent",
    "first-post": "first",
    "one-thread-only": "once",
    "back-from-silence": "dormant",
    "only-praise": "praising",
}
_FLAGS = (
    "fresh",
    "recent",
    "first",
    "once",
    "dormant",
    "praising",
    "kept",
    "young",
    "staff",
)


def named(engine: Engine, threads: Sequence[Thread]) -> list[Thread]:
    """Give threads their names; and those with a grade, who replied and what excuses it."""
    names = _names(engine, [one.thread for one in threads])
    graded = [one.thread for one in threads if one.grade]
    repliers = _repliers(engine, graded)
    openings = _openings(engine, graded)
    return [
        _named(
            one,
            names[one.thread],
            repliers.get(one.thread, ()),
            openings.get(one.thread, ("", "")),
        )
        for one in threads
    ]


def _names(engine: Engine, threads: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """Return what some threads are called, their titles, and when they were opened."""
    return {
        row[0]: row[1:]
        for first in range(0, len(threads), _AT_ONCE)
        for row in engine.rows(f"""
SELECT t.thread, t.thread_id, w.title, o.posted FROM thread t
JOIN opening o ON o.thread = t.thread JOIN wrote w ON w.row = o.row
WHERE t.thread IN ({", ".join(map(str, threads[first : first + _AT_ONCE]))})""")  # noqa: S608 - our own
    }


def _openings(engine: Engine, threads: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return how the opening posts of some threads begin, and which posts they are."""
    if not threads:
        return {}
    listed = ", ".join(map(str, threads))
    return {
        thread: (post_id, _cut(text))
        for thread, post_id, text in engine.rows(f"""
SELECT o.thread, p.post_id, left(p.text, {_EXCERPT + 1})
FROM opening o JOIN ordered p ON p.post = o.post WHERE o.thread IN ({listed})""")  # noqa: S608 - our own
    }


def _named(
    thread: Thread,
    name: Sequence[object],
    repliers: Sequence[Replier],
    opening: tuple[str, str],
) -> Thread:
    thread_id, title, opened = name
    signals = thread.signals
    if repliers:
        signals = tuple(_with_posts(one, repliers) for one in signals)
    return replace(
        thread,
        thread_id=str(thread_id),
        title=None if title is None else str(title),
        opened=_time(opened),
        opening_id=opening[0],
        opening=opening[1],
        signals=signals,
        innocent_explanations=stories(signals),
        repliers=tuple(repliers),
    )


def _with_posts(signal: Signal, repliers: Sequence[Replier]) -> Signal:
    if signal.name == "joined-together":
        return replace(signal, posts=_joined_together(repliers))
    mark = _MARKED.get(signal.name)
    if mark is None:
        return replace(
            signal, posts=tuple(r.post_id for r in repliers if "young" in r.marks)
        )
    return replace(signal, posts=tuple(r.post_id for r in repliers if mark in r.marks))


def _joined_together(repliers: Sequence[Replier]) -> tuple[str, ...]:
    """Return the posts of those who joined on the day on which most of them did."""
    days: dict[date, list[str]] = defaultdict(list)
    for one in repliers:
        if one.joined is not None and not one.is_estimated:
            days[one.joined.date()].append(one.post_id)
    together: list[str] = max(days.values(), key=len, default=[])
    return tuple(together)


def _repliers(engine: Engine, threads: Sequence[int]) -> dict[int, list[Replier]]:
    if not threads:
        return {}
    listed = ", ".join(map(str, threads))
    found: dict[int, list[Replier]] = defaultdict(list)
    for row in engine.rows(f"""
SELECT r.thread, r.author, o.post_id, r.posted, r.born, r.aged, r.nth,
       {", ".join(f"r.{flag}" for flag in _FLAGS)}, left(o.text, {_EXCERPT + 1})
FROM reply r JOIN ordered o ON o.post = r.post
WHERE r.thread IN ({listed}) ORDER BY r.thread, r.post"""):  # noqa: S608 - our own
        thread, author, post_id, posted, born, aged, nth, *flags, text = row
        found[thread].append(
            Replier(
                account=author,
                post_id=post_id,
                replied=datetime.fromtimestamp(posted, UTC),
                joined=_time(born),
                is_estimated=born is not None and not aged,
                nth=nth,
                marks=frozenset(
                    f for f, is_so in zip(_FLAGS, flags, strict=True) if is_so
                ),
                excerpt=_cut(text),
            )
        )
    return found


def _cut(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _EXCERPT else said[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def _time(seconds: object) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int) else None


def members(threads: Sequence[Thread]) -> list[Member]:
    """List the accounts with little history in graded threads, most threads first.

    An account is told what its threads are told; of it alone nothing is judged.
    """
    seen: dict[int, list[Thread]] = defaultdict(list)
    for thread in threads:
        for replier in thread.repliers:
            if "young" in replier.marks or "dormant" in replier.marks:
                seen[replier.account].append(thread)
    found = [
        Member(
            account=account,
            score=max(one.score for one in inside),
            threads=tuple(one.thread_id for one in inside),
            signals=tuple(_appeared(inside)),
        )
        for account, inside in seen.items()
    ]
    return sorted(found, key=lambda one: (-len(one.threads), -one.score, one.account))


def _appeared(threads: Sequence[Thread]) -> list[Signal]:
    if len(threads) < 2:
        return []
    return [
        Signal(
            name="several-threads",
            family="recurrence",
            value=len(threads),
            of=len(threads),
            expected=None,
            weight=0.0,
            explanation=f"replied in {len(threads)} of the threads listed here",
        )
    ]
