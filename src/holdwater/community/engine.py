"""What a database has to do here: make a table, and answer with whole numbers.

Every question keeps to SQL that other engines have too: joins, windows, counts. Strings
were taken apart when the store was made; likelihoods are worked out in Python, once. DuckDB
is the one engine that it was tried on.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

Row = tuple[Any, ...]


class Table(NamedTuple):
    """A table that is to be made: its name, and the SELECT it is made of."""

    name: str
    sql: str


class Engine(Protocol):
    """A database that holds the store's tables."""

    def make(self, table: Table) -> None:
        """Make a table. Raises CommunityError with the SQL where it fails."""

    def rows(self, sql: str) -> list[Row]:
        """Answer a question, in the order it asks for."""
