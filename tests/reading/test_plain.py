"""Plain text: paragraphs, items, and what opens them."""

import pytest

from holdwater.reading.plain import read


def blocks(text: str):
    document = read(text.encode(), text, source="page", media_type="text/plain")
    return document.blocks


def test_it_ends_a_paragraph_at_a_blank_line():
    found = blocks("One\ntwo.\r\n\r\nThree.\n \t\nFour.")
    assert [block.text.strip() for block in found] == ["One two.", "Three.", "Four."]
    assert {block.kind for block in found} == {"paragraph"}


@pytest.mark.parametrize("bullet", ["-", "*", "•", "–", "1.", "12)"])
def test_it_takes_lines_with_bullets_or_numbers_for_items(bullet):
    found = blocks(f"{bullet} One\n   goes on\n  {bullet}\tTwo")
    assert [(b.kind, b.text.strip()) for b in found] == [
        ("item", "One goes on"),
        ("item", "Two"),
    ]


@pytest.mark.parametrize("line", ["-5 degrees", "2026 was good", "1.5 times", "*a*"])
def test_it_takes_no_other_line_for_an_item(line):
    assert [(b.kind, b.text) for b in blocks(line)] == [("paragraph", line)]


def test_it_knows_the_sentence_that_opens_a_list_up_to_its_last_item():
    found = blocks("Fast. We promise:\n- a\n\n- b\n\nNo more.\n- c\n\nWe:\n\n* d")
    lead_ins = {block.text.strip(): block.lead_in for block in found}
    assert lead_ins == {
        "Fast. We promise:": None,
        "a": "We promise:",
        "b": "We promise:",
        "No more.": None,
        "c": None,
        "We:": None,
        "d": "We:",
    }


def test_it_reads_marks_of_markdown_as_they_stand():
    (block,) = blocks("A **bold** <b>claim</b> &amp; `code` [x](y)")
    assert block.text == "A **bold** <b>claim</b> &amp; `code` [x](y)"
    assert block.links == ()
    assert block.code == ()


def test_it_reads_nothing_in_nothing():
    assert blocks("") == blocks(" \n\t\n") == ()
