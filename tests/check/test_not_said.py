"""What a page leaves out: never something that it says in an ordinary way."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.check.selling import (
    BESIDE,
    OFFERS,
    OTHER_SORTS,
    REFERENCE,
    SILENT,
    WAYS,
)

from holdwater.check.not_said import QUESTIONS, not_said
from holdwater.check.road import Lens, check
from holdwater.claims.model import open_model
from holdwater.reading.formats import read
from holdwater.rules.rulebook import open_rulebook

LENS = Lens(rulebook=open_rulebook(), version="0", model=open_model())
DAY = date(2026, 11, 22)


def names(page):
    """Return what a page does not say; None where it is no offer."""
    document = read(page.encode(), source="page.md", media_type="text/markdown")
    report = check(document, lens=LENS, today=DAY)
    found = not_said(document, report.judged)
    assert report.not_said == found
    return None if found is None else tuple(one.name for one in found)


def saying(*sentences):
    """Say some sentences on the page that says nothing, before it turns to sales."""
    head, heading, tail = SILENT.partition("## What people say")
    return head + "\n\n".join(sentences) + "\n\n" + heading + tail


def every(table):
    return [(name, said) for name, all_of_it in table.items() for said in all_of_it]


def test_it_knows_seven_things():
    assert tuple(QUESTIONS) == tuple(WAYS)
    assert tuple(QUESTIONS) == (
        "price",
        "limits",
        "requirements",
        "data-location",
        "failure",
        "exit",
        "trial",
    )


@pytest.mark.parametrize(("page", "missing"), OFFERS.values(), ids=OFFERS)
def test_it_tells_what_an_offer_leaves_out(page, missing):
    assert names(page) == missing


@pytest.mark.parametrize(("name", "said"), every(WAYS))
def test_it_takes_no_notice_of_what_is_said_in_an_ordinary_way(name, said):
    found = names(saying(said))
    assert found is not None
    assert name not in found


@pytest.mark.parametrize(("name", "said"), every(BESIDE))
def test_it_is_not_taken_in_by_the_words_alone(name, said):
    assert name in names(saying(said))


@pytest.mark.parametrize("page", OTHER_SORTS.values(), ids=OTHER_SORTS)
def test_it_asks_no_other_sort_of_document(page):
    assert names(page) is None


def test_it_asks_no_page_that_claims_nothing():
    assert names(REFERENCE) is None
    assert names("") is None


def test_it_asks_where_data_lies_only_of_what_would_hold_some():
    emptied = SILENT.replace("invoice", "step").replace("e-mail", "post")
    emptied = emptied.replace("customers", "people")
    assert names(emptied) == tuple(name for name in WAYS if name != "data-location")


def test_it_asks_in_plain_questions():
    document = read(SILENT.encode(), source="page.md", media_type="text/markdown")
    found = check(document, lens=LENS, today=DAY).not_said
    assert [one.question for one in found] == list(QUESTIONS.values())
    for question in QUESTIONS.values():
        assert question[0].isupper()
        assert question.endswith("?")


def test_it_takes_much_of_the_same_in_its_stride():
    boast = "It has " + "no limits, " * 20_000 + "and no caps."
    assert "limits" in names(saying(boast))
    assert "limits" not in names(saying(boast, "There are limits, of course."))


@settings(max_examples=30)
@given(st.lists(st.sampled_from(every(WAYS)), max_size=8))
def test_it_finds_fewer_gaps_the_more_is_said(said):
    found = names(saying(*(sentence for _, sentence in said)))
    if found is None:  # among so many instructions it is no offer any more
        return
    assert not {name for name, _ in said} & set(found)
    assert list(found) == [name for name in QUESTIONS if name in found]


@settings(max_examples=30)
@given(st.lists(st.sampled_from(every(WAYS)), min_size=1, max_size=4), st.data())
def test_it_minds_no_order(said, data):
    sentences = [sentence for _, sentence in said]
    moved = data.draw(st.permutations(sentences))
    assert names(saying(*sentences)) == names(saying(*moved))
