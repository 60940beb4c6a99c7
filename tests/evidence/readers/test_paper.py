"""Words that are quoted stand in the file, at a place, or are lost."""

from decimal import Decimal

import pytest
from tests.evidence.exhibits import opened
from tests.reading.pdf.making import of_pages, said

from holdwater.errors import AnchorLost, EvidenceError

MARKDOWN = """# Reads

Some words before.

At the 99th percentile, reads took
**4.2 ms** with 3 nodes – and “no cache”.

Writes took 15 ms and more.
"""


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(MARKDOWN, "utf-8")
    return path


def quoted(path, words):
    return opened(path, kind="paper", query=words)


def test_it_finds_words_across_lines_and_marks(paper):
    exhibit = quoted(paper, 'reads took 4.2 ms with 3 nodes - and "no cache"')
    assert exhibit.reader == "paper"
    assert exhibit.conditions == (("quoted from", "line 5"),)


def test_it_gives_the_figures_of_the_words_that_are_quoted(paper):
    figure = quoted(paper, "reads took 4.2 ms with").figures["value"]
    assert (figure.value, figure.unit, figure.locator) == (
        Decimal("4.2"),
        "ms",
        "line 5",
    )
    found = quoted(paper, "reads took 4.2 ms with 3 nodes").figures
    assert [(name, one.value) for name, one in found.items()] == [
        ("value1", Decimal("4.2")),
        ("value2", 3),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "reads took 2.4 ms with",
        "Reads took 4.2 ms with",
        "5 ms and more",
        "2 ms with 3 nodes",
        "reads took 4.2 ms with 3 node",
    ],
)
def test_it_says_that_words_are_lost(paper, words):
    with pytest.raises(AnchorLost, match="no longer holds, or never held") as caught:
        quoted(paper, words)
    assert words in str(caught.value)


def test_it_needs_more_than_a_word(paper):
    with pytest.raises(EvidenceError, match="fewer than 3 words"):
        quoted(paper, "4.2 ms")


def test_it_is_there_without_a_quotation(paper):
    exhibit = opened(paper, kind="paper")
    assert (exhibit.figures, exhibit.conditions) == ({}, ())


def test_it_names_the_page_of_a_pdf(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(
        of_pages(
            said("A summary of what follows here.", 20, 200),
            said("Scope: hosting in one data centre for 250 customers.", 20, 200),
        )
    )
    exhibit = quoted(path, "Scope: hosting in one data centre for 250 customers.")
    assert exhibit.conditions == (("quoted from", "p. 2"),)
    assert exhibit.figures["value"].value == 250


def test_it_quotes_nothing_that_nobody_sees(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<p>Seen by all.</p><p hidden>Reads take 4 ms each.</p>")
    assert quoted(path, "Seen by all.").figures == {}
    with pytest.raises(AnchorLost):
        quoted(path, "Reads take 4 ms each.")
