"""Replies that are dealt anew: threads keep their size, and the deal is the same twice."""

from __future__ import annotations

from datetime import date

import pytest

from community.simulate import write
from holdwater.community import chance, replies, store

pytest.importorskip("duckdb")


def test_it_deals_every_reply_once_and_keeps_each_thread_as_large(tmp_path):
    from holdwater.community.duckdb_engine import DuckDBEngine

    write(tmp_path, posts=2_000, seed=5, staged=False)
    with DuckDBEngine(threads=2) as engine:
        store.fill(engine, [tmp_path / "posts.ndjson"], today=date(2026, 11, 26))
        for table in (
            replies.OPENING,
            replies.HERE,
            replies.HISTORY,
            *replies.spoken(engine.dialect),
            replies.REPLY,
            chance.RING,
        ):
            engine.make(table)
        engine.view(chance.dealt(2))
        sizes = "SELECT thread, count(*) FROM {} GROUP BY thread ORDER BY thread"
        joined = "SELECT era, place, joined, young, count(*) FROM {} GROUP BY ALL ORDER BY ALL"
        who = "SELECT thread, joined, young, count(*) FROM {} GROUP BY ALL ORDER BY ALL"
        dealt = [f"(FROM dealt WHERE deal = {number})" for number in (0, 1)]
        for one in dealt:
            for asked in (sizes, joined):
                assert engine.rows(asked.format(one)) == engine.rows(
                    asked.format("reply")
                )
        assert (
            len({str(engine.rows(who.format(one))) for one in (*dealt, "reply")}) == 3
        )


@pytest.mark.parametrize(("asked", "replied", "deals"), [(10, 40, 10), (10, 60, 9)])
def test_it_deals_no_more_than_tells_anything(monkeypatch, asked, replied, deals):
    class Replies:
        def rows(self, _):
            return [(replied,)]

    told = []

    def by_chance(*_, deals):
        told.append(deals)
        return [0.0]

    monkeypatch.setattr(chance, "MOST_DEALT", 500)
    monkeypatch.setattr(chance, "by_chance", by_chance)
    chance.q_values(Replies(), {1: 1.0}, None, None, permutations=asked)
    assert told == [deals]


def test_it_never_tells_a_higher_score_to_be_likelier():
    real = {1: 0.5, 2: 1.0, 3: 2.0, 4: 2.0}
    found = chance._shares(real, [0.1, 0.6, 0.7, 1.2], 2)
    assert found[3] == found[4] == 0
    assert found[1] >= found[2] >= found[3]
