"""Units of one operation."""

from decimal import Decimal

import pytest

from holdwater.evidence.operations import of_operations


@pytest.mark.parametrize(
    ("written", "unit", "factor"),
    [
        ("ns/op", "ns", 1),
        ("us/op", "µs", 1),
        ("ns/iter", "ns", 1),
        ("ops/us", "op/s", 10**6),
        ("ops/ms", "op/s", 1000),
        ("iter/sec", "op/s", 1),
        ("B/op", "B", 1),
        ("msec", "ms", 1),
        ("ms", "ms", 1),
        ("KiB", "KiB", 1),
        ("Percent", "Percent", 1),
        ("allocs/op", "allocs/op", 1),
        (" ", None, 1),
    ],
)
def test_it_writes_units_of_tools_as_the_project_does(written, unit, factor):
    assert of_operations(written) == (unit, Decimal(factor))
