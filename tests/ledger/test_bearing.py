"""Nothing is evidence merely because it is attached."""

from datetime import date, timedelta

import pytest
from tests.ledger.making import TODAY, evidence, exhibit, figure, record, value

from holdwater.ledger.verify import verify
from holdwater.model.evidence import Exhibit

WORDS = "The agent never opens a port."


def judge(of, opened):
    return verify(of, opened, today=TODAY)


def told(of, reader, *conditions, **said):
    return Exhibit(
        evidence=of,
        sha256="0" * 64,
        reader=reader,
        figures=said.pop("figures", {}),
        conditions=conditions,
        **said,
    )


@pytest.mark.parametrize(
    ("reader", "query", "verdict"),
    [
        ("paper", None, "unbound"),
        ("paper", "opens no port at all", "holds"),
        ("table", "select 1 as a", "unbound"),
        ("hyperfine", None, "unbound"),
        ("certificate", None, "holds"),
        ("story", None, "holds"),
    ],
)
def test_it_asks_what_an_attached_file_says(reader, query, verdict):
    one = evidence(kind="record", query=query)
    found = judge(record(WORDS, evidence=(one,)), {"bench": told(one, reader)})
    assert found.verdict == verdict
    assert ("attached-only" in found.flags) == (verdict == "unbound")
    assert ("bench is attached" in found.reason) == (verdict == "unbound")


def test_it_flags_a_file_beside_the_one_that_is_used():
    used, beside = evidence(), evidence("deck", kind="paper")
    of = record(value=value("3x", "at least"), evidence=(used, beside))
    opened = {
        "bench": exhibit(used, figures={"a": figure("3.2", "x")}),
        "deck": told(beside, "paper"),
    }
    found = judge(of, opened)
    assert found.verdict == "holds"
    assert [one.flags for one in found.evidence] == [(), ("attached-only",)]


# -- stories ---------------------------------------------------------------------


def test_it_is_contradicted_by_a_failure_that_is_filed_as_proof():
    one = evidence("library", kind="story")
    failure = told(one, "story", ("outcome", "failure"))
    found = judge(record(WORDS, evidence=(one,)), {"library": failure})
    assert found.verdict == "contradicted"
    assert "library tells of a failure" in found.reason
    assert "failed-outcome" in found.flags


def test_it_holds_beside_a_failure_that_is_answered():
    proof = evidence("audit", kind="certificate")
    failure = evidence(
        "library", kind="story", answer="On version 3, said on the page."
    )
    of = record(WORDS, evidence=(proof,), counter_evidence=(failure,))
    opened = {
        "audit": told(proof, "certificate"),
        "library": told(failure, "story", ("outcome", "failure")),
    }
    found = judge(of, opened)
    assert (found.verdict, found.flags) == ("holds", ())


def test_it_takes_a_figure_from_a_failure_and_says_so():
    one = evidence(kind="story")
    of = record(value=value("3x", "at least"), evidence=(one,))
    failure = told(
        one, "story", ("outcome", "failure"), figures={"a": figure("3.2", "x")}
    )
    found = judge(of, {"bench": failure})
    assert (found.verdict, found.flags) == ("holds", ("failed-outcome",))


def test_it_flags_a_mixed_story_and_what_else_changed():
    one = evidence(kind="story")
    mixed = told(one, "story", ("outcome", "mixed"), ("also changed", "new disks"))
    found = judge(record(WORDS, evidence=(one,)), {"bench": mixed})
    assert found.flags == ("mixed-outcome", "also-changed")


# -- the product -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("product", "scope", "flags"),
    [
        ("acme-db@4.2", "acme-db@4.2", ()),
        ("acme-db@4.2", "Acme-DB@v4.2.1 on three nodes", ()),
        ("acme-db@4.2.1", "acme-db@4.2", ()),
        ("acme-db@4.2", "acme-db@4.0", ("other-version",)),
        ("acme-db@4.2", "acme-db@4.20", ("other-version",)),
        ("acme-db@4.2", "acme-db@4.0 and acme-db@4.2", ()),
        ("acme-db@4.2", "acme-cache@4.2", ("other-product",)),
        ("acme-db", "acme-db@4.0", ()),
        ("acme-db", "acme-cache@4.0", ("other-product",)),
        ("acme-db@4.2", "three nodes, reached at ops@example.org", ()),
        ("acme-db@4.2", None, ()),
        (None, "acme-db@4.0", ()),
    ],
)
def test_it_compares_the_product_with_what_evidence_was_made_on(product, scope, flags):
    one = evidence(kind="story", scope=scope)
    found = judge(
        record(WORDS, product=product, evidence=(one,)), {"bench": told(one, "story")}
    )
    assert (found.verdict, found.flags) == ("holds", flags)


def test_it_reads_the_product_that_a_story_names():
    one = evidence(kind="story")
    story = told(one, "story", ("product", "acme-db@3.9"))
    of = record(WORDS, product="acme-db@4.2", evidence=(one,))
    assert judge(of, {"bench": story}).flags == ("other-version",)


# -- certificates --------------------------------------------------------------------


@pytest.mark.parametrize(("days", "verdict"), [(0, "holds"), (1, "expired")])
def test_it_does_not_rest_on_a_certificate_before_its_first_day(days, verdict):
    one = evidence("iso", kind="certificate")
    created = TODAY + timedelta(days=days)
    found = judge(
        record(WORDS, evidence=(one,)),
        {"iso": told(one, "certificate", created=created)},
    )
    assert found.verdict == verdict


def test_it_reads_nothing_into_a_file_that_is_another_than_the_one_recorded():
    one = evidence(sha256="f" * 64)
    found = judge(record(WORDS, evidence=(one,)), {"bench": told(one, "none")})
    assert (found.verdict, found.flags) == ("orphaned", ())


def test_it_takes_a_measurement_of_tomorrow_for_a_mistyped_day_and_no_more():
    one = evidence()
    of = record(value=value("3x", "at least"), evidence=(one,))
    late = exhibit(one, figures={"a": figure("3.2", "x")}, created=date(2027, 1, 1))
    assert judge(of, {"bench": late}).verdict == "holds"
