import pytest

from holdwater.check.deeds import deed_of


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("ensures high availability", "ensure high availability"),
        ("Reducing the burden", "reduce the burden"),
        ("cut costs", "cut costs"),
    ],
)
def test_it_asks_for_a_deed_by_its_base_form(words, deed):
    assert deed_of(words) == deed


@pytest.mark.parametrize(
    "words", ["peace of mind", "protect", "guarantees for all rows", "reduced costs"]
)
def test_it_takes_no_noun_for_a_deed(words):
    assert deed_of(words) is None
