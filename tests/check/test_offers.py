"""Which documents are offers, and what makes them one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.check.selling import OFFERS, OTHER_SORTS, SILENT

from holdwater.check.offers import LEAST_CLAIMS, LEAST_STATEMENTS, is_offer
from holdwater.check.road import Lens, check
from holdwater.claims.model import open_model
from holdwater.model.verdict import ATTENTION
from holdwater.reading.formats import read
from holdwater.rules.rulebook import open_rulebook

LENS = Lens(rulebook=open_rulebook(), version="0", model=open_model())
DAY = date(2026, 11, 22)

INVITATION = "[Contact sales](https://tarnwick.example/contact-sales)\n"


def report_of(page):
    document = read(page.encode(), source="page.md", media_type="text/markdown")
    return check(document, lens=LENS, today=DAY)


def offers(page):
    report = report_of(page)
    return is_offer(report.document, report.judged)


@pytest.mark.parametrize("page", [page for page, _ in OFFERS.values()], ids=OFFERS)
def test_it_knows_an_offer(page):
    assert offers(page)


@pytest.mark.parametrize("page", OTHER_SORTS.values(), ids=OTHER_SORTS)
def test_it_knows_what_is_none(page):
    assert not offers(page)


def test_it_takes_a_page_that_claims_little_for_none():
    report = report_of(SILENT)
    claims = [one for one in report.judged if one.standing in ATTENTION]
    others = [one for one in report.judged if one.standing not in ATTENTION]
    few = (*claims[: LEAST_CLAIMS - 1], *others)
    assert is_offer(report.document, report.judged)
    assert not is_offer(report.document, few)
    # Nor one that claims as much among a great many sober statements.
    assert not is_offer(report.document, (*report.judged, *others * 40))


def test_it_takes_a_snippet_for_none():
    report = report_of(SILENT)
    assert not is_offer(report.document, report.judged[: LEAST_STATEMENTS - 1])


def test_it_needs_no_invitation_where_much_is_claimed_to_a_buyer():
    uninvited = SILENT.replace(INVITATION, "")
    assert offers(uninvited)
    sober = "".join(
        f"Invoice {number} goes to the person who placed the order.\n\n"
        for number in range(40)
    )
    assert offers(SILENT + sober)
    assert not offers(uninvited + sober)


def test_it_turns_to_a_buyer_or_is_none():
    """The same praise of a library, with nobody spoken to."""
    library = """\
# zippy

The fastest parser on the planet. Blazing-fast, and 10x faster than any other.

- Never loses a byte.
- World-class error messages.
- 100% correct.
- Reads one file.
- Reads many files.
- Writes a tree.
- Has no dependencies.
"""
    assert not offers(library)
    assert offers(library + "\nOur platform is free to try. " + INVITATION)


@settings(max_examples=25)
@given(st.sampled_from([*OFFERS.values()]), st.sampled_from(["\n", "\r\n"]))
def test_it_minds_no_line_ends(page_and_missing, end):
    page = page_and_missing[0]
    assert offers(page.replace("\n", end))
