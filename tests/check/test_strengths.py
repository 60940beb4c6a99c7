"""What can be checked on a page: what gives a reader something to hold on to."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdwater.check.road import Lens, check
from holdwater.check.strengths import HOLDS, LEAST_CONFIDENCE, MOST, checkable
from holdwater.claims.model import open_model
from holdwater.reading.formats import read
from holdwater.rules.rulebook import open_rulebook

LENS = Lens(rulebook=open_rulebook(), version="0", model=open_model())
DAY = date(2026, 11, 22)

#: A statement for each sort of hold.
HELD = {
    "evidence": "The restore took 43 minutes in our [May 2026 test](test.pdf).",
    "limit": "A cluster may hold up to 64 TB of tables.",
    "price": "Storage costs 39 euros a month for each terabyte.",
    "standard": "The agent speaks TLS 1.3 to the bucket.",
    "versions": "This page was written for release 4.2 of the agent.",
    "licence": "The agent is licensed under the Apache License 2.0.",
    "platforms": "The agent runs on Debian and Ubuntu.",
    "code": "The agent reads the file `agent.toml` when it starts.",
    "figure": "The write-ahead log is sent in segments of 16 MB.",
}

IDLE = [
    "# Supports PostgreSQL 14 to 18",
    "> The agent runs on Debian and Ubuntu.",
    "Does the agent run on Debian and Ubuntu?",
    "We think that it runs on Debian well enough.",
    "Install the agent on Debian and on Ubuntu.",
    "Runs on Linux.",
    "These are the versions that it supports on Debian:",
    "The agent sits beside the server and waits.",
    "The fastest agent on the market runs on Debian and Ubuntu.",
    "The company was founded in Aarhus twelve years ago.",
    "A cluster may hold up to […] TB of tables.",
    "We are very pleased with what the agent does on Debian 12 and Ubuntu 24.",
    "Crate v2 is the one that changed the look of the desk.",
]


def report_of(page):
    document = read(page.encode(), source="page.md", media_type="text/markdown")
    return check(document, lens=LENS, today=DAY)


def picks(*lines):
    return report_of("\n\n".join(lines)).checkable


def test_it_has_something_for_every_hold():
    assert list(HELD) == list(HOLDS)


@pytest.mark.parametrize(("sort", "said"), HELD.items())
def test_it_finds_what_can_be_checked(sort, said):
    (pick,) = picks(said)
    assert pick.name == sort
    assert pick.why == HOLDS[sort][1]
    assert said.startswith(pick.judged.statement.text[:12])


@pytest.mark.parametrize("said", IDLE)
def test_it_passes_over_what_gives_no_hold(said):
    assert picks(said) == ()


def test_it_takes_a_number_behind_a_platform_for_its_version():
    (pick,) = picks("The agent works with PostgreSQL 14 to 18.")
    assert pick.name == "versions"


def test_it_puts_the_firmest_first():
    found = [pick.name for pick in picks(*reversed(HELD.values()))]
    assert found == list(HOLDS)[:MOST]


def test_it_lets_no_sort_crowd_out_the_others():
    limits = [f"A cluster may hold up to {n} TB of tables." for n in range(2, 12)]
    found = [pick.name for pick in picks(*limits, HELD["code"], HELD["figure"])]
    assert found[:3] == ["limit", "code", "limit"]
    assert "figure" in found


def test_it_shows_the_same_words_once():
    assert len(picks(HELD["limit"], HELD["limit"])) == 1


@settings(max_examples=30)
@given(st.lists(st.sampled_from([*HELD.values(), *IDLE]), max_size=14))
def test_it_picks_few_and_never_what_is_doubted(lines):
    report = report_of("\n\n".join(lines))
    found = report.checkable
    assert len(found) <= MOST
    for pick in found:
        assert pick.judged in report.judged
        assert pick.judged.standing in LEAST_CONFIDENCE
        assert pick.name in HOLDS
    assert found == checkable(report.judged, today=DAY)


@pytest.mark.parametrize(
    "line",
    [
        "Last compared in May 2020: 64 GB of memory cost 39 euros a month.",
        "Other vendors do not support exports of more than 10,000 rows.",
        "Case study: private cloud with network CSI drivers.",
        "Includes support for Debian and many other platforms.",
        "[The agent runs on Debian and Ubuntu](/platforms).",
    ],
)
def test_it_shows_nothing_that_is_old_vague_or_about_others(line):
    assert picks(line) == ()


@pytest.mark.parametrize(
    ("code", "is_name"),
    [
        ("git push", True),
        ("agent.toml", True),
        ("System Settings", False),
        ("Save", False),
    ],
)
def test_it_takes_what_a_button_says_for_no_code(code, is_name):
    found = [pick.name for pick in picks(f"The agent opens `{code}` when it starts.")]
    assert ("code" in found) is is_name
