import pytest


@pytest.fixture
def struck(struck_by):
    return struck_by("survey-as-outcome")


@pytest.mark.parametrize(
    ("text", "words", "fills"),
    [
        (
            "94% of our customers would buy it again.",
            "94% of our customers would",
            {"figure": "94%", "who": "customers"},
        ),
        (
            "67%, 70% and 75% of users say so.",
            "67%, 70% and 75% of users say",
            {"figure": "67%", "who": "users"},
        ),
        (
            "Nine out of ten teams agree.",
            "Nine out of ten teams agree",
            {"who": "teams"},
        ),
        ("Most of our users feel it.", "Most of our users feel", {"who": "users"}),
    ],
)
def test_it_names_the_share_and_those_who_were_asked(struck, text, words, fills):
    assert struck(text) == (words, fills)


@pytest.mark.parametrize(
    "text",
    [
        "Users report bugs.",
        "The flag is on for 10% of users.",
        "10% less memory, and many other things besides, users say.",
    ],
)
def test_it_needs_a_share_of_people_who_say_something(struck, text):
    assert struck(text) is None
