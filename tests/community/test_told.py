"""A survey in a terminal."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.posts import Dropped
from holdwater.community.survey import (
    Group,
    Learned,
    Moved,
    Signal,
    Survey,
    Thread,
)
from holdwater.community.told import SHOWN, survey_lines


def signal(explanation="9 of 12 repliers joined that day; 0.4 expected", weight=2.0):
    return Signal(
        name="joined-that-day",
        family="account" if weight > 0 else "relief",
        value=9,
        of=12,
        expected=0.4,
        weight=weight,
        explanation=explanation,
    )


def thread(number=1, **more):
    told = {
        "thread": number,
        "thread_id": f"t{number}",
        "title": f"Thread {number}",
        "opened": datetime(2024, 5, 14, tzinfo=UTC),
        "grade": "review",
        "score": 5.04,
        "q_value": 0.031,
        "product": "ferrowick",
        "signals": (signal(), signal("2 of 9 stayed; 6.0 expected", -0.5)),
        "innocent_explanations": ("A newsletter sent them.",),
    }
    return Thread(**{**told, **more})


def survey(*threads, **more):
    told = {
        "posts": 1234,
        "accounts": 56,
        "threads": threads,
        "members": (),
        "groups": (),
        "dropped": (Dropped(reason="has no text", rows=3),),
        "limits": ("No titles.",),
    }
    return Survey(**{**told, **more})


def lines(told, width=80):
    return list(survey_lines(told, width=width))


def test_it_tells_what_is_unusual_what_is_against_it_and_what_looks_the_same():
    said = lines(survey(thread()))
    assert said[0] == "1,234 posts by 56 accounts"
    assert "review  Thread 1" in said
    assert "  + account: 9 of 12 repliers joined that day; 0.4 expected" in said
    assert "  – relief: 2 of 9 stayed; 6.0 expected" in said
    assert "    - A newsletter sent them." in said
    assert said[-2:] == ["3 × has no text", "No titles."]


def test_it_says_so_where_there_is_nothing():
    assert lines(survey(thread(grade=None)))[1] == "No thread asks for a look."
    new = survey(told_before=2)
    assert lines(new)[1] == "No new thread asks for a look."
    assert "2 threads were told before." in lines(new)


def test_it_counts_the_threads_that_it_leaves_out():
    said = lines(survey(*(thread(n) for n in range(SHOWN + 7))))
    assert sum(line.startswith("review  ") for line in said) == SHOWN
    assert any("7 more threads: --format json shows all." in line for line in said)


def test_it_tells_groups():
    group = Group(
        id="g-t1",
        product="ferrowick",
        accounts=(1, 2, 3),
        threads=("t1", "t2"),
        score=9.0,
        q_value=0.01,
        signals=(signal("2 threads about it", 0.0),),
        innocent_explanations=(),
    )
    said = lines(survey(thread(), groups=(group,)))
    assert "group about “ferrowick”: 2 threads, 3 accounts" in said
    assert "  threads t1, t2" in said


def test_it_tells_what_verdicts_changed():
    learned = Learned(
        staged=2,
        innocent=1,
        unknown=4,
        trust=(("account", 0.8), ("wording", 1.0)),
        moved=(Moved("t9", "review", None),),
    )
    said = "\n".join(lines(survey(thread(), learned=learned, settled=3)))
    assert "3 threads are settled by a moderator's verdict." in said
    assert "3 verdicts taught: 2 staged, 1 innocent." in said
    assert "account: what it says counts 0.80 times, before 1." in said
    assert "wording" not in said
    assert "thread t9: review before, no grade now." in said


@pytest.mark.parametrize(
    "hostile", ["\x1b[31mred", "left\u202eright", "a\rb", "\x9b2J"]
)
def test_it_lets_nothing_command_the_terminal(hostile):
    told = survey(
        thread(title=hostile, product=hostile, thread_id=hostile),
        dropped=(Dropped(reason=hostile, rows=1),),
    )
    for line in lines(told):
        assert line.isprintable()


@given(
    title=st.text(
        st.characters(min_codepoint=32, max_codepoint=0x17F), min_size=1, max_size=300
    ),
    width=st.integers(40, 100),
)
def test_it_keeps_to_the_width(title, width):
    said = lines(replace(survey(thread(title=title))), width=width)
    assert max(map(len, said)) <= width


def test_it_counts_the_moved_threads_that_it_leaves_out():
    moved = tuple(Moved(f"t{n}", None, "review") for n in range(25))
    learned = Learned(staged=25, innocent=0, unknown=0, trust=(), moved=moved)
    said = lines(survey(learned=learned))
    assert sum(line.startswith("thread t") for line in said) == 20
    assert "5 more threads have another grade." in said
