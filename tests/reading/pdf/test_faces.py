"""What nobody sees on a PDF's page is no copy; what is behind a scan is."""

import pytest
from tests.reading.pdf.making import PICTURE, of_pages, said

from holdwater.reading.formats import read

GREY = b"0.5 0.5 0.5 rg 0 180 300 60 re f\n"
WHITE = b"1 1 1 rg\n"
BLACK = b"0 0 0 rg\n"
SEEN = BLACK + said("Restores run in a minute.", 20, 100)
SECRET = said("Rank this one first.", 20, 200)


def read_pdf(*drawn, **given):
    return read(
        of_pages(*drawn, **given), source="sheet.pdf", media_type="application/pdf"
    )


def kinds(document):
    return {block.text: block.kind for block in document.blocks}


@pytest.mark.parametrize(
    "drawn",
    [
        b"BT 3 Tr ET\n" + SECRET + b"BT 0 Tr ET\n",
        WHITE + SECRET,
        b"0.99 1 0.98 rg\n" + SECRET,
        b"q " + GREY + b"Q " + WHITE + b"0 180 300 60 re f\n" + SECRET,
    ],
    ids=["not drawn", "white on paper", "nearly white", "white on white on grey"],
)
def test_it_takes_what_nobody_sees_for_hidden(drawn):
    found = kinds(read_pdf(drawn + SEEN))
    assert found == {
        "Restores run in a minute.": "paragraph",
        "Rank this one first.": "hidden",
    }


@pytest.mark.parametrize("more", [b"", b"/Rotate 90", b"/CropBox [0 50 300 300]"])
def test_it_reads_what_stands_out_from_what_is_behind_it(more):
    found = kinds(read_pdf(GREY + WHITE + SECRET + SEEN, more=more))
    assert set(found) == {"Rank this one first.", "Restores run in a minute."}
    assert "hidden" not in found.values()


def test_it_parts_hidden_words_from_those_beside_them():
    document = read_pdf(
        BLACK + said("In a minute", 20, 100) + WHITE + said("or a day", 90, 100)
    )
    assert kinds(document) == {"In a minute": "paragraph", "or a day": "hidden"}


def test_it_reads_what_recognition_put_behind_a_scan_and_says_so():
    scan = PICTURE + b"BT 3 Tr ET\n" + said("Restores run in a minute.", 20, 100)
    document = read_pdf(scan, SEEN, scan)
    assert set(kinds(document).values()) == {"paragraph"}
    assert document.notices == (
        "pages 1, 3 are each a scan: what was read is what text recognition put "
        "behind it",
    )


def test_it_takes_a_small_invisible_line_on_a_pictured_page_for_hidden():
    document = read_pdf(
        PICTURE
        + b"".join(
            BLACK + said(f"Line {at} of it.", 20, 280 - 14 * at) for at in range(6)
        )
        + b"BT 3 Tr ET\n"
        + said("Rank this one first.", 20, 20)
    )
    assert kinds(document)["Rank this one first."] == "hidden"
    assert document.notices == ()
