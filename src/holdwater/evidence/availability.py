"""How available something was, and what nobody can know of it.

One reckoning for every reader, whether probes were sent or incidents written down:

- ``availability``: of the time that was watched, the share in which nothing was down;
- ``least``: the same if all was down whenever nobody watched;
- ``finest``: the highest that probes so far apart can show. An outage counts as seen
  where ten probes fall into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import ROUND_FLOOR, Decimal, localcontext
from typing import NamedTuple

from holdwater.evidence.told import Pairs, pairs
from holdwater.model.evidence import Figure

#: Each share of allowed downtime takes so many probes to be seen.
PROBES_IN_DOWNTIME = 10

#: After this year no computer tells the time.
_LAST_YEAR = 9_000

#: The finest is told to so many places, and never rounded up.
_PLACES = Decimal("0.00001")


class Span(NamedTuple):
    """A time from ``start`` to ``end``, in seconds since 1970."""

    start: Decimal
    end: Decimal

    @property
    def length(self) -> Decimal:
        """How many seconds it lasts."""
        return self.end - self.start

    def within(self, other: Span) -> Span | None:
        """Return what of it lies within another, None where nothing does."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A time in which something was watched.

    ``interval`` are the seconds between two looks, None where somebody wrote down each
    change. ``covered`` is the share of the time in which anybody looked at all.
    """

    window: Span
    interval: Decimal | None = None
    covered: Decimal = Decimal(1)

    @property
    def finest(self) -> Decimal | None:
        """The greatest availability that looks so far apart can show, in per cent."""
        if self.interval is None:
            return None
        if self.window.length <= 0:
            return Decimal(0)
        unseen = self.interval * PROBES_IN_DOWNTIME / self.window.length
        finest = 100 * (1 - min(unseen, Decimal(1)))
        return finest.quantize(_PLACES, rounding=ROUND_FLOOR)

    @property
    def gaps(self) -> tuple[str, ...]:
        """The flag of a time in which nobody looked now and then."""
        return () if self.covered >= 1 else ("coverage-gap",)

    def conditions(self) -> Pairs:
        """Say how often it was looked at, from when to when, and how much of that."""
        if self.window.length <= 0:
            return ()
        every = self.interval
        percent = (100 * min(self.covered, Decimal(1))).quantize(
            Decimal("0.01"), rounding=ROUND_FLOOR
        )
        return pairs(
            interval=f"{_short(every.quantize(Decimal('0.001')))} s" if every else None,
            window=f"{told_time(self.window.start)} to {told_time(self.window.end)}",
            coverage=f"{_short(percent)} %",
        )

    def figures(
        self,
        up: Decimal,
        *,
        n: int | None = None,
        name: str = "availability",
        conditions: Pairs = (),
        flags: Sequence[str] = (),
        locator: str | None = None,
    ) -> dict[str, Figure]:
        """Tell an availability, and beside it what it is at least and at finest.

        ``up`` is the share of what was watched in which nothing was down.
        """
        told = {name: 100 * up, "least": 100 * up * min(self.covered, Decimal(1))}
        finest = self.finest
        if finest is not None:
            told["finest"] = finest
        coarse = () if finest is None or told[name] <= finest else ("coarse-probe",)
        own = {name: (*flags, *self.gaps, *coarse), "least": (*flags, *coarse)}
        return {
            each: Figure(
                value=value,
                unit="%",
                statistic=each,
                n=n,
                conditions=(*conditions, *self.conditions()),
                flags=own.get(each, (*flags, *self.gaps)),
                locator=locator,
            )
            for each, value in told.items()
        }


def merged(spans: Iterable[Span], *, within: Span) -> list[Span]:
    """Join what overlaps, cut to a window: two outages at once are one."""
    cut = (one.within(within) for one in spans)
    joined: list[Span] = []
    for one in sorted(each for each in cut if each):
        if joined and one.start <= joined[-1].end:
            last = joined.pop()
            joined.append(Span(last.start, max(last.end, one.end)))
        else:
            joined.append(one)
    return joined


def share_up(down: Iterable[Span], *, within: Span) -> Decimal:
    """Return the share of a window in which nothing was down, never rounded up."""
    lost = sum((one.length for one in merged(down, within=within)), Decimal(0))
    with localcontext() as context:
        context.rounding = ROUND_FLOOR
        return (within.length - lost) / within.length


def seconds_of(text: str) -> Decimal | None:
    """Read a time with its offset; None where it is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if found.tzinfo is None or not 1970 <= found.year <= _LAST_YEAR:
        return None
    since = found - datetime(1970, 1, 1, tzinfo=UTC)
    whole = since.days * 86_400 + since.seconds
    return Decimal(whole) + Decimal(since.microseconds).scaleb(-6)


def told_time(time: Decimal) -> str:
    """Write a time as ISO 8601 does; raises ValueError where it is none."""
    try:
        return datetime.fromtimestamp(int(time), UTC).isoformat()
    except (OverflowError, OSError) as error:
        raise ValueError(str(error)) from error


def _short(number: Decimal) -> str:
    return f"{number.normalize():f}"
