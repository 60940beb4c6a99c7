"""What of an availability nobody can have seen. Pure.

Probes five minutes apart show no five nines, however many were answered; and what was
not watched may have been down.
"""

from __future__ import annotations

from collections.abc import Iterator

from holdwater.ledger.measured import Opened
from holdwater.model.evidence import Exhibit
from holdwater.model.record import ClaimedValue

#: Why an availability was not seen, by the flag of its figure or its file.
UNSEEN = {
    "coarse-probe": "it was looked at too seldom to show this many nines",
    "coverage-gap": "part of the time nobody looked",
    "window-unknown": "the file does not say how long it was looked at",
}

#: The figures beside it: how fine an availability the probes can show, and how high it is
#: if all was down whenever nobody looked. What is claimed may be as high as either.
FINEST, LEAST = "finest", "least"

#: Units of an availability.
_SHARES = ("%", "nines")


def unseen(value: ClaimedValue, opened: Opened) -> Iterator[str]:
    """Say why what is claimed cannot have been seen, where it cannot."""
    if value.unit not in _SHARES:
        return
    for leads_to in value.figures.values():
        file, _, name = leads_to.partition(".")
        at_hand = opened[file]
        if not isinstance(at_hand, Exhibit):
            continue
        flags = set(at_hand.figures[name].flags)
        for told, flag in ((FINEST, "coarse-probe"), (LEAST, "coverage-gap")):
            way = f"{name.rpartition('.')[0]}.{told}".strip(".")
            most = at_hand.figures.get(way)
            if most and value.unit == most.unit and value.value <= most.value:
                flags.discard(flag)
        flags |= set(at_hand.flags)
        yield from (why for flag, why in UNSEEN.items() if flag in flags)
