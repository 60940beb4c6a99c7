"""An import from end to end, where something on the way is not as it should be."""

from __future__ import annotations

import gzip
import io
import random
import tarfile
import zipfile

import pytest

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
    from holdwater.community.importers import staging

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
