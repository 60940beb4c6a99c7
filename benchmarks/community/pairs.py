"""Pairs of accounts that post the same text within a time of each other: CSV to edges.

    python -m community.pairs POSTS.csv EDGES.csv --window 3600 --least 2

The relation that coordination-network-toolkit calls co_tweet, on the engine that scans
run on: mentions, letters' case and spaces apart, two posts have the same text, and lie no
more than the window apart. An edge weighs as many posts of the one as have such a post of
the other beside them. Posts are matched with those of the same stretch of time and of the
one before and after alone, so that a text which everybody writes does not explode.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from holdwater.community.duckdb_engine import DuckDBEngine
from holdwater.community.sql import Table


def edges(source: Path, out: Path, *, window: int, least: int) -> None:
    """Read posts as the toolkit has them, and write its edges."""
    with DuckDBEngine() as engine:
        engine.make(
            Table(
                "message",
                "SELECT message_id, user_id, timestamp, lower(message) AS said FROM "
                f"read_csv('{source}', header=true, quote='\"', escape='\"', "
                "columns={'message_id': 'VARCHAR', "
                "'user_id': 'VARCHAR', 'username': 'VARCHAR', 'repost_id': 'VARCHAR', "
                "'reply_id': 'VARCHAR', 'message': 'VARCHAR', 'timestamp': 'BIGINT', "
                "'urls': 'VARCHAR'})",
            )
        )
        plain = (
            "trim(regexp_replace(CASE WHEN contains(said, '@') "
            r"THEN regexp_replace(said, '@[^\s]*', '', 'g') ELSE said END, "
            r"'\s+', ' ', 'g'))"
        )
        engine.make(
            Table(
                "post",
                f"""
WITH plain AS (SELECT *, {plain} AS text FROM message)
SELECT row_number() OVER () AS post, user_id, timestamp, t.number AS text
FROM plain JOIN (SELECT text, row_number() OVER () AS number FROM
                 (SELECT DISTINCT text FROM plain)) t USING (text)
""",
            )
        )
        engine.run(
            f"""
COPY (
    SELECT a.user_id AS user_1, b.user_id AS user_2, count(DISTINCT a.post) AS weight
    FROM (SELECT *, unnest([timestamp // {window} - 1, timestamp // {window},
                            timestamp // {window} + 1]) AS stretch FROM post) a
    JOIN (SELECT *, timestamp // {window} AS stretch FROM post) b
    ON a.text = b.text AND a.stretch = b.stretch
    AND b.timestamp BETWEEN a.timestamp - {window} AND a.timestamp + {window}
    GROUP BY a.user_id, b.user_id HAVING count(DISTINCT a.post) >= {least}
    ORDER BY user_1, user_2
) TO '{out}' (HEADER true)
"""
        )


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("posts", type=Path)
    parser.add_argument("edges", type=Path)
    parser.add_argument("--window", type=int, default=3_600)
    parser.add_argument("--least", type=int, default=2)
    given = parser.parse_args()
    edges(given.posts, given.edges, window=given.window, least=given.least)


if __name__ == "__main__":
    main()
