"""A small community that tests write into: quiet, of people who have been there long."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

OPENED = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()


def nonsense(drawing, words):
    """Return words that mean nothing, hardly any twice."""
    return " ".join(
        "".join(drawing.choice(_SYLLABLES) for _ in range(4)) for _ in range(words)
    )


class Village:
    """Posts, as they are added, and what a scan makes of them."""

    def __init__(self, folder):
        self.rows, self._folder = [], folder
        drawing = Random(7)
        for thread in range(90):
            at = OPENED - timedelta(days=drawing.randrange(5, 110))
            for turn in range(5):
                who = f"old{drawing.randrange(40)}"
                text = nonsense(drawing, 12)
                self.say(f"b{thread}", who, at + turn * 5 * HOUR, text, born=-900 * DAY)
        for number in range(60):  # people who came with one question and left
            at = OPENED - timedelta(days=5 + number % 100)
            self.say(f"b{number}", f"once{number}", at + 3 * DAY, nonsense(drawing, 12))

    def say(self, thread, who, at, text, *, born=-2 * HOUR, **more):
        """Add a post; ``born`` is when its account was made, from the post."""
        self.rows.append(
            {
                "post_id": f"p{len(self.rows)}",
                "thread_id": thread,
                "author_id": who,
                "author_created_at": (at + born).isoformat(),
                "created_at": at.isoformat(),
                "text": text,
                "category": "all",
                **more,
            }
        )

    def opens(self, thread, text, *, who="old1", at=OPENED, **more):
        """Let one who has been there for long open a thread."""
        self.say(thread, who, at, text, born=-900 * DAY, **more)

    def file(self):
        """Write the posts, and return where."""
        file = self._folder / "posts.ndjson"
        file.write_text("".join(json.dumps(row) + "\n" for row in self.rows))
        return file

    def scanned(self):
        """Return the weighed threads by their names."""
        from holdwater.community import scan, store
        from holdwater.community.duckdb_engine import DuckDBEngine

        with DuckDBEngine(threads=1) as engine:
            store.fill(engine, [self.file()], today=date(2026, 1, 1))
            names = dict(engine.rows("SELECT thread, thread_id FROM thread"))
            found = scan.scan(engine, permutations=1)
        return {names[one.thread]: one for one in found}

    def surveyed(self, **options):
        """Return the whole survey."""
        from holdwater.community import road
        from holdwater.community.duckdb_engine import DuckDBEngine

        with DuckDBEngine(threads=1) as engine:
            return road.surveyed(
                [self.file()],
                engine,
                today=date(2026, 1, 1),
                permutations=1,
                **options,
            )

    def signal(self, thread, name):
        """Return a signal of a thread, or None."""
        found = self.scanned().get(thread)
        signals = found.signals if found else ()
        return next((one for one in signals if one.name == name), None)


@pytest.fixture
def village(tmp_path):
    pytest.importorskip("duckdb")
    return Village(tmp_path)
