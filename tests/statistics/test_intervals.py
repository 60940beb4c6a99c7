"""Intervals agree with published tables, and cover what they say they do."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.statistics.intervals import median_places, poisson, wilson

CONFIDENCES = st.sampled_from([0.8, 0.9, 0.95, 0.99])


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    # Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_it_knows_the_shares_of_newcombe(hits, of, low, high):
    assert [round(one, 4) for one in wilson(hits, of)] == [low, high]


@pytest.mark.parametrize(
    ("events", "low", "high"),
    # Garwood, Biometrika 28 (1936), table of 95 % limits.
    [
        (0, 0.0, 3.69),
        (1, 0.0253, 5.57),
        (2, 0.242, 7.22),
        (5, 1.62, 11.67),
        (10, 4.80, 18.39),
        (30, 20.24, 42.83),
        (50, 37.11, 65.92),
    ],
)
def test_it_knows_the_counts_of_garwood(events, low, high):
    found = poisson(events)
    assert found.low == pytest.approx(low, abs=0.006)
    assert found.high == pytest.approx(high, abs=0.006)


@given(st.integers(0, 300), CONFIDENCES)
def test_it_cuts_the_same_chance_off_at_both_ends_of_a_count(events, confidence):
    """The definition itself, summed term by term."""
    low, high = poisson(events, confidence=confidence)
    tail = (1 - confidence) / 2
    if events:
        assert 1 - _chance_of_at_most(events - 1, low) == pytest.approx(tail, rel=1e-6)
    assert _chance_of_at_most(events, high) == pytest.approx(tail, rel=1e-6)


def _chance_of_at_most(events, expected):
    terms = (
        math.exp(one * math.log(expected) - expected - math.lgamma(one + 1))
        for one in range(events + 1)
    )
    return math.fsum(terms)


@given(
    st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
)
def test_it_holds_the_share_and_mirrors_it(counted):
    hits, of = counted
    low, high = wilson(hits, of)
    assert 0 <= low <= hits / of <= high <= 1
    other = wilson(of - hits, of)
    assert (1 - other.high, 1 - other.low) == pytest.approx((low, high), abs=1e-12)


@given(st.integers(1, 2_000), CONFIDENCES)
def test_it_narrows_with_less_confidence(events, confidence):
    wide, narrow = (
        poisson(events, confidence=0.995),
        poisson(events, confidence=confidence),
    )
    assert wide.low < narrow.low < events < narrow.high < wide.high


@pytest.mark.parametrize(
    ("n", "places"),
    # David and Nagaraja: for 95 %, the 1st and 6th of 6, the 2nd and 9th of 10.
    [(1, None), (5, None), (6, (0, 5)), (10, (1, 8)), (20, (5, 14)), (100, (39, 60))],
)
def test_it_knows_which_values_hold_the_median(n, places):
    assert median_places(n) == places


@given(st.integers(6, 200))
def test_it_holds_the_median_as_often_as_it_says_and_no_wider(n):
    low, high = median_places(n)
    assert _held(n, low, high) >= 0.95
    assert low + 1 >= high - 1 or _held(n, low + 1, high - 1) < 0.95


def _held(n, low, high):
    """The chance that the median lies from the value at ``low`` to that at ``high``."""
    return sum(math.comb(n, below) for below in range(low + 1, high + 1)) / 2**n


@pytest.mark.parametrize(
    ("called", "said"),
    [
        (lambda: wilson(1, 0), "no share"),
        (lambda: wilson(-1, 5), "no share"),
        (lambda: wilson(6, 5), "no share"),
        (lambda: poisson(-1), "no count"),
        (lambda: poisson(1, confidence=95), "no confidence"),
        (lambda: wilson(1, 2, confidence=1.0), "no confidence"),
    ],
)
def test_it_refuses_what_makes_no_sense(called, said):
    with pytest.raises(ValueError, match=said):
        called()
