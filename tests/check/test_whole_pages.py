"""Of a page that is read whole what is sure is told; a thorough reader is told the rest."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from holdwater.check.company import POST_WEIGHT, WHOLE_FROM, Company, companies
from holdwater.check.road import Lens, check
from holdwater.check.standing import sure_from
from holdwater.claims.model import open_model
from holdwater.model.verdict import ATTENTION
from holdwater.reading.formats import media_type_of, read
from holdwater.rules.rulebook import open_rulebook

LENS = Lens(rulebook=open_rulebook(), version="0", model=open_model())
THOROUGH = LENS._replace(thorough=True)
EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "ottermere" / "site"

SURE = "Bank-grade security watches over your data day and night."
UNSURE = "Nothing else comes close."


def page_of(*texts, plain):
    told = [*(f"Crate number {at} stands in row {at}." for at in range(plain)), *texts]
    text = "# Crates\n\n" + "\n\n".join(told) + "\n"
    return read(text.encode(), source="page.md", media_type="text/markdown")


def doubted(document, lens):
    report = check(document, lens=lens, today=date(2026, 11, 28))
    return {
        one.statement.text: one for one in report.judged if one.standing in ATTENTION
    }


def test_it_tells_of_a_whole_page_what_is_sure():
    page = page_of(SURE, UNSURE, plain=WHOLE_FROM)
    assert doubted(page, LENS).keys() == {SURE}
    assert doubted(page, THOROUGH).keys() == {SURE, UNSURE}


def test_it_tells_of_a_few_sentences_all_that_is_doubted():
    page = page_of(SURE, UNSURE, plain=2)
    assert doubted(page, LENS).keys() == {SURE, UNSURE}


def test_it_says_of_what_is_let_go_that_it_is_no_sure_plain_statement():
    page = page_of(SURE, UNSURE, plain=WHOLE_FROM)
    report = check(page, lens=LENS, today=date(2026, 11, 28))
    (one,) = (j for j in report.judged if j.statement.text == UNSURE)
    assert (one.standing, one.findings) == ("plain", ())
    assert one.confidence is not None
    assert one.confidence < 0.5
    assert one.is_unsure


def test_it_asks_more_of_a_post_and_of_what_no_rule_struck_there():
    page, post = Company(0.0, is_whole=True), Company(0.0, is_whole=True, is_post=True)

    def least(company, *names):
        hits = tuple(SimpleNamespace(rule=SimpleNamespace(name=one)) for one in names)
        return sure_from(hits, company)

    assert least(page, "seamless") < least(post, "seamless")
    assert least(page, "seamless") < least(page, "next-generation")
    assert least(page, "next-generation", "seamless") == least(page, "seamless")
    assert least(page, "quiet-outcome") == least(page, "seamless")
    assert least(post, "quiet-outcome") > least(post, "seamless")
    assert least(post, "quiet-quantity") == least(post, "seamless")


def test_it_knows_the_pages_of_posts():
    of_posts = companies([0.1] * WHOLE_FROM, sort=POST_WEIGHT)
    assert all(one.is_post for one in of_posts)
    assert not any(one.is_post for one in companies([0.1] * WHOLE_FROM))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.md")), ids=lambda p: p.name)
def test_it_tells_a_thorough_reader_all_that_it_tells_others(path):
    page = read(path.read_bytes(), source=path.name, media_type=media_type_of(path))
    some, all_of_them = doubted(page, LENS), doubted(page, THOROUGH)
    report = check(page, lens=LENS, today=date(2026, 11, 28))
    unsure = {one.statement.text for one in report.judged if one.is_unsure}
    assert unsure == all_of_them.keys() - some.keys()
    assert some.keys() <= all_of_them.keys()
    assert all(
        [f.rule for f in one.findings] == [f.rule for f in all_of_them[text].findings]
        for text, one in some.items()
    )


def test_it_counts_what_was_weighed():
    def is_whole(count):
        return [one.is_whole for one in companies([0.1] * count + [None])]

    assert not any(is_whole(WHOLE_FROM - 1))
    assert all(is_whole(WHOLE_FROM))
