import pytest


@pytest.fixture
def struck(struck_by):
    return struck_by("uptime-guarantee")


@pytest.mark.parametrize(
    ("text", "words", "allowed"),
    [
        ("A 99.99% uptime guarantee.", "99.99% uptime guarantee", "53 minutes"),
        ("We guarantee uptime of 100%.", "guarantee uptime of 100%", "not one second"),
        ("An SLA of five nines.", "SLA of five nines", "5.3 minutes"),
        ("Guaranteed 99.9% availability.", "Guaranteed 99.9%", "8.8 hours"),
    ],
)
def test_it_strikes_from_the_promise_to_the_figure(struck, text, words, allowed):
    found, fills = struck(text)
    assert found == words
    assert fills["allowed"] == allowed
    assert fills["figure"] in words


@pytest.mark.parametrize(
    "text",
    [
        "99.99% uptime.",  # measured, as far as one can tell
        "We guarantee the order of messages.",
        "Refunds 100% of the fee.",
        "The SLA is linked.",
    ],
)
def test_it_needs_a_promise_of_a_share_of_time(struck, text):
    assert struck(text) is None
