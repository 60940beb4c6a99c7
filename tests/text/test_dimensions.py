import pytest

from holdwater.text.dimensions import dimension_of


@pytest.mark.parametrize(
    ("words", "dimension"),
    [
        ("3x faster", "speed"),
        ("lower latency", "speed"),
        ("easier", "ease"),
        ("improve security", "security"),
        ("cheaper", "cost"),
        ("smaller footprint", "use"),
        ("more reliable", "reliability"),
        ("smarter", None),
    ],
)
def test_it_tells_in_what_two_things_are_compared(words, dimension):
    assert dimension_of(words) == dimension


def test_it_takes_no_cost_to_the_planet_for_money():
    assert dimension_of("lower cost", "all the power, lower cost to our planet") is None
