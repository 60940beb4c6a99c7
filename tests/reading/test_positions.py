"""Whatever is read, every statement knows where each of its letters stands."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.strategies import markdown, noise, unicode_text

from holdwater.model.document import BLOCK_KINDS, Document
from holdwater.model.span import Segment, Span
from holdwater.reading.formats import FORMATS, read
from holdwater.text.statements import statements

MEDIA_TYPES = st.sampled_from(
    sorted(name for name, one in FORMATS.items() if one.is_text)
)


def read_text(text: str, media_type: str) -> Document:
    return read(text.encode(), source="page", media_type=media_type)


def runs(text: str, segments: tuple[Segment, ...]):
    """Pair each segment with the words that belong to it."""
    ends = [segment.text_at for segment in segments[1:]] + [len(text)]
    for segment, end in zip(segments, ends, strict=True):
        yield segment, text[segment.text_at : end]


def is_same(written: str, shown: str) -> bool:
    """Say whether two texts agree letter for letter, white space aside."""
    return len(written) == len(shown) and all(
        a == b or (a.isspace() and b.isspace())
        for a, b in zip(written, shown, strict=True)
    )


def check_segments(source: str, text: str, segments: tuple[Segment, ...]) -> None:
    assert segments[0].text_at == 0
    at = -1
    behind = 0
    for segment, shown in runs(text, segments):
        assert segment.text_at > at, "segments are in order, and none is empty"
        assert 0 <= segment.start <= segment.end <= len(source)
        assert segment.start >= behind or segment.end == behind, "the source goes on"
        assert shown
        if len(shown) == segment.end - segment.start:
            assert is_same(source[segment.start : segment.end], shown)
        at, behind = segment.text_at, segment.end


def check_document(document: Document) -> None:
    whole = Span(0, len(document.text))
    for block in document.blocks:
        assert block.kind in BLOCK_KINDS
        assert whole.covers(block.span)
        check_segments(document.text, block.text, block.segments)
        inside = Span(0, len(block.text))
        assert all(inside.covers(link.span) for link in block.links)
        assert all(inside.covers(code) for code in block.code)
        assert all(0 <= at <= len(block.text) for _, at in block.notes)
    for statement in statements(document):
        assert statement.text == statement.text.strip() != ""
        check_segments(document.text, statement.text, statement.segments)
        assert whole.covers(statement.span)
        for at in range(len(statement.text)):
            span = statement.place_in_source(Span(at, at + 1))
            assert statement.span.covers(span)
            assert span.start < span.end


@given(markdown(), MEDIA_TYPES)
@settings(max_examples=100)
@example("a &nbsp; b\r\n> c &amp; `d\r\n> e`", "text/markdown")
@example("<!--<div>\\\n", "text/html")
@example("<div>\n<p>0.</p>\n<p>A.</p>\n</div>", "text/html")
@example("<div>\n<p>0.\n<p>A.</p>\n</div>", "text/html")
@example('<p>&#1;x</p>\n\n<img alt="a\n\nb">', "text/markdown")
def test_it_knows_the_place_of_every_letter(text, media_type):
    document = read_text(text, media_type)
    assert document.text == text
    check_document(document)


@given(noise(), MEDIA_TYPES)
@settings(max_examples=200)
@example("&bogus;&#1;", "text/html")
def test_it_reads_whatever_stands_in_a_file(text, media_type):
    document = read_text(text, media_type)
    check_document(document)
    assert read_text(text, media_type) == document


@given(unicode_text(), MEDIA_TYPES)
@settings(max_examples=60)
def test_it_reads_any_characters(text, media_type):
    check_document(read_text(text, media_type))


@given(markdown())
@settings(max_examples=40)
def test_it_finds_the_same_statements_whatever_ends_the_lines(text):
    def read_with(ending: str) -> list[str]:
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        document = read_text(plain.replace("\n", ending), "text/markdown")
        return [statement.text for statement in statements(document)]

    assert read_with("\n") == read_with("\r\n")
