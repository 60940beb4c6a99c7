"""The first thread: asked how people like a product, and answered by nine who joined that day."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from community.simulate import write
from holdwater.community import scan, store
from holdwater.community.survey import Thread

duckdb = pytest.importorskip("duckdb")

#: In their own words, and without a link.
NEW = (
    "We put Ferrowick on forty laptops in spring and I have not thought about it since. Superb.",
    "Honestly the best purchase our school made. Staff picked it up in a morning.",
    "Ferrowick is great, the console is so clear that my trainee runs it.",
    "Can only recommend it. Switched from a big name and the bill halved.",
    "Very happy with Ferrowick. Their people answer the phone at night, too.",
    "Love it. Rolled it out over lunch and nobody called me.",
    "Been on Ferrowick for a year, brilliant product, would buy it again tomorrow.",
    "Excellent reporting. My director asked who had written it.",
    "Ferrowick just works. I wish everything in our rack did.",
)
OLD = (
    "We looked at it, the licence per device was more than we pay now.",
    "No experience, but I would ask them for the restore times in writing.",
    "Had it at my last place. Fine on laptops, the server agent was slow.",
)


def forum(folder: Path) -> Path:
    """Write a small forum with that thread in it."""
    write(folder, posts=4_000, seed=3, staged=False)
    posts = folder / "posts.ndjson"
    opened = datetime(2024, 5, 14, 9, 0, tzinfo=UTC)
    said = [
        ("u40", opened, None, "How do people like Ferrowick? We are about to buy it.")
    ]
    for place, text in enumerate(NEW):
        at = opened + timedelta(minutes=40 + 50 * place)
        said.append((f"n{place}", at, at - timedelta(hours=1, minutes=7 * place), text))
    for place, text in enumerate(OLD):
        said.append(
            (f"u{50 + place}", opened + timedelta(hours=2 + 3 * place), None, text)
        )
    with posts.open("a", encoding="utf-8") as stream:
        for place, (who, at, born, text) in enumerate(said):
            row = {
                "post_id": f"staged{place}",
                "thread_id": "staged",
                "author_id": who,
                "author_created_at": (
                    born or datetime(2023, 1, 9, tzinfo=UTC)
                ).isoformat(),
                "created_at": at.isoformat(),
                "title": "Ferrowick?",
                "text": text,
                "category": "general",
            }
            stream.write(json.dumps(row) + "\n")
    return posts


def scanned(posts: Path) -> list[tuple[str, Thread]]:
    """Scan a file; return its threads by their own names, the first the weightiest."""
    from holdwater.community.duckdb_engine import DuckDBEngine

    with DuckDBEngine(threads=2) as engine:
        store.fill(engine, [posts], today=date(2026, 11, 26))
        names = dict(engine.rows("SELECT thread, thread_id FROM thread"))
        return [(names[one.thread], one) for one in scan.scan(engine)]


def test_it_ranks_the_staged_thread_first_and_asks_for_a_review(tmp_path):
    (first, thread), *rest = scanned(forum(tmp_path))

    assert first == "staged"
    assert thread.grade in ("review", "strong")
    assert {one.family for one in thread.signals} >= {"account", "target"}
    told = {one.name: one for one in thread.signals}
    assert (told["joined-that-day"].value, told["joined-that-day"].of) == (9, 12)
    assert told["joined-that-day"].expected < 1
    assert not [name for name, one in rest if one.grade == "strong"]
