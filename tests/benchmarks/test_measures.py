"""Figures of judged rows, and how sure they are."""

import pytest

from holdwater.evaluate import Labelled
from holdwater.model.rule import Example
from measures import ATTENTION_MEASURES, interval, measure_rows
from rivals import judged


def _labelled(standing, group):
    return Labelled(
        id="-", example=Example(text="-"), standing=standing, kinds=(), group=group
    )


ROWS = [
    *[_labelled("unsupported", "marketing/press-release")] * 3,
    _labelled("puffery", "marketing/press-release"),
    *[_labelled("plain", "marketing/press-release")] * 2,
    *[_labelled("plain", "technical/man-page")] * 4,
]


def test_it_counts_a_hit_as_a_call_for_attention():
    figures = measure_rows(judged(ROWS, {0, 3, 4, 6}), ATTENTION_MEASURES)
    values = {name: one["value"] for name, one in figures.items()}
    assert values == {
        "attention_precision": 0.5,
        "attention_recall": 0.5,
        "attention_f1": 0.5,
        "attention_f1_as_usual": 0.316,
        "plain_flagged": 0.25,
    }


def test_it_leaves_out_a_precision_that_nothing_has():
    figures = measure_rows(judged(ROWS, set()), ATTENTION_MEASURES)
    assert "attention_precision" not in figures
    assert figures["attention_recall"] == {"value": 0.0, "interval": [0.0, 0.0]}


def test_it_gives_an_interval_around_the_figure():
    figures = measure_rows(judged(ROWS, {0, 3, 4, 6}), ATTENTION_MEASURES)
    low, high = figures["attention_f1"]["interval"]
    assert 0 <= low < 0.5 < high <= 1


@pytest.mark.parametrize(
    "values, wanted",
    [
        ([], []),
        ([None], []),
        ([0.5], [0.5, 0.5]),
        ([None, *(n / 1000 for n in range(1000))], [0.025, 0.974]),
    ],
)
def test_it_cuts_a_fortieth_off_at_each_end(values, wanted):
    assert interval(values) == wanted
