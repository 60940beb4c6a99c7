"""The parts of an import joined into one file of canonical posts.

People, topics and categories are put beside the posts they belong to, replies into the
threads of what they answer, and what cannot be used is left out and counted. Which rows
stay is decided over all of them, without their texts; then one part after the other is
joined, and memory holds no more texts than one part has. Rows come in the order of the
dump, so that the same dump makes the same file, byte for byte.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from holdwater.community.duckdb_engine import DuckDBEngine
from holdwater.community.importers.ages import ESTIMATES
from holdwater.community.importers.rows import TABLES, Tally
from holdwater.community.importers.staging import Staging
from holdwater.community.posts import REQUIRED

#: So often the threads of replies to replies are looked up, each time twice as far.
_ROUNDS = 12

_DAY = 86_400

#: A row of JSON is no longer: a post's text, title and links.
_LONGEST_ROW = 16 << 20


class Joined(NamedTuple):
    """What was written: how much, and which canonical columns have anything in them."""

    posts: int
    accounts: int
    threads: int
    estimated: int
    columns: tuple[str, ...]


def join(
    engine: DuckDBEngine, staging: Staging, output: Path, tally: Tally, *, today: date
) -> Joined:
    """Write the posts of all parts to a Parquet file. Raises CommunityError.

    Where no post is kept, nothing is written: an older file stays as it is.
    """
    engine.run("SET preserve_insertion_order = true")
    for table, columns in TABLES.items():
        files = staging.files_of(table)
        engine.run(f"CREATE VIEW staged_{table} AS {_rows(files, table, columns)}")
    for statement in (*_PEOPLE, *_NARROW):
        engine.run(statement)
    _find_threads(engine, tally)
    _leave_out(engine, tally, today)
    return _write(engine, staging, output)


def _rows(files: Sequence[Path], table: str, columns: Mapping[str, str]) -> str:
    typed = {"seq": "BIGINT", **columns} if table == "post" else columns
    if not files:
        nothing = ", ".join(f'CAST(NULL AS {t}) AS "{n}"' for n, t in typed.items())
        return f"SELECT {nothing} LIMIT 0"
    listed = ", ".join(_quoted(one) for one in files)
    names = ", ".join(f"'{n}': '{t}'" for n, t in typed.items())
    return (
        f"SELECT * FROM read_ndjson([{listed}], columns={{{names}}}, "  # noqa: S608 - our own
        f"compression='zstd', maximum_object_size={_LONGEST_ROW})"
    )


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


_PEOPLE = (
    # A role without people, and people without one, are the rule.
    """
    CREATE TABLE person AS
    SELECT author_id, min(author_created) AS made, max(author_posts) AS posts,
           bool_or(coalesce(p.staff, false) OR coalesce(r.staff, false)) AS staff
    FROM staged_person p
    LEFT JOIN (SELECT role, bool_or(staff) AS staff FROM staged_role GROUP BY role) r
         USING (role)
    WHERE author_id IS NOT NULL GROUP BY author_id
    """,
    """
    CREATE TABLE place AS
    WITH one AS (SELECT place, min(name) AS name, min(above) AS above,
                        bool_or(closed) AS closed
                 FROM staged_place WHERE place IS NOT NULL GROUP BY place)
    SELECT a.place, coalesce(a.closed, false) AS closed, CASE WHEN b.name IS NULL THEN a.name
           ELSE b.name || ' / ' || a.name END AS name
    FROM one a LEFT JOIN one b ON b.place = a.above
    """,
    """
    CREATE TABLE topic AS
    SELECT thread_id, min(title) AS title, min(t.place) AS place, min(p.name) AS name,
           coalesce(min(left_out), CASE WHEN bool_or(p.closed) THEN
           'is where only some may read: left out' END) AS left_out
    FROM staged_topic t LEFT JOIN place p USING (place)
    WHERE thread_id IS NOT NULL GROUP BY thread_id
    """,
    """
    CREATE TABLE numbered AS
    SELECT author_id, min(author_number) AS number, min(author_created) AS made
    FROM staged_post WHERE author_number IS NOT NULL AND author_id IS NOT NULL
    GROUP BY author_id
    """,
    f"CREATE TABLE estimate AS {ESTIMATES}",
)

#: The posts without their texts, and those of them that are told twice.
_NARROW = (
    """
    CREATE TABLE bare AS
    SELECT seq, post_id, thread_id, parent_id, no, parent_no, author_id, created,
           author_created, category, text IS NULL AS is_textless
    FROM staged_post
    """,
    """
    CREATE TABLE twice AS SELECT post_id, min(seq) AS first FROM bare
    WHERE post_id IS NOT NULL GROUP BY post_id HAVING count(*) > 1
    """,
    """
    CREATE VIEW narrow AS SELECT b.*, coalesce(b.seq > t.first, false) AS is_again
    FROM bare b LEFT JOIN twice t USING (post_id)
    """,
)


def _find_threads(engine: DuckDBEngine, tally: Tally) -> None:
    """Give replies without a thread that of what they answer."""
    engine.run(
        "CREATE TABLE lost AS SELECT post_id, parent_id FROM narrow WHERE NOT is_again "
        "AND thread_id IS NULL AND post_id IS NOT NULL AND parent_id IS NOT NULL"
    )
    engine.run("CREATE TABLE found (post_id VARCHAR, thread_id VARCHAR)")
    engine.run(
        "CREATE TABLE home AS SELECT post_id, thread_id FROM narrow "
        "WHERE NOT is_again AND thread_id IS NOT NULL "
        "AND EXISTS (FROM lost)"
    )
    for _ in range(_ROUNDS):
        ((many,),) = engine.rows("SELECT count(*) FROM lost")
        if not many:
            break
        engine.run(
            "CREATE OR REPLACE TABLE now AS SELECT l.post_id, h.thread_id FROM lost l "
            "JOIN home h ON h.post_id = l.parent_id"
        )
        # They are a home to those that were sent to them.
        engine.run("INSERT INTO home FROM now")
        engine.run("INSERT INTO found FROM now")
        engine.run(
            "CREATE OR REPLACE TABLE lost AS SELECT l.post_id, "
            "coalesce(up.parent_id, l.parent_id) AS parent_id FROM lost l "
            "LEFT JOIN lost up ON up.post_id = l.parent_id "
            "WHERE l.post_id NOT IN (SELECT post_id FROM now)"
        )
    # What is left hangs on a post that the dump has not, or on itself.
    engine.run(
        "INSERT INTO found SELECT l.post_id, l.parent_id FROM lost l "
        "LEFT JOIN lost up ON up.post_id = l.parent_id WHERE up.post_id IS NULL"
    )
    ((orphans,),) = engine.rows(
        "SELECT count(*) FROM lost WHERE post_id IN (SELECT post_id FROM found)"
    )
    if orphans:
        tally.add(
            "answers a post that is not in the dump: kept, in a thread of that post's",
            orphans,
        )


def _leave_out(engine: DuckDBEngine, tally: Tally, today: date) -> None:
    """Decide which rows stay, and count the others by reason."""
    last = ((today - date(1970, 1, 1)).days + 2) * _DAY
    engine.run("""
        CREATE VIEW sorted AS
        SELECT n.*, coalesce(n.thread_id, f.thread_id) AS thread, t.left_out,
               coalesce(n.author_created, p.made) AS made
        FROM narrow n LEFT JOIN found f ON n.thread_id IS NULL AND f.post_id = n.post_id
        LEFT JOIN topic t ON t.thread_id = coalesce(n.thread_id, f.thread_id)
        LEFT JOIN person p ON p.author_id = n.author_id""")
    engine.run("""
        CREATE TABLE judged AS SELECT *, CASE
            WHEN post_id IS NULL THEN 'has no id: left out'
            WHEN created IS NULL THEN 'has no date that can be read: left out'
            WHEN created < 0 THEN 'is dated before 1970: left out'
            WHEN is_textless THEN 'has no text: left out'
            WHEN is_again THEN 'is a post told before: left out'
            WHEN thread IS NULL AND parent_id IS NOT NULL
                THEN 'is in a ring of replies: left out'
            WHEN thread IS NULL THEN 'is in no thread: left out'
            ELSE left_out END AS unfit FROM sorted""")
    engine.run("""
        CREATE TABLE opening AS SELECT thread, min(created) AS opened, min(category) AS category
        FROM judged WHERE unfit IS NULL AND (no = 1 OR post_id = thread) GROUP BY thread""")
    for reason, rows in engine.rows(
        "SELECT unfit, count(*) FROM judged WHERE unfit IS NOT NULL GROUP BY unfit"
    ):
        tally.add(reason, rows)
    kept = engine.rows(f"""
        SELECT count(*) FILTER (WHERE author_id IS NULL),
               count(*) FILTER (WHERE created > {last}),
               count(*) FILTER (WHERE created < opened),
               count(*) FILTER (WHERE created < made)
        FROM judged LEFT JOIN opening USING (thread) WHERE unfit IS NULL""")  # noqa: S608 - our own
    for reason, rows in zip(_KEPT, kept[0], strict=True):
        if rows:
            tally.add(reason, rows)


_KEPT = (
    "has no author: kept, and judged as nobody's",
    "is dated in the future: kept, and left out by a scan",
    "is dated before its thread was opened: kept",
    "is older than its account: kept, without the account's age in a scan",
)

#: Each canonical column, and what it is made of.
_COLUMNS = {
    "post_id": "s.post_id",
    "thread_id": "j.thread",
    "parent_id": "coalesce(s.parent_id, up.post_id)",
    "author_id": "s.author_id",
    "author_created_at": "to_timestamp(coalesce(s.author_created, p.made, e.made))",
    "author_created_estimated": "coalesce(s.estimated, CASE WHEN coalesce("
    "s.author_created, p.made) IS NULL AND e.made IS NOT NULL THEN true END)",
    "author_posts": "coalesce(s.author_posts, p.posts)",
    "created_at": "to_timestamp(s.created)",
    "edited_at": "to_timestamp(s.edited)",
    "title": "coalesce(nullif(s.title, ''), t.title)",
    "text": "s.text",
    "links": "s.links",
    "score": "s.score",
    "community": "s.community",
    "category": "coalesce(s.category, t.name, t.place, o.category)",
    "is_staff": "coalesce(s.staff, p.staff)",
}

_FROM = """
FROM part s JOIN (SELECT seq, thread, parent_no FROM judged
                  WHERE unfit IS NULL AND seq BETWEEN {first} AND {last}) j USING (seq)
LEFT JOIN person p ON p.author_id = s.author_id
LEFT JOIN estimate e ON e.author_id = s.author_id
LEFT JOIN topic t ON t.thread_id = j.thread
LEFT JOIN opening o ON o.thread = j.thread
LEFT JOIN numbers up ON up.thread = j.thread AND up.no = j.parent_no
"""


def _write(engine: DuckDBEngine, staging: Staging, output: Path) -> Joined:
    engine.run("""
        CREATE TABLE numbers AS SELECT thread, no, min(post_id) AS post_id FROM judged
        WHERE unfit IS NULL AND no IS NOT NULL AND EXISTS
              (SELECT 1 FROM judged WHERE parent_no IS NOT NULL)
        GROUP BY thread, no""")
    ((posts, accounts, threads),) = engine.rows(
        "SELECT count(*), count(DISTINCT author_id), count(DISTINCT thread) "
        "FROM judged WHERE unfit IS NULL"
    )
    if not posts:
        return Joined(0, 0, 0, 0, ())
    told = Counter[str]()
    joined = []
    for number, file in enumerate(staging.files_of("post")):
        joined.append(staging.folder / f"joined-{number:06}.parquet")
        told += _join_part(engine, file, joined[-1])
    columns = [name for name in _COLUMNS if name in REQUIRED or told[name]]
    part = output.with_name(f".{output.name}.part")
    listed = ", ".join(map(_quoted, joined))
    engine.run("SET threads = 1")
    engine.run(
        f"COPY (SELECT {', '.join(columns)} FROM read_parquet([{listed}])) "  # noqa: S608 - our own
        f"TO {_quoted(part)} (FORMAT parquet, COMPRESSION zstd)"
    )
    part.replace(output)
    estimated = told["author_created_estimated"]
    return Joined(posts, accounts, threads, estimated, tuple(columns))


def _join_part(engine: DuckDBEngine, file: Path, output: Path) -> Counter[str]:
    """Join the posts of one part; return in how many each column has anything."""
    rows = _rows([file], "post", TABLES["post"])
    engine.run(f"CREATE OR REPLACE TEMP TABLE part AS {rows}")
    ((first, last),) = engine.rows("SELECT min(seq), max(seq) FROM part")
    chosen = ", ".join(f"{sql} AS {name}" for name, sql in _COLUMNS.items())
    source = _FROM.format(first=first, last=last)
    engine.run(f"CREATE OR REPLACE TEMP TABLE whole AS SELECT s.seq, {chosen} {source}")
    names = ", ".join(_COLUMNS)
    engine.run(
        f"COPY (SELECT {names} FROM whole ORDER BY seq) TO {_quoted(output)} "  # noqa: S608 - our own
        "(FORMAT parquet, COMPRESSION zstd)"
    )
    counted = ", ".join(
        f"count({name})"
        if name != "links"
        else "count(*) FILTER (WHERE len(links) > 0)"
        for name in _COLUMNS
    )
    (found,) = engine.rows(f"SELECT {counted} FROM whole")  # noqa: S608 - our own
    return Counter(dict(zip(_COLUMNS, found, strict=True)))
