"""Canonical posts into a store: whole numbers, so that any engine reads them alike.

The store's tables:

- ``post``: a row a post, with its author, thread and time as whole numbers, and what its
  words say.
- ``word``: the telling words of posts that open threads, of posts by accounts with
  little history, and of all posts in threads where several of these write.
- ``host``: the hosts, and the codes of referrals, that a post links to.
- ``common``: in how many of a fixed draw of threads a word is used.

The names of people, threads and words lie beside them (``person``, ``thread``,
``spelling``), and only reports read those.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from holdwater.community import canonical, words
from holdwater.community.duckdb_engine import DuckDBEngine
from holdwater.community.engine import Table
from holdwater.community.posts import MOST_TEXT, Dropped

#: A post is looked into word by word where its author has no longer history than this.
YOUNG_POSTS = 2
YOUNG_DAYS = 7
LONG_SILENCE = 180 * 86_400

#: So many threads are drawn to learn which words are common.
DRAWN = 20_000

_DAY = 86_400


class Store(NamedTuple):
    """What was read: how much, which columns, and what was left out, cut or mended."""

    posts: int
    accounts: int
    columns: frozenset[str]
    dropped: tuple[Dropped, ...]


def fill(engine: DuckDBEngine, files: Sequence[Path], *, today: date) -> Store:
    """Read canonical posts into the engine's tables.

    Raises CommunityError where a file is no such file, or lacks a column that is needed.
    """
    columns: set[str] = set()
    canonical.prepare(engine)
    for file in files:
        columns |= canonical.take_in(engine, file)
    dropped = canonical.rejected(engine) + _sift(engine, today)
    for table in _TABLES:
        engine.make(table)
    ((posts, accounts),) = engine.rows(
        "SELECT count(*), count(DISTINCT author) FILTER (WHERE author > 0) FROM post"
    )
    engine.run("DROP TABLE given")
    engine.run("DROP TABLE sifted")
    return Store(posts, accounts, frozenset(columns), tuple(dropped))


def _seconds(column: str) -> str:
    """Read a time: RFC 3339, or seconds or milliseconds since 1970."""
    number = f"TRY_CAST({column} AS DOUBLE)"
    return (
        f"CAST(floor(coalesce(CASE WHEN {number} > 1e11 THEN {number} / 1000 ELSE {number} "
        f"END, epoch(TRY_CAST({column} AS TIMESTAMPTZ)))) AS BIGINT)"
    )


_TYPED = f"""
SELECT nullif(post_id, '') AS post_id, nullif(thread_id, '') AS thread_id,
       nullif(author_id, '') AS author_id,
       {_seconds("created_at")} AS posted,
       {_seconds("author_created_at")} AS born,
       coalesce(TRY_CAST(author_created_estimated AS BOOLEAN), false) AS guessed,
       TRY_CAST(author_posts AS BIGINT) AS author_posts,
       nullif(title, '') AS title, left(text, {MOST_TEXT}) AS text,
       length(text) > {MOST_TEXT} AS is_cut, links,
       coalesce(community, '') || chr(31) || coalesce(category, '') AS place,
       coalesce(TRY_CAST(is_staff AS BOOLEAN), false) AS is_staff
FROM given
"""  # noqa: S608 - our own


def _sift(engine: DuckDBEngine, today: date) -> list[Dropped]:
    """Type the rows, leave out what cannot be used, and count it by reason."""
    last = (today + timedelta(days=2) - date(1970, 1, 1)).days * _DAY
    engine.run(f"""
        CREATE TEMP TABLE sifted AS
        SELECT *, CASE WHEN post_id IS NULL THEN 'has no post_id'
            WHEN thread_id IS NULL THEN 'has no thread_id'
            WHEN posted IS NULL THEN 'has no date that can be read in created_at'
            WHEN posted > {last} THEN 'is dated in the future'
            WHEN posted < 0 THEN 'is dated before 1970'
            WHEN text IS NULL THEN 'has no text'
            WHEN row_number() OVER (PARTITION BY post_id ORDER BY posted, author_id, text) > 1
            THEN 'is a post_id told before' END AS unfit
        FROM ({_TYPED})""")  # noqa: S608 - our own
    counted = engine.rows(
        "SELECT unfit, count(*) FROM sifted WHERE unfit IS NOT NULL GROUP BY unfit "  # noqa: S608 - our own
        "UNION ALL SELECT what, n FROM (SELECT count(*) FILTER (WHERE author_id IS NULL), "
        "count(*) FILTER (WHERE born > posted), count(*) FILTER (WHERE is_cut) FROM sifted "
        "WHERE unfit IS NULL) AS kept(nobody, backwards, long), "
        "LATERAL (VALUES ('has no author: kept, and judged as nobody''s', nobody), "
        "('is older than its account: kept, without the account''s age', backwards), "
        f"('is longer than {MOST_TEXT:,} characters: kept, and cut', long)) AS told(what, n) "
        "WHERE n > 0 ORDER BY 1"
    )
    engine.run("DELETE FROM sifted WHERE unfit IS NOT NULL")
    return [Dropped(reason=reason, rows=rows) for reason, rows in counted]


#: What somebody else wrote, what is code, and addresses: a reply's own words are the rest.
_NOT_ITS_OWN = r"(?ims)\[quote.*?\[/quote\]|```.*?```|https?://\S+|^[ \t]*>[^\n]*$"
_HAS_SUCH = "contains(text, '>') OR contains(text, '[quote') OR contains(text, '```') OR contains(text, '://')"

_PEOPLE = Table(
    "person",
    "SELECT row_number() OVER (ORDER BY author_id) AS author, author_id "
    "FROM (SELECT DISTINCT author_id FROM sifted WHERE author_id IS NOT NULL)",
)

_THREADS = Table(
    "thread",
    "SELECT row_number() OVER (ORDER BY thread_id) AS thread, thread_id, title FROM "
    "(SELECT thread_id, min_by(title, posted) AS title FROM sifted GROUP BY thread_id)",
)

_PLACES = Table(
    "place",
    "SELECT row_number() OVER (ORDER BY place) AS place_no, place "
    "FROM (SELECT DISTINCT place FROM sifted)",
)

_ORDERED = Table(
    "ordered",
    f"""
SELECT row_number() OVER (ORDER BY s.posted, s.post_id) AS post, t.thread, coalesce(p.author, 0)
       AS author, s.posted, CASE WHEN s.born <= s.posted THEN s.born END AS born, s.guessed,
       s.author_posts, c.place_no AS place, s.is_staff, s.post_id, s.title, s.links, s.text,
       CASE WHEN {_HAS_SUCH}
       THEN lower(regexp_replace(s.text, '{_NOT_ITS_OWN}', ' ', 'g')) ELSE lower(s.text) END
       AS said
FROM sifted s JOIN thread t USING (thread_id) JOIN place c USING (place)
LEFT JOIN person p USING (author_id)
""",  # noqa: S608 - our own
)


def _says(column: str, listed: str) -> str:
    quoted = words.pattern(listed).replace("'", "''")
    return f"CAST(regexp_matches({column}, '{quoted}') AS INTEGER)"


_CONTENT = words.pattern(words.CONTENT).replace("'", "''")

_POSTS = Table(
    "post",
    f"""
SELECT post, thread, author, posted, born, CAST(guessed AS INTEGER) AS guessed, place,
       CAST(is_staff AS INTEGER) AS staff, author_posts,
       CAST(row_number() OVER (PARTITION BY thread ORDER BY post) AS INTEGER) AS turn,
       CASE WHEN author = 0 THEN 0
       ELSE CAST(row_number() OVER (PARTITION BY author ORDER BY post) AS INTEGER) END AS nth,
       posted - lag(posted) OVER (PARTITION BY author ORDER BY post) AS silence,
       {_says("said", words.PRAISE)} AS praises,
       {_says(f"regexp_replace(said, '{_CONTENT}', ' ', 'g')", words.DOUBT)} AS doubts,
       {_says("said", words.DISCLOSURE)} AS discloses,
       CAST(length(said) - length(replace(said, ' ', '')) + 1 AS INTEGER) AS size,
       CASE WHEN title IS NULL THEN 0 ELSE
       {_says("lower(title)", words.ANNOUNCEMENT)} END AS announces,
       CASE WHEN title IS NULL THEN 0 ELSE
       {_says("lower(title)", words.WELCOME)} END AS welcomes
FROM ordered
""",  # noqa: S608 - our own
)

#: Posts to look into word by word.
_TELLING = Table(
    "telling",
    f"""
SELECT p.post, p.thread, p.turn FROM post p WHERE p.author > 0 AND
       (p.nth <= {YOUNG_POSTS} OR p.posted - p.born < {YOUNG_DAYS * _DAY}
        OR p.silence > {LONG_SILENCE} OR p.turn = 1 OR p.thread IN (
            SELECT thread FROM post WHERE author > 0 AND (nth <= {YOUNG_POSTS}
            OR posted - born < {YOUNG_DAYS * _DAY} OR silence > {LONG_SILENCE})
            GROUP BY thread HAVING count(DISTINCT author) >= 3))
""",  # noqa: S608 - our own
)

_WORD = r"[\pL\pN][\pL\pN.+#_''-]*[\pL\pN+#]"
_COMMON = ", ".join(
    f"'{one.replace(chr(39), chr(39) * 2)}'" for one in sorted(words.COMMON)
)

_SPELLED = Table(
    "spelled",
    f"""
SELECT DISTINCT post, thread, spelling FROM (
    SELECT post, thread, unnest(regexp_extract_all(
           CASE WHEN turn = 1 THEN concat_ws(' ', lower(title), said) ELSE said END,
           '{_WORD}')) AS spelling
    FROM ordered JOIN telling USING (post, thread))
WHERE length(spelling) BETWEEN 3 AND 40 AND spelling NOT IN ({_COMMON})
""",  # noqa: S608 - our own
)

_SPELLINGS = Table(
    "spelling",
    "SELECT row_number() OVER (ORDER BY spelling) AS word, spelling "
    "FROM (SELECT DISTINCT spelling FROM spelled)",
)

_WORDS = Table(
    "word", "SELECT post, thread, word FROM spelled JOIN spelling USING (spelling)"
)

_DRAW = Table(
    "draw",
    f"SELECT thread FROM thread ORDER BY md5(thread_id), thread_id LIMIT {DRAWN}",  # noqa: S608 - our own
)

_COMMON_WORDS = Table(
    "common",
    f"""
SELECT word, CAST(count(DISTINCT thread) AS INTEGER) AS threads FROM (
    SELECT thread, unnest(regexp_extract_all(said, '{_WORD}')) AS spelling
    FROM ordered JOIN draw USING (thread)) JOIN spelling USING (spelling)
GROUP BY word
""",  # noqa: S608 - our own
)

_ADDRESS = r"https?://(?:www\.)?([a-zA-Z0-9.-]+)"
_CODE = r"[?&](?:ref|aff|affiliate|aff_id|partner|via|tag|coupon|promo|referral|invite)=([A-Za-z0-9_-]+)"

_LINKS = Table(
    "linked",
    f"""
SELECT DISTINCT post, thread, lower(spelling) AS spelling FROM (
    SELECT post, thread, unnest(regexp_extract_all(text, '{_ADDRESS}', 1) ||
           list_transform(regexp_extract_all(text, '{_CODE}', 1), lambda c: '?' || c))
           AS spelling
    FROM (SELECT post, thread, concat_ws(' ', text, links) AS text FROM ordered
          WHERE contains(text, '://') OR contains(links, '://')))
""",  # noqa: S608 - our own
)

_HOSTS = Table(
    "host",
    "SELECT post, thread, dense_rank() OVER (ORDER BY spelling) AS host FROM linked",
)

_HOST_NAMES = Table(
    "host_name",
    "SELECT DISTINCT dense_rank() OVER (ORDER BY spelling) AS host, spelling FROM linked",
)

_TABLES = (
    _PEOPLE,
    _THREADS,
    _PLACES,
    _ORDERED,
    _POSTS,
    _TELLING,
    _SPELLED,
    _SPELLINGS,
    _WORDS,
    _DRAW,
    _COMMON_WORDS,
    _LINKS,
    _HOSTS,
    _HOST_NAMES,
)
