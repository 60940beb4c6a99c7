"""What was made to break an import, or is merely broken: counted, bounded, never fatal."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from datetime import date

import pytest

from holdwater.community.importers import packed, records
from holdwater.errors import CommunityError

HEAD = "post_id,thread_id,author_id,created_at,text\n"
ROW = "{},t,a,2026-05-01T08:00:00Z,Fine\n"


def table(folder, content, name="posts.csv"):
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1,t,a,some day,x", "has no date that can be read: left out"),
        ("1,t,a,99999999999999999999,x", "has no date that can be read: left out"),
        ("1,t,a,nan,x", "has no date that can be read: left out"),
        ("1,t,a,1950-01-01,x", "is dated before 1970: left out"),
        (",t,a,2026-05-01,x", "has no id: left out"),
        ("1,,a,2026-05-01,x", "is in no thread: left out"),
        ("0,t,a,2026-05-01,x", "is a post told before: left out"),
        ("1,t,a", "has too few columns"),
        ("1,t,a,2026-05-01,x,y,z", "has too many columns"),
        ('1,t,a,2026-05-01,"x', "has a quotation mark that is never closed"),
    ],
)
def test_it_leaves_out_a_row_that_cannot_be_used_and_says_why(
    bring, tmp_path, line, reason
):
    answer = bring("table", table(tmp_path, HEAD + ROW.format(0) + line + "\n"))
    assert [one["post_id"] for one in answer.posts] == ["0"]
    assert answer.dropped == {reason: 1}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"1,t,,2026-05-01,x", "has no author: kept, and judged as nobody's"),
        (b"1,t,a,2036-05-01,x", "is dated in the future: kept, and left out by a scan"),
        (
            b"1,t,a,2026-05-01,caf\xe9",
            "is not UTF-8: kept, with marks in place of what does not fit",
        ),
        (
            b"1,t,a,2026-05-01," + b"word " * 10_000,
            "is longer than 20,000 characters: kept, and cut",
        ),
    ],
)
def test_it_keeps_what_is_merely_odd_and_says_so(bring, tmp_path, line, reason):
    content = (HEAD + ROW.format(0)).encode() + line + b"\n"
    answer = bring("table", table(tmp_path, content))
    assert len(answer.posts) == 2
    assert answer.dropped == {reason: 1}


def test_it_counts_clocks_that_run_backwards(bring, tmp_path):
    dump = (
        "COPY public.posts (id, user_id, topic_id, post_number, raw, created_at) FROM stdin;\n"
        "1\t7\t5\t1\tAsked\t2026-05-02 00:00:00\n"
        "2\t8\t5\t2\tAnswered before\t2026-05-01 00:00:00\n\\.\n"
        "COPY public.users (id, created_at) FROM stdin;\n7\t2026-06-01 00:00:00\n\\.\n"
    )
    answer = bring("discourse", table(tmp_path, dump, "dump.sql"))
    assert len(answer.posts) == 2
    assert answer.dropped == {
        "is dated before its thread was opened: kept": 1,
        "is older than its account: kept, without the account's age in a scan": 1,
    }


def test_it_reads_a_post_of_ten_megabytes_and_those_behind_it(bring, tmp_path):
    lines = ["COPY public.posts (id, user_id, topic_id, raw, created_at) FROM stdin;"]
    lines.append("1\t7\t5\t" + "word " * 2_000_000 + "\t2026-05-02 00:00:00")
    lines.append("2\t7\t5\tShort\t2026-05-02 00:00:00")
    answer = bring("discourse", table(tmp_path, "\n".join([*lines, "\\."]), "d.sql"))
    assert [len(one["text"]) for one in answer.posts] == [20_000, 5]


def test_it_passes_over_a_line_that_is_too_long(bring, tmp_path, monkeypatch):
    monkeypatch.setattr(records, "MOST_ROW", 1 << 20)
    content = (
        HEAD + ROW.format(0) + "1,t,a,2026," + "x" * (3 << 20) + "\n" + ROW.format(2)
    )
    answer = bring("table", table(tmp_path, content))
    assert [one["post_id"] for one in answer.posts] == ["0", "2"]
    assert answer.dropped == {"is a line of more than 1 MB": 1}


def test_it_loses_one_row_to_a_quotation_mark_that_is_never_closed(
    bring, tmp_path, monkeypatch
):
    monkeypatch.setattr(records, "MOST_LINES", 50)
    rows = [ROW.format(n) for n in range(300)]
    rows[10] = '10,t,a,2026-05-01,"open\n'
    answer = bring("table", table(tmp_path, HEAD + "".join(rows)))
    assert len(answer.posts) == 299
    assert answer.dropped == {"has a quotation mark that is never closed": 1}


def test_it_expands_no_entity(bring, tmp_path):
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">\n' for n in range(12)
    )
    secret = table(tmp_path, "not to be told", "secret.txt")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "Posts.xml").write_text(
        f'<?xml version="1.0"?>\n<!DOCTYPE posts [\n{laughs}<!ENTITY x SYSTEM "file://{secret}">\n'
        ']>\n<posts>\n  <row Id="1" PostTypeId="1" CreationDate="2026-05-01T00:00:00" '
        'Body="&l11; &x; &lt;b&gt;so&lt;/b&gt;" OwnerUserId="3" />\n</posts>\n'
    )
    answer = bring("stackexchange", folder)
    assert answer.posts[0]["text"] == "&l11; &x; so"
    assert answer.dropped == {"is no row of a data dump": 15}


def test_it_refuses_what_unpacks_into_very_much(bring, tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "FREE", 1 << 20)
    bomb = gzip.compress(HEAD.encode() + bytes(50_000_000))
    with pytest.raises(CommunityError, match="more than 200 times its size"):
        bring("table", table(tmp_path, bomb, "posts.csv.gz"))
    with zipfile.ZipFile(tmp_path / "posts.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("posts.csv", HEAD + " " * 50_000_000)
    with pytest.raises(CommunityError, match="more than 200 times its size"):
        bring("table", tmp_path / "posts.zip")


def test_it_reads_names_and_links_of_an_archive_as_names_alone(bring, tmp_path):
    content = (HEAD + ROW.format(1)).encode()
    outside = table(tmp_path, HEAD + ROW.format(9), "outside.csv")
    with tarfile.open(tmp_path / "dump.tar.gz", "w:gz") as archive:
        for name in ("../../escaped.csv", "/tmp/absolute.csv"):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(
                member,
                io.BytesIO(content.replace(b"1,t", name[-9:-8].encode() + b",t")),
            )
        link = tarfile.TarInfo("link.csv")
        link.type, link.linkname = tarfile.SYMTYPE, str(outside)
        archive.addfile(link)
        pipe = tarfile.TarInfo("pipe.csv")
        pipe.type = tarfile.FIFOTYPE
        archive.addfile(pipe)
    answer = bring("table", tmp_path / "dump.tar.gz")
    assert len(answer.posts) == 2
    assert "9" not in {one["post_id"] for one in answer.posts}
    assert not (tmp_path.parent.parent / "escaped.csv").exists()


def test_it_reads_a_dump_that_was_cut_short_as_far_as_it_goes(bring, tmp_path):
    rows = HEAD + "".join(ROW.format(f"{n}{n * 7919 % 10007}") for n in range(50_000))
    whole = gzip.compress(rows.encode())
    file = table(tmp_path, whole[: len(whole) // 2], "posts.csv.gz")
    answer = bring("table", file)
    assert 10_000 < len(answer.posts) < 50_000
    ((where, said),) = answer.told.failed
    assert where == str(file)
    assert "cut short" in said


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"id": "1", "body": ' + '{"a":' * 50_000,
        '{"id": ' + "9" * 10_000 + ', "body": "x"}',
        '{"id": "1", "body": 5, "created_utc": NaN}',
        '{"id": {"$oid": 1}, "body": "x"}',
        "null",
        '"text"',
        '{"id": "1", "body": "x", "created_utc": 1e400}',
        '{"id": "1", "body": "\\ud800", "created_utc": 1772700000, "link_id": ["t3_1"]}',
    ],
)
def test_it_survives_lines_of_json_made_to_break_it(bring, tmp_path, line):
    good = (
        '{"id": "g", "body": "Fine", "author": "a", "link_id": "t3_1", "parent_id": "t3_1", '
        '"created_utc": 1772700000}\n'
    )
    answer = bring("reddit", table(tmp_path, line + "\n" + good, "RC_2026-03.ndjson"))
    assert [one["post_id"] for one in answer.posts] == ["t1_g"]
    assert sum(answer.dropped.values()) == 1


def test_it_leaves_out_replies_that_answer_each_other_in_a_ring(bring, tmp_path):
    lines = [
        f'{{"id": {n}, "type": "comment", "by": "a", "time": 1772700000, "text": "x", '
        f'"parent": {n % 3 + 1}}}'
        for n in (1, 2, 3)
    ]
    lines.append(
        '{"id": 9, "type": "story", "by": "a", "time": 1772700000, "title": "T"}'
    )
    answer = bring("hackernews", table(tmp_path, "\n".join(lines), "items.ndjson"))
    assert [one["post_id"] for one in answer.posts] == ["9"]
    assert answer.dropped == {"is in a ring of replies: left out": 3}


def test_it_finds_the_story_of_a_reply_very_deep_down(bring, tmp_path):
    lines = [
        f'{{"id": {n}, "type": "comment", "by": "a", "time": 1772700000, "text": "x", '
        f'"parent": {n - 1}}}'
        for n in range(2, 1500)
    ]
    lines.append(
        '{"id": 1, "type": "story", "by": "a", "time": 1772700000, "title": "T"}'
    )
    answer = bring("hackernews", table(tmp_path, "\n".join(lines), "items.ndjson"))
    assert {one["thread_id"] for one in answer.posts} == {"1"}
    assert len(answer.posts) == 1499


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"column": {}}, "has no"),
        ({"columns": {"name": "x"}}, "no such column"),
        ({"columns": {"text": 5}}, "no name of a column"),
        ({"columns": "x"}, "is no table"),
        ({"form": {"text": "latex"}}, "text is 'latex'"),
        ({"form": {"delimiter": "||"}}, "no single character"),
        ({"form": {"quoted": "yes"}}, "quoted is true or false"),
        ({"columns": {"text": "words"}}, "has no column 'words'"),
    ],
)
def test_it_says_what_is_wrong_with_a_map_of_columns(bring, tmp_path, written, said):
    with pytest.raises(CommunityError, match=said):
        bring("table", table(tmp_path, HEAD + ROW.format(1)), columns=written)


def test_it_reads_a_table_by_its_map(bring, tmp_path):
    line = '{"n": 1, "in": {"topic": "t"}, "u": 7, "at": 1772700000123, "b": "<p>Hi <a href=\'https://x.example/\'>x</a></p>"}\n'
    answer = bring(
        "table",
        table(tmp_path, line, "posts.ndjson"),
        columns={
            "columns": {"post_id": "n", "thread_id": "in.topic", "author_id": "u",
                        "created_at": "at", "text": "b"},
            "always": {"community": "ours"},
            "form": {"text": "html"},
        },
        today=date(2026, 11, 26),
    )  # fmt: skip
    (one,) = answer.posts
    assert (one["post_id"], one["thread_id"], one["author_id"]) == ("1", "t", "7")
    assert (one["text"], one["links"]) == ("Hi x", ["https://x.example/"])
    assert one["community"] == "ours"


def test_it_reads_parquet_as_it_reads_csv(bring, tmp_path):
    import duckdb

    csv = table(tmp_path, HEAD + "".join(ROW.format(n) for n in range(5000)))
    duckdb.sql(f"SELECT * FROM read_csv('{csv}', all_varchar=true)").write_parquet(
        str(tmp_path / "posts.parquet_in.parquet")
    )
    by_csv = bring("table", csv)
    by_parquet = bring("table", tmp_path / "posts.parquet_in.parquet")
    assert by_csv.posts == by_parquet.posts
