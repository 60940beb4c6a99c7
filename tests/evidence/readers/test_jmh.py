"""What JMH wrote, exactly as it wrote it."""

from decimal import Decimal

import pytest
from tests.evidence.exhibits import changed, opened

from holdwater.errors import EvidenceError

SORTING, ONCE, SAMPLED = "jmh-sorting.json", "jmh-once.json", "jmh-sampled.json"


def test_it_reads_a_time_with_the_iterations_of_every_fork():
    figure = opened(SORTING).figures["Sorting.sorted{size=1000}.mean"]
    assert abs(figure.value - Decimal("12.878251081189765")) < Decimal("1e-12")
    assert (figure.unit, figure.n, len(figure.samples)) == ("µs", 12, 12)
    assert figure.flags == ()
    assert dict(figure.conditions) == {
        "mode": "average time",
        "jvm": "OpenJDK 64-Bit Server VM 17.0.15",
        "forks": "3",
        "threads": "1",
        "warm up": "2 times 200 ms",
        "measured": "4 times 200 ms",
    }


def test_it_reads_a_rate_as_operations_a_second():
    figure = opened(SORTING).figures["Sorting.copied{size=1000}.max"]
    assert (figure.unit, figure.value) == ("op/s", Decimal("2830741.077577249200"))


def test_it_flags_one_fork_and_no_warm_up():
    figure = opened(ONCE).figures["median"]
    assert figure.flags == ("few-runs", "few-forks", "no-warm-up")


def test_it_measures_a_single_shot_cold_on_purpose(tmp_path):
    def shoot(content):
        content[0].update(mode="ss", forks=5)

    assert opened(changed(ONCE, tmp_path, shoot)).figures["mean"].flags == ("few-runs",)


def test_it_reads_sampled_times_with_jmhs_own_percentiles():
    figures = opened(SAMPLED).figures
    assert figures["p99"].value == Decimal("35.86048")
    assert figures["p99.9"].value > 100 * figures["p99"].value, "somebody waited"
    assert (figures["mean"].n, len(figures["mean"].samples)) == (461, 461)
    assert figures["mean"].flags == ("few-forks",)
    assert abs(sum(figures["mean"].samples) / 461 - figures["mean"].value) < 1


def test_it_does_not_spread_out_a_histogram_of_millions(tmp_path):
    def fill(content):
        content[0]["primaryMetric"]["rawDataHistogram"][0][0][0] = [11.2, 10**9]

    figure = opened(changed(SAMPLED, tmp_path, fill)).figures["p99"]
    assert (figure.n > 10**9, figure.samples, figure.spread) == (True, (), None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c[0].pop("forks"), r"`\[0\].forks` is not there"),
        (
            lambda c: c[0]["primaryMetric"].update(rawData=[]),
            "rawDataHistogram` is not",
        ),
        (
            lambda c: c[0]["primaryMetric"].update(rawData=[[1, "x"]]),
            r"rawData\[0\]\[1\]` is not a number",
        ),
        (lambda c: c[0]["primaryMetric"].update(scoreUnit=3), "is not a text"),
        (lambda c: c[0].update(params=[]), "is not a table of names"),
    ],
)
def test_it_says_where_a_file_is_not_as_jmh_writes_it(tmp_path, change, said):
    with pytest.raises(EvidenceError, match=said):
        opened(changed(SORTING, tmp_path, change), reader="jmh")


@pytest.mark.parametrize(
    ("iteration", "said"),
    [([[11.2]], "not a value and how often"), ([], "counts no value")],
)
def test_it_says_where_a_histogram_is_none(tmp_path, iteration, said):
    def spoil(content):
        content[0]["primaryMetric"]["rawDataHistogram"] = [[iteration]]

    with pytest.raises(EvidenceError, match=said):
        opened(changed(SAMPLED, tmp_path, spoil))


@pytest.mark.parametrize("file", [SORTING, SAMPLED])
@pytest.mark.parametrize("key", ["score", "0.0", "100.0"])
def test_it_does_not_believe_a_score_that_is_not_that_of_its_values(
    tmp_path, file, key
):
    def change(content):
        metric = content[0]["primaryMetric"]
        told = metric if key == "score" else metric["scorePercentiles"]
        told[key] *= 1.01

    with pytest.raises(EvidenceError, match="and its values make"):
        opened(changed(file, tmp_path, change))
