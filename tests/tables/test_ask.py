"""One SELECT over one file gives figures, exactly, or says why it does not."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tables.making import CSV, FORMS, P99

from holdwater.errors import Damaged, EvidenceError, MissingExtra
from holdwater.tables import ask as module
from holdwater.tables import figures
from holdwater.tables.ask import LONGEST_QUERY, ask, ask_samples


def asked(query, content=CSV, form="csv"):
    return ask(content, form=form, query=query, source="read.csv")


@pytest.mark.parametrize("form", FORMS)
def test_it_asks_every_form_the_same_and_hears_the_same(form, tmp_path):
    (figure,) = asked(P99, FORMS[form](tmp_path), form.strip(";")).values()
    # 2.5 + (99.95 - 2.5) * 0.98, by definition 7
    assert (figure.value, figure.unit, figure.n) == (Decimal("98.001"), "ms", 3)
    assert round(figure.spread, 4) == Decimal("56.5537")


def test_it_asks_what_lies_deep_in_json():
    content = b'{"page":{"id":"x"},"incidents":[{"m":4},{"m":9}]}'
    query = (
        "select sum(i.m) as down, 'min' as down_unit, count(*) as incidents "
        "from (select unnest(incidents) as i from evidence)"
    )
    found = asked(query, content, "json")
    assert (found["down"].value, found["down"].unit) == (13, "min")
    assert found["incidents"].value == 2


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0.1::double", "0.1"),
        ("1.1::float", "1.1"),
        ("0.100::decimal(5, 3)", "0.100"),
        ("170141183460469231731687303715884105727::hugeint", None),
        ("18446744073709551615::ubigint", "18446744073709551615"),
        ("1e-7::double", "1e-7"),
        ("1e300::double", "1e300"),
        ("99.95", "99.95"),
        ("-3", "-3"),
    ],
)
def test_it_keeps_a_number_as_it_is(written, value):
    (figure,) = asked(f"select {written} as it").values()
    assert figure.value == Decimal(value or written.partition("::")[0])
    assert str(figure.value.normalize()) == str(
        Decimal(value or figure.value).normalize()
    )


@settings(max_examples=5)
@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=20))
def test_it_gives_back_each_float_of_a_file(values):
    content = "\n".join(["v", *map(repr, values)]).encode()
    found = asked(
        "select max(v::double) as high, min(v::double) as low from evidence", content
    )
    assert float(found["high"].value) == max(values)
    assert float(found["low"].value) == min(values)


def test_it_takes_a_name_with_an_ending_for_a_figure_where_it_stands_alone():
    found = asked("select 4 as loss_n, 2 as n")
    assert {name: one.value for name, one in found.items()} == {"loss_n": 4, "n": 2}


def test_it_leaves_the_spread_of_one_value_open():
    (figure,) = asked(
        "select 1 as a, stddev_samp(1) as a_spread, null as a_unit"
    ).values()
    assert (figure.spread, figure.unit) == (None, None)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("select ms from evidence", "more than one row"),
        ("select ms from evidence where ms > 1000", "no row"),
        ("select 1 as a, 2 as a", "two columns called 'a'"),
        ("select null as a", "where a number is wanted"),
        ("select max(ms) as a from evidence where ms > 1000", "the answer is NULL"),
        ("select 'nan'::double as a", "the answer is nan"),
        ("select 1 / 0 as a", "the answer is inf"),
        ("select 'fast' as a", "a VARCHAR in 'a'"),
        ("select true as a", "a BOOLEAN in 'a'"),
        ("select [1, 2] as a", "a INTEGER[] in 'a'"),
        ("select date '2026-10-01' as a", "a DATE in 'a'"),
        ("select max(ms) from evidence", "name it with `as`"),
        ('select 1 as "a b"', "name it with `as`"),
        ("select 1 as a, 2 as a_unit", "no unit in 'a_unit'"),
        ("select 1 as a, '' as a_unit", "no unit in 'a_unit'"),
        ("select 1 as a, 1.5 as a_n", "counts nothing"),
        ("select 1 as a, -1 as a_n", "counts nothing"),
        ("select 1 as a, -0.5 as a_spread", "no spread is below 0"),
        ("selec 1", "syntax error"),
        ("select speed as a from evidence", 'column "speed"'),
        ("", "asked 0 statements"),
        ("-- nothing", "asked 0 statements"),
        ("select 1 as a; select 2 as a", "asked 2 statements"),
    ],
)
def test_it_says_what_an_answer_lacks_and_shows_the_query(query, said):
    with pytest.raises(EvidenceError) as caught:
        asked(query)
    assert said in caught.value.message
    assert caught.value.hint == f"The query is: {query}"
    assert caught.value.where == "read.csv"


def test_it_refuses_a_query_longer_than_anybody_writes():
    with pytest.raises(EvidenceError, match=f"more than {LONGEST_QUERY:,}"):
        asked("select 1 as a" + " " * LONGEST_QUERY)


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("csv", b""),
        ("csv", b"\n\n1,2\n"),
        ("csv", b"a,b\n1,2\n1,2,3,4\n"),
        ("csv", b"a,b\n1,2\n3\n"),
        ("csv", b"# a comment\na,b\n1,2\n"),
        ("csv", b"a\n\xff\xfe\n"),
        ("json", b'{"a": '),
        ("ndjson", b'{"a": 1}\nno\n'),
        ("parquet", b"PAR1 but no more PAR1"),
        ("xlsx", b"PK\x03\x04 no workbook"),
        ("xlsx", b""),
    ],
)
def test_it_says_that_a_file_is_no_such_table(form, content):
    with pytest.raises(Damaged, match=f"cannot be read as {form}"):
        asked("select count(*) as n from evidence", content, form)


def test_it_tells_which_extra_is_missing(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'holdwater\[evidence\]'"):
        asked(P99)


# -- the values behind a figure ----------------------------------------------------------


def sampled(query, content=CSV):
    return ask_samples(content, form="csv", query=query, source="read.csv")


def test_it_asks_for_the_values_behind_figures_exactly_and_in_order():
    query = "select ms as p99, case when host = 'b' then ms end as b from evidence"
    assert sampled(query) == {
        "p99": (Decimal("1.5"), Decimal("2.5"), Decimal("99.95")),
        "b": (Decimal("2.5"),),
    }
    assert sampled("select ms as none from evidence where ms < 0") == {"none": ()}


@pytest.mark.parametrize(
    "query, said",
    [
        ("select host as p99 from evidence", "where a number is wanted"),
        ("select 'nan'::double as p99 from evidence", "has no value for 'p99'"),
        ("select ms as a, ms as a from evidence", "called 'a'"),
        ('select ms as "a b" from evidence', "called 'a b'"),
        ("delete from evidence", "answers a SELECT"),
        ("select random() as a from evidence", "`random`, which is not allowed"),
        ("select content as a from read_text('/etc/passwd')", "does not answer"),
    ],
)
def test_it_asks_for_samples_behind_the_same_locks(query, said):
    with pytest.raises(EvidenceError) as caught:
        sampled(query)
    assert said in caught.value.message
    assert query[:20] in caught.value.hint


def test_it_takes_as_many_samples_as_can_be_looked_at(monkeypatch):
    for one in (module, figures):
        monkeypatch.setattr(one, "MOST_SAMPLES", 2)
    with pytest.raises(EvidenceError, match="more than 2 values"):
        sampled("select ms as p99 from evidence")
    assert len(sampled("select ms as p99 from evidence where ms < 9")["p99"]) == 2
