"""Files of canonical posts into the table ``given``, as they are written.

Parquet, CSV and NDJSON, also packed (`.gz`, `.zst`). Nothing is typed or judged here, and
a row that cannot be taken apart is counted. Of a text no more is kept than tells that it
is too long.
"""

from __future__ import annotations

from pathlib import Path

from holdwater.community.duckdb_engine import DuckDBEngine
from holdwater.community.posts import COLUMNS, MOST_TEXT, REQUIRED, Dropped
from holdwater.community.sql import Row
from holdwater.errors import CommunityError

#: The endings of files that hold canonical posts.
FORMS = {".parquet": "parquet", ".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson"}
_PACKED = (".gz", ".zst")

#: What nothing here asks after is not read.
_READ = tuple(
    name for name in COLUMNS if name not in {"parent_id", "edited_at", "score"}
)

_LONGEST_ROW = 32 << 20
_REJECTED = f"store_rejects=true, rejects_limit=0, max_line_size={_LONGEST_ROW}"

#: NDJSON is first read as what it should be, and that fast; as lines that nothing parts
#: where it holds one that is bad, for there the reader of JSON ends.
_SOUND = (
    "read_ndjson({file}, columns={{{columns}}}, ignore_errors=false, "
    f"maximum_object_size={_LONGEST_ROW})"
)
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
    columns = ", ".join(f"{name} VARCHAR" for name in _READ)
    engine.run(f"CREATE TEMP TABLE given ({columns}, fault VARCHAR)")


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
            return _objects(engine, quoted, where)
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
    counted = engine.rows(
        "SELECT fault, count(*) FROM given WHERE fault IS NOT NULL GROUP BY fault"
    )
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
    return [name for name in _READ if name in has]


def _text_of(name: str, form: str) -> str:
    if name == "links" and form == "parquet":
        return "array_to_string(CAST(links AS VARCHAR[]), ' ')"
    if name == "text":
        return _begun("CAST(text AS VARCHAR)")
    return f"CAST({name} AS VARCHAR)"


def _begun(text: str) -> str:
    """Cut what is too long; letters are counted only where there are as many bytes."""
    most = MOST_TEXT + 1
    return (
        f"CASE WHEN strlen({text}) > {most} THEN left({text}, {most}) ELSE {text} END"
    )


def _objects(engine: DuckDBEngine, file: str, where: str) -> set[str]:
    """Add lines of JSON; what is no object is kept apart, to be counted."""
    try:
        return _sound_objects(engine, file, where)
    except CommunityError as error:
        if error.where:
            raise
    reader = _READERS["ndjson"].format(file=file)
    ((first,),) = engine.rows("SELECT count(*) FROM given")
    paths = ", ".join(f"'$.{name}'" for name in _READ)
    engine.run(
        f"INSERT INTO given ({', '.join(_READ)}, fault) "  # noqa: S608 - our own
        f"SELECT {', '.join(_picked(name, place) for place, name in enumerate(_READ, 1))}, "
        "CASE WHEN json_type(line) = 'OBJECT' THEN NULL ELSE 'NO OBJECT' END FROM "
        f"(SELECT line, json_extract_string(line, [{paths}]) AS told FROM "
        "(SELECT CASE WHEN json_valid(line) THEN line END AS line FROM "
        f"({reader}) WHERE trim(line) <> ''))"
    )
    return set(_known(_used(engine, first), where))


def _sound_objects(engine: DuckDBEngine, file: str, where: str) -> set[str]:
    columns = ", ".join(
        f"{name}: '{'JSON' if name == 'links' else 'VARCHAR'}'" for name in _READ
    )
    reader = _SOUND.format(file=file, columns=columns)
    ((first,),) = engine.rows("SELECT count(*) FROM given")
    cast = ", ".join(
        _LINKS.format(links="links") if name == "links" else _text_of(name, "ndjson")
        for name in _READ
    )
    engine.run(f"INSERT INTO given ({', '.join(_READ)}) SELECT {cast} FROM {reader}")  # noqa: S608 - our own
    return set(_known(_used(engine, first), where))


def _used(engine: DuckDBEngine, first: int) -> set[str]:
    """Return the columns that any row from ``first`` on has something in."""
    counts = ", ".join(f"count({name})" for name in _READ)
    ((*many,),) = engine.rows(f"SELECT {counts} FROM given WHERE rowid >= {first}")  # noqa: S608 - our own
    return {name for name, rows in zip(_READ, many, strict=True) if rows}


_LINKS = "array_to_string(TRY_CAST({links} AS VARCHAR[]), ' ')"


def _picked(name: str, place: int) -> str:
    if name == "links":
        return _LINKS.format(links="json_extract(line, '$.links')")
    if name == "text":
        return _begun(f"told[{place}]")
    return f"told[{place}]"
