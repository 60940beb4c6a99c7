"""Stale figures, rewritten to what the evidence supports."""

from dataclasses import replace

import pytest

from holdwater.ledger.book import Ledger
from holdwater.ledger.match import Index
from holdwater.ledger.records import Records
from holdwater.ledger.restate import edits_of, record_edits
from holdwater.model.verification import Verdict
from holdwater.reading.formats import read
from holdwater.text.statements import statements

from .making import ROOT, record, value

SPEED = record(
    "Restores run at least 3x faster than pg_restore.", value=value("3x", "at least")
)
SHORT = Verdict(claim=SPEED.id, verdict="overstated", reason="so", supports="2.9x")
HOLDS = Verdict(claim=SPEED.id, verdict="holds", reason="so")


def restated(text, verdict, media_type="text/markdown", of=SPEED):
    kept = Ledger(Records(root=ROOT, records=(of,)), Index([of]), {of.id: verdict})
    document = read(text.encode(), source="a", media_type=media_type)
    at, parts = 0, []
    for span, instead in edits_of(document.text, statements(document), kept):
        parts += [text[at : span.start], instead]
        at = span.end
    return "".join([*parts, text[at:]])


@pytest.mark.parametrize(
    ("text", "verdict", "changed"),
    [
        ("Restores run at least 3x faster than pg_restore.", SHORT, True),
        ("# A\n\n- restores run at least **3x** faster than pg_restore\n", SHORT, True),
        ("Restores run at least 3x faster than pg_restore.", HOLDS, False),
        ("Restores run at least 3x faster than pg_restore.", replace(SHORT, supports=None), False),
        ("Restores run at least 4x faster than pg_restore.", SHORT, False),
        ("Restores run 3 times slower than pg_restore.", SHORT, False),
        ("The 3x plan costs 4 dollars.", SHORT, False),
    ],
)  # fmt: skip
def test_it_changes_the_figure_and_nothing_else(text, verdict, changed):
    assert restated(text, verdict) == (text.replace("3x", "2.9x") if changed else text)


def test_it_changes_html():
    page = "<p>Restores run at least <b>3x</b> faster than pg_restore.</p>"
    assert restated(page, SHORT, "text/html") == page.replace("3x", "2.9x")


def test_it_prints_the_figure_on_file_where_another_stands():
    text = "Restores run at least {}x faster than pg_restore."
    assert restated(text.format(4), HOLDS) == text.format(3)
    assert restated(text.format(400), HOLDS) == text.format(400), "that is no slip"
    assert restated(text.format(4).replace("at least", "up to"), HOLDS) == text.format(
        4
    ).replace("at least", "up to")


FILE = """\
[[claim]]
id = "other"
text = "It is at least 3x smaller."
[claim.value]
claimed = "3x"

[[claim]]
id = "restore-speed"
text = "Restores run at least 3x faster than pg_restore."
[claim.value]
claimed = "3x"
"""


def test_it_changes_the_one_record_of_a_file():
    of = replace(SPEED, where="claims/a.toml:8:1")
    edits = record_edits(FILE, of, SHORT)
    begin = FILE.index('id = "restore-speed"')
    assert len(edits) == 2
    assert all(span.start > begin for span, _ in edits)
    assert [FILE[span.start : span.end] for span, _ in edits] == ["3", "3"]
    assert {instead for _, instead in edits} == {"2.9"}


def test_it_changes_no_record_whose_words_stand_otherwise():
    of = replace(SPEED, where="claims/a.toml:8:1")
    assert record_edits(FILE.replace("than pg_restore", "than\\tpg"), of, SHORT) == []
    assert record_edits(FILE, of, HOLDS) == []


# -- several figures in one sentence ------------------------------------------------

TIMES = record(
    "Restores take 43 min, and 118 min with pg_restore.",
    value=value("43 min", "equals"),
    further=(value("118 min", "equals"),),
)


def told(*supports):
    parts = tuple(
        Verdict(
            claim=TIMES.id,
            verdict="overstated" if one else "holds",
            reason="so",
            supports=one,
        )
        for one in supports
    )
    return replace(parts[0], parts=parts)


@pytest.mark.parametrize(
    ("supports", "changed"),
    [
        (("44 min", None), "Restores take 44 min, and 118 min with pg_restore."),
        ((None, "117 min"), "Restores take 43 min, and 117 min with pg_restore."),
        (("44 min", "117 min"), "Restores take 44 min, and 117 min with pg_restore."),
        ((None, None), TIMES.text),
    ],
)
def test_it_changes_those_that_are_stale(supports, changed):
    assert restated(TIMES.text, told(*supports), of=TIMES) == changed
    file = f'+++\nid = "a"\ntext = "{TIMES.text}"\nclaimed = "43 min"\nclaimed = "118 min"\n'
    edits = record_edits(file, TIMES, told(*supports))
    assert len(edits) == 2 * sum(1 for one in supports if one)


def test_it_mends_the_slip_and_leaves_the_other():
    slip = TIMES.text.replace("43", "42")
    assert restated(slip, told(None, None), of=TIMES) == TIMES.text
    both = TIMES.text.replace("118", "119")
    assert restated(both, told(None, None), of=TIMES) == TIMES.text


def test_it_leaves_words_that_differ_in_two_figures():
    """They may be another claim's: two runs that are told of alike."""
    two = TIMES.text.replace("43", "42").replace("118", "119")
    assert restated(two, told(None, None), of=TIMES) == two
