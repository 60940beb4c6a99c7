"""What a record and its evidence decide by themselves, and what the day makes of that.

The one is the same for the same files and may be kept from one run to the next; the other
is worked out anew whenever it is asked for.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from holdwater.model.record import VERDICTS
from holdwater.model.verification import Shown, Verdict


class Limit(NamedTuple):
    """A day before which, or after which, a claim has no evidence; and what is said."""

    reason: str
    until: date | None = None
    since: date | None = None

    def is_passed(self, today: date) -> bool:
        """Say whether the claim has none on a day. ``until`` includes its day."""
        is_late = self.until is not None and self.until < today
        return is_late or (self.since is not None and today < self.since)


class Part(NamedTuple):
    """The verdict of one figure, and whether a limit that is passed takes its place.

    It does not where something decides that comes before any day. ``flags`` are those
    that it keeps then.
    """

    verdict: Verdict
    may_expire: bool = False
    flags: tuple[str, ...] = ()

    def on_limit(self, reason: str | None) -> Verdict:
        """Tell the verdict where a limit is passed for a reason, or none is."""
        if reason is None or not self.may_expire:
            return self.verdict
        return replace(
            self.verdict,
            verdict="expired",
            reason=reason,
            supports=None,
            flags=self.flags,
        )


class Undated(NamedTuple):
    """All that a record and its evidence decide by themselves, whatever the day.

    ``short`` is what takes the place of a verdict that holds, where the evidence shows
    less than that; else None.
    """

    parts: tuple[Part, ...]
    short: Verdict | None
    limits: tuple[Limit, ...]
    evidence: tuple[Shown, ...]
    counter_evidence: tuple[Shown, ...]


def on_day(found: Undated, today: date) -> Verdict:
    """Tell the verdict of a day. The worst of a claim's figures is the claim's."""
    passed = next((one.reason for one in found.limits if one.is_passed(today)), None)
    each = tuple(one.on_limit(passed) for one in found.parts)
    worst = min(each, key=lambda one: VERDICTS.index(one.verdict))
    if worst.holds and found.short:
        worst, each = found.short, ()
    flags = dict.fromkeys(flag for one in each for flag in one.flags)
    flags |= dict.fromkeys(flag for one in found.evidence for flag in one.flags)
    return replace(
        worst,
        flags=tuple(flags),
        evidence=found.evidence,
        counter_evidence=found.counter_evidence,
        parts=each if len(each) > 1 else (),
    )
