from decimal import Decimal

import pytest

from holdwater.rules.availability import allowed_downtime, availability_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("99.9% uptime.", "99.9"),
        ("98% uptime.", "98"),
        ("97.9% uptime.", None),
        ("100% uptime.", "100"),
        ("101% uptime.", None),
        ("Four nines.", "4"),
        ("Costs 5% less at 99.5% uptime.", "99.5"),
        ("99.9 ms.", None),
    ],
)
def test_it_finds_a_figure_of_availability(candidate, text, value):
    figure = availability_figure(candidate(text))
    assert (figure and figure.value) == (value and Decimal(value))


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("98% uptime.", "7.3 days"),
        ("99.5% uptime.", "44 hours"),
        ("99.9% uptime.", "8.8 hours"),
        ("99.95% uptime.", "4.4 hours"),
        ("99.99% uptime.", "53 minutes"),
        ("99.999% uptime.", "5.3 minutes"),
        ("Five nines.", "5.3 minutes"),
        ("99.9999% uptime.", "32 seconds"),
        ("Eleven nines.", "less than a tenth of a second"),
        ("100% uptime.", "not one second"),
    ],
)
def test_it_says_how_much_downtime_a_year_is_left(candidate, text, allowed):
    assert allowed_downtime(availability_figure(candidate(text))) == allowed
