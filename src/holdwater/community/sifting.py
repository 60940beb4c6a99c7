"""The rows of ``given``, typed and sifted: what can be used, and a count of the rest.

Two tables are made of them. ``fit`` has a narrow row for each post that is used: names,
times, and where it was posted; ``wrote`` has its words, and nothing else. Whatever does
not need words never touches them.
"""

from __future__ import annotations

from datetime import date, timedelta

from holdwater.community.duckdb_engine import DuckDBEngine
from holdwater.community.own_words import own_words
from holdwater.community.posts import MOST_TEXT, Dropped
from holdwater.community.sql import Table

_DAY = 86_400

#: What was written, beside the number of its row; of what is too long, the beginning.
WROTE = Table(
    "wrote",
    f"""
SELECT *, lower(title) AS headed, {own_words("text")} AS said FROM (
    SELECT rowid AS row, post_id, nullif(title, '') AS title, links,
           CASE WHEN strlen(text) > {MOST_TEXT} THEN left(text, {MOST_TEXT}) ELSE text END
           AS text FROM given)
""",  # noqa: S608 - our own
)


def _seconds(column: str, time: str) -> str:
    """Read a time: RFC 3339, or seconds or milliseconds since 1970.

    ``time`` is the column as a time, where it is one: few are not, and only those are
    looked at as numbers.
    """
    number = f"TRY_CAST({column} AS DOUBLE)"
    return (
        f"CAST(floor(CASE WHEN {time} IS NOT NULL THEN epoch({time}) "
        f"WHEN {number} > 1e11 THEN {number} / 1000 ELSE {number} END) AS BIGINT)"
    )


_TYPED = f"""
SELECT row, nullif(post_id, '') AS post_id, nullif(thread_id, '') AS thread_id,
       nullif(author_id, '') AS author_id,
       {_seconds("created_at", "posted_at")} AS posted,
       {_seconds("author_created_at", "born_at")} AS born,
       CAST(coalesce(TRY_CAST(author_created_estimated AS BOOLEAN), false) AS TINYINT)
       AS guessed, TRY_CAST(author_posts AS BIGINT) AS author_posts,
       CASE WHEN text IS NULL THEN -1
            WHEN strlen(text) <= {MOST_TEXT} THEN strlen(text) ELSE length(text) END AS size,
       coalesce(community, '') || chr(31) || coalesce(category, '') AS place,
       CAST(coalesce(TRY_CAST(is_staff AS BOOLEAN), false) AS TINYINT) AS staff
FROM (SELECT *, rowid AS row, TRY_CAST(created_at AS TIMESTAMPTZ) AS posted_at,
             TRY_CAST(author_created_at AS TIMESTAMPTZ) AS born_at
      FROM given WHERE fault IS NULL)
"""  # noqa: S608 - our own

#: All but the first of those rows that have the same post_id.
_REPEATED = """
SELECT row FROM (
    SELECT t.row, row_number() OVER (
           PARTITION BY t.post_id ORDER BY t.posted, t.author_id, g.text, t.row) AS told
    FROM typed t JOIN (SELECT post_id FROM typed GROUP BY post_id HAVING count(*) > 1) twice
    ON twice.post_id = t.post_id JOIN given g ON g.rowid = t.row)
WHERE told > 1
"""


#: Why rows were left out, and what was mended in those that were kept.
_COUNTED = f"""
SELECT unfit, count(*) FROM unfit GROUP BY unfit
UNION ALL SELECT what, n FROM (
    SELECT count(*) FILTER (WHERE author_id IS NULL), count(*) FILTER (WHERE born > posted),
           count(*) FILTER (WHERE size > {MOST_TEXT}) FROM typed ANTI JOIN unfit USING (row))
    AS kept(nobody, backwards, long),
LATERAL (VALUES ('has no author: kept, and judged as nobody''s', nobody),
    ('is older than its account: kept, without the account''s age', backwards),
    ('is longer than {MOST_TEXT:,} characters: kept, and cut', long)) AS told(what, n)
WHERE n > 0 ORDER BY 1
"""  # noqa: S608 - our own


def sift(engine: DuckDBEngine, today: date) -> list[Dropped]:
    """Type the rows, leave out what cannot be used, and count it by reason."""
    last = (today + timedelta(days=2) - date(1970, 1, 1)).days * _DAY
    engine.make(Table("typed", _TYPED))
    engine.make(Table("repeated", _REPEATED))
    engine.make(Table("unfit", _unfit(last)))
    engine.make(
        Table(
            "fit",
            "SELECT row, post_id, thread_id, author_id, posted, guessed, author_posts, "
            "place, staff, CASE WHEN born <= posted THEN born END AS born FROM typed "
            "ANTI JOIN unfit USING (row)",
        )
    )
    counted = engine.rows(_COUNTED)
    engine.forget(("typed", "repeated", "unfit"))
    engine.view(WROTE)
    return [Dropped(reason=reason, rows=rows) for reason, rows in counted]


def _unfit(last: int) -> str:
    return f"""
SELECT row, unfit FROM (
    SELECT t.row, CASE WHEN t.post_id IS NULL THEN 'has no post_id'
           WHEN t.thread_id IS NULL THEN 'has no thread_id'
           WHEN t.posted IS NULL THEN 'has no date that can be read in created_at'
           WHEN t.posted > {last} THEN 'is dated in the future'
           WHEN t.posted < 0 THEN 'is dated before 1970'
           WHEN t.size < 0 THEN 'has no text'
           WHEN r.row IS NOT NULL THEN 'is a post_id told before' END AS unfit
    FROM typed t LEFT JOIN repeated r ON r.row = t.row)
WHERE unfit IS NOT NULL
"""  # noqa: S608 - our own
