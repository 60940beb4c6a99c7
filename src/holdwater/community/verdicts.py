"""What moderators said of threads: a CSV with ``thread_id`` and ``verdict``.

``staged`` and ``innocent`` teach; ``innocent`` and ``dismissed`` settle a thread, so that no
later scan brings it up; ``unsure`` does neither. Of several verdicts on one thread the
last counts. Other columns are theirs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import cast, get_args

from holdwater.community.survey import Verdict
from holdwater.errors import CommunityError

#: A file that is larger holds something else.
_LARGEST = 10 << 20

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
SETTLING = frozenset({"innocent", "dismissed"})

_COLUMNS = ("thread_id", "verdict")


def read(file: Path) -> dict[str, Verdict]:
    """Read verdicts by thread.

    Raises CommunityError, with the line, where the file is no such table.
    """
    try:
        if file.stat().st_size > _LARGEST:
            raise CommunityError(
                f"is larger than {_LARGEST >> 20} MB",
                where=str(file),
                hint="It takes a CSV with a line for each thread that was judged.",
            )
        with file.open(encoding="utf-8-sig", newline="") as stream:
            return dict(_rows(csv.DictReader(stream, strict=True), str(file)))
    except OSError as error:
        raise CommunityError(
            f"cannot be read: {error.strerror or error}", where=str(file)
        ) from error
    except UnicodeDecodeError as error:
        raise CommunityError(
            f"is not UTF-8, at byte {error.start}", where=str(file)
        ) from error


def _rows(table: csv.DictReader[str], where: str) -> Iterator[tuple[str, Verdict]]:
    try:
        names = [name.strip().lower() for name in table.fieldnames or ()]
        table.fieldnames = names
        for column in _COLUMNS:
            if column not in names:
                raise CommunityError(
                    f"has no column {column!r}",
                    where=where,
                    hint="Its first line names the columns: thread_id,verdict",
                )
        for row in table:
            thread, said = (str(row[column] or "").strip() for column in _COLUMNS)
            if not thread and not said:
                continue
            if not thread or said.lower() not in VERDICTS:
                what = f"{said!r} is no verdict" if thread else "names no thread"
                raise CommunityError(
                    what,
                    where=f"{where}:{table.line_num}",
                    hint=f"A verdict is one of {', '.join(VERDICTS)}.",
                )
            yield thread, cast("Verdict", said.lower())
    except csv.Error as error:
        raise CommunityError(
            f"is no CSV: {error}", where=f"{where}:{table.line_num}"
        ) from error
