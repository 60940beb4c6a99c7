"""Lines and columns, against a text cut up by hand."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from holdwater.model.span import Span
from holdwater.report.lines import Lines

#: Of these only line feed, carriage return and both together end a line.
ENDS = "\n \r \r\n \x0b \x0c \x1c \x85 \u2028 \u2029".split(" ")
texts = st.lists(st.sampled_from(["a", "é", "🎉", "日", "", *ENDS])).map("".join)


def places(text):
    """Count lines and columns one character at a time."""
    line, column, found = 1, 1, []
    for at, character in enumerate(text):
        found.append((line, column))
        ends = character == "\n" or (
            character == "\r" and text[at + 1 : at + 2] != "\n"
        )
        line, column = (line + 1, 1) if ends else (line, column + 1)
    return [*found, (line, column)]


@given(texts | st.text())
@example("a\r\nb\rc\n\nd\n\r")
def test_it_counts_as_one_does_by_hand(text):
    lines = Lines(text)
    assert [lines.place(at) for at in range(len(text) + 1)] == places(text)


@given(texts)
def test_it_agrees_with_how_python_reads_lines(text):
    # Universal newlines: what every editor shows.
    unified = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    last_line, last_column = Lines(text).place(len(text))
    assert last_line == len(unified)
    assert last_column == len(unified[-1]) + 1


@given(texts, st.data())
def test_it_writes_spans_that_lead_back(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    told = Lines(text).plain_span(Span(start, end))
    by_hand = places(text)
    assert told == {
        "start": start,
        "end": end,
        "line": by_hand[start][0],
        "column": by_hand[start][1],
        "end_line": by_hand[end][0],
        "end_column": by_hand[end][1],
    }


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\r\ncd", 3, (1, 4)),
        ("ab\rcd", 3, (2, 1)),
        ("🎉\n🎉🎉", 3, (2, 2)),
    ],
)
def test_it_counts_code_points_from_one(text, offset, place):
    assert Lines(text).place(offset) == place
