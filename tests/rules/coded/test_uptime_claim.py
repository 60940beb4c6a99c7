import pytest


@pytest.fixture
def struck(struck_by):
    return struck_by("uptime-claim")


@pytest.mark.parametrize(
    ("text", "words", "fills"),
    [
        ("99.9% uptime.", "99.9%", {"figure": "99.9%", "allowed": "8.8 hours"}),
        (
            "We reach four nines.",
            "four nines",
            {"figure": "four nines", "allowed": "53 minutes"},
        ),
        ("Always on.", "Always on", {}),
        ("Durability of 99.99%.", "99.99%", {"figure": "99.99%"}),
    ],
)
def test_it_names_the_figure_and_what_it_leaves(struck, text, words, fills):
    assert struck(text) == (words, fills)


@pytest.mark.parametrize(
    "text",
    [
        "The page shows the uptime.",
        "Availability fell to 61%.",
        "99.9% of the rows are empty.",
        "Set the availability zone.",
        "We are always on the lookout for people.",
    ],
)
def test_it_passes_what_is_no_figure_of_availability(struck, text):
    assert struck(text) is None
