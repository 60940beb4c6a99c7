"""What is told under the pointer, and that a page's words command nothing there."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.samples import unsupported

from holdwater.lsp.diagnostics import open_findings
from holdwater.lsp.hover import escaped, hover

#: Where an author could put them: among the words that a message or question repeats.
TEMPTING = [
    "[run](command:workbench.action.terminal.new)",
    "![x](https://example.org/x.png)",
    "<a href='https://example.org'>x</a>",
    "<img src=x onerror=alert(1)>",
    "https://example.org",
    "www.example.org",
    "a@example.org",
    "<https://example.org>",
    "`code` **bold** # x",
    "&lt;b&gt; &#60;b&#62;",
    "$(gear) [x]: y",
    "\n\n# heading\n\n- item\n\n    code",
]


def _shown(markdown):
    """Render as editors do, links that nobody marked included; return what is there."""
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    (*_, inline, _close) = parser.parse(markdown)
    return inline.children


@pytest.mark.parametrize("words", TEMPTING)
def test_it_shows_words_letter_for_letter(words):
    children = _shown(escaped(words))
    assert {one.type for one in children} <= {"text", "text_special"}
    assert "".join(one.content for one in children) == " ".join(words.split())


@given(st.text(max_size=60))
def test_it_makes_nothing_but_text_of_any_words(words):
    found = MarkdownIt("commonmark").parse(escaped(words))
    assert [one.type for one in found] in (
        [],
        ["paragraph_open", "inline", "paragraph_close"],
    )
    for one in found[1:2]:
        assert {child.type for child in one.children} <= {"text", "text_special"}


@pytest.mark.parametrize("words", TEMPTING)
def test_it_leaves_nothing_that_an_editor_makes_a_link_of(words):
    # What GitHub's Markdown turns into links without being asked begins with these.
    assert not re.search(r"https?://|www\.|\w@\w", escaped(words))


def test_it_shows_what_would_turn_a_line_around():
    assert "\u202e" not in escaped("a\u202eb")
    assert "\x1b" not in escaped("a\x1b[31mb")


def _told(seen, *, is_markdown):
    (finding, *_) = open_findings(seen)
    found = hover(seen, finding.span.start, is_markdown=is_markdown)
    return finding, found.contents.value


@pytest.mark.parametrize("is_markdown", [True, False])
def test_it_tells_all_there_is_of_a_finding(look, is_markdown):
    seen = look(unsupported().text)
    finding, told = _told(seen, is_markdown=is_markdown)
    rule = seen.rulebook.rule(finding.rule)
    written = escaped if is_markdown else str
    parts = [finding.code, finding.rule, finding.message, rule.why, *finding.questions]
    parts += [finding.suggestion] if finding.suggestion else []
    parts += finding.missing
    assert [one for one in parts if written(one) not in told] == []


@pytest.mark.parametrize("words", TEMPTING)
def test_it_shows_the_words_of_a_page_as_words(look, words):
    seen = look(unsupported().text)
    (judged,) = seen.report.judged
    (finding,) = judged.findings
    finding = finding._replace(message=words, questions=(words,), suggestion=words)
    report = seen.report._replace(judged=(judged._replace(findings=(finding,)),))
    told = hover(replace(seen, report=report), finding.span.start, is_markdown=True)
    assert told.contents.value.count(escaped(words)) == 3
    assert "](" not in told.contents.value


def test_it_tells_nothing_where_nothing_is(look):
    seen = look("The file has three columns.")
    assert hover(seen, 3, is_markdown=True) is None
    seen = look(unsupported().text + " The file has three columns.")
    assert hover(seen, len(unsupported().text) + 8, is_markdown=True) is None
