"""A figure in a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from holdwater.model.span import Span

if TYPE_CHECKING:
    from decimal import Decimal

#: What a number is doing in its sentence.
ROLES = ("measure", "count", "version", "date", "name", "ordinal")

#: How a writer fences a figure in.
BOUNDS = ("up to", "at least", "more than", "less than", "at most", "about")


class Quantity(NamedTuple):
    """One figure: exact value, unit, and the bound set on it.

    ``role`` tells what the number does: a *measure* has a unit (``%``, ``x``,
    ``ms`` …), a *count* counts the noun in ``unit``; a *version*, *date*, *name*
    (``ISO 27001``) or *ordinal* measures nothing. ``span`` is in the statement's
    text and takes in the unit.
    """

    value: Decimal
    unit: str | None
    bound: str | None
    role: str
    span: Span
