"""HTML as its reader meets it, every word where it stands in the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.model.span import Span, source_span
from holdwater.reading.formats import read
from holdwater.text.statements import statements


def page(html, **given):
    content = html if isinstance(html, bytes) else html.encode()
    return read(content, source="page.html", media_type="text/html", **given)


def blocks(html, **given):
    return [(block.kind, block.text.strip()) for block in page(html, **given).blocks]


def said(html):
    return [one.text for one in statements(page(html))]


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<p>Words &amp; more.</p>", [("paragraph", "Words & more.")]),
        ("<h2>Title</h2>Text", [("heading", "Title"), ("paragraph", "Text")]),
        ("<div>Fast</div><div>Safe</div>", [("paragraph", "Fast"), ("paragraph", "Safe")]),
        ("<p>Set as <code>code</code>.</p>", [("paragraph", "Set as code.")]),
        ("<pre>rm -rf /</pre><p>Text</p>", [("code", "rm -rf /"), ("paragraph", "Text")]),
        ("<img alt='A &lt; B' src=x>", [("image", "A < B")]),
        ("<nav><h2>Menu</h2><p>Where to go</p></nav>", [("navigation", "Menu"), ("navigation", "Where to go")]),
        ("<p hidden>Old</p><p>New</p>", [("hidden", "Old"), ("paragraph", "New")]),
        ("<p style='display: none'>Old</p>", [("hidden", "Old")]),
        ("<div id=cookie-banner><p>We use cookies.</p></div>", [("boilerplate", "We use cookies.")]),
        ("<script>var best = 'fastest'</script><style>a{}</style><p>Text</p>", [("paragraph", "Text")]),
        ("<noscript><p>Switch it on</p></noscript><template><p>T</p></template>", []),
        ("<figure><blockquote><p>Good.</p></blockquote><figcaption>Ada</figcaption></figure>", [("quote", "Good."), ("caption", "Ada")]),
        ("<dl><dt>Limit</dt><dd>64 TB</dd></dl>", [("term", "Limit"), ("item", "64 TB")]),
        ("<p>One<br>Two</p>", [("paragraph", "One\nTwo")]),
        ("<title>T</title><meta name=description content='The best.'>", [("title", "T"), ("metadata", "The best.")]),
    ],
)  # fmt: skip
def test_it_tells_apart_what_a_page_says(html, expected):
    assert blocks(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<div class=stat><div>99.99%</div><div>uptime</div></div>",
        "<div><strong>99.99%</strong> <span>uptime</span></div>",
        "<li><h3>99.99%</h3><p>uptime</p></li>",
        "<div class=a><div><p>99.99%</p></div><div><p>uptime</p></div></div>",
    ],
)
def test_it_reads_a_figure_and_its_label_as_one(html):
    assert said(html) == ["99.99% uptime"]


def test_it_parts_figures_that_stand_side_by_side():
    html = "<div>10</div><div>20</div><div>customers</div>"
    assert said(html) == ["10", "20 customers"]


def test_it_gives_a_card_its_own_heading():
    card = "<div class=card><h3>{0}</h3><p>About {0}.</p></div>"
    html = (
        "<h2>All</h2><div>" + card.format("A") + card.format("B") + "</div><p>Last.</p>"
    )
    found = {block.text: block.heading for block in page(html).blocks}
    assert found["About A."] == "A"
    assert found["About B."] == "B"
    assert found["B"] == found["Last."] == "All"


def test_it_reads_what_a_reader_can_open():
    html = """<button role=tab aria-controls=two>Two</button>
    <div role=tabpanel hidden><p>In a tab.</p></div><div id=two hidden><p>Behind.</p></div>
    <details><summary>More?</summary><p>Yes.</p></details>"""
    found = page(html).blocks
    assert [block.kind for block in found if block.kind == "hidden"] == []
    assert found[-1].heading == "More?"


def test_it_lets_a_column_lead_into_its_cells():
    html = """<table><thead><tr><th>Plan<th>Support</thead>
    <tr><td>Team<td colspan=2>by mail</table>"""
    assert [(b.text.strip(), b.lead_in) for b in page(html).blocks] == [
        ("Plan", None),
        ("Support", None),
        ("Team", "Plan"),
        ("by mail", "Support"),
    ]


def test_it_reads_a_table_that_lays_out_as_a_page():
    html = "<table role=presentation><tr><td><h1>T</h1><p>Text</p></td></tr></table>"
    assert blocks(html) == [("heading", "T"), ("paragraph", "Text")]


def test_it_keeps_links_and_the_words_that_open_a_list():
    html = '<p>It has:</p><ul><li>a <a href="/report.pdf">report</a></li></ul>'
    *_, item = page(html).blocks
    assert item.lead_in == "It has:"
    assert [(link.words, link.href) for link in item.links] == [
        ("report", "/report.pdf")
    ]


def test_it_reads_descriptions_in_linked_data_where_they_stand():
    html = '<script type="application/ld+json">{"description": "Never \\"fails\\"."}</script>'
    (block,) = page(html).blocks
    assert (block.kind, block.text) == ("metadata", 'Never "fails".')
    assert html[block.span.start : block.span.end] == 'Never \\"fails\\".'


@pytest.mark.parametrize("html", ["<html lang=de-CH><p>Wort", "<html lang='de-CH'>"])
def test_it_knows_the_language_a_page_declares(html):
    assert page(html).language == "de-CH"


@pytest.mark.parametrize(
    "content, expected",
    [
        ("<p>Größe".encode(), "Größe"),
        ("<p>Größe".encode("cp1252"), "Größe"),
        ("\ufeff<p>Größe".encode("utf-16"), "Größe"),
        (b"<meta charset=iso-8859-2><p>\xb1", "ą"),
        (b"<meta http-equiv=x content='text/html; charset=koi8-r'><p>\xc1", "а"),
        (b"<meta charset=nonsense><p>\xe9", "é"),
    ],
)
def test_it_reads_the_encoding_a_page_is_in(content, expected):
    assert page(content).blocks[-1].text == expected


def test_it_reads_another_encoding_when_told():
    assert page(b"<p>\xb1", encoding="iso-8859-2").blocks[0].text == "ą"


fragments = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<table>", "<tr>", "<td>", "<li>",
         "<ul>", "</ul>", "&amp;", "&lt;", "&notin;", "&not", "&#x41;", "words ", "A. B", "\r\n",
         "\n", "<!-- c -->", "</x>", "<a href='/x'>", "</a>", "<br>", "<img alt='A &amp; B'>",
         "<h2>", "</h2>", "ﬁ", "🎉", "<", "&", "\0", "<pre>", "</pre>", "<nav>", "</nav>"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(fragments)
def test_it_leads_every_block_back_to_its_place(html):
    document = page(html)
    assert document.text == html
    for block in document.blocks:
        assert block.segments[0].start == block.span.start
        ends = [one.text_at for one in block.segments[1:]] + [len(block.text)]
        for segment, end in zip(block.segments, ends, strict=True):
            words = block.text[segment.text_at : end]
            assert 0 <= segment.start <= segment.end <= len(html)
            if len(words) == segment.end - segment.start and "\0" not in html:
                there = html[segment.start : segment.end]
                if words.isalpha() and "&" not in there and "<" not in there:
                    assert words == there


@given(st.text(alphabet="ab &;<>/p\"'=!-\n", max_size=60))
def test_it_reads_any_text(html):
    for one in statements(page(html)):
        place = source_span(one.segments, len(one.text), Span(0, len(one.text)))
        assert 0 <= place.start <= place.end <= len(html)


def test_it_sets_apart_what_stands_round_a_strangers_page():
    html = """<header><a href=/>Home</a><nav><a href=/a>A</a></nav></header>
    <main><h1>Backups</h1><p>It restores a table to any second you name, and says so.</p>
    <aside class=related><h2>Read next</h2><a href=/b>B</a><a href=/c>C</a></aside></main>
    <footer><p>The best since 1999.</p></footer>"""
    kinds = {b.text.strip(): b.kind for b in page(html, main_text=True).blocks}
    assert kinds["Backups"] == "heading"
    assert kinds["The best since 1999."] == kinds["Read next"] == "boilerplate"
    whole = {b.text.strip(): b.kind for b in page(html).blocks}
    assert whole["The best since 1999."] == "paragraph"
