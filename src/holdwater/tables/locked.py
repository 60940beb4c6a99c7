"""Be the child that is asked: load the file, lock everything, hear the question.

Three locks, each of which holds without the others (docs/decisions/0012):

- DuckDB's own: no file but the one, no network, no extension, and no way back.
- The kernel's: from the loading on this process can open nothing at all.
- What is asked: one SELECT, without what answers otherwise tomorrow.

`holdwater.isolate` bounds memory and time.
"""

from __future__ import annotations

import csv
import io
import json
import os
import resource
from collections.abc import Iterator, Mapping
from datetime import date, time
from itertools import accumulate
from pathlib import Path
from typing import Any

import duckdb

from holdwater.errors import Damaged
from holdwater.tables.unfit import unfit_line

#: What DuckDB may use; the process itself may use more, see `holdwater.isolate`.
_MEMORY = "512MB"

#: Where the parent put the file, which has no name on the disk.
_STDIN = 0

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_persistent_secrets": False,
    "memory_limit": _MEMORY,
    "temp_directory": "",
    "threads": 1,
}

#: Set as soon as a database is open: neither names the file.
_BEFORE = (
    "SET python_enable_replacements = false",
    "SET enable_progress_bar = false",  # it would be drawn into the answer
)

#: From the first on nothing but one file can be read; from the last on for good.
_LOCKS = (
    "SET allowed_paths = ['{}']",  # another for each process
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)

#: Nothing of a CSV is guessed but its types: a row that does not fit is an error.
_CSV = (
    "read_csv(?, header=true, sample_size=-1, compression='none', delim='{}', "
    "quote='\"', escape='\"', comment='', skip=0, strict_mode=true, "
    "null_padding=false, ignore_errors=false)"
)

#: How each form is read, whole before it is typed, and from nowhere else.
_LOADERS = {
    "csv": _CSV,
    "tsv": _CSV,
    "json": "read_json(?, sample_size=-1, compression='none', maximum_object_size={})",
    "ndjson": "read_json(?, sample_size=-1, compression='none', format='nd')",
    "parquet": "read_parquet(?)",
}

#: The least room that DuckDB takes for a value of JSON.
_JSON_ROOM = 16 << 20

#: Functions that answer otherwise tomorrow, wait, or hide what they ask.
_REFUSED = frozenset(
    """
    random setseed uuid uuidv4 uuidv7 gen_random_uuid now today current_date
    current_time current_timestamp current_localtime current_localtimestamp localtime
    localtimestamp get_current_time get_current_timestamp transaction_timestamp
    ago pg_conf_load_time pg_postmaster_start_time
    sleep_ms pg_sleep nextval currval setval query query_table write_log current_setting
    """.split()
)


#: What a child opened stays open until it ends: to close a database, all of it has to be
#: looked up, which takes longer than to ask it.
_kept: list[duckdb.DuckDBPyConnection] = []

#: Opened before there was any file; what is forked from then on has them for its own.
_opened_ahead: list[duckdb.DuckDBPyConnection] = []


def open_ahead(wanted: int) -> None:
    """Open so many databases that hold nothing, for every child that is forked from here.

    To open one takes longer than to load a file and ask it. They are kept only where DuckDB
    took no thread for them: a fork has none of them.
    """
    opened: list[duckdb.DuckDBPyConnection] = []
    try:
        for _ in range(wanted - len(_opened_ahead)):
            opened.append(_opened({**_SETTINGS, "async_threads": 0}))
            opened[-1].execute("SELECT json_serialize_sql('SELECT 1')").fetchall()
            _warm_up(opened[-1])
    except (duckdb.Error, Damaged):  # another version: each child opens its own
        return
    if len(list(Path("/proc/self/task").iterdir())) == 1:
        _opened_ahead.extend(opened)
    else:
        for one in opened:
            one.close()


def _warm_up(connection: duckdb.DuckDBPyConnection) -> None:
    """Load a table of our own, ask it and drop it: what that makes ready, a fork has."""
    opened = _without_name(_OWN)
    try:
        for _ in range(2):  # what is dropped is made ready for as well
            _load(connection, f"/dev/fd/{opened}", content=_OWN, form="csv")
            _answer(connection, _OWN_QUERY, 2)
            connection.execute("DROP TABLE evidence")
    finally:
        os.close(opened)


#: A table of our own, and what is asked of it: functions that records ask for.
_OWN = b"name,n\na,1\nb,2.5\n"
_OWN_QUERY = (
    "select avg(n) as a, 'ms' as a_unit, count(*) as a_n, stddev_samp(n) as a_spread, "
    "median(n) as m from evidence where n > 0 group by name order by 1"
)


def answers(
    content: bytes, *, tables: list[dict[str, Any]], most: int = 2
) -> list[list[dict[str, Any]]]:
    """Load tables and answer their queries: names, types, and at most ``most`` rows each.

    ``content`` is that of all tables, one behind the other: of each is told its ``size``,
    its ``form`` and its ``queries``. Every table is loaded before any query is heard, in a
    database of its own that holds and knows nothing else.

    What cannot be asked is ``{"refused": why}``. Raises Damaged where the content is
    no such table, MemoryError where there is too much of it.
    """
    connections = []
    for part, one in zip(_parts(content, tables), tables, strict=True):
        given = _given(part, one["form"], is_alone=len(tables) == 1)
        connections.append(_loaded(given, part, one["form"]))
    _kept.extend(connections)
    _open_nothing_more()
    return [
        [_answer(connection, query, most) for query in one["queries"]]
        for connection, one in zip(connections, tables, strict=True)
    ]


def _parts(content: bytes, tables: list[dict[str, Any]]) -> list[bytes]:
    if len(tables) == 1:
        return [content]
    ends = list(accumulate(one["size"] for one in tables))
    return [content[a:b] for a, b in zip([0, *ends], ends, strict=False)]


def _given(content: bytes, form: str, *, is_alone: bool) -> int:
    """Return where a table is open; alone it is standard input, as the parent put it."""
    if form == "xlsx":
        return _sheet(content)
    return _STDIN if is_alone else _without_name(content)


def _without_name(content: bytes) -> int:
    """Put some content into a file that has no name; return where it is open."""
    opened = os.memfd_create("table")
    with os.fdopen(os.dup(opened), "wb") as stream:
        stream.write(content)
    return opened


def _loaded(given: int, content: bytes, form: str) -> duckdb.DuckDBPyConnection:
    """Load a table into a database that is locked before, and close its file."""
    connection = _opened_ahead.pop() if _opened_ahead else _opened(_SETTINGS)
    path = f"/dev/fd/{given}"
    for lock in _LOCKS:
        connection.execute(lock.format(path))
    _load(connection, path, content=content, form=form)
    if given != _STDIN:
        os.close(given)
    return connection


def _opened(settings: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
    opened = duckdb.connect(":memory:", config=dict(settings))
    for setting in _BEFORE:
        opened.execute(setting)
    return opened


def _answer(
    connection: duckdb.DuckDBPyConnection, query: str, most: int
) -> dict[str, Any]:
    own = connection.cursor()  # what one leaves unread is in nobody's way
    try:
        return _ask(own, query, most)
    except duckdb.OutOfMemoryException as error:
        raise MemoryError from error
    except duckdb.Error as error:
        return {"refused": f"does not answer the query: {_said(error)}"}
    finally:
        own.close()


def _load(
    connection: duckdb.DuckDBPyConnection, path: str, *, content: bytes, form: str
) -> None:
    """Fill the table ``evidence``; ``content`` is what the file began as."""
    loader = _LOADERS["csv" if form == "xlsx" else form]
    filled = loader.format(_told_of(content, form))
    try:
        connection.execute(
            f"CREATE TABLE evidence AS SELECT * FROM {filled}",  # noqa: S608 - our own
            [path],
        )
    except duckdb.OutOfMemoryException as error:
        raise MemoryError from error
    except duckdb.Error as error:
        told = _told_of(content, form)
        is_csv = form in ("csv", "tsv")
        why = unfit_line(content, str(told)) if is_csv else None
        raise Damaged(f"cannot be read as {form}: {why or _said(error)}") from error


def _told_of(content: bytes, form: str) -> str | int:
    """Return what a loader has to be told of the file: its delimiter, or its size."""
    if form == "json":
        return max(_JSON_ROOM, len(content) + 1)
    if form == "tsv":
        return "\t"
    heading = content.lstrip(b"\xef\xbb\xbf").partition(b"\n")[0]
    if form == "csv" and not heading.strip():
        raise Damaged("cannot be read as csv: its first line names no columns")
    is_semicolon = form == "csv" and b";" in heading and b"," not in heading
    return ";" if is_semicolon else ","


def _open_nothing_more() -> None:
    """Give up, for good, to open a file or a connection and to write a long one."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))


def _ask(
    connection: duckdb.DuckDBPyConnection, query: str, most: int
) -> dict[str, Any]:
    statements = connection.extract_statements(query)
    if len(statements) != 1:
        return {"refused": f"is asked {len(statements)} statements, and answers one"}
    (statement,) = statements
    if statement.type != duckdb.StatementType.SELECT:
        return {"refused": f"answers a SELECT, and no {statement.type.name}"}
    refused = None
    if _may_be_refused(statement.query):
        refused = _first_refused(connection, statement.query)
    if refused:
        return {"refused": f"is asked with {refused}, which is not allowed: {_WHY}"}
    found = connection.execute(statement)
    columns = found.description or []
    names, types = [one[0] for one in columns], [str(one[1]) for one in columns]
    rows: list[Any]
    if all(map(_is_plain, types)):
        rows = [[_written(one) for one in row] for row in found.fetchmany(most)]
    else:
        written = (
            connection.cursor().sql(statement.query).project("COLUMNS(*)::VARCHAR")
        )
        rows = written.limit(most).fetchall()
    return {"names": names, "types": types, "rows": rows}


#: Types whose values Python has exactly, and writes as DuckDB does or shorter. To let
#: DuckDB write them takes four times as long as to ask for them.
_PLAIN = frozenset(
    f"{sign}{size}INT"
    for sign in ("", "U")
    for size in ("TINY", "SMALL", "BIG", "HUGE")
) | {"INTEGER", "UINTEGER", "DOUBLE", "VARCHAR", '"NULL"'}


def _is_plain(name: str) -> bool:
    return name in _PLAIN or name.startswith("DECIMAL(")


def _written(value: Any) -> str | None:
    return None if value is None else str(value)


_WHY = "the same file has to give the same figure, today and tomorrow"


def _may_be_refused(query: str) -> bool:
    """Say whether a query has to be taken apart to know that nothing in it is refused.

    To let DuckDB do so takes as long as to answer. In plain letters without quoted names
    each function stands letter for letter, and is not there where its letters are not.
    """
    if not query.isascii() or '"' in query or "\\" in query:
        return True
    lowered = query.lower()
    is_plain = lowered.lstrip().startswith("select ")
    return not is_plain or any(letters in lowered for letters in _REFUSED_LETTERS)


#: Letters without which nothing can be refused: functions, what takes a sample, and what
#: cannot be taken apart.
_REFUSED_LETTERS = (*_REFUSED, "age", "sample", "pivot")


def _first_refused(connection: duckdb.DuckDBPyConnection, query: str) -> str | None:
    ((written,),) = connection.execute(
        "SELECT json_serialize_sql(?)", [query]
    ).fetchall()
    tree = json.loads(written)
    if tree["error"]:
        return "words that cannot be taken apart"
    return next(_refused_in(tree), None)


def _refused_in(tree: Any) -> Iterator[str]:
    """Walk a query's tree for functions that are refused, and samples."""
    if isinstance(tree, dict):
        name = str(tree.get("function_name", "")).lower()
        columns = tree.get("column_names")
        if isinstance(columns, list) and len(columns) == 1:
            name = str(columns[0]).lower()
        is_since_today = name == "age" and len(tree.get("arguments", ())) == 1
        if name in _REFUSED or is_since_today:
            yield f"`{name}`"
        if isinstance(tree.get("sample"), dict):
            yield "a sample"
    if isinstance(tree, (dict, list)):
        for one in tree.values() if isinstance(tree, dict) else tree:
            yield from _refused_in(one)


def _said(error: duckdb.Error) -> str:
    """Make one line of what DuckDB says, without the query, which is told beside it."""
    return " ".join(str(error).partition("\n\nLINE ")[0].split())[:400]


def _sheet(content: bytes) -> int:
    """Write the first sheet of a workbook as CSV; return the file that has no name."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python()
    except (CalamineError, OSError, ValueError) as error:
        said = " ".join(str(error).split())[:200]
        raise Damaged(f"cannot be read as xlsx: {said}") from error
    text = io.StringIO()
    csv.writer(text).writerows([_cell(one) for one in row] for row in rows)
    return _without_name(text.getvalue().encode())


def _cell(value: Any) -> str:
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)
