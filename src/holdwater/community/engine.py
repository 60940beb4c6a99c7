"""What a database has to do here: make a table, and answer with whole numbers.

Files are read, and rows typed, by DuckDB, whichever engine counts afterwards; likelihoods
are worked out in Python, once. What it is asked keeps to the SQL of `holdwater.community.sql`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from holdwater.community.duckdb_engine import DuckDBEngine
from holdwater.community.sql import Dialect, Row, Table


class Engine(Protocol):
    """A database that holds the store's tables."""

    dialect: Dialect

    @property
    def reader(self) -> DuckDBEngine:
        """What reads files for it."""

    def take(self, names: Sequence[str]) -> None:
        """Make tables of the reader's its own."""

    def make(self, table: Table) -> None:
        """Make a table. Raises CommunityError with the SQL where it fails."""

    def view(self, table: Table) -> None:
        """Give a question a name, to be asked like a table. Raises as ``make`` does."""

    def forget(self, names: Sequence[str]) -> None:
        """Drop tables that nothing asks after any more."""

    def rows(self, sql: str) -> list[Row]:
        """Answer a question, in the order it asks for."""
