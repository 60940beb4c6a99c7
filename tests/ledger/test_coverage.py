"""How much of some copy is tied to a record."""

from holdwater.check.road import check
from holdwater.ledger.coverage import coverage
from holdwater.ledger.match import Index
from holdwater.model.verification import Coverage
from holdwater.reading.formats import read

from .making import record, value

PAGE = """\
# Ottermere

Restores run 3x faster than pg_restore (730 GB). Deploy in minutes. World-class support.

It writes 40 files to a bucket.
"""


def counted(judged, told):
    """Add up the statements of a page; ``told`` has the records by id()."""
    every = (
        coverage(one.statement.text, one.standing, told.get(id(one.statement), []))
        for one in judged
    )
    return sum(every, Coverage())


def test_it_counts_what_is_bound(lens, today):
    document = read(PAGE.encode(), source="a.md", media_type="text/markdown")
    judged = check(document, lens=lens, today=today).judged
    speed = value("3x", "at least")
    index = Index([record("Restores run 3x faster than pg_restore.", value=speed)])
    told = {
        id(one.statement): [m.record for m in index.matches(one.statement.text)]
        for one in judged
    }
    assert counted(judged, told) == Coverage(
        numbers=3, numbers_bound=1, objective=2, objective_bound=1
    )
    assert counted(judged, {}) == Coverage(numbers=3, objective=2)


def test_it_adds_up():
    one = Coverage(numbers=3, numbers_bound=1, objective=2, objective_bound=1)
    assert one + Coverage() == one
    assert one + one == Coverage(
        numbers=6, numbers_bound=2, objective=4, objective_bound=2
    )


def test_it_counts_no_figure_that_is_printed_beside_the_claimed_one(lens, today):
    text = "Restores take 43 min, and 118 min with pg_restore."
    document = read(text.encode(), source="a.md", media_type="text/markdown")
    judged = check(document, lens=lens, today=today).judged
    told = {id(judged[0].statement): [record(text, value=value("43 min", "equals"))]}
    assert counted(judged, told).numbers_bound == 1
    assert counted(judged, told).numbers == 2
