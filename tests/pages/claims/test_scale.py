"""An axis holds all that is compared, and says so where it does not begin at 0."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.pages.claims.scale import plain, scale_of

REAL = st.floats(-1e12, 1e12).filter(lambda x: not 0 < abs(x) < 1e-6)


@pytest.mark.parametrize(
    "values, ticks",
    [
        ([3.1, 3], (0, 1, 2, 3, 4)),
        ([990, 3120], (0, 1000, 2000, 3000, 4000)),
        ([0.2, 0.15], (0, 0.05, 0.1, 0.15, 0.2)),
        ([5], (0, 2, 4, 6)),
        ([0, 0], (0, 0.5, 1)),
        ([-5, 5], (-5, 0, 5)),
    ],
)
def test_it_begins_at_zero(values, ticks):
    scale = scale_of(values)
    assert scale.ticks == ticks
    assert scale.begins_at_zero
    assert scale.note == "The axis begins at 0."


def test_it_says_that_it_begins_later_where_nothing_could_be_told_apart():
    scale = scale_of([99.99, 99.95])
    assert not scale.begins_at_zero
    assert scale.low < 99.95
    assert f"does not begin at 0 but at {plain(scale.low)}" in scale.note
    assert scale_of([99.9, 90]).begins_at_zero


def test_it_says_that_it_goes_up_by_powers_of_ten():
    scale = scale_of([0.02, 4000])
    assert scale.is_log
    assert "powers of ten" in scale.note
    assert (scale.low, scale.high) == (0.01, 10_000)
    assert scale.at(10) == pytest.approx(50)
    assert not scale_of([4, 4000]).is_log
    assert not scale_of([0, 4000]).is_log, "there is no power of ten for 0"


@given(st.lists(REAL, min_size=1, max_size=20))
def test_it_holds_all_that_is_compared_in_its_order(values):
    scale = scale_of(values)
    places = [scale.at(one) for one in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    reach = scale.high - scale.low
    assert scale.low - 1e-6 * reach <= min(values)
    assert max(values) <= scale.high + 1e-6 * reach
    assert 2 <= len(scale.ticks) <= 8
    assert list(scale.ticks) == sorted(scale.ticks)
    assert scale.begins_at_zero or "does not begin at 0" in scale.note or scale.is_log


@pytest.mark.parametrize(
    "value, written",
    [
        (0.0, "0"),
        (0.00001, "0.00001"),
        (4000.0, "4,000"),
        (0.15, "0.15"),
        (1e30, "1e+30"),
    ],
)
def test_it_writes_the_numbers_of_an_axis(value, written):
    assert plain(value) == written
