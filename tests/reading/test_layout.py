"""The order in which boxes are read."""

from hypothesis import given
from hypothesis import strategies as st

from holdwater.reading.layout import Box, reading_order, regions

edges = st.integers(0, 40)
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), edges, edges, edges, edges
)


@given(st.lists(boxes, max_size=25))
def test_it_reads_every_box_once(some):
    order = reading_order(some)
    assert sorted(order) == list(range(len(some)))
    assert order == [index for region in regions(some) for index in region]


@given(st.integers(1, 4), st.integers(1, 5), st.randoms())
def test_it_reads_columns_from_top_to_bottom(columns, rows, random):
    expected = [
        Box(100 * c, 20 * r, 100 * c + 60, 20 * r + 15)
        for c in range(columns)
        for r in range(rows)
    ]
    mixed = random.sample(expected, len(expected))
    assert [mixed[index] for index in reading_order(mixed)] == expected


def test_it_reads_what_stands_above_columns_first():
    title, left, right = Box(0, 0, 100, 10), Box(0, 20, 40, 90), Box(60, 20, 100, 90)
    assert reading_order([right, title, left]) == [1, 2, 0]
