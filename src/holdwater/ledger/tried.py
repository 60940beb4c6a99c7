"""What evidence shows of a vendor's claim here: no more than what it says. Pure.

A buyer's board reads *held here*. So that a claim held, somebody other than the vendor has
to have seen it, and to have said so: the vendor's own paper or benchmark shows what they
say, a contract what they owe, and a story in which not all went well no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from holdwater.errors import HoldwaterError
from holdwater.ledger.bearing import bears, files_used, outcome
from holdwater.ledger.measured import Opened
from holdwater.model.evidence import Evidence, Exhibit
from holdwater.model.record import ClaimRecord

#: A verdict, and the reason for it.
Falls = tuple[str, str]


def falls_short(record: ClaimRecord, opened: Opened) -> Falls | None:
    """Say why a vendor's claim, whose evidence would do, has not held here.

    None where it has, and where the claim is no vendor's.
    """
    if record.theirs is None:
        return None
    used = files_used(record)
    carrying = [one for one in record.evidence if one.name in used] or [
        one for one in record.evidence if bears(one, opened.get(one.name))
    ]
    short = [_why(one, opened.get(one.name), record, bool(used)) for one in carrying]
    if used:
        # A figure is as good as the worst of the files that it is made of.
        return next((one for one in short if one), None)
    if not short or None in short:
        return _mixed(carrying, opened)
    return _mixed(carrying, opened) or short[0]


def _why(
    one: Evidence,
    opened: Exhibit | HoldwaterError | None,
    record: ClaimRecord,
    is_figure: bool,
) -> Falls | None:
    vendor = record.theirs.vendor if record.theirs else ""
    makers = [one.made_by or one.paid_by, *_said_by(opened)]
    if any(_is(vendor, maker) for maker in makers):
        return "unbound", f"{one.name} is {vendor}'s own, and nobody else has seen it"
    if one.kind == "contract":
        return "unbound", f"{one.name} says what is owed, and nobody has tried it here"
    is_signed = isinstance(opened, Exhibit) and opened.reader == "certificate"
    if not is_figure and not one.made_by and not is_signed:
        why = f"nobody says who wrote {one.name}: put it in `made_by`"
        return "unbound", why
    return None


def _mixed(some: Iterable[Evidence], opened: Opened) -> Falls | None:
    for one in some:
        if outcome(opened.get(one.name)) == "mixed":
            why = f"{one.name} tells of mixed results, and the words of good ones alone"
            return "overstated", why
    return None


def _said_by(opened: Exhibit | HoldwaterError | None) -> Iterator[str]:
    """Yield who speaks in a file, as it says itself."""
    if isinstance(opened, Exhibit):
        for name, value in opened.conditions:
            if name in ("issuer", "told by"):
                yield value


def _is(vendor: str, maker: str | None) -> bool:
    """Say whether a maker is the vendor: *Ottermere GmbH, performance* is *Ottermere*."""
    wanted, said = (re.findall(r"\w+", one.casefold()) for one in (vendor, maker or ""))
    return bool(wanted) and said[: len(wanted)] == wanted
