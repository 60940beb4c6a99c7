"""Numbers in words, against numbers written out by a rule of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.text.number_words import PIECES, number_words
from holdwater.text.units import NUMBER_WORDS

ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen
    fourteen fifteen sixteen seventeen eighteen nineteen
""".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number, *, hyphen="-", join=" "):
    """Write a number out in English."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = f" {spell(number % scale, hyphen=hyphen, join=join)}"
            head = spell(number // scale, hyphen=hyphen, join=join)
            return f"{head} {name}" + (rest if number % scale else "")
    if number >= 100:
        rest = join + spell(number % 100, hyphen=hyphen) if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10] + (hyphen + ONES[number % 10]) * (number % 10 > 0)
    return ONES[number]


@given(
    st.integers(1, 999_999_999_999),
    st.sampled_from("- "),
    st.sampled_from([" ", " and "]),
)
def test_it_reads_what_was_spelled_out(number, hyphen, join):
    text = f"some {spell(number, hyphen=hyphen, join=join)} nodes".upper()
    (found,) = number_words(text)
    assert found.value == number
    assert text[found.start : found.end] == text[5:-6]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two three-node clusters", [2, 3]),
        ("one, two and three", [1, 2, 3]),
        ("one and two", [1, 2]),
        ("twenty twenty", [20, 20]),
        ("twenty ten", [20, 10]),
        ("the twenty-first of a twenty-second wait", [20]),
        ("a hundred", [100]),
        ("a thousand and one", [1001]),
        ("half a million", [500_000]),
        ("a ten-minute call", [10]),
        ("one thousand million", [1000, 1_000_000]),
        ("a few hundred, several thousand", []),
        ("phone someone, often in tension", []),
        ("state-of-one", []),
        ("", []),
    ],
)
def test_it_knows_where_one_number_ends(text, values):
    assert [one.value for one in number_words(text)] == values


@given(
    st.text() | st.lists(st.sampled_from([*ONES, *TENS, "hundred", "a", "ſix", "İ"]))
)
def test_it_never_stumbles(text):
    text = text if isinstance(text, str) else " ".join(text)
    last = 0
    for one in number_words(text):
        assert last <= one.start < one.end <= len(text)
        assert one.value > 0
        last = one.end


@pytest.mark.parametrize("word", NUMBER_WORDS)
def test_it_looks_closer_wherever_a_number_may_stand(word):
    assert any(piece in word for piece in PIECES)
