"""Files of canonical posts into the table ``given``, as they are written.

Parquet, CSV and NDJSON, also packed (`.gz`, `.zst`). Nothing is typed or judged here, and
a row that cannot be taken apart is counted.
"""

from __future__ import annotations

from pathlib import Path

from holdwater.community.duckdb_engine import DuckDBEngine
from holdwater.community.engine import Row
from holdwater.community.posts import COLUMNS, REQUIRED, Dropped
from holdwater.errors import CommunityError

#: The endings of files that hold canonical posts.
FORMS = {".parquet": "parquet", ".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson"}
_PACKED = (".gz", ".zst")

_LONGEST_ROW = 32 << 20
_REJECTED = f"store_rejects=true, rejects_limit=0, max_line_size={_LONGEST_ROW}"

#: NDJSON is read as lines that nothing parts: the reader of JSON would end at a bad one.
_READERS = {
    "parquet": "SELECT * FROM read_parquet({file})",
    "csv": "SELECT * FROM read_csv({file}, header=true, all_varchar=true, delim=',', "  # noqa: S608 - our own
    "quote='\"', escape='\"', strict_mode=true, null_padding=false, "
    f"{_REJECTED})",
    "ndjson": "SELECT line FROM read_csv({file}, header=false, auto_detect=false, "  # noqa: S608 - our own
    "columns={{'line': 'VARCHAR'}}, delim='\x01', quote='', escape='', "
    f"{_REJECTED})",
}


def form_of(file: Path) -> str:
    """Tell a form from a name. Raises CommunityError where it is none of ours."""
    packed = file.suffix.lower() in _PACKED
    ending = (file.with_suffix("") if packed else file).suffix.lower()
    if ending in FORMS:
        return FORMS[ending]
    raise CommunityError(
        f"holds no canonical posts: its name ends in none of {', '.join(FORMS)}",
        where=str(file),
        hint="The guide on staged threads tells which columns posts have.",
    )


def prepare(engine: DuckDBEngine) -> None:
    """Make the table that files are taken into."""
    columns = ", ".join(f"{name} VARCHAR" for name in COLUMNS)
    engine.run(f"CREATE TEMP TABLE given ({columns})")
    engine.run("CREATE TEMP TABLE no_object (line VARCHAR)")


def take_in(engine: DuckDBEngine, file: Path) -> set[str]:
    """Add a file's rows; return which columns it has.

    Raises CommunityError where it is not there, is no such file, or lacks a column.
    """
    form, where = form_of(file), str(file)
    if not file.is_file():
        raise CommunityError("is not there, or no file", where=where)
    quoted = "'" + where.replace("'", "''") + "'"
    reader = _READERS[form].format(file=quoted)
    try:
        if form == "ndjson":
            return _objects(engine, reader, where)
        has = {name for name, *_ in engine.rows(f"DESCRIBE {reader}")}
        known = _known(has, where)
        cast = ", ".join(_text_of(name, form) for name in known)
        engine.run(
            f"INSERT INTO given ({', '.join(known)}) SELECT {cast} FROM ({reader})"  # noqa: S608 - our own
        )
    except CommunityError as error:
        if error.where:
            raise
        first = error.message.splitlines()[0]
        raise CommunityError(f"cannot be read: {first}", where=where) from error
    return set(known)


def rejected(engine: DuckDBEngine) -> list[Dropped]:
    """Count the rows that could not be taken apart, by what was wrong with them."""
    counted = engine.rows("SELECT 'NO OBJECT', count(*) FROM no_object")
    if not engine.rows("FROM duckdb_tables() WHERE table_name = 'reject_errors'"):
        return _told(counted)
    counted += engine.rows(
        "SELECT error, count(*) FROM (SELECT scan_id, file_id, line, "
        "min(CAST(error_type AS VARCHAR)) AS error FROM reject_errors "
        "GROUP BY scan_id, file_id, line) GROUP BY error ORDER BY error"
    )
    return _told(counted)


def _told(counted: list[Row]) -> list[Dropped]:
    return [Dropped(reason=_REASONS.get(e, e.lower()), rows=n) for e, n in counted if n]


_REASONS = {
    "INVALID ENCODING": "is not UTF-8",
    "MISSING COLUMNS": "has too few columns",
    "TOO MANY COLUMNS": "has too many columns",
    "UNQUOTED VALUE": "has a quotation mark that is never closed",
    "LINE SIZE OVER MAXIMUM": "is longer than 32 MB",
    "NO OBJECT": "is no JSON object",
}


def _known(has: set[str], where: str) -> list[str]:
    missing = [name for name in REQUIRED if name not in has]
    if missing:
        raise CommunityError(
            f"lacks {missing[0]!r}; it has {', '.join(sorted(has)) or 'nothing'}",
            where=where,
            hint="The guide on staged threads tells which columns posts have.",
        )
    return [name for name in COLUMNS if name in has]


def _text_of(name: str, form: str) -> str:
    if name == "links" and form == "parquet":
        return "array_to_string(CAST(links AS VARCHAR[]), ' ')"
    return f"CAST({name} AS VARCHAR)"


def _objects(engine: DuckDBEngine, reader: str, where: str) -> set[str]:
    """Add lines of JSON; what is no object is kept apart, to be counted."""
    engine.run(
        "CREATE OR REPLACE TEMP TABLE lines AS SELECT line, "  # noqa: S608 - our own
        "CASE WHEN json_valid(line) THEN json_type(line) END = 'OBJECT' AS is_object "
        f"FROM ({reader}) WHERE trim(line) <> ''"
    )
    engine.run(
        "INSERT INTO no_object SELECT line FROM lines WHERE is_object IS NOT TRUE"
    )
    keys = engine.rows(
        "SELECT DISTINCT unnest(json_keys(line)) FROM lines WHERE is_object"
    )
    known = _known({key for (key,) in keys}, where)
    picked = ", ".join(_picked(name) for name in known)
    engine.run(
        f"INSERT INTO given ({', '.join(known)}) SELECT {picked} FROM lines WHERE is_object"  # noqa: S608 - our own
    )
    engine.run("DROP TABLE lines")
    return set(known)


def _picked(name: str) -> str:
    if name == "links":
        return (
            "array_to_string(TRY_CAST(json_extract(line, '$.links') AS VARCHAR[]), ' ')"
        )
    return f"json_extract_string(line, '$.{name}')"
