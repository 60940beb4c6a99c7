"""Hyphens at the ends of lines."""

import pytest

from holdwater.reading.pdf.hyphens import Hyphens

TEXTS = ["the backup runs", "an end-to-end test", "it is incre-", "mental backups"]


@pytest.mark.parametrize(
    "line, following, expected",
    [
        ("the back-", "up runs", ("the back", "")),
        ("an end-", "to-end test", ("an end-", "")),
        ("a well-", "known way", ("a well-", "")),
        ("a data-", "base", ("a data", "")),
        ("in Aus-", "Tria", ("in Aus-", "")),
        ("a soft\xad", "ware", ("a soft", "")),
        ("no hyphen", "here", ("no hyphen", " ")),
        ("a dash -", "here", ("a dash -", " ")),
        ("AES-", "256", ("AES-", "")),
        ("-", "x", ("-", " ")),
    ],
)
def test_it_takes_out_what_only_parts_a_word(line, following, expected):
    assert Hyphens(TEXTS).joined(line, following) == expected
