"""How available something was: one reckoning, whoever watched."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.evidence.availability import (
    PROBES_IN_DOWNTIME,
    Span,
    Watch,
    merged,
    seconds_of,
    share_up,
    told_time,
)

DAY = Span(Decimal(0), Decimal(86_400))

times = st.integers(-20_000, 110_000).map(Decimal)
spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), times, times)
several = st.lists(spans, max_size=12)


def _down(found):
    """Look at every second by itself, the slow way."""
    return {
        second
        for one in found
        for second in range(int(max(one.start, 0)), int(min(one.end, 86_400)))
    }


@given(several)
def test_it_counts_each_second_once(found):
    down = sum(one.length for one in merged(found, within=DAY))
    assert down == len(_down(found))


@given(several, st.randoms())
def test_it_does_not_matter_in_which_order_outages_are_told(found, random):
    shuffled = [*found, *found[:3]]
    random.shuffle(shuffled)
    assert merged(shuffled, within=DAY) == merged(found, within=DAY)


@given(several, spans)
def test_it_is_never_more_available_for_one_more_outage(found, another):
    before, after = share_up(found, within=DAY), share_up([*found, another], within=DAY)
    assert 0 <= after <= before <= 1


@given(several, st.integers(1, 86_399).map(Decimal))
def test_it_does_not_matter_how_an_outage_is_cut_in_two(found, at):
    cut = [
        half for one in found for half in (_before(one, at), _after(one, at)) if half
    ]
    assert share_up(cut, within=DAY) == share_up(found, within=DAY)


def _before(one, at):
    return one.within(Span(one.start, at))


def _after(one, at):
    return one.within(Span(at, one.end))


@given(
    st.integers(1, 3_600),
    st.integers(1, 366),
    st.decimals("0.001", "1", places=3),
    st.integers(0, 10_000),
)
def test_it_says_no_more_than_was_seen(interval, days, covered, lost):
    window = Span(Decimal(0), Decimal(86_400 * days))
    watch = Watch(window=window, interval=Decimal(interval), covered=covered)
    told = watch.figures(1 - Decimal(lost) / 10_000)
    availability, least, finest = (
        told[name] for name in ("availability", "least", "finest")
    )
    assert 0 <= least.value <= availability.value <= 100
    assert (least.value == availability.value) or covered < 1
    assert ("coverage-gap" in availability.flags) == (covered < 1)
    assert ("coarse-probe" in availability.flags) == (availability.value > finest.value)
    # An outage as long as the finest allows has ten probes in it.
    allowed = (100 - finest.value) / 100 * window.length
    assert allowed >= min(interval * PROBES_IN_DOWNTIME, window.length)


@given(st.integers(1, 3_600), st.integers(1, 3_600))
def test_it_shows_less_with_fewer_probes(one, other):
    often, seldom = sorted((one, other))
    finest = [Watch(window=DAY, interval=Decimal(e)).finest for e in (often, seldom)]
    assert finest[0] >= finest[1]


def test_it_shows_no_five_nines_with_a_probe_every_five_minutes():
    year = Span(Decimal(0), Decimal(365 * 86_400))
    watch = Watch(window=year, interval=Decimal(300))
    assert watch.finest == Decimal("99.99048")
    assert watch.figures(Decimal(1))["availability"].flags == ("coarse-probe",)
    assert watch.figures(Decimal("0.9999"))["availability"].flags == ()


def test_it_knows_no_finest_where_somebody_wrote_each_change_down():
    told = Watch(window=DAY).figures(Decimal(1), name="availability_major")
    assert sorted(told) == ["availability_major", "least"]
    assert told["availability_major"].flags == ()


def test_it_is_not_rounded_up():
    window = Span(Decimal(0), Decimal(3))
    told = share_up([Span(Decimal(0), Decimal(1))], within=window)
    assert told < Fraction(2, 3)


def test_it_tells_of_a_moment_nothing():
    moment = Watch(
        window=Span(Decimal(5), Decimal(5)), interval=Decimal(0), covered=Decimal(0)
    )
    assert moment.conditions() == ()
    assert moment.figures(Decimal(1))["least"].value == 0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1970-01-02T00:00:00Z", "86400"),
        ("2026-02-20T12:00:00.418-06:00", "1771610400.418"),
        ("2026-02-20T12:00:00", None),
        ("2026-02-20", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("yesterday", None),
    ],
)
def test_it_reads_times_that_say_where_they_are(text, seconds):
    assert seconds_of(text) == (Decimal(seconds) if seconds else None)


def test_it_writes_a_time_as_it_is_in_utc():
    assert told_time(Decimal("1771610400.418")) == "2026-02-20T18:00:00+00:00"
    with pytest.raises(ValueError, match=r"."):
        told_time(Decimal(10) ** 17)
