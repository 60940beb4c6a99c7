"""What stands around a statement moves a decision, and how much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.check.company import (
    NEAR_WEIGHT,
    POST_WEIGHT,
    USUAL_NEAR,
    USUAL_PAGE,
    companies,
)

CHANCES = st.floats(0, 1)


def moved(claims: list[float | None]) -> list[float]:
    return [one.moved for one in companies(claims)]


def test_it_moves_nothing_where_a_statement_stands_alone() -> None:
    assert moved([0.9]) == [0.0]
    assert moved([None, 0.9, None])[1] == 0.0


@given(CHANCES, CHANCES, CHANCES)
def test_it_takes_two_neighbours_for_neighbours_and_no_page(
    before: float, own: float, after: float
) -> None:
    near = (before + after) / 2
    assert moved([before, own, after])[1] == pytest.approx(
        NEAR_WEIGHT * (near - USUAL_NEAR)
    )


@given(CHANCES, st.lists(CHANCES, min_size=4, max_size=30))
def test_it_is_not_moved_by_what_a_statement_says_itself(
    own: float, others: list[float]
) -> None:
    assert moved([own, *others])[0] == pytest.approx(moved([0.5, *others])[0])


@given(st.integers(1, 200))
def test_it_is_moved_by_no_ordinary_page(size: int) -> None:
    claims = [USUAL_NEAR, 0.5, USUAL_NEAR, *[USUAL_PAGE] * size]
    assert moved(claims)[1] == 0.0


def test_it_doubts_more_on_a_page_that_claims_and_less_on_one_that_explains() -> None:
    around = [USUAL_NEAR, 0.5, USUAL_NEAR]
    sells = moved([*around, *[0.6] * 40])[1]
    explains = moved([*around, *[0.01] * 40])[1]
    assert sells > 0.5
    assert explains < -0.5


def test_it_believes_a_long_page_more_than_a_short_one() -> None:
    around = [USUAL_NEAR, 0.5, USUAL_NEAR]
    short, long = (moved([*around, *[0.01] * size])[1] for size in (2, 60))
    assert long < short < 0


def test_it_moves_no_distant_statement_for_one_word_that_is_edited() -> None:
    page = [0.05] * 80
    edited = [*page[:40], 0.4, *page[41:]]
    apart = [at for at in range(80) if moved(page)[at] != moved(edited)[at]]
    assert apart == [39, 41]


@given(st.lists(st.none() | CHANCES, max_size=12))
def test_it_doubts_every_statement_of_a_post_less(claims: list[float | None]) -> None:
    in_post = companies(claims, sort=POST_WEIGHT)
    for there, elsewhere in zip(in_post, moved(claims), strict=True):
        assert there.moved == pytest.approx(elsewhere - POST_WEIGHT)
