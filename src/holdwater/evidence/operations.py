"""Units that tools write of one operation, as the project writes them.

*us/op* is a time, *ops/us* a rate: a million operations a second.
"""

from __future__ import annotations

from decimal import Decimal

from holdwater.text.units import UNITS

#: Times as tools write them, and how many of each a second has.
_TIMES = {
    "ns": ("ns", 10**9),
    "us": ("µs", 10**6),
    "µs": ("µs", 10**6),
    "μs": ("µs", 10**6),
    "ms": ("ms", 10**3),
    "s": ("s", 1),
    "sec": ("s", 1),
}

_OPERATIONS = frozenset({"op", "ops", "iter"})


def of_operations(unit: str) -> tuple[str | None, Decimal]:
    """Return a unit as the project writes it, and what a value in it is taken by.

    A unit that nobody knows stays as it is.
    """
    above, _, below = unit.strip().partition("/")
    above, below = above.strip(), below.strip()
    if below in _OPERATIONS and above in _TIMES:
        return _TIMES[above][0], Decimal(1)
    if above in _OPERATIONS and below in _TIMES:
        return "op/s", Decimal(_TIMES[below][1])
    if below in _OPERATIONS and above in ("B", "bytes"):
        return "B", Decimal(1)
    if not below and above in _TIMES:
        return _TIMES[above][0], Decimal(1)
    kept = unit.strip()
    return (UNITS.get(kept.lower(), kept) or None), Decimal(1)
