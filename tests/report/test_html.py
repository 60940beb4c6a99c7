"""The page that is mailed: whole, without scripts, and safe whatever it quotes."""

import re

from hypothesis import given, settings
from justhtml import JustHTML
from tests.report.making import at_place, report, reports
from tests.report.written import written

from holdwater.model.place import Place
from holdwater.model.report import Failure
from holdwater.report.html import HtmlWriter

HOSTILE = '<script>alert(1)</script> is the best & "fastest".'


def page_of(*some, failures=()):
    return written(HtmlWriter, some, failures)


def elements(page):
    waiting, found = [JustHTML(page, sanitize=False).root], []
    while waiting:
        node = waiting.pop()
        if getattr(node, "attrs", None) is not None:
            found.append(node)
        waiting += node.children or ()
    return found


def names(page):
    return {node.name for node in elements(page)}


@settings(max_examples=30)
@given(reports(), reports())
def test_it_holds_all_it_needs_and_runs_nothing(one, other):
    page = page_of(one, other)
    assert not names(page) & {"script", "link", "img", "iframe", "form", "object"}
    assert "@import" not in page
    assert "url(" not in page
    ids = [n.attrs["id"] for n in elements(page) if "id" in n.attrs]
    assert len(set(ids)) == len(ids)
    targets = {
        n.attrs.get("href", "")[1:]
        for n in elements(page)
        if n.attrs.get("href", "").startswith("#")
    }
    assert targets <= set(ids)


def test_it_quotes_and_does_not_run_what_a_page_says():
    made = report(
        (HOSTILE, {"standing": "puffery"}, ("best", {"message": HOSTILE})),
        source="<b>.md",
    )
    page = page_of(made, failures=[Failure(source="<i>", message="<u>")])
    assert not names(page) & {"script", "i", "u"}
    assert (
        "&lt;script&gt;alert(1)&lt;/script&gt; is the <mark>best</mark> &amp;" in page
    )


def test_it_lets_only_the_web_be_a_link():
    made = report(("The best.", {}, ("best", {})), source="javascript:alert(1)")
    assert 'href="javascript' not in page_of(made)


def test_it_tells_the_questions_what_is_lacking_and_what_to_say():
    made = at_place(
        report(
            (
                "The best.",
                {"standing": "unsupported", "kinds": ("superlative",)},
                (
                    "best",
                    {
                        "questions": ("Says who?",),
                        "missing": ("source",),
                        "suggestion": "Best in […].",
                    },
                ),
            )
        ),
        Place(slide=4),
    )
    page = page_of(made)
    for said in (
        ">slide 4</a>",
        "<li>Says who?</li>",
        "It lacks source.",
        "Best in […].",
        "<li>superlative</li>",
        'href="https://example.org/book"',
    ):
        assert said in page


def test_it_asks_once_on_a_page_what_it_would_ask_in_the_same_words():
    doubted = {"standing": "unsupported", "kinds": ("superlative",)}
    found = ("best", {"questions": ("Says who?",)})
    page = page_of(report(("A best.", doubted, found), ("Our best.", doubted, found)))
    assert page.count("<li>Says who?</li>") == 1
    [anchor] = re.findall(r'<li>the same as at <a href="#([^"]+)">1:1</a></li>', page)
    assert f'id="{anchor}"' in page


def test_it_says_that_nothing_is_doubted_and_what_was_not_read():
    page = page_of(
        report(("Runs on Linux.", {})),
        failures=[Failure(source="a.docx", message="is damaged")],
    )
    assert "Nothing here that the rules doubt." in page
    assert "<b>a.docx</b>: is damaged" in page


def test_it_writes_no_character_that_html_cannot_hold():
    made = report(("The \x01best\x1b.", {}, ("best", {})), source="a\x1b.md")
    page = page_of(made)
    assert not set("\x01\x1b") & set(page)
    assert "The \ufffd<mark>best</mark>\ufffd." in page
