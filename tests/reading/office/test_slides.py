"""PowerPoint's decks, slide by slide."""

import io

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from holdwater.model.place import Place
from holdwater.reading.office.slides import read

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
TITLE_AND_CONTENT, TITLE_ONLY = 1, 5


def saved(deck):
    stream = io.BytesIO()
    deck.save(stream)
    return read(stream.getvalue(), source="a.pptx", media_type=MEDIA_TYPE)


def slide_of(deck, layout=TITLE_ONLY, title="Title"):
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = title
    return slide


def box(slide, text, left, top, width=2.0, height=1.0):
    shape = slide.shapes.add_textbox(*map(Inches, (left, top, width, height)))
    shape.text_frame.text = text
    return shape


def texts(document):
    return [block.text.strip() for block in document.blocks]


@settings(max_examples=15)
@given(
    st.lists(st.lists(st.text("ab é.", min_size=1, max_size=9), max_size=4), max_size=4)
)
def test_it_reads_every_title_and_box_on_its_slide(slides):
    deck = pptx.Presentation()
    expected = []
    for number, words in enumerate(slides, 1):
        slide = slide_of(deck, title=f"T{number}")
        expected.append((f"T{number}", number))
        for at, text in enumerate(words):
            box(slide, text, 1, 2 + at, height=0.5)
            if text.strip():
                expected.append((" ".join(text.split()), number))
    found = [(block.text.strip(), block.place.slide) for block in saved(deck).blocks]
    assert found == expected


def test_it_reads_bullets_under_the_title():
    deck = pptx.Presentation()
    slide = slide_of(deck, TITLE_AND_CONTENT, "Restores")
    slide.placeholders[1].text = "one\ntwo"
    slide.notes_slide.notes_text_frame.text = "Say it slowly."
    found = saved(deck).blocks
    assert [(b.kind, b.text, b.heading) for b in found] == [
        ("heading", "Restores", None),
        ("item", "one", "Restores"),
        ("item", "two", "Restores"),
        ("paragraph", "Say it slowly.", "Restores"),
    ]
    assert found[0].place == Place(slide=1, shape="Title 1")
    assert found[-1].place == Place(slide=1, part="notes")


def test_it_reads_a_figure_with_the_label_below_it():
    deck = pptx.Presentation()
    slide = slide_of(deck)
    box(slide, "400+", 1, 3)
    box(slide, "99.9%", 5, 3)
    box(slide, "uptime", 5, 4.1)
    box(slide, "customers", 1, 4.1)
    assert texts(saved(deck)) == ["Title", "400+ customers", "99.9% uptime"]


def test_it_reads_columns_one_after_the_other():
    deck = pptx.Presentation()
    slide = slide_of(deck)
    for left, words in ((5.5, "right"), (0.5, "left")):
        for at in range(3):
            box(slide, f"{words} {at}", left, 2 + at, height=0.8)
    assert texts(saved(deck))[1:] == [
        f"{s} {n}" for s in ("left", "right") for n in range(3)
    ]


def test_it_reads_groups_tables_and_charts():
    deck = pptx.Presentation()
    slide = slide_of(deck)
    group = slide.shapes.add_group_shape([box(slide, "In a group", 1, 2)])
    group.name = "Group"
    table = slide.shapes.add_table(2, 2, *map(Inches, (1, 3, 4, 1))).table
    for at, text in enumerate(("Plan", "Price", "Team", "39 euros")):
        table.cell(at // 2, at % 2).text = text
    data = CategoryChartData()
    data.categories = ["ours", "theirs"]
    data.add_series("Median", (43, 118))
    where = map(Inches, (1, 5, 4, 2))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *where, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Three times faster"
    found = saved(deck)
    assert texts(found)[1:] == [
        "In a group", "Plan", "Price", "Team", "39 euros",
        "Three times faster", "Median", "ours", "theirs",
    ]  # fmt: skip
    leads = {block.text: block.lead_in for block in found.blocks}
    assert leads["39 euros"] == "Price"
    assert found.blocks[-1].place.part == "chart"


def test_it_says_that_a_slide_is_hidden():
    deck = pptx.Presentation()
    slide_of(deck).element.set("show", "0")
    (block,) = saved(deck).blocks
    assert block.place == Place(slide=1, shape="Title 1", part="hidden slide")


@pytest.mark.parametrize("kind", ["sldNum", "dt"])
def test_it_reads_no_numbers_of_slides(kind):
    deck = pptx.Presentation()
    slide = slide_of(deck)
    shape = box(slide, "7", 1, 7)
    placeholder = shape.element.nvSpPr.nvPr.makeelement(
        "{http://schemas.openxmlformats.org/presentationml/2006/main}ph", {"type": kind}
    )
    shape.element.nvSpPr.nvPr.append(placeholder)
    assert texts(saved(deck)) == ["Title"]
