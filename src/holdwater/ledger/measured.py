"""What a formula makes of the evidence, and whether it makes the words true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import NamedTuple

from holdwater.errors import FormulaError, HoldwaterError
from holdwater.ledger.amounts import Amount, amount_of, in_unit, is_measured
from holdwater.ledger.formulas import Formula, parse, reckon
from holdwater.ledger.intervals import interval
from holdwater.ledger.printed import direction, quantum, read_claimed, rounded
from holdwater.model.evidence import Exhibit, Figure
from holdwater.model.quantity import Quantity
from holdwater.model.record import ClaimedValue

#: Evidence as it was opened: an exhibit, or why there is none.
Opened = Mapping[str, Exhibit | HoldwaterError]

#: Nobody claims more nines than this.
_MOST_NINES = 12


class Measured(NamedTuple):
    """What the formula makes of the evidence, in the claim's unit."""

    value: ClaimedValue
    printed: Quantity
    measured: Fraction
    low: Fraction | None
    high: Fraction | None
    typical: Fraction | None
    flags: tuple[str, ...]
    refused: str | None = None

    def reaches(self, number: Fraction) -> bool:
        """Say whether a number makes the words true."""
        claimed = Fraction(self.value.value)
        match self.value.operator:
            case "less than":
                return number < claimed
            case "at most":
                return number <= claimed
            case "more than":
                return number > claimed
            case "at least" | "up to":
                return number >= claimed
        return rounded(number, quantum(self.value.value), self._way) == claimed

    @property
    def side(self) -> str | None:
        """Say what the claim gains by: *more*, *less*, or nothing that is known."""
        return direction(self.value.operator, self.value.unit)

    @property
    def _way(self) -> str:
        """Say how to round: of *equals* never in the claimant's favour."""
        if self.value.operator == "about" or self.side is None:
            return "ROUND_HALF_EVEN"
        return "ROUND_FLOOR" if self.side == "more" else "ROUND_CEILING"

    @property
    def worse(self) -> tuple[Fraction, ...]:
        """The ends of the interval by which the claim would lose."""
        if self.low is None or self.high is None:
            return ()
        ends = {"more": (self.low,), "less": (self.high,)}
        return ends.get(self.side or "", (self.low, self.high))

    @property
    def is_against(self) -> bool:
        """Say whether the figure speaks against the words, and not for less of them.

        Of a factor one is no effect, of a share that is gained none; where the words
        name a figure and bound it nowhere, another one is against them.
        """
        claimed, unit = Fraction(self.value.value), self.value.unit
        if self.side == "more" and unit in ("x", "%", "pp"):
            nothing = 1 if unit == "x" else 0
            if claimed > nothing >= self.measured:
                return True
        if self.value.operator not in ("equals", "about"):
            return False
        return self.side is None or (
            self.measured > claimed if self.side == "more" else self.measured < claimed
        )


def measure(value: ClaimedValue, opened: Opened) -> Measured:
    """Work a claim's formula out; raises FormulaError where it has no answer.

    Every figure it asks for has to be there.
    """
    value = in_per_cent(value)
    formula = parse(value.formula)
    figures = dict(_figures(value, opened))
    for figure in figures.values():
        told = (*figure.samples, *([] if figure.spread is None else [figure.spread]))
        if not all(map(is_measured, told)):
            raise FormulaError("has a sample or a spread that nobody measured")
    amounts = {name: amount_of(f.value, f.unit) for name, f in figures.items()}
    amount = reckon(formula, amounts)
    measured = in_unit(amount, value.unit)
    printed = read_claimed(value.claimed)
    if printed is None:
        raise FormulaError(f"is for {value.claimed!r}, which is no figure")
    ends = interval(formula, figures)
    low, high = (
        (in_unit(amount._replace(value=end), value.unit) for end in ends)
        if ends
        else (None, None)
    )
    refused = None
    if value.operator == "up to" and not all(map(_is_spread, figures.values())):
        refused = "“up to” speaks of many runs, and the evidence tells of one"
    return Measured(
        value=value,
        printed=printed,
        measured=measured,
        low=low,
        high=high,
        typical=_typical(formula, figures, value.unit),
        flags=tuple(dict.fromkeys(flag for f in figures.values() for flag in f.flags)),
        refused=refused,
    )


def in_per_cent(value: ClaimedValue) -> ClaimedValue:
    """Write *five nines* as the 99.999 % that evidence tells."""
    if value.unit != "nines" or not 0 < value.value <= _MOST_NINES:
        return value
    share = 100 - Decimal(10) ** (2 - value.value)
    return replace(value, value=share, unit="%")


def _figures(value: ClaimedValue, opened: Opened) -> Iterator[tuple[str, Figure]]:
    for name, leads_to in value.figures.items():
        file, _, figure = leads_to.partition(".")
        at_hand = opened[file]
        if isinstance(at_hand, Exhibit):
            yield name, at_hand.figures[figure]


def _is_spread(figure: Figure) -> bool:
    return len(figure.samples) > 1 or (figure.n or 0) > 1


def _typical(
    formula: Formula, figures: Mapping[str, Figure], unit: str | None
) -> Fraction | None:
    """Work the formula out for the middle of all samples, where there are some."""
    amounts: dict[str, Amount] = {}
    for name, figure in figures.items():
        middle = median(figure.samples) if figure.samples else figure.value
        amounts[name] = amount_of(middle, figure.unit)
    if not any(len(figure.samples) > 1 for figure in figures.values()):
        return None
    try:
        return in_unit(reckon(formula, amounts), unit)
    except FormulaError:
        return None
