"""Resampling answers the same on every machine, and covers what it says."""

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.statistics.bootstrap import interval, mean_of, median_of, ratio_interval

SAMPLE = [12.1, 11.8, 12.6, 13.0, 12.2, 11.9, 12.4, 12.8, 12.0, 12.5]
SLOWER = [24.4, 23.9, 25.1, 26.2, 24.0, 24.3, 25.0, 25.5, 23.7, 24.8]

SAMPLES = st.lists(st.floats(0.1, 1e6), min_size=2, max_size=12)


def test_it_gives_these_very_numbers():
    """Whoever computes a claim anew elsewhere has to find the same."""
    assert interval(SAMPLE, resamples=500) == (12.0, 12.600000000000001)
    assert ratio_interval(SLOWER, SAMPLE, resamples=500) == (
        1.9285714285714286,
        2.0746887966804977,
    )


def test_it_draws_otherwise_with_another_seed():
    found = {interval(SAMPLE, of=mean_of, resamples=200, seed=one) for one in range(5)}
    assert len(found) == 5


def test_it_holds_a_known_mean_about_as_often_as_it_says():
    drawing = Random(1)
    held = 0
    for seed in range(200):
        sample = [drawing.gauss(10, 2) for _ in range(25)]
        low, high = interval(sample, of=mean_of, resamples=300, seed=seed)
        held += low <= 10 <= high
    assert 175 <= held <= 199  # the percentile method is a little narrow at 25


@given(SAMPLES, st.integers(0, 3))
def test_it_stays_within_the_sample(values, seed):
    low, high = interval(values, resamples=50, seed=seed)
    assert min(values) <= low <= high <= max(values)


@given(SAMPLES, st.floats(0.5, 4))
def test_it_widens_with_confidence_and_scales_with_its_unit(values, factor):
    wide = interval(values, of=mean_of, resamples=80, confidence=0.99)
    narrow = interval(values, of=mean_of, resamples=80, confidence=0.5)
    assert wide.low <= narrow.low <= narrow.high <= wide.high
    scaled = interval([one * factor for one in values], of=mean_of, resamples=80)
    plain = interval(values, of=mean_of, resamples=80)
    assert scaled == pytest.approx([one * factor for one in plain])


def test_it_turns_a_ratio_over():
    one = ratio_interval([1.0, 1.0], [4.0, 4.0], resamples=10)
    other = ratio_interval([4.0, 4.0], [1.0, 1.0], resamples=10)
    assert (one, other) == ((0.25, 0.25), (4.0, 4.0))


@pytest.mark.parametrize("values", [[], [1.0], [1.0, math.nan], [1.0, math.inf]])
def test_it_refuses_what_cannot_be_drawn_from(values):
    with pytest.raises(ValueError, match=r"drawn anew|no number"):
        interval(values)


def test_it_refuses_a_ratio_over_nothing():
    with pytest.raises(ValueError, match="may be 0"):
        ratio_interval([1.0, 2.0], [0.0, 0.0])


@pytest.mark.parametrize(("values", "middle"), [([3, 1, 2], 2), ([4, 1, 2, 3], 2.5)])
def test_it_finds_the_middle(values, middle):
    assert median_of(values) == middle
