"""Where a clause ends: a bar stands there, behind the words in braces."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.text.clauses import (
    end_of_clause,
    end_of_label,
    end_of_phrase,
    end_of_words,
)

#: From the word in braces on, the clause goes to the bar.
CLAUSES = """
{Query} faster|.
{Query} faster on disks|, and pay less.
Cuts {costs}|, so your team can rest.
Cuts {costs} in banks and shops|,' says the vendor.
Cuts {costs}| so that teams can rest.
Cuts costs in {banks}, shops and schools|.
Cuts costs in {banks}, shops and schools|, says the vendor.
{Cut} costs| and improve quality.
{Cut} costs and risk|.
{Used} by 900 teams| and 40 cities.
{faster}, data-driven decisions in every shop|.
Less {costly}, secure platforms for all|.
{Deploy} in minutes|: no agents, no limits.
{Deploy} in minutes| – no agents.
{Deploy} in minutes| (or hours).
Ran in {minutes}| and| not in hours.
The {3.5} GB, 2,000 rows and more|!
It {works}| without| a plan.
Faster than ever {before}|
"""


@pytest.mark.parametrize("line", CLAUSES.strip().splitlines())
def test_it_finds_where_a_clause_ends(line):
    ends = [at for at, c in enumerate(re.sub(r"[{}]", "", line)) if c == "|"]
    text = re.sub(r"[{}|]", "", line)
    begun = line.index("}") - 1
    assert end_of_clause(text, begun) == ends[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fast.", "Fast"),
        ("Fast (very)!", "Fast (very)"),
        ("It grew by 40 %.", "It grew by 40 %"),
        ("Written in C++.”", "Written in C++"),
        ("In […].", "In […]"),
        ("…", "…"),
    ],
)
def test_it_finds_where_the_words_end(text, words):
    assert text[: end_of_words(text)] == words


@given(st.text(max_size=80), st.integers(0, 80))
def test_it_never_goes_back_nor_past_the_end(text, at):
    at = min(at, len(text))
    assert at <= end_of_clause(text, at) <= max(at, len(text))


@pytest.mark.parametrize(
    ("text", "at", "phrase"),
    [
        ("Faster queries on small disks.", 6, "Faster queries"),
        ("Cuts costs of storage in banks.", 4, "Cuts costs of storage"),
        ("The only tool that reads it.", 8, "The only tool"),
        ("The best archives, such as ours.", 8, "The best archives"),
        ("Start on any device securely.", 12, "Start on any device"),
        ("Cuts costs, so rest.", 4, "Cuts costs"),
    ],
)
def test_it_finds_where_a_phrase_ends(text, at, phrase):
    assert text[: end_of_phrase(text, at)] == phrase


@given(st.text(max_size=80), st.integers(0, 80))
def test_it_ends_a_phrase_within_its_clause(text, at):
    at = min(at, len(text))
    assert at <= end_of_phrase(text, at) <= end_of_clause(text, at)


def test_it_takes_promises_in_a_row_for_clauses():
    text = "Reduce costs, improve quality and save time."
    assert text[: end_of_clause(text, 6)] == "Reduce costs"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Improve uptime: Checks every host once a minute.", "Improve uptime"),
        ("One two three four: so many words make no label.", "One two three four"),
        ("One two three four five: so many words make no label.", ""),
        ("Short: only five words follow here.", "Short"),
        ("Short: only four words follow.", ""),
        ("Checks every host once a minute.", ""),
        ("At 12:30 it checks every host there is.", ""),
        ("Label:without a space it is no label here.", ""),
        (": nothing stands before this colon here.", ""),
    ],
)
def test_it_finds_where_a_label_ends(text, label):
    assert text[: end_of_label(text)] == label


@given(st.text(max_size=80))
def test_it_finds_a_label_only_before_a_colon(text):
    end = end_of_label(text)
    assert end == 0 or text.startswith(": ", end)
