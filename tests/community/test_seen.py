"""What the last scan told, and what is new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.seen import only_new, read, written
from holdwater.community.survey import Group, Member, Survey, Thread
from holdwater.errors import CommunityError

GRADES = st.sampled_from(["strong", "review", None])


def thread(name, grade):
    return Thread(
        thread=1,
        thread_id=name,
        grade=grade,
        score=1.0,
        q_value=None,
        product=None,
        signals=(),
    )


def survey(grades, **more):
    threads = tuple(thread(name, grade) for name, grade in grades.items())
    empty = dict.fromkeys(("members", "groups", "dropped", "limits"), ())
    return Survey(posts=1, accounts=1, threads=threads, **{**empty, **more})


def graded(told):
    return {one.thread_id: one.grade for one in told.threads if one.grade}


@given(
    st.dictionaries(st.text(max_size=4), GRADES, max_size=8),
    st.dictionaries(st.text(max_size=4), GRADES, max_size=8),
)
def test_it_tells_each_thread_once_and_again_when_its_grade_is_higher(
    tmp_path_factory, first, second
):
    file = tmp_path_factory.mktemp("seen") / "posts.csv.seen.json"
    ranks = {None: 0, "review": 1, "strong": 2}
    told = {}
    for grades in (first, second, second):
        before = read(file)
        new = only_new(survey(grades), before)
        assert graded(new) == {
            name: grade
            for name, grade in grades.items()
            if ranks[grade] > ranks[told.get(name)]
        }
        file.write_text(written(before, new.threads), encoding="utf-8")
        told |= graded(new)
    assert graded(new) == {}


def test_it_counts_what_it_leaves_out_and_keeps_groups_with_anything_new():
    groups = tuple(
        Group(
            id=f"g{number}",
            product=None,
            accounts=(),
            threads=threads,
            score=1.0,
            q_value=None,
            signals=(),
            innocent_explanations=(),
        )
        for number, threads in enumerate((("a", "b"), ("a", "c")))
    )
    members = tuple(
        Member(account=n, score=1.0, threads=threads, signals=())
        for n, threads in enumerate((("a",), ("a", "c")))
    )
    told = survey(
        {"a": "review", "b": "review", "c": "review", "d": None},
        groups=groups,
        members=members,
    )
    new = only_new(told, {"a": "review", "b": "strong"})
    assert graded(new) == {"c": "review"}
    assert new.told_before == 2
    assert [one.id for one in new.groups] == ["g1"]
    assert [one.account for one in new.members] == [1]
    assert [one.thread_id for one in new.threads] == ["c", "d"]


def test_it_takes_no_file_for_nothing_told(tmp_path):
    assert read(tmp_path / "nothing.json") == {}


@pytest.mark.parametrize(
    "held",
    [
        b"{",
        b"[]",
        b"\xff",
        b'{"schema": "other", "threads": {}}',
        b'{"schema": "holdwater/survey-seen/1"}',
        b"[" * 100_000,
    ],
)
def test_it_does_not_write_over_a_file_that_is_not_its_own(tmp_path, held):
    file = tmp_path / "state.json"
    file.write_bytes(held)
    with pytest.raises(CommunityError) as caught:
        read(file)
    assert "--state" in caught.value.hint
    assert file.read_bytes() == held
