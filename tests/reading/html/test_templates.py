"""Templates in HTML: what they do is no copy, and every other word keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.reading.formats import read
from holdwater.reading.html.templates import MOST_CHARACTERS, blank_templates
from holdwater.text.statements import statements


def page(html):
    return read(html.encode(), source="index.html", media_type="text/html")


def said(html):
    return [one.text.strip() for one in statements(page(html))]


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<p>Hello {{ name }} there.</p>", ["Hello there."]),
        ("{% if a > b %}<p>It reads files.</p>{% endif %}", ["It reads files."]),
        (
            "{# note: <p>Not said.</p> #}{{ a }}<p>It reads files.</p>",
            ["It reads files."],
        ),
        (
            '{{ box(items=[{"html": "<p>The fastest of all.</p>"},\n{"a": 2}]) }}<p>Plain.</p>',
            ["Plain."],
        ),
        (
            "{% comment %}<p>The best of all.</p>{% endcomment %}<p>Plain.</p>",
            ["Plain."],
        ),
        (
            "{% raw %}<p>Write {{ name }} there.</p>{% endraw %}",
            ["Write {{ name }} there."],
        ),
        ("<p>Braces {{ that never close.</p>", ["Braces {{ that never close."]),
        ('<p>See <a href="{{ url }}">the guide</a>.</p>{% x %}', ["See the guide."]),
        (
            "---\ntitle: A shop\nlayout: home\n---\n<h1>Wares</h1><p>It is open.</p>",
            ["A shop", "Wares", "It is open."],
        ),
    ],
)
def test_it_reads_what_a_template_shows(html, expected):
    assert said(html) == expected


def test_it_leaves_code_as_it_stands():
    html = "<p>Write <code>{{ name }}</code> there.</p>{% x %}"
    assert said(html) == ["Write {{ name }} there."]


def test_it_names_the_page_by_its_front_matter():
    (_, under, *_) = page("---\ntitle: A shop\n---\n<p>It is open.</p>").blocks
    assert under.heading == "A shop"


PIECES = [
    "{%",
    "%}",
    "{{",
    "}}",
    "{#",
    "#}",
    "<code>",
    "</code>",
    "raw",
    "endraw",
    " a",
    "\n",
    "é",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_it_moves_nothing(text):
    blanked = blank_templates(text)
    assert len(blanked) == len(text)
    for was, now in zip(text, blanked, strict=True):
        assert now == was or (now == " " and was != "\n")


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece", ["{% raw %}", "{{", "{%", "{# ", "<code", "{% raw %}{{", "<pre>{{ a }}"]
)
def test_it_ends_soon_whatever_is_made_to_hold_it_up(piece):
    text = piece * 50_000
    assert len(blank_templates(text)) == len(text)


def test_it_leaves_what_is_too_long_for_a_template():
    text = "{{" + "a" * MOST_CHARACTERS + "}}"
    assert blank_templates(text) == text


def test_it_puts_no_field_of_front_matter_under_another():
    html = "---\ntitle: A shop\ndescription: It sells.\n---\n<p>It is open.</p>"
    headings = [block.heading for block in page(html).blocks]
    assert headings == [None, None, "A shop"]
