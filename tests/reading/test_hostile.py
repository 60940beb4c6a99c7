"""Text that would hang a careless reader is read like any other.

Time is not measured here: whatever takes more than twice as long for twice the
text does not come to an end within the limit every test has.
"""

import pytest

from holdwater.model.span import Span
from holdwater.reading.formats import read
from holdwater.text.statements import statements

MB = 1_000_000


def times(text: str, size: int) -> str:
    return text * (size // len(text))


#: What is repeated, how much of it, and what it stands in.
REPEATED = {
    "backticks": ("`", MB, "{}"),
    "backticks beside a shortcode": ("`", MB, "{{{{a}}}} {}"),
    "asterisks": ("*", MB, "{}"),
    "ampersands": ("&", MB, "{}"),
    "digits of an entity": ("1", MB, '<p><a href="&#{};">a</a> &#{};</p>'),
    "name of an attribute": ("b", MB, "a <a {}>b</a>"),
    "unclosed fence": ("One word.\n", MB // 4, "```\n{}"),
    "unclosed comment": ("One word.\n", MB, "<!-- {}"),
    "unclosed front matter": ("title: One word\n", MB // 4, "---\n{}"),
    "unclosed script": ("<script>a ", MB, "<div>{}"),
    "white space": (" \n", MB, "a{}b"),
    "back-slashes": ("\\", MB // 8, "{{{{a}}}} {}"),
    "tags without end": ("<a ", MB // 2, "{}"),
    "tags without end in HTML": ("<a ", MB // 4, "<div>{}"),
    "brackets": ("[", MB // 2, "{}"),
    "links": ("[a](b) ", MB // 8, "{}"),
    "links without end": ("[a](", MB // 4, "{}"),
    "links in links": ("<a>b", MB // 16, "<p>{}"),
    "quotes in quotes": ("> ", MB // 4, "{}"),
    "lists in lists": ("- + ", MB // 16, "{}a"),
    "lists in lists of HTML": ("<ul><li>a", MB // 8, "{}"),
    "notes in notes": ("> [^a]: ", MB // 8, "{}a"),
    "elements in elements": ("<div>", MB // 4, "{}a"),
    "end tags that end nothing": ("<b></p>", MB // 8, "<div>" * 999 + "{}"),
    "items": ("- a\n", MB // 16, "{}"),
    "empty lists": ("-\n\n*\n\n", MB // 16, "{}"),
    "stars and words": ("*a _b ", MB // 4, "{}"),
    "shortcodes without end": ("{{<", MB // 4, "{}"),
    "tags of templates without end": ("{% a ", MB // 4, "{}"),
    "paired shortcodes without end": ("{{< highlight >}}\n", MB // 4, "{}"),
    "shortcodes on one line": ("{{a}} ", MB // 4, "{}"),
    "fences that open": ("```a\n", MB // 4, "{{{{a}}}}\n{}"),
    "labels": (":::a b\n", MB // 16, "{}"),
}

MDX = {
    "braces": ("{", MB // 8, "{}"),
    "components": ("<A>\n", MB // 4, "{}"),
    "components that indent": ("<A>\n  <B>\n", MB // 8, "{}a"),
    "components without end": ("<A b='", MB // 4, "{}"),
    "exports": ("export a {\n\n", MB // 4, "{}"),
}


def check(text: str, media_type: str) -> None:
    document = read(text.encode(), source="page", media_type=media_type)
    whole = Span(0, len(text))
    assert document.text == text
    assert all(whole.covers(block.span) for block in document.blocks)
    assert sum(len(block.text) for block in document.blocks) <= len(text)
    for statement in statements(document):
        assert whole.covers(statement.span)


@pytest.mark.parametrize("name", REPEATED)
def test_it_comes_to_an_end_with_markdown(name):
    part, size, frame = REPEATED[name]
    check(frame.format(*[times(part, size)] * 2), "text/markdown")


@pytest.mark.parametrize("name", MDX)
def test_it_comes_to_an_end_with_mdx(name):
    part, size, frame = MDX[name]
    check(frame.format(times(part, size)), "text/mdx")


@pytest.mark.parametrize("part", ["- ", "-", "a\n", "\n", "1. a:\n", "!", " "])
def test_it_comes_to_an_end_with_plain_text(part):
    check(times(part, MB // 8), "text/plain")
