"""Intervals: drawn anew, the same each time."""

import random
from decimal import Decimal
from statistics import fmean

import pytest

from holdwater.ledger.formulas import parse
from holdwater.ledger.intervals import interval

from .making import figure

SPREAD = [str(Decimal(100 + (7 * n) % 41) / 10) for n in range(60)]


def ends(formula="a", seed="one", **figures):
    found = interval(parse(formula), figures, seed=seed)
    return None if found is None else tuple(float(end.value) for end in found)


@pytest.mark.parametrize(
    "told",
    [
        {"n": 100, "spread": Decimal(2), "statistic": "mean"},
        {"n": 100, "spread": Decimal(2)},
        {"n": 100, "spread": Decimal(2), "statistic": "median"},
        {"samples": SPREAD, "statistic": "mean"},
        {"samples": SPREAD * 3, "statistic": "mean"},
        {"samples": SPREAD, "statistic": "median"},
        {"samples": SPREAD, "statistic": "p95"},
    ],
)
def test_it_holds_the_figure_between_its_ends(told):
    samples = sorted(float(one) for one in told.get("samples", []))
    middle = fmean(samples) if samples else 12.0
    if told.get("statistic") == "median":
        middle = samples[29] if samples else 12.0
    if told.get("statistic") == "p95":
        middle = samples[56]
    low, high = ends(a=figure(str(middle), **told))
    assert low <= middle <= high
    assert low < high


def test_it_is_the_same_each_time_and_for_another_claim_another():
    one = figure("12", n=9, spread=Decimal(2))
    assert ends(a=one) == ends(a=one)
    assert ends(a=one) != ends(a=one, seed="other")


def test_it_grows_narrower_with_more_runs():
    few, many = (ends(a=figure("12", n=n, spread=Decimal(2))) for n in (5, 500))
    assert many[1] - many[0] < few[1] - few[0]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"n": 1, "spread": Decimal(2)},
        {"n": 50},
        {"samples": ["1"]},
        {"n": 50, "spread": Decimal(2), "statistic": "p99"},
        {"n": 50, "spread": Decimal(2), "statistic": "p1.2.3"},
    ],
)
def test_it_knows_no_interval_where_nothing_tells_of_one(told):
    assert ends(a=figure("12", **told)) is None


def test_it_goes_through_the_formula():
    slow = figure("30", "s", n=50, spread=Decimal(3))
    fast = figure("10", "s", n=50, spread=Decimal(1))
    low, high = ends("ratio(a, b)", a=slow, b=fast)
    assert low < 3 < high
    assert high - low < 0.5


def test_it_covers_the_truth_about_as_often_as_it_says():
    """Of means of ten values drawn from what is known, 19 of 20 are covered."""
    source = random.Random(11)
    covered = 0
    for number in range(100):
        samples = [source.gauss(50, 5) for _ in range(30)]
        one = figure(
            str(fmean(samples)), samples=[f"{s:.6f}" for s in samples], statistic="mean"
        )
        low, high = ends(a=one, seed=str(number))
        covered += low <= 50 <= high
    assert 86 <= covered <= 100
