"""A site is written where it may be, whole, and nothing of anybody else's is touched."""

import json

import pytest

from holdwater.errors import UsageError
from holdwater.pages.claims.folder import COPIES, SCHEMA, SiteFolder
from holdwater.reading.files import WRITTEN_BY_US

COPY = f"{COPIES}/{'a' * 64}/read.csv"


def write(path, **files):
    folder = SiteFolder(path)
    folder.open()
    for name, content in files.items():
        folder.put(name, content)
    return folder.close()


def below(path):
    return sorted(
        one.relative_to(path).as_posix() for one in path.rglob("*") if one.is_file()
    )


def test_it_writes_files_and_a_list_of_them(tmp_path):
    site = tmp_path / "a" / "site"
    files = {"index.html": b"1", "one/index.html": b"2", COPY: b"3"}
    assert write(site, **files) == 0
    assert below(site) == sorted([*files, WRITTEN_BY_US])
    assert json.loads((site / WRITTEN_BY_US).read_text()) == {
        "schema": SCHEMA,
        "files": sorted(files),
    }


def test_it_removes_what_is_no_longer_part_of_it_and_nothing_else(tmp_path):
    write(tmp_path, **{"index.html": b"1", "one/index.html": b"2", COPY: b"3"})
    (tmp_path / "CNAME").write_text("e.org")
    (tmp_path / "one" / "mine.txt").touch()
    assert write(tmp_path, **{"index.html": b"1", "two/index.html": b"2"}) == 2
    assert below(tmp_path) == [
        "CNAME",
        WRITTEN_BY_US,
        "index.html",
        "one/mine.txt",
        "two/index.html",
    ]
    assert not (tmp_path / COPIES).exists()


def test_it_leaves_a_file_that_is_the_same(tmp_path):
    write(tmp_path, **{"index.html": b"1"})
    was = (tmp_path / "index.html").stat()
    write(tmp_path, **{"index.html": b"1"})
    now = (tmp_path / "index.html").stat()
    assert (was.st_ino, was.st_mtime_ns) == (now.st_ino, now.st_mtime_ns)
    write(tmp_path, **{"index.html": b"2"})
    assert (tmp_path / "index.html").read_bytes() == b"2"


@pytest.mark.parametrize(
    "name, content",
    [
        ("notes.txt", "mine"),
        (WRITTEN_BY_US, "{}"),
        (WRITTEN_BY_US, "[]"),
        (WRITTEN_BY_US, '{"schema": "another/1", "files": []}'),
        (WRITTEN_BY_US, "no json"),
        (WRITTEN_BY_US, "[" * 100_000),
    ],
)
def test_it_refuses_a_folder_with_other_things_in_it(tmp_path, name, content):
    (tmp_path / name).write_text(content)
    with pytest.raises(UsageError, match="is not empty, and is no site"):
        write(tmp_path, **{"index.html": b"1"})
    assert below(tmp_path) == [name]


def test_it_refuses_what_is_no_folder(tmp_path):
    (tmp_path / "site").write_text("mine")
    with pytest.raises(UsageError, match="cannot be written"):
        write(tmp_path / "site", **{"index.html": b"1"})


@pytest.mark.parametrize("name", ["one", "one/index.html", "index.html", COPIES])
def test_it_writes_through_no_link(tmp_path, name):
    site, outside = tmp_path / "site", tmp_path / "outside"
    write(site, **{"style.css": b""})
    outside.mkdir()
    (outside / "index.html").write_text("mine")
    (site / name).parent.mkdir(exist_ok=True)
    leads_to = outside / "index.html" if name.endswith("html") else outside
    (site / name).symlink_to(leads_to)
    files = {"index.html": b"1", "one/index.html": b"2", COPY: b"3"}
    with pytest.raises(UsageError, match="is a link, or lies behind one"):
        write(site, **files)
    assert (outside / "index.html").read_text() == "mine"
    assert below(outside) == ["index.html"]


def test_it_removes_nothing_behind_a_link_or_outside_whatever_the_list_says(tmp_path):
    site, outside = tmp_path / "site", tmp_path / "outside"
    write(site, **{"index.html": b"1"})
    outside.mkdir()
    (outside / "index.html").write_text("mine")
    (tmp_path / "mine.txt").write_text("mine")
    (site / "mine.txt").write_text("mine")
    (site / "one").symlink_to(outside)
    listed = ["one/index.html", "../mine.txt", "/etc/passwd", "mine.txt", 3]
    listed += ["../outside/index.html", f"{COPIES}/{'a' * 64}/../../../../mine.txt"]
    (site / WRITTEN_BY_US).write_text(json.dumps({"schema": SCHEMA, "files": listed}))
    write(site, **{"index.html": b"1"})
    for kept in (outside / "index.html", tmp_path / "mine.txt", site / "mine.txt"):
        assert kept.read_text() == "mine"


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a/../b/index.html", "x.html", "AB/index.html", "one/x.js"]
)
def test_it_has_no_path_that_leads_elsewhere(tmp_path, path):
    folder = SiteFolder(tmp_path)
    folder.open()
    with pytest.raises(ValueError, match="is no path of a site"):
        folder.put(path, b"")


def test_it_knows_its_own_after_it_came_to_grief(tmp_path):
    folder = SiteFolder(tmp_path)
    folder.open()
    folder.put("one/index.html", b"1")
    folder.keep()
    assert write(tmp_path, **{"index.html": b"1"}) == 1
    assert below(tmp_path) == [WRITTEN_BY_US, "index.html"]


def test_it_goes_on_where_it_was_killed_while_it_wrote(tmp_path):
    write(tmp_path, **{"index.html": b"1"})
    (tmp_path / ".index.html.part").write_bytes(b"half")
    write(tmp_path, **{"index.html": b"2"})
    assert (tmp_path / "index.html").read_bytes() == b"2"
    assert below(tmp_path) == [WRITTEN_BY_US, "index.html"]
