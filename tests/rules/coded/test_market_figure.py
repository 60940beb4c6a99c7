import pytest


@pytest.fixture
def struck(struck_by):
    return struck_by("market-figure")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("80% of outages are caused by change.", "80% of outages"),
        ("By 2028, 70% of enterprises run it.", "70% of enterprises"),
        ("The average breach costs $4m.", "average breach costs $4m"),
        (
            "The number of people who pack crates is 285 million.",
            "people who pack crates is 285 million",
        ),
        ("It pays for a number of users (more than 50) of crates.", "50"),
    ],
)
def test_it_strikes_from_the_figure_to_the_market(struck, text, words):
    assert struck(text)[0].removeprefix("The ") == words


@pytest.mark.parametrize(
    "text",
    [
        "Support ends by 2028.",
        "At most 80% of the pool.",
        "By 2028 the ministry wants all offices in the country to have 3 exits.",
    ],
)
def test_it_needs_a_figure_beside_the_market(struck, text):
    assert struck(text) is None
