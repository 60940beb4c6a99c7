"""What is usual here and now: the rates a thread's counts are held against.

Of the same week, of the same month and category, and of the whole community, each without
the thread itself. The highest counts: what is usual by any of them is not unusual.
"""

from __future__ import annotations

from typing import NamedTuple

from holdwater.community.engine import Engine
from holdwater.community.replies import FLAGS, SUMMED, spread, usual
from holdwater.community.weigh import Sums, Usual, spread_from

#: What each count is a share of.
OF = {
    "fresh": "aged",
    "recent": "aged",
    "young_praising": "young",
    "young_kept": "young",
}

#: So many replies of the whole community steady a rate of few.
_STEADY = 5.0


class Tally(NamedTuple):
    """The sums of one thread, see `holdwater.community.replies.TALLY`."""

    thread: int
    week: int
    era: int
    place: int
    n: int
    aged: int
    young: int
    fresh: int
    recent: int
    first: int
    once: int
    dormant: int
    praising: int
    kept: int
    young_praising: int
    fresh_praising: int
    young_kept: int


class Rates:
    """What is usual, by time and place."""

    def __init__(self, engine: Engine) -> None:
        self._weeks = {
            row[0]: dict(zip(SUMMED, row[1:], strict=True))
            for row in engine.rows(usual("week"))
        }
        self._three_weeks: dict[int, dict[str, int]] = {}
        self._places = {
            row[:2]: dict(zip(SUMMED, row[2:], strict=True))
            for row in engine.rows(usual("era, place"))
        }
        self._whole = {
            flag: _spread(engine, flag)
            for flag in (*FLAGS, "young_praising", "young_kept")
        }

    def of(self, flag: str, tally: Tally) -> Usual:
        """Return what is usual of a count where a thread stands, without that thread."""
        whole = self._whole[flag]
        base = OF.get(flag, "n")
        hits, of = getattr(tally, flag), getattr(tally, base)
        steadied = _STEADY * whole.share
        share = whole.share
        for near in (
            self._near_weeks(tally.week),
            self._places[tally.era, tally.place],
        ):
            # Replies that were dealt to a thread may be more than its neighbours have.
            others = max(near[flag] - hits, 0)
            share = max(
                share,
                (others + steadied) / (max(near[base] - of, others) + _STEADY),
            )
        return Usual(share, whole.spread)

    def _near_weeks(self, week: int) -> dict[str, int]:
        """Return the sums of a week, the one before and the one after."""
        if week not in self._three_weeks:
            weeks = [self._weeks.get(week + by) for by in (-1, 0, 1)]
            self._three_weeks[week] = {
                flag: sum(one[flag] for one in weeks if one) for flag in SUMMED
            }
        return self._three_weeks[week]


def _spread(engine: Engine, flag: str) -> Usual:
    of = OF.get(flag, "n")
    (sums,) = engine.rows(
        f"SELECT {spread(of, flag)} FROM reply_tally WHERE {of} >= 2"  # noqa: S608 - our own
    )
    return spread_from(Sums(*(int(one or 0) for one in sums)))
