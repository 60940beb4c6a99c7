"""Who praises, and who has seen the other side too."""

from __future__ import annotations

import json
from datetime import date

import pytest

from holdwater.community import replies, store

pytest.importorskip("duckdb")


def praising(folder, *said):
    """Return which of these replies praise, each by an account of its own."""
    from holdwater.community.duckdb_engine import DuckDBEngine

    file = folder / "posts.ndjson"
    told = ["How do you like it?", *said]
    file.write_text(
        "\n".join(
            json.dumps(
                {
                    "post_id": f"{place:03}",
                    "thread_id": "t",
                    "author_id": f"u{place:03}",
                    "created_at": f"2026-05-01T08:{place:02}:00Z",
                    "text": text,
                }
            )
            for place, text in enumerate(told)
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
        ):
            engine.make(table)
        return [
            one for (one,) in engine.rows("SELECT praising FROM reply ORDER BY post")
        ]


@pytest.mark.parametrize(
    ("said", "praises"),
    [
        ("We have had it for a year and it is great.", 1),
        ("Great.", 0),
        ("We have had it for a year, greatly changed since.", 0),
        ("It is great on laptops, but slow on servers.", 0),
        ("It is great, we had no issues no problems so far.", 1),
        ("It is great, no issues, but the price is not.", 0),
        ("It is great,  no  issues  at all in two years.", 1),
        ("It is great and can't be beaten, I can't fault it.", 0),
        ("I CAN'T FAULT IT, BRILLIANT FROM THE FIRST DAY.", 1),
        ("> this is great they said\nWe have never tried it at all.", 0),
    ],
)
def test_it_tells_praise_from_doubt(tmp_path, said, praises):
    assert praising(tmp_path, said) == [praises]
