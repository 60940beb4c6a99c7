"""What hyperfine wrote, exactly as it wrote it."""

from decimal import Decimal

import pytest
from tests.evidence.exhibits import changed, opened

from holdwater.errors import EvidenceError


def test_it_reads_what_it_says_of_two_commands():
    exhibit = opened("hyperfine-gzip.json")
    figure = exhibit.figures["gzip -9.mean"]
    assert str(figure.value) == "0.0090327033"
    assert (figure.unit, figure.statistic, figure.n) == ("s", "mean", 10)
    assert figure.spread == Decimal("0.0033555493649372018")
    assert figure.locator == "results[1]"
    assert len(figure.samples) == 10
    assert figure.flags == ()
    assert "mean" not in exhibit.figures, "which of the two?"


def test_it_keeps_the_samples_from_which_the_mean_follows():
    figure = opened("hyperfine-gzip.json").figures["gzip -1.mean"]
    assert abs(sum(figure.samples) / 10 - figure.value) < Decimal("1e-15")


def test_it_tells_processor_time_without_the_spread_of_another():
    figure = opened("hyperfine-gzip.json").figures["gzip -9.user"]
    assert (figure.unit, figure.spread, figure.samples) == ("s", None, ())


def test_it_flags_commands_that_failed_and_were_run_seldom():
    exhibit = opened("hyperfine-failed.json")
    assert exhibit.figures["mean"].flags == ("few-runs", "failed-runs")
    assert exhibit.figures["mean"] == exhibit.figures["false.mean"]


def test_it_flags_a_command_that_was_killed(tmp_path):
    def kill(content):
        content["results"][0]["exit_codes"][3] = None

    exhibit = opened(changed("hyperfine-gzip.json", tmp_path, kill))
    assert exhibit.figures["gzip -1.median"].flags == ("failed-runs",)
    assert exhibit.figures["gzip -9.median"].flags == ()


def test_it_tells_two_of_one_name_apart(tmp_path):
    def rename(content):
        content["results"][1]["command"] = "gzip -1"

    figures = opened(changed("hyperfine-gzip.json", tmp_path, rename)).figures
    assert figures["gzip -1.mean"].locator == "results[0]"
    assert figures["gzip -1#2.mean"].locator == "results[1]"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c.update(results=[]), "holds no figure"),
        (lambda c: c.update(results={}), "`results` is not a list"),
        (
            lambda c: c["results"][0].pop("command"),
            r"`results\[0\].command` is not there",
        ),
        (lambda c: c["results"][0].update(mean="quick"), "mean` is not a number"),
        (lambda c: c["results"][0].update(mean=[1]), "mean` is not a number"),
        (lambda c: c["results"][0].update(mean="1e999999999"), "beyond all measure"),
        (
            lambda c: c["results"][0].update(times=[1, "x"]),
            r"times\[1\]` is not a number",
        ),
    ],
)
def test_it_says_where_a_file_is_not_as_hyperfine_writes_it(tmp_path, change, said):
    with pytest.raises(EvidenceError, match=said) as caught:
        opened(changed("hyperfine-gzip.json", tmp_path, change), reader="hyperfine")
    assert str(tmp_path) in str(caught.value)
