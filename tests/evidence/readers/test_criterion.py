"""What Criterion.rs left behind, exactly as it left it."""

import json
import shutil
from decimal import Decimal

import pytest
from tests.evidence.exhibits import WRITTEN, changed, opened

from holdwater.errors import EvidenceError

SAMPLE, ESTIMATES = "criterion-sample.json", "criterion-estimates.json"


def test_it_reads_the_time_of_one_iteration():
    figure = opened(SAMPLE).figures["median"]
    assert (figure.unit, figure.n, len(figure.samples)) == ("ns", 30, 30)
    assert figure.flags == ()
    assert dict(figure.conditions) == {"sampling": "linear"}


@pytest.mark.parametrize("name", ["mean", "median", "slope"])
def test_it_comes_to_what_criterion_came_to(name):
    ours, theirs = (opened(one).figures[name] for one in (SAMPLE, ESTIMATES))
    assert abs(ours.value - theirs.value) < Decimal("1e-9")


def test_it_keeps_the_interval_that_criterion_estimated():
    figure = opened(ESTIMATES).figures["mean"]
    assert figure.n is None, "the file does not say"
    assert dict(figure.conditions) == {"95 % interval": "7484.10 to 7493.27 ns"}
    assert figure.spread == Decimal("13.04804384992658")


def test_it_is_named_by_the_folders_that_criterion_makes(tmp_path):
    folder = tmp_path / "target" / "criterion" / "sorted" / "std" / "1000" / "new"
    folder.mkdir(parents=True)
    for name, kept in ((SAMPLE, "sample.json"), (ESTIMATES, "estimates.json")):
        shutil.copy(WRITTEN / name, folder / kept)
        told = dict(opened(folder / kept).conditions)
        assert told["benchmark"] == "sorted/std/1000"


def test_it_has_no_slope_where_each_sample_ran_as_often(tmp_path):
    def flatten(content):
        content.update(sampling_mode="Flat", iters=[10] * 30)

    figures = opened(changed(SAMPLE, tmp_path, flatten)).figures
    assert ("slope" in figures, figures["mean"].n) == (False, 30)

    def without(content):
        content["slope"] = None

    assert "slope" not in opened(changed(ESTIMATES, tmp_path, without)).figures


def test_it_flags_few_samples(tmp_path):
    def cut(content):
        content.update(iters=content["iters"][:4], times=content["times"][:4])

    assert opened(changed(SAMPLE, tmp_path, cut)).figures["mean"].flags == ("few-runs",)


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        (SAMPLE, lambda c: c["times"].pop(), "a time for each sample"),
        (SAMPLE, lambda c: c.update(times=[], iters=[]), "a time for each sample"),
        (SAMPLE, lambda c: c["iters"].__setitem__(3, 0), "never ran"),
        (SAMPLE, lambda c: c["times"].__setitem__(3, "x"), r"times\[3\]` is not a num"),
        (ESTIMATES, lambda c: c.pop("std_dev"), "`std_dev` is not there"),
        (ESTIMATES, lambda c: c["mean"].pop("point_estimate"), "is not there"),
    ],
)
def test_it_says_where_a_file_is_not_as_criterion_writes_it(
    tmp_path, name, change, said
):
    with pytest.raises(EvidenceError, match=said):
        opened(changed(name, tmp_path, change), reader="criterion")


def test_it_says_where_a_file_is_cut(tmp_path):
    path = tmp_path / "sample.json"
    path.write_bytes((WRITTEN / SAMPLE).read_bytes()[:300])
    with pytest.raises(Exception, match="is no JSON"):
        opened(path)


def test_it_reads_no_benchmark_of_another_kind(tmp_path):
    path = tmp_path / "benchmark.json"
    path.write_text(json.dumps({"group_id": "sorted", "title": "sorted"}), "utf-8")
    with pytest.raises(EvidenceError, match="of no tool that is known"):
        opened(path)
