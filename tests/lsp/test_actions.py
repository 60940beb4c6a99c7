"""What is offered is good: what it makes of a page is looked at again."""

from dataclasses import replace

import pytest
from tests.lsp.editor import applied
from tests.samples import puffery, unsupported

from holdwater.lsp.actions import actions, letting_stand
from holdwater.lsp.diagnostics import open_findings
from holdwater.model.span import Span

BOAST = unsupported().text
RULE = unsupported().rule


def _stands(seen, finding):
    put = letting_stand(seen.report, finding)
    return (
        put
        and seen.report.document.text[: put.at]
        + put.words
        + (seen.report.document.text[put.at :])
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.md", f"{BOAST}\n"),
        ("page.md", BOAST),
        ("page.md", f"# {BOAST}\n\nAnd so on.\n"),
        ("page.md", f"One line\nand {BOAST}\n"),
        ("page.md", f"- {BOAST}\n- {puffery().text}\n"),
        ("page.md", f"1. One.\n2. {BOAST}\n\n   And more.\n"),
        ("page.md", f"> {BOAST}\n"),
        ("page.md", f"| A | B |\n| --- | --- |\n| one | {BOAST} |\n"),
        ("page.md", f"Above.\n# {BOAST}\nBelow.\n"),
        ("page.md", f"One.\r\n\r\n{BOAST}\r\n"),
        ("page.md", f"{BOAST}\nOn two lines.\n\nNext: {BOAST}\n"),
        ("page.mdx", f"import x from 'y'\n\n{BOAST}\n"),
        ("page.mdx", f"- {BOAST}\n"),
        ("page.html", f"<p>{BOAST}</p>\n"),
        ("page.html", f"<ul>\n  <li>{BOAST}\n  <li>{puffery().text}\n</ul>\n"),
        ("page.html", f"<p>\n  <b>{BOAST}</b>\n</p>\n<p>{BOAST}</p>\n"),
        ("page.html", f"<table><tr><td>{BOAST}</td><td>Two.</td></tr></table>"),
    ],
)
def test_it_puts_a_comment_that_settles_this_block_alone(look, name, text):
    seen = look(text, name)
    finding = next(one for one in open_findings(seen) if one.rule == RULE)
    written = _stands(seen, finding)
    open_before = [one.rule for one in open_findings(seen)]
    waiting = look(written, name)
    assert [one.rule for one in open_findings(waiting)] == open_before
    assert "gives no reason" in "".join(waiting.report.document.notices)
    settled = look(written.replace("[reason]", "signed and on file"), name)
    assert [one.rule for one in open_findings(settled)] == [
        one for at, one in enumerate(open_before) if at != open_before.index(RULE)
    ]
    assert not settled.report.document.notices
    before, after = (
        [one.statement.text for one in each.report.judged] for each in (seen, settled)
    )
    assert before == after


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.txt", BOAST),
        ("page.md", f"---\ntitle: {BOAST}\n---\n\nText.\n"),
        ("page.html", f"<title>{BOAST}</title><p>Text.</p>"),
        ("page.html", f'<p>Text. <img alt="{BOAST}"></p>'),
    ],
)
def test_it_offers_no_comment_where_none_can_be(look, name, text):
    seen = look(text, name)
    assert [letting_stand(seen.report, one) for one in open_findings(seen)] in (
        [],
        [None],
    )


def test_it_offers_no_second_comment_where_one_waits(look):
    seen = look(BOAST)
    (finding,) = open_findings(seen)
    waiting = look(_stands(seen, finding))
    (finding,) = open_findings(waiting)
    assert letting_stand(waiting.report, finding) is None


REWORDED = "Utilize the seamless store."


def _all(seen):
    return actions(seen, Span(0, len(seen.page.text)), is_versioned=False)


def _edits(action, uri):
    return [
        {
            "newText": edit.new_text,
            "range": {
                end: {"line": at.line, "character": at.character}
                for end, at in (("start", edit.range.start), ("end", edit.range.end))
            },
        }
        for edit in action.edit.changes[uri]
    ]


@pytest.mark.parametrize(
    "before", ["", "\ufeff", "😀 One.\r\n\r\n", "e\u0301 字\n\n- "]
)
def test_it_rewords_so_that_nothing_is_found_any_more(look, before):
    text = before + REWORDED + "\n"
    seen = look(text)
    assert [*open_findings(seen)]
    first = _all(seen)[0]
    assert first.title.startswith("Reword as: ")
    assert first.is_preferred
    after = applied(text, _edits(first, seen.page.uri))
    assert after.startswith(before)
    assert [*open_findings(look(after))] == []


def test_it_offers_what_belongs_to_the_place_alone(look):
    seen = look(f"{REWORDED}\n\n{BOAST}\n")
    at = seen.page.text.index(BOAST)
    near = actions(seen, Span(at, at + len(BOAST)), is_versioned=False)
    assert [one.title for one in near] == [f"Let {RULE} stand with a reason…"]
    (marked,) = near[0].diagnostics
    assert marked.code == RULE


def test_it_says_for_which_version_an_edit_is(look):
    seen = look(BOAST)
    (one,) = actions(seen, Span(0, len(BOAST)), is_versioned=True)
    assert one.edit.changes is None
    assert one.edit.document_changes[0].text_document.version == 1


def test_it_offers_nothing_for_what_is_settled_or_was_not_read(look, folder):
    seen = look(f"<!-- holdwater: allow {RULE}: on file -->\n{BOAST}\n")
    assert _all(seen) == []
    (folder / "holdwater.toml").write_text("max_bytes = 5\n")
    assert _all(look(BOAST)) == []


def test_it_offers_so_many_and_no_more(look):
    seen = look(f"{BOAST} {BOAST}\n\n" * 40)
    assert len([*open_findings(seen)]) >= 40
    assert len(_all(seen)) == 20


def test_it_cuts_what_is_too_long_for_a_menu(look):
    seen = look("Utilize the seamless store " + "of rows and columns " * 30 + "now.")
    first = _all(seen)[0]
    assert len(first.title) <= len("Reword as: ") + 80
    assert replace(seen, report=None) is not seen
