"""Accounts: how new they are, whether they wrote before, and when they joined."""

from __future__ import annotations

from collections.abc import Iterator

from holdwater.community.engine import Engine, Table
from holdwater.community.survey import Signal
from holdwater.community.usual import Rates, Tally
from holdwater.community.weigh import Usual, weight

#: Name, what is counted, what it is a share of, and how it is told.
_COUNTED = (
    ("joined-that-day", "fresh", "aged", "joined less than a day before they replied"),
    ("joined-that-week", "recent", "aged", "joined in the week before they replied"),
    ("first-post", "first", "n", "had never posted before"),
    ("one-thread-only", "once", "n", "never posted anywhere else, before or since"),
    ("back-from-silence", "dormant", "n", "had been silent for half a year or more"),
)


def counted(tally: Tally, rates: Rates) -> Iterator[Signal]:
    """Hold the counts of one thread against what is usual."""
    for name, flag, base, told in _COUNTED:
        hits, of = getattr(tally, flag), getattr(tally, base)
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


def cohorts(replies: str) -> Table:
    """Find, by thread, the day on which most of its repliers joined."""
    return Table(
        f"{replies}_cohort",
        f"""
SELECT thread, joined, hits, aged FROM (
    SELECT c.thread, c.joined, c.hits, t.aged,
           row_number() OVER (PARTITION BY c.thread ORDER BY c.hits DESC, c.joined) AS place
    FROM (SELECT thread, joined, count(*) AS hits FROM {replies}
          WHERE aged = 1 GROUP BY thread, joined) c
    JOIN {replies}_tally t ON t.thread = c.thread) ranked
WHERE place = 1 AND hits >= 3
""",  # noqa: S608 - our own
    )


#: How many of those who replied in a week had joined on a day.
JOINED = Table(
    "joined_by_week",
    "SELECT week, joined, count(*) AS hits FROM reply WHERE aged = 1 GROUP BY week, joined",
)


def cohort(
    engine: Engine, replies: str, tallies: dict[int, Tally]
) -> dict[int, Signal]:
    """Hold the largest cohort of each thread against that day's share of the week."""
    found = {}
    asked = engine.rows(f"""
SELECT c.thread, c.hits, c.aged, coalesce(sum(j.hits), 0) AS near
FROM {replies}_cohort c JOIN {replies}_tally t ON t.thread = c.thread
LEFT JOIN joined_by_week j ON j.joined = c.joined AND j.week BETWEEN t.week - 1 AND t.week + 1
GROUP BY c.thread, c.hits, c.aged ORDER BY c.thread""")  # noqa: S608 - our own
    weeks: dict[int, int] = dict(
        engine.rows("SELECT week, sum(hits) FROM joined_by_week GROUP BY week")
    )
    for thread, hits, of, near in asked:
        week = tallies[thread].week
        all_near = sum(weeks.get(week + by, 0) for by in (-1, 0, 1))
        share = (max(near - hits, 0) + 0.5) / (max(all_near - of, 0) + 20)
        said = weight(hits, of, Usual(share, 0.02))
        if said > 0:
            found[thread] = Signal(
                name="joined-together",
                family="account",
                value=hits,
                of=of,
                expected=share * of,
                weight=said,
                explanation=f"{hits} of {of} repliers joined on one and the same day; "
                f"{share * of:.1f} expected",
            )
    return found
