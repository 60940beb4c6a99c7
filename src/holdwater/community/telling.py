"""What was written, taken apart into words and links: only where it can tell anything.

In suspect threads (`holdwater.community.replies.SUSPECT`) the words of the opening post
and of replies by accounts with little history become numbers; of everybody else's replies
there it is only asked whether they have the few words that matter. The tables:

- ``own_word``: the words of a young reply which the opening post does not have.
- ``common``: in how many of a fixed draw of threads a word is used.
- ``mention``: who of a thread's repliers uses a word that is sought there.
- ``host``: the hosts, and the codes of referrals, that a post links to.
"""

from __future__ import annotations

from collections.abc import Iterator

from holdwater.community import words
from holdwater.community.sql import Dialect, Table, found

#: So many threads are drawn to learn which words are common.
DRAWN = 5_000

#: In more than this share of threads a word names nothing in particular.
RARE = 0.01

#: A word of three characters or more.
WORD = r"[\pL\pN][\pL\pN.+#_'-]+[\pL\pN+#]"
_LONGEST = 40

_COMMON = ", ".join(
    f"'{one}'" for one in sorted(words.COMMON) if one.isascii() and "'" not in one
)
_CONTRACTED = ", ".join(
    "concat(" + ", chr(39), ".join(f"'{part}'" for part in one.split("'")) + ")"
    for one in sorted(words.COMMON)
    if "'" in one
)
_TELLS = (
    f"length(spelling) <= {_LONGEST} AND spelling NOT IN ({_COMMON}, {_CONTRACTED})"
)

#: Posts by accounts with little history in suspect threads; and opening posts, as of 0.
_YOUNG_POSTS = Table(
    "young_post",
    """
SELECT r.thread, r.author, p.row, p.staff FROM suspect s JOIN reply r ON r.thread = s.thread
JOIN post p ON p.thread = r.thread AND p.author = r.author WHERE r.young = 1
UNION ALL
SELECT o.thread, 0 AS author, o.row, o.staff FROM suspect s JOIN opening o ON o.thread = s.thread
""",
)

_DRAW = Table(
    "draw",
    f"SELECT thread FROM thread ORDER BY md5(thread_id), thread_id LIMIT {DRAWN}",  # noqa: S608 - our own
)


def tables(speaks: Dialect) -> Iterator[Table]:
    """Take apart what was written in suspect threads, and what is linked to anywhere."""
    said = (
        f"CASE WHEN y.author = 0 THEN concat_ws(' ', w.headed, {speaks.said('w')}) "
        f"ELSE {speaks.said('w')} END"
    )
    yield _YOUNG_POSTS
    yield Table(
        "spelled",
        f"""
SELECT thread, author, spelling FROM (
    SELECT y.thread, y.author, {speaks.rows_of(found(said, WORD))} AS spelling
    FROM young_post y JOIN wrote w ON w.row = y.row) told
WHERE {_TELLS}
""",  # noqa: S608 - our own
    )
    yield Table(
        "spelling",
        "SELECT CAST(row_number() OVER (ORDER BY spelling) AS INTEGER) AS word, spelling "
        "FROM (SELECT DISTINCT spelling FROM spelled) spellings",
    )
    yield Table(
        "word",
        "SELECT DISTINCT s.thread, s.author, n.word FROM spelled s "
        "JOIN spelling n ON n.spelling = s.spelling",
    )
    yield _DRAW
    yield Table(
        "common",
        f"""
SELECT n.word, CAST(count(*) AS INTEGER) AS threads FROM (
    SELECT thread, spelling FROM (
        SELECT p.thread, {speaks.rows_of(found(speaks.said("w"), WORD))} AS spelling
        FROM draw d JOIN post p ON p.thread = d.thread JOIN wrote w ON w.row = p.row) told
    GROUP BY thread, spelling) drawn
JOIN spelling n ON n.spelling = drawn.spelling GROUP BY n.word
""",  # noqa: S608 - our own
    )
    yield _OWN_WORDS
    yield _SOUGHT
    yield _mentions(speaks)
    yield from _links(speaks)


_OWN_WORDS = Table(
    "own_word",
    """
SELECT w.thread, w.author, w.word FROM word w
LEFT JOIN word o ON o.thread = w.thread AND o.word = w.word AND o.author = 0
WHERE w.author > 0 AND o.word IS NULL
""",
)

#: Words that are asked after in a thread: rare ones of its opening post, and rare ones
#: that its young replies share.
_SOUGHT = Table(
    "sought",
    f"""
SELECT t.thread, t.word, t.hits, coalesce(c.threads, 0) AS threads, n.spelling FROM (
    SELECT thread, word, 0 AS hits FROM word WHERE author = 0
    UNION ALL
    SELECT thread, word, count(*) AS hits FROM own_word GROUP BY thread, word
    HAVING count(*) >= 3) t
JOIN spelling n ON n.word = t.word LEFT JOIN common c ON c.word = t.word
WHERE coalesce(c.threads, 0) <= {RARE} * {DRAWN}
""",  # noqa: S608 - our own
)


def _mentions(speaks: Dialect) -> Table:
    # That a text has the letters is quickly seen; only then is it asked whether as a word.
    return Table(
        "mention",
        f"""
SELECT DISTINCT m.thread, m.word, m.author FROM (
    SELECT s.thread, s.word, s.spelling, h.author, h.said FROM sought s JOIN (
        SELECT p.thread, p.author, {speaks.said("w")} AS said
        FROM (SELECT DISTINCT thread FROM sought) t JOIN post p ON p.thread = t.thread
        JOIN opening o ON o.thread = p.thread AND o.author <> p.author
        JOIN wrote w ON w.row = p.row WHERE p.author > 0) h ON h.thread = s.thread
    WHERE contains(h.said, s.spelling)) m
WHERE array_contains({found("m.said", WORD)}, m.spelling)
""",  # noqa: S608 - our own
    )


_ADDRESS = r"https?://(?:www[.])?([a-zA-Z0-9.-]+)"
_CODE = (
    r"[?&](?:ref|aff|affiliate|aff_id|partner|via|tag|coupon|promo|referral|invite)"
    r"=([A-Za-z0-9_-]+)"
)


def _links(speaks: Dialect) -> Iterator[Table]:
    def spelled(prefix: str, pattern: str) -> str:
        each = speaks.rows_of(found("said", pattern, 1))
        return (
            f"SELECT row, lower(concat('{prefix}', spelling)) AS spelling FROM "  # noqa: S608 - our own
            f"(SELECT row, {each} AS spelling FROM linking) linked"
        )

    yield Table(
        "linking",
        "SELECT row, concat_ws(' ', text, links) AS said FROM wrote "
        "WHERE contains(text, '://') OR contains(links, '://')",
    )
    yield Table(
        "linked",
        f"""
SELECT p.post, p.thread, p.author, l.spelling FROM (
    {spelled("", _ADDRESS)} UNION ALL {spelled("?", _CODE)}) l JOIN post p ON p.row = l.row
GROUP BY p.post, p.thread, p.author, l.spelling
""",  # noqa: S608 - our own
    )
    yield Table(
        "host_name",
        "SELECT CAST(row_number() OVER (ORDER BY spelling) AS BIGINT) AS host, spelling "
        "FROM (SELECT DISTINCT spelling FROM linked) hosts",
    )
    yield Table(
        "host",
        "SELECT l.post, l.thread, l.author, n.host FROM linked l "
        "JOIN host_name n ON n.spelling = l.spelling",
    )
