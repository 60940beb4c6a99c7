"""What was found before is settled, wherever it has moved to, and no more of it."""

import json

import pytest
from hypothesis import given, settings
from tests.report.making import report, reports

from holdwater.check.baseline import baseline_of, written_baseline
from holdwater.errors import SettingsError

BEST = ("The best.", {"standing": "puffery"}, ("best", {}))
FAST = ("The fastest.", {"standing": "puffery"}, ("fastest", {}))

MANY = (
    b'{"schema": "holdwater/baseline/1", "date": "x",'
    b' "findings": [{"rule": "a", "statement": "b", "times": "many"}]}'
)


def baseline(*some):
    text, _ = written_baseline(some, date="2026-11-26")
    return baseline_of(text.encode(), where="baseline.json")


def opened(some):
    return [
        (one.statement.text, finding.rule)
        for one in some.judged
        for finding in one.findings
        if finding.suppressed is None
    ]


@settings(max_examples=30)
@given(reports(), reports())
def test_it_settles_all_that_was_there_in_whatever_order(one, other):
    before = baseline(one, other)
    for some in (other, one):
        settled = before.settle(some)
        assert opened(settled) == []
        assert settled.summary.attention == len(settled.attention) == 0


@settings(max_examples=30)
@given(reports())
def test_it_settles_nothing_twice(one):
    before = baseline(one)
    before.settle(one)
    assert opened(before.settle(one)) == opened(one)


@settings(max_examples=30)
@given(reports(), reports())
def test_it_counts_what_is_open(one, other):
    text, count = written_baseline([one, other], date="2026-11-26")
    told = json.loads(text)
    assert count == len(opened(one)) + len(opened(other))
    assert count == sum(line["times"] for line in told["findings"])
    assert text.count("\n") == max(1, len(told["findings"])) + 2


def test_it_knows_a_finding_again_on_another_page_and_nothing_new():
    before = baseline(report(BEST))
    now = (report(FAST, BEST, BEST))._replace(summary=report(FAST, BEST, BEST).summary)
    settled = before.settle(now)
    assert opened(settled) == [
        ("The fastest.", "bare-claim"),
        ("The best.", "bare-claim"),
    ]
    (finding,) = settled.judged[1].findings
    assert (finding.suppressed, finding.is_baselined) == (
        "in the baseline of 2026-11-26",
        True,
    )


def test_it_leaves_out_what_is_settled_elsewhere():
    allowed = ("The best.", {}, ("best", {"suppressed": "quoted"}))
    text, count = written_baseline([report(allowed)], date="2026-11-26")
    assert (count, json.loads(text)["findings"]) == (0, [])


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "is no baseline"),
        (b"[]", "is no baseline"),
        (b'{"schema": "holdwater/report/1"}', "is of the form 'holdwater/report/1'"),
        (b'{"schema": "holdwater/baseline/1", "findings": [{}]}', "is no baseline"),
        (b"[" * 100_000, "is no baseline"),
        (MANY, "is no baseline"),
    ],
)
def test_it_says_what_is_no_baseline(content, said):
    with pytest.raises(SettingsError) as caught:
        baseline_of(content, where="baseline.json")
    assert caught.value.message.startswith(said)
    assert (caught.value.where, caught.value.hint) == (
        "baseline.json",
        "Write it anew with --write-baseline.",
    )
