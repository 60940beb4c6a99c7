"""Tables on a page, told from columns of text: short cells, row beside row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from holdwater.reading.layout import Box
from holdwater.reading.pdf.runs import Run

#: Rows of a table stand no further apart than so many times the size of the face.
_FURTHEST = 3.5

#: Cells fill less of their column than this; lines of a column of text fill it.
_FULL = 0.66

#: How far from a column's edge a cell may begin, in points.
_TOLERANCE = 4.0

#: So many lines that begin alike make a column of text.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a cell is the runs in it, and may be empty."""

    rows: list[list[list[Run]]]

    @property
    def runs(self) -> list[Run]:
        """Every run that stands in the table."""
        return [run for row in self.rows for cell in row for run in cell]

    @property
    def box(self) -> Box:
        """The edges."""
        boxes = [run.box for run in self.runs]
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )


def tables_of(runs: list[Run]) -> list[Table]:
    """Find tables; a run stands in one at most."""
    rows = _rows(runs)
    found, at = [], 0
    while at < len(rows):
        end = _end(rows, at)
        table = _table(rows[at:end]) if end - at >= 2 else None
        if table is not None and _is_text(rows, at):
            table = None
        if table is not None:
            found.append(table)
            at = end
        else:
            at += 1
    return found


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Group runs that stand on one baseline, from top to bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: (one.baseline, one.left)):
        if rows and run.baseline - rows[-1][0].baseline < 0.3 * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _end(rows: list[list[Run]], at: int) -> int:
    """Return where the rows end that may be one table with the row at ``at``."""
    if len(rows[at]) < 2:
        return at
    lefts = [run.left for run in rows[at]]
    end = at + 1
    while end < len(rows):
        row, last = rows[end], rows[end - 1]
        if not 0.75 < row[0].size / last[0].size < 1.33:
            break  # a big figure and its label, say
        if row[0].baseline - last[0].baseline > _FURTHEST * row[0].size:
            break
        is_wrapped = len(row) < len(lefts) and bool(_column(lefts, row[0]))
        if len(row) < 2 and not is_wrapped:
            break
        if not all(_column(lefts, run) is not None for run in row):
            break
        end += 1
    while end > at and len(rows[end - 1]) < 2:
        end -= 1
    return end


def _column(lefts: list[float], run: Run) -> int | None:
    """Return the column a run stands in; none where it reaches into the next one."""
    column = sum(left <= run.left + _TOLERANCE for left in lefts) - 1
    if column < 0 or (
        column + 1 < len(lefts) and run.right > lefts[column + 1] - _TOLERANCE
    ):
        return None
    return column


def _is_text(rows: list[list[Run]], first: int) -> bool:
    """Say whether rows are lines of columns of text that happen to stand level.

    The white between two columns of a table ends where the table does; that between
    columns of text goes on, and lines fill the column beside it.
    """
    lefts = [run.left for run in rows[first]]
    for left, edge in pairwise(lefts):
        near = [
            run
            for row in _rows_beside(rows, first, edge)
            for run in row
            if run.left >= left - _TOLERANCE
        ]
        room = _nearest_column(near, left, edge) - left
        shares = [(run.right - run.left) / room for run in near]
        if shares and median(shares) > _FULL:
            return True
    return False


def _rows_beside(rows: list[list[Run]], first: int, edge: float) -> Iterator[list[Run]]:
    """Yield what stands left of an edge, in the rows up and down that it parts."""
    for step, start in ((1, first), (-1, first - 1)):
        at = start
        while 0 <= at < len(rows) and (beside := _beside(rows[at], edge)) is not None:
            yield beside
            at += step


def _nearest_column(runs: list[Run], left: float, edge: float) -> float:
    """Return where the next column begins: before ``edge``, if one has ended above it."""
    starts = sorted(run.left for run in runs if run.left > left + _TOLERANCE)
    for start in starts:
        alike = sum(start <= other <= start + _TOLERANCE for other in starts)
        if alike >= _FEWEST and all(
            run.right < start or run.left >= start for run in runs
        ):
            return start
    return edge


def _beside(row: list[Run], edge: float) -> list[Run] | None:
    """Return the runs of a row left of an edge; None where one reaches across it."""
    if any(run.left < edge - _TOLERANCE < run.right for run in row):
        return None
    return [run for run in row if run.left < edge - _TOLERANCE]


def _table(rows: list[list[Run]]) -> Table | None:
    lefts = [run.left for run in rows[0]]
    whole = [row for row in rows if len(row) >= 2]
    if len(whole) < 2 or (len(whole) == 2 and len(lefts) == 2):
        return None
    shares = [
        (run.right - run.left) / (lefts[column + 1] - lefts[column])
        for row in rows
        for run in row
        if (column := _column(lefts, run)) is not None and column + 1 < len(lefts)
    ]
    if not shares or median(shares) > _FULL:
        return None
    cells: list[list[list[Run]]] = []
    for row in rows:
        starts_anew = len(row) >= 2 or not cells
        if starts_anew:
            cells.append([[] for _ in lefts])
        for run in row:
            cells[-1][_column(lefts, run) or 0].append(run)
    return Table(cells)
