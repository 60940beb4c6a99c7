"""What is asked together is answered as what is asked alone."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tables.making import CSV, FORMS, P99

from holdwater.errors import HoldwaterError, OverLimit
from holdwater.tables import ask as module
from holdwater.tables import together
from holdwater.tables.ask import ask
from holdwater.tables.bounds import MOST_BYTES_TOGETHER, MOST_TOGETHER
from holdwater.tables.together import Asking, Table

READY = Asking()

QUERIES = [
    "select sum(a) as a from evidence",
    "select a from evidence",
    "copy evidence to 'x.csv'",
    "select nobody from evidence",
    "select date '2026-10-01' as a",
    "select 0.1::FLOAT as a, 1.50::DECIMAL(9, 2) as b, 7::HUGEINT as c",
    "select max(a) as a from evidence",
]

CONTENTS = [
    b"a\n1\n2\n",
    b"a\n3.5\n4\n",
    b"b\nx\n",
    b"a,a\n",
    b"",
    b"\n",
    b'a\n"1\n2\n',
]


def alone(table):
    return [told(lambda q=q: asked(table, q)) for q in table.queries]


def asked(table, query):
    return ask(table.content, form=table.form, query=query, source=table.source)


def told(call):
    try:
        return call()
    except HoldwaterError as error:
        return error


def plain(answers):
    return [
        (type(one), str(one)) if isinstance(one, HoldwaterError) else one
        for one in answers
    ]


@pytest.fixture
def children(monkeypatch):
    """How many tables each child was given."""
    counted = []
    run = together.Forks.run

    def counting(self, content, *, arguments, **more):
        counted.append(len(arguments["tables"]))
        return run(self, content, arguments=arguments, **more)

    monkeypatch.setattr(together.Forks, "run", counting)
    return counted


def test_it_answers_many_questions_as_it_does_each_alone():
    """One that is refused, breaks down or answers much is in no other's way."""
    table = Table(b"a\n1\n2\n", "csv", QUERIES, "x")
    found = READY.ask_all(table)
    assert plain(found) == plain(alone(table))
    assert sum(isinstance(one, dict) for one in found) == 3


@pytest.mark.parametrize("form", FORMS)
def test_it_asks_every_form_in_one_child(form, tmp_path, monkeypatch):
    monkeypatch.delattr(module, "run_isolated")
    queries = [P99, "select max(ms) as most from evidence"]
    found = READY.ask_all(Table(FORMS[form](tmp_path), form.strip(";"), queries, "x"))
    assert [max(one) for one in found] == ["p99", "most"]


def test_it_asks_each_alone_where_one_is_too_much_for_all():
    swelling = "select len(list(a)) as a from range(1000000000) t(a)"
    queries = [swelling, "select max(a) as a from evidence"]
    one, other = READY.ask_all(Table(b"a\n1\n2\n", "csv", queries, "x"))
    assert isinstance(one, OverLimit)
    assert other["a"].value == 2


# -- tables together -------------------------------------------------------------------


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.builds(
            Table,
            st.sampled_from(CONTENTS),
            st.sampled_from(["csv", "tsv", "json", "ndjson"]),
            st.lists(st.sampled_from(QUERIES), min_size=1, max_size=3, unique=True),
            st.sampled_from(["one.csv", "two.csv"]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_it_answers_tables_together_as_it_does_each_alone(tables):
    found = READY.ask_each(tables)
    assert [*map(plain, found)] == [plain(alone(one)) for one in tables]


def test_it_asks_small_tables_of_text_in_few_children(children, tmp_path):
    small = Table(CSV, "csv", [P99], "small.csv")
    large = Table(
        CSV * (MOST_BYTES_TOGETHER // len(CSV) + 1), "csv", [P99], "large.csv"
    )
    packed = Table(FORMS["parquet"](tmp_path), "parquet", [P99], "packed.parquet")
    found = READY.ask_each(
        [small, packed, small, large, *[small] * MOST_TOGETHER, small]
    )
    assert children == [1, 1, 1, 1, MOST_TOGETHER, 1]
    assert all(isinstance(one, dict) for at in (0, 1, 2, 4, -1) for one in found[at])


@pytest.mark.parametrize(
    "query",
    [
        "select count(*) as n from duckdb_databases() where not internal",
        "select count(*) as n from duckdb_tables()",
        "select count(*) as n from information_schema.tables",
        "select sum(a) as n from evidence",
    ],
)
def test_it_shows_no_table_to_what_is_asked_of_another(query):
    tables = [Table(b"a\n%d\n" % n, "csv", [query], f"{n}.csv") for n in (1, 1, 1)]
    assert [one["n"].value for (one,) in READY.ask_each(tables)] == [1, 1, 1]


@pytest.mark.parametrize("at", range(10))
def test_it_lets_no_query_open_the_file_of_another(at):
    secret = Table(b"pin\n4711\n", "csv", ["select 1 as n"], "secret.csv")
    query = f"select pin from read_csv('/dev/fd/{at}')"
    asking = Table(b"a\n1\n", "csv", [query], "asking.csv")
    for tables in (
        [secret, asking, secret],
        [asking, secret],
        [secret, secret, asking],
    ):
        (said,) = READY.ask_each(tables)[tables.index(asking)]
        assert isinstance(said, HoldwaterError)
        assert "4711" not in str(said)


def test_it_asks_each_table_alone_where_one_is_too_much_for_all(children):
    swelling = "select len(list(a)) as a from range(1000000000) t(a)"
    good = Table(b"a\n1\n2\n", "csv", ["select max(a) as a from evidence"], "good.csv")
    bad = Table(b"a\n1\n", "csv", [swelling], "bad.csv")
    (before,), (said,), (behind,) = READY.ask_each([good, bad, good])
    assert isinstance(said, OverLimit)
    assert said.where == "bad.csv"
    assert before == behind
    assert before["a"].value == 2
    assert children == [3, 1, 1, 1]


def test_it_opens_databases_ahead_that_no_thread_works_for():
    """What is forked while another thread holds a lock may wait for ever."""
    code = (
        "import os\n"
        "from holdwater.tables import locked\n"
        "locked.open_ahead(1)\n"
        "locked.open_ahead(3)\n"
        "print(len(locked._opened_ahead), len(os.listdir('/proc/self/task')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["3", "1"]
