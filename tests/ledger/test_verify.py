"""Verdicts: the first that applies, and for which reason."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.errors import (
    AnchorLost,
    EvidenceError,
    Gone,
    ReadError,
    UnknownFormat,
)
from holdwater.ledger.verify import open_exhibits, verify

from .making import ROOT, SHA, TODAY, evidence, exhibit, figure, record, value

SPEED = value(
    "3x", "at least", "ratio(old, new)", {"old": "bench.old", "new": "bench.new"}
)


def speed(old="3.1", new="1.0", **told):
    return exhibit(figures={"old": figure(old, "s"), "new": figure(new, "s")}, **told)


def judge(of=None, opened=None, today=TODAY):
    of = of or record(value=SPEED, evidence=(evidence(),))
    opened = {"bench": speed()} if opened is None else opened
    return verify(of, opened, today=today, root=ROOT)


def judge_value(of, **figures):
    bound = record(of.claimed, value=of, evidence=(evidence(),))
    return judge(bound, {"bench": exhibit(figures=figures)})


# -- comparing -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claimed", "operator", "measured", "verdict", "supports"),
    [
        (("3x", "at least"), "x", "3", "holds", None),
        (("3x", "at least"), "x", "2.96", "overstated", "2.9x"),
        (("3x", "at least"), "x", "2.999999", "overstated", "2.9x"),
        (("3x", "more than"), "x", "3", "overstated", "2.9x"),
        (("3x", "more than"), "x", "3.01", "holds", None),
        (("3x", "equals"), "x", "3.04", "holds", None),
        (("3x", "equals"), "x", "2.96", "overstated", "2.9x"),
        (("3x", "equals"), "x", "4.1", "contradicted", "4.1x"),
        (("3x", "about"), "x", "2.96", "holds", None),
        (("3x", "about"), "x", "2.4", "overstated", "2.4x"),
        (("3x", "at least"), "x", "1", "contradicted", None),
        (("3x", "at least"), "x", "0.4", "contradicted", None),
        (("20%", "at least"), "%", "-3", "contradicted", None),
        (("5 ms", "less than"), "ms", "4.96", "holds", None),
        (("5 ms", "less than"), "s", "0.005", "overstated", "5.1 ms"),
        (("5 ms", "at most"), "s", "0.005", "holds", None),
        (("5 ms", "equals"), "ms", "4.2", "holds", None),
        (("5 ms", "equals"), "ms", "5.2", "overstated", "5.2 ms"),
        (("5 ms", "equals"), "ms", "3.9", "contradicted", "3.9 ms"),
        (("99.95%", "at least"), "%", "99.9499", "overstated", "99.94%"),
        (("100%", "equals"), "%", "99.7", "overstated", "99%"),
        (("10,000 customers", "more than"), None, "10001", "holds", None),
    ],
)
def test_it_compares_exactly(claimed, operator, measured, verdict, supports):
    found = judge_value(value(*claimed), a=figure(measured, operator))
    assert (found.verdict, found.supports) == (verdict, supports)


@given(st.decimals("0.1", "10", places=4), st.sampled_from(("at least", "equals")))
def test_it_never_lets_less_than_three_be_three(measured, operator):
    found = judge_value(value("3x", operator), a=figure(str(measured), "x"))
    assert (found.verdict == "holds") == (
        measured >= 3 if operator == "at least" else 3 <= measured < 4
    )


@given(st.decimals("0.1", "1000", places=3), st.sampled_from(("less than", "at least")))
def test_it_offers_what_would_hold(measured, operator):
    found = judge_value(value("50 ms", operator), a=figure(str(measured), "ms"))
    if found.supports:
        again = judge_value(
            value(found.supports, operator), a=figure(str(measured), "ms")
        )
        assert again.verdict == "holds"


def test_it_tells_what_was_measured_in_the_unit_of_the_claim():
    found = judge(opened={"bench": speed("2.9612", "1.0")})
    assert (found.claimed, found.measured, found.unit) == (
        Decimal(3),
        Decimal("2.9612"),
        "x",
    )
    assert found.reason == "the evidence says 2.9612x, and the words “at least 3x”"
    assert (found.low, found.high) == (None, None)


def test_it_holds_within_noise():
    loose = figure("3.1", "x", n=10, spread=Decimal(1), statistic="mean")
    found = judge_value(value("3x", "at least"), a=loose)
    assert (found.verdict, found.flags) == ("holds", ("within-noise",))
    assert found.low < 3 < found.high
    firm = figure("3.1", "x", n=10_000, spread=Decimal(1), statistic="mean")
    assert judge_value(value("3x", "at least"), a=firm).flags == ()


def test_it_calls_too_little_overstated_whatever_its_interval():
    wide = figure("2.96", "x", n=3, spread=Decimal(3), statistic="mean")
    found = judge_value(value("3x", "at least"), a=wide)
    assert found.high > 3
    assert found.verdict == "overstated"


# -- up to ----------------------------------------------------------------------


def test_it_asks_of_up_to_more_than_one_run():
    found = judge_value(value("3x", "up to"), a=figure("3.2", "x"))
    assert found.verdict == "unchecked"
    assert "many runs" in found.reason


def test_it_sets_what_is_typical_beside_up_to():
    runs = figure("3.2", "x", samples=("1.1", "1.4", "3.2"), statistic="max")
    found = judge_value(value("3x", "up to"), a=runs)
    assert found.verdict == "holds"
    assert "3.2x at most, and typically 1.4x" in found.reason
    assert "typical-not-said" in found.flags
    said = record(
        "Up to 3x faster.",
        value=value("3x", "up to"),
        evidence=(evidence(),),
        not_said="Typically 1x.",
    )
    assert (
        "typical-not-said"
        not in judge(said, {"bench": exhibit(figures={"a": runs})}).flags
    )


def test_it_says_that_what_is_typical_is_not_known():
    found = judge_value(value("3x", "up to"), a=figure("3.2", "x", n=9))
    assert (found.verdict, found.flags) == ("holds", ("typical-unknown",))


# -- availability ---------------------------------------------------------------


@pytest.mark.parametrize("flag", ["coarse-probe", "coverage-gap"])
@pytest.mark.parametrize("place", ["figure", "exhibit"])
def test_it_claims_no_more_nines_than_a_probe_can_see(flag, place):
    own, of_file = ((flag,), ()) if place == "figure" else ((), (flag,))
    uptime = figure("99.999", "%", flags=own)
    bound = record("99.99%", value=value("99.99%", "at least"), evidence=(evidence(),))
    found = judge(bound, {"bench": exhibit(figures={"a": uptime}, flags=of_file)})
    assert (found.verdict, flag in found.flags) == ("overstated", True)


@pytest.mark.parametrize(
    ("claimed", "subject", "verdict"),
    [
        ("99.9%", "", "holds"),
        ("99.99%", "", "overstated"),
        ("99.9%", "api.", "holds"),
        ("99.99%", "api.", "overstated"),
    ],
)
def test_it_claims_as_many_nines_as_a_probe_can_see(claimed, subject, verdict):
    figures = {
        f"{subject}availability": figure("100", "%", flags=("coarse-probe",)),
        f"{subject}finest": figure("99.95", "%"),
    }
    of = value(claimed, "at least", "a", {"a": f"bench.{subject}availability"})
    bound = record(claimed, value=of, evidence=(evidence(),))
    found = judge(bound, {"bench": exhibit(figures=figures)})
    assert (found.verdict, "coarse-probe" in found.flags) == (verdict, True)


@pytest.mark.parametrize(
    ("least", "of_file", "verdict"),
    [
        ("99.95", (), "holds"),
        ("99.9", (), "holds"),
        ("99.8", (), "overstated"),
        ("99.95", ("coverage-gap",), "overstated"),
    ],
)
def test_it_claims_what_was_so_even_if_all_was_down_where_nobody_looked(
    least, of_file, verdict
):
    figures = {
        "availability": figure("99.99", "%", flags=("coverage-gap",)),
        "least": figure(least, "%"),
    }
    of = value("99.9%", "at least", "a", {"a": "bench.availability"})
    bound = record("99.9%", value=of, evidence=(evidence(),))
    found = judge(bound, {"bench": exhibit(figures=figures, flags=of_file)})
    assert (found.verdict, "coverage-gap" in found.flags) == (verdict, True)


def test_it_claims_nothing_of_a_time_that_nobody_tells():
    printed = figure("100", "%", flags=("window-unknown",))
    bound = record("99.9%", value=value("99.9%", "at least"), evidence=(evidence(),))
    found = judge(bound, {"bench": exhibit(figures={"a": printed})})
    assert found.verdict == "overstated"
    assert "does not say how long" in found.reason


@pytest.mark.parametrize(
    ("claimed", "finest", "verdict", "said"),
    [
        ("three nines", "99.95", "holds", "99.99%"),
        ("four nines", "99.95", "overstated", "too seldom to show this many nines"),
        ("five nines", "99.9999", "overstated", "99.99%, and the words"),
    ],
)
def test_it_counts_nines_written_as_words(claimed, finest, verdict, said):
    figures = {
        "availability": figure("99.99", "%", flags=("coarse-probe",)),
        "finest": figure(finest, "%"),
    }
    of = value(claimed, "at least", "a", {"a": "bench.availability"})
    bound = record(claimed, value=of, evidence=(evidence(),))
    found = judge(bound, {"bench": exhibit(figures=figures)})
    assert (found.verdict, found.unit) == (verdict, "%")
    assert said in found.reason


def test_it_tells_in_digits_what_is_claimed_in_words():
    found = judge_value(value("ten minutes", "at most"), a=figure("10.5", "min"))
    assert "the evidence says 10.5 min, and" in found.reason


# -- the order of verdicts ---------------------------------------------------------

LATE = TODAY - timedelta(days=1)


def faulty(*, refused=False, gone=False, expired=False, countered=False, short=False):
    """A record, and its evidence, with any of these faults at once."""
    own = evidence(refused="leads out" if refused else None)
    counter = evidence("hdd", answer=None if countered else "Said on the page.")
    of = record(
        value=SPEED,
        evidence=(own,),
        counter_evidence=(counter,),
        expires=LATE if expired else None,
    )
    at_hand = Gone("is gone") if gone else speed("2.9" if short else "3.1")
    return of, {"bench": at_hand, "hdd": exhibit(counter)}


ORDER = ("refused", "gone", "expired", "countered", "short")
VERDICTS = ("unchecked", "orphaned", "expired", "contradicted", "overstated")


@given(st.sets(st.sampled_from(ORDER)))
def test_it_tells_the_first_verdict_that_applies(faults):
    found = judge(*faulty(**dict.fromkeys(faults, True)))
    first = next((i for i, one in enumerate(ORDER) if one in faults), None)
    assert found.verdict == ("holds" if first is None else VERDICTS[first])
    assert found.holds is (first is None)


def test_it_calls_a_claim_without_evidence_unbound():
    found = judge(record(), {})
    assert (found.verdict, found.reason) == ("unbound", "no evidence is on file")


def test_it_lets_no_figure_pass_that_no_formula_reaches():
    found = judge(record(evidence=(evidence(),)), {"bench": exhibit()})
    assert found.verdict == "unbound"
    assert "“3x”" in found.reason


def test_it_holds_words_without_a_figure_for_which_evidence_is_there():
    quoted = evidence(kind="paper", query="it opens no port")
    of = record("The agent never opens a port.", evidence=(quoted,))
    opened = {"bench": replace(exhibit(quoted), reader="paper")}
    assert judge(of, opened).verdict == "holds"


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (Gone("is not there"), "orphaned"),
        (AnchorLost("the quoted words are gone"), "orphaned"),
        (ReadError("cannot be read"), "unchecked"),
        (EvidenceError("the query is refused"), "unchecked"),
    ],
)
def test_it_tells_gone_from_unread(error, verdict):
    found = judge(opened={"bench": error})
    assert (found.verdict, found.reason) == (verdict, f"bench: {error.message}")


def test_it_calls_a_file_orphaned_that_is_another_than_was_recorded():
    own = evidence(sha256="1" * 64)
    found = judge(record(value=SPEED, evidence=(own,)))
    assert found.verdict == "orphaned"
    assert found.evidence[0].sha256 == SHA


def test_it_calls_a_claim_orphaned_whose_figure_is_gone():
    found = judge(opened={"bench": exhibit(figures={"old": figure("3")})})
    assert found.verdict == "orphaned"
    assert "no figure called 'new' (it tells old)" in found.reason


def test_it_reads_nothing_that_was_not_opened():
    assert judge(opened={}).verdict == "unchecked"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (figure("3", "s"), figure("0", "s"), "divides by zero"),
        (figure("3", "s"), figure("1", "kB"), "puts s and B together"),
        (figure("NaN", "s"), figure("1", "s"), "no number"),
    ],
)
def test_it_leaves_unchecked_what_has_no_answer(old, new, says):
    found = judge(opened={"bench": exhibit(figures={"old": old, "new": new})})
    assert found.verdict == "unchecked"
    assert says in found.reason


@pytest.mark.parametrize(
    "told",
    [
        {"n": 9, "spread": Decimal("1E+400")},
        {"n": 9, "spread": Decimal("NaN")},
        {"samples": ("1", "Infinity"), "statistic": "mean"},
        {"samples": ("1", "sNaN"), "statistic": "median"},
    ],
)
def test_it_leaves_unchecked_what_nobody_measured(told):
    found = judge_value(value("3x", "at least"), a=figure("4", "x", **told))
    assert found.verdict == "unchecked"
    assert "nobody measured" in found.reason


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (EvidenceError("does not say what to ask it"), "holds"),
        (UnknownFormat("no reader for .doc"), "holds"),
        (ReadError("cannot be read"), "unchecked"),
        (Gone("the file is gone"), "orphaned"),
    ],
)
def test_it_asks_no_figure_of_what_speaks_against_a_claim(error, verdict):
    of, opened = faulty()
    found = judge(of, {**opened, "hdd": error})
    assert found.verdict == verdict
    open_ = replace(of.counter_evidence[0], answer=None)
    found = judge(replace(of, counter_evidence=(open_,)), {**opened, "hdd": error})
    assert found.verdict == ("contradicted" if verdict == "holds" else verdict)


# -- days -------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["record", "evidence", "exhibit"])
def test_it_lets_the_last_day_count(where):
    own = evidence(expires=TODAY if where == "evidence" else None)
    of = record(
        value=SPEED, evidence=(own,), expires=TODAY if where == "record" else None
    )
    opened = {"bench": speed(expires=TODAY if where == "exhibit" else None)}
    assert judge(of, opened).verdict == "holds"
    after = judge(of, opened, today=TODAY + timedelta(days=1))
    assert after.verdict == "expired"
    assert TODAY.isoformat() in after.reason
    assert after.measured == Decimal("3.1")


@pytest.mark.parametrize("told_by", ["record", "file"])
def test_it_flags_evidence_that_came_after_publication(told_by):
    published = date(2026, 10, 5)
    for day, flagged in ((published, False), (published + timedelta(days=1), True)):
        own = evidence(created=day if told_by == "record" else None)
        of = record(value=SPEED, evidence=(own,), published=published)
        found = judge(of, {"bench": speed(created=day if told_by == "file" else None)})
        assert ("after-publication" in found.flags) is flagged
        assert ("after-publication" in found.evidence[0].flags) is flagged
        assert found.verdict == "holds"


def test_it_tells_every_file_with_its_path_and_flags():
    of, opened = faulty()
    opened["bench"] = replace(opened["bench"], flags=("dirty-tree",))
    found = judge(of, opened)
    assert [(e.name, e.path, e.flags) for e in found.evidence] == [
        ("bench", "evidence/bench.csv", ("dirty-tree",))
    ]
    assert [(e.name, e.answer) for e in found.counter_evidence] == [
        ("hdd", "Said on the page.")
    ]
    assert found.flags == ("dirty-tree",)


def test_it_opens_everything_and_goes_on_where_it_cannot():
    of, _ = faulty()

    def open_exhibit(one):
        if one.name == "hdd":
            raise EvidenceError("tells nothing")
        return speed()

    opened = open_exhibits(of, open_exhibit)
    assert opened["bench"] == speed()
    assert isinstance(opened["hdd"], EvidenceError)


def test_it_opens_nothing_it_is_not_allowed_to():
    own = evidence(refused="leads out of the project's folder")

    def open_exhibit(one):
        raise AssertionError(one)

    opened = open_exhibits(record(evidence=(own,)), open_exhibit)
    found = judge(record(evidence=(own,)), opened)
    assert found.verdict == "unchecked"
    assert "leads out" in found.reason


# -- several figures in one sentence ------------------------------------------------

TIMES = [
    value("43 min", "equals", "ours", {"ours": "bench.new"}),
    value("118 min", "equals", "theirs", {"theirs": "bench.old"}),
]


@pytest.mark.parametrize(
    ("old", "new", "verdict", "claimed", "supports"),
    [
        ("118", "43", "holds", "43", None),
        ("117", "43", "contradicted", "118", "117 min"),
        ("118", "44", "overstated", "43", "44 min"),
        ("117", "44", "contradicted", "118", "117 min"),
    ],
)
def test_it_is_as_good_as_the_worst_of_its_figures(
    old, new, verdict, claimed, supports
):
    of = record(
        "Restores take 43 min, and 118 min with pg_restore.",
        value=TIMES[0],
        further=(TIMES[1],),
        evidence=(evidence(),),
    )
    figures = {"old": figure(old, "min"), "new": figure(new, "min")}
    found = judge(of, {"bench": exhibit(figures=figures)})
    assert (found.verdict, found.claimed) == (verdict, Decimal(claimed))
    assert found.supports == supports
    assert [part.claimed for part in found.parts] == [Decimal(43), Decimal(118)]
    assert found.evidence


def test_it_has_no_parts_where_one_figure_is_claimed():
    assert judge().parts == ()
