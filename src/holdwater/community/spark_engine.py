"""Apache Spark as an engine, for what one machine cannot hold.

Files are read and typed by DuckDB as they stream by, and are laid down as Parquet where
every worker can read it: in the folder for temporary files (``TMPDIR``), which a cluster
has to share. Whatever has to be joined, sorted or counted is Spark's.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from pyspark import SparkConf
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from holdwater.community.duckdb_engine import MEMORY, DuckDBEngine
from holdwater.community.sql import Dialect, Row, Table
from holdwater.errors import CommunityError

SPARK = Dialect(
    holding="regexp_like({text}, {pattern})",
    without="regexp_replace({text}, {pattern}, ' ')",
    each="explode({list})",
    own_words="{wrote}.said",  # the reader has told it
)

#: What the SQL takes for granted, whatever a cluster is set to.
_MUST = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "false",
    "spark.sql.parser.escapedStringLiterals": "true",
}


class SparkEngine:
    """Tables in a Spark session of their own, which ends when it is closed."""

    dialect = SPARK

    def __init__(
        self,
        *,
        memory: str = MEMORY,
        threads: int | None = None,
        master: str | None = None,
    ) -> None:
        self._reader = DuckDBEngine(memory=memory, threads=threads)
        self._folder = TemporaryDirectory(prefix="holdwater-")
        conf = _conf(master or f"local[{threads or '*'}]", memory)
        try:
            session = SparkSession.builder.config(conf=conf).getOrCreate()
        except Exception as error:  # whatever a JVM that is not there makes of it
            self._reader.close()
            self._folder.cleanup()
            raise CommunityError(
                f"Spark does not start: {_first_line(error)}",
                hint="It takes Java 17 or later, where JAVA_HOME tells or on the path.",
            ) from error
        session.sparkContext.setLogLevel("ERROR")
        for name, value in _MUST.items():
            session.conf.set(name, value)
        self._session = session

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
        """End the session, and let go of all that was laid down."""
        self._session.stop()
        self._reader.close()
        self._folder.cleanup()

    @property
    def reader(self) -> DuckDBEngine:
        """What reads files for it."""
        return self._reader

    def take(self, names: Sequence[str]) -> None:
        """Make tables of the reader's its own, as Parquet."""
        for name in names:
            place = Path(self._folder.name) / name
            quoted = "'" + str(place).replace("'", "''") + "'"
            self._reader.run(
                f"COPY (SELECT * FROM {name}) TO {quoted} "  # noqa: S608 - our own
                "(FORMAT parquet, COMPRESSION zstd, FILE_SIZE_BYTES '128MB')"
            )
            read = self._session.read.parquet(str(place))
            read.createOrReplaceTempView(name)
        self._reader.close()

    def make(self, table: Table) -> None:
        """Make a table, and keep it on the workers, without how it came about."""
        try:
            made = self._session.sql(table.sql).localCheckpoint(eager=True)
        except PySparkException as error:
            raise _failed(error, table.sql) from error
        made.createOrReplaceTempView(table.name)

    def view(self, table: Table) -> None:
        """Give a question a name, to be asked like a table."""
        try:
            self._session.sql(table.sql).createOrReplaceTempView(table.name)
        except PySparkException as error:
            raise _failed(error, table.sql) from error

    def forget(self, names: Sequence[str]) -> None:
        """Let tables go that nothing asks after any more."""
        for name in names:
            self._session.catalog.dropTempView(name)

    def rows(self, sql: str) -> list[Row]:
        """Answer a question."""
        try:
            told: list[Any] = self._session.sql(sql).collect()
        except PySparkException as error:
            raise _failed(error, sql) from error
        return [tuple(one) for one in told]


def _conf(master: str, memory: str) -> SparkConf:
    conf = SparkConf().setMaster(master).setAppName("holdwater community")
    conf.set("spark.ui.enabled", "false")
    conf.set("spark.ui.showConsoleProgress", "false")
    conf.set("spark.driver.memory", _jvm(memory))
    if master.startswith("local"):
        # One machine, where many small parts cost more than they give.
        conf.set("spark.sql.shuffle.partitions", "8")
        conf.set("spark.driver.bindAddress", "127.0.0.1")
        conf.set("spark.driver.host", "127.0.0.1")
    return conf


def _jvm(memory: str) -> str:
    """Write a size such as 4GB or 1.5 GiB as Java does."""
    number = memory.strip().rstrip("iIbB ")
    return number.replace(" ", "").lower()


def _failed(error: PySparkException, sql: str) -> CommunityError:
    return CommunityError(f"{_first_line(error)}\n{sql.strip()}")


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
