"""The values behind a figure: those a reader knows, and those a record asks for."""

from decimal import Decimal

import pytest
from tests.evidence.exhibits import MOST, opened

from holdwater.errors import EvidenceError
from holdwater.evidence.samples import samples_of


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "read.csv"
    path.write_text("ms\n3\n1\n2\n")
    return path


def test_it_returns_what_a_reader_knows():
    found = samples_of(opened("hyperfine-gzip.json"), most=MOST)
    assert len(found["gzip -9.median"]) == 10


def test_it_asks_a_table_as_the_record_says(table):
    exhibit = opened(
        table,
        query="select median(ms) as typical from evidence",
        samples="select ms as typical from evidence",
    )
    assert samples_of(exhibit, most=MOST) == {"typical": tuple(map(Decimal, (3, 1, 2)))}
    assert exhibit.figures["typical"].samples == (), "no verdict is reached by them"


def test_it_knows_nothing_of_a_table_that_is_not_asked(table):
    exhibit = opened(table, query="select median(ms) as typical from evidence")
    assert samples_of(exhibit, most=MOST) == {}


def test_it_refuses_samples_of_no_figure(table):
    exhibit = opened(
        table,
        query="select median(ms) as typical from evidence",
        samples="select ms as other from evidence",
    )
    with pytest.raises(EvidenceError, match="samples of 'other'") as caught:
        samples_of(exhibit, most=MOST)
    assert "typical" in caught.value.hint


def test_it_asks_no_other_file_than_a_table():
    exhibit = opened("hyperfine-gzip.json", samples="select 1 as mean from evidence")
    with pytest.raises(EvidenceError, match="is read as hyperfine"):
        samples_of(exhibit, most=MOST)
