"""The table of a record that says whose claim it is."""

from datetime import UTC, date, datetime

import pytest

from holdwater.ledger.records import read_text
from holdwater.model.span import Span
from holdwater.model.theirs import Informed, Question

TABLE = """\
vendor = "Ottermere"
source = "https://ottermere.example/"
retrieved = 2026-11-22T09:30:00Z
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
kept = "kept/page.html"
"""

MORE = """\
span = [4, 40]
replaces = "older"
gone = 2026-12-01
questions = [{ask = "How?"}, {ask = "When?", answer = "In May.", on = 2026-11-30}]
told = [{who = "The board", on = 2026-11-23, note = "by Ottermere"}, {who = "IT"}]
test_here = {held_if = "[…]"}
"""


def read(tmp_path, table):
    text = f'+++\nid = "abc"\ntext = "It is fast."\n[theirs]\n{table}+++\n'
    root = tmp_path.resolve()
    return read_text(text, path=root / "claims" / "abc.md", root=root)


def test_it_reads_whose_claim_it_is(tmp_path):
    (record,), errors = read(tmp_path, TABLE + MORE)
    assert errors == []
    theirs = record.theirs
    assert (theirs.vendor, theirs.replaces, theirs.gone) == (
        "Ottermere",
        "older",
        date(2026, 12, 1),
    )
    assert theirs.retrieved == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert theirs.kept == tmp_path.resolve() / "claims" / "kept" / "page.html"
    assert theirs.span == Span(4, 40)
    answered = Question(ask="When?", answer="In May.", on=date(2026, 11, 30))
    assert theirs.questions == (Question(ask="How?"), answered)
    assert theirs.open_questions == (Question(ask="How?"),)
    assert theirs.told == (
        Informed(who="The board", on=date(2026, 11, 23), note="by Ottermere"),
        Informed(who="IT"),
    )
    assert theirs.test_here == {"held_if": "[…]"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('vendor = "Ottermere"', "", "4:1: `theirs` lacks `vendor`"),
        ("2026-11-22T09:30:00Z", "2026-11-22", "7:1: `retrieved` is no moment with its offset"),
        ("2026-11-22T09:30:00Z", "2026-11-22T09:30:00", "`retrieved` is no moment with its offset"),
        ("retrieved = 2026-11-22T09:30:00Z\n", "", "`theirs` lacks `retrieved`"),
        ("kept/page.html", "../../page.html", "`kept` leads out of the project's folder"),
        ("kept/page.html", "/etc/passwd", "`kept` is no path relative to the record"),
        ("[4, 40]", "[40, 4]", "`span` is no pair of offsets"),
        ("[4, 40]", '"4-40"', "`span` is no pair of offsets"),
        ('{ask = "How?"}', '{asks = "How?"}', "no key of `questions` is called 'asks'. Did you mean `ask`?"),
        ('{ask = "How?"}', '"How?"', "`questions` is no list of at most 100 tables"),
        ('{who = "IT"}', '{note = "x"}', "`told` lacks `who`"),
        ('{held_if = "[…]"}', '{held = "x"}', "is called 'held'. Did you mean `held_if`?"),
        ("replaces", "replaced", "is called 'replaced'. Did you mean `replaces`?"),
        ("gone = 2026-12-01", 'gone = "soon"', "`gone` is 'soon', not a day"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_and_where(tmp_path, old, new, says):
    whole = TABLE + MORE
    assert old in whole
    found, errors = read(tmp_path, whole.replace(old, new))
    assert found == []
    assert says in "\n".join(map(str, errors))


def test_it_takes_no_word_for_a_table(tmp_path):
    text = '+++\nid = "abc"\ntext = "x"\ntheirs = "Ottermere"\n+++\n'
    _, errors = read_text(text, path=tmp_path / "claims" / "abc.md", root=tmp_path)
    assert "`theirs` is no table" in str(errors[0])
