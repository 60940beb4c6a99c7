"""Threads of a time, and threads about a product."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from holdwater.community.narrow import Narrowing
from holdwater.errors import UsageError

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def staged(village, thread, product, at):
    village.opens(thread, f"How do people like {product}?", at=at)
    for number in range(8):
        drawing = Random(f"{thread}{number}")
        own = " ".join(
            "".join(drawing.choice("bcdfghklmnprstvz") for _ in range(7))
            for _ in range(8)
        )
        text = f"We love {product}, excellent, highly recommend it. {own}"
        village.say(thread, f"{thread}{number}", at + (number + 1) * HOUR, text)


@pytest.fixture
def two(village):
    staged(village, "march", "Quillabex", datetime(2024, 3, 1, 8, tzinfo=UTC))
    staged(village, "may", "Ombrel Suite", datetime(2024, 5, 1, 8, tzinfo=UTC))
    return village


def told(village, **narrowing):
    survey = village.surveyed(narrowing=Narrowing(**narrowing))
    return {one.thread_id: one for one in survey.threads}


def test_it_tells_all_where_nothing_is_asked(two):
    assert {"march", "may"} <= told(two).keys()


@pytest.mark.parametrize(
    ("narrowing", "names"),
    [
        ({"first": date(2024, 4, 1)}, {"may"}),
        ({"last": date(2024, 5, 1)}, {"march", "may"}),
        ({"first": date(2024, 3, 1), "last": date(2024, 3, 1)}, {"march"}),
        ({"first": date(2024, 6, 1)}, set()),
        ({"products": ("quillabex",)}, {"march"}),
        ({"products": ("OMBREL suite",)}, {"may"}),
        ({"products": ("Quillabex", "Ombrel Suite")}, {"march", "may"}),
        ({"products": ("Quillabex Suite",)}, set()),
        ({"products": ("Quillabex",), "first": date(2024, 4, 1)}, set()),
    ],
)
def test_it_tells_those_that_were_asked_for(two, narrowing, names):
    assert told(two, **narrowing).keys() & {"march", "may"} == names


def test_it_counts_what_anybody_wrote_again(two):
    at = datetime(2024, 7, 1, 8, tzinfo=UTC)
    two.say("march", "march0", at, "Still at it, after all this time.")
    assert told(two, first=date(2024, 7, 1)).keys() & {"march", "may"} == {"march"}


def test_it_takes_the_first_and_the_last_day_there_are(two):
    assert {"march", "may"} <= told(two, first=date.min, last=date.max).keys()


def test_it_calls_the_product_as_it_was_asked_for_and_weighs_as_without(two):
    one = told(two, products=("QUILLABEX",))["march"]
    assert one.product == "QUILLABEX"
    assert one.score == told(two)["march"].score


def test_it_tells_an_old_thread_that_is_answered_again(two):
    at = datetime(2024, 6, 3, tzinfo=UTC)
    two.say("march", "late", at, "Is it still any good?", born=-900 * DAY)
    assert "march" in told(two, first=date(2024, 6, 1), last=date(2024, 6, 30))


@pytest.mark.parametrize("name", ["", "it", "--", "' OR 1=1"])
def test_it_refuses_a_name_with_no_word_in_it(two, name):
    with pytest.raises(UsageError, match="no word to look for"):
        told(two, products=(name,))


def test_it_takes_a_name_for_a_name(two):
    assert told(two, products=("Quill'); DROP TABLE post; --",)) == {}
    assert told(two, products=("O'Quillabex",)) == {}


def test_it_tells_of_threads_that_none_but_old_accounts_write_in(village):
    at = datetime(2024, 3, 1, 8, tzinfo=UTC)
    for thread, product in (("theirs", "Quillabex"), ("other", "Ombrel")):
        village.opens(thread, "Which one do you use?", at=at)
        for number in range(6):  # all of one day, long ago, and each has written much
            village.say(
                thread,
                f"{thread}{number}",
                at + number * HOUR,
                f"Number {number} here, {product} it is.",
                born=-700 * DAY - number * HOUR,
                author_posts=90,
            )
    assert {"theirs", "other"} <= told(village).keys()
    assert told(village, products=("Quillabex",)).keys() == {"theirs"}
