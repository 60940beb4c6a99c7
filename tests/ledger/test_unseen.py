"""What of an availability nobody can have seen."""

import pytest
from tests.ledger.making import exhibit, figure, value

from holdwater.errors import Gone
from holdwater.ledger.unseen import UNSEEN, unseen

COARSE = {"a": figure("100", "%", flags=("coarse-probe", "coverage-gap"))}


def why(claimed, opened):
    return list(unseen(value(claimed, "at least"), {"bench": opened}))


def test_it_says_each_reason():
    assert why("99.9%", exhibit(figures=COARSE)) == [
        UNSEEN["coarse-probe"],
        UNSEEN["coverage-gap"],
    ]


@pytest.mark.parametrize("claimed", ["3x", "5 ms", "40"])
def test_it_asks_no_other_figure_how_often_somebody_looked(claimed):
    assert why(claimed, exhibit(figures=COARSE)) == []


def test_it_has_nothing_to_say_of_a_file_that_was_not_opened():
    assert why("99.9%", Gone("is not there")) == []


def test_it_takes_what_stands_beside_the_figure_and_not_beside_another():
    figures = {
        "api.a": COARSE["a"],
        "api.finest": figure("99.95", "%"),
        "web.least": figure("99.95", "%"),
    }
    of = value("99.9%", "at least", "a", {"a": "bench.api.a"})
    assert list(unseen(of, {"bench": exhibit(figures=figures)})) == [
        UNSEEN["coverage-gap"]
    ]
