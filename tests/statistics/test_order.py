"""Means, spreads and quantiles are exact, and the ones that are named."""

import statistics
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.statistics.order import mean, median, quantile, spread

VALUES = st.lists(
    st.decimals(-(10**9), 10**9, places=6, allow_nan=False), min_size=1, max_size=40
)
SHARES = st.decimals(0, 1, places=4, allow_nan=False)


def decimals(*values):
    return [Decimal(one) for one in values]


@pytest.mark.parametrize(
    ("share", "expected"),
    # What R answers of 1, 2, 3, 4 and 10 with its type 7.
    [
        ("0", "1"),
        ("0.25", "2"),
        ("0.5", "3"),
        ("0.9", "7.6"),
        ("0.95", "8.8"),
        ("1", "10"),
    ],
)
def test_it_reads_quantiles_as_r_does(share, expected):
    values = decimals(10, 1, 3, 2, 4)
    assert quantile(values, Decimal(share)) == Decimal(expected)


def test_it_leaves_no_dust_on_decimals():
    assert mean(decimals("0.1", "0.2")) == Decimal("0.15")
    assert median(decimals("99.95", "99.97")) == Decimal("99.96")
    assert str(quantile(decimals("0.1", "0.4"), Decimal("0.1"))) == "0.13"


def test_it_divides_the_spread_by_one_less_than_the_sample():
    # Squares of 32 about the mean of 5, over 7: the root of 32 / 7.
    assert spread(decimals(2, 4, 4, 4, 5, 5, 7, 9)) == Decimal("2.1380899352993951")
    assert spread(decimals(5)) is None


@given(VALUES)
def test_it_agrees_with_exact_fractions(values):
    exact = statistics.mean(map(Fraction, values))
    assert abs(Fraction(mean(values)) - exact) <= abs(exact) * Fraction(1, 10**16)
    middle = statistics.median(map(Fraction, values))
    assert abs(Fraction(median(values)) - middle) <= abs(middle) * Fraction(1, 10**16)


@given(VALUES, SHARES, SHARES)
def test_it_orders_quantiles_within_the_sample(values, one, other):
    low, high = sorted((one, other))
    found = quantile(values, low), quantile(values, high)
    assert min(values) <= found[0] <= found[1] <= max(values)


@pytest.mark.parametrize("share", ["-0.1", "1.1"])
def test_it_refuses_what_is_no_share(share):
    with pytest.raises(ValueError, match="no share"):
        quantile(decimals(1), Decimal(share))


@pytest.mark.parametrize("of", [mean, median, spread])
def test_it_refuses_an_empty_sample(of):
    with pytest.raises(ValueError, match="no values"):
        of([])
