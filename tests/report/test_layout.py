"""Words in lines: none too long, none lost, wide characters counted as two."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from holdwater.report.layout import cells, cut, indented, visible, wrap

words = st.sampled_from(
    "a word words, a-hyphen naïve e\u0301 日本語のとても長い文 日 🎉 👩‍💻 🇨🇭 ❤️ … “x” "
    "https://example.com/a/very/long/address ﬁ ½ \u00ad \u200b".split(" ")
)
spaces = st.sampled_from([" ", "  ", "\n", "\u00a0", "\t"])
texts = st.lists(st.tuples(words, spaces).map("".join), max_size=25).map("".join)
widths = st.integers(1, 100)


@given(texts | st.text())
def test_it_counts_cells_as_terminals_do(text):
    text = visible(text)
    assert cells(text) == cell_len(text)


@given(st.characters(exclude_categories=["Cc", "Cs"]))
def test_it_counts_the_cells_of_every_character(character):
    if visible(character) == character:
        assert cells(character) == cell_len(character)


@given(texts | st.text(), widths)
@example("日本語" * 30, 7)
@example("é" * 100 + "日" * 100, 5)
@example("日\u030100", 1)
@example("00⺀0000", 3)
def test_it_cuts_lines_that_fit_and_loses_nothing(text, width):
    spans = list(wrap(text, width))
    lines = [text[span.start : span.end] for span in spans]
    assert "".join("".join(lines).split()) == "".join(text.split())
    last = 0
    for span, line in zip(spans, lines, strict=True):
        assert last <= span.start < span.end
        last = span.end
        assert line == line.strip()
        if cells(line) > width:
            # One word that cannot be cut: nothing wide in it, or nothing but joined.
            assert len(line.split()) == 1
            assert cells(line) <= width + 2 or not any(cells(c) == 2 for c in line[:-1])


@given(texts, widths)
def test_it_begins_no_line_too_soon(text, width):
    """What stands on the next line would not have fitted on this one."""
    spans = list(wrap(text, width))
    for one, other in pairwise(spans):
        first = text[other.start : other.end].split()[0]
        gap = text[one.end : other.start]
        line = text[one.start : one.end]
        assert cells(line + gap + first) > width


@given(texts, st.integers(12, 100))
def test_it_indents_every_line(text, width):
    lines = list(indented(text, first="  ? ", rest="    ", width=width))
    assert all(
        line.startswith("  ? " if not n else "    ") for n, line in enumerate(lines)
    )
    assert [line[4:] for line in lines] == [
        text[span.start : span.end] for span in wrap(text, width - 4)
    ]


def test_it_lays_something_out_in_no_room_at_all():
    lines = list(indented("a bc", first="    ", rest="    ", width=2))
    assert lines == ["    a", "    bc"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, []),
        ("   ", 10, []),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 100, ["one two three"]),
        ("  one  two ", 7, ["one", "two"]),
        ("a https://example.com b", 5, ["a", "https://example.com", "b"]),
        ("日本語です", 4, ["日本", "語で", "す"]),
        ("これは fast です", 8, ["これは", "fast", "です"]),
        ("👩‍💻👩‍💻👩‍💻", 4, ["👩‍💻👩‍💻", "👩‍💻"]),
        ("日e\u0301日e\u0301", 3, ["日e\u0301", "日e\u0301"]),
    ],
)
def test_it_cuts_where_a_reader_would(text, width, lines):
    assert [text[span.start : span.end] for span in wrap(text, width)] == lines


@given(st.text(st.characters()))
def test_it_shows_what_would_command_a_terminal(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(c < " " or "\x7f" <= c <= "\x9f" for c in shown)
    assert visible(shown) == shown
    assert all(a in (b, "\ufffd") for a, b in zip(shown, text, strict=True))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 日本 🎉", "plain 日本 🎉"),
        ("\x1b[31m", "\ufffd[31m"),
        ("a\u202eb\u2066c", "a\ufffdb\ufffdc"),
        ("a\tb\nc", "a\ufffdb\ufffdc"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_it_shows_commands_as_characters(text, shown):
    assert visible(text) == shown


@given(texts, widths)
def test_it_cuts_a_text_to_one_line(text, width):
    short = cut(text, width)
    assert cells(short) <= max(1, width)
    if cells(text) <= width:
        assert short == text
    else:
        assert short.endswith("…")
        assert text.lstrip().startswith(short[:-1])


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("No more words.", 14, "No more words."),
        ("No more words.", 13, "No more…"),
        ("No more, words.", 10, "No more…"),
        ("Incomprehensibly", 8, "Incompr…"),
        ("日本語です", 6, "日本…"),
        ("", 4, ""),
        ("ab", 1, "…"),
    ],
)
def test_it_cuts_at_a_space_where_one_is(text, width, short):
    assert cut(text, width) == short
