"""Words in shortcodes, components and scripts: read, and every place remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.reading.attributes import blank_literals
from holdwater.reading.formats import read

CARD = (
    'One line.\n\n{{< card title="A title with words" color="deep dark blue"\n'
    '  text="It restores in minutes." url="/a/b" >}}\n\nThe end.\n'
)

SCRIPT = """Before it.

const cards = [
{
light: false,
title: 'Align all your data',
copy: "It stores every row. It never loses one.",
icon: 'icon-calendar',
},
];

After it.
"""


def blocks_of(text, media_type="text/markdown"):
    document = read(text.encode(), source="page", media_type=media_type)
    for block in document.blocks:
        assert text[block.span.start : block.span.end].strip() == block.text.strip()
    return [(block.kind, block.text.strip()) for block in document.blocks]


def test_it_reads_what_a_shortcode_shows():
    assert blocks_of(CARD) == [
        ("paragraph", "One line."),
        ("heading", "A title with words"),
        ("paragraph", "It restores in minutes."),
        ("paragraph", "The end."),
    ]


def test_it_reads_what_a_component_shows():
    text = '<Card title="A title with words" text="It restores in minutes." />\n'
    assert blocks_of(text, "text/mdx") == [
        ("heading", "A title with words"),
        ("paragraph", "It restores in minutes."),
    ]


def test_it_reads_the_copy_in_a_script_and_none_of_its_code():
    assert blocks_of(SCRIPT) == [
        ("paragraph", "Before it."),
        ("heading", "Align all your data"),
        ("paragraph", "It stores every row. It never loses one."),
        ("paragraph", "After it."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'Some words {{< badge title="inside of a line" >}} go on.\n',
        '{{< card title="Two words" >}}\n',
        '{{< card text="A \\"quoted\\" word or two" >}}\n',
        '{{< card class="three words here" >}}\n',
    ],
)
def test_it_passes_over_labels_and_what_stands_among_words(text):
    assert all("title" not in said for _, said in blocks_of_any(text))
    assert len(blocks_of_any(text)) <= 1


def blocks_of_any(text):
    document = read(text.encode(), source="page", media_type="text/markdown")
    return [(block.kind, block.text) for block in document.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "Note: it is late,\nand nobody is here,\nas we said.\n",
        "```js\nlight: false,\nname: 'One of three words',\n```\n",
        "    light: false,\n    name: 'One of three words',\n",
        "light: false,\n",
    ],
)
def test_it_leaves_prose_and_code_alone(text):
    assert blank_literals(text) == text


@given(st.text(alphabet="ab'\",:{}[]();=> \n\t", max_size=80))
def test_it_keeps_every_position(text):
    blanked = blank_literals("light: false,\ndark: true,\n" + text + "',")
    assert len(blanked) == len(text) + 28
