"""Pieces become a block, white space collapsed, every piece's place remembered."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import unicode_text, words

from holdwater.model.span import Segment, Span, source_span
from holdwater.reading.builder import (
    BlockBuilder,
    build_document,
    compose,
    last_sentence,
)


def builder() -> BlockBuilder:
    return BlockBuilder("paragraph", heading=None, lead_in=None)


@given(unicode_text())
def test_it_collapses_white_space_and_no_more(text):
    made = builder()
    made.add(text, 5, 5 + len(text))
    block = made.build()
    if block is None:
        assert not text.strip()
    else:
        assert block.text.strip() == " ".join(text.split())
        assert block.span == Span(
            5 + len(text) - len(text.lstrip()), block.segments[-1].end
        )


@given(st.lists(words(), min_size=1, max_size=5), st.integers(1, 3))
def test_it_collapses_alike_whether_words_come_at_once_or_one_by_one(found, blanks):
    source = (" " * blanks).join(found)
    at_once, one_by_one = builder(), builder()
    at_once.add(source, 0, len(source))
    at = 0
    for word in found:
        if at:
            one_by_one.add_space(at - blanks, at)
        one_by_one.add(word, at, at + len(word))
        at += len(word) + blanks
    assert at_once.build() == one_by_one.build()


def test_it_joins_what_stands_side_by_side():
    made = builder()
    made.add("ab", 3, 5)
    made.add("c ", 5, 7)
    made.add("d", 9, 10)
    block = made.build()
    assert block.text == "abc d"
    assert block.segments == (Segment(0, 3, 7), Segment(4, 9, 10))


def test_it_lets_other_words_stand_for_their_whole_range():
    made = builder()
    made.add("a ", 0, 2)
    made.add("&", 2, 7)
    made.add("b", 7, 8)
    block = made.build()
    assert source_span(block.segments, len(block.text), Span(2, 3)) == Span(2, 7)
    assert source_span(block.segments, len(block.text), Span(3, 4)) == Span(7, 8)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("", "ab"),
        (" ", "a b"),
        ("\n\n", "a b"),
        (" x  y ", "a x y b"),
        ("x", "axb"),
    ],
)
def test_it_collapses_white_space_in_words_that_stand_for_others(text, expected):
    made = builder()
    made.add("a", 0, 1)
    made.add(text, 1, 12)
    made.add("b", 12, 13)
    assert made.build().text == expected


def test_it_builds_nothing_of_nothing():
    made = builder()
    made.add(" \n", 0, 2)
    made.add("", 2, 6)
    made.add_break(6, 7)
    made.add_space(7, 8)
    assert made.build() is None


def test_it_keeps_a_break_that_is_meant_and_none_at_the_beginning():
    made = builder()
    made.add_break(0, 4)
    made.add("a ", 4, 6)
    made.add_break(6, 10)
    made.add(" b", 10, 12)
    assert made.build().text == "a \nb"


def test_it_remembers_code_links_and_notes_in_the_text():
    made = builder()
    made.add("a ", 0, 2)
    made.open_link("x")
    made.add(" b  c ", 2, 8)
    made.add_code("d", 8, 9)
    made.close_link()
    made.add("  ", 9, 11)
    made.add_note("1")
    made.add("e", 14, 15)
    made.close_link()
    made.open_link("never closed")
    made.add("f", 15, 16)
    block = made.build()
    assert block.text == "a b c d ef"
    assert [(one.words, one.href) for one in block.links] == [
        ("b c d", "x"),
        ("f", "never closed"),
    ]
    assert [block.text[one.start : one.end] for one in block.code] == ["d"]
    assert block.notes == (("1", 7),), "a mark belongs to the words before it"


def test_it_makes_no_link_of_no_words():
    made = builder()
    made.add("a", 0, 1)
    made.open_link("badge")
    made.close_link()
    assert made.build().links == ()


def test_it_leaves_blocks_of_nothing_out_of_a_document():
    made = builder()
    made.add("a", 0, 1)
    document = build_document(
        source="page",
        media_type="text/plain",
        content=b"\xef\xbb\xbfa",
        text="a",
        blocks=[None, made.build(), None],
    )
    assert [block.text for block in document.blocks] == ["a"]
    assert document.sha256 == hashlib.sha256(b"\xef\xbb\xbfa").hexdigest()


@pytest.mark.parametrize(
    "text, expected",
    [("One. Two:", "Two:"), ("One", "One"), ("One\nTwo\n", "Two"), (" ", None)],
)
def test_it_finds_the_sentence_that_ends_a_text(text, expected):
    assert last_sentence(text) == expected


@given(words(), words(), words(), words())
def test_it_composes_a_statement_among_its_neighbours(text, before, after, heading):
    document, index = compose(text, before=before, after=after, heading=heading)
    assert index == 2
    assert [block.text for block in document.blocks] == [heading, before, text, after]
    assert [block.kind for block in document.blocks][:2] == ["heading", "paragraph"]
    assert document.blocks[index].heading == heading
    for block in document.blocks:
        assert document.text[block.span.start : block.span.end] == block.text


def test_it_composes_links_on_their_words_or_on_all():
    document, index = compose(
        "Fast, see report.",
        links=[("report", "r.pdf"), ("elsewhere", "e"), ("", "n")],
    )
    block = document.blocks[index]
    assert index == 0
    assert [(block.text[k.span.start : k.span.end], k.href) for k in block.links] == [
        ("report", "r.pdf"),
        ("Fast, see report.", "e"),
        ("Fast, see report.", "n"),
    ]
