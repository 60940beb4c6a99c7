"""The rows of a Parquet file, each as a line of JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from holdwater.community.duckdb_engine import DuckDBEngine, OutOfRoom
from holdwater.community.importers.packed import Damaged
from holdwater.community.importers.records import Record
from holdwater.errors import CommunityError

#: So many rows are asked for at once.
_BATCH = 2_000


def parquet_records(path: Path, *, skip: int = 0) -> Iterator[Record]:
    """Yield the rows of a file from row ``skip`` on.

    Raises Damaged where it is no Parquet, or from some row on cannot be read;
    OutOfRoom where there is not enough memory for it.
    """
    where = str(path).replace("'", "''")
    with DuckDBEngine(threads=1, memory="1GB") as engine:
        engine.run("SET preserve_insertion_order = true")
        asked = (
            f"SELECT CAST(to_json(t) AS VARCHAR) FROM read_parquet('{where}') AS t "  # noqa: S608 - our own
            f"OFFSET {int(skip)}"
        )
        at = skip
        try:
            for rows in engine.batches(asked, _BATCH):
                for (row,) in rows:
                    at += 1
                    yield Record(at, row.encode())
        except OutOfRoom:
            raise
        except CommunityError as error:
            first = error.message.partition("\n")[0]
            raise Damaged(
                f"is no Parquet, or damaged: {first}", where=str(path)
            ) from error
