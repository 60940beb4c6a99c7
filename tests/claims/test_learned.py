"""What was learned moves a probability by log-odds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.claims.learned import Learned, Weight

OWN = Learned(
    shift=-0.5, weights=(Weight("hit=fear", 1.5, 4), Weight("u=data", -0.25, 9))
)


def test_it_adds_the_shift_and_the_weights_of_what_was_noticed():
    # log-odds 0 - 0.5 + 1.5 - 0.25: the logistic function of 0.75
    assert OWN.moved(0.5, ["u=data", "hit=fear", "u=row"]) == pytest.approx(0.6791787)
    assert OWN.moved(0.5, []) == pytest.approx(0.3775407)


@given(st.floats(1e-6, 1 - 1e-6))
def test_it_moves_nothing_where_nothing_was_learned(chance):
    nothing = Learned(shift=0.0, weights=())
    assert nothing.moved(chance, ["hit=fear"]) == pytest.approx(chance)


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_it_bears_with_certainty(chance):
    assert OWN.moved(chance, ["hit=fear"]) == pytest.approx(chance, abs=1e-6)
