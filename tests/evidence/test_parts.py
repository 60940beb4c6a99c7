"""Parts of a JSON file know the way that leads to them, and numbers stay exact."""

from decimal import Decimal

import pytest

from holdwater.errors import EvidenceError
from holdwater.evidence.parts import open_parts

CONTENT = b"""{"runs": [{"s": 0.1, "n": 3, "name": "a", "none": null, "ok": true,
 "told": "99.990", "labels": {"job": "shop"}, "big": 12345678901234567890.123456789}]}"""


@pytest.fixture
def run():
    (found,) = open_parts(CONTENT, source="x.json", reader="zimbo")["runs"].each()
    return found


def test_it_keeps_numbers_as_they_are_written(run):
    assert run["s"].number() == Decimal("0.1")
    assert str(run["told"].number()) == "99.990"
    assert str(run["big"].number()) == "12345678901234567890.123456789"
    assert run["n"].count() == 3


def test_it_takes_null_for_what_is_not_there(run):
    assert run.get("none") is None
    assert run.get("other") is None
    assert run["ok"].is_true()
    assert run["labels"].texts() == {"job": "shop"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda run: run["none"], "`runs[0].none` is not there"),
        (lambda run: run["s"]["deeper"], "`runs[0].s` is not a table"),
        (lambda run: list(run["s"].each()), "`runs[0].s` is not a list"),
        (lambda run: run["s"].text(), "`runs[0].s` is not a text"),
        (lambda run: run["name"].number(), "`runs[0].name` is not a number"),
        (lambda run: run["ok"].number(), "`runs[0].ok` is not a number"),
        (lambda run: run["s"].count(), "`runs[0].s` does not count"),
        (lambda run: run["labels"].each().__next__(), "`runs[0].labels` is not a list"),
        (lambda run: run["name"].texts(), "`runs[0].name` is not a table"),
    ],
)
def test_it_says_which_part_is_not_as_it_should_be(run, asked, said):
    with pytest.raises(EvidenceError) as caught:
        asked(run)
    assert caught.value.message.startswith(said)
    assert "written by zimbo" in caught.value.hint
