"""PDFs that LibreOffice and Chromium wrote, in the order they are read."""

from pathlib import Path

import pytest
from tests.reading.pdf.making import PICTURE, of_pages, said

from holdwater.errors import OverLimit
from holdwater.model.place import Place
from holdwater.reading.formats import read

ROOT = Path(__file__).parents[3]
DATASHEET = ROOT / "examples" / "ottermere" / "office" / "datasheet.pdf"
REHEARSALS = Path(__file__).with_name("rehearsals.pdf")


@pytest.fixture(scope="module")
def datasheet():
    return opened(DATASHEET)


@pytest.fixture(scope="module")
def rehearsals():
    return opened(REHEARSALS)


def opened(path):
    return read(path.read_bytes(), source=path.name, media_type="application/pdf")


def of_bytes(content):
    return read(content, source="a.pdf", media_type="application/pdf")


def texts(document):
    return [block.text.strip() for block in document.blocks]


def of_kind(document, kind):
    return [block.text.strip() for block in document.blocks if block.kind == kind]


def test_it_reads_columns_one_after_the_other(datasheet, rehearsals):
    assert of_kind(datasheet, "heading") == [
        "Ottermere",
        "Backup and restore for PostgreSQL",
        "What it does",
        "What you need",
        "Security",
        "Restores you can trust",
        "Limits and prices",
    ]
    first, second, third, *_ = of_kind(rehearsals, "paragraph")
    assert first.startswith("Once a week")
    assert first.endswith("awake for that.")
    assert second.startswith("A backup that")
    assert second.endswith("before it hurts.")
    assert third.startswith("Rehearsals need")
    assert third.endswith("were tried.")


def test_it_knows_on_which_page_a_block_begins(datasheet):
    pages = {block.text.strip(): block.place for block in datasheet.blocks}
    assert pages["Security"] == Place(page=1)
    assert pages["Limits and prices"] == Place(page=2)


def test_it_keeps_the_hyphen_of_a_word_that_has_one(datasheet):
    text = " ".join(block.text for block in datasheet.blocks)
    assert "write-ahead log" in text
    assert "well-documented settings" in text
    assert "cross-region copy" in text


def test_it_reads_an_item_over_lines_and_columns(datasheet):
    assert of_kind(datasheet, "item") == [
        "PostgreSQL 14 to 18 on Debian, Ubuntu or Red Hat Enterprise Linux",
        "x86-64 or ARM, and 512 MB of memory for the agent",
        "a bucket in your own account, with versioning switched on",
    ]


def test_it_lets_columns_lead_into_cells(datasheet):
    cells = {b.text.strip(): b.lead_in for b in datasheet.blocks if b.kind == "cell"}
    assert cells["unlimited"] == "Enterprise"
    assert cells["4 TB"] == "Team"
    assert cells["Rehearsals"] == "Limit"
    assert of_kind(datasheet, "caption") == ["Table 1: limits of the two plans."]


def test_it_ties_a_footnote_to_its_mark(datasheet):
    (block,) = (b for b in datasheet.blocks if b.notes)
    ((label, at),) = block.notes
    assert block.text[:at].endswith("took 43 minutes")
    assert dict(datasheet.footnotes)[label].startswith("Ten runs on two servers")


def test_it_reads_running_heads_once_and_no_page_numbers(datasheet):
    heads = [b.text for b in datasheet.blocks if b.place.part == "running head"]
    assert heads == [
        "Ottermere datasheet · October 2026",
        "© 2026 Ottermere ApS · Page 1",
    ]


def test_it_keeps_links_and_languages(datasheet, rehearsals):
    (link,) = (link for block in rehearsals.blocks for link in block.links)
    assert link.words == "the handbook"
    assert link.href == "https://ottermere.example/docs/rehearsals"
    assert (datasheet.language, rehearsals.language) == ("en-GB", "en")


def test_it_reads_a_figure_with_its_label(rehearsals):
    paragraphs = of_kind(rehearsals, "paragraph")
    assert "43 min median restore of 730 GB" in paragraphs
    assert "13 months of reports kept" in paragraphs


@pytest.mark.parametrize(
    "box", [b"9 9 309 309", b"1000 1000 1300 1300", b"-50 -50 250 250"]
)
def test_it_reads_a_page_that_does_not_begin_at_0(box):
    x, y = (int(edge) for edge in box.split()[:2])
    content = of_pages(said("Restores in minutes.", x + 20, y + 200), box=box)
    assert texts(of_bytes(content)) == ["Restores in minutes."]


@pytest.mark.parametrize(
    "degrees, turned, first, second",
    [
        (0, b"1 0 0 1", (40, 200), (40, 186)),
        (90, b"0 1 -1 0", (100, 40), (114, 40)),
        (180, b"-1 0 0 -1", (260, 100), (260, 114)),
        (270, b"0 -1 1 0", (200, 260), (186, 260)),
    ],
)
def test_it_reads_a_page_as_it_is_turned(degrees, turned, first, second):
    drawn = said("Restores run while", *first, turned=turned)
    drawn += said("nobody is awake.", *second, turned=turned)
    found = of_bytes(of_pages(drawn, more=b"/Rotate %d" % degrees))
    assert texts(found) == ["Restores run while nobody is awake."]
    assert found.blocks[0].kind == "paragraph"


def test_it_keeps_a_figure_that_is_no_page_number():
    drawn = said("The year", 40, 250) + said("2024", 40, 10, size=24)
    assert "2024" in texts(of_bytes(of_pages(drawn, said("Other words", 40, 250))))


@pytest.mark.parametrize("size", [8, 12, 20])
def test_it_parts_no_figures(size):
    words = "Up to 110 in 1.1 s, 11,111 of 1 1"
    assert texts(of_bytes(of_pages(said(words, 20, 200, size=size)))) == [words]


def test_it_leaves_out_numbers_of_pages():
    pages = [
        said(f"Words {w}.", 40, 200) + said(f"{n}", 150, 10)
        for n, w in enumerate("abc")
    ]
    assert texts(of_bytes(of_pages(*pages))) == ["Words a.", "Words b.", "Words c."]


def test_it_tells_of_a_picture_that_has_a_page_number():
    words = said("Words.", 40, 200) + said("1", 150, 10)
    pages = [words, PICTURE + said("2", 150, 10), words.replace(b"(1)", b"(3)")]
    assert of_bytes(of_pages(*pages)).notices == (
        "page 2 is a picture: no text there was read",
    )


@pytest.mark.parametrize(
    "ends, begins, expected",
    [
        ("incre-", "mental copy.", "An incremental copy."),
        ("self-", "made copy.", "An self-made copy."),
    ],
)
def test_it_joins_a_word_that_is_parted_by_pages(ends, begins, expected):
    pages = said(f"An {ends}", 40, 100), said(begins, 40, 200)
    assert texts(of_bytes(of_pages(*pages))) == [expected]


def test_it_keeps_a_hyphen_that_nothing_follows():
    assert texts(of_bytes(of_pages(said("Half a word-", 40, 100)))) == ["Half a word-"]


def test_it_bounds_how_many_letters_it_reads(monkeypatch):
    from holdwater.reading.pdf import pages

    monkeypatch.setattr(pages, "MOST_LETTERS", 10)
    content = of_pages(said("More than ten letters", 40, 100))
    with pytest.raises(OverLimit, match="holds more than 10 letters"):
        pages.read(content, source="a.pdf", media_type="application/pdf")
