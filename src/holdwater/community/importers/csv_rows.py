"""Rows of CSV and TSV cut into their fields, however long they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from holdwater.community.importers.prose import decoded
from holdwater.community.importers.records import MOST_ROW
from holdwater.community.importers.rows import Tally

#: No field is longer than the record it is in: lines of at most ``MOST_ROW``, and one more.
_LONGEST = 2 * MOST_ROW

UNREADABLE = "is no row of CSV"


def csv_rows(
    record: bytes, tally: Tally, *, delimiter: str = ","
) -> Iterator[list[str]]:
    """Yield the rows of a record, without empty ones; a row ends at a newline alone.

    What is no row is counted, and nothing after it in the record is read.
    """
    csv.field_size_limit(_LONGEST)
    text = decoded(record, tally).removeprefix("\ufeff")
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if row:
                yield row
    except csv.Error:
        tally.add(UNREADABLE)


def unquoted_rows(
    record: bytes, tally: Tally, *, delimiter: str
) -> Iterator[list[str]]:
    """Yield the row of a line where quotation marks mean nothing; none where it is empty."""
    line = decoded(record, tally).removeprefix("\ufeff").removesuffix("\r")
    if line:
        yield line.split(delimiter)
