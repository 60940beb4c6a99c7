"""What is not Markdown is blanked out, and nothing else moves."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.strategies import markdown, noise

from holdwater.reading.foreign import HOLE, LABEL
from holdwater.reading.masks import blank_out


def drawn(text: str, *, is_mdx: bool = False) -> str:
    """Show holes as ``_``, labels as ``^`` and spaces as ``.``."""
    masked = blank_out(text, is_mdx=is_mdx)
    return masked.replace(" ", ".").replace(HOLE, "_").replace(LABEL, "^")


@given(markdown() | noise(), st.booleans())
@settings(max_examples=60)
@example("{{< a\nb >}} c {%\n%}", True)
def test_it_changes_no_length_and_no_other_character(text, is_mdx):
    masked = blank_out(text, is_mdx=is_mdx)
    assert len(masked) == len(text)
    assert all(
        now in (was, HOLE, LABEL, " ") for was, now in zip(text, masked, strict=True)
    )


@given(noise())
@settings(max_examples=60)
def test_it_leaves_a_text_without_marks_alone(text):
    plain = re.sub(r"[{}:]", "", text)
    assert blank_out(plain, is_mdx=False) is plain


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a{{<b>}}c", "a_______c"),
        ("a\n{{<b>}}\nc", "a\n.......\nc"),
        ("a\n {{<b>}}\nc", "a\n........\nc"),
        ("{{<b>}}{{<c>}}", "_" * 14),
        ("a{{<b\nc>}}d", "a_________d"),
        ("{{<b\nc>}}", "....\n...."),
        ("a{{b}}c", "a_____c"),
        ("a{%b%}c", "a_____c"),
        ("{:.b}", "....."),
        ("a{:.b}", "a_____"),
        ("<p>\n{{b}}\n</p>", "<p>\n_____\n</p>"),
        ("> <p>\n> {{b}}", ">.<p>\n>._____"),
        ("<p>\n\n{{b}}\n</p>", "<p>\n\n.....\n</p>"),
        ("{{b}}\n<p>\n{{c}}\n</p>", ".....\n<p>\n_____\n</p>"),
        (":::a\nb\n:::", "....\nb\n..."),
        ("  :::: a b", "..^^^^^^.b"),
        (":::a[b]", "^^^^_b_"),
        ("::: {.a} b", "^^^^^^^^.b"),
        (":::{a}\nb", "......\nb"),
        ("a :::b", "a.:::b"),
    ],
)
def test_it_blanks_out_templates(text, expected):
    assert drawn(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "```\n{{<b>}}\n```",
        "~~~\n{{<b>}}\n```\n{{<c>}}\n~~~~",
        "```\n{{<b>}}",
        "> ```\n> {{<b>}}\n> ```",
        "- ```\n  {{<b>}}\n  ```",
        "`{{<b>}}`",
        "``{{<b>}}`{{<b>}}``",
        "`{{\nb}}`",
        "<!-- {{<b>}} -->",
        "a {{b, a {% b, a {: b",
        "a {{" + "b" * 4000 + "}}",
    ],
)
def test_it_leaves_code_comments_and_stray_marks_alone(text):
    assert blank_out(text, is_mdx=False) == text


@pytest.mark.parametrize(
    "text, expected",
    [
        ("```\n{{b}}\n```\n{{c}}", "```\n{{b}}\n```\n....."),
        ("```\n{{b}}\n````\n{{c}}", "```\n{{b}}\n````\n....."),
        ("> ```\n{{b}}", ">.```\n....."),
        ("``` a`b\n{{b}}", "```.a`b\n....."),
        ("`a\n\n{{b}}`", "`a\n\n_____`"),
        ("\\`{{b}}`", "\\`_____`"),
        ("`{{b}}``", "`_____``"),
        ("\\\\`{{b}}`", "\\\\`{{b}}`"),
        ("<!-- {{b}}", "<!--._____"),
    ],
)
def test_it_knows_where_code_ends(text, expected):
    assert drawn(text) == expected


@pytest.mark.parametrize(
    "opening, closing",
    [
        ("{{< highlight go >}}", "{{< /highlight >}}"),
        ("{{% math %}}", "{{%/math%}}"),
        ("{{<mermaid>}}", "{{< /mermaid >}}"),
        ("{% highlight sh %}", "{% endhighlight %}"),
        ("{%- comment -%}", "{%- endcomment -%}"),
    ],
)
def test_it_blanks_out_what_stands_between_some_tags(opening, closing):
    inside = "```\n`a {{b}}\n\n" + "c" * 5000
    masked = drawn(f"{opening}\n{inside}\n{closing}\nd")
    assert masked.endswith(".\nd")
    assert set(masked[:-2]) == {".", "\n"}
    alone = drawn(f"{opening}\nd")
    assert alone == "." * len(opening) + "\nd", "never closed, it is a tag like others"


def test_it_takes_a_tag_that_closes_itself_for_a_pair_with_none():
    assert drawn("{{<math a/>}}b{{</math>}}") == "_____________b___________"


def test_it_shows_what_is_raw():
    assert drawn("{%raw%}{{a}}{%endraw%}{{b}}") == "_______{{a}}_______________"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("import a\nimport b\n\nc", "........\n........\n\nc"),
        ("a\nimport b", "a\nimport.b"),
        ("export a {\n\nb}\nc\n\nd", "..........\n\n..\n.\n\nd"),
        ("a {b{c}d} e", "a._______.e"),
        ("a {b", "a._b"),
        ("a {{b: {c: 1}}} d", "a._____________.d"),
        ("a \\{b}", "a.\\{b}"),
        ("{/* a\n\nb */}", ".....\n\n....."),
        ("<a b={c}>", "<a.b=___>"),
        ("<A {...b}>", "<A.......>"),
        ("<A.b c></A.b>", "<A...c></A..>"),
        ("a <>b</>", "a.__b___"),
        ("`{a}`", "`{a}`"),
        ("```\n{a}\n```", "```\n{a}\n```"),
    ],
)
def test_it_blanks_out_what_mdx_adds(text, expected):
    assert drawn(text, is_mdx=True) == expected
    if not any(mark in text for mark in ("`", "\\", "{{")):
        assert blank_out(text, is_mdx=False) == text
