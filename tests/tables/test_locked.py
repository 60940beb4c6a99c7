"""What a hostile query or file tries, it does not get."""

import http.server
import io
import subprocess
import sys
import threading
import zipfile
from dataclasses import replace

import duckdb
import pytest
from tests.tables.making import workbook

from holdwater.errors import Damaged, EvidenceError, HoldwaterError, OverLimit
from holdwater.isolate import Limits
from holdwater.tables import locked
from holdwater.tables.ask import LIMITS, ask
from holdwater.tables.together import Asking, Table

CSV = b"ms\n1\n2\n"

#: As `LIMITS`, and short of patience.
BRIEF = Limits(memory=LIMITS.memory, seconds=2, output=LIMITS.output)


#: As `verify` asks: from a process that is made ready once (`holdwater.forks`).
READY = Asking()


def asked(query, content=CSV, form="csv", limits=LIMITS):
    if limits is not LIMITS:
        return ask(content, form=form, query=query, source="read.csv", limits=limits)
    (found,) = READY.ask_all(Table(content, form, [query], "read.csv"))
    if isinstance(found, HoldwaterError):
        raise found
    return found


def refused(query, said=""):
    with pytest.raises(EvidenceError) as caught:
        asked(query)
    assert said in str(caught.value)
    return str(caught.value)


@pytest.fixture
def secret(tmp_path):
    """A file that no query may read, in several formats' names."""
    path = tmp_path / "secret.csv"
    path.write_text("pin\n4711\n")
    return path


@pytest.mark.parametrize(
    "query",
    [
        "select pin from read_csv('{}')",
        "select pin from '{}'",
        'select pin from "{}"',
        "select length(content) as pin from read_text('{}')",
        "select octet_length(content) as pin from read_blob('{}')",
        "select count(*) as pin from glob('{}')",
        "select count(*) as pin from sniff_csv('{}')",
        "select count(*) as pin from read_json('{}')",
        "select count(*) as pin from read_parquet('{}')",
        "select count(*) as pin from parquet_metadata('{}')",
        "select count(*) as pin from read_duckdb('{}')",
        "select (select pin from read_csv('{}')) as pin from evidence limit 1",
        "with s as (from read_csv('{}')) select pin from s",
        "select count(*) as pin from query_table('{}')",
        "select pin from query('from read_csv(''{}'')')",
        "select count(*) as pin from read_csv('{}*')",
        "select count(*) as pin from read_csv('file://{}')",
        "select count(*) as pin from read_csv('/proc/self/cwd/{}')",
    ],
)
def test_it_reads_no_other_file(query, secret):
    assert "4711" not in refused(query.format(secret))


@pytest.mark.parametrize("path", ["/dev/fd/0", "/proc/self/fd/0", "/proc/self/environ"])
def test_it_reads_not_even_its_own_input_again(path):
    refused(f"select length(content) as n from read_text('{path}')")


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("copy evidence to '{}'", "COPY"),
        ("copy (select 1) to '{}' (format parquet)", "COPY"),
        ("export database '{}'", "EXPORT"),
        ("import database '{}'", "PRAGMA"),
        ("attach '{}' as other", "ATTACH"),
        ("create table t as select 1", "CREATE"),
        ("insert into evidence values (3)", "INSERT"),
        ("update evidence set ms = 0", "UPDATE"),
        ("delete from evidence", "DELETE"),
        ("drop table evidence", "DROP"),
        ("install httpfs", "LOAD"),
        ("load '{}'", "LOAD"),
        ("set enable_external_access = true", "SET"),
        ("set memory_limit = '99GB'", "SET"),
        ("reset lock_configuration", "SET"),
        ("pragma database_list", "PRAGMA"),
        ("call pragma_version()", "CALL"),
        ("explain analyze select 1", "EXPLAIN"),
        ("prepare p as select 1", "PREPARE"),
        ("pivot evidence on ms", "MULTI"),
        ("begin transaction", "TRANSACTION"),
        ("checkpoint", "CALL"),
    ],
)
def test_it_takes_nothing_but_a_select(query, kind, tmp_path):
    written = tmp_path / "written"
    refused(query.format(written), f"answers a SELECT, and no {kind}")
    assert list(tmp_path.iterdir()) == []


def test_it_hides_no_second_statement_in_a_string():
    refused("select * from query('copy evidence to ''x''')", "`query`")


@pytest.fixture
def server():
    """A server on this machine that would answer, and what it was asked."""
    heard = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"pin\n4711\n")

        def do_HEAD(self):
            self.do_GET()

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{one.server_port}", heard
        one.shutdown()


@pytest.mark.parametrize(
    "query",
    [
        "select pin from 'http://{}/pin.csv'",
        "select pin from read_csv('http://{}/pin.csv')",
        "select count(*) as pin from read_parquet('s3://{}/pin.parquet')",
        "select count(*) as pin from read_json('https://{}/pin.json')",
    ],
)
def test_it_asks_no_server(query, server):
    address, heard = server
    refused(query.format(address))
    assert heard == []


@pytest.mark.parametrize(
    "query",
    [
        "select random() as a",
        "select RANDOM() as a from evidence",
        "select avg(ms) filter (random() > 0.5) as a from evidence",
        "select count(*) as a from evidence where ms < epoch(now())",
        "select year(today()) as a",
        "select year(current_date) as a",
        "select epoch(current_timestamp) as a",
        "select epoch(get_current_timestamp()) as a",
        "select year(age(timestamp '2020-01-01')) as a",
        "select year(ago(interval 1 year)) as a",
        "select epoch(pg_postmaster_start_time()) as a",
        "select count(*) as a from (select uuid())",
        "select count(*) as a from evidence using sample 1",
        "select count(*) as a from evidence tablesample 50%",
        "with w as (select random() as r) select r as a from w",
        "select (select max(x) from (select random() as x)) as a",
        "select sleep_ms(1000) as a",
        "select pg_sleep(1000) as a",
        "select length(current_setting('home_directory')) as a",
    ],
)
def test_it_asks_nothing_that_answers_otherwise_tomorrow(query):
    refused(query, "today and tomorrow")


FORMS = [
    "select {}() as a from evidence",
    "SELECT {}( ) AS a",
    'select "{}"() as a',
    "select main.{}() as a",
    "select 1 as a where (select {}) is null",
    "select /* x */ {}\n(1) as a",
    "with w as (select {}()) select * from w",
    "from (select {}() as a)",
]


@pytest.mark.parametrize("form", FORMS)
def test_it_takes_apart_whatever_may_be_refused(form):
    connection = duckdb.connect(":memory:")
    for name in sorted(locked._REFUSED | {"age"}):
        for written in (name, name.upper(), name.capitalize()):
            query = form.format(written)
            if locked._first_refused(connection, query):
                assert locked._may_be_refused(query), query


@pytest.mark.parametrize(
    "query",
    [
        "select 1 as a using sample 1",
        "select 1 as a from (select 2 as b) tablesample 50%",
        "pivot evidence on ms using count(*)",
        "select 1 as a from (pivot evidence on ms)",
        "select 1 as ä, random\u00a0() as a",
        'select "ran" as a',
    ],
)
def test_it_takes_apart_what_it_does_not_know_for_plain(query):
    assert locked._may_be_refused(query)


def test_it_takes_nothing_apart_for_a_plain_question():
    query = "select median(ms) as m, 'ms' as m_unit, count(*) as m_n from evidence"
    assert not locked._may_be_refused(query)


def test_it_knows_no_variable_of_the_machine(monkeypatch):
    monkeypatch.setenv("ZIMBO", "4711")
    for query in ("select getenv('ZIMBO') as a", "select getvariable('ZIMBO') as a"):
        assert "4711" not in refused(query)


def test_it_knows_no_variable_of_the_program():
    assert "4711" not in refused("select pin as a from content")
    refused("select count(*) as a from connection", "does not exist")


@pytest.mark.journey  # each fills what memory it may have
@pytest.mark.parametrize(
    "query",
    [
        "select len(range(300000000)) as a",
        "select length(repeat('a', 2000000000)) as a",
        "select list_sum(range(300000000)) as a",
        "select len(list(a)) as n from range(200000000) t(a)",
        "select count(*) as a from (select distinct i from range(300000000) t(i))",
        "select length(string_agg(a::varchar)) as b from range(100000000) t(a)",
    ],
)
def test_it_does_not_swell(query):
    with pytest.raises(OverLimit, match=r"memory to read|more than 20 s") as caught:
        asked(query)
    assert query in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        "select sum(i) as a from generate_series(1, 1000000000000) t(i)",
        "with recursive t as (select 1 i union all select i + 1 from t) select max(i) a from t",
        "select count(*) as a from range(1000000) a, range(1000000) b",
    ],
)
def test_it_does_not_hang(query):
    with pytest.raises(OverLimit, match="takes more than 2 s") as caught:
        asked(query, limits=BRIEF)
    assert query in str(caught.value)


def test_it_shows_the_query_where_all_breaks_down():
    with pytest.raises((OverLimit, Damaged), match="select 1 as a"):
        asked("select 1 as a", limits=replace(LIMITS, memory=32 << 20))


@pytest.mark.journey  # it waits as long as DuckDB would before it shows how far it is
def test_it_takes_its_time_in_silence():
    """DuckDB draws how far it is, after two seconds, on standard output."""
    query = "select count(distinct i % 1000) as a from range(900000000) t(i)"
    assert asked(query)["a"].value == 1000


@pytest.mark.parametrize("nested", ["(" * 5000 + "1" + ")" * 5000, "1" + "+1" * 5000])
def test_it_survives_a_query_as_deep_as_it_is_long(nested):
    refused(f"select {nested} as a", "expression depth")


def test_it_sends_no_long_text_home():
    with pytest.raises(HoldwaterError):
        asked("select 1 as a, repeat('x', 100000000) as a_unit")


def test_it_leaves_nothing_on_the_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert asked("select max(ms) as a from evidence")["a"].value == 2
    refused("install httpfs")
    assert list(tmp_path.iterdir()) == []


# -- files -------------------------------------------------------------------------


def test_it_does_not_follow_a_link_out_of_a_workbook(secret):
    linked = {
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        f"../../../../../../../..{secret}": "ms\n4711\n",
        "/etc/motd": "out",
    }
    content = workbook(
        ["ms"], [1], ["='file://" + str(secret) + "'!A1"], more=linked.items()
    )
    found = asked(
        "select count(*) as n from evidence where ms = '4711'", content, "xlsx"
    )
    assert found["n"].value == 0
    assert secret.read_text() == "pin\n4711\n"


def test_it_reads_no_entity_of_a_sheet(secret):
    sheet = (
        f'<!DOCTYPE x [<!ENTITY pin SYSTEM "file://{secret}">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetData><row><c t="inlineStr"><is><t>ms</t></is></c></row><row>'
        '<c t="inlineStr"><is><t>&pin;</t></is></c></row></sheetData></worksheet>'
    )
    content = workbook(more={"xl/worksheets/sheet1.xml": sheet}.items())
    query = "select count(*) as n from evidence where ms like '%4711%'"
    try:
        found = asked(query, content, "xlsx")["n"].value
    except HoldwaterError:
        found = 0  # refused, and all the better
    assert found == 0


@pytest.mark.journey  # it fills what memory it may have
def test_it_does_not_swell_with_an_archive_made_to():
    rows = b"<row><c><v>1</v></c></row>" * 1000
    sheet = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["ms"], [1]))) as given,
        zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in given.namelist():
            if name != "xl/worksheets/sheet1.xml":
                written.writestr(name, given.read(name))
        with written.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(
                b'<worksheet xmlns="http://schemas.openxmlformats.org/'
                b'spreadsheetml/2006/main"><sheetData>'
            )
            for _ in range(20_000):
                part.write(rows)
            part.write(b"</sheetData></worksheet>")
    content = sheet.getvalue()
    assert len(content) < 3_000_000
    with pytest.raises(HoldwaterError):
        asked("select count(*) as n from evidence", content, "xlsx", BRIEF)


def test_it_takes_a_table_that_names_other_files_for_words(secret):
    content = f"path\n{secret}\nhttp://127.0.0.1/x.csv\n".encode()
    assert asked("select count(*) as n from evidence", content)["n"].value == 2
    query = "select (select count(*) from read_csv(path)) as pin from evidence"
    with pytest.raises(EvidenceError):
        asked(query, content)


LOCKED = """
import errno, os, socket
from holdwater.tables import locked
locked._open_nothing_more()
for opened in (lambda: os.open("/etc/hostname", os.O_RDONLY), socket.socket, os.pipe):
    try:
        opened()
    except OSError as error:
        print(errno.errorcode[error.errno])
"""


def test_it_opens_nothing_once_it_is_locked():
    """The kernel's lock, which would hold where DuckDB's did not."""
    done = subprocess.run(
        [sys.executable, "-c", LOCKED], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["EMFILE"] * 3
