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
        shares = [whole.share]
        weeks = [self._weeks.get(tally.week + by) for by in (-1, 0, 1)]
        for near in (
            [one for one in weeks if one],
            [self._places[tally.era, tally.place]],
        ):
            # Replies that were dealt to a thread may be more than its neighbours have.
            hits = max(sum(one[flag] for one in near) - getattr(tally, flag), 0)
            of = max(sum(one[base] for one in near) - getattr(tally, base), hits)
            shares.append((hits + _STEADY * whole.share) / (of + _STEADY))
        return Usual(max(shares), whole.spread)


def _spread(engine: Engine, flag: str) -> Usual:
    of = OF.get(flag, "n")
    (sums,) = engine.rows(
        f"SELECT {spread(of, flag)} FROM reply_tally WHERE {of} >= 2"  # noqa: S608 - our own
    )
    return spread_from(Sums(*(int(one or 0) for one in sums)))
