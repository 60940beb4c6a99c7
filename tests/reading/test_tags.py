"""HTML into tags, words and entities."""

import html

import pytest
from hypothesis import given
from tests.strategies import noise, unicode_text

from holdwater.reading.tags import attributes, name_of, pieces, tag_at, unescape


def cut(text: str) -> list[tuple[str | None, str]]:
    return [(piece.tag, piece.text) for piece in pieces(text, 0, len(text))]


def visible(text: str) -> str:
    return "".join(words for tag, words in cut(text) if tag is None)


@given(noise() | unicode_text())
def test_it_keeps_every_piece_in_its_place(text):
    behind = 0
    for piece in pieces(text, 0, len(text)):
        assert behind <= piece.start < piece.end <= len(text)
        behind = piece.end
        written = text[piece.start : piece.end]
        if piece.tag is not None or len(piece.text) == len(written):
            assert piece.text == written
        else:
            assert piece.text == html.unescape(written)


@given(unicode_text())
def test_it_gives_back_text_that_was_escaped(text):
    assert visible(html.escape(text)) == text


def test_it_looks_no_further_than_it_is_told():
    text = "a<b>c &amp; d</b>"
    assert [piece.text for piece in pieces(text, 4, 9)] == ["c &am"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a<B>c</B >", [(None, "a"), ("b", "<B>"), (None, "c"), ("/b", "</B >")]),
        ("<br/>", [("br", "<br/>")]),
        ("<a href='>'>", [("a", "<a href='>'>")]),
        ("<a b=c=d>", [("a", "<a b=c=d>")]),
        ("<a\nb\n=\n'c'\n>", [("a", "<a\nb\n=\n'c'\n>")]),
        ("a < b <", [(None, "a < b <")]),
        ("<1>", [(None, "<1>")]),
        ("<a <b>", [(None, "<a "), ("b", "<b>")]),
        ("a<!-- <b> -->c", [(None, "a"), (None, "c")]),
        ("a<!-- b", [(None, "a")]),
        ("a<!DOCTYPE b>c", [(None, "a"), (None, "c")]),
        ("a<?php echo '>' ?>c", [(None, "a"), (None, "c")]),
        ("a&lt;b", [(None, "a"), (None, "<"), (None, "b")]),
        ("a&b;&amp", [(None, "a&b;&amp")]),
    ],
)
def test_it_tells_tags_from_words(text, expected):
    assert cut(text) == expected


@pytest.mark.parametrize("name", ["script", "STYLE", "svg", "pre", "template"])
def test_it_skips_what_no_reader_of_the_page_meets(name):
    assert visible(f"a<{name} b='c'>d<e></{name.swapcase()}\n>f") == "af"
    assert visible(f"a<{name}>never closed") == "a"
    assert visible(f"a<{name} />b") == "ab"


def test_it_takes_a_component_for_what_it_is_not():
    assert visible("<Template>a</Template>") == "a"


@pytest.mark.parametrize(
    "tag, expected",
    [
        ("<a href='b'>", {"href": "b"}),
        ('<a HREF="b&amp;c=1" d e=f>', {"href": "b&c=1", "e": "f"}),
        ("<a href=b?c=1 href='d'>", {"href": "b?c=1"}),
        ("<a title='href=b'>", {"title": "href=b"}),
        ("<a data-href='b'>", {"data-href": "b"}),
        ("<a href=''>", {"href": ""}),
        ("</a>", {}),
    ],
)
def test_it_reads_attributes(tag, expected):
    assert attributes(tag) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("&eacute;&#233;&#xE9;", "ééé"),
        ("&#0;&#xD800;", "��"),
        ("&#" + "1" * 5000 + ";", "&#" + "1" * 5000 + ";"),
        ("a & b &bogus; &amp", "a & b &bogus; &amp"),
    ],
)
def test_it_decodes_entities(text, expected):
    assert unescape(text) == expected


@pytest.mark.parametrize(
    "tag, expected",
    [("<BR>", "br"), ("</a >", "/a"), ("<!-- -->", None), ("<?a?>", None), ("a", None)],
)
def test_it_names_a_tag(tag, expected):
    assert name_of(tag) == expected


def test_it_finds_a_tag_where_it_begins_and_nowhere_else():
    assert tag_at("a <B c>", 2)["open"] == "B"
    assert tag_at("a </B>", 2)["close"] == "B"
    assert tag_at("a <B>", 0) is None
