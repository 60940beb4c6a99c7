import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.check.deeds import before_another_deed, clause_of, deed_of
from holdwater.model.span import Span


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("ensures high availability", "ensure “high availability”"),
        ("Reducing the burden", "reduce “the burden”"),
        ("cut costs", "cut “costs”"),
    ],
)
def test_it_asks_for_a_deed_by_its_base_form(words, deed):
    assert deed_of(words) == deed


@pytest.mark.parametrize(
    "words",
    [
        "peace of mind",
        "protect",
        "guarantees for all rows",
        "guarantee about crates",
        "reduced costs",
    ],
)
def test_it_takes_no_noun_for_a_deed(words):
    assert deed_of(words) is None


@pytest.mark.parametrize(
    ("clause", "first"),
    [
        ("reduces noise and strengthens trust in crates", "reduces noise"),
        ("reducing noise and mending crates by hand", "reducing noise"),
        ("reduces noise and dust in the yard", "reduces noise and dust in the yard"),
        ("reduces stacking and mending", "reduces stacking and mending"),
    ],
)
def test_it_asks_for_one_deed_at_a_time(clause, first):
    assert before_another_deed(clause) == first


@pytest.mark.parametrize(
    ("text", "struck", "clause"),
    [
        (
            "Help to ensure a smooth, controlled move.",
            "ensure a",
            "ensure a smooth, controlled move",
        ),
        (
            "It ensures calm, order, and safety while it rains.",
            "ensures calm, order",
            "ensures calm, order, and safety",
        ),
        ("Keep it fast even when it rains.", "Keep it fast", "Keep it fast"),
        ("Cut costs, and sleep.", "Cut costs", "Cut costs"),
    ],
)
def test_it_tells_a_promise_to_the_end_of_its_clause(text, struck, clause):
    at = text.index(struck)
    assert clause_of(text, Span(at, at + len(struck))) == clause


@given(st.lists(st.sampled_from(["ensures", "dry", ",", "fast", "and", '"', "crates"])))
def test_it_quotes_a_clause_of_any_words(words):
    text = " ".join(["It ensures", *words]).replace(" ,", ",")
    clause = clause_of(text, Span(3, 10))
    assert clause.removesuffix(" …") in text
