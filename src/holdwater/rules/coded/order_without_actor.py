"""An order that says what must be done and not who has to do it.

*Passwords must be changed by Friday*: by whom? What must be so (*must be at least 12
characters long*), what will be so (*should be working again*) and an order with its
actor (*must be approved by your manager*) are left alone.
"""

from __future__ import annotations

import re
from functools import cache

from holdwater.model.claim import Candidate
from holdwater.model.span import Span
from holdwater.rules.shapes import Matches, Strike

#: What somebody does, and not what comes about of itself.
_DONE = """
    activated added approved archived arranged asked attached avoided backed booked
    carried cancelled changed checked chosen cleaned cleared clicked closed collected
    completed confirmed connected contacted copied corrected created deleted delivered
    disconnected discussed downloaded emptied encrypted ensured entered exported filed
    filled forwarded given handed ignored informed installed kept left locked logged
    made moved named notified opened ordered packed placed plugged prepared
    printed protected provided raised read rebooted recorded registered removed renamed renewed
    replaced reported requested reset restarted retained returned reviewed saved sent
    set shared shut signed stopped stored submitted switched taken tested told
    transferred turned typed unplugged updated uploaded verified worn wiped written
    followed respected observed
""".split()

_ORDERS = (
    # *Need not be* and *do not have to be* order nothing.
    r"(?<!n't )(?<!not )(?:must|should|shall|ought to|needs? to|ha(?:s|ve) to|(?:is|are) to)"
    r"(?: not| always| never| also| only)?"
)

#: Behind *by* these tell when or how, and not who.
_NO_ACTOR = """
    \\d mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec
    noon midnight today tomorrow tonight end close next this that then email mail
    telephone phone post hand clicking using sending calling going opening selecting
    choosing pressing default accident mistake
"""


@cache
def _order() -> re.Pattern[str]:
    return re.compile(rf"\b{_ORDERS} be (?:\w+ly )?(?:{'|'.join(_DONE)})\b")


@cache
def _it_must() -> re.Pattern[str]:
    return re.compile(rf"\bit {_ORDERS} be (?:{'|'.join(_DONE)}|made sure) that\b")


@cache
def _actor() -> re.Pattern[str]:
    no_actor = "|".join(_NO_ACTOR.split())
    return re.compile(rf"\bby (?:the |a |an )?(?!{no_actor})\w")


def strike(candidate: Candidate, matches: Matches) -> Strike | None:
    """Strike on the first order of which nobody is told that it is theirs."""
    found = _it_must().search(candidate.folded) or _order().search(candidate.folded)
    if found is None:
        return None
    clause = re.split(r"[.;:]", candidate.folded[found.end() :], maxsplit=1)[0]
    if _actor().search(clause):
        return None
    return Strike(Span(*found.span()))
