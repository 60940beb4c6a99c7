"""What a database has to do here: make a table, and answer with whole numbers.

Every question keeps to SQL that all engines read alike: joins, windows, counts. Files are
read, and rows typed, by DuckDB, whichever engine counts afterwards; likelihoods are worked
out in Python, once. The few words in which engines differ stand in a `Dialect`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from holdwater.community.duckdb_engine import DuckDBEngine

Row = tuple[Any, ...]


class Table(NamedTuple):
    """A table that is to be made: its name, and the SELECT it is made of."""

    name: str
    sql: str


class Dialect(NamedTuple):
    """How an engine writes what each writes its own way.

    Patterns are regular expressions of those kinds alone that RE2 and Java read alike: no
    word boundary (Java's knows Unicode), no look-around, no flags but none.
    """

    #: Whether a text holds a pattern: ``{text}``, ``{pattern}``.
    holding: str
    #: A text with a space in each place that a pattern holds of: the same two.
    without: str
    #: A row for each of a list: ``{list}``.
    each: str

    def holds(self, text: str, pattern: str) -> str:
        """Return 1 where ``text`` holds the pattern, else 0."""
        told = self.holding.format(text=text, pattern=_quoted(pattern))
        return f"CASE WHEN {told} THEN 1 ELSE 0 END"

    def blanked(self, text: str, pattern: str) -> str:
        """Put a space in each place of ``text`` that the pattern holds of."""
        return self.without.format(text=text, pattern=_quoted(pattern))

    def rows_of(self, array: str) -> str:
        """Make a row of each member of an array; only in a list of what is selected."""
        return self.each.format(list=array)


def found(text: str, pattern: str, group: int = 0) -> str:
    """Return the array of all places where ``text`` holds a pattern, in every dialect."""
    return f"regexp_extract_all({text}, {_quoted(pattern)}, {group})"


def _quoted(pattern: str) -> str:
    # An apostrophe within a string is not written alike everywhere; in a pattern it need
    # not stand.
    return "'" + pattern.replace("'", r"\x27") + "'"


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
