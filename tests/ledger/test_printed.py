"""Figures as they are printed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdwater.ledger.printed import (
    prints,
    read_claimed,
    rounded,
    supported,
    written_as,
)
from holdwater.ledger.verify import told


@pytest.mark.parametrize(
    ("claimed", "operator", "measured", "offer"),
    [
        ("3x", "at least", "2.96", "2.9x"),
        ("3x", "equals", "2.96", "2.9x"),
        ("3x", "about", "2.2", "2.2x"),
        ("5 ms", "less than", "5.34", "5.4 ms"),
        ("5 ms", "less than", "5.4", "5.5 ms"),
        ("5 ms", "at most", "5.4", "5.4 ms"),
        ("15,000 rows", "more than", "12345", "12,000 rows"),
        ("15,000 rows", "more than", "12000", "11,000 rows"),
        ("99.95%", "at least", "99.9391", "99.93%"),
        ("1.5 million users", "at least", "1234567", "1.2 million users"),
        ("$1.5 billion", "at least", "1400000000", "$1.4 billion"),
        ("10'000", "at least", "9345", "9'300"),
        ("100%", "equals", "99.7", "99%"),
        ("64 GB", "equals", "66.66", "66.7 GB"),
        ("five nines", "at least", "4", "five nines"),
        ("25X", "at least", "24.3", "24X"),
        ("ten times", "at least", "8.37", "8.3 times"),
        ("ten-fold", "at least", "8.37", "8.3-fold"),
        ("twice", "at least", "1.86", "1.8 times"),
        ("an order of magnitude", "at least", "8.37", "8.3 times"),
        ("0.660", "equals", "0.663", "0.663"),
        ("0.70", "at least", "0.69", "0.69"),
    ],
)
def test_it_writes_what_the_evidence_supports(claimed, operator, measured, offer):
    printed = read_claimed(claimed)
    assert (
        supported(
            Fraction(measured), printed=printed, operator=operator, claimed=claimed
        )
        == offer
    )


@pytest.mark.parametrize(
    "written", ["", "fast", "3x or 4x", "ISO 27001", "2026-10-01", "half"]
)
def test_it_reads_one_figure_and_nothing_else(written):
    assert read_claimed(written) is None


@pytest.mark.parametrize(
    ("text", "claimed", "found"),
    [
        ("Restores run 3x faster.", "3x", True),
        ("Restores run 3 times faster.", "3x", True),
        ("Restores run 2x faster.", "3x", False),
        ("Restores run ten times as fast.", "10x", True),
        ("Restores run 10x as fast.", "ten times", True),
        ("Restores run twice as fast.", "2x", True),
        ("Restores run twice as fast.", "twice", True),
        ("Restores run at double the speed.", "2x", True),
        ("Restores run twice a day.", "2x", False),
        ("Restores run an order of magnitude faster.", "10x", True),
        ("Restores run an order of magnitude faster.", "an order of magnitude", True),
        ("Two orders of magnitude less memory.", "100x", True),
        ("Restores run orders of magnitude faster.", "10x", False),
        ("It tells the order of magnitude.", "10x", False),
        ("An order of magnitude is what we ask for.", "10x", False),
        ("Half the team uses a third option.", "0.5x", False),
        ("In 5 s.", "5 ms", False),
        ("In 0.005 s.", "5 ms", True),
        ("Used by 10,000 customers.", "10,000", True),
        ("Used by 10,000 customers.", "10,000 users", False),
        ("PostgreSQL 17", "17", False),
        ("9" * 150 + " ms", "5 s", False),
    ],
)
def test_it_finds_a_figure_in_words(text, claimed, found):
    assert (prints(text, read_claimed(claimed)) is not None) is found


@given(st.fractions(min_value=0), st.integers(-6, 3))
def test_it_rounds_to_the_one_side_or_the_other(number, power):
    step = told(Fraction(10) ** power)
    low, high = (rounded(number, step, f"ROUND_{way}") for way in ("FLOOR", "CEILING"))
    assert Fraction(low) <= number <= Fraction(high) <= Fraction(low) + Fraction(step)
    assert rounded(number, step) in (low, high)


@given(st.integers(1, 10**9))
def test_it_puts_another_number_in_the_place_of_one(number):
    claimed = f"{number:,} users"
    assert written_as("12 users", read_claimed(claimed).value) in (
        claimed,
        claimed.replace(",", ""),
    )


@pytest.mark.parametrize("number", [1899, 1900, 1989, 2000, 2026, 2099, 2100, 9999])
@pytest.mark.parametrize("claimed", ["500 claims", "500", "about 500 users"])
def test_it_writes_no_number_that_would_be_read_as_a_year(number, claimed):
    written = written_as(claimed, Decimal(number))
    assert read_claimed(written).value == number
