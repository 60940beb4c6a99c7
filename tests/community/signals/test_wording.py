"""The same reply again, here and elsewhere; and no more work than there are replies."""

from __future__ import annotations

import pytest

from holdwater.community.engine import Table
from holdwater.community.signals import wording

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
