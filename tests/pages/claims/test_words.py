"""Figures, days and formulas as people say them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.making import value

from holdwater.ledger.formulas import parse
from holdwater.model.record import VERDICTS as ORDER
from holdwater.pages.claims.words import (
    FLAGS,
    VERDICTS,
    WHY,
    amount,
    day,
    formula,
    measured_text,
    rough,
    size,
)


@pytest.mark.parametrize(
    "written, said",
    [
        ("p99", "p99"),
        ("ratio(theirs, ours)", "theirs divided by ours"),
        ("(a - b) / a", "(a minus b) divided by a"),
        ("100 * a", "100 times a"),
        ("-a ^ 2", "minus (a to the power of 2)"),
        ("max(a, b, 3)", "the greatest of a, b and 3"),
        (
            "median(a, b) + min(a, 0.5)",
            "(the median of a and b) plus (the least of a and 0.5)",
        ),
    ],
)
def test_it_says_what_a_formula_does(written, said):
    assert formula(parse(written)) == said


@pytest.mark.parametrize(
    "number, unit, said",
    [
        ("3090", "s", "3,090\u00a0s"),
        ("3.090", "x", "3.09x"),
        ("99.95", "%", "99.95%"),
        ("12", "$", "$12"),
        ("0.00", None, "0"),
        ("1E+3", "MB/s", "1,000\u00a0MB/s"),
        ("1E+40", "s", "1e+40\u00a0s"),
    ],
)
def test_it_writes_an_amount(number, unit, said):
    assert amount(Decimal(number), unit) == said


def test_it_writes_few_digits_of_a_value_among_many():
    assert rough(Decimal("2.546190001"), "ms") == "2.546\u00a0ms"


@pytest.mark.parametrize(
    "claimed, operator, number, said",
    [
        ("3x", "at least", "2.99999", "2.999x"),
        ("3x", "at least", "3.13145", "3.131x"),
        ("5 ms", "less than", "4.99991", "4.99991 ms"),
        ("10,000 customers", "at least", "10431", "10,431 customers"),
        ("99.99%", "equals", "99.98765", "99.987%"),
        ("5 ms", "less than", "4.81231", "4.813 ms"),
        ("5 ms", "less than", "4", "4 ms"),
    ],
)
def test_it_writes_what_was_measured_never_in_favour(claimed, operator, number, said):
    assert measured_text(value(claimed, operator), Decimal(number)) == said


@given(st.decimals("0.001", "100000", places=6))
def test_it_rounds_what_was_measured_to_the_claims_disadvantage(number):
    said = measured_text(value("3x", "at least"), number)
    assert Decimal(said.replace(",", "").rstrip("x")) <= number


def test_it_writes_days_and_sizes():
    assert day(date(2026, 3, 1)) == '<time datetime="2026-03-01">1 March 2026</time>'
    assert [size(n) for n in (1, 999, 1000, 60_049, 12_345_678)] == [
        "1 byte",
        "999 bytes",
        "1.0\u00a0kB",
        "60.0\u00a0kB",
        "12.3\u00a0MB",
    ]


def test_it_has_words_for_every_verdict_and_only_one_that_is_good():
    assert set(VERDICTS) == set(ORDER)
    assert [name for name, one in VERDICTS.items() if one.tone == "good"] == ["holds"]
    assert set(WHY) <= set(FLAGS)
