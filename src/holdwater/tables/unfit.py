"""Say which line of a CSV does not fit: what a database says of it fills a screen.

It is called in the child that could not load the file, within its limits.
"""

from __future__ import annotations

import csv
import io

#: The longest line that is loaded, in bytes; DuckDB's own limit.
LONGEST_LINE = 2_000_000


def unfit_line(content: bytes, delimiter: str) -> str | None:
    """Say what is wrong with the first line that does not fit; None where all do."""
    for number, line in enumerate(io.BytesIO(content), 1):
        if len(line) > LONGEST_LINE:
            return f"line {number:,} is longer than {LONGEST_LINE:,} bytes"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            byte = line[error.start]
            return f"line {number:,} is not utf-8: byte 0x{byte:02x} does not fit"
    csv.field_size_limit(LONGEST_LINE)
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    rows = csv.reader(text, delimiter=delimiter, strict=True)
    wanted, begin = 0, 1
    try:
        for row in rows:
            if not wanted:
                wanted = len(row)
            elif row and len(row) != wanted:
                has = "1 column" if len(row) == 1 else f"{len(row):,} columns"
                return f"line {begin:,} has {has}, and the first line {wanted:,}"
            begin = rows.line_num + 1
    except csv.Error as error:
        if "unexpected end of data" in str(error) or "field larger" in str(error):
            return f"a quotation mark that opens in line {begin:,} is not closed"
        return f"line {begin:,}: {error}"
    return None
