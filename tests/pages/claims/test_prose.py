"""Prose is laid out, and nothing in it runs, leads astray or fetches anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from holdwater.pages.claims.prose import prose

#: All that prose may become.
ALLOWED = set(
    "p em strong s li ul ol blockquote table tr th td code pre br hr a h3 h4 h5 h6".split()
)


@pytest.mark.parametrize(
    "markdown, html",
    [
        (
            "a *b* **c** `d<`",
            "<p>a <em>b</em> <strong>c</strong> <code>d&lt;</code></p>",
        ),
        ("# One\n\n### Two", "<h3>One</h3><h5>Two</h5>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a", '<ol start="3"><li>a</li></ol>'),
        ("1. a", "<ol><li>a</li></ol>"),
        ("> q", "<blockquote><p>q</p></blockquote>"),
        ("```sh\na <b\n```", '<pre tabindex="0"><code>a &lt;b\n</code></pre>'),
        ("a  \nb\nc", "<p>a<br>b\nc</p>"),
        ("|a|\n|-|\n|b|", "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>"),
        (
            "[a](https://e.org)",
            '<p><a href="https://e.org" rel="nofollow noopener">a</a></p>',
        ),
        ("[a](javascript:x) [b](page.md)", "<p>a b</p>"),
        ("![picture](https://e.org/x.png)", "<p>picture</p>"),
        ("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>"),
        ("<script>\nx\n</script>", "<p>&lt;script&gt;\nx\n&lt;/script&gt;</p>"),
        ("", ""),
    ],
)
def test_it_lays_out_what_somebody_wrote(markdown, html):
    assert prose(markdown) == html


@given(st.text(alphabet="ab<>[]()!*_`#|-=:/&\"'\n >1.~\\", max_size=200))
def test_it_makes_of_anything_nothing_but_what_is_allowed(markdown):
    made = prose(markdown)
    page = JustHTML(f"<!doctype html><body>{made}</body>", sanitize=False)
    assert "<!" not in made.replace("&lt;!", "")
    for one in page.query("body *"):
        assert one.name in ALLOWED | {"tbody"}
        assert set(one.attrs or {}) <= {"href", "rel", "start", "tabindex"}


def test_it_nests_as_deep_as_anybody_writes_and_goes_on():
    deep = prose("> " * 3_000 + "deep")
    assert "deep" in deep
    assert deep.count("<blockquote>") <= 40
