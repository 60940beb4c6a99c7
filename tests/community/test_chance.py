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
        for table in (replies.OPENING, replies.HISTORY, replies.REPLY):
            engine.make(table)
        sizes = "SELECT thread, count(*) FROM {} GROUP BY thread ORDER BY thread"
        authors = "SELECT author, count(*) FROM {} GROUP BY author ORDER BY author"
        pairs = "SELECT thread, author FROM dealt ORDER BY ALL"
        dealt = []
        for number in (0, 0, 1):
            engine.make(chance.dealt(number))
            for asked in (sizes, authors):
                assert engine.rows(asked.format("dealt")) == engine.rows(
                    asked.format("reply")
                )
            dealt.append(engine.rows(pairs))
        assert dealt[0] == dealt[1] != dealt[2]


def test_it_never_tells_a_higher_score_to_be_likelier():
    real = {1: 0.5, 2: 1.0, 3: 2.0, 4: 2.0}
    found = chance._shares(real, [0.1, 0.6, 0.7, 1.2], 2)
    assert found[3] == found[4] == 0
    assert found[1] >= found[2] >= found[3]
