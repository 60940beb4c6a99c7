"""Offsets are lines and characters in the editor's own units, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.lsp.positions import Positions

ENCODINGS = {
    "utf-8": ("utf-8", 1),
    "utf-16": ("utf-16-le", 2),
    "utf-32": ("utf-32-le", 4),
}

#: What goes wrong where it does: beyond the plane, combining, marks, ends of lines, and
#: what ends a line elsewhere and not here.
LETTERS = ("a", "é", "e\u0301", "字", "😀", "👩\u200d🔧", "\ufeff", "\ud83d", " ")
ENDS = ("\n", "\r", "\r\n", "\n\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")
PARTS = st.sampled_from(LETTERS + ENDS)
TEXTS = st.lists(PARTS, max_size=30).map("".join)


def _units(text, encoding):
    name, width = ENCODINGS[encoding]
    return len(text.encode(name, "surrogatepass")) // width


def _lines(text):
    """Cut a text as the protocol does, letter by letter; each with what ends it."""
    lines, at = [""], 0
    while at < len(text):
        end = "\r\n" if text.startswith("\r\n", at) else text[at]
        lines[-1] += end
        if end in ("\r\n", "\n", "\r"):
            lines.append("")
        at += len(end)
    return lines


@given(text=TEXTS, encoding=st.sampled_from(sorted(ENCODINGS)), data=st.data())
def test_it_counts_as_the_text_encoded_does(text, encoding, data):
    offset = data.draw(st.integers(0, len(text)))
    line, character = Positions(text, encoding=encoding).position(offset)
    lines = _lines(text)
    start = sum(map(len, lines[:line]))
    assert start <= offset
    assert offset < start + len(lines[line]) or (offset, line) == (
        len(text),
        len(lines) - 1,
    )
    assert character == _units(text[start:offset], encoding)


@given(text=TEXTS, encoding=st.sampled_from(sorted(ENCODINGS)))
def test_it_finds_every_offset_again(text, encoding):
    positions = Positions(text, encoding=encoding)
    inside = {at + 1 for at in range(len(text)) if text.startswith("\r\n", at)}
    for offset in set(range(len(text) + 1)) - inside:
        assert positions.offset(*positions.position(offset)) == offset


@given(
    text=TEXTS,
    encoding=st.sampled_from(sorted(ENCODINGS)),
    line=st.integers(0, 40),
    character=st.integers(0, 300),
)
def test_it_takes_any_position_for_a_place_in_the_text(text, encoding, line, character):
    positions = Positions(text, encoding=encoding)
    offset = positions.offset(line, character)
    assert 0 <= offset <= len(text)
    lines = _lines(text)
    if line >= len(lines):
        assert offset == len(text)
    else:
        found, at = positions.position(offset)
        assert found == line
        assert at <= character


@pytest.mark.parametrize(
    ("encoding", "character"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)]
)
def test_it_counts_an_emoji_in_the_units_that_were_agreed_on(encoding, character):
    positions = Positions("one\na😀b", encoding=encoding)
    assert positions.position(6) == (1, character)
    assert positions.offset(1, character) == 6


def test_it_takes_the_middle_of_an_emoji_for_its_beginning():
    assert Positions("a😀b").offset(0, 2) == 1


def test_it_takes_the_end_of_a_line_for_all_that_is_past_it():
    positions = Positions("one\r\ntwo")
    assert positions.offset(0, 99) == 3
    assert positions.line(0) == (0, 3)
    assert positions.line(9) == (5, 8)
