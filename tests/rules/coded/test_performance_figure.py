import pytest


@pytest.fixture
def struck(struck_by):
    return struck_by("performance-figure")


@pytest.mark.parametrize(
    ("text", "figure", "sort"),
    [
        (
            "Takes 2 million requests per second.",
            "2 million requests per second",
            "rate",
        ),
        ("Reads at 40 GB/s.", "40 GB/s", "rate"),
        ("A latency of 3 ms.", "3 ms", "time"),
        ("Searches a billion rows in 40 ms.", "40 ms", "time"),
        ("Page load time: 400 ms.", "400 ms", "browsed"),
        ("Build time: 3 s for most sites.", "3 s", "built"),
        ("Up to 8 nodes, each with 900 op/s.", "900 op/s", "rate"),
    ],
)
def test_it_names_the_figure_and_its_sort(struck, text, figure, sort):
    assert struck(text) == (figure, {"figure": figure, sort: figure})


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
