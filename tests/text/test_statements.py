"""A document into statements: what is judged, and what stands near by."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import markdown, noise

from holdwater.model.document import UNREAD_BLOCKS
from holdwater.model.span import Span
from holdwater.reading.formats import read
from holdwater.text.identity import statement_id
from holdwater.text.statements import statements


def made(text: str):
    return statements(read(text.encode(), source="a", media_type="text/markdown"))


@given(markdown() | noise())
@settings(max_examples=50)
def test_it_leaves_no_word_out_and_reads_none_twice(text):
    document = read(text.encode(), source="a", media_type="text/markdown")
    found = statements(document)
    read_words = [
        character
        for block in document.blocks
        if block.kind not in UNREAD_BLOCKS
        for character in block.text
        if character.isalnum()
    ]
    stated = [c for one in found for c in one.text if c.isalnum()]
    assert stated == read_words
    assert all(any(c.isalnum() for c in one.text) for one in found)


@given(markdown())
@settings(max_examples=50)
def test_it_knows_the_neighbours_of_each(text):
    found = made(text)
    texts = [one.text for one in found]
    assert [one.before for one in found] == [None, *texts][: len(texts)]
    assert [one.after for one in found] == [*texts[1:], None][: len(texts)]
    assert [one.id for one in found] == [statement_id(text) for text in texts]


def test_it_makes_one_of_each_sentence_heading_item_cell_and_caption():
    text = (
        "# Head. Line\n\nOne. Two!\n\n- Item one. More.\n\n| A b |\n|---|\n| Cell c. More d |\n\n"
        "<figure><figcaption>Cap</figcaption></figure>\n\n![Alt](i)\n\n> Quote."
    )
    assert [(one.block.kind, one.text) for one in made(text)] == [
        ("heading", "Head."),
        ("heading", "Line"),
        ("paragraph", "One."),
        ("paragraph", "Two!"),
        ("item", "Item one."),
        ("item", "More."),
        ("cell", "A b"),
        ("cell", "Cell c."),
        ("cell", "More d"),
        ("caption", "Cap"),
        ("image", "Alt"),
        ("quote", "Quote."),
    ]


@pytest.mark.parametrize("text", ["", "---", "…", "* * *", "```\na\n```", "!!! ???"])
def test_it_makes_nothing_of_no_words(text):
    assert made(text) == ()


def test_it_gives_each_its_own_part_of_links_and_code():
    one, two = made("See [the report. It says](r.pdf) `so. Yes` and `more`.")
    assert (one.text, two.text) == ("See the report.", "It says so. Yes and more.")
    for part, words in ((one, "the report."), (two, "It says")):
        (link,) = part.links
        assert part.text[link.span.start : link.span.end] == words
        assert (link.words, link.href) == ("the report. It says", "r.pdf")
    assert one.code == ()
    assert [two.text[code.start : code.end] for code in two.code] == ["so. Yes", "more"]


def test_it_gives_each_the_footnotes_whose_marks_it_carries():
    one, two, three, *_ = made(
        "One[^1]. Two.[^2] Three.\n\n[^1]: Note a.\n[^2]: Note b.\n"
    )
    assert (one.notes, two.notes, three.notes) == (("Note a.",), ("Note b.",), ())


@given(st.sampled_from(["a", "**a**", "&eacute;", "`a`", "[a](b)", "🎉a"]))
def test_it_knows_its_place_whatever_stands_before(before):
    text = f"{before} b. Claim one is *here*."
    statement = made(text)[-1]
    assert statement.text == "Claim one is here."
    at = statement.text.index("here")
    place = statement.place_in_source(Span(at, at + 4))
    assert text[place.start : place.end] == "here"
    assert text[statement.span.start :].startswith("Claim one")
    assert text[: statement.span.end].endswith("*.")
