"""A survey from end to end: files in, a Survey out.

surveyed([Path("posts.parquet")], engine, today=today) -> Survey
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from holdwater.community import gather, store
from holdwater.community.duckdb_engine import DuckDBEngine
from holdwater.community.groups import groups
from holdwater.community.limits import limits
from holdwater.community.scan import scan
from holdwater.community.survey import Survey


def surveyed(
    files: Sequence[Path], engine: DuckDBEngine, *, today: date, permutations: int = 10
) -> Survey:
    """Read, weigh, and gather what a report tells. Raises CommunityError."""
    filled = store.fill(engine, files, today=today)
    threads = gather.named(engine, scan(engine, permutations=permutations))
    return Survey(
        posts=filled.posts,
        accounts=filled.accounts,
        threads=tuple(threads),
        members=tuple(gather.members(threads)),
        groups=tuple(groups(threads)),
        dropped=filled.dropped,
        limits=limits(filled.columns),
    )


def names(engine: DuckDBEngine) -> dict[int, str]:
    """Return what accounts are called, for who asks not to have them hidden."""
    return dict(engine.rows("SELECT author, author_id FROM person"))
