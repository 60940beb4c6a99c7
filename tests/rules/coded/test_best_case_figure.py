import pytest

from holdwater.rules.coded.best_case_figure import strike


def struck(candidate):
    """The words struck and the figure named, or None."""
    found = strike(candidate, ())
    if found is None:
        return None
    words = candidate.statement.text[found.span.start : found.span.end]
    assert words == dict(found.fills)["match"]
    return words, dict(found.fills)["figure"]


@pytest.mark.parametrize(
    ("text", "words", "figure"),
    [
        ("Up to 10x faster queries.", "Up to 10x", "10x"),
        ("Saves you up to 80% of the bill.", "up to 80%", "80%"),
        ("Throughput of up to 40 GB/s.", "up to 40 GB/s", "40 GB/s"),
        ("Save up to 12 hours a week.", "up to 12 hours", "12 hours"),
        ("Up to 16 replicas, and up to 30% less disk.", "up to 30%", "30%"),
    ],
)
def test_it_strikes_on_a_ceiling_of_merit(candidate, text, words, figure):
    assert struck(candidate(text)) == (words, figure)


@pytest.mark.parametrize("opening", ["as much as", "as many as", "as little as"])
def test_it_marks_the_ceiling_in_other_words_too(candidate, opening):
    words, figure = struck(candidate(f"Our best one: {opening} 30% less disk."))
    assert figure == "30%"
    assert words in (f"{opening} 30%", "30%")


@pytest.mark.parametrize(
    "text",
    [
        "Batteries last up to 12 hours.",
        "Cut off cached keys: they live up to 12 hours.",
        "To save traffic, answers are cached for up to 2 days.",
        "Names are up to 63 bytes long.",
        "Free for up to five users.",
        "It serves up to 90 replicas.",
        "It is 80% smaller.",
        "At most 30% of the disk is used.",
    ],
)
def test_it_passes_limits_prices_and_plain_figures(candidate, text):
    assert struck(candidate(text)) is None
