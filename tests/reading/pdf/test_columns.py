"""Columns are read one after the other, however many lines they have."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.pdf.making import of_pages, said

from holdwater.reading.formats import read

WORDS = "restore backup snapshot retention schedule archive".split()

#: A line fills its column, as those of running text do; the last of each may be short.
lines = st.lists(st.sampled_from(WORDS), min_size=4, max_size=4)
columns = st.lists(st.lists(lines, min_size=5, max_size=18), min_size=2, max_size=3)


@settings(max_examples=12)  # each is read in a process of its own
@given(columns, st.sampled_from([24, 40, 70]))
def test_it_reads_columns_one_after_the_other(listed, gap):
    """Each word is numbered, so that the order they are read in can be told."""
    drawn, expected = b"", []
    for across, lines in enumerate(listed):
        for down, words in enumerate(lines):
            line = [
                f"{word:x<9}{len(expected) + at:03}" for at, word in enumerate(words)
            ]
            expected += line
            left = 40 + across * (260 + gap)
            drawn += said(" ".join(line), left, 560 - 14 * down, size=10)
    content = of_pages(drawn, box=b"0 0 1100 600")
    document = read(content, source="a.pdf", media_type="application/pdf")
    found = " ".join(block.text for block in document.blocks).split()
    assert found == expected
