"""Relief: what tells against a staged thread, and is shown beside what tells for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from holdwater.community.engine import Engine
from holdwater.community.sql import Dialect, Table
from holdwater.community.survey import Signal
from holdwater.community.usual import Rates, Tally
from holdwater.community.weigh import LEAST_COUNT, stayed
from holdwater.community.words import ANNOUNCEMENT, DISCLOSURE, WELCOME, pattern


class Opening(NamedTuple):
    """What the opening post says of itself, as 1 and 0."""

    staff: int
    discloses: int
    announces: int
    welcomes: int


_ANNOUNCED, _WELCOMED, _DISCLOSED = -1.5, -2.5, -1.5


def tables(speaks: Dialect) -> Iterator[Table]:
    """Read titles and opening posts; and which young repliers say where they stand."""
    discloses = speaks.holds(speaks.said("w"), pattern(DISCLOSURE))
    title = "coalesce(w.headed, '')"
    yield Table(
        "opening_said",
        f"""
SELECT o.thread, o.staff, {discloses} AS discloses,
       {speaks.holds(title, pattern(ANNOUNCEMENT))} AS announces,
       {speaks.holds(title, pattern(WELCOME))} AS welcomes
FROM opening o JOIN wrote w ON w.row = o.row
JOIN reply_tally t ON t.thread = o.thread WHERE t.n >= {LEAST_COUNT}
""",  # noqa: S608 - our own
    )
    yield Table(
        "disclosed",
        f"""
SELECT y.thread, count(DISTINCT y.author) AS hits
FROM young_post y JOIN wrote w ON w.row = y.row
WHERE y.author > 0 AND (y.staff = 1 OR {discloses} = 1) GROUP BY y.thread
""",  # noqa: S608 - our own
    )


#: Of an opening post that says nothing of the kind.
PLAIN = Opening(0, 0, 0, 0)


def openings(engine: Engine) -> dict[int, Opening]:
    """Return, by thread, what its opening post says of itself, where it says anything."""
    asked = f"""
SELECT thread, {", ".join(Opening._fields)} FROM opening_said
WHERE {" + ".join(Opening._fields)} > 0 ORDER BY thread"""  # noqa: S608 - our own
    return {thread: Opening(*said) for thread, *said in engine.rows(asked)}


def disclosed(engine: Engine) -> dict[int, int]:
    """Return, by thread, how many young repliers are staff or say whom they work for."""
    return dict(engine.rows("SELECT thread, hits FROM disclosed ORDER BY thread"))


def signals(
    tally: Tally, opening: Opening, rates: Rates, *, disclosed: int
) -> Iterator[Signal]:
    """Weigh what speaks for an innocent thread."""
    if opening.welcomes:
        yield _said(
            "welcome-thread", _WELCOMED, "the title invites new members to write"
        )
    if opening.announces or opening.staff or opening.discloses:
        yield _said(
            "announcement",
            _ANNOUNCED,
            "the opening post makes something known, or says who its author works for",
        )
    hits, of = disclosed, tally.young
    if of and hits >= 0.3 * of:
        yield Signal(
            name="disclosed",
            family="relief",
            value=hits,
            of=of,
            expected=None,
            weight=_DISCLOSED,
            explanation=f"{hits} of {of} accounts with little history are staff or say "
            "whom they work for",
        )
    usual = rates.of("young_kept", tally)
    weight = stayed(tally.young_kept, of, usual)
    if weight < 0:
        yield Signal(
            name="stayed",
            family="relief",
            value=tally.young_kept,
            of=of,
            expected=usual.share * of,
            weight=weight,
            explanation=f"{tally.young_kept} of {of} accounts with little history went on "
            f"to write in other threads; {usual.share * of:.1f} expected",
        )


def _said(name: str, weight: float, explanation: str) -> Signal:
    return Signal(
        name=name,
        family="relief",
        value=1,
        of=1,
        expected=None,
        weight=weight,
        explanation=explanation,
    )
