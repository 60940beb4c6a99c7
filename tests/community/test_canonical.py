"""The same posts, whatever file they come in; and what cannot be used, counted."""

from __future__ import annotations

import json
from datetime import date

import pytest

from holdwater.community import store
from holdwater.errors import CommunityError

pytest.importorskip("duckdb")

ROWS = (
    ("1", "t", "a", "2026-05-01T08:00:00Z", 'How is it? "Good"'),
    ("2", "t", "b", "1777628400", "Fine,\nmostly"),
    ("3", "t", "", "2026-05-01T10:00:00+02:00", "nobody's"),
)
KEYS = ("post_id", "thread_id", "author_id", "created_at", "text")


def posts(*files):
    from holdwater.community.duckdb_engine import DuckDBEngine

    with DuckDBEngine(threads=1) as engine:
        filled = store.fill(engine, list(files), today=date(2026, 11, 26))
        rows = engine.rows("SELECT thread, author, posted, nth FROM post ORDER BY post")
    return filled, rows


def written(folder, form):
    file = folder / f"posts.{form}"
    if form == "csv":
        quoted = (
            ",".join('"' + one.replace('"', '""') + '"' for one in row) for row in ROWS
        )
        file.write_text("\n".join([",".join(KEYS), *quoted]) + "\n")
    elif form == "ndjson":
        file.write_text(
            "\n".join(json.dumps(dict(zip(KEYS, row, strict=True))) for row in ROWS)
        )
    else:
        import duckdb

        source = written(folder, "ndjson")
        duckdb.sql(
            f"SELECT * FROM read_ndjson('{source}', columns="
            f"{dict.fromkeys(KEYS, 'VARCHAR')})"
        ).write_parquet(str(file))
    return file


def test_it_reads_three_forms_alike(tmp_path):
    told = [posts(written(tmp_path, form)) for form in ("csv", "ndjson", "parquet")]
    assert told[0] == told[1] == told[2]
    filled, rows = told[0]
    assert (filled.posts, filled.accounts) == (3, 2)
    assert [row[1] for row in rows] == [1, 0, 2]
    assert [one.reason for one in filled.dropped] == [
        "has no author: kept, and judged as nobody's"
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"9,t,a,2026-05-01,caf\xe9", "is not UTF-8"),
        (b"9,t", "has too few columns"),
        (b"9,t,a,2026-05-01,x,y", "has too many columns"),
        (b"1,t,a,2026-05-02,again", "is a post_id told before"),
        (b"9,t,a,some day,x", "has no date that can be read in created_at"),
        (b"9,t,a,2036-05-01,x", "is dated in the future"),
        (b",t,a,2026-05-01,x", "has no post_id"),
    ],
)
def test_it_counts_what_it_leaves_out(tmp_path, line, reason):
    file = tmp_path / "posts.csv"
    file.write_bytes(
        b"post_id,thread_id,author_id,created_at,text\n1,t,a,2026-05-01,x\n"
        + line
        + b"\n"
    )
    filled, rows = posts(file)
    assert [(one.reason, one.rows) for one in filled.dropped] == [(reason, 1)]
    assert len(rows) == 1


def test_it_reads_the_rest_of_a_file_with_a_bad_line_as_it_reads_a_sound_one(tmp_path):
    sound = written(tmp_path, "ndjson")
    wanted = posts(sound)
    bad = tmp_path / "bad.ndjson"
    bad.write_bytes(sound.read_bytes() + b'\n{"post_id": "caf\xe9"}\n{broken\n')
    filled, rows = posts(bad)
    assert rows == wanted[1]
    assert filled.columns == wanted[0].columns
    assert {one.reason for one in filled.dropped} == {
        "has no author: kept, and judged as nobody's",
        "is no JSON object",
        "is not UTF-8",
    }


def test_it_counts_lines_that_are_no_object(tmp_path):
    file = written(tmp_path, "ndjson")
    file.write_text(file.read_text() + "\n{broken\n[]\n")
    filled, rows = posts(file)
    assert ("is no JSON object", 2) in [
        (one.reason, one.rows) for one in filled.dropped
    ]
    assert len(rows) == 3


def test_it_cuts_a_long_post_and_says_so(tmp_path):
    file = tmp_path / "posts.csv"
    file.write_text(",".join(KEYS) + "\n1,t,a,2026-05-01," + "word " * 100_000 + "\n")
    filled, _ = posts(file)
    assert [one.reason for one in filled.dropped] == [
        "is longer than 20,000 characters: kept, and cut"
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("posts.csv", "post_id,text\n1,x\n", "lacks 'thread_id'"),
        ("posts.xml", "<a/>", "its name ends in none of"),
        ("posts.parquet", "no parquet", "cannot be read"),
    ],
)
def test_it_says_what_a_file_lacks(tmp_path, name, content, said):
    file = tmp_path / name
    file.write_text(content)
    with pytest.raises(CommunityError, match=said):
        posts(file)
