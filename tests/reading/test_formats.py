"""Which reader reads what."""

from pathlib import Path

import pytest

from holdwater.errors import Damaged, MissingExtra, Undecodable, UnknownFormat
from holdwater.extensions import load
from holdwater.reading.formats import (
    ENDINGS,
    FORMATS,
    UNREAD_ENDINGS,
    media_type_of,
    read,
)


def test_it_has_a_reader_for_every_ending_it_knows():
    assert set(ENDINGS.values()) == set(FORMATS)
    assert all(callable(load(one.reader)) for one in FORMATS.values())
    assert not set(ENDINGS) & set(UNREAD_ENDINGS)


@pytest.mark.parametrize(
    "source, expected",
    [
        ("a.md", "text/markdown"),
        ("docs/A.B.MARKDOWN", "text/markdown"),
        ("https://a.example/b.mdx", "text/mdx"),
        ("a.TXT", "text/plain"),
        ("a.htm", "text/html"),
        ("a.pdf", "application/pdf"),
    ],
)
def test_it_tells_a_format_from_the_ending(source, expected):
    assert media_type_of(source) == expected


@pytest.mark.parametrize("source", ["a.odt", "a.md.bak", "README", ".md", "", "a."])
def test_it_says_which_endings_it_knows(source):
    with pytest.raises(UnknownFormat, match="no reader for") as caught:
        media_type_of(source)
    assert caught.value.where == source
    assert ".md" in str(caught.value)
    ending = Path(source).suffix
    assert (ending or "without an ending") in str(caught.value)


def test_it_says_which_media_types_it_knows():
    with pytest.raises(UnknownFormat, match="image/png") as caught:
        read(b"", source="a.png", media_type="image/png")
    assert "text/markdown" in str(caught.value)


@pytest.mark.parametrize(
    "media_type", sorted(name for name, one in FORMATS.items() if one.is_text)
)
def test_it_reads_every_text_into_a_document(media_type):
    document = read("\ufeffÄ b.\r\n".encode(), source="a", media_type=media_type)
    assert document.text == "Ä b.\r\n", "the mark is none of the text, the rest is"
    assert [block.text.strip() for block in document.blocks] == ["Ä b."]
    assert (document.source, document.media_type) == ("a", media_type)
    assert document.language is None


def test_it_reads_other_encodings_when_told():
    content = "Größe".encode("latin-1")
    kept = read(content, source="a", media_type="text/plain", encoding="latin-1")
    assert kept.text == "Größe"
    with pytest.raises(Undecodable, match="offset 2 "):
        read(content, source="a", media_type="text/plain")


@pytest.mark.parametrize(
    "media_type", sorted(name for name, one in FORMATS.items() if not one.is_text)
)
def test_it_says_which_library_a_format_takes(media_type, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", {}.get)
    with pytest.raises(MissingExtra, match=r"pip install 'holdwater\[documents\]'"):
        read(b"", source="a", media_type=media_type)


@pytest.mark.parametrize(
    "media_type", sorted(name for name, one in FORMATS.items() if not one.is_text)
)
@pytest.mark.parametrize("content", [b"", b"PK", b"words", b"PK\x03\x04" + bytes(99)])
def test_it_says_what_to_do_with_what_is_damaged(media_type, content):
    with pytest.raises(Damaged, match=r"^a: is .*(save it anew|new PDF)"):
        read(content, source="a", media_type=media_type)
