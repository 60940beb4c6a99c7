"""A contract, or a policy, is what a promise rests on, and is asked for no other."""

from datetime import date

import pytest

from holdwater.check.contracts import is_contract
from holdwater.check.road import Lens, check
from holdwater.claims.model import open_model
from holdwater.model.verdict import ATTENTION
from holdwater.reading.formats import read
from holdwater.rules.rulebook import open_rulebook

LENS = Lens(rulebook=open_rulebook(), version="0", model=open_model())

PROMISE = "We never sell your data to anyone, and your data is always safe and secure with us."


def document_of(title):
    text = f"# {title}\n\n{PROMISE}\n"
    return read(text.encode(), source="page.md", media_type="text/markdown")


@pytest.mark.parametrize(
    "title",
    [
        "Privacy Policy",
        "Cookie policy",
        "Corvane Terms of Service",
        "Terms & Conditions",
        "End User License Agreement (EULA)",
        "Service Level Agreement",
        "Data Processing Addendum",
        "Imprint",
    ],
)
def test_it_asks_a_contract_for_no_contract(title):
    document = document_of(title)
    assert is_contract(document)
    judged = check(document, lens=LENS, today=date(2026, 11, 28)).judged
    assert not [one for one in judged if one.standing in ATTENTION]


@pytest.mark.parametrize(
    "title",
    [
        "Crates you can trust",
        "A privacy policy generator for yards",
        "Corvane has a privacy policy",
        "Why your privacy policy is too long",
        "Privacy policy templates for every yard",
        "How we chose the terms under which we pack crates for others in the valley",
    ],
)
def test_it_takes_a_page_about_contracts_for_none(title):
    document = document_of(title)
    assert not is_contract(document)
    judged = check(document, lens=LENS, today=date(2026, 11, 28)).judged
    assert [one for one in judged if one.standing in ATTENTION]


def test_it_takes_a_chapter_far_down_for_no_contract():
    text = "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\n# Privacy Policy\n\nSix.\n"
    document = read(text.encode(), source="page.md", media_type="text/markdown")
    assert not is_contract(document)
