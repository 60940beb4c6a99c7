"""What verdicts do to the weights: little by little, and never the wrong way."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.learning import MOST_TRUST, Lesson, fit, judged, settled
from holdwater.community.survey import Family, Signal, Thread
from holdwater.community.weigh import grade, score

FAMILIES = get_args(Family)


def signal(family, weight):
    return Signal(
        name=family,
        family=family,
        value=1,
        of=1,
        expected=None,
        weight=weight,
        explanation="",
    )


def thread(number, **said):
    signals = tuple(signal(family, weight) for family, weight in said.items())
    return Thread(
        thread=number,
        grade=grade(signals),
        score=score(signals),
        q_value=None,
        product=None,
        signals=signals,
    )


def trusted(lessons):
    return dict(zip(FAMILIES, fit(lessons), strict=True))


said = st.tuples(*(st.floats(0, 2.5) for _ in FAMILIES[:-1]), st.floats(-2.5, 0))
lessons = st.lists(st.builds(Lesson, said, st.booleans()), max_size=12)


def test_it_leaves_the_shipped_weights_where_nobody_judged():
    assert fit([]) == (1.0,) * len(FAMILIES)


@given(lessons)
def test_it_keeps_trust_between_none_and_twice(taught):
    assert all(0 <= one <= MOST_TRUST for one in fit(taught))


@given(lessons, st.randoms(use_true_random=False))
def test_it_is_told_the_same_in_any_order(taught, random):
    before = fit(taught)
    random.shuffle(taught)
    assert fit(taught) == before


@given(st.lists(said, min_size=1, max_size=9))
def test_it_trusts_what_speaks_of_innocent_threads_no_more_than_before(threads):
    trust = trusted([Lesson(one, staged=False) for one in threads])
    assert all(trust[family] <= 1 + 1e-6 for family in FAMILIES[:-1])
    assert trust["relief"] >= 1 - 1e-6


@given(st.lists(said, min_size=1, max_size=9))
def test_it_trusts_what_speaks_of_staged_threads_no_less(threads):
    trust = trusted([Lesson(one, staged=True) for one in threads])
    assert all(trust[family] >= 1 - 1e-6 for family in FAMILIES[:-1])


def test_it_moves_more_the_more_verdicts_there_are():
    one = Lesson((2.5, 0.0, 2.5, 0.0, 0.0, 0.0), staged=False)
    trust = [trusted([one] * many)["account"] for many in (0, 1, 4, 20)]
    assert trust == sorted(trust, reverse=True)
    assert 0.8 < trust[1] < 0.95
    assert trust[3] < 0.6


def test_it_leaves_alone_what_no_judged_thread_has():
    trust = trusted([Lesson((2.5, 0.0, 2.5, 0.0, 0.0, 0.0), staged=False)] * 9)
    assert trust["wording"] == trust["timing"] == trust["recurrence"] == 1.0


def test_it_weighs_anew_and_shows_what_moved():
    threads = [thread(n, account=1.2, target=1.2) for n in range(9)]
    threads.append(thread(20, account=2.5, target=2.5, wording=2.5))
    names = {one.thread: f"t{one.thread}" for one in threads}
    verdicts = {f"t{n}": "innocent" for n in range(6)} | {
        "t20": "staged",
        "x": "staged",
    }
    anew, learned = judged(threads, verdicts, names)
    assert (learned.staged, learned.innocent, learned.unknown) == (1, 6, 1)
    assert {one.thread_id for one in learned.moved} == {f"t{n}" for n in range(9)}
    assert {(one.before, one.after) for one in learned.moved} == {("review", None)}
    assert anew[-1].grade == "strong"
    assert anew[-1].verdict == "staged"


@pytest.mark.parametrize(
    ("verdict", "kept"),
    [("dismissed", False), ("innocent", False), ("unsure", True), ("staged", True)],
)
def test_it_settles_what_is_dismissed_or_innocent(verdict, kept):
    strong = thread(1, account=2.5, target=2.5, wording=2.5)
    anew, _ = judged([strong], {"t": verdict}, {1: "t"})
    (after,), many = settled(anew)
    assert (after.grade is not None, many) == (kept, int(not kept))
    assert after.verdict == verdict
