"""Word's documents, as their reader meets them."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from holdwater.model.place import Place
from holdwater.reading.office.docx import read

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue(), source="a.docx", media_type=MEDIA_TYPE)


def of_xml(xml):
    """Read a document whose body holds paragraphs written as XML."""
    document = docx.Document()
    for child in parse_xml(f"<w:body {nsdecls('w', 'r')}>{xml}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, child)
    return saved(document)


def texts(document):
    return [block.text.strip() for block in document.blocks]


@settings(max_examples=20)
@given(st.lists(st.text("ab é🎉.", max_size=12), max_size=8))
def test_it_reads_every_paragraph_once_at_its_number(written):
    document = docx.Document()
    for text in written:
        document.add_paragraph(text)
    expected = [
        (" ".join(text.split()), Place(paragraph=number))
        for number, text in enumerate(written, 1)
        if text.strip()
    ]
    assert [(b.text.strip(), b.place) for b in saved(document).blocks] == expected


def test_it_leads_blocks_to_the_text_that_was_read():
    document = docx.Document()
    document.add_heading("Title", 0)
    document.add_paragraph("Words  of   it.")
    found = saved(document)
    for block in found.blocks:
        words = found.text[block.span.start : block.span.end]
        assert " ".join(words.split()) == block.text.strip()


def test_it_knows_headings_items_quotes_and_captions():
    document = docx.Document()
    document.add_heading("Title", 0)
    document.add_heading("Part", 1)
    document.add_paragraph("It has:")
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("• two")
    document.add_paragraph("Good.", style="Quote")
    document.add_paragraph("Figure 1", style="Caption")
    assert [(b.kind, b.text, b.heading, b.lead_in) for b in saved(document).blocks] == [
        ("heading", "Title", None, None),
        ("heading", "Part", "Title", None),
        ("paragraph", "It has:", "Part", None),
        ("item", "one", "Part", "It has:"),
        ("item", "• two", "Part", "It has:"),
        ("quote", "Good.", "Part", None),
        ("caption", "Figure 1", "Part", None),
    ]


def test_it_lets_columns_lead_into_cells():
    document = docx.Document()
    table = document.add_table(3, 2)
    rows = [("Plan", "Support"), ("Team", "by mail"), ("Firm", "by phone")]
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    assert [(b.text, b.lead_in) for b in saved(document).blocks] == [
        ("Plan", None),
        ("Support", None),
        ("Team", "Plan"),
        ("by mail", "Support"),
        ("Firm", "Plan"),
        ("by phone", "Support"),
    ]


@pytest.mark.parametrize(
    "runs, expected",
    [
        ("<w:del w:id='1' w:author='a'><w:r><w:delText>Old. </w:delText></w:r></w:del>"
         "<w:ins w:id='2' w:author='a'><w:r><w:t>New.</w:t></w:r></w:ins>", ["New."]),
        ("<w:moveFrom w:id='1' w:author='a'><w:r><w:t>Gone</w:t></w:r></w:moveFrom>"
         "<w:r><w:t>Here</w:t></w:r>", ["Here"]),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r><w:r><w:t>Seen</w:t></w:r>",
         ["Seen"]),
        ("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>",
         ["one two\nthree"]),
        ("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r>", ["well-known"]),
        ("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText>"
         "</w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>Text</w:t></w:r>", ["Text"]),
        ("<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:r><w:t>Field</w:t></w:r>"
         "</w:sdtContent></w:sdt>", ["Field"]),
    ],
)  # fmt: skip
def test_it_reads_what_a_reader_meets(runs, expected):
    assert texts(of_xml(f"<w:p>{runs}</w:p>")) == expected


def test_it_joins_paragraphs_whose_mark_was_deleted():
    first = "<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
    first += "<w:r><w:t xml:space='preserve'>Half </w:t></w:r></w:p>"
    assert texts(of_xml(first + "<w:p><w:r><w:t>whole.</w:t></w:r></w:p>")) == [
        "Half whole."
    ]


def test_it_reads_the_links_of_fields():
    (block,) = of_xml(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        '<w:r><w:instrText>HYPERLINK "https://a.example/report.pdf"</w:instrText></w:r>'
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>report</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    ).blocks
    assert [(link.words, link.href) for link in block.links] == [
        ("report", "https://a.example/report.pdf")
    ]


def test_it_reads_headers_once_and_comments_never():
    document = docx.Document()
    paragraph = document.add_paragraph("Text.")
    document.add_comment(
        paragraph.runs, text="The best ever?", author="a", initials="a"
    )
    document.sections[0].header.paragraphs[0].text = "The leading press release"
    found = saved(document)
    assert texts(found) == ["Text.", "The leading press release"]
    assert found.blocks[-1].place == Place(paragraph=1, part="header")


def test_it_reads_a_text_box_once():
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    found = of_xml(
        f"<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent xmlns:mc='{mc}'>"
        f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(found) == ["Before", "In a box"]


def test_it_refuses_an_archive_that_is_something_else():
    from holdwater.errors import Damaged

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("a.txt", "words")
    with pytest.raises(Damaged, match="no Word document"):
        read(stream.getvalue(), source="a.docx", media_type=MEDIA_TYPE)
