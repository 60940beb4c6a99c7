"""Figures of availability, and the downtime they leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdwater.model.claim import Candidate
from holdwater.model.quantity import Quantity

if TYPE_CHECKING:
    from decimal import Decimal

#: Minutes of a year of 365.25 days.
_YEAR = 525_960


def availability_figure(candidate: Candidate) -> Quantity | None:
    """Find the first share from 98 to 100%, or *five nines*; None without one."""
    for figure in candidate.quantities:
        if figure.unit == "nines" or (figure.unit == "%" and 98 <= figure.value <= 100):
            return figure
    return None


def allowed_downtime(figure: Quantity) -> str:
    """Say in words how much downtime a year a figure of availability leaves."""
    minutes = _down(figure) * _YEAR
    if not minutes:
        return "not one second"
    if minutes * 600 < 1:
        return "less than a tenth of a second"
    if minutes < 1:
        return f"{_rounded(minutes * 60)} seconds"
    if minutes < 120:
        return f"{_rounded(minutes)} minutes"
    if minutes < 2880:
        return f"{_rounded(minutes / 60)} hours"
    return f"{_rounded(minutes / 1440)} days"


def _down(figure: Quantity) -> Decimal:
    """Return the share of time that may be missing, from 0 to 1."""
    if figure.unit == "nines":
        return type(figure.value)(10) ** -figure.value
    return (100 - figure.value) / 100


def _rounded(number: Decimal) -> str:
    return f"{number:.0f}" if number >= 10 else f"{number:.1f}"
