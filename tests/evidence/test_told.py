"""Figures are named for their subjects, and flagged for what they lack."""

from decimal import Decimal

import pytest

from holdwater.errors import EvidenceError
from holdwater.evidence.told import (
    FEWEST_RUNS,
    few_runs,
    figures_of,
    named,
    percentiles,
    summary_of,
)
from holdwater.statistics.intervals import median_places


def test_it_asks_for_as_many_runs_as_an_interval_takes():
    assert median_places(FEWEST_RUNS) is not None
    assert median_places(FEWEST_RUNS - 1) is None
    assert few_runs(FEWEST_RUNS) == ()
    assert few_runs(FEWEST_RUNS - 1) == ("few-runs",)


@pytest.mark.parametrize(
    ("n", "names"), [(9, ""), (10, "p90"), (20, "p90 p95"), (100, "p90 p95 p99")]
)
def test_it_tells_no_percentile_that_is_the_greatest_value(n, names):
    values = [Decimal(one) for one in range(n)]
    found = percentiles(values)
    assert list(found) == names.split()
    assert all(one < values[-1] for one in found.values())
    assert set(summary_of(values)) == {"mean", "median", "min", "max", *found}


def test_it_names_one_subject_twice_and_several_once():
    one = figures_of({"mean": Decimal(1)}, unit="s", n=1)
    assert set(named([("a.b", one)], source="f")) == {"a.b.mean", "mean"}
    several = named([("a", one), ("a", one), ("b", one)], source="f")
    assert set(several) == {"a.mean", "a#2.mean", "b.mean"}
    with pytest.raises(EvidenceError, match="f: holds no figure"):
        named([], source="f")


def test_it_takes_the_spread_of_the_samples_where_a_tool_tells_none():
    values = [Decimal(1), Decimal(3)]
    (own,) = figures_of({"mean": Decimal(2)}, unit="s", n=2, samples=values).values()
    assert round(own.spread, 6) == Decimal("1.414214")
    (told,) = figures_of(
        {"mean": Decimal(2)}, unit="s", n=2, samples=values, deviation=Decimal(5)
    ).values()
    assert told.spread == 5
