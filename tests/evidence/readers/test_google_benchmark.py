"""What a program with Google Benchmark wrote; its own aggregates are the oracle."""

import json
from decimal import Decimal

import pytest
from tests.evidence.exhibits import WRITTEN, changed, opened

from holdwater.errors import EvidenceError

REPEATED = "google-benchmark-repeated.json"


@pytest.mark.parametrize("run", ["copy_text/64", "copy_text/4096"])
@pytest.mark.parametrize(("prefix", "time"), [("", "real_time"), ("cpu_", "cpu_time")])
def test_it_finds_the_aggregates_that_the_program_found(run, prefix, time):
    figures = opened(REPEATED).figures
    stated = {
        one["aggregate_name"]: one[time]
        for one in json.loads((WRITTEN / REPEATED).read_text())["benchmarks"]
        if one["run_name"] == run and one["run_type"] == "aggregate"
    }
    found = figures[f"{run}.{prefix}mean"]
    assert float(found.value) == pytest.approx(stated["mean"], rel=1e-12)
    assert float(found.spread) == pytest.approx(stated["stddev"], rel=1e-9)
    median = figures[f"{run}.{prefix}median"].value
    assert float(median) == pytest.approx(stated["median"], rel=1e-12)
    assert (found.unit, found.n, len(found.samples)) == ("ns", 8, 8)


def test_it_flags_a_debug_build_and_a_run_without_repetitions():
    exhibit = opened("google-benchmark-once.json")
    assert exhibit.flags == ("debug-build", "busy-machine")
    assert exhibit.figures["mean"].flags == ("few-runs",)
    assert exhibit.figures["mean"].value == Decimal("32.744065557380807")
    assert exhibit.figures["mean"].spread is None
    assert dict(exhibit.conditions)["processors"] == "2"


def test_it_flags_a_clock_that_changes_and_a_shared_machine(tmp_path):
    def move(content):
        content["context"] |= {
            "cpu_scaling_enabled": True,
            "library_build_type": "release",
            "host_name": "fv-az9-1",
            "load_avg": [1.9, 7, 7],
        }

    assert opened(changed(REPEATED, tmp_path, move)).flags == (
        "cpu-scaling",
        "shared-runner",
    )


def test_it_leaves_failed_repetitions_out_and_says_so(tmp_path):
    def fail(content):
        content["benchmarks"][0]["error_occurred"] = True

    figures = opened(changed(REPEATED, tmp_path, fail)).figures
    assert figures["copy_text/64.mean"].n == 7
    assert figures["copy_text/64.mean"].flags == ("failed-runs",)
    assert figures["copy_text/4096.mean"].flags == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c["benchmarks"][0].update(time_unit="fortnight"), "is a unit that"),
        (
            lambda c: [one.update(error_occurred=True) for one in c["benchmarks"]],
            "a run that failed",
        ),
        (lambda c: c["benchmarks"][0].pop("real_time"), "real_time` is not there"),
        (lambda c: c.update(benchmarks=[]), "holds no figure"),
    ],
)
def test_it_says_where_a_file_is_not_as_it_should_be(tmp_path, change, said):
    with pytest.raises(EvidenceError, match=said):
        opened(changed(REPEATED, tmp_path, change))


def test_it_flags_a_machine_that_had_more_to_do_than_it_could():
    assert "busy-machine" in opened(REPEATED).flags, "a load of 5.15 on two processors"


@pytest.mark.parametrize("load", [[], None, [2.0]])
def test_it_takes_a_machine_of_which_nothing_is_known_for_idle(tmp_path, load):
    path = changed(REPEATED, tmp_path, lambda c: c["context"].update(load_avg=load))
    assert "busy-machine" not in opened(path).flags
