"""What a Prometheus server answered, and what it could not know."""

from datetime import date
from decimal import Decimal

import pytest
from tests.evidence.exhibits import changed, opened

from holdwater.errors import EvidenceError

RAW = "prometheus-up-raw.json"


def test_it_tells_how_available_a_server_was():
    exhibit = opened(RAW)
    figure = exhibit.figures["availability"]
    assert figure.value == Decimal("93.333333333333333"), "down in 4 of 60 probes"
    assert (figure.unit, figure.n, figure.statistic) == ("%", 60, "availability")
    assert dict(figure.conditions) == {
        "interval": "1 s",
        "window": "2026-11-26T17:27:27+00:00 to 2026-11-26T17:28:26+00:00",
        "coverage": "100 %",
    }
    assert exhibit.created == date(2026, 11, 26)


def test_it_says_what_its_probes_are_too_coarse_to_show():
    figures = opened(RAW).figures
    # An outage is seen by ten probes: ten seconds of 59 between the first and last.
    assert figures["finest"].value == Decimal("83.05084")
    assert figures["finest"].flags == ()
    assert figures["availability"].flags == ("coarse-probe",)


def test_it_trusts_probes_that_are_fine_enough(tmp_path):
    def stretch(content):
        series = content["data"]["result"][0]
        series["values"] = [[60 * t, "0" if t < 90 else "1"] for t in range(43_201)]

    figure = opened(changed(RAW, tmp_path, stretch)).figures["availability"]
    assert figure.flags == ()
    assert round(figure.value, 3) == Decimal("99.792")


def test_it_sees_a_gap_of_its_own_watching():
    figures = opened("prometheus-up-gap.json").figures
    assert figures["availability"].value == 100, "nobody saw otherwise"
    assert figures["availability"].flags == ("coverage-gap", "coarse-probe")
    assert dict(figures["mean"].conditions)["coverage"] == "84 %"


def test_it_tells_two_servers_apart():
    figures = opened("prometheus-up-two.json").figures
    shop = figures["up{instance=127.0.0.1:19091,job=shop}.availability"]
    other = figures["up{instance=127.0.0.1:19090,job=prometheus}.availability"]
    assert (shop.value < other.value, other.value) == (True, 100)
    assert "availability" not in figures


def test_it_takes_the_unit_from_the_ending_of_a_name():
    figures = opened("prometheus-seconds.json").figures
    assert figures["median"].unit == "s"
    assert figures["median"].n == 31
    assert figures["p95"].value > figures["median"].value
    assert "availability" not in figures


def test_it_gives_a_rate_no_unit_and_no_availability():
    figures = opened("prometheus-rate.json").figures
    assert figures["mean"].unit is None
    assert figures["mean"].n == 7


def test_it_flags_an_answer_that_came_with_a_warning(tmp_path):
    def warn(content):
        content["warnings"] = ["a shard did not answer"]

    assert opened(changed(RAW, tmp_path, warn)).flags == ("coverage-gap",)


def test_it_reads_a_value_of_this_moment(tmp_path):
    def instant(content):
        series = content["data"]["result"][0]
        content["data"]["resultType"] = "vector"
        series["value"] = series.pop("values")[0]

    figures = opened(changed(RAW, tmp_path, instant)).figures
    assert figures["availability"].flags == ("coverage-gap", "coarse-probe")
    assert figures["availability"].conditions == ()


def _values(*points):
    return lambda c: c["data"]["result"][0].update(values=list(points))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c.update(status="error", error="bad_data"), "an error: bad_data"),
        (lambda c: c["data"].update(resultType="scalar"), "not matrix or vector"),
        (lambda c: c["data"].update(result=[]), "holds no figure"),
        (lambda c: c["data"].update(result=[{}] * 1001), "more than 1,000 series"),
        (_values(), "has no values"),
        (_values([1, "1", 2]), "not a time and a value"),
        (_values([1, "NaN"]), "is not a number"),
        (_values([2, "1"], [1, "1"]), "not in order"),
        (_values([1, "1"], [2, "0.5"]), "not 0 or 1"),
        (_values([1e17, "1"]), "has a time that is none"),
    ],
)
def test_it_says_where_an_answer_is_none(tmp_path, change, said):
    with pytest.raises(EvidenceError, match=said):
        opened(changed(RAW, tmp_path, change))
