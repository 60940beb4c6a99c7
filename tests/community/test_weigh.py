"""How much a count says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.community.survey import Signal
from holdwater.community.weigh import (
    Usual,
    grade,
    in_order,
    score,
    spread_from,
    sums_of,
    usual_beside,
    weight,
)


def signal(family, said):
    return Signal(
        name="x",
        family=family,
        value=1,
        of=1,
        expected=None,
        weight=said,
        explanation="",
    )


@given(of=st.integers(3, 60), share=st.floats(0.001, 0.9), spread=st.floats(0, 0.5))
def test_it_says_no_less_of_more(of, share, spread):
    said = [weight(hits, of, Usual(share, spread)) for hits in range(of + 1)]
    assert said == sorted(said)
    assert all(
        one == 0 for hits, one in enumerate(said) if hits < 3 or hits < 0.25 * of
    )


@given(of=st.integers(4, 40), share=st.floats(0.01, 0.5))
def test_it_says_less_where_threads_differ_more(of, share):
    assert weight(of, of, Usual(share, 0.3)) <= weight(of, of, Usual(share, 0.01))


def test_it_learns_how_much_threads_differ():
    alike = spread_from(sums_of([(2, 10)] * 50))
    apart = spread_from(sums_of([(10, 10)] * 10 + [(0, 10)] * 40))
    assert alike.share == apart.share == pytest.approx(0.2)
    assert (alike.spread, apart.spread) == (0, 0.5)


def test_it_caps_a_family_and_takes_its_best():
    assert score([signal("account", 9), signal("account", 2)]) == 2.5
    assert (
        score([signal("account", 2), signal("relief", -1), signal("relief", -9)])
        == -0.5
    )


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ([("account", 2.5)], None),
        ([("account", 2.5), ("target", 0.9)], None),
        ([("account", 1.2), ("target", 1.2)], "review"),
        ([("account", 1.2), ("target", 1.2), ("relief", -1.5)], None),
        ([("account", 2), ("target", 1.2), ("wording", 1.2)], "strong"),
    ],
)
def test_it_asks_for_a_look_where_families_agree(said, wanted):
    assert grade([signal(*one) for one in said]) == wanted


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["account", "wording", "target", "relief"]),
            st.floats(0.01, 3),
        ),
        max_size=9,
    )
)
def test_it_orders_family_by_family_with_what_tells_against_last(drawn):
    signals = [
        signal(family, -said if family == "relief" else said) for family, said in drawn
    ]
    told = in_order(signals)
    assert sorted(map(id, told)) == sorted(map(id, signals))
    families = list(dict.fromkeys(one.family for one in told))
    assert [f for f in families if f == "relief"] == families[-1:] * (
        "relief" in families
    )
    for family in families:
        inside = [abs(one.weight) for one in told if one.family == family]
        assert inside == sorted(inside, reverse=True)
    changes = sum(a.family != b.family for a, b in pairwise(told))
    assert changes == max(len(families) - 1, 0)


def test_it_holds_a_thread_against_the_others_alone():
    others = [(1, 4), (2, 6), (0, 3), (1, 1)]
    for hits, of in ((7, 8), (1, 1), (0, 0)):
        with_it = sums_of([*others, (hits, of)])
        assert usual_beside(with_it, hits, of) == spread_from(sums_of(others))
