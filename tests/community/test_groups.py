"""Graded threads that go together: by what they are about, or by who replied."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.groups import groups
from holdwater.community.survey import Replier, Thread

WHEN = datetime(2024, 3, 4, tzinfo=UTC)


def thread(number, *, product=None, young=(), old=(), grade="review", score=3.0):
    return Thread(
        thread=number,
        thread_id=f"t{number}",
        grade=grade,
        score=score,
        q_value=None,
        product=product,
        signals=(),
        repliers=tuple(
            Replier(
                account=account,
                post_id=f"p{number}-{account}",
                replied=WHEN,
                joined=None,
                is_estimated=False,
                nth=1,
                marks=frozenset(marks),
                excerpt="",
            )
            for accounts, marks in ((young, {"young"}), (old, ()))
            for account in accounts
        ),
    )


def test_it_puts_threads_about_one_product_together():
    (group,) = groups([thread(1, product="x"), thread(2, product="x"), thread(3)])
    assert group.threads == ("t1", "t2")
    assert group.product == "x"


def test_it_puts_threads_together_that_two_new_accounts_share():
    found = groups([thread(1, young=(7, 8, 9)), thread(2, young=(8, 9)), thread(3)])
    (group,) = found
    assert (group.threads, group.accounts) == (("t1", "t2"), (8, 9, 7))
    assert "2 of 3 accounts" in group.signals[1].explanation


def test_it_does_not_put_together_what_one_account_or_old_ones_share():
    one = [thread(1, young=(7, 8)), thread(2, young=(8, 9))]
    old = [thread(1, old=(7, 8)), thread(2, old=(7, 8))]
    assert groups(one) == groups(old) == []


def test_it_follows_a_chain():
    chain = [thread(1, product="x"), thread(2, product="x", young=(5, 6))]
    (group,) = groups([*chain, thread(3, product="y", young=(5, 6))])
    assert group.threads == ("t1", "t2", "t3")


def test_it_leaves_out_threads_without_a_grade():
    assert groups([thread(1, product="x"), thread(2, product="x", grade=None)]) == []


def test_it_finds_less_in_a_product_that_many_quiet_threads_are_about():
    pair = [thread(1, product="x"), thread(2, product="x")]
    rest = [thread(n, grade=None) for n in range(10, 60)]
    talk = [thread(n, grade=None, product="x") for n in range(100, 130)]
    (rare,), (usual,) = groups([*pair, *rest]), groups([*pair, *rest, *talk])
    assert rare.q_value < usual.q_value


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "x", "y", "z"]),
            st.frozensets(st.integers(1, 6), max_size=4),
            st.sampled_from(["strong", "review", None]),
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_it_has_every_thread_once_and_the_order_of_threads_is_nothing_to_it(
    drawn, random
):
    threads = [
        thread(n, product=product, young=tuple(sorted(young)), grade=grade, score=n)
        for n, (product, young, grade) in enumerate(drawn)
    ]
    found = groups(threads)
    inside = [name for group in found for name in group.threads]
    assert len(inside) == len(set(inside))
    assert set(inside) <= {one.thread_id for one in threads if one.grade}
    assert all(len(group.threads) > 1 for group in found)
    assert all(0 <= group.q_value <= 1 for group in found)
    random.shuffle(threads)
    assert groups(threads) == found
