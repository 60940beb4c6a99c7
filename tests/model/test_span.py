"""Spans, and segments that lead a text back to its source."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from holdwater.model.span import Segment, Span, Spans, cut_segments, source_span

SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(
    lambda ends: Span(min(ends), max(ends))
)


@given(SPANS, SPANS.filter(lambda span: span.start < span.end))
def test_it_covers_and_meets_as_sets_of_offsets_do(one, other):
    ones = set(range(one.start, one.end))
    others = set(range(other.start, other.end))
    if ones:
        assert one.meets(other) == other.meets(one) == bool(ones & others)
    assert one.covers(other) == (others <= ones)
    assert one.covers(one)


@given(st.lists(SPANS))
def test_it_sorts_by_where_spans_start_and_end(spans):
    assert sorted(spans) == sorted(spans, key=lambda span: (span.start, span.end))


@given(st.lists(SPANS), SPANS)
def test_it_finds_those_that_meet_as_asking_each_does(spans, wanted):
    met = [at for at, span in enumerate(spans) if span.meets(wanted)]
    among = Spans(spans)
    assert among.meeting(wanted) == met
    assert among.meet(wanted) == bool(met)


@st.composite
def segmented(draw: st.DrawFn) -> tuple[str, str, tuple[Segment, ...]]:
    """Draw a source, a text read from it, and what leads from one to the other."""
    source, text = "", ""
    segments = []
    for number in range(draw(st.integers(1, 6))):
        source += "#" * draw(st.integers(0, 3))  # what is not read
        word = chr(ord("a") + number) * draw(st.integers(1, 4))
        written = word
        if draw(st.booleans()):  # something else stands for it
            others = [length for length in range(1, 7) if length != len(word)]
            written = "&" * draw(st.sampled_from(others))
        segments.append(Segment(len(text), len(source), len(source) + len(written)))
        source += written
        text += word
    return source, text, tuple(segments)


@st.composite
def wanted(draw: st.DrawFn):
    source, text, segments = draw(segmented())
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return source, text, segments, Span(start, end)


@given(wanted())
def test_it_leads_words_back_to_where_they_were_read(drawn):
    source, text, segments, span = drawn
    found = source_span(segments, len(text), span)
    assert 0 <= found.start < found.end <= len(source)
    first, last = text[span.start], text[span.end - 1]
    assert source[found.start] in (first, "&")
    assert source[found.end - 1] in (last, "&")
    if set(source) <= set(text):
        assert source[found.start : found.end] == text[span.start : span.end]


@given(wanted(), st.data())
def test_it_finds_the_same_source_by_way_of_a_part(drawn, data):
    _, text, segments, part = drawn
    cut = cut_segments(segments, len(text), part)
    assert cut[0].text_at == 0
    length = part.end - part.start
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))
    assume(all(_is_whole(segments, len(text), part, at) for at in (start, end - 1)))
    by_way = source_span(cut, length, Span(start, end))
    straight = Span(part.start + start, part.start + end)
    assert by_way == source_span(segments, len(text), straight)


def _is_whole(segments, length: int, part: Span, at: int) -> bool:
    """Say whether the run an offset of a part lies in was not cut in two.

    A run that stands for another may, once cut, be as long as its source.
    """
    ends = [segment.text_at for segment in segments[1:]] + [length]
    for segment, end in zip(segments, ends, strict=True):
        if segment.text_at <= part.start + at < end:
            return part.covers(Span(segment.text_at, end)) or (
                end - segment.text_at == segment.end - segment.start
            )
    return False


@given(segmented())
def test_it_keeps_all_segments_when_all_is_wanted(drawn):
    _, text, segments = drawn
    assert cut_segments(segments, len(text), Span(0, len(text))) == segments


@pytest.mark.parametrize(
    "span, expected",
    [
        (Span(0, 1), Span(10, 11)),
        (Span(1, 3), Span(11, 18)),
        (Span(2, 3), Span(13, 18)),
        (Span(2, 4), Span(13, 21)),
        (Span(3, 5), Span(20, 22)),
        (Span(0, 5), Span(10, 22)),
    ],
)
def test_it_takes_what_stands_for_a_range_as_a_whole(span, expected):
    """``a**b**&amp;##cd``, from offset 10 on: two letters, an entity, two letters."""
    segments = (Segment(0, 10, 12), Segment(2, 13, 18), Segment(3, 20, 22))
    assert source_span(segments, 5, span) == expected
