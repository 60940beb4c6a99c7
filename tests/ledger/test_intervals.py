"""Intervals: drawn anew, the same each time."""

import random
from decimal import Decimal
from statistics import fmean

import pytest

from holdwater.ledger.amounts import amount_of
from holdwater.ledger.formulas import parse, reckon
from holdwater.ledger.intervals import interval
from holdwater.statistics.intervals import wilson

from .making import figure

EXPRESSIONS = """
a + b | a - b | a * b | a / b | ratio(b, a) | -a | a ^ 3 | a ^ -2 | min(a, b) | max(a, b)
median(a, b, a) | (a + b) / (2 * b) - 1.5
""".replace("\n", "|")
EXPRESSIONS = [one.strip() for one in EXPRESSIONS.split("|") if one.strip()]

SPREAD = [str(Decimal(100 + (7 * n) % 41) / 10) for n in range(60)]


def ends(formula="a", **figures):
    found = interval(parse(formula), figures)
    return None if found is None else tuple(map(float, found))


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


def test_it_is_the_same_each_time_and_in_whatever_order():
    slow = figure("30", "s", n=9, spread=Decimal(3))
    fast = figure("10", "s", samples=["9", "10", "11"], statistic="mean")
    turned = figure("10", "s", samples=["11", "9", "10"], statistic="mean")
    once = ends("a / b", a=slow, b=fast)
    assert once == ends("a / b", a=slow, b=fast)
    assert once == ends("a / b", b=turned, a=slow)


def test_it_draws_two_figures_apart():
    one = figure("12", "s", n=9, spread=Decimal(2))
    low, high = ends("a / b", a=one, b=one)
    assert low < 1 < high


@pytest.mark.parametrize("formula", EXPRESSIONS)
def test_it_works_out_every_draw_as_the_formula_says(formula):
    """Of figures that stand still, the interval is the formula's exact answer."""
    told = {"n": 50, "spread": Decimal(0)}
    figures = {"a": figure("12", "s", **told), "b": figure("7", "ms", **told)}
    amounts = {name: amount_of(one.value, one.unit) for name, one in figures.items()}
    exact = float(reckon(parse(formula), amounts).value)
    assert ends(formula, **figures) == pytest.approx((exact, exact))


def test_it_leaves_out_draws_that_divide_by_zero():
    still = figure("1", "s")
    one = figure("1", "s", n=4, spread=Decimal(1))
    assert ends("b / (a - a)", a=one, b=still) is None


def test_it_gives_a_share_the_interval_of_wilson():
    low, high = ends(a=figure("90", "%", n=50))
    expected = wilson(45, 50)
    assert (low, high) == pytest.approx(expected, abs=0.02)
    assert ends(a=figure("90.3", "%", n=50)) is None  # no share of fifty


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
    for _ in range(100):
        samples = [source.gauss(50, 5) for _ in range(30)]
        one = figure(
            str(fmean(samples)), samples=[f"{s:.6f}" for s in samples], statistic="mean"
        )
        low, high = ends(a=one)
        covered += low <= 50 <= high
    assert 86 <= covered <= 100
