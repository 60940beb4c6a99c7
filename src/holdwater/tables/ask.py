"""Ask a table: one SELECT over one file, answered with one row of figures.

    figures = ask(content, form="csv", query=query, source="read.csv")

The question was written by a stranger, and so was the file. Both go to a child that
loads the file, then locks itself (`holdwater.tables.locked`), and only then hears the
question. What comes home is text: names, types, and values as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from holdwater.errors import (
    Damaged,
    EvidenceError,
    HoldwaterError,
    MissingExtra,
    OverLimit,
)
from holdwater.forks import Forks
from holdwater.isolate import Limits, run_isolated
from holdwater.model.evidence import Figure

#: The forms a table comes in, by the endings of their files.
ENDINGS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
}

#: DuckDB reserves a lot more addresses than it uses: under 1 GB it comes to grief.
LIMITS = Limits(memory=2 << 30, seconds=20, output=64 << 20)

#: What is called in the child, and before there is one.
_ANSWERS = "holdwater.tables.locked:answers"
_AHEAD = "holdwater.tables.locked:open_ahead"

#: More than anybody writes into a record.
LONGEST_QUERY = 20_000

#: More than anybody looks at; a page draws them all.
MOST_SAMPLES = 100_000

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,79}")
_NUMBER = re.compile(
    r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|BIGNUM|DECIMAL.*"
)
_LONGEST_UNIT = 40

#: What may stand behind a figure's name, in a column of its own.
_BESIDE = ("_unit", "_n", "_spread")


class _Cell(NamedTuple):
    """One column of the answer: its type, and its value as written (None for NULL)."""

    kind: str
    value: str | None

    @property
    def is_number(self) -> bool:
        return _NUMBER.fullmatch(self.kind) is not None


def ask(
    content: bytes, *, form: str, query: str, source: str, limits: Limits = LIMITS
) -> dict[str, Figure]:
    """Ask the table ``evidence``, which is ``content``; return its figures by name.

    ``NAME`` is a figure; ``NAME_unit``, ``NAME_n`` and ``NAME_spread`` say of it what
    they are called. A float is taken at its shortest form, all else exactly.

    Raises EvidenceError where the query is refused, fails or does not answer with one
    row of numbers; Damaged where the file is no such table; OverLimit; MissingExtra.
    """
    told = _answer(content, form=form, query=query, source=source, limits=limits)
    return _told(told, query, source)


def ask_samples(
    content: bytes,
    *,
    form: str,
    query: str,
    source: str,
    limits: Limits = LIMITS,
) -> dict[str, tuple[Decimal, ...]]:
    """Ask for the values behind figures: a column for each, named as its figure is.

    Rows come in the order of the answer, and NULL is no value. Raises as `ask` does.
    """
    most = MOST_SAMPLES + 1
    told = _answer(
        content, form=form, query=query, source=source, limits=limits, most=most
    )
    try:
        return _columns(told)
    except ValueError as error:
        raise EvidenceError(str(error), where=source, hint=_shown(query)) from error


def _answer(
    content: bytes,
    *,
    form: str,
    query: str,
    source: str,
    limits: Limits,
    most: int = 2,
) -> Mapping[str, Any]:
    """Put a question to a child of its own; return names, types and rows, as text."""
    _require_what(form, source)
    _refuse_long(query, source)
    told: Mapping[str, Any]
    try:
        (told,) = run_isolated(
            _ANSWERS,
            content,
            source=source,
            arguments={"form": form, "queries": [query], "most": most},
            limits=limits,
        )
    except OverLimit as error:
        raise OverLimit(error.message, where=source, hint=_shown(query)) from error
    except Damaged as error:
        if error.hint is None:  # said by the loader, before the query was heard
            raise
        raise Damaged(
            "breaks down what reads it: it is damaged, or the query asks too much",
            where=source,
            hint=_shown(query),
        ) from error
    _refuse_refused(told, query, source)
    return told


class Asking:
    """Asks many tables many questions, those of one table in one child.

    Where one of them is more than the child may bear, each is asked in a child of its
    own: so the answers are those of `ask`.
    """

    def __init__(self) -> None:
        self._forks = Forks(_ANSWERS, limits=LIMITS, ahead=_AHEAD)

    def ask_all(
        self, content: bytes, *, form: str, queries: Sequence[str], source: str
    ) -> list[dict[str, Figure] | HoldwaterError]:
        """Return the figures of each query, or what `ask` would raise."""
        try:
            _require_what(form, source)
            for query in queries:
                _refuse_long(query, source)
            told = self._forks.run(
                content,
                source=source,
                arguments={"form": form, "queries": list(queries)},
            )
        except HoldwaterError:
            return [
                _or_error(ask, content, form=form, query=query, source=source)
                for query in queries
            ]
        return [
            _or_error(_told, one, query, source)
            for one, query in zip(told, queries, strict=True)
        ]


def _or_error(
    call: Callable[..., dict[str, Figure]], *given: Any, **more: Any
) -> dict[str, Figure] | HoldwaterError:
    try:
        return call(*given, **more)
    except HoldwaterError as error:
        return error


def _told(told: Mapping[str, Any], query: str, source: str) -> dict[str, Figure]:
    _refuse_refused(told, query, source)
    try:
        return _figures(_cells(told))
    except ValueError as error:
        raise EvidenceError(str(error), where=source, hint=_shown(query)) from error


def _refuse_refused(told: Mapping[str, Any], query: str, source: str) -> None:
    if "refused" in told:
        raise EvidenceError(told["refused"], where=source, hint=_shown(query))


def _require_what(form: str, source: str) -> None:
    _require("duckdb", source)
    if form == "xlsx":
        _require("python_calamine", source)


def _refuse_long(query: str, source: str) -> None:
    if len(query) > LONGEST_QUERY:
        raise EvidenceError(
            f"has a query of more than {LONGEST_QUERY:,} characters", where=source
        )


def _shown(query: str) -> str:
    said = " ".join(query.split())
    return f"The query is: {said[:500]}{'…' if len(said) > 500 else ''}"


def _cells(told: Mapping[str, Any]) -> dict[str, _Cell]:
    """Make one row of what the child tells; raise ValueError where it is none."""
    names: Sequence[str] = told["names"]
    rows: Sequence[Sequence[str | None]] = told["rows"]
    if len(rows) != 1:
        many = "no row" if not rows else "more than one row"
        raise ValueError(f"answers the query with {many}, where one is wanted")
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"answers with two columns called {min(twice)!r}")
    cells = zip(names, told["types"], rows[0], strict=True)
    return {name: _Cell(kind, value) for name, kind, value in cells}


def _columns(told: Mapping[str, Any]) -> dict[str, tuple[Decimal, ...]]:
    """Make samples of the columns of an answer; raise ValueError where they are none."""
    rows: Sequence[Sequence[str | None]] = told["rows"]
    if len(rows) > MOST_SAMPLES:
        raise ValueError(f"answers with more than {MOST_SAMPLES:,} values")
    found: dict[str, tuple[Decimal, ...]] = {}
    columns = zip(*rows, strict=True) if rows else ((),) * len(told["names"])
    for name, kind, values in zip(told["names"], told["types"], columns, strict=True):
        if name in found or not _NAME.fullmatch(name):
            raise ValueError(f"answers with a column called {name!r}: name each anew")
        cells = (_Cell(kind, value) for value in values if value is not None)
        found[name] = tuple(_number(name, cell) for cell in cells)
    return found


def _figures(cells: Mapping[str, _Cell]) -> dict[str, Figure]:
    beside = {name + end for name in cells for end in _BESIDE if name + end in cells}
    figures = {}
    for name, cell in cells.items():
        if name in beside:
            continue
        if not _NAME.fullmatch(name):
            raise ValueError(
                f"answers with a column called {name!r}: name it with `as`, "
                "in letters, digits, _ . and -"
            )
        figures[name] = Figure(
            value=_number(name, cell),
            unit=_unit(f"{name}_unit", cells),
            n=_count(f"{name}_n", cells),
            spread=_spread(f"{name}_spread", cells),
        )
    if not figures:
        raise ValueError("answers the query with no figure")
    return figures


def _number(name: str, cell: _Cell) -> Decimal:
    if not cell.is_number:
        raise ValueError(
            f"answers with a {cell.kind} in {name!r}, where a number is wanted"
        )
    if cell.value is None:
        raise ValueError(f"has no value for {name!r}: the answer is NULL")
    value = Decimal(cell.value)
    if not value.is_finite():
        raise ValueError(f"has no value for {name!r}: the answer is {cell.value}")
    return value


def _unit(name: str, cells: Mapping[str, _Cell]) -> str | None:
    cell = cells.get(name)
    if cell is None or cell.value is None:
        return None
    if cell.kind != "VARCHAR" or not 0 < len(cell.value.strip()) <= _LONGEST_UNIT:
        raise ValueError(f"answers with no unit in {name!r}, such as 'ms' or '%'")
    return cell.value.strip()


def _count(name: str, cells: Mapping[str, _Cell]) -> int | None:
    if name not in cells:
        return None
    value = _number(name, cells[name])
    if value != value.to_integral_value() or value < 0:
        raise ValueError(f"answers with {value} in {name!r}, which counts nothing")
    return int(value)


def _spread(name: str, cells: Mapping[str, _Cell]) -> Decimal | None:
    cell = cells.get(name)
    if cell is None or cell.value is None:  # one value alone has no spread
        return None
    value = _number(name, cell)
    if value < 0:
        raise ValueError(f"answers with {value} in {name!r}: no spread is below 0")
    return value


def _require(module: str, source: str) -> None:
    from importlib.util import find_spec

    if find_spec(module) is None:
        raise MissingExtra(
            f"takes the library {module!r} to read, which is not installed",
            where=source,
            hint="pip install 'holdwater[evidence]'",
        )
