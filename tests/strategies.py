"""Texts to try things on: words in many scripts, Markdown, shortcodes.

`words` and `lines` are plain; `markdown` is well formed, with everything Holdwater
reads; `noise` is made of the same marks in any order; `commonmark` keeps to what
every reader of CommonMark agrees on.
"""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

#: Characters that shift positions, join others, or look like white space.
ODD = "äßéñøČЖדع日本語🎉👩‍💻🇨🇭e\u0301\u200b\u200d\u00ad\u00a0\u2009\u2028\ufeff\ufffd\u202e"

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

ENTITIES = (
    "&amp; &lt; &nbsp; &eacute; &copy; &ngE; &#8364; &#x1F389; &#0; &#1; &#xD800; "
    "&#9999999; &bogus; &amp &; &#; &#x;"
).split()

#: Whole and broken, for every language that is blanked out.
SHORTCODES = (
    "{{< rawhtml >}}",
    '{{% note "a `b` }}" %}}',
    "{{< /note >}}",
    "{{</* shown */>}}",
    "{{ site.title }}",
    "{{",
    "}}",
    "{{<",
    ">}}",
    "{% include a.html x='`' %}",
    "{% raw %}",
    "{% endraw %}",
    "{% highlight go %}",
    "{% endhighlight %}",
    "{%",
    "%}",
    "{: .wide #id }",
    "{:",
    ":::note",
    ":::tip[A *title*]",
    "::: warning A title",
    ":::",
    "{/* said */}",
    "{props.name}",
    "{",
    "}",
    "\\{",
    "<>",
    "</>",
    "<Tabs.Item a={() => 1} {...b}>",
    "</Tabs.Item>",
    '<Tab label="A">',
    "</Tab>",
    "<Card />",
    "import a from 'b'",
    "export const c = {\n\n}",
)

_MARKS = (
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "  \n",
    "\\\n",
    "    ",
    " ",
    "# ",
    "> ",
    "> [!NOTE]\n",
    "- ",
    "10. ",
    "- [x] ",
    "* ",
    "***",
    "*",
    "_",
    "~~",
    "`",
    "``",
    "```",
    "~~~",
    "---\n",
    "+++\n",
    "===\n",
    "|",
    "|-|-|\n",
    "[",
    "]",
    "](",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "[a]: b\n",
    ": ",
    "<",
    ">",
    "<https://a.example/?b&c>",
    "<br>",
    "<!--",
    "-->",
    "<?",
    "<![CDATA[",
    "<div>",
    "</div>",
    '<p align="center">',
    "<ul><li>",
    "</li>",
    "<table><tr><td>",
    "<h2>",
    "</h2>",
    "<script>",
    "</script>",
    "<pre>",
    '<a href="r.pdf">',
    "</a>",
    "<img alt='a\n b&amp;'>",
    "<code>",
    "</code>",
    "title: ",
    '"',
    "'",
    "\\",
    "\0",
    "\U0010fffc",
    "\U0010fffd",
    "\x0c",
    ". ",
    "!",
)


@cache
def words() -> st.SearchStrategy[str]:
    """One word, of any script; never empty, no white space in it."""
    letters = st.text(st.sampled_from(_LETTERS), min_size=1, max_size=7)
    odd = st.text(st.sampled_from(ODD), min_size=1, max_size=3)
    word = letters | st.tuples(letters, odd, letters).map("".join)
    return word.map(lambda text: "".join(text.split()))


@cache
def lines(word: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[str]:
    """Words on one line, and a full stop."""
    word = words() if word is None else word
    return st.lists(word, min_size=1, max_size=6).map(
        lambda found: " ".join(found) + "."
    )


@cache
def unicode_text(max_size: int = 200) -> st.SearchStrategy[str]:
    """Text of any characters that UTF-8 can hold."""
    anything = st.characters(codec="utf-8") | st.sampled_from(ODD + " \t\r\n.")
    return st.text(anything, max_size=max_size)


@cache
def noise(max_size: int = 30) -> st.SearchStrategy[str]:
    """Marks, words and shortcodes in any order: no page anybody would write."""
    mark = st.sampled_from(_MARKS + SHORTCODES + tuple(ENTITIES))
    return st.lists(mark | mark | words(), max_size=max_size).map("".join)


# -- well-formed Markdown -------------------------------------------------------------


@cache
def _spans() -> st.SearchStrategy[str]:
    """Return what stands among the words of a line."""
    line = lines()
    return st.one_of(
        line,
        line,
        st.sampled_from(ENTITIES),
        st.sampled_from(SHORTCODES[:5]),
        line.map("*{}*".format),
        line.map("**{}**".format),
        line.map("~~{}~~".format),
        line.map("`{}`".format),
        line.map("`` `{} ``".format),
        st.tuples(line, words()).map("[{0[0]}](https://{0[1]}.example/r.pdf)".format),
        line.map('[{}](r.md "t")'.format),
        line.map("![{}](i.png)".format),
        line.map("[![{}](badge.svg)](build)".format),
        line.map('<a href="https://a.example/?b=1&amp;c">{}</a>'.format),
        line.map('<img src=i.png alt="{}">'.format),
        line.map("<b>{}</b><!-- said -->".format),
        st.sampled_from(["<br>", "  \n", "\\\n", "\n", "\t", "\\*", "[^1]", "[^b]"]),
        words().map("<https://{}.example>".format),
    )


@cache
def _paragraphs() -> st.SearchStrategy[str]:
    return st.lists(_spans(), min_size=1, max_size=5).map(" ".join)


def _indented(text: str, first: str) -> str:
    rest = "\n" + " " * len(first)
    return first + text.replace("\n", rest)


@cache
def _tables() -> st.SearchStrategy[str]:
    row = st.lists(lines(), min_size=2, max_size=2).map("| {0[0]} | {0[1]} |".format)
    return st.lists(row, min_size=1, max_size=3).map(
        lambda rows: "\n".join([rows[0], "|---|:-:|", *rows[1:]])
    )


@cache
def _html() -> st.SearchStrategy[str]:
    row = st.one_of(
        lines().map("<p>{}</p>".format),
        lines().map("<h2 id=a>{}</h2>".format),
        lines().map("<ul>\n<li>{}<li>b</ul>".format),
        lines().map("<table><tr><td>{}</td></tr></table>".format),
        lines().map("  {}<br/>".format),
        lines().map('<a href="x">{}</a> &amp; &lt;'.format),
        st.just("<script>if (a < b) {}</script>"),
        st.just("<!-- said\nmore -->"),
    )
    return st.lists(row, min_size=1, max_size=4).map(
        lambda rows: "\n".join(['<div align="center">', *rows, "</div>"])
    )


@cache
def _leaves() -> st.SearchStrategy[str]:
    return st.one_of(
        _paragraphs(),
        _paragraphs(),
        st.tuples(st.integers(1, 6), lines()).map(lambda p: "#" * p[0] + " " + p[1]),
        lines().map("{}\n===".format),
        lines().map("```sh\n{}\n```".format),
        lines().map("    {}".format),
        _tables(),
        _html(),
        lines().map("Term\n: {}".format),
        lines().map("[^1]: {}".format),
        lines().map(":::note A title\n{}\n:::".format),
        st.sampled_from(["---", "***", "[^b]: note", *SHORTCODES]),
    )


def _holders(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        several.map("\n\n".join),
        several.map(lambda found: "\n".join(_indented(one, "- ") for one in found)),
        several.map(lambda found: "\n\n".join(_indented(one, "1. ") for one in found)),
        inner.map(lambda one: "> " + one.replace("\n", "\n> ")),
        inner.map(lambda one: "> [!TIP]\n> " + one.replace("\n", "\n> ")),
        inner.map(lambda one: "<Tab>\n" + _indented(one, "  ") + "\n</Tab>"),
    )


@cache
def front_matter() -> st.SearchStrategy[str]:
    """YAML or TOML before a page, or nothing."""
    yaml = st.tuples(lines(), lines()).map(
        '---\ntitle: "{0[0]}"\ndescription: >\n  {0[1]}\n  more\nlang: en-GB\n---\n'.format
    )
    toml = lines().map('+++\ntitle = "{} \\"b\\""\ndraft = true\n+++\n'.format)
    return st.just("") | yaml | toml


def _page(parts: tuple[str, list[str], str]) -> str:
    front, blocks, ending = parts
    return (front + "\n\n".join(blocks)).replace("\n", ending)


@cache
def markdown() -> st.SearchStrategy[str]:
    """Return pages, with every kind of line ending."""
    blocks = st.recursive(_leaves(), _holders, max_leaves=5)
    endings = st.sampled_from(["\n", "\n", "\r\n", "\r"])
    return st.tuples(front_matter(), st.lists(blocks, max_size=3), endings).map(_page)


# -- what every reader of CommonMark reads alike -----------------------------------------


@cache
def _common_spans() -> st.SearchStrategy[str]:
    word = st.text(st.sampled_from(_LETTERS + "äЖ日🎉"), min_size=1, max_size=6)
    line = lines(word)
    known = [one for one in ENTITIES[:8] if one != "&nbsp;"]
    return st.one_of(
        line,
        line,
        st.sampled_from([*known, "\\*", "\\[", "\\\\", "\n", "  \n", "\\\n", "a\tb"]),
        line.map("*{}*".format),
        line.map("**{}**".format),
        line.map("*a **{}** b*".format),
        line.map("`{}`".format),
        line.map("`` a`{} ``".format),
        line.map("[{}](to/it)".format),
        line.map('[*{}* x](<to it> "title")'.format),
        line.map("![alt](to/{})".format),
        st.just("<https://a.example/?b=1>"),
    )


@cache
def _common_leaves() -> st.SearchStrategy[str]:
    paragraph = st.lists(_common_spans(), min_size=1, max_size=5).map(" ".join)
    line = lines(st.text(st.sampled_from(_LETTERS), min_size=1, max_size=6))
    return st.one_of(
        paragraph,
        paragraph,
        st.tuples(st.integers(1, 6), line).map(lambda p: "#" * p[0] + " " + p[1]),
        line.map("{}\n---".format),
        line.map("{}\n===".format),
        line.map("```\n{}\n\n# no heading\n```".format),
        line.map("~~~ sh\n{}".format),
        line.map("    {}".format),
        st.just("* * *"),
    )


def _common_holders(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        several.map("\n\n".join),
        several.map(lambda found: "\n".join(_indented(one, "- ") for one in found)),
        several.map(lambda found: "\n\n".join(_indented(one, "2) ") for one in found)),
        inner.map(lambda one: "> " + one.replace("\n", "\n> ")),
    )


@cache
def commonmark() -> st.SearchStrategy[str]:
    """Return documents without HTML and without extensions."""
    blocks = st.recursive(_common_leaves(), _common_holders, max_leaves=5)
    several = st.lists(blocks, min_size=1, max_size=3)
    return st.tuples(st.just(""), several, st.sampled_from(["\n", "\r\n"])).map(_page)
