"""The same few again, and the same target with them."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.signals.recurrence import same_target

OPENED = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def own(number):
    drawing = Random(number)
    return " ".join(
        "".join(drawing.choice("bcdfghklmnprstvz") for _ in range(7)) for _ in range(9)
    )


def met(village, threads, accounts):
    for place, thread in enumerate(threads):
        at = OPENED + place * 6 * DAY
        village.opens(thread, "How do you do it?", at=at)
        for number, who in enumerate(accounts):
            after = at + (number + 1) * 3 * HOUR
            village.say(thread, who, after, own(100 * place + number), born=-20 * DAY)


def test_it_sees_the_same_few_meet_again(village):
    met(village, ("t", "u"), [f"ring{n}" for n in range(5)])
    found = village.signal("t", "met-before")
    assert (found.value, found.of) == (5, 5)
    # In a village people meet by chance, too.
    assert found.expected < 2.5
    assert found.weight > 0.5


def test_it_sees_nothing_in_people_who_meet_once(village):
    met(village, ("t",), [f"ring{n}" for n in range(5)])
    assert village.signal("t", "met-before") is None


def test_it_looks_past_those_who_reply_everywhere(village):
    met(village, [f"t{n}" for n in range(14)], [f"busy{n}" for n in range(5)])
    assert village.signal("t0", "met-before") is None


def threads(*counts):
    """Name threads: so many about each thing, and of those so many telling ones."""
    about, speaking, thread = {}, set(), 0
    for place, (many, telling) in enumerate(counts):
        for number in range(many):
            thread += 1
            about[thread] = f"thing{place}"
            if number < telling:
                speaking.add(thread)
    return about, speaking


@given(
    st.lists(
        st.integers(1, 12).flatmap(
            lambda many: st.tuples(st.just(many), st.integers(0, many))
        ),
        min_size=1,
        max_size=12,
    )
)
def test_it_tells_a_target_again_only_of_telling_threads_that_share_it(counts):
    about, speaking = threads(*counts)
    told = same_target(about, speaking, set())
    shared = {
        thread
        for thread in speaking
        if any(other != thread and about[other] == about[thread] for other in speaking)
    }
    assert set(told) == shared
    for (signal,) in told.values():
        assert 1 <= signal.value <= signal.of
        assert signal.weight >= -1e-9


def test_it_says_more_where_all_threads_about_it_are_telling():
    rest = [(1, 0)] * 200 + [(1, 1)] * 5
    (all_of_them,) = same_target(*threads((3, 3), *rest), set())[1]
    (few_of_many,) = same_target(*threads((60, 3), *rest), set())[1]
    assert all_of_them.weight > 2
    assert few_of_many.weight < 1


def test_it_knows_a_host_for_the_name_of_what_it_belongs_to():
    about = {1: "quillabex", 2: "quillabex.example", 3: "www.other.example", 4: "x"}
    told = same_target(about, {1, 2, 3}, set())
    assert set(told) == {1, 2}


def test_it_says_more_where_the_others_too_ask_for_a_look():
    about, meeting = threads((2, 2), *[(1, 1)] * 30, *[(1, 0)] * 70)
    (by_what_is_met,) = same_target(about, meeting, set())[1]
    (by_all_that_is_told,) = same_target(about, meeting, {1, 2, 3})[1]
    assert by_all_that_is_told.weight > by_what_is_met.weight + 0.5


def test_it_holds_a_thread_that_asks_for_a_look_against_such_ones_alone():
    about, meeting = threads((3, 3), *[(1, 1)] * 5, *[(1, 0)] * 90)
    told = same_target(about, meeting, {1})
    assert set(told) == {2, 3}  # what is met in the first one counts for theirs
    (signal,) = told[2]
    assert (signal.value, signal.of) == (2, 2)
