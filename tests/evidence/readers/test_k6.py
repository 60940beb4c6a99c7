"""What k6 said at the end of its runs, in both of its shapes."""

from decimal import Decimal

import pytest
from tests.evidence.exhibits import changed, opened

from holdwater.errors import EvidenceError

SUMMARY, EXPORT, FAILED = "k6-summary.json", "k6-export.json", "k6-failed.json"


def test_it_reads_the_times_of_requests_in_milliseconds():
    exhibit = opened(SUMMARY)
    figure = exhibit.figures["http_req_duration.p95"]
    assert str(figure.value) == "51.731955"
    assert (figure.unit, figure.statistic, figure.n) == ("ms", "p95", 200)
    assert exhibit.flags == figure.flags == ()
    assert dict(figure.conditions) == {"lasted": "4.6 s", "virtual users": "2"}


@pytest.mark.parametrize("name", [SUMMARY, EXPORT])
def test_it_reads_both_shapes(name):
    figures = opened(name).figures
    told = {
        one: (figures[one].unit, figures[one].n)
        for one in (
            "http_req_duration.median",
            "http_req_failed.share",
            "http_reqs.rate",
        )
    }
    assert told == {
        "http_req_duration.median": ("ms", 200),
        "http_req_failed.share": ("%", 200),
        "http_reqs.rate": ("op/s", None),
    }
    assert figures["checks.share"].value == 100
    assert figures["data_sent.count"].unit == "B"


def test_it_does_not_know_how_many_requests_had_a_tag():
    figures = opened(SUMMARY).figures
    assert figures["http_req_duration{expected_response:true}.p95"].n is None


def test_it_flags_a_run_of_which_every_request_failed():
    exhibit = opened(FAILED)
    assert exhibit.flags == ("failed-runs",)
    assert exhibit.figures["http_req_failed.share"].value == 100
    assert exhibit.figures["http_req_duration.p95"].flags == ("failed-runs",)


@pytest.mark.parametrize(
    ("name", "crossed", "kept"),
    [(SUMMARY, {"ok": False}, {"ok": True}), (EXPORT, True, False)],
)
def test_it_knows_in_either_shape_that_a_threshold_was_crossed(
    tmp_path, name, crossed, kept
):
    def say(told):
        return lambda c: c["metrics"]["http_req_duration"].update(
            thresholds={"p(95)<5": told}
        )

    assert opened(changed(name, tmp_path, say(crossed))).flags == ("failed-runs",)
    assert opened(changed(name, tmp_path, say(kept))).flags == ()


def test_it_flags_a_check_that_failed_and_few_requests(tmp_path):
    def fail(content):
        metrics = content["metrics"]
        metrics["checks"]["values"].update(passes=199, fails=1, rate=0.995)
        metrics["http_reqs"]["values"].update(count=5)

    figures = opened(changed(SUMMARY, tmp_path, fail)).figures
    assert figures["http_req_duration.p95"].flags == ("few-runs", "failed-runs")


def test_it_names_percentiles_as_they_were_asked_for(tmp_path):
    def ask(content):
        content["metrics"]["http_req_duration"] |= {"p(99)": 52.1, "p(99.9)": 52.2}

    figures = opened(changed(EXPORT, tmp_path, ask)).figures
    assert figures["http_req_duration.p99"].value == Decimal("52.1")
    assert figures["http_req_duration.p99.9"].value == Decimal("52.2")


def test_it_gives_a_metric_that_nobody_knows_no_unit(tmp_path):
    def own(content):
        content["metrics"] = {"basket_size": {"avg": 3, "med": 2, "count": 40}}

    figures = opened(changed(EXPORT, tmp_path, own), reader="k6").figures
    assert (figures["mean"].unit, figures["mean"].n) == (None, 40)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c.update(metrics=[]), "is not a table of at most"),
        (lambda c: c.update(metrics={}), "holds no figure"),
        (lambda c: c.update(metrics={str(n): {} for n in range(501)}), "at most 500"),
        (lambda c: c["metrics"]["vus"].update(value="many"), "vus.value` is not a num"),
        (
            lambda c: c["metrics"]["http_req_duration"].update(thresholds=[1]),
            "thresholds` is not a table",
        ),
    ],
)
def test_it_says_where_a_file_is_not_as_k6_writes_it(tmp_path, change, said):
    with pytest.raises(EvidenceError, match=said):
        opened(changed(EXPORT, tmp_path, change), reader="k6")


@pytest.mark.parametrize(
    "metric, said, why",
    [
        ("http_req_duration", {"p(95)": 91.7}, "its p95 is above its max"),
        ("http_req_duration", {"med": 2.1}, "its min is above its median"),
        ("http_req_duration", {"avg": 85.8}, "its mean is beyond min or max"),
        ("checks", {"rate": 0.9}, "says 90.0 %, and counts 100 %"),
    ],
)
def test_it_does_not_believe_a_metric_that_is_at_odds_with_itself(
    tmp_path, metric, said, why
):
    def change(content):
        content["metrics"][metric]["values"].update(said)

    with pytest.raises(EvidenceError, match=why):
        opened(changed(SUMMARY, tmp_path, change))
