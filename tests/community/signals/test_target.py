"""What replies by accounts with little history meet in, and how they speak of it."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

OPENED = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def own(number):
    drawing = Random(number)
    return " ".join(
        "".join(drawing.choice("bcdfghklmnprstvz") for _ in range(7)) for _ in range(9)
    )


def replied(village, new, old=(), *, thread="t", opening="What do you use here?"):
    village.opens(thread, opening)
    for number, text in enumerate(new):
        at = OPENED + (number + 1) * 3 * HOUR
        village.say(thread, f"{thread}new{number}", at, text)
    for number, text in enumerate(old):
        at = OPENED + (number + 1) * 5 * HOUR
        village.say(thread, f"old{number + 2}", at, text, born=-900 * DAY)


def test_it_meets_in_a_word_that_the_opening_post_does_not_have(village):
    replied(village, [f"{own(n)} Quillabex {own(n + 50)}" for n in range(5)])
    found = village.scanned()["t"]
    told = next(one for one in found.signals if one.name == "one-product")
    assert (told.value, told.of) == (5, 5)
    assert "quillabex" in told.explanation
    assert found.product == "quillabex"


@pytest.mark.parametrize(
    ("new", "old", "opening"),
    [
        # the opening post asks for it
        ([f"{own(n)} Quillabex" for n in range(5)], [], "Anybody on Quillabex?"),
        # those who have been here for long name it as often
        (
            [f"{own(n)} Quillabex" for n in range(5)],
            [f"{own(n + 20)} Quillabex" for n in range(5)],
            "What do you use here?",
        ),
        # nobody's word is anybody else's
        ([own(n) for n in range(5)], [], "What do you use here?"),
    ],
)
def test_it_meets_in_nothing_where(village, new, old, opening):
    replied(village, new, old, opening=opening)
    assert village.signal("t", "one-product") is None


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("https://quillabex.example/tour", "link to quillabex.example"),
        ("https://www.quillabex.example/", "link to quillabex.example"),
        ("https://shop.example/x?ref=qx77", "use the code “qx77”"),
    ],
)
def test_it_meets_in_a_host_or_a_code(village, link, told):
    replied(village, [f"{own(n)} {link}" for n in range(5)])
    found = [one for one in village.scanned()["t"].signals if one.name == "one-host"]
    assert any(told in one.explanation for one in found)
    assert all((one.value, one.of) == (5, 5) for one in found)


def test_it_takes_a_host_that_the_whole_community_links_for_nothing(village):
    link = "https://docs.example/page"
    for row in village.rows[::2]:
        row["text"] += f" {link}"
    replied(village, [f"{own(n)} {link}" for n in range(4)])
    quiet = village.signal("t", "one-host")
    assert quiet is None or quiet.weight < 1


def test_it_holds_praise_against_doubt(village):
    praise = "We love Quillabex, it is excellent and I recommend it to everybody"
    doubt = "Quillabex is excellent, but the agent is slow and support is expensive"
    replied(village, [f"{praise} {own(n)}" for n in range(6)], opening="Quillabex?")
    replied(
        village,
        [f"{doubt} {own(n + 70)}" for n in range(6)],
        thread="u",
        opening="Quillabex?",
    )
    scanned = village.scanned()

    def praised(thread):
        signals = scanned[thread].signals if thread in scanned else ()
        return [one for one in signals if one.name == "only-praise"]

    assert praised("t")[0].value == 6
    assert praised("u") == []
