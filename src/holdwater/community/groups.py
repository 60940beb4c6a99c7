"""Groups: accounts, threads and one product that belong together.

Graded threads belong together where they are about one product, or where two or more
accounts with little history replied in both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from holdwater.community.innocence import STORIES
from holdwater.community.survey import Group, Signal, Thread
from holdwater.community.weigh import MOST
from holdwater.statistics.discoveries import drawn_or_more, q_values

_ALIKE = (
    (
        "A product that is new and much talked about, and drew its own users here more "
        "than once."
    ),
    STORIES["met-before"],
)


def groups(threads: Sequence[Thread]) -> list[Group]:
    """Return the groups among graded threads, the least likely by chance first.

    ``threads`` are all that were weighed, for chance is reckoned over all of them.
    """
    graded = [one for one in threads if one.grade]
    parts = [part for part in _parts(graded) if len(part) > 1]
    chances = {place: _chance(part, threads) for place, part in enumerate(parts)}
    q = q_values(chances)
    found = [
        _group(part, chance=chances[place], q_value=q[place])
        for place, part in enumerate(parts)
    ]
    return sorted(found, key=lambda one: (-one.score, one.id))


def _parts(graded: Sequence[Thread]) -> list[list[Thread]]:
    part_of = {one.thread: one.thread for one in graded}

    def head(thread: int) -> int:
        while part_of[thread] != thread:
            thread = part_of[thread]
        return thread

    def join(one: int, other: int) -> None:
        part_of[head(other)] = head(one)

    named: dict[str, int] = {}
    seen: dict[int, list[int]] = defaultdict(list)
    for one in graded:
        if one.product is not None:
            join(named.setdefault(one.product, one.thread), one.thread)
        for account in _young(one):
            seen[account].append(one.thread)
    together = Counter(pair for ones in seen.values() for pair in combinations(ones, 2))
    for (first, second), accounts in together.items():
        if accounts >= 2:
            join(first, second)
    parts: dict[int, list[Thread]] = defaultdict(list)
    for one in graded:
        parts[head(one.thread)].append(one)
    return list(parts.values())


def _young(thread: Thread) -> set[int]:
    return {one.account for one in thread.repliers if "young" in one.marks}


def _chance(part: Sequence[Thread], threads: Sequence[Thread]) -> float:
    """Return how likely so many graded ones are among the threads about its product."""
    product = _product(part)
    about = [one for one in threads if product is not None and one.product == product]
    if len(about) < len(part):  # held together by accounts, or named by several words
        about = list(part)
    graded = sum(one.grade is not None for one in threads)
    hits = sum(one.grade is not None for one in about)
    return drawn_or_more(hits, drawn=len(about), marked=graded, of=len(threads))


def _product(part: Sequence[Thread]) -> str | None:
    named = Counter(one.product for one in part if one.product)
    return min(named, key=lambda name: (-named[name], name)) if named else None


def _group(part: Sequence[Thread], *, chance: float, q_value: float) -> Group:
    ordered = sorted(part, key=lambda one: (-one.score, one.thread_id))
    times = Counter(account for one in ordered for account in _young(one))
    again = sum(count > 1 for count in times.values())
    product = _product(part)
    about = f" about “{product}”" if product else ""
    signals = [
        Signal(
            name="threads-together",
            family="recurrence",
            value=len(part),
            of=len(part),
            expected=None,
            weight=MOST["recurrence"],
            explanation=f"{len(part)} threads{about} ask for a look; so many by chance: "
            f"{chance:.2g}",
        )
    ]
    if again:
        signals.append(
            Signal(
                name="accounts-together",
                family="recurrence",
                value=again,
                of=len(times),
                expected=None,
                weight=0.0,
                explanation=f"{again} of {len(times)} accounts with little history "
                "replied in more than one of them",
            )
        )
    return Group(
        id="-".join(["g", *(one.thread_id for one in ordered[:1])]),
        product=product,
        accounts=tuple(sorted(times, key=lambda one: (-times[one], one))),
        threads=tuple(one.thread_id for one in ordered),
        score=sum(one.score for one in ordered),
        q_value=q_value,
        signals=tuple(signals),
        innocent_explanations=_ALIKE,
    )
