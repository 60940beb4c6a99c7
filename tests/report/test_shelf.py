"""Files of evidence, each once, with what is said of it."""

from datetime import date

from tests.ledger.making import TODAY, evidence, exhibit, figure, record, value

from holdwater.errors import Gone
from holdwater.ledger.verify import verify
from holdwater.report.shelf import plain_shelf, shelf_lines, shelf_of


def _claims():
    made = {"made_by": "Acme", "paid_by": "acme", "created": date(2026, 10, 1)}
    bench = evidence(**made, scope="acme-db@4.0", expires=date(2027, 1, 1))
    first = record(
        id="first",
        product="acme-db@4.2",
        value=value("3x", "at least"),
        evidence=(bench,),
    )
    against = evidence(path=bench.path, made_by="Globex", kind="record")
    gone = evidence("deck", kind="paper")
    second = record(id="second", evidence=(gone,), counter_evidence=(against,))
    told = exhibit(bench, figures={"a": figure("3.2", "x")}, flags=("self-run",))
    opened = {"bench": told, "deck": Gone("is not there")}
    return [(one, verify(one, opened, today=TODAY)) for one in (first, second)]


def test_it_tells_each_file_once_with_what_it_is_held_for():
    lines = list(shelf_lines(shelf_of(_claims()), width=80))
    assert lines == [
        "/project/evidence/bench.csv  benchmark, record  000000000000",
        "  by        Acme and Globex; paid by acme; 2026-10-01; good until 2027-01-01",
        "  of        acme-db@4.0",
        "  for       first",
        "  against   second",
        "  note      measured by the one who claims it",
        "  note      of another version of the product",
        "/project/evidence/deck.csv  paper  not read",
        "  by        nobody says who made it; nobody says who paid",
        "  for       second",
        "2 files of evidence",
    ]


def test_it_writes_them_as_json():
    plain = plain_shelf(shelf_of(_claims()), [], today=TODAY)
    bench, deck = plain["evidence"]
    assert (bench["supports"], bench["against"]) == (["first"], ["second"])
    assert bench["created"] == ["2026-10-01"]
    assert (deck["sha256"], deck["made_by"], deck["flags"]) == (None, [], [])


def test_it_shows_what_would_command_a_terminal():
    of = record(evidence=(evidence(scope="\x1b[2J"),))
    shelf = shelf_of([(of, verify(of, {"bench": exhibit()}, today=TODAY))])
    assert "\x1b" not in "".join(shelf_lines(shelf, width=80))
    assert list(shelf_lines(shelf, width=80))[-1] == "1 file"
