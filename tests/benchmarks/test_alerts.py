"""What a rival says is mapped to the statements it says it of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts import (
    lines_after_name,
    lines_of_harper,
    lines_of_proselint,
    lines_of_textlint,
    lines_of_vale,
    lines_of_vfile,
    statements_on,
    write_page,
)

TEXTS = st.lists(st.text("ab. \n\t\u2028", min_size=1), min_size=1, max_size=8)


@given(TEXTS, st.data())
def test_it_finds_each_statement_where_it_was_written(texts, data):
    index = data.draw(st.integers(0, len(texts) - 1))
    lines = write_page(texts).split("\n")
    assert len(lines) == 2 * len(texts)
    at = 2 * index
    assert (
        lines[at].rstrip(".").split()
        == " ".join(texts[index].split()).rstrip(".").split()
    )
    assert statements_on({at + 1}, count=len(texts)) == {index}


@pytest.mark.parametrize(
    "text, line",
    [
        ("Deploy in minutes", "Deploy in minutes."),
        ("Is it fast?", "Is it fast?"),
        ("It said “yes.”", "It said “yes.”"),
        ("One\n two:", "One two:"),
    ],
)
def test_it_ends_a_statement_that_has_no_end(text, line):
    assert write_page([text]) == f"{line}\n"


@pytest.mark.parametrize("line", [0, 6, 99])
def test_it_refuses_a_line_that_is_not_on_the_page(line):
    with pytest.raises(ValueError, match=f"line {line},"):
        statements_on({1, line}, count=3)


def test_it_counts_an_alert_on_the_empty_line_behind_with_the_statement_before():
    # A sentence that was not ended is told where it stops, if anywhere.
    assert statements_on({5, 1}, count=3) == {0, 2}


@pytest.mark.parametrize(
    "read, output, lines",
    [
        (lines_after_name, "page.txt:3:7:very weak\npage.txt:9: [so].\n", {3, 9}),
        (lines_after_name, "No phrases in 1 sentence found.\n", set()),
        (
            lines_of_vfile,
            "page.txt\n  1:5-1:9  warning  `He` at 7:1  he\n\n⚠ 1 warning\n",
            {1},
        ),
        (lines_of_vfile, "page.txt: no issues found\n", set()),
        (
            lines_of_proselint,
            '{"result": {"file:///page.txt": {"diagnostics": [{"pos": [3, 8]}]}}}',
            {3},
        ),
        (lines_of_textlint, '[{"messages": [{"line": 1}, {"line": 5}]}]', {1, 5}),
        (
            lines_of_harper,
            'gerund_form: x\n[\n {"lints": [{"line": 3}]}\n]\nNote: none\n',
            {3},
        ),
        (lines_of_vale, '{"page.txt": [{"Line": 5}, {"Line": 5}]}', {5}),
        (lines_of_vale, "{}", set()),
    ],
)
def test_it_reads_the_lines_of_each_form(read, output, lines):
    assert read(output) == lines


@pytest.mark.parametrize(
    "read", [lines_of_harper, lines_of_proselint, lines_of_textlint, lines_of_vale]
)
def test_it_takes_no_broken_answer_for_silence(read):
    with pytest.raises(ValueError, match=r"JSON|Expecting"):
        read("thread panicked")
