import pytest


@pytest.fixture
def struck(struck_by):
    return struck_by("rating-without-count")


@pytest.mark.parametrize(
    ("text", "figure", "site"),
    [
        ("Rated 4.8/5 on G2.", "4.8/5", "G2"),
        ("4.9 out of 5 on Trustpilot.", "4.9 out of 5", "Trustpilot"),
        ("4.9 stars.", "4.9 stars", None),
        ("Reviews give it 4.8/5.0.", "4.8/5.0", None),
        ("Rated 9/10.", "9/10", None),
        ("A five-star review.", "five-star", None),
        ("An NPS of 72.", "NPS of 72", None),
        ("★★★★★ on Capterra.", "★★★★★", "Capterra"),
    ],
)
def test_it_names_the_mark_and_the_site(struck, text, figure, site):
    fills = {"figure": figure, "site": site} if site else {"figure": figure}
    assert struck(text) == (figure, fills)


@pytest.mark.parametrize(
    "text",
    [
        "Users give one to five stars.",
        "The ratio is 4/5.",
        "Reviews are on G2.",
        "Rated for 12 volts.",
        "The star has 5 points.",
        "A review of 4/50 pages.",
        "Review 4 of 5.5.1.",
    ],
)
def test_it_passes_what_is_no_mark(struck, text):
    assert struck(text) is None


def test_it_tells_how_many_gave_the_mark(struck):
    _, fills = struck("Yards give it 4.5/5 across roughly 9,000 reviews.")
    assert fills == {"figure": "4.5/5", "tallied": "9,000 reviews"}
    _, fills = struck("Some 16 verified Corvane reviews are at 4.7/5 on G2.")
    assert fills["tallied"] == "16 verified Corvane reviews"


def test_it_takes_no_star_and_no_year_for_a_count(struck):
    _, fills = struck("Rated 4.8/5 with hundreds of 5 star reviews on G2.")
    assert "tallied" not in fills
    _, fills = struck("Rated 4.8 out of 5 in the 2024 Corvane reviews.")
    assert "tallied" not in fills
