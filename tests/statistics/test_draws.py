"""Draws: the same ones, whether all are asked for or a few of them in order."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from holdwater.ledger.formulas import parse
from holdwater.ledger.intervals import interval
from holdwater.model.evidence import Figure
from holdwater.statistics.draws import DRAWS, Known, drawn_at, draws

VALUES = st.floats(-1e9, 1e9).filter(lambda one: not one or abs(one) > 1e-9)
KNOWN = st.builds(
    Known,
    value=VALUES,
    statistic=st.sampled_from([None, "mean", "median", "min", "max", "p95", "count"]),
    n=st.none() | st.integers(0, 5_000),
    spread=st.none() | st.floats(0, 1e6),
    samples=st.lists(VALUES, max_size=130).map(tuple),
    whole=st.sampled_from([None, 100]),
)
PLACES = st.lists(st.integers(0, DRAWS - 1), min_size=1, max_size=4).map(tuple)


@given(KNOWN, PLACES, st.sampled_from(["a", "b"]))
def test_it_draws_the_same_at_some_places_as_everywhere(known, places, stream):
    every = draws(known, stream=stream)
    wanted = None if every is None else tuple(sorted(every)[at] for at in places)
    assert drawn_at(known, stream=stream, places=places) == wanted


@given(KNOWN, st.sampled_from(["ms", "s", "%", "GB", None]))
def test_it_ends_as_if_all_answers_had_been_put_in_order(known, unit):
    """A name by itself is drawn at its ends alone; once nought is added it is not."""
    figure = Figure(
        value=Decimal(known.value),
        unit=unit,
        statistic=known.statistic,
        n=known.n,
        spread=None if known.spread is None else Decimal(known.spread),
        samples=tuple(map(Decimal, known.samples)),
    )
    alone = interval(parse("a"), {"a": figure})
    whole = interval(parse("max(a, a)"), {"a": figure})
    assert alone == whole
    assert alone is None or isinstance(alone[0], Fraction)
