import pytest


@pytest.fixture
def struck(struck_by):
    return struck_by("performance-figure")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Takes 2 million requests per second.", "2 million requests per second"),
        ("Reads at 40 GB/s.", "40 GB/s"),
        ("A latency of 3 ms.", "3 ms"),
        ("Searches a billion rows in 40 ms.", "40 ms"),
        ("Up to 8 nodes, each with 900 op/s.", "900 op/s"),
    ],
)
def test_it_names_the_figure(struck, text, figure):
    assert struck(text) == (figure, {"figure": figure})


@pytest.mark.parametrize(
    "text",
    [
        "Waits for 30 ms.",
        "Up to 40 GB/s.",  # the best case has a rule of its own
        "Holds 40 GB.",
        "Latency is shown.",
        "A port of 100 Mbit/s.",
    ],
)
def test_it_passes_times_of_something_else(struck, text):
    assert struck(text) is None
