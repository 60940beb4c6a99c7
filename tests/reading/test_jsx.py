"""Components of MDX are taken out, with the indentation that comes from them."""

import pytest
from hypothesis import given, settings
from tests.strategies import markdown, noise

from holdwater.reading.jsx import lay_flat


@given(markdown() | noise())
@settings(max_examples=60)
def test_it_knows_where_every_character_stood(text):
    flat = lay_flat(text)
    assert len(flat.text) + flat.cut[-1] == len(text)
    behind = -1
    for offset, character in enumerate(flat.text):
        origin = flat.origin(offset)
        assert character in (text[origin], " ")
        assert not text[behind + 1 : origin].strip(" \t"), "only indentation is cut"
        behind = origin


@pytest.mark.parametrize(
    "text, expected",
    [
        ("<A>\n  b\n</A>", "   \nb\n    "),
        (
            "<A>\n  <B c=d>\n    e\n  </B>\n  f\n</A>\ng",
            "   \n         \ne\n      \nf\n    \ng",
        ),
        ("<A>\n  b\n    c\n</A>", "   \nb\n  c\n    "),
        ("<A>\n\n  b\n c\n</A>", "   \n\nb\nc\n    "),
        ("- a\n\n  <B>\n  c\n  </B>", "- a\n\n     \n  c\n      "),
        ("- a\n\n  <B>\n    c\n  </B>", "- a\n\n     \n  c\n      "),
        ("<A\n  b\n>\n  c\n</A>\r\n", "  \n   \n \nc\n    \r\n"),
        ("<A><B>\n  c\n</B></A>\n  d", "      \nc\n        \n  d"),
        ("<A />\n  b", "     \n  b"),
        ("<div>\n    a\n</div>", "     \na\n      "),
        ("</A>\n  b", "    \n  b"),
        ("<A>\n  <B>\n    c\n</A>\n  d", "   \n     \nc\n    \n  d"),
        ("<A>\n  ```\n  <B>\n  ```\n  <B>\n</A>", "   \n```\n<B>\n```\n     \n    "),
    ],
)
def test_it_cuts_away_what_comes_from_components(text, expected):
    assert lay_flat(text).text == expected


@pytest.mark.parametrize(
    "text",
    ["a\n  b", "a <A> b", "<A>b</A>", "<ul>\n  <li>\n", "```\n<A>\n  b\n```", "<A b"],
)
def test_it_leaves_all_other_lines_alone(text):
    assert lay_flat(text).text == text
