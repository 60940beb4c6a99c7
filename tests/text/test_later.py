"""Expressions that are compiled when they are used."""

import re

import pytest

from holdwater.text.later import later


def test_it_is_the_pattern_to_whoever_uses_it():
    made = later(r"(b)an", re.IGNORECASE)
    pattern = re.compile(r"(b)an", re.IGNORECASE)
    assert made.pattern == pattern.pattern
    assert made.flags == pattern.flags
    assert made.sub("_", "Banban") == "__"
    assert [one.span() for one in made.finditer("a BAN")] == [(2, 5)]
    assert made.search("anna") is made.search("anna") is None


def test_it_is_compiled_by_its_first_use_and_not_before():
    made = later("(")
    with pytest.raises(re.error):
        made.search("a")
