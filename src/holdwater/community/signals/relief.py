"""Relief: what tells against a staged thread, and is shown beside what tells for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from holdwater.community.survey import Signal
from holdwater.community.usual import Rates, Tally
from holdwater.community.weigh import stayed

#: What the opening post may say of itself: announces, staff, discloses, welcomes.
Opening = Mapping[str, int]

_ANNOUNCED, _WELCOMED, _DISCLOSED = -1.5, -2.5, -1.5


def signals(tally: Tally, opening: Opening, rates: Rates) -> Iterator[Signal]:
    """Weigh what speaks for an innocent thread."""
    if opening["welcomes"]:
        yield _said(
            "welcome-thread", _WELCOMED, "the title invites new members to write"
        )
    if opening["announces"] or opening["staff"] or opening["discloses"]:
        yield _said(
            "announcement",
            _ANNOUNCED,
            "the opening post makes something known, or says who its author works for",
        )
    hits, of = tally.young_disclosed, tally.young
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
