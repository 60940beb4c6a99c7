"""What pytest-benchmark wrote, with what it says of its machine."""

from decimal import Decimal

import pytest
from tests.evidence.exhibits import changed, opened

from holdwater.errors import EvidenceError

NAME = "pytest-benchmark-sorting.json"


def test_it_reads_what_it_says_of_a_function():
    exhibit = opened(NAME)
    figure = exhibit.figures["test_sorted.median"]
    assert str(figure.value) == "0.00009765950017026626"
    assert (figure.unit, figure.statistic, figure.n) == ("s", "median", 20)
    assert figure.locator == "benchmarks[0]"
    assert exhibit.figures["test_sorted.ops"].unit == "op/s"
    assert dict(exhibit.conditions)["python"] == "3.11.7"
    assert figure.conditions == exhibit.conditions


def test_it_computes_percentiles_where_there_are_runs_enough():
    figures = opened(NAME).figures
    ordered = sorted(figures["test_sorted.p95"].samples)
    # Place 0.95 * 19 = 18.05, by definition 7.
    expected = ordered[18] + (ordered[19] - ordered[18]) * Decimal("0.05")
    assert abs(figures["test_sorted.p95"].value - expected) < Decimal("1e-18")
    assert "test_sorted.p99" not in figures, "of 20 values it is the greatest"
    assert "test_joined.p90" not in figures


def test_it_flags_a_tree_with_changes_and_few_rounds():
    exhibit = opened(NAME)
    assert exhibit.flags == ("dirty-tree",)
    assert exhibit.figures["test_sorted.mean"].flags == ()
    assert exhibit.figures["test_joined.mean"].flags == ("few-runs",)


@pytest.mark.parametrize(
    ("node", "flags"), [("fv-az1234-567", ("shared-runner",)), ("rack-7", ())]
)
def test_it_flags_a_hosted_runner(tmp_path, node, flags):
    def move(content):
        content["commit_info"]["dirty"] = False
        content["machine_info"]["node"] = node

    assert opened(changed(NAME, tmp_path, move)).flags == flags


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c["benchmarks"][0]["stats"].update(rounds=2.5), "does not count"),
        (lambda c: c["benchmarks"][0].pop("stats"), r"\[0\].stats` is not there"),
        (lambda c: c.update(datetime="yesterday"), "`datetime` is no time"),
        (lambda c: c.update(machine_info=3), "not a table"),
        (lambda c: c.update(benchmarks=[]), "holds no figure"),
    ],
)
def test_it_says_where_a_file_is_not_as_it_should_be(tmp_path, change, said):
    with pytest.raises(EvidenceError, match=said):
        opened(changed(NAME, tmp_path, change))
