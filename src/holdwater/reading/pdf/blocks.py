"""Runs on a page into blocks: headings, paragraphs, items, captions, notes, tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from holdwater.reading.layout import reading_order
from holdwater.reading.pdf.runs import Run
from holdwater.reading.pdf.tables import Table, tables_of
from holdwater.reading.typed import bullet_end, is_bullet, is_figure, number_end

#: A strip between columns counts for more than one between paragraphs, but on slides.
_COLUMNS, _COLUMNS_OF_SLIDES = 3.0, 1.0

#: In a block, lines stand no further apart than so many times the usual distance.
_FURTHER = 1.18

#: ... and in a heading or a label, than so many times the size of the face.
_TALLEST = 1.4

#: A heading is so much larger than the body, or bold and short.
_LARGER = 1.12
_MOST_WORDS = 14

_CAPTION = re.compile(
    r"(?:figure|fig\.|table|chart|diagram)\s*\d+\s*[.:]", re.IGNORECASE
)
_NOTE = re.compile(r"(\d{1,2}|[*†‡§])\s*(?=\S)")


@dataclass(slots=True)
class Piece:
    """A block: its kind, its lines; ``level`` of a heading, ``mark`` of a note."""

    kind: str
    lines: list[Run]
    level: int = 0
    mark: str | None = None
    table: Table | None = None
    skip: int = 0

    @property
    def last(self) -> Run:
        """The line that ends it."""
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class Faces:
    """What is usual in a document: the body's size, its leading, sizes of headings."""

    body: float
    leading: float
    headings: tuple[float, ...] = field(default=())

    def level(self, run: Run) -> int:
        """Return the level of a heading, from 1."""
        size = round(run.size, 1)
        return 1 + sum(size < one for one in self.headings)


def faces_of(pages: Iterable[Sequence[Run]]) -> Faces:
    """Find what is usual, by how many letters are set in it."""
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    for runs in pages:
        for run in runs:
            sizes[round(run.size, 1)] += len(run.text)
        for upper, lower in pairwise(runs):
            step = lower.baseline - upper.baseline
            if 0.9 < step / lower.size < 2.2 and abs(lower.left - upper.left) < 40:
                steps[round(step / lower.size, 2)] += 1
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    larger = sorted({size for size in sizes if size >= _LARGER * body}, reverse=True)
    common = steps.most_common(1)
    return Faces(body, common[0][0] if common else 1.2, (*larger[:5], body))


def pieces_of(
    runs: list[Run], faces: Faces, *, marks: set[str], is_slide: bool = False
) -> list[Piece]:
    """Return the blocks of a page in reading order; ``marks`` are those of its notes."""
    upright = _with_bullets([run for run in runs if run.is_upright])
    tables = tables_of(upright)
    in_tables = {id(run) for table in tables for run in table.runs}
    lines = [run for run in upright if id(run) not in in_tables]
    units: list[Run | Table] = [*lines, *tables]
    columns = _COLUMNS_OF_SLIDES if is_slide else _COLUMNS
    order = reading_order([unit.box for unit in units], columns=columns)
    pieces: list[Piece] = []
    for unit in (units[index] for index in order):
        if isinstance(unit, Table):
            pieces.append(Piece("table", unit.runs, table=unit))
        else:
            _place(unit, pieces, faces, marks)
    # What is written across the page belongs to a picture or a margin.
    pieces += [Piece("caption", [run]) for run in runs if not run.is_upright]
    return pieces


def _with_bullets(runs: list[Run]) -> list[Run]:
    """Put bullets that stand apart before the words they belong to."""
    bullets = [run for run in runs if is_bullet(run.text)]
    if not bullets:
        return runs
    words = [run for run in runs if not is_bullet(run.text)]
    for bullet in bullets:
        near = [
            run
            for run in words
            if abs(run.baseline - bullet.baseline) < 0.4 * run.size
            and 0 <= run.left - bullet.right < 4 * run.size
        ]
        if near:
            run = min(near, key=lambda one: one.left)
            run.shift(f"{bullet.text.strip()} ")
            run.left = bullet.left
    return words


def _place(line: Run, pieces: list[Piece], faces: Faces, marks: set[str]) -> None:
    """Let a line go on with the block before, or begin another one."""
    last = pieces[-1] if pieces else None
    if last is not None and _is_beside(last, line):
        _join(last, line)
    elif last is not None and _is_label_of(last, line, faces):
        last.kind = "paragraph"
        last.lines.append(line)
    elif last is not None and _goes_on(last, line, faces, marks):
        last.lines.append(line)
    else:
        pieces.append(_begun(line, faces, marks))


def _is_beside(last: Piece, line: Run) -> bool:
    """Say whether a run stands on the line that came last, further right."""
    other = last.last
    same = abs(line.baseline - other.baseline) < 0.3 * other.size
    if is_figure(other.text) and is_figure(line.text):
        return False  # each has a label of its own
    return last.table is None and same and 0 <= line.left - other.right < 3 * line.size


def _join(last: Piece, line: Run) -> None:
    other = last.last
    line.shift(f"{other.text} ")
    other.text, other.right = line.text, line.right
    other.marks += line.marks
    other.links += line.links
    other.is_bold = other.is_bold and line.is_bold


def _is_label_of(last: Piece, line: Run, faces: Faces) -> bool:
    """Say whether the last block is one big figure, and this line the words to it."""
    figure = last.last
    if last.table or len(last.lines) > 1 or not is_figure(figure.text):
        return False
    is_below = 0 < line.baseline - figure.baseline < 2.5 * figure.size
    overlaps = line.left < figure.right + figure.size and figure.left < line.right
    is_big = figure.size >= 1.5 * faces.body and figure.size > 1.2 * line.size
    return is_big and is_below and overlaps


def _goes_on(last: Piece, line: Run, faces: Faces, marks: set[str]) -> bool:
    if last.table is not None or _begun(line, faces, marks).kind in ("note", "item"):
        return False
    other = last.last
    same_face = abs(line.size - other.size) < 0.08 * other.size
    step = (line.baseline - other.baseline) / other.size
    if len(last.lines) > 1 and is_figure(last.lines[0].text):
        is_below = abs(line.left - other.left) < line.size
        return same_face and is_below and 0 < step <= _TALLEST  # its label goes on
    if last.kind == "item" and same_face and 0 < step <= _TALLEST:
        return line.left > last.lines[0].left + 0.2 * line.size
    if last.kind == "heading" or _is_heading(line, faces):
        same_face = same_face and last.lines[0].is_bold == line.is_bold
        both = last.kind == "heading" and _is_heading(line, faces)
        return both and same_face and 0 < step <= _TALLEST
    if not same_face or not 0 < step <= faces.leading * _FURTHER:
        return False
    is_indented = line.left - other.left > 0.8 * line.size
    return not is_indented or last.kind == "note"


def _begun(line: Run, faces: Faces, marks: set[str]) -> Piece:
    note = _NOTE.match(line.text)
    if note and note[1] in marks and line.size <= 0.92 * faces.body:
        return Piece("note", [line], mark=note[1], skip=note.end())
    if _CAPTION.match(line.text):
        return Piece("caption", [line])
    bullet = bullet_end(line.text)
    if bullet:
        return Piece("item", [line], skip=bullet)
    if _is_heading(line, faces):
        return Piece("heading", [line], level=faces.level(line))
    number = number_end(line.text)
    if number:
        return Piece("item", [line], skip=number)
    return Piece("paragraph", [line])


def _is_heading(line: Run, faces: Faces) -> bool:
    is_sentence = line.text.endswith(".") and len(line.text.split()) > 3
    if line.size >= (_TALLEST if is_sentence else _LARGER) * faces.body:
        return True
    is_short = len(line.text.split()) <= _MOST_WORDS
    return line.is_bold and is_short and not line.text.endswith((".", ",", ";"))
