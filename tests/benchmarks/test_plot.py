"""The drawing of what a scan costs."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from community.plot import drawing, scale_of

_SVG = "{http://www.w3.org/2000/svg}"


def measured(*rows):
    sizes = [
        {
            "posts": posts,
            "ndjson": {"seconds": s, "processor_seconds": p, "megabytes": m},
        }
        for posts, s, p, m in rows
    ]
    return {"memory": "4GB", "sizes": sizes}


def test_it_draws_each_measure_where_it_belongs():
    told = measured((10_000, 0.9, 1.0, 120), (1_000_000, 7.4, 12.5, 850))
    tree = ET.fromstring(drawing(told))
    dots = [
        (float(c.get("cx")), float(c.get("cy"))) for c in tree.iter(f"{_SVG}circle")
    ]
    assert len(dots) == 6
    wall, processor, memory = dots[0:2], dots[2:4], dots[4:6]
    for first, last in (wall, processor, memory):
        assert first[0] < last[0]
        assert first[1] > last[1]  # more stands higher
    assert wall[1][1] > processor[1][1]
    assert "1,000,000 posts: 7.4 s by the clock" in tree.find(f"{_SVG}desc").text


@given(st.lists(st.floats(0.01, 1e9), min_size=1, max_size=9))
def test_it_holds_every_value_between_whole_powers_of_ten(values):
    scale = scale_of(values, start=10, length=100)
    assert scale.low < scale.high
    for value in values:
        assert 10 - 1e-6 <= scale.at(value) <= 110 + 1e-6
