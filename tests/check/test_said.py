"""The tables of what a page may say: well formed, and about the same things."""

import pytest

from holdwater.check.not_said import QUESTIONS
from holdwater.check.said import (
    LED_TO,
    MASKED,
    OF_PEOPLE,
    OTHER_MONEY,
    RUN_HERE,
    SAID,
    is_most,
)
from holdwater.text.patterns import gather, split_phrases
from holdwater.text.quantities import quantities


def test_it_has_a_table_for_everything_that_is_looked_for():
    assert list(SAID) == list(QUESTIONS)
    assert list(MASKED) == list(QUESTIONS)
    assert list(LED_TO) == [*QUESTIONS, "run here"]
    assert set(OF_PEOPLE) <= set(QUESTIONS)
    assert set(RUN_HERE) <= set(QUESTIONS)


@pytest.mark.parametrize("table", [SAID, MASKED, LED_TO, {"money": OTHER_MONEY}])
def test_it_writes_no_phrase_twice(table):
    for name, listed in table.items():
        phrases = split_phrases(listed)
        assert len(phrases) == len(set(phrases)), name


@pytest.mark.parametrize("name", MASKED)
def test_it_masks_nothing_that_was_not_said(name):
    """Each longer phrase holds one of those that it is to mask, or it does nothing."""
    said = gather({name: SAID[name]})
    idle = [
        phrase
        for phrase in split_phrases(MASKED[name])
        if not any(said.find(literal) for literal in _literals(phrase))
    ]
    assert idle == []


def _literals(phrase):
    return gather({"x": phrase})._literals


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Up to 50 GB for each team.", True),
        ("Free for up to five users, at most 10 projects.", True),
        ("Up to 50 GB/day of logs.", True),
        ("Up to 80% less.", False),
        ("Supported for up to 15 years.", False),
        ("More than 50 GB.", False),
        ("50 GB", False),
    ],
)
def test_it_knows_the_most_of_something(text, answer):
    assert any(is_most(one) for one in quantities(text)) is answer
