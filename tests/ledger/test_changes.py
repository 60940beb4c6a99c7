"""What a page says now that it did not say before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.ledger.changes import changes_of
from holdwater.model.theirs import Change


def changes(before, after, told=lambda _: True):
    return changes_of(before, after, told=told)


@pytest.mark.parametrize(
    ("was", "now", "figures"),
    [
        ("Restores run 3x faster.", "Restores run 2x faster.", ("3x", "2x")),
        ("99.999% uptime, guaranteed", "99.9% uptime, guaranteed by contract", ("99.999%", "99.9%")),
        ("Restores take 5 minutes.", "Restores take up to 5 minutes.", ("5 minutes", "up to 5 minutes")),
        ("Save 80% on storage.", "Save on storage.", ("80%", "no figure")),
        ("Backups are never lost.", "Backups are lost.", None),
        ("Restores are faster with it.", "Restores are slower with it.", None),
    ],
)  # fmt: skip
def test_it_calls_another_promise_one(was, now, figures):
    assert changes([was], [now]) == [Change(was, now, figures, is_another=True)]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Restores run 3x faster.", "Your restores run 3x faster"),
        ("It takes 1,000 ms to restore a file.", "To restore a file takes 1 s."),
    ],
)
def test_it_calls_other_words_for_the_same_reworded(was, now):
    assert changes([was], [now]) == [Change(was, now)]


@pytest.mark.parametrize(
    ("was", "now"), [("It’s  fast.", "It's fast"), ("It is fast.", "it is fast!")]
)
def test_it_passes_over_what_is_the_same(was, now):
    assert changes([was], [now]) == []


def test_it_tells_another_promise_first_and_what_is_new_last():
    before = [
        "It has three columns.",
        "Deploy it in minutes.",
        "Restores run 3x faster.",
    ]
    after = [
        "Prices begin at 9 euros.",
        "Restores run 2x faster.",
        "It has columns, three.",
    ]
    order = [(one.was, one.now) for one in changes(before, after)]
    assert order == [
        ("Restores run 3x faster.", "Restores run 2x faster."),
        ("Deploy it in minutes.", None),
        ("It has three columns.", "It has columns, three."),
        (None, "Prices begin at 9 euros."),
    ]


def test_it_is_not_gone_where_other_words_say_it():
    """That the rules doubt it no longer does not make it gone."""
    was, now = "Deploy a whole cluster in minutes.", "A cluster is deployed in minutes."
    assert changes([was, "x"], [now, "y"], told={was}.__contains__) == [
        Change(was, now)
    ]


@given(st.lists(st.text(alphabet="ab ", min_size=1), max_size=8), st.randoms())
def test_it_tells_nothing_of_sentences_that_only_moved(texts, random):
    moved = list(texts)
    random.shuffle(moved)
    assert changes(texts, moved) == []


def test_it_pairs_no_sentence_twice():
    before = [f"Restores of plan {letter} run fast." for letter in "abcdefgh"]
    after = [f"Restores of tariff {letter} run fast." for letter in "abcdefgh"]
    found = changes(before, after)
    assert sorted(one.was for one in found) == before
    assert sorted(one.now for one in found) == after
