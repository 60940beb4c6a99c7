"""The tables agree with one another."""

from holdwater.model.quantity import BOUNDS
from holdwater.text import units


def test_it_spells_units_in_small_letters_and_without_spaces():
    for spelling, unit in units.UNITS.items():
        assert spelling == spelling.lower()
        assert not set(spelling) & set(" \t")
        assert unit


def test_it_asks_for_an_exact_writing_only_of_units_it_knows():
    assert set(units.EXACT) <= set(units.UNITS)
    assert all(written.lower() == spelling for spelling, written in units.EXACT.items())


def test_it_knows_no_bound_that_the_model_does_not():
    assert set(units.BOUNDS_BEFORE) == set(BOUNDS)
    assert set(units.BOUNDS_AFTER) <= set(BOUNDS)


def test_it_never_says_that_one_word_is_two_things():
    assert not units.PRODUCTS & units.REFERENCES
    assert not units.COUNTED & units.NOUN_STOPS
    assert not set(units.SCALES) & set(units.UNITS)
    assert not set(units.SMALL_WORDS) & set(units.TENS_WORDS)


def test_it_counts_up_in_words():
    assert list(units.SMALL_WORDS.values()) == list(range(1, 20))
    assert list(units.TENS_WORDS.values()) == list(range(20, 100, 10))
