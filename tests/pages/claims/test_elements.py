"""Nothing that is put into an element is taken for markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from holdwater.pages.claims.elements import Html, element, link, rows, together


def test_it_makes_an_element_of_words_and_elements():
    inner = element("b", "bold")
    made = element("p", "2 < 3, ", [inner, None, " & more"], class_="a b", tabindex=0)
    assert made == '<p class="a b" tabindex="0">2 &lt; 3, <b>bold</b> &amp; more</p>'
    assert element("br") == "<br>"
    assert (
        element("a", "x", download=True, rel=None, hidden=False) == "<a download>x</a>"
    )
    assert element("svg", aria_label="A", text_anchor="end").startswith(
        '<svg aria-label="A" text-anchor="end">'
    )
    assert rows([("Name", "said")], class_="c") == (
        '<dl class="c"><div><dt>Name</dt><dd>said</dd></div></dl>'
    )


@given(st.text(), st.text())
def test_it_gives_back_the_words_and_no_markup(inside, attribute):
    made = element("p", element("i", inside), title=attribute)
    page = JustHTML(f"<!doctype html><body>{made}</body>", sanitize=False)
    (paragraph,) = page.query("p")
    assert [child.name for child in paragraph.children] == ["i"]
    assert list(paragraph.attrs) == ["title"]
    assert len(page.query("body")[0].children) == 1


def test_it_lets_no_words_turn_a_line_round():
    assert element("p", "a\u202eb\u2066c") == "<p>a\ufffdb\ufffdc</p>"


def test_it_takes_markup_for_safe_only_where_we_made_it():
    made = together([Html("<b>"), "<b>"])
    assert made == "<b>&lt;b&gt;"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//e.org",
        "",
        "a b",
        "http://[",
        "x.md",
    ],
)
def test_it_links_to_the_web_alone(address):
    assert link(address, "words") == "words"


def test_it_links_without_vouching_for_it():
    assert link('https://e.org/?a="b', "w") == (
        '<a href="https://e.org/?a=&quot;b" rel="nofollow noopener">w</a>'
    )
