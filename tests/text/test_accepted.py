"""Words that a team knows as names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.text.accepted import Accepted, masked


def found(text, *words):
    return [text[span.start : span.end] for span in Accepted(words).find(text)]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Seamless is seamless.", ["Seamless"], ["Seamless"]),
        ("SEAMLESS is none.", ["Seamless"], []),
        ("Zero trust, Zero Trust, zero-trust.", ["zero trust"], None),
        ("Acme Cloud and Acme-Cloud.", ["Acme Cloud"], ["Acme Cloud", "Acme-Cloud"]),
        ("acme cloud is none.", ["Acme Cloud"], []),
        ("Seamlessly is none.", ["Seamless"], []),
        ("Seamless’s docs.", ["Seamless"], ["Seamless"]),
        (
            "Acme Seamless Cloud",
            ["Seamless", "Acme Seamless Cloud"],
            ["Acme Seamless Cloud"],
        ),
        ("İstanbul İ Unlimited", ["Unlimited"], ["Unlimited"]),
        ("nothing", [], []),
    ],
)
def test_it_finds_words_as_they_are_given(text, words, wanted):
    wanted = ["Zero trust", "Zero Trust", "zero-trust"] if wanted is None else wanted
    assert found(text, *words) == wanted


@given(st.text(), st.lists(st.text(min_size=1, max_size=4), max_size=4))
def test_it_masks_without_moving_anything(text, words):
    spans = Accepted([word for word in words if word.strip()]).find(text)
    read = masked(text, spans)
    assert len(read) == len(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end
        assert read[at : span.start] == text[at : span.start]
        assert set(read[span.start : span.end].lower()) == {"x"}
        at = span.end
    assert read[at:] == text[at:]


def test_it_finds_nothing_of_a_name_without_a_word():
    assert Accepted(["-"]).find("a - b") == ()
