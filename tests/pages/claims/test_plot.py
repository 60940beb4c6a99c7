"""Drawings show every value where it is, and are the same on every machine."""

import re
from decimal import Decimal

import pytest

from holdwater.pages.claims.plot import (
    BINS,
    MOST_DOTS,
    Claimed,
    Row,
    axis,
    drawing,
    key,
)
from holdwater.pages.claims.scale import scale_of


def some(*values):
    return tuple(Decimal(str(value)) for value in values)


def drawn(samples, claimed=None, **told):
    values = [float(one) for one in (*samples, *(told.get("also") or ()))]
    told.pop("also", None)
    row = Row(says="A row.", samples=samples, **told)
    return drawing(row, scale_of(values or [4.0]), claimed)


def places(svg, kind, at="cx"):
    return [
        float(re.search(rf'{at}="([\d.]+)%"', one)[1])
        for one in re.findall(r"<\w+ [^>]*>", svg)
        if f'class="{kind}"' in one
    ]


def test_it_draws_a_dot_for_each_value_where_it_is():
    svg = drawn(some(1, 2, 2, 4))
    assert sorted(places(svg, "dot")) == [25, 50, 50, 100]
    assert places(svg, "median", "x1") == [50]
    dots = re.findall(r'cy="([\d.]+)" r="4" class="dot"', svg)
    assert len(set(dots)) > 1, "one value does not hide another"
    assert 'role="img" aria-label="A row."' in svg


def test_it_draws_one_value_without_a_median():
    svg = drawn(some(3))
    assert len(places(svg, "dot")) == 1
    assert places(svg, "median", "x1") == []


def test_it_counts_many_values_in_bins_and_hides_none():
    many = some(*[1] * MOST_DOTS, *[2] * 20, 4)
    svg = drawn(many)
    assert places(svg, "dot") == []
    heights = [
        float(height) for height in re.findall(r'height="([\d.]+)" class="bin"', svg)
    ]
    assert len(heights) == 3
    assert max(heights) == 50
    assert min(heights) == 1, "a single one is seen"
    assert max(places(svg, "bin", "x")) == 100 - 100 / BINS


def test_it_keeps_every_dot_inside_its_row():
    svg = drawn(some(*[3] * MOST_DOTS))
    heights = [float(y) for y in re.findall(r'cy="([\d.]+)"', svg)]
    assert len(heights) == MOST_DOTS
    assert 0 < min(heights) <= max(heights) < 56


@pytest.mark.parametrize(
    "side, x, width",
    [("more", "75%", "25%"), ("less", "0%", "75%"), (None, None, None)],
)
def test_it_marks_what_is_claimed_and_where_it_would_be_true(side, x, width):
    svg = drawn(some(1, 4), claimed=Claimed(value=Decimal(3), side=side))
    assert places(svg, "claimed", "x1") == [75]
    shaded = re.findall(r'<rect x="([\d.]+%)" y="0" width="([\d.]+%)"', svg)
    assert shaded == ([(x, width)] if side else [])


def test_it_draws_a_figure_with_its_interval_and_a_bar_from_zero_alone():
    told = {"figure": Decimal(3), "low": Decimal(2), "high": Decimal(4), "is_bar": True}
    svg = drawn((), **told)
    assert '<rect x="0%" y="14" width="75%"' in svg
    assert places(svg, "interval", "x1") == [50, 50, 100]
    near = Row(says="", figure=Decimal("99.99"), is_bar=True)
    svg = drawing(near, scale_of([99.95, 99.99]), None)
    assert 'class="bar"' not in svg, "no length that cannot be compared"
    assert 'class="told"' in svg


def test_it_names_the_unit_on_the_axis():
    svg = axis(scale_of([3.0]), "ms")
    labels = re.findall(r">([^<]+)</text>", svg)
    assert labels == ["0", "1", "2", "3\u00a0ms"]
    assert re.findall(r">([^<]+)</text>", axis(scale_of([3.0]), "x"))[-1] == "3x"
    assert 'aria-hidden="true"' in svg


@pytest.mark.parametrize(
    "kind", ["dot", "bin", "median", "told", "bar", "interval", "claimed", "side"]
)
def test_it_has_a_key_for_every_mark(kind):
    assert key(kind).startswith('<svg class="key"')
