"""The examples on the border: the table at the end of the written standard."""

from datetime import date

import pytest

from holdwater.check.road import Lens
from holdwater.claims.model import open_model
from holdwater.examples import judge_example
from holdwater.model.rule import Example
from holdwater.model.verdict import STANDINGS
from holdwater.rules.rulebook import open_rulebook

LINKS = {
    "method and scripts linked": "https://example.org/lab/install-test-2026-05",
    "report linked": "https://example.org/reports/tpch-sf100-v4.pdf",
    "linked": "https://example.org/reviews/product/812",
    "certificate and scope linked": "https://example.org/trust/iso-27001-scope.pdf",
}

# Statement, standing, kinds, and the words that are a link (to LINKS).
BORDER = [
    ("Supports PostgreSQL 14 to 17 and MySQL 8.", "plain", "", None),
    ("Encrypts data at rest with AES-256.", "plain", "", None),
    (
        "Military-grade encryption keeps your data safe.",
        "unsupported",
        "assurance absolute",
        None,
    ),
    ("Deploy in minutes.", "unsupported", "ease", None),
    (
        "In our May 2026 test (method and scripts linked), a fresh install on Ubuntu 24.04 took 6 minutes.",
        "supported",
        "ease quantity",
        "method and scripts linked",
    ),
    ("Up to 10x faster queries.", "unsupported", "comparison quantity", None),
    (
        "Queries ran 2.1x faster than v3.2 on the TPC-H SF100 set (report linked).",
        "supported",
        "comparison quantity",
        "report linked",
    ),
    ("The modern way to work.", "puffery", "novelty", None),
    ("Loved by developers.", "unsupported", "authority", None),
    ("We think you will like it.", "plain", "", None),
    (
        "Trusted by Acme, Globex and 300 other companies.",
        "unsupported",
        "authority quantity",
        None,
    ),
    (
        "Rated 4.6 of 5 by 812 reviewers on ReviewSite (March 2026, linked).",
        "supported",
        "authority quantity",
        "linked",
    ),
    (
        "Achieve digital transformation with our holistic platform.",
        "puffery",
        "outcome buzz",
        None,
    ),
    (
        "Reduces mean time to recovery by 43%.",
        "unsupported",
        "outcome quantity",
        None,
    ),
    ("The scheduler never starts a job twice.", "plain", "", None),
    (
        "You will never lose a customer again.",
        "unsupported",
        "absolute outcome",
        None,
    ),
    (
        "ISO 27001 certified (certificate and scope linked).",
        "supported",
        "assurance",
        "certificate and scope linked",
    ),
    ("GDPR-ready.", "unsupported", "assurance", None),
    ("Free for up to five users.", "plain", "", None),
    ("Join 40,000 engineers at the conference.", "plain", "", None),
    ("Start your free trial today.", "plain", "", None),
    (
        "Start now, before your competitors leave you behind.",
        "puffery",
        "pressure",
        None,
    ),
]


def test_it_holds_all_of_the_standards_examples():
    assert len(BORDER) == len({text for text, *_ in BORDER}) == 22
    assert {standing for _, standing, *_ in BORDER} == set(STANDINGS)


@pytest.mark.parametrize(
    ("text", "standing", "kinds", "linked"), BORDER, ids=[row[0] for row in BORDER]
)
def test_it_judges_a_border_example_as_the_standard_does(text, standing, kinds, linked):
    links = ((linked, LINKS[linked]),) if linked else ()
    (judged,) = judge_example(
        Example(text=text, links=links),
        lens=Lens(rulebook=open_rulebook(), version="0", model=open_model()),
        today=date(2026, 11, 22),
    )
    assert judged.standing == standing, [f.rule for f in judged.findings]
    labelled, predicted = set(kinds.split()), set(judged.kinds)
    if labelled:
        assert predicted & labelled
    else:
        assert predicted == set()
