"""DuckDB as an engine: one process, as much memory as it is given, and then the disk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import duckdb

from holdwater.community.own_words import own_words
from holdwater.community.sql import Dialect, Row, Table
from holdwater.errors import CommunityError

#: What a process may take, where nobody says how much.
MEMORY = "2GB"

#: DuckDB's part of it. What it keeps no count of, and Python's own, has to go into the
#: rest.
_PART = 0.7

_SIZE = re.compile(r"(\d+(?:\.\d+)?) *([KMGT]?)(I?)B?", re.IGNORECASE)


def part_of(memory: str) -> str:
    """Return how much is DuckDB's of what a whole process may take.

    What is no size such as 4GB is left as it is: DuckDB says what is wrong with it.
    """
    size = _SIZE.fullmatch(memory.strip())
    if size is None:
        return memory
    number, unit, binary = size.groups()
    step = 1024 if binary else 1000
    whole = float(number) * step ** " KMGT".index(unit.upper() or " ")
    return f"{int(whole * _PART)}B"


DUCKDB = Dialect(
    holding="regexp_matches({text}, {pattern})",
    without="regexp_replace({text}, {pattern}, ' ', 'g')",
    each="unnest({list})",
    # Worked out where it is asked for: few posts are looked into, and nothing is kept twice.
    own_words=own_words("{wrote}.text"),
)


class OutOfRoom(CommunityError):
    """A statement takes more memory or disk than there is."""


class DuckDBEngine:
    """Tables in a database of their own, which is gone when it is closed."""

    dialect = DUCKDB

    def __init__(self, *, memory: str = MEMORY, threads: int | None = None) -> None:
        self._folder = TemporaryDirectory(prefix="holdwater-")
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": str(Path(self._folder.name) / "spilled"),
            "autoinstall_known_extensions": False,
            "allow_community_extensions": False,
            "preserve_insertion_order": False,
        }
        if threads is not None:
            config["threads"] = threads
        try:
            self._connection = duckdb.connect(config=config)
        except duckdb.Error as error:
            self._folder.cleanup()
            raise CommunityError(
                f"DuckDB does not start: {_said(error)}",
                hint="--memory takes a size such as 4GB, --threads a number.",
            ) from error
        self._connection.execute("SET TimeZone = 'UTC'")
        self._connection.execute("SET enable_progress_bar = false")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database and of all that was spilled."""
        self._connection.close()
        self._folder.cleanup()

    @property
    def reader(self) -> DuckDBEngine:
        """What reads files for it: itself."""
        return self

    def take(self, names: Sequence[str]) -> None:
        """Make tables of the reader's its own, which they are."""

    def make(self, table: Table) -> None:
        """Make a table: for the time being, so that nothing is packed or logged."""
        self.run(f"CREATE OR REPLACE TEMP TABLE {table.name} AS {table.sql}")

    def view(self, table: Table) -> None:
        """Give a question a name, to be asked like a table."""
        self.run(f"CREATE OR REPLACE TEMP VIEW {table.name} AS {table.sql}")

    def forget(self, names: Sequence[str]) -> None:
        """Drop tables that nothing asks after any more."""
        for name in names:
            self.run(f"DROP TABLE {name}")

    def rows(self, sql: str) -> list[Row]:
        """Answer a question."""
        return self.run(sql).fetchall()

    def run(
        self, sql: str, given: Sequence[Any] | None = None
    ) -> duckdb.DuckDBPyConnection:
        """Run a statement, with what is given in the places of its marks.

        Raises CommunityError with the statement in it where that fails.
        """
        try:
            return self._connection.execute(sql, given)
        except duckdb.Error as error:
            raise _failed(error, sql) from error

    def batches(self, sql: str, size: int) -> Iterator[list[Row]]:
        """Answer a question with so many rows at a time. Raises as ``run`` does."""
        asked = self.run(sql)
        try:
            while rows := asked.fetchmany(size):
                yield rows
        except duckdb.Error as error:
            raise _failed(error, sql) from error


def _failed(error: duckdb.Error, sql: str) -> CommunityError:
    if isinstance(error, duckdb.OutOfMemoryException):
        return OutOfRoom(
            f"takes more memory or disk than there is: {_said(error)}",
            hint="Raise --memory, or scan the posts of a shorter time.",
        )
    return CommunityError(f"{_said(error)}\n{sql.strip()}")


def _said(error: duckdb.Error) -> str:
    return str(error).splitlines()[0]
