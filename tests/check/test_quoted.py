"""Quotations in what is asked end where their phrase ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.check.quoted import to_phrase_ends
from holdwater.model.span import Span


def told(text, words):
    start = text.index(words)
    near = Span(start, start + len(words))
    return to_phrase_ends(f"“{words}”: who says so?", text, near)


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        (
            "Partners can make confident, data-driven decisions.",
            "can make confident",
            "can make confident, data-driven decisions",
        ),
        (
            "We deliver prompt, personalized crates that fit.",
            "deliver prompt",
            "deliver prompt, personalized crates",
        ),
        (
            "It helps detect quality failures before they ship.",
            "detect quality",
            "detect quality failures",
        ),
        (
            "An enterprise-grade backup for yards.",
            "enterprise-grade",
            "enterprise-grade backup for yards",
        ),
        ("Stay ahead in the world of crates.", "ahead", "ahead in the world of crates"),
        ("Better for you who pack.", "Better", "Better"),
        ("Easier than ever to pack crates.", "Easier than ever", "Easier than ever"),
        ("A safe crate in a fast, dry yard.", "safe crate", "safe crate"),
        (
            "A safe crate for every yard that one may think of, and more.",
            "safe crate",
            "safe crate for every yard",
        ),
        ("A secure and stable crate.", "secure", "secure and stable crate"),
        (
            "It speeds up incident response triggered by rain.",
            "incident",
            "incident response",
        ),
        (
            "The fastest crate in the valley.",
            "fastest crate",
            "fastest crate in the valley",
        ),
        (
            "Costs less than one hour of care.",
            "less than one",
            "less than one hour of care",
        ),
        ("It cut losses by 40% volunteer work.", "40%", "40%"),
        ("Pack in minutes rather than days.", "in minutes", "in minutes"),
        (
            "A secure environment able to adapt.",
            "secure environment",
            "secure environment",
        ),
        (
            "It is cost-effective, and priced by crate.",
            "cost-effective",
            "cost-effective",
        ),
        ("Faster builds 12 of them.", "Faster builds", "Faster builds"),
        ("A cheap crate simplifies yards.", "cheap crate", "cheap crate"),
        ("The labor costs we’ll incur.", "labor costs", "labor costs"),
        (
            "It improves efficiency, cost-effective storage and care.",
            "improves efficiency",
            "improves efficiency",
        ),
        (
            "An endless crate of many good old big long red planks falls.",
            "endless",
            "endless crate",
        ),
        (
            "An endless red good old big long wooden crate falls.",
            "endless",
            "endless",
        ),
    ],
)
def test_it_quotes_to_the_end_of_the_phrase(text, words, quoted):
    assert told(text, words) == f"“{quoted}”: who says so?"


def test_it_quotes_where_the_words_in_doubt_stand():
    text = "Safe crates for all, and safe yards."
    near = Span(text.index("safe yards"), len(text))
    assert to_phrase_ends("Is it “x”, or “safe”?", text, near) == (
        "Is it “x”, or “safe yards”?"
    )


def test_it_leaves_what_is_said_of_it_alone():
    text = "A fast, easy way to pack."
    asked = "What makes it “fast, easy”, and who tried it?"
    assert to_phrase_ends(asked, text, Span(2, 12)) == asked


@given(st.text(alphabet="abes ,.-“”'’1", max_size=60), st.data())
def test_it_quotes_only_what_the_text_says(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end]
    if not words or "”" in words:
        return
    whole = to_phrase_ends(f"“{words}”", text, Span(start, end))
    assert whole[1:].startswith(words)
    assert whole[1:-1] in text
