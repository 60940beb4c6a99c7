"""What github-action-benchmark kept of runs of Go, pytest and a list of sizes."""

from datetime import date
from decimal import Decimal

import pytest
from tests.evidence.exhibits import WRITTEN, changed, opened

from holdwater.errors import Damaged, EvidenceError

HISTORY, PAGES = "github-action-benchmark.json", "github-action-benchmark.js"
GO = "Go sorting/BenchmarkSort1000"


def test_it_reads_the_newest_value_and_its_commit():
    exhibit = opened(HISTORY)
    figure = exhibit.figures[f"{GO}.latest"]
    assert (str(figure.value), figure.unit, figure.samples) == ("45885", "ns", ())
    assert dict(figure.conditions) == {
        "tool": "go",
        "commit": "7e9c8978bb9b1fbea18033a1efe845df35c13da5",
        "day": "2026-11-26",
    }
    assert figure.locator == "entries.Go sorting[2].benches[0]"
    assert exhibit.created == date(2026, 11, 26)


def test_it_reads_the_history_as_a_sample_over_commits():
    figure = opened(HISTORY).figures[f"{GO}.median"]
    assert figure.value == 45885
    assert figure.samples == (41561, 67775, 45885)
    assert figure.flags == ("few-runs",)
    assert dict(figure.conditions)["commits"] == "3, 962a20716541 to 7e9c8978bb9b"


def test_it_takes_the_machine_for_shared():
    assert opened(HISTORY).flags == ("shared-runner",)


def test_it_does_not_where_it_ran_elsewhere(tmp_path):
    def move(content):
        content["repoUrl"] = "https://git.example.org/sorting"

    assert opened(changed(HISTORY, tmp_path, move)).flags == ()


def test_it_reads_the_script_of_its_pages_alike():
    pages, history = opened(PAGES), opened(HISTORY)
    assert pages.reader == "github-action-benchmark"
    assert pages.figures["latest"].value == 41561
    assert pages.figures["latest"].unit == history.figures[f"{GO}.latest"].unit


def test_it_reads_rates_with_their_rounds_and_no_spread_in_another_unit():
    figure = opened(HISTORY).figures[
        "Python sorting/test_sorting.py::test_joined.latest"
    ]
    assert (figure.unit, figure.n, figure.flags) == ("op/s", 3, ("few-runs",))
    assert figure.spread is None, "it is in seconds, and the value is a rate"
    assert dict(figure.conditions)["range"].startswith("stddev: 0.0000059")


def test_it_keeps_a_range_of_which_nobody_knows_what_it_is():
    figure = opened(HISTORY).figures["Sizes/start.latest"]
    assert (figure.spread, dict(figure.conditions)["range"]) == (None, "± 4.1")


def test_it_knows_that_the_range_of_catch2_is_a_deviation(tmp_path):
    def catch(content):
        run = content["entries"]["Sizes"][0]
        run["tool"] = "catch2"
        run["benches"][1] |= {"range": "± 4.1", "extra": "100 samples\n3 iterations"}

    figure = opened(changed(HISTORY, tmp_path, catch)).figures["Sizes/start.latest"]
    assert (figure.spread, figure.n, figure.statistic) == (Decimal("4.1"), 100, "mean")


@pytest.mark.parametrize("said", ["±", "± .", "± many", "stddev: 3"])
def test_it_makes_no_deviation_of_a_range_that_is_none(tmp_path, said):
    def catch(content):
        run = content["entries"]["Sizes"][0]
        run["tool"] = "catch2"
        run["benches"][1]["range"] = said

    figure = opened(changed(HISTORY, tmp_path, catch)).figures["Sizes/start.latest"]
    assert (figure.spread, figure.statistic) == (None, "latest")


def test_it_mixes_no_units_in_a_history(tmp_path):
    def change(content):
        content["entries"]["Go sorting"][0]["benches"][0].update(unit="B/op")

    figure = opened(changed(HISTORY, tmp_path, change)).figures[f"{GO}.max"]
    assert figure.samples == (67775, 45885)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c.update(entries={}), "holds no figure"),
        (lambda c: c.update(entries=[]), "is not a table of suites"),
        (lambda c: c["entries"]["Sizes"][0].pop("commit"), r"commit` is not there"),
        (lambda c: c["entries"]["Sizes"][0].update(date="x"), "is not a number"),
        (lambda c: c["entries"]["Sizes"][0].update(date=1e30), "is no time"),
        (
            lambda c: c["entries"]["Sizes"][0]["benches"][0].pop("unit"),
            r"entries.Sizes\[0\].benches\[0\].unit` is not there",
        ),
    ],
)
def test_it_says_where_a_file_is_not_as_the_action_writes_it(tmp_path, change, said):
    with pytest.raises(EvidenceError, match=said):
        opened(changed(HISTORY, tmp_path, change), reader="github-action-benchmark")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"alert(1)", "does not begin with"),
        (b"window.BENCHMARK_DATA = {} + alert(1)", "is no JSON"),
        ((WRITTEN / PAGES).read_bytes()[:200], "is no JSON"),
    ],
)
def test_it_runs_no_script(tmp_path, content, said):
    path = tmp_path / "data.js"
    path.write_bytes(content)
    with pytest.raises(Damaged, match=said):
        opened(path)
