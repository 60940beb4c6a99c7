import pytest

from holdwater.rules.coded.third_person_reader import strike


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("Users are requested to sign out.", "Users are requested to", "please"),
        (
            "All users are kindly asked to sign out.",
            "All users are kindly asked to",
            "please",
        ),
        ("Staff are required to sign out.", "Staff are required to", "you must"),
        ("Users are asked to save their work.", "Users are asked to", None),
        ("On Friday, staff are asked to go.", "staff are asked to", None),
    ],
)
def test_it_speaks_to_the_reader_where_nothing_else_would_change(
    candidate, text, words, instead
):
    made = candidate(text)
    struck = strike(made, ())
    assert made.statement.text[struck.span.start : struck.span.end] == words
    assert struck.instead == instead
    assert ("choice" in dict(struck.fills)) is (instead is None)


@pytest.mark.parametrize(
    "text",
    [
        "Users in Basel were not affected.",
        "Please sign out.",
        "The suppliers are asked to send an offer.",
    ],
)
def test_it_leaves_alone_who_is_not_the_reader(candidate, text):
    assert strike(candidate(text), ()) is None
