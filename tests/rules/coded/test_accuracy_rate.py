import pytest


@pytest.fixture
def struck(struck_by):
    return struck_by("accuracy-rate")


@pytest.mark.parametrize(
    ("text", "words", "figure", "measure"),
    [
        ("It is 98% accurate.", "98% accurate", "98%", "accuracy"),
        ("A detection rate of 99.7%.", "detection rate of 99.7%", "99.7%", None),
        ("Blocks 99% of spam.", "Blocks 99%", "99%", "detection"),
        ("Recall is 91%.", "Recall is 91%", "91%", "Recall"),
        ("0.1% false positives.", "0.1% false positives", "0.1%", "false positives"),
    ],
)
def test_it_names_the_rate_and_what_it_is_of(struck, text, words, figure, measure):
    found, fills = struck(text)
    assert found == words
    assert fills["figure"] == figure
    assert fills["measure"] == (measure or "detection rate")


@pytest.mark.parametrize(
    "text",
    [
        "Accuracy rose by 30%.",
        "It is 30% more accurate.",
        "Fails when accuracy is below 90%.",
        "40% accurate.",  # nobody boasts of it
        "Accurate to 3 ms.",
        "98% of the staff and all of the machines in the long hall were accurate.",
    ],
)
def test_it_passes_gains_bounds_and_what_stands_far_off(struck, text):
    assert struck(text) is None
