"""Amounts and units."""

from decimal import Decimal
from fractions import Fraction

import pytest

from holdwater.errors import FormulaError
from holdwater.ledger.amounts import amount_of, better, canonical, in_unit, one_of
from holdwater.text.units import UNITS


@pytest.mark.parametrize(
    ("number", "unit", "other", "answer"),
    [
        ("5", "ms", "s", "0.005"),
        ("1", "milliseconds", "µs", "1000"),
        ("1", "MB", "kB", "1000"),
        ("1", "MiB", "KiB", "1024"),
        ("1", "KiB", "kB", "1.024"),
        ("8", "Mbit/s", "MB/s", "1"),
        ("0.5", None, "%", "50"),
        ("50", "%", "x", "0.5"),
        ("2", "h", "min", "120"),
        ("1", "week", "d", "7"),
        ("1", "year", "month", "12"),
        ("1", "kHz", "op/s", "1000"),
        ("12000", None, "customers", "12000"),
        ("12000", "customers", "customers", "12000"),
        ("60", "rows/min", "rows/s", "1"),
        ("5", "queries/s", "op/s", "5"),
    ],
)
def test_it_turns_one_unit_into_another(number, unit, other, answer):
    assert in_unit(amount_of(Decimal(number), unit), other) == Fraction(answer)


@pytest.mark.parametrize(
    ("unit", "other"),
    [("ms", "kB"), ("month", "d"), ("$", "€"), (None, "ms"), ("customers", "users")],
)
def test_it_turns_no_unit_into_what_it_is_not(unit, other):
    with pytest.raises(FormulaError, match="comes out in"):
        in_unit(amount_of(Decimal(1), unit), other)


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "1E+1000000", "1E-101", "1" * 101]
)
def test_it_refuses_what_nobody_measured(number):
    with pytest.raises(FormulaError):
        amount_of(Decimal(number), "s")


@pytest.mark.parametrize("unit", sorted(set(UNITS.values())))
def test_it_knows_every_unit_of_the_project(unit):
    assert canonical(unit) == unit
    assert one_of(unit).value > 0
    assert in_unit(amount_of(Decimal(3), unit), unit) == 3


def test_it_says_what_a_claim_gains_by():
    assert [better(unit) for unit in ("x", "%", "ms", "$", "GB", None)] == [
        "more",
        "more",
        "less",
        "less",
        None,
        "more",
    ]
