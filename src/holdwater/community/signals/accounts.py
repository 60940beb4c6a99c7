"""Accounts: how new they are, whether they wrote before, and when they joined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from holdwater.community.engine import Engine
from holdwater.community.sql import Table
from holdwater.community.survey import Signal
from holdwater.community.usual import Rates, Tally
from holdwater.community.weigh import (
    LEAST_COUNT,
    LEAST_SHARE,
    Usual,
    may_say,
    weight,
)

#: Name, what is counted, what it is a share of, and how it is told.
_COUNTED = (
    ("joined-that-day", "fresh", "aged", "joined less than a day before they replied"),
    ("joined-that-week", "recent", "aged", "joined in the week before they replied"),
    ("first-post", "first", "n", "had never posted before"),
    ("one-thread-only", "once", "n", "never posted anywhere else, before or since"),
    ("back-from-silence", "dormant", "n", "had been silent for half a year or more"),
)

#: What is counted, and what it is a share of.
SHARES = tuple((hits, of) for _, hits, of, _ in _COUNTED)


def counted(tally: Tally, rates: Rates) -> Iterator[Signal]:
    """Hold the counts of one thread against what is usual."""
    for name, flag, base, told in _COUNTED:
        hits, of = getattr(tally, flag), getattr(tally, base)
        if not may_say(hits, of):
            continue
        usual = rates.of(flag, tally)
        said = weight(hits, of, usual)
        if said > 0:
            expected = usual.share * of
            yield Signal(
                name=name,
                family="account",
                value=hits,
                of=of,
                expected=expected,
                weight=said,
                explanation=f"{hits} of {of} repliers {told}; {expected:.1f} expected",
            )


def largest(replies: str, *, by: tuple[str, ...]) -> str:
    """Ask for the day on which most of those joined who replied, where three or more did.

    Where there are their tallies.
    """
    listed = ", ".join(by)
    same = " AND ".join(f"t.{one} = c.{one}" for one in by)
    return f"""
SELECT {", ".join(f"c.{one}" for one in by)}, t.week, c.joined, c.hits, t.aged FROM (
    SELECT l.*, row_number() OVER (PARTITION BY {listed} ORDER BY hits DESC, joined) AS place
    FROM (SELECT {listed}, joined, count(*) AS hits FROM {replies}
          WHERE aged = 1 GROUP BY {listed}, joined HAVING count(*) >= {LEAST_COUNT}) l) c
JOIN {replies}_tally t ON {same}
WHERE c.place = 1 AND c.hits >= {LEAST_SHARE} * t.aged
"""  # noqa: S608 - our own


#: By thread, the day on which most of its repliers joined.
COHORTS = Table("reply_cohort", largest("reply", by=("thread",)))

#: How many of those who replied in a week had joined on a day.
JOINED = Table(
    "joined_by_week",
    "SELECT week, joined, count(*) AS hits FROM reply WHERE aged = 1 GROUP BY week, joined",
)


class Cohort(NamedTuple):
    """Of ``of`` who replied in a thread of that week, ``hits`` joined on one day.

    ``near`` of all who replied in that week, or the one before or after, joined that day.
    """

    week: int
    hits: int
    of: int
    near: int


def beside(cohorts: str, *, by: str) -> str:
    """Ask for cohorts, by the columns ``by``, with what is near."""
    return f"""
SELECT {by}, c.week, c.hits, c.aged, coalesce(sum(j.hits), 0) AS near
FROM {cohorts} c LEFT JOIN joined_by_week j
ON j.joined = c.joined AND j.week BETWEEN c.week - 1 AND c.week + 1
GROUP BY {by}, c.week, c.hits, c.aged ORDER BY {by}
"""  # noqa: S608 - our own


_COHORTS = beside("reply_cohort", by="thread")


def cohorts(engine: Engine) -> dict[int, Cohort]:
    """Return, by thread, the largest cohort of its repliers."""
    return {thread: Cohort(*told) for thread, *told in engine.rows(_COHORTS)}


class Joined:
    """Of how many who replied in a week it is known when they joined."""

    def __init__(self, engine: Engine) -> None:
        self._all: dict[int, int] = dict(
            engine.rows("SELECT week, sum(hits) FROM joined_by_week GROUP BY week")
        )

    def together(self, cohort: Cohort) -> Signal | None:
        """Hold the largest cohort of a thread against that day's share of the week."""
        week, hits, of, near = cohort
        all_near = sum(self._all.get(week + by, 0) for by in (-1, 0, 1))
        share = (max(near - hits, 0) + 0.5) / (max(all_near - of, 0) + 20)
        said = weight(hits, of, Usual(share, 0.02))
        if said <= 0:
            return None
        return Signal(
            name="joined-together",
            family="account",
            value=hits,
            of=of,
            expected=share * of,
            weight=said,
            explanation=f"{hits} of {of} repliers joined on one and the same day; "
            f"{share * of:.1f} expected",
        )
