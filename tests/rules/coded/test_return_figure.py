import pytest


@pytest.fixture
def struck(struck_by):
    return struck_by("return-figure")


@pytest.mark.parametrize(
    ("text", "words", "figure", "measure"),
    [
        ("A 312% ROI.", "312% ROI", "312%", "ROI"),
        ("Payback in six months.", "Payback in six months", "six months", "Payback"),
        ("ROI of 3x.", "ROI of 3x", "3x", "ROI"),
        (
            "It pays for itself in 90 days.",
            "pays for itself in 90 days",
            "90 days",
            None,
        ),
    ],
)
def test_it_names_the_figure_and_what_it_is_of(struck, text, words, figure, measure):
    found, fills = struck(text)
    assert found == words
    assert fills == {"figure": figure, "measure": measure or "pays for itself"}


@pytest.mark.parametrize(
    "text",
    [
        "The sheet computes the ROI.",
        "ROI, on servers with 64 GB.",
        "ROI is what the board asks for at every meeting, the last of which took 3 days.",
    ],
)
def test_it_needs_a_sum_a_share_or_a_time_near_by(struck, text):
    assert struck(text) is None
