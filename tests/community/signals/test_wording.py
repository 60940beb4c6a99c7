"""The same reply again, here and elsewhere; and no more work than there are replies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from holdwater.community.signals import wording
from holdwater.community.sql import Table

pytest.importorskip("duckdb")


def compared(*replies):
    """Return near copies within threads and elsewhere, of (thread, author, words)."""
    from holdwater.community.duckdb_engine import DuckDBEngine

    rows = ", ".join(
        f"({thread}, {author}, {word})"
        for thread, author, words in replies
        for word in words
    )
    with DuckDBEngine(threads=1) as engine:
        engine.make(
            Table(
                "own_word",
                "SELECT thread, author, CAST(word AS BIGINT) AS word "
                f"FROM (VALUES {rows}) t(thread, author, word)",
            )
        )
        for table in (
            wording.SIZES,
            wording.COMPARED,
            wording.bands(),
            wording.CANDIDATES,
        ):
            engine.make(table)
        return dict(wording.within(engine)), wording.across(engine)


def test_it_finds_near_copies_in_a_thread_and_elsewhere():
    near = [range(10), [*range(9), 90], [*range(8), 91, 92]]
    far = [range(100, 112), range(200, 212)]
    within, across = compared(
        (1, 1, near[0]),
        (1, 2, near[1]),
        (1, 3, far[0]),
        (2, 4, near[2]),
        (2, 5, far[1]),
    )
    assert within == {1: [{1, 2}]}
    assert across[2] == 1
    assert across[1] in {1, 2}


def test_it_finds_a_text_that_many_paste_in_many_threads():
    within, across = compared(*((thread, thread, range(12)) for thread in range(1, 61)))
    assert within == {}
    assert across == dict.fromkeys(range(1, 61), 1)


def test_it_compares_a_draw_of_a_crowd():
    many = wording.MOST_COMPARED + 50
    within, _ = compared(*((1, author, range(10)) for author in range(many)))
    assert [len(group) for group in within[1]] == [wording.MOST_COMPARED]


def test_it_compares_no_courtesies():
    short = range(wording.LEAST_WORDS - 1)
    assert compared((1, 1, short), (1, 2, short), (2, 3, range(50, 60))) == ({}, {})


# -- from end to end -----------------------------------------------------------------

OPENED = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

COPY = (
    "installed gadgetron across fourteen branches within one week, ledgers reconcile "
    "overnight, printers behave, auditors smile, budget shrank"
)
SWAPPED = COPY.replace("fourteen", "twenty").replace("auditors smile", "bosses smile")


def own(number):
    """Return a reply in words that nobody else uses."""
    drawing = Random(number)
    return " ".join(
        "".join(drawing.choice("bcdfghklmnprstvz") for _ in range(7)) for _ in range(12)
    )


def replied(village, texts, *, thread="t", opening="What do you use for accounts?"):
    village.opens(thread, opening)
    for number, text in enumerate(texts):
        at = OPENED + (number + 1) * 3 * HOUR
        village.say(thread, f"{thread}new{number}", at, text)


def test_it_counts_those_who_say_nearly_the_same(village):
    replied(village, [COPY, SWAPPED, COPY, SWAPPED, own(1), own(2)])
    found = village.signal("t", "near-copies")
    assert (found.value, found.of) == (4, 6)
    assert found.weight > 1


@pytest.mark.parametrize(
    "texts",
    [
        [own(n) for n in range(6)],
        ["Thanks, works for me too!"] * 6,  # too short to be anybody's own
        [COPY, COPY, *map(own, range(4))],  # two may have learned it from each other
    ],
)
def test_it_says_nothing_of(village, texts):
    replied(village, texts)
    assert village.signal("t", "near-copies") is None


def test_it_takes_the_opening_post_s_own_words_for_nobody_s(village):
    replied(village, [f"{COPY} {own(n)}" for n in range(6)], opening=COPY)
    assert village.signal("t", "near-copies") is None


def test_it_does_not_compare_who_has_been_here_for_long(village):
    village.opens("t", "What do you use for accounts?")
    for number in range(6):
        village.say(
            "t",
            f"old{number + 2}",
            OPENED + (number + 1) * 3 * HOUR,
            COPY,
            born=timedelta(days=-900),
        )
    assert village.signal("t", "near-copies") is None


def test_it_finds_a_reply_again_in_other_threads_by_others(village):
    for place, thread in enumerate(("t", "u", "v")):
        theirs = [own(10 + place), own(20 + place)]
        replied(village, [COPY, COPY, COPY, *theirs], thread=thread)
    found = village.signal("t", "copies-elsewhere")
    assert (found.value, found.of) == (3, 5)


def test_it_does_not_hold_a_reply_against_its_own_author(village):
    for place, thread in enumerate(("t", "u")):
        village.opens(thread, "What do you use for accounts?")
        for number in range(4):
            at = OPENED + (number + 1 + 12 * place) * HOUR
            village.say(
                thread, f"same{number}", at, f"{COPY} {own(number)} {own(number + 9)}"
            )
    found = village.scanned()["t"].signals
    assert "copies-elsewhere" not in {one.name for one in found}
