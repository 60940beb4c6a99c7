"""An import from end to end, where something on the way is not as it should be."""

from __future__ import annotations

import gzip
import io
import json
import random
import tarfile
import zipfile

import pytest

from holdwater.community.importers import road, staging
from holdwater.community.importers.staging import Staging
from holdwater.errors import CommunityError, MissingExtra

HEAD = "post_id,thread_id,author_id,created_at,text\n"


def rows(*names, text="Fine"):
    return HEAD + "".join(f"{one},t,a,2026-05-01T08:00:00Z,{text}\n" for one in names)


def archive(file, members):
    with tarfile.open(file, "w:gz") as out:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            out.addfile(member, io.BytesIO(content.encode()))
    return file


def cut_short(file):
    """Break an archive in the middle of its second member."""
    noise = random.Random(7).randbytes(200_000).hex()
    archive(file, {"one.csv": rows("1"), "two.csv": rows("2", text=noise)})
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    return file


@pytest.mark.parametrize("is_folder", [False, True])
def test_it_goes_on_with_the_next_source_where_an_archive_is_damaged(
    bring, tmp_path, is_folder
):
    folder = tmp_path / "dumps"
    folder.mkdir()
    first = folder / "a.zip"
    first.write_bytes(b"PK\x03\x04 no archive")
    second = cut_short(folder / "b.tar.gz")
    third = archive(folder / "c.tar.gz", {"three.csv": rows("3")})
    fourth = folder / "d.csv.gz"
    fourth.write_bytes(gzip.compress(rows("4").encode()))
    sources = [folder] if is_folder else [first, second, third, fourth]
    answer = bring("table", *sources)
    assert [one["post_id"] for one in answer.posts] == ["1", "3", "4"]
    assert [where for where, _ in answer.told.failed] == [str(first), str(second)]
    assert answer.dropped["is a file that is damaged or cut short: read as far as it goes"] == 2  # fmt: skip


def test_it_tells_of_a_damaged_archive_once_however_often_it_is_gone_on_with(
    bring, tmp_path, monkeypatch
):
    """The archive stands between two files, and the import stops in the second."""
    monkeypatch.setattr(staging, "MOST_ROWS", 2)
    first = tmp_path / "a.zip"
    first.write_bytes(b"PK\x03\x04 no archive")
    last = tmp_path / "b.csv"
    last.write_text(rows(*range(9)))
    close = staging.Staging.close_part
    closed = []

    def closing(self, *given, **named):
        close(self, *given, **named)
        closed.append(given)
        if len(closed) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(staging.Staging, "close_part", closing)
    with pytest.raises(KeyboardInterrupt):
        bring("table", first, last)
    answer = bring("table", first, last)
    assert answer.told.was_resumed
    assert len(answer.posts) == 9
    assert [where for where, _ in answer.told.failed] == [str(first)]


def test_it_keeps_the_older_posts_where_an_import_keeps_none(bring, tmp_path):
    good = tmp_path / "good.csv"
    good.write_text(rows("1"))
    bring("table", good)
    older = (tmp_path / "posts.parquet").read_bytes()
    undated = tmp_path / "undated.csv"
    undated.write_text(rows("1").replace("2026-05-01T08:00:00Z", "some day"))
    with pytest.raises(CommunityError, match="no posts that can be read") as told:
        bring("table", undated)
    assert "1 × has no date that can be read: left out" in told.value.hint
    assert (tmp_path / "posts.parquet").read_bytes() == older
    assert not (tmp_path / ".posts.parquet.import").exists()


LONG = "word " * 40_000


def explored(text):
    head = "id,topic_id,user_id,created_at,raw\n"
    return head + f"1,5,7,2026-05-01T08:00:00Z,{text}\n2,5,7,2026-05-01T08:00:00Z,x\n"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("table", rows("1", text=LONG) + "2,t,a,2026-05-01T08:00:00Z,x\n"),
        ("table", rows("1", text=f'"{LONG}\n{LONG}"') + "2,t,a,2026-05-01,x\n"),
        ("discourse", explored(LONG)),
    ],
)
def test_it_cuts_a_post_in_a_csv_that_is_longer_than_fields_are_wont_to_be(
    bring, tmp_path, kind, content
):
    file = tmp_path / "posts.csv"
    file.write_text(content)
    answer = bring(kind, file)
    assert [len(one["text"]) for one in answer.posts] == [20_000, 1]
    assert answer.dropped == {"is longer than 20,000 characters: kept, and cut": 1}


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
@pytest.mark.parametrize("name", ["table", "discourse", "tsv"])
def test_it_ends_no_line_of_a_table_at_what_is_no_newline(bring, tmp_path, mark, name):
    text = f"One{mark}two"
    content = explored(text) if name == "discourse" else rows("1", "2", text=text)
    file = tmp_path / ("posts.tsv" if name == "tsv" else "posts.csv")
    content = content.replace(",", "\t") if name == "tsv" else content
    file.write_bytes(content.encode())
    answer = bring("discourse" if name == "discourse" else "table", file)
    assert [one["post_id"] for one in answer.posts] == ["1", "2"]
    assert answer.posts[0]["text"].startswith("One")
    assert answer.posts[0]["text"].endswith("two")
    assert answer.dropped == {}


HITS = [
    {"objectID": "1", "author": "a", "title": "Asked", "created_at_i": 1772700000,
     "story_text": "What do you use?", "children": [2]},
    {"objectID": "2", "author": "b", "comment_text": "This", "created_at_i": 1772700100,
     "story_id": 1, "parent_id": 1, "story_title": "Asked", "children": []},
]  # fmt: skip


@pytest.mark.parametrize("form", ["lines", "list", "page"])
def test_it_reads_what_a_search_found_though_it_names_children(bring, tmp_path, form):
    written = {
        "lines": "\n".join(map(json.dumps, HITS)),
        "list": json.dumps(HITS),
        "page": json.dumps({"hits": HITS}),
    }
    file = tmp_path / ("hits.ndjson" if form == "lines" else "hits.json")
    file.write_text(written[form])
    answer = bring("hackernews", file)
    told = [(one["post_id"], one["thread_id"], one["text"]) for one in answer.posts]
    assert told == [("1", "1", "What do you use?"), ("2", "1", "This")]
    assert answer.dropped == {}


QUOTING = ['"Never" again', 'A 19" rack', '"', '""', 'He said "no']


def tsv(*texts):
    head = HEAD.replace(",", "\t")
    return head + "".join(
        f"{n}\tt\ta\t2026-05-01T08:00:00Z\t{text}\n" for n, text in enumerate(texts)
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_it_takes_quotation_marks_of_a_tsv_as_they_are(bring, tmp_path, end):
    file = tmp_path / "posts.tsv"
    file.write_bytes(tsv(*QUOTING).replace("\n", end).encode())
    answer = bring("table", file)
    assert [one["text"] for one in answer.posts] == QUOTING
    assert answer.dropped == {}


def test_it_reads_a_tsv_with_quoted_fields_where_the_map_says_so(bring, tmp_path):
    file = tmp_path / "posts.tsv"
    file.write_text(tsv('"One\tand\n""two"""', "Plain"))
    answer = bring("table", file, columns={"form": {"quoted": True}})
    assert [one["text"] for one in answer.posts] == ['One and\n"two"', "Plain"]


def test_it_reads_a_csv_without_quoted_fields_where_the_map_says_so(bring, tmp_path):
    file = tmp_path / "posts.csv"
    file.write_text(tsv(*QUOTING).replace("\t", ";"))
    form = {"quoted": False, "delimiter": ";"}
    answer = bring("table", file, columns={"form": form})
    assert [one["text"] for one in answer.posts] == QUOTING


def test_it_says_how_to_read_a_tsv_whose_head_is_quoted(bring, tmp_path):
    file = tmp_path / "posts.tsv"
    file.write_text(tsv("x").replace("post_id", '"post_id"'))
    with pytest.raises(CommunityError, match="has no column") as told:
        bring("table", file)
    assert "quoted = true" in told.value.hint


@pytest.mark.parametrize("links", [3, True, {"a": "b"}, 1.5])
def test_it_keeps_a_post_whose_links_are_none_and_says_so(bring, tmp_path, links):
    post = {"post_id": 1, "thread_id": "t", "author_id": "a", "text": "Fine",
            "created_at": 1772700000}  # fmt: skip
    file = tmp_path / "posts.ndjson"
    file.write_text(
        json.dumps(post | {"links": links}) + "\n" + json.dumps(post | {"post_id": 2})
    )
    answer = bring("table", file)
    assert [one["post_id"] for one in answer.posts] == ["1", "2"]
    assert answer.dropped == {"has links that are none: kept without them": 1}


@pytest.mark.parametrize("form", ["zip", "tar.gz", "folder"])
def test_it_passes_over_what_a_mac_puts_beside_the_files(bring, tmp_path, form):
    members = {
        "dump/posts.csv": rows("1"),
        "__MACOSX/dump/._posts.csv": "\0\5\x16\7 a resource fork",
        "__MACOSX/dump/posts.csv": "\0\5\x16\7 a resource fork",
        "dump/._posts.csv": "\0\5\x16\7 a resource fork",
    }
    source = tmp_path / f"dump.{form}"
    if form == "folder":
        members.pop("__MACOSX/dump/posts.csv")  # in an archive alone
        for name, content in members.items():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text(content)
    elif form == "zip":
        with zipfile.ZipFile(source, "w") as out:
            for name, content in members.items():
                out.writestr(name, content)
    else:
        archive(source, members)
    answer = bring("table", source)
    assert [one["post_id"] for one in answer.posts] == ["1"]
    passed = {"is a file of another kind, or not needed: passed over": len(members) - 1}
    assert answer.dropped == passed


@pytest.mark.parametrize("form", ["zip", "tar.gz", "zst"])
def test_it_says_to_unpack_parquet_that_is_packed(bring, tmp_path, form):
    import zstandard

    content = b"PAR1 and so on"
    source = tmp_path / f"posts.parquet.{form}"
    if form == "zip":
        with zipfile.ZipFile(source, "w") as out:
            out.writestr("posts.parquet", content)
    elif form == "zst":
        source.write_bytes(zstandard.compress(content))
    else:
        archive(source, {"posts.parquet": content.decode()})
    with pytest.raises(CommunityError, match="is Parquet that is packed") as told:
        bring("table", source)
    assert str(source) in told.value.where
    assert told.value.hint == "Unpack it, and name the file or its folder."


def test_it_goes_on_where_a_file_is_no_parquet_or_a_damaged_one(bring, tmp_path):
    import duckdb

    none = tmp_path / "a.parquet"
    none.write_bytes(b"no Parquet")
    with pytest.raises(CommunityError, match="no posts that can be read") as told:
        bring("table", none)
    assert f"{none}: is no Parquet, or damaged: " in told.value.hint
    assert "SELECT" not in told.value.hint
    good, torn = tmp_path / "b.csv", tmp_path / "c.parquet"
    good.write_text(rows("1"))
    many = tmp_path / "many.csv"
    many.write_text(rows(*(f"{n}{n * 7919 % 10007}" for n in range(20_000))))
    duckdb.sql(f"SELECT * FROM read_csv('{many}', all_varchar=true)").write_parquet(
        str(torn), row_group_size=4_096
    )
    content = bytearray(torn.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4_000] = bytes(4_000)
    torn.write_bytes(content)
    answer = bring("table", none, torn, good)
    assert "1" in {one["post_id"] for one in answer.posts}
    assert [where for where, _ in answer.told.failed] == [str(none), str(torn)]
    assert all("\n" not in said for _, said in answer.told.failed)


def test_it_reads_a_folder_with_a_link_that_leads_nowhere(bring, tmp_path):
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "posts.csv").write_text(rows("1"))
    (folder / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    answer = bring("table", folder)
    assert [one["post_id"] for one in answer.posts] == ["1"]


@pytest.mark.parametrize("is_file", [False, True])
def test_it_says_that_the_folder_of_the_output_is_not_there(tmp_path, is_file):
    if is_file:
        (tmp_path / "nowhere").write_text("")
    with (
        pytest.raises(CommunityError, match="is not there, or no folder") as told,
        Staging(tmp_path / "nowhere" / "q.parquet"),
    ):
        pass
    assert told.value.where == str(tmp_path / "nowhere")
    assert told.value.hint == "Make the folder, or give -o another."


@pytest.mark.parametrize("most", [1, 50_000])
def test_it_leaves_nothing_behind_where_no_second_call_gets_past_an_error(
    bring, tmp_path, monkeypatch, most
):
    monkeypatch.setattr(staging, "MOST_ROWS", most)
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(rows("1", "2", "3"))
    second.write_text("a,b\n1,2\n")
    with pytest.raises(CommunityError, match="has no column 'post_id'"):
        bring("table", first, second)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.csv", "b.csv"]


def test_it_keeps_what_it_read_where_only_a_library_is_missing(
    bring, tmp_path, monkeypatch
):
    """Whoever installs it goes on where the import was."""
    monkeypatch.setattr(staging, "MOST_ROWS", 1)
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(rows("1"))
    second.write_text(rows("2"))
    read = road._read_piece

    def reading(reader, piece, *given):
        if piece.path == second:
            raise MissingExtra("takes a library")
        read(reader, piece, *given)

    monkeypatch.setattr(road, "_read_piece", reading)
    with pytest.raises(MissingExtra):
        bring("table", first, second)
    monkeypatch.undo()
    assert bring("table", first, second).told.was_resumed


_NOT_READ = "is packed in a way that is not read, and was passed over; unpack it"


def test_it_names_what_is_packed_in_another_way_and_goes_on(bring, tmp_path):
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "a.7z").write_bytes(b"7z\xbc\xaf\x27\x1c")
    (folder / "b.csv").write_text(rows("1"))
    archive(folder / "c.tar.gz", {"d.CSV.XZ": "?", "e.csv": rows("2")})
    answer = bring("table", folder)
    assert [one["post_id"] for one in answer.posts] == ["1", "2"]
    inner = f"{folder / 'c.tar.gz'}:d.CSV.XZ"
    assert answer.dropped[f"{_NOT_READ}: {folder / 'a.7z'}"] == 1
    assert answer.dropped[f"{_NOT_READ}: {inner}"] == 1
    assert not answer.told.failed


def test_it_names_no_more_than_a_few_of_many_that_are_packed(bring, tmp_path):
    for number in range(9):
        (tmp_path / f"{number}.rar").write_bytes(b"Rar!")
    (tmp_path / "posts.csv").write_text(rows("1"))
    dropped = bring("table", tmp_path).dropped
    named = {one: n for one, n in dropped.items() if one.startswith(_NOT_READ)}
    assert len(named) == 6
    assert named[f"{_NOT_READ}: more of them"] == 4


def test_it_reads_no_file_that_is_named_and_packed_in_another_way(bring, tmp_path):
    file = tmp_path / "dump.7z"
    file.write_bytes(b"7z")
    with pytest.raises(CommunityError, match="packed in a way that is not read here"):
        bring("table", file)
