"""Make figures of what a table answers: names, types and values as they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from holdwater.model.evidence import Figure

#: More than anybody looks at; a page draws them all.
MOST_SAMPLES = 100_000

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,79}")
_NUMBER = re.compile(
    r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|BIGNUM|DECIMAL.*"
)
_LONGEST_UNIT = 40

#: What may stand behind a figure's name, in a column of its own.
_BESIDE = ("_unit", "_n", "_spread")


class _Cell(NamedTuple):
    """One column of the answer: its type, and its value as written (None for NULL)."""

    kind: str
    value: str | None

    @property
    def is_number(self) -> bool:
        return _NUMBER.fullmatch(self.kind) is not None


def figures_of(told: Mapping[str, Any]) -> dict[str, Figure]:
    """Make figures of one row that a child tells; raise ValueError where it is none."""
    return _figures(_cells(told))


def _cells(told: Mapping[str, Any]) -> dict[str, _Cell]:
    """Make one row of what the child tells; raise ValueError where it is none."""
    names: Sequence[str] = told["names"]
    rows: Sequence[Sequence[str | None]] = told["rows"]
    if len(rows) != 1:
        many = "no row" if not rows else "more than one row"
        raise ValueError(f"answers the query with {many}, where one is wanted")
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"answers with two columns called {min(twice)!r}")
    cells = zip(names, told["types"], rows[0], strict=True)
    return {name: _Cell(kind, value) for name, kind, value in cells}


def columns_of(told: Mapping[str, Any]) -> dict[str, tuple[Decimal, ...]]:
    """Make samples of the columns of an answer; raise ValueError where they are none."""
    rows: Sequence[Sequence[str | None]] = told["rows"]
    if len(rows) > MOST_SAMPLES:
        raise ValueError(f"answers with more than {MOST_SAMPLES:,} values")
    found: dict[str, tuple[Decimal, ...]] = {}
    columns = zip(*rows, strict=True) if rows else ((),) * len(told["names"])
    for name, kind, values in zip(told["names"], told["types"], columns, strict=True):
        if name in found or not _NAME.fullmatch(name):
            raise ValueError(f"answers with a column called {name!r}: name each anew")
        cells = (_Cell(kind, value) for value in values if value is not None)
        found[name] = tuple(_number(name, cell) for cell in cells)
    return found


def _figures(cells: Mapping[str, _Cell]) -> dict[str, Figure]:
    beside = {name + end for name in cells for end in _BESIDE if name + end in cells}
    figures = {}
    for name, cell in cells.items():
        if name in beside:
            continue
        if not _NAME.fullmatch(name):
            raise ValueError(
                f"answers with a column called {name!r}: name it with `as`, "
                "in letters, digits, _ . and -"
            )
        figures[name] = Figure(
            value=_number(name, cell),
            unit=_unit(f"{name}_unit", cells),
            n=_count(f"{name}_n", cells),
            spread=_spread(f"{name}_spread", cells),
        )
    if not figures:
        raise ValueError("answers the query with no figure")
    return figures


def _number(name: str, cell: _Cell) -> Decimal:
    if not cell.is_number:
        raise ValueError(
            f"answers with a {cell.kind} in {name!r}, where a number is wanted"
        )
    if cell.value is None:
        raise ValueError(f"has no value for {name!r}: the answer is NULL")
    value = Decimal(cell.value)
    if not value.is_finite():
        raise ValueError(f"has no value for {name!r}: the answer is {cell.value}")
    return value


def _unit(name: str, cells: Mapping[str, _Cell]) -> str | None:
    cell = cells.get(name)
    if cell is None or cell.value is None:
        return None
    if cell.kind != "VARCHAR" or not 0 < len(cell.value.strip()) <= _LONGEST_UNIT:
        raise ValueError(f"answers with no unit in {name!r}, such as 'ms' or '%'")
    return cell.value.strip()


def _count(name: str, cells: Mapping[str, _Cell]) -> int | None:
    if name not in cells:
        return None
    value = _number(name, cells[name])
    if value != value.to_integral_value() or value < 0:
        raise ValueError(f"answers with {value} in {name!r}, which counts nothing")
    return int(value)


def _spread(name: str, cells: Mapping[str, _Cell]) -> Decimal | None:
    cell = cells.get(name)
    if cell is None or cell.value is None:  # one value alone has no spread
        return None
    value = _number(name, cell)
    if value < 0:
        raise ValueError(f"answers with {value} in {name!r}: no spread is below 0")
    return value
