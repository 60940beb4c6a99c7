"""A table is asked what the record says, and nothing without it."""

import pytest
from tests.evidence.exhibits import opened

from holdwater.errors import EvidenceError

QUERY = "select avg(ms) as mean, 'ms' as mean_unit, count(*) as mean_n from evidence"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "read.csv"
    path.write_text("ms\n" + "4\n6\n" * 2)
    return path


def test_it_asks_the_record_s_query(table):
    exhibit = opened(table, query=QUERY)
    figure = exhibit.figures["mean"]
    assert (figure.value, figure.unit, figure.n) == (5, "ms", 4)
    assert exhibit.reader == "table"


def test_it_flags_a_benchmark_of_few_runs_and_no_survey(table):
    assert opened(table, query=QUERY).figures["mean"].flags == ("few-runs",)
    assert opened(table, query=QUERY, kind="survey").figures["mean"].flags == ()
    query = "select avg(ms) as mean from evidence"
    assert opened(table, query=query).figures["mean"].flags == ()


def test_it_says_that_there_is_nothing_to_ask(table):
    with pytest.raises(EvidenceError, match=r"does not say what to ask it.*query = "):
        opened(table)


def test_it_needs_an_ending_to_know_a_table(table):
    other = table.rename(table.with_suffix(".dat"))
    with pytest.raises(EvidenceError, match="no ending that tells"):
        opened(other, reader="table", query=QUERY)
