"""Seams made good, and nothing changed elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.model.span import Span
from holdwater.text.editing import Edit, apply_edits, find_again, with_articles


def edited(text, *changes):
    """Put words in the place of others, or (where there are none) at the end."""
    edits = []
    for old, new in changes:
        start = text.index(old) if old else len(text.rstrip("."))
        edits.append(Edit(start, start + len(old), new))
    return apply_edits(text, edits)


@pytest.mark.parametrize(
    ("text", "changes", "made"),
    [
        ("A seamless import.", [("seamless", "")], "An import."),
        ("An open import.", [("open", "")], "An import."),
        ("An open tool.", [("open", "")], "A tool."),
        ("A fast, open tool.", [("fast, ", "")], "An open tool."),
        ("The best hour.", [("The best", "a")], "An hour."),
        ("It is the best unit.", [("the best", "a")], "It is a unit."),
        ("A fast FTP client.", [("fast", "")], "An FTP client."),
        ("A fast UDP client.", [("fast", "")], "A UDP client."),
        ("Easily move files.", [("Easily", "")], "Move files."),
        ("It runs fast.", [("", " (in […])")], "It runs fast (in […])."),
        ("It runs well, so you rest.", [("so you rest", "")], "It runs well."),
        ("Runs (fast) here.", [("Runs", "in […]")], "In […] (fast) here."),
        ("Zero downtime.", [("Zero", "[…] minutes of")], "[…] minutes of downtime."),
        ("🔥 Zero lag.", [("Zero", "little")], "🔥 Little lag."),
        ("zero lag.", [("zero", "little")], "little lag."),
        ("IN MINUTES", [("IN", "in […]")], "IN […] MINUTES"),
        ("One  two.", [], "One  two."),
        ("a b c d.", [("b", "x"), ("d", "y")], "a x c y."),
    ],
)
def test_it_makes_the_seams_good(text, changes, made):
    assert edited(text, *changes) == made


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("a overhead", "an overhead"),
        ("an load", "a load"),
        ("a […] hour", "a […] hour"),
        ("a user, an one", "a user, a one"),
        ("banana overhead", "banana overhead"),
        ("a 8-core", "an 8-core"),
    ],
)
def test_it_puts_the_article_that_the_next_word_asks_for(words, made):
    assert with_articles(words) == made


@given(st.text(st.characters(exclude_characters="\x00"), max_size=60))
def test_it_changes_nothing_without_an_edit(text):
    assert apply_edits(text, []) in (text, text.strip(), text.strip().capitalize())
    assert apply_edits(text, []).casefold() == text.strip().casefold()


@given(st.lists(st.sampled_from(["one", "two,", "three"]), min_size=1), st.data())
def test_it_keeps_every_word_that_no_edit_takes(words, data):
    text = " ".join(words)
    at = data.draw(st.sampled_from([len(" ".join(words[:n])) for n in range(1, 4)]))
    made = apply_edits(text, [Edit(at, at, " new")])
    assert [one for one in made.split() if one != "new"] == words


def test_it_finds_words_again_in_their_order():
    text, made = "b a b a", "x b y a b z a"
    spans = [Span(0, 1), Span(2, 3), Span(6, 7)]
    assert find_again(spans, text, made) == [Span(2, 3), Span(6, 7), Span(12, 13)]
    assert find_again([Span(0, 3)], text, made) is None


def test_it_leaves_one_space_where_two_neighbours_go():
    edits = [Edit(8, 14, ""), Edit(15, 23, "")]
    assert (
        apply_edits("Team of expert complete solution.", edits) == "Team of solution."
    )
    edits = [Edit(8, 14, "its"), Edit(15, 23, "own")]
    assert (
        apply_edits("Team of expert complete solution.", edits)
        == "Team of its own solution."
    )
