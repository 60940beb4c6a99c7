"""What DuckDB may take of the memory that a process is given."""

from __future__ import annotations

import pytest

pytest.importorskip("duckdb")


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ("4GB", "2800000000B"),
        ("1.5 GiB", "1127428915B"),
        ("512mb", "358400000B"),
        ("2G", "1400000000B"),
        ("80%", "80%"),
        ("much", "much"),
    ],
)
def test_it_gets_seven_tenths_of_what_there_is(given, part):
    from holdwater.community.duckdb_engine import part_of

    assert part_of(given) == part


def test_it_starts_with_that_part_and_no_more():
    from holdwater.community.duckdb_engine import DuckDBEngine, part_of

    with DuckDBEngine(memory=part_of("2GiB"), threads=1) as engine:
        assert engine.rows("SELECT current_setting('memory_limit')") == [("1.3 GiB",)]


def test_it_forgets_tables_it_is_told_to():
    from holdwater.community.duckdb_engine import DuckDBEngine
    from holdwater.community.sql import Table
    from holdwater.errors import CommunityError

    with DuckDBEngine(threads=1) as engine:
        engine.make(Table("few", "SELECT 1 AS one"))
        engine.forget(("few",))
        with pytest.raises(CommunityError, match="few"):
            engine.rows("SELECT * FROM few")
