"""Which gaps wait for the writer, and which marks only look like one."""

import pytest

from holdwater.check.draft import is_draft
from holdwater.reading.formats import read
from holdwater.text.gaps import GAP, gaps, is_quoted
from holdwater.text.statements import statements


def found(markdown):
    document = read(markdown.encode(), source="x", media_type="text/markdown")
    return [
        [one.text[span.start : span.end] for span in gaps(one)]
        for one in statements(document)
    ]


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("Deploy in […] minutes.", 1),
        ("In […], by […], on […].", 3),
        ("# Encrypted with […]", 1),
        ("- Encrypted with […]", 1),
        ("Deploy in [...] minutes.", 0),
        ("Deploy in … minutes.", 0),
        ("Deploy in `[…]` minutes.", 0),
        ("> It saved us […] hours.", 0),
        ("“It saved […] the day,” says Ana.", 0),
        ('"It saved […] the day," says Ana.', 0),
        ("“It saved us,” says Ana, who […].", 1),
        ("We went to the fair and met […]", 0),
        ("We met […] of them and […]", 1),
    ],
)
def test_it_finds_the_gaps_that_wait(page, count):
    assert found(page) == [[GAP] * count]


def test_it_cuts_no_sentence_at_a_gap():
    page = "It ran on […] TPC-H sets. […] Banks use it. So […] Is it?"
    assert [len(some) for some in found(page)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("a “b", True), ("a “b” ", False), ('a "b', True), ('a "b" ', False), ("", False)],
)
def test_it_knows_what_is_inside_quotation_marks(text, quoted):
    assert is_quoted(text + "X", len(text)) is quoted


def test_it_calls_a_statement_with_a_gap_a_draft(candidate):
    assert is_draft(candidate("It has […] users.").statement)
    assert not is_draft(candidate("It has many users.").statement)
