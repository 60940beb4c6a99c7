"""A page that tells its prices is not asked for them."""

from datetime import date

import pytest

from holdwater.check.road import Lens, check
from holdwater.claims.model import open_model
from holdwater.reading.formats import read
from holdwater.rules.rulebook import open_rulebook

LENS = Lens(rulebook=open_rulebook(), version="0", model=open_model())

PAGE = "# Tarnwick\n\nUnbeatable prices for schools.\n\n{}\n"


def rules_of(more):
    content = PAGE.format(more).encode()
    document = read(content, source="a.md", media_type="text/markdown")
    report = check(document, lens=LENS, today=date(2026, 11, 28))
    return {one.rule for judged in report.judged for one in judged.findings}


@pytest.mark.parametrize(
    "more",
    ["It costs $29 a month.", "Investment: $6,000", "Tarnwick One is €5 a seat."],
)
def test_it_asks_for_no_price_beside_one(more):
    assert "price-claim" not in rules_of(more)


@pytest.mark.parametrize(
    "more",
    [
        "",
        "It saves $29 a month.",
        "Savings: $29 a month",
        "Average loss: $6,000",
        "We raised $6,000,000.",
        "It has 29 crates.",
    ],
)
def test_it_asks_for_one_beside_other_sums(more):
    assert "price-claim" in rules_of(more)
