"""A statement keeps its name when it moves, and loses it when it changes."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.text.identity import statement_id

spaces = st.text(alphabet=" \t\n\r\x0b\x0c\u00a0\u2009\u2028\u3000", min_size=1)
words = st.text(min_size=1).filter(lambda word: not any(map(str.isspace, word)))


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        # Worked out with sha256sum; they must never change.
        ("Deploy in minutes.", "s1:946b22ec1c06e435"),
        ("", "s1:e3b0c44298fc1c14"),
    ],
)
def test_it_names_a_statement_as_it_always_has(text, identity):
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert statement_id(text) == f"s1:{digest[:16]}"
    assert statement_id(text) == identity


@given(st.lists(words, max_size=6), st.data())
def test_it_does_not_see_white_space(some, data):
    loose = "".join(data.draw(spaces) + word for word in some) + data.draw(spaces)
    assert statement_id(loose) == statement_id(" ".join(some))


@given(st.text())
def test_it_does_not_see_how_accents_are_written(text):
    composed = unicodedata.normalize("NFC", text)
    assert statement_id(unicodedata.normalize("NFD", text)) == statement_id(composed)


@given(st.text(), st.text())
def test_it_tells_different_statements_apart(one, other):
    def plain(text):
        return unicodedata.normalize("NFC", " ".join(text.split()))

    assert (statement_id(one) == statement_id(other)) == (plain(one) == plain(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deploy in minutes.", "deploy in minutes."),
        ("3x faster", "4x faster"),
        ("café", "cafe"),
        ("a b", "ab"),
        ("ﬁne", "fine"),
    ],
)
def test_it_keeps_capitals_numbers_and_letters(one, other):
    assert statement_id(one) != statement_id(other)


@given(st.text(alphabet=st.characters()))
def test_it_has_one_form(text):
    scheme, _, digits = statement_id(text).partition(":")
    assert scheme == "s1"
    assert len(digits) == 16
    assert set(digits) <= set("0123456789abcdef")


def test_it_does_not_stop_at_half_a_surrogate_pair():
    assert statement_id("\ud83d") != statement_id("\ud83e")
