"""What counts as a source near by."""

import pytest

from holdwater.claims.support import support
from holdwater.text.quantities import quantities


def behind(candidate):
    """What stands behind a statement: the strongest weight of each aspect."""
    found = {}
    for signal in candidate.signals:
        if signal.family == "support":
            found[signal.name] = max(signal.weight, found.get(signal.name, 0))
    return found


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("report", "https://example.org/2026/x.pdf"),
        ("the numbers", "https://example.org/benchmarks/2026"),
        ("here", "/reports/restore-time"),
        ("here", "https://example.org/trust/iso-27001-certificate.pdf"),
        ("raw data", "https://example.org/x"),
        ("the study", "../files/a1"),
        ("our method", "#how-we-measured"),
        ("read it", "https://example.org/lab/methodology#runs"),
        ("how it was tested", "https://example.org/blog/results-of-may"),
    ],
)
def test_it_takes_a_link_to_a_report_for_a_source(candidate, words, href):
    text = f"Restores are faster, says {words}."
    assert behind(candidate(text, links=((words, href),)))["source"] >= 0.8


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("Sign up", "https://example.org/signup"),
        ("Home", "https://example.org/"),
        ("our customers", "https://example.org/customers"),
        ("Learn more", "/product"),
        ("Book a demo", "https://example.org/book-a-demo"),
        ("the report", "https://example.org/register"),  # behind a form
        ("see why", "https://example.org/stories/acme"),
        ("faster", "https://reports.example.org/"),  # a host is no page
        ("pricing", "https://example.org/pricing"),
    ],
)
def test_it_takes_no_link_to_the_till_for_a_source(candidate, words, href):
    text = f"Restores are faster: {words}."
    assert "source" not in behind(candidate(text, links=((words, href),)))


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Median of the runs was 4 ms.", "measure"),
        ("The p99 was 4 ms.", "measure"),
        ("Tested on a 16 core machine.", "conditions"),
        ("With the TPC-H workload.", "conditions"),
        ("Audited by Initech.", "source"),
        ("According to the auditor it is so.", "source"),
        ("It is faster than v3.2, compared with version 3.", "baseline"),
        ("Valid until the audit ends.", "date"),
        ("It was so in 2026.", "date"),
        ("It was so on 4 May 2026.", "date"),
    ],
)
def test_it_finds_what_the_words_themselves_say(candidate, text, aspect):
    assert aspect in behind(candidate(text))


@pytest.mark.parametrize(
    "text",
    [
        "Restores are faster.",
        "A measured approach to work.",
        "Ten nodes and 3000 rooms.",
        "Tidings of comfort.",
        "The certificate is green.",
    ],
)
def test_it_finds_nothing_where_nothing_is(candidate, text):
    assert behind(candidate(text)) == {}


@pytest.mark.parametrize("neighbour", ["before", "after"])
def test_it_reads_the_neighbours_and_trusts_them_a_little_less(candidate, neighbour):
    own = behind(candidate("Audited by Initech."))["source"]
    near = behind(candidate("It is safe.", **{neighbour: "Audited by Initech."}))
    assert 0 < near["source"] < own


def test_it_does_not_read_the_heading_as_a_source(candidate):
    made = candidate("It is safe.", before=None, heading="Safe")
    assert behind(made) == {}


def test_it_takes_a_footnote_for_a_source(candidate):
    made = candidate("It is safe.")
    noted = made.statement._replace(notes=("Median of 40 runs, see the report.",))
    found = list(support(noted, ()))
    weights = {(s.name, s.why): s.weight for s in found}
    assert weights["source", "the footnote stands behind it"] == 0.6
    assert {s.name for s in found} >= {"source", "measure"}


@pytest.mark.parametrize(
    "text",
    [
        "Studies show that it is safe.",
        "Experts agree.",
        "It is proven.",
        "Independent tests show it.",
    ],
)
def test_it_hears_an_appeal_to_nobody(candidate, text):
    assert behind(candidate(text))["hollow"] > 0


def test_it_says_why(candidate):
    made = candidate("It is safe.", after="Audited by Initech.")
    (signal,) = support(made.statement, quantities("It is safe."))
    assert signal.why == "the sentence after says “audited by”"
