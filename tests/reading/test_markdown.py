"""What a reader of the published page meets, and what stands near by."""

import pytest

from holdwater.reading.formats import read
from holdwater.text.statements import statements


def read_text(text: str, media_type: str = "text/markdown"):
    return read(text.encode(), source="page", media_type=media_type)


def blocks(text: str, media_type: str = "text/markdown") -> list[tuple[str, str]]:
    found = read_text(text, media_type).blocks
    return [(block.kind, " ".join(block.text.split())) for block in found]


def shown(text: str, media_type: str = "text/markdown") -> list[str]:
    return [statement.text for statement in statements(read_text(text, media_type))]


def by_text(text: str, media_type: str = "text/markdown"):
    return {b.text.strip(): b for b in read_text(text, media_type).blocks}


# -- headings --------------------------------------------------------------------------


def test_it_knows_the_nearest_heading_above():
    found = by_text("# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n\nE\n===\n\ne\n")
    assert {text: found[text].heading for text in "abcde"} == dict(
        zip("abcde", "ABCDE", strict=True)
    )


def test_it_puts_a_heading_under_the_one_above_it():
    found = by_text("# A\n\n## B\n\n# C\n\n#\n\nc")
    assert [found[text].heading for text in ("A", "B", "C")] == [None, "A", None]
    assert found["c"].heading is None, "an empty heading names nothing"


def test_it_reads_a_heading_without_its_attributes_and_closing_marks():
    assert blocks("# Fast `db` ## {#id .wide}") == [("heading", "Fast db")]


def test_it_takes_the_heading_of_html_for_one():
    found = by_text('<h1 align="center">Fast</h1>\n\nYes.\n\n<h2>Far</h2>\n\nNo.')
    assert (found["Fast"].kind, found["Yes."].heading) == ("heading", "Fast")
    assert found["No."].heading == "Far"


# -- lists and what opens them ---------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "First. We promise:\n\n- a\n- b",
        "First. We promise:\n- a\n- b",
        "First. We promise:\n\n1. a\n\n2. b",
        "First. We promise:\n\n![i](i.png)\n\n* a\n* b",
        "> First. We promise:\n>\n> - a\n> - b",
        "- First. We promise:\n  - a\n  - b",
        "- First. We promise:\n\n  - a\n\n  - b",
        "1. First. We promise:\n\n   - a\n     and more\n\n     more\n\n   - b",
        "<p>First. We promise:</p>\n<ul><li>a<li>b</ul>",
    ],
)
def test_it_knows_the_sentence_that_opens_a_list(text):
    found = by_text(text)
    assert {found["b"].lead_in} == {"We promise:"}
    assert all(
        block.lead_in == "We promise:"
        for words, block in found.items()
        if words.startswith(("a", "more"))
    )


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- b",
        "# Heading\n\n- b",
        "We promise:\n\n---\n\n| c |\n|---|\n\n- b",
        "Words.\n\n```\ncode\n```\n\n- b",
        "Words.\n\n[ref]: elsewhere\n\n- b",
        "Words:\n\n- a\n\n<!-- the end -->\n\n- b",
        "Words:\n\n- a\n\n1. b",
    ],
)
def test_it_takes_nothing_else_for_what_opens_a_list(text):
    assert by_text(text)["b"].lead_in is None


def test_it_leaves_the_outer_lead_in_behind_an_inner_list():
    found = by_text("We:\n\n- a:\n  - x\n- b")
    assert [found[text].lead_in for text in ("a:", "x", "b")] == ["We:", "a:", "We:"]


def test_it_reads_task_lists_without_their_boxes():
    assert blocks("- [x] Done\n- [ ] To do") == [("item", "Done"), ("item", "To do")]


def test_it_reads_definitions_under_their_term():
    found = by_text("Uptime\n: Time up.\n: Also:\n  - a\n\nCost\n: Money.")
    assert found["Uptime"].kind == found["Cost"].kind == "term"
    assert found["Time up."].lead_in == found["Also:"].lead_in == "Uptime"
    assert (found["a"].lead_in, found["Money."].lead_in) == ("Also:", "Cost")


# -- navigation ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "- [Home](/)\n- [All the docs](/docs)\n- [Blog](/blog)",
        "- [What it is and what it is not](#what)\n- [b](#b)\n  - [c](#c)",
        "[Home](/) | [Docs](/docs) · [Blog](/blog)",
        "<ul><li><a href=a>A</a><li><a href=b>B</a><li><a href=c>C</a></ul>",
        '<nav><p>Go to <a href="a">A</a></p><ul><li>Now</ul></nav>',
    ],
)
def test_it_tells_navigation_from_copy(text):
    assert {kind for kind, _ in blocks(text)} == {"navigation"}


@pytest.mark.parametrize(
    "text",
    [
        "- [Home](/)\n- [Docs](/docs)",
        "- [Home](/)\n- [Docs](/docs) for all\n- [Blog](/blog)",
        "- [Cuts your costs by half today](/a)\n- [b](/b)\n- [c](/c)",
        "See [this](/a) and [that](/b)",
        "[This](/a) | [cuts your costs in half](/b)",
        "[Home](/)",
        "# [Home](/) | [Docs](/docs)",
    ],
)
def test_it_takes_no_copy_for_navigation(text):
    assert "navigation" not in {kind for kind, _ in blocks(text)}


# -- code, pictures, tables ------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "```sh\nthe fastest\n```",
        "~~~\nthe fastest",
        "    the fastest",
        "- a\n\n      the fastest",
        "<pre>\nthe fastest\n</pre>",
        "<script>\n\nthe fastest\n\n</script>",
        "<style>the fastest</style>",
        "<!-- the fastest\n\nthe fastest -->",
        "<div hidden>\n<svg><title>the fastest</title></svg>\n</div>",
        "[the]: fastest",
    ],
)
def test_it_makes_no_statement_of_what_is_not_copy(text):
    assert [one for one in shown(text) if "fastest" in one] == []


def test_it_knows_what_is_set_as_code_within_a_sentence():
    (found,) = statements(
        read_text("Run `make it` in <kbd>Ctrl</kbd> ``a ` b``, <https://a.example>.")
    )
    words = [found.text[code.start : code.end] for code in found.code]
    assert words == ["make it", "Ctrl", "a ` b", "https://a.example"]


def test_it_reads_the_words_of_a_picture_apart_from_the_sentence():
    text = 'Fast ![a *b*](i.png) here <img alt="c &amp; d"> now. [![e](f)](g)'
    assert blocks(text) == [
        ("paragraph", "Fast here now."),
        ("image", "a b"),
        ("image", "c & d"),
        ("image", "e"),
    ]
    assert blocks("# T ![i](j)\n\np") == [
        ("heading", "T"),
        ("image", "i"),
        ("paragraph", "p"),
    ]


def test_it_reads_cells_under_the_heading_of_their_column():
    text = "|  | *Ours* | `b` |\n|--|:--|--|\n| Speed | 2 \\| 3<br>x | z | y |\n| w |\n"
    found = read_text(text).blocks
    assert [(b.text, b.lead_in) for b in found if b.lead_in is not None] == [
        ("Speed", ""),
        ("2 | 3\nx", "Ours"),
        ("z", "b"),
        ("w", ""),
    ]
    assert {block.kind for block in found} == {"cell"}


# -- notes and quotes ------------------------------------------------------------------


def test_it_brings_a_footnote_to_the_sentence_that_carries_its_mark():
    text = (
        "One[^a] is fast. Two is.[^B] Three. [^c] Four [^d].\n\n"
        "[^a]: A note.\n[^b]: B\n    note.\n\n[^c]: C *note*.\n\n"
        "> [^d]: D note.\n\n[^a]: Said later.\n"
    )
    found = {one.text: one.notes for one in statements(read_text(text))}
    assert found["One is fast."] == ("A note.",)
    assert found["Two is."] == ("B note.",)
    assert found["Three."] == ("C note.",)
    assert found["Four ."] == ("D note.",)


def test_it_leaves_a_mark_without_a_footnote_among_the_words():
    assert shown("Fast[^1].") == ["Fast[^1]."]


def test_it_keeps_a_footnote_within_a_footnote_apart():
    text = "a[^x] b[^y]\n\n[^x]: outer\n\n    > [^y]: inner\n\n    more\n"
    assert dict(read_text(text).footnotes) == {"x": "outer more", "y": "inner"}


def test_it_tells_an_alert_from_a_quotation():
    assert blocks("> [!NOTE]\n> Mind.\n\n> She said.") == [
        ("paragraph", "Mind."),
        ("quote", "She said."),
    ]


# -- links and breaks ------------------------------------------------------------------


def test_it_knows_where_words_lead():
    text = (
        'Read [the *report*](r.pdf "t"), <a class=x href="b?c=1&amp;d">the audit</a>, '
        "[it][ref] and <mail@a.example>.\n\n[ref]: <s t>"
    )
    (block,) = read_text(text).blocks
    assert [(link.words, link.href) for link in block.links] == [
        ("the report", "r.pdf"),
        ("the audit", "b?c=1&d"),
        ("it", "s t"),
        ("mail@a.example", "mail@a.example"),
    ]
    for link in block.links:
        assert block.text[link.span.start : link.span.end] == link.words


def test_it_lets_no_link_stand_in_another():
    (block,) = read_text('<a href="x">one <a href="y">two</a> three</a>').blocks
    links = [(link.words, link.href) for link in block.links]
    assert links == [("one", "x"), ("two", "y")]


@pytest.mark.parametrize("mark", ["<br>", "<br />", "  \n", "\\\n", "\\\r\n"])
def test_it_ends_a_sentence_at_a_line_break_that_is_meant(mark):
    assert shown(f"One word{mark}Another word") == ["One word", "Another word"]


def test_it_goes_on_over_a_line_break_that_is_not_meant():
    assert shown("One word\nanother\r\n   word.") == ["One word another word."]


# -- HTML ------------------------------------------------------------------------------


def test_it_reads_html_inside_quotes_and_items_without_their_marks():
    assert blocks("> <div>\n> <p>One\n> two</p>\n> </div>\n\n1. <p>a\n   b</p>") == [
        ("quote", "One two"),
        ("item", "a b"),
    ]


def test_it_reads_markdown_between_tags_of_html():
    text = "<details>\n<summary>Why</summary>\n\nIt is **fast**.\n\n</details>"
    assert blocks(text) == [("paragraph", "Why"), ("paragraph", "It is fast.")]


# -- front matter ----------------------------------------------------------------------


def test_it_reads_the_title_above_all_headings_and_the_language():
    document = read_text('---\ntitle: "A *b*"\nlang: de-CH\n---\na\n\n# C\n\nc')
    found = {block.text: block for block in document.blocks}
    assert document.language == "de"
    assert found["A *b*"].kind == "title"
    assert (found["a"].heading, found["C"].heading) == ("A *b*", "A *b*")
    assert found["c"].heading == "C"
    assert document.text[found["A *b*"].span.start :].startswith("A *b*")


def test_it_does_not_read_front_matter_as_markdown():
    assert blocks("---\n# no heading\n- list: x\n---\n\nText.") == [
        ("paragraph", "Text.")
    ]


# -- shortcodes and MDX ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text, expected",
    [
        ("{{< note >}}\nIt is *so*.\n{{< /note >}}", ["It is so."]),
        ("{{% note %}}It is so.{{% /note %}}", ["It is so."]),
        ("It {{< x >}}is so.", ["It is so."]),
        ("It is `{{< so >}}`.", ["It is {{< so >}}."]),
        ("{{< highlight go >}}\nno `\n\nno\n{{< /highlight >}}\n\nYes.", ["Yes."]),
        ("{% highlight sh %}\nno ```\n{% endhighlight %}\nYes.", ["Yes."]),
        ("{% comment %} no\n\nno {% endcomment %} Yes.", ["Yes."]),
        ("{% raw %}It is {{ so }}.{% endraw %}", ["It is {{ so }}."]),
        ("{% include a.html %}\n# Yes\n{: .wide }", ["Yes"]),
        (":::note\nYes.\n:::", ["Yes."]),
        (":::tip[Take *care*]\nYes.\n:::", ["Take care", "Yes."]),
        ("No\n::: warning Take care\nYes\n:::", ["No", "Take care", "Yes"]),
        ("<div>\n    {% if a %}\n    <p>Yes.</p>\n    {% endif %}\n</div>", ["Yes."]),
        ("A stray {{ brace.", ["A stray {{ brace."]),
    ],
)
def test_it_passes_over_shortcodes(text, expected):
    assert shown(text) == expected


def test_it_keeps_the_target_of_a_link_that_a_shortcode_makes():
    (block,) = read_text('[Our report]({{< ref "report.md" >}}) is out.').blocks
    assert [(link.words, link.href) for link in block.links] == [
        ("Our report", '{{< ref "report.md" >}}')
    ]
    assert block.text == "Our report is out."


@pytest.mark.parametrize(
    "text, expected",
    [
        ("import A from 'a'\nimport B from 'b'\n\nYes.", ["Yes."]),
        ("export const a = {\n  b: 1,\n\n  c: 2,\n}\n\nYes.", ["Yes."]),
        ("It will\nimport data.", ["It will import data."]),
        ("It is {a + {b: 1}} so.", ["It is so."]),
        ("It is \\{so\\}.", ["It is {so}."]),
        ("{/* no\n\nno */}\n\nYes.", ["Yes."]),
        ("<Card {...props}>\n  Yes, **so**.\n</Card>", ["Yes, so."]),
        ("<Card\n  a={() => {\n    b\n  }}\n>\n  Yes.\n</Card>", ["Yes."]),
        ("<>\n<Tabs.Item>\n    Yes.\n</Tabs.Item>\n</>", ["Yes."]),
        ("Read <Badge>new</Badge> copy.", ["Read new copy."]),
        ("```jsx\n<Card>{no}</Card>\n```\n\nYes.", ["Yes."]),
    ],
)
def test_it_passes_over_what_mdx_adds(text, expected):
    assert shown(text, "text/mdx") == expected


def test_it_reads_markdown_however_deep_components_hold_it():
    text = """
<Tabs>
  <TabItem value="a">

    We promise:

    - one
      - two _more_

    ```sh
    <Tabs>
    ```

    | a |
    |---|
    | b |

    ## Head

  </TabItem>
</Tabs>

1. Step

   <Note>
     Mind *this*.
   </Note>

2. Next
"""
    assert blocks(text, "text/mdx") == [
        ("paragraph", "We promise:"),
        ("item", "one"),
        ("item", "two more"),
        ("code", "```sh <Tabs> ```"),
        ("cell", "a"),
        ("cell", "b"),
        ("heading", "Head"),
        ("item", "Step"),
        ("item", "Mind this."),
        ("item", "Next"),
    ]
    found = by_text(text, "text/mdx")
    assert [found[one].lead_in for one in ("one", "two more", "b", "Step")] == [
        "We promise:",
        "one",
        "a",
        None,
    ]


def test_it_takes_braces_for_words_outside_mdx():
    assert shown("It is {so}.") == ["It is {so}."]
