"""Replies that name what was asked about, and have no other side."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

OPENED = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def own(seed):
    drawing = Random(seed)
    return " ".join(
        "".join(drawing.choice("bcdfghklmnprstvz") for _ in range(7)) for _ in range(9)
    )


CONTENT, DOUBT, ASKS = (
    "{} went in over one weekend.",
    "{} is slow, expensive and unstable.",
    "Does {} restore single mails?",
)


def asked(village, thread, product, replies, *, days=0):
    at = OPENED + days * DAY
    village.opens(thread, f"How is {product}?", at=at)
    for number, text in enumerate(replies):
        village.say(
            thread,
            f"{thread}new{number}",
            at + (number + 1) * 3 * HOUR,
            f"{text.format(product)} {own(f'{thread}{number}')}",
            born=-3 * DAY,
        )


@pytest.fixture
def forum(village):
    """Twelve threads about a product each, in which some are content and some are not."""
    for number in range(12):
        replies = [CONTENT, CONTENT, DOUBT, ASKS, DOUBT]
        asked(village, f"p{number}", f"Prod{number}uct", replies, days=-8 * number)
    return village


def test_it_tells_where_nobody_has_a_doubt(forum):
    asked(forum, "t", "Quillabex", [CONTENT] * 9, days=4)
    found = forum.signal("t", "no-other-side")
    assert (found.value, found.of) == (9, 9)
    assert "quillabex" in found.explanation
    assert found.weight > 0.5


@pytest.mark.parametrize("other", [DOUBT, ASKS, "Something else went in."])
def test_it_tells_nothing_where_many_doubt_or_ask_or_name_something_else(forum, other):
    asked(forum, "t", "Quillabex", [CONTENT] * 4 + [other] * 5, days=4)
    assert forum.signal("t", "no-other-side") is None


def test_it_tells_nothing_where_few_threads_ask_about_anything(village):
    asked(village, "t", "Quillabex", [CONTENT] * 9)
    assert village.signal("t", "no-other-side") is None


def test_it_holds_a_thread_against_the_others_and_not_against_itself(forum):
    asked(forum, "t", "Quillabex", [CONTENT] * 9, days=4)
    found = forum.signal("t", "no-other-side")
    assert found.expected == pytest.approx(9 * 2 / 5)
