"""Formulas: how a claim's figure follows from its evidence's.

    sum     = product {("+" | "-") product}
    product = signed {("*" | "/") signed}
    signed  = ["-" | "+"] power
    power   = atom [("^" | "**") ["-"] whole number]
    atom    = number | name | ("min" | "max" | "median" | "ratio") "(" sum {"," sum} ")"
            | "(" sum ")"

Nothing of Python's is run: a formula becomes a tree of these and no others, and is
reckoned in exact fractions that carry their units. Length, depth, powers and the size
of every number are bounded, so that any formula ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from holdwater.errors import FormulaError
from holdwater.ledger.amounts import Amount, checked, named

#: No formula that somebody can check by eye is longer, deeper or higher.
MOST_CHARACTERS, MOST_DEPTH, MOST_POWER = 500, 30, 9

#: What may be called, with the least and the most of its arguments.
FUNCTIONS = {"min": (1, 50), "max": (1, 50), "median": (1, 50), "ratio": (2, 2)}


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read: what it does, to which parts.

    ``act`` is an operator, a function, ``number`` or ``name``.
    """

    act: str
    parts: tuple[Formula, ...] = ()
    number: Fraction = Fraction(0)
    name: str = ""

    @property
    def names(self) -> frozenset[str]:
        """The names that a value is asked for."""
        found = frozenset((self.name,)) if self.act == "name" else frozenset[str]()
        return found.union(*(part.names for part in self.parts))


def parse(text: str) -> Formula:
    """Read a formula; raises FormulaError, which says where in it."""
    if len(text) > MOST_CHARACTERS:
        raise FormulaError(f"is longer than {MOST_CHARACTERS} characters")
    reader = _Reader(text)
    found = reader.sum(0)
    if reader.token:
        raise reader.error(f"does not go on with {reader.token!r}")
    return found


def reckon(formula: Formula, values: Mapping[str, Amount]) -> Amount:
    """Work a formula out, with units; raises FormulaError where it has no answer."""
    if formula.act == "number":
        return Amount(formula.number)
    if formula.act == "name":
        if formula.name not in values:
            raise FormulaError(f"asks for {formula.name!r}, which has no figure")
        return values[formula.name]
    parts = [reckon(part, values) for part in formula.parts]
    match formula.act:
        case "*":
            return parts[0].times(parts[1])
        case "/":
            return parts[0].times(parts[1], -1)
        case "^":
            return _power(parts[0], int(formula.number))
    _refuse_mixed(formula.act, parts)
    numbers = [part.value for part in parts]
    if formula.act == "ratio":
        return parts[0].times(parts[1], -1)
    return checked(Amount(_of_one_unit(formula.act, numbers), parts[0].dimension))


def _refuse_mixed(act: str, parts: Sequence[Amount]) -> None:
    first = parts[0]
    for other in parts[1:]:
        if other.dimension != first.dimension:
            raise FormulaError(
                f"puts {named(first)} and {named(other)} together in {act!r}"
            )


def _of_one_unit(act: str, numbers: list[Fraction]) -> Fraction:
    match act:
        case "+":
            return numbers[0] + numbers[1]
        case "-":
            return numbers[0] - numbers[1]
        case "negative":
            return -numbers[0]
        case "min":
            return min(numbers)
        case "max":
            return max(numbers)
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def _power(base: Amount, power: int) -> Amount:
    answer = Amount(Fraction(1))
    for _ in range(abs(power)):
        answer = answer.times(base, 1 if power > 0 else -1)
    return answer


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(
        r"\s*+(?:(?P<number>(?:[0-9]++(?>(?:\.[0-9]++)?)|\.[0-9]++))(?![\w.])"
        r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*+)|(?P<mark>\*\*|[-+*/^(),])|(?P<end>\Z))"
    )


class _Reader:
    """Reads a formula from left to right, one token ahead."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = 0
        self._advance()

    def _advance(self) -> str:
        """Go on to the next token, and return the one that was."""
        was = getattr(self, "token", "")
        match = _tokens().match(self._text, self._next)
        if match is None:
            self.at = len(self._text) - len(self._text[self._next :].lstrip())
            raise self.error(f"cannot hold {self._text[self.at]!r}")
        self.kind = match.lastgroup or ""
        self.token = match[self.kind]
        self.at = match.start(self.kind)
        self._next = match.end()
        return was

    def error(self, what: str) -> FormulaError:
        """Say what is wrong at the token that is read."""
        return FormulaError(f"{what} at character {self.at + 1}")

    def _take(self, *marks: str) -> str:
        """Take one of some marks if it comes next."""
        is_there = self.kind == "mark" and self.token in marks
        return self._advance() if is_there else ""

    def sum(self, depth: int) -> Formula:
        if depth > MOST_DEPTH:
            raise self.error(f"is nested more than {MOST_DEPTH} deep")
        found = self._product(depth)
        while mark := self._take("+", "-"):
            found = Formula(mark, (found, self._product(depth)))
        return found

    def _product(self, depth: int) -> Formula:
        found = self._signed(depth)
        while mark := self._take("*", "/"):
            found = Formula(mark, (found, self._signed(depth)))
        return found

    def _signed(self, depth: int) -> Formula:
        sign = self._take("-", "+")
        found = self._raised(depth)
        return Formula("negative", (found,)) if sign == "-" else found

    def _raised(self, depth: int) -> Formula:
        found = self._atom(depth)
        if not self._take("^", "**"):
            return found
        sign = self._take("-")
        if self.kind != "number" or not self.token.isdecimal():
            raise self.error("can only be raised to a whole number")
        power = int(self.token[:9])
        if power > MOST_POWER:
            raise self.error(f"is raised higher than {MOST_POWER}")
        self._advance()
        return Formula("^", (found,), number=Fraction(-power if sign else power))

    def _atom(self, depth: int) -> Formula:
        if self.kind == "number":
            return Formula("number", number=Fraction(self._advance()))
        if self._take("("):
            found = self.sum(depth + 1)
            self._close()
            return found
        if self.kind != "name":
            ends = self.kind == "end"
            raise self.error(
                "ends too soon" if ends else f"does not expect {self.token!r}"
            )
        at, name = self.at, self._advance()
        if not self._take("("):
            if name in FUNCTIONS:
                raise self.error(f"calls {name!r} without brackets")
            return Formula("name", name=name)
        if name not in FUNCTIONS:
            self.at = at
            listed = ", ".join(FUNCTIONS)
            raise self.error(f"calls {name!r}, and there is only {listed}")
        return self._call(name, depth)

    def _call(self, name: str, depth: int) -> Formula:
        parts = [self.sum(depth + 1)]
        while self._take(","):
            parts.append(self.sum(depth + 1))
        self._close()
        least, most = FUNCTIONS[name]
        if not least <= len(parts) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            raise self.error(f"gives {name!r} {len(parts)} values, not {wanted},")
        return Formula(name, tuple(parts))

    def _close(self) -> None:
        if not self._take(")"):
            raise self.error("lacks a closing bracket")
