"""Bytes made to break a reader: one clear error, or a document; never a hang."""

import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.pdf.making import CATALOG, SAMPLE, pdf

from holdwater.errors import Damaged, OverLimit, ReadError
from holdwater.isolate import Limits
from holdwater.reading.apart import read_apart
from holdwater.reading.formats import FORMATS, read

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PDF = "application/pdf"


def archive(parts, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def word(text="Words."):
    import docx

    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def with_part(content, name, change):
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {one: old.read(one) for one in old.namelist()}
    parts[name] = change(parts.get(name, b""))
    return archive(parts)


def refused(content, media_type, error=ReadError):
    with pytest.raises(error) as caught:
        read(content, source="bad", media_type=media_type)
    assert str(caught.value).startswith("bad: ")
    return str(caught.value)


#: What is repeated, and how often.
HOSTILE = {
    "a": ("<a ", 10_000_000 // 3),
    "div": ("<div>", 100_000),
    "adoption": ("<b><p>", 5_000),
    "tables": ("<table><tr><td>", 5_000),
    "attribute": ("x", 10_000_000),
    "entities": ("&amp;x", 1_000_000),
    "comments": ("<!--", 500_000),
    "words": ("word ", 200_000),
    "nulls": ("\0", 1_000_000),
    "lists": ("<ul><li>", 20_000),
    "figures": ("<div>1</div>", 50_000),
}

#: What stands around it, where it is not the whole page.
AROUND = {"attribute": "<p title='{}'>words</p>", "words": "<p>{}"}


@pytest.mark.parametrize(
    "share", [10, pytest.param(1, marks=pytest.mark.journey)], ids=["small", "whole"]
)
@pytest.mark.parametrize("kind", HOSTILE)
def test_it_reads_hostile_html_to_its_end(kind, share):
    repeated, times = HOSTILE[kind]
    html = AROUND.get(kind, "{}").format(repeated * (times // share))
    document = read(html.encode(), source="bad.html", media_type="text/html")
    assert document.text == html


def test_it_sets_apart_the_matter_of_a_page_however_deep_it_lies():
    html = "<div>" * 50_000 + "<main><h1>T</h1><p>Text.</p></main>"
    document = read(
        html.encode(), source="bad.html", media_type="text/html", main_text=True
    )
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_it_refuses_an_archive_that_swells():
    said = refused(archive({"word/document.xml": b"0" * 300_000_000}), DOCX, OverLimit)
    assert "would swell" in said


def test_it_refuses_an_archive_with_too_many_parts():
    many = archive({f"part{n}": b"" for n in range(10_001)}, zipfile.ZIP_STORED)
    assert "10,001 parts" in refused(many, PPTX, OverLimit)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_it_refuses_entities_whatever_they_would_become(encoding):
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12))
    bomb = f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY l0 'ha'>{laughs}]><x>&l11;</x>"
    content = with_part(word(), "word/document.xml", lambda _: bomb.encode(encoding))
    assert "declares a document type" in refused(content, DOCX, Damaged)


def test_it_refuses_entities_from_elsewhere():
    reach = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"
    content = with_part(word(), "word/document.xml", lambda _: reach)
    assert "passwd" not in refused(content, DOCX, Damaged)


def test_it_refuses_xml_that_is_nested_without_end():
    def deep(part):
        return part.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 100_000)

    refused(with_part(word(), "word/document.xml", deep), DOCX)


@pytest.mark.parametrize("media_type", [DOCX, PPTX])
@pytest.mark.parametrize("name", ["../../x.xml", "/etc/x.xml", "word/../../x"])
def test_it_writes_no_part_anywhere(media_type, name):
    refused(archive({name: b"<x/>", "[Content_Types].xml": b"<Types/>"}), media_type)


def test_it_says_that_an_older_file_has_to_be_saved_anew():
    older = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert "older binary format. Open it in Word" in refused(older, DOCX, Damaged)
    locked = older + "EncryptedPackage".encode("utf-16-le")
    assert "locked with a password" in refused(locked, PPTX, Damaged)


def test_it_reports_every_truncation_as_damage():
    content = word()
    for end in range(1000, len(content) - 1, len(content) // 8):
        refused(content[:end], DOCX)


# -- PDF ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "objects",
    [
        [CATALOG, b"<</Type /Pages /Kids [2 0 R] /Count 1>>"],
        [CATALOG, b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
         b"<</Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1>>"],
        [CATALOG, b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
         b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R "
         b"/Resources <</XObject <</X 5 0 R>>>>>>",
         b"<</Length 5>>\nstream\n/X Do\nendstream",
         b"<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5 "
         b"/Resources <</XObject <</X 5 0 R>>>>>>\nstream\n/X Do\nendstream"],
        [CATALOG, b"<</Type /Pages /Kids [] /Count 0>>"],
    ],
    ids=["a page that holds itself", "pages in a circle", "a picture that draws itself", "none"],
)  # fmt: skip
def test_it_ends_on_a_pdf_that_goes_in_circles(objects):
    refused(pdf(objects), PDF)


def test_it_bounds_what_a_stream_may_swell_to():
    import zlib

    blob = zlib.compress(b"q " * 150_000_000, 9)
    page = (
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R "
        b"/Resources <<>>>>"
    )
    stream = b"<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream" % (
        len(blob),
        blob,
    )
    content = pdf([CATALOG, b"<</Type /Pages /Kids [3 0 R] /Count 1>>", page, stream])
    with pytest.raises(ReadError, match=r"broke down|MB of memory|more than 10 s"):
        read_apart(
            FORMATS[PDF].reader,
            content,
            source="bomb.pdf",
            media_type=PDF,
            limits=Limits(memory=256 << 20, seconds=10),
        )


@settings(max_examples=15)
@given(data=st.data())
@pytest.mark.parametrize("media_type", [DOCX, PDF])
def test_it_survives_bytes_that_were_changed(media_type, data):
    content = bytearray(word() if media_type == DOCX else SAMPLE)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    try:
        said = read(bytes(content), source="bad", media_type=media_type).source
    except ReadError as error:
        said = str(error)
    assert said.startswith("bad")


def test_it_reads_the_sample_that_is_changed():
    document = read(SAMPLE, source="a.pdf", media_type=PDF)
    assert [block.text for block in document.blocks] == ["Restores in minutes."]
    assert json.dumps(document.blocks[0].place.plain) == '{"page": 1}'


def test_it_says_that_a_pdf_of_pictures_holds_no_text():
    image = (
        b"<</Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
    )
    image += b"/BitsPerComponent 8 /Length 1>>\nstream\n\x80\nendstream"
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R "
    page += b"/Resources <</XObject <</X 5 0 R>>>>>>"
    draw = b"<</Length 24>>\nstream\nq 90 0 0 90 0 0 cm /X Do Q\nendstream"
    content = pdf(
        [CATALOG, b"<</Type /Pages /Kids [3 0 R] /Count 1>>", page, draw, image]
    )
    assert "its pages are pictures. Have its text recognised" in refused(content, PDF)
