"""Words are asked after only where they can tell anything, and as words."""

from __future__ import annotations

import json
from datetime import date

import pytest

from holdwater.community import replies, store, telling

pytest.importorskip("duckdb")


def told(folder, *, opening, young, old=()):
    """Take a thread apart: who mentions what, and which words of young replies are left."""
    from holdwater.community.duckdb_engine import DuckDBEngine

    posts = [
        ("seed", "x", f"o{n}", "Filling in.") for n in range(len(old)) for _ in "abc"
    ]
    posts += [("t", "t", "opener", opening)]
    posts += [("t", "t", f"y{n}", text) for n, text in enumerate(young)]
    posts += [("t", "t", f"o{n}", text) for n, text in enumerate(old)]
    file = folder / "posts.ndjson"
    file.write_text(
        "\n".join(
            json.dumps(
                {
                    "post_id": f"{place:03}",
                    "thread_id": thread,
                    "title": title,
                    "author_id": author,
                    "created_at": f"2026-05-{1 + place // 24:02}T{place % 24:02}:00:00Z",
                    "text": text,
                }
            )
            for place, (thread, title, author, text) in enumerate(posts)
        )
    )
    with DuckDBEngine(threads=1) as engine:
        store.fill(engine, [file], today=date(2026, 11, 26))
        for table in (
            replies.OPENING,
            replies.HERE,
            replies.HISTORY,
            *replies.spoken(engine.dialect),
            replies.REPLY,
            replies.TALLY,
            replies.SUSPECT,
            *telling.tables(engine.dialect),
        ):
            engine.make(table)
        own = engine.rows(
            "SELECT DISTINCT spelling FROM own_word JOIN spelling USING (word) ORDER BY 1"
        )
        mentions = engine.rows(
            "SELECT spelling, author_id FROM mention JOIN spelling USING (word) "
            "JOIN person USING (author) ORDER BY ALL"
        )
    return [one for (one,) in own], mentions


def test_it_leaves_out_what_the_opening_post_says(tmp_path):
    own, mentions = told(
        tmp_path,
        opening="Anybody on Ferrowick?",
        young=["Ferrowick rules", "ferrowick, sure", "Ferrowick's dashboard"],
        old=["We left ferrowick.", "Preferrowick is another thing."],
    )
    assert "ferrowick" not in own
    assert {"dashboard", "rules", "sure"} <= {*own, "ferrowick's"}
    asked = [who for word, who in mentions if word == "ferrowick"]
    assert asked == ["o0", "y0", "y1"]


def test_it_looks_into_nothing_where_few_are_new(tmp_path):
    assert told(tmp_path, opening="Anybody?", young=["Ferrowick rules"] * 2) == ([], [])
