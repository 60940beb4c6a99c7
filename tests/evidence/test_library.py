"""A file of evidence is opened once, within limits, and by the reader that fits."""

import hashlib
import os
from datetime import date

import pytest
from tests.evidence.exhibits import MOST, WRITTEN, changed, opened

from holdwater.errors import (
    Damaged,
    EvidenceError,
    Gone,
    HoldwaterError,
    OverLimit,
    ReadError,
    TooLarge,
    UnknownFormat,
)
from holdwater.evidence.library import READERS, Library, open_exhibit
from holdwater.evidence.readers.table import Tables
from holdwater.extensions import load
from holdwater.model.evidence import FIGURE_FLAGS, Evidence
from holdwater.tables.bounds import MOST_BYTES_TOGETHER

FOUND = {
    "hyperfine-gzip.json": "hyperfine",
    "pytest-benchmark-sorting.json": "pytest-benchmark",
    "google-benchmark-once.json": "google-benchmark",
    "prometheus-up-raw.json": "prometheus",
}


def test_it_has_a_reader_behind_every_name():
    assert all(callable(load(kind.reader)) for kind in READERS.values())


@pytest.mark.parametrize("name", FOUND)
def test_it_finds_the_reader_from_the_file(name):
    exhibit = opened(name)
    assert exhibit.reader == FOUND[name]
    assert exhibit.sha256 == hashlib.sha256((WRITTEN / name).read_bytes()).hexdigest()
    assert exhibit.figures


def test_it_takes_the_reader_that_the_record_names(tmp_path):
    path = tmp_path / "results"
    path.write_bytes((WRITTEN / "hyperfine-gzip.json").read_bytes())
    assert opened(path, reader="hyperfine").reader == "hyperfine"
    with pytest.raises(UnknownFormat, match="file without an ending"):
        opened(path)
    with pytest.raises(EvidenceError, match="`machine_info` is not there"):
        opened(path, reader="pytest-benchmark")
    with pytest.raises(EvidenceError, match=r"no reader is called 'jmeter'.*Known are"):
        opened(path, reader="jmeter")


def test_it_asks_json_of_any_tool_with_a_query():
    query = "select count(*) as runs from (select unnest(results) from evidence)"
    exhibit = opened("hyperfine-gzip.json", query=query)
    assert (exhibit.reader, exhibit.figures["runs"].value) == ("table", 2)


def test_it_refuses_a_query_that_nobody_would_hear():
    with pytest.raises(EvidenceError, match="has a query, and is read as hyperfine"):
        opened("hyperfine-gzip.json", reader="hyperfine", query="select 1")


def test_it_says_which_json_it_does_not_know(tmp_path):
    for content in ("{}", "[]", "3", '{"benchmarks": []}'):
        (tmp_path / "k6.json").write_text(content)
        with pytest.raises(EvidenceError, match="no tool that is known"):
            opened(tmp_path / "k6.json")


def test_it_reads_nothing_of_another_content_than_the_record_names(tmp_path):
    path = tmp_path / "read.json"
    path.write_text("not even JSON")
    exhibit = opened(path, sha256="0" * 64)
    assert exhibit.figures == {}
    assert exhibit.sha256 == hashlib.sha256(b"not even JSON").hexdigest()
    known = hashlib.sha256((WRITTEN / "hyperfine-gzip.json").read_bytes()).hexdigest()
    assert opened("hyperfine-gzip.json", sha256=known.upper()).figures


@pytest.mark.parametrize(
    ("made_by", "paid_by", "flags"),
    [
        ("acme", "Acme ", ("self-run",)),
        ("acme", "others", ()),
        ("acme", None, ()),
        (None, None, ()),
    ],
)
def test_it_flags_what_somebody_measured_on_their_own_account(made_by, paid_by, flags):
    exhibit = opened("hyperfine-gzip.json", made_by=made_by, paid_by=paid_by)
    assert exhibit.flags == flags


def test_it_flags_with_known_flags_alone():
    for path in WRITTEN.glob("*.json"):
        exhibit = opened(path.name)
        figures = exhibit.figures.values()
        assert {*exhibit.flags, *(f for one in figures for f in one.flags)} <= set(
            FIGURE_FLAGS
        )


# -- what may not be opened --------------------------------------------------------


def test_it_takes_no_more_than_it_is_allowed(tmp_path):
    path = tmp_path / "read.csv"
    path.write_bytes(b"a\n1\n")
    evidence = Evidence(name="e", path=path, kind="benchmark", query="select 1 as a")
    assert open_exhibit(evidence, most=4).figures["a"].value == 1
    with pytest.raises(TooLarge, match="larger than 3 bytes"):
        open_exhibit(evidence, most=3)


def test_it_says_that_a_file_is_gone(tmp_path):
    with pytest.raises(Gone, match=r"gone\.csv: is not there"):
        opened(tmp_path / "gone.csv")


def test_it_opens_regular_files_alone(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "link.csv").symlink_to("/etc/passwd")
    (tmp_path / "dangling.csv").symlink_to(tmp_path / "nowhere")
    (tmp_path / "device.csv").symlink_to("/dev/zero")
    for name, said in (
        ("pipe", "no regular file"),
        ("folder", "no regular file"),
        ("link", "is a link"),
        ("dangling", "is a link"),
        ("device", "is a link"),
    ):
        with pytest.raises(ReadError, match=f"cannot be read: .*{said}"):
            opened(tmp_path / f"{name}.csv", query="select count(*) as n from evidence")


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (b"{", Damaged, "is no JSON"),
        (b"\xff", ReadError, "is not utf-8"),
        (b'{"results": NaN}', Damaged, "NaN is no number"),
        (b"[" * 100_000, OverLimit, "nested too deeply"),
        (b"1" * 5_000, EvidenceError, "no tool that is known"),
        (b"", Damaged, "is no JSON"),
    ],
)
def test_it_survives_json_made_to_break_it(tmp_path, content, error, said):
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(error, match=said):
        opened(tmp_path / "x.json")


def test_it_knows_no_day_but_the_file_s():
    assert opened("pytest-benchmark-sorting.json").created == date(2026, 11, 26)
    assert opened("hyperfine-gzip.json").created is None


def test_it_follows_no_folder_that_became_a_link(tmp_path):
    """Paths are followed to their end when a record is read, and not once more."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "run.csv").write_text("a\n1\n")
    inside = tmp_path / "project" / "evidence"
    inside.mkdir(parents=True)
    (inside / "run.csv").write_text("a\n1\n")
    query = "select max(a) as a from evidence"
    assert opened(inside / "run.csv", query=query).figures["a"].value == 1
    inside.rename(tmp_path / "gone")
    inside.symlink_to(outside)
    with pytest.raises(ReadError, match="is a link by now"):
        opened(inside / "run.csv", query=query)


def test_it_reads_a_table_once_for_all_that_ask_it(tmp_path):
    path = tmp_path / "run.csv"
    path.write_text("a\n1\n2\n")
    known = [
        Evidence(name=f"e{n}", path=path, kind="record", query=query)
        for n, query in enumerate(
            ["select max(a) as a from evidence", "select min(a) as a from evidence"]
        )
    ]
    library = Library(known, most=MOST)
    found = [library.exhibit(one).figures["a"].value for one in known]
    assert found == [2, 1]
    path.write_text("a\n1\n5\n")  # another content is another answer
    assert library.exhibit(known[0]).figures["a"].value == 5


def test_it_reads_a_file_once_for_those_that_name_it_one_after_the_other(tmp_path):
    first, other = tmp_path / "run.csv", tmp_path / "other.csv"
    asked = {"kind": "record", "query": "select max(a) as a from evidence"}
    one = Evidence(name="e", path=first, **asked)
    two = Evidence(name="o", path=other, **asked)
    for path in (first, other):
        path.write_text("a\n1\n")
    library = Library([one, two], most=MOST, remembers=True)
    assert library.exhibit(one).figures["a"].value == 1
    first.write_text("a\n5\n")
    assert library.exhibit(one).figures["a"].value == 1  # one look, one content
    library.exhibit(two)
    assert library.exhibit(one).figures["a"].value == 5


def test_it_opens_small_tables_together_and_tells_what_it_tells_of_each(tmp_path):
    """Those that are pinned to another content, large, gone or no table are left alone."""
    query = "select max(a) as a from evidence"
    contents = {
        "small.csv": "a\n1\n",
        "other.csv": "a\n2\n",
        "pinned.csv": "a\n3\n",
        "large.csv": "a\n" + "4\n" * MOST_BYTES_TOGETHER,
        "torn.csv": 'a\n"4\n',
        "gone.csv": None,
        "plain.md": "4 of 5\n",
    }
    known = []
    for name, content in contents.items():
        if content is not None:
            (tmp_path / name).write_text(content)
        sha256 = "0" * 64 if name == "pinned.csv" else None
        asked = "4 of 5" if name == "plain.md" else query
        known.append(
            Evidence(
                name=name,
                path=tmp_path / name,
                kind="record",
                query=asked,
                sha256=sha256,
            )
        )
    seen = []

    class Watched(Tables):
        def read_all(self, files):
            seen.append([one.path.name for _, every in files for one in every])
            return super().read_all(files)

    together = Library(known, most=MOST, tables=Watched())
    together.open_together(known)
    assert seen == [["small.csv", "other.csv", "torn.csv"]]
    alone = Library(known, most=MOST)
    for one in known:
        told = []
        for library in (together, alone):
            try:
                told.append(library.exhibit(one))
            except HoldwaterError as error:
                told.append((type(error), str(error)))
        assert told[0] == told[1], one.name
    assert len(seen) == 2, "the large one alone, and nothing twice"


def test_it_looks_into_json_anew_where_it_is_another(tmp_path):
    path = tmp_path / "run.json"
    one = Evidence(name="e", path=path, kind="benchmark")
    library = Library([one], most=MOST)
    path.write_bytes((WRITTEN / "hyperfine-gzip.json").read_bytes())
    assert library.exhibit(one).reader == "hyperfine"
    path.write_bytes((WRITTEN / "pytest-benchmark-sorting.json").read_bytes())
    assert library.exhibit(one).reader == "pytest-benchmark"
    path.write_text("{}")
    with pytest.raises(EvidenceError, match="of no tool"):
        library.exhibit(one)


def test_it_does_not_believe_a_file_that_is_at_odds_with_itself(tmp_path):
    def change(told):
        told["results"][0]["times"][3] *= 2

    path = changed("hyperfine-gzip.json", tmp_path, change)
    with pytest.raises(EvidenceError, match="says that its mean is"):
        opened(path)
