"""Blocks of HTML inside Markdown."""

import pytest

from holdwater.reading.formats import read


def blocks(text: str):
    return read(text.encode(), source="page", media_type="text/markdown").blocks


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, " ".join(block.text.split())) for block in blocks(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("<p>a <b>b</b>\nc</p>", [("paragraph", "a b c")]),
        ("<div>a<div>b</div>c</div>", [("paragraph", w) for w in "abc"]),
        ("<ul><li>a<li><p>b</p>c</ul>", [("item", w) for w in "abc"]),
        ("<table><tr><th>a<td><p>b</table>", [("cell", "a"), ("cell", "b")]),
        ("<blockquote><p>a</p></blockquote>", [("quote", "a")]),
        ("<figure><figcaption>a</figcaption></figure>", [("caption", "a")]),
        ("<table><caption>a</caption></table>", [("caption", "a")]),
        ("<h3>a</h3>b", [("heading", "a"), ("paragraph", "b")]),
        ("<p>a<p>b<hr>c", [("paragraph", w) for w in "abc"]),
        ("<p>a<pre>b</pre>c", [("paragraph", "a"), ("paragraph", "c")]),
        ("<div>a</p></li>b</div>c", [("paragraph", "ab"), ("paragraph", "c")]),
        ("<p>a&nbsp;&lt;&#x62;&gt;</p>", [("paragraph", "a <b>")]),
        ("<div>\na <b>b</b\n</div>", [("paragraph", "a b</b")]),
        (
            "<div>\n<Card>\na\n</Card>\n<Card>\nb\n</Card>\n</div>",
            [("paragraph", "a"), ("paragraph", "b")],
        ),
        ("<div>\na <Badge>b</Badge> c\n</div>", [("paragraph", "a b c")]),
    ],
)
def test_it_makes_blocks_of_elements(text, expected):
    assert kinds(text) == expected


def test_it_breaks_lines_where_they_are_broken():
    (block,) = blocks("<p>a<br>b<br/>\n c</p>")
    assert block.text == "a\nb\nc"


def test_it_knows_links_and_code_in_a_block():
    (block,) = blocks('<li><a href="r.pdf">a <code>b</code></a> c <kbd>d</kbd></li>')
    assert block.kind == "item"
    assert [(link.words, link.href) for link in block.links] == [("a b", "r.pdf")]
    assert [block.text[code.start : code.end] for code in block.code] == ["b", "d"]


def test_it_ends_with_its_block():
    """What HTML leaves open says nothing of the Markdown that follows."""
    assert kinds("<ul><li><code>a\n\nb\n\n- c") == [
        ("item", "a"),
        ("paragraph", "b"),
        ("item", "c"),
    ]


def test_it_knows_the_heading_and_the_term_above():
    found = {b.text: b for b in blocks("<h1>A</h1><p>a</p><dl><dt>T<dd>d<dd>e</dl>")}
    assert {block.heading for block in found.values()} == {None, "A"}
    assert (found["T"].kind, found["d"].kind) == ("term", "item")
    assert found["d"].lead_in == found["e"].lead_in == "T"


def test_it_knows_what_opens_a_list_within_a_list():
    found = {b.text: b.lead_in for b in blocks("<ul><li>a<ul><li>b</ul><li>c</ul>")}
    assert found == {"a": None, "b": "a", "c": None}


def test_it_reads_pictures_apart_from_the_words_around_them():
    text = "<p><img alt='a\n  b' src=i> c <img alt=d> e</p>\n<img alt=f><img alt=''>"
    assert kinds(text) == [
        ("image", "a b"),
        ("paragraph", "c e"),
        ("image", "d"),
        ("image", "f"),
    ]
