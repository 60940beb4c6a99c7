"""Ask a table: one SELECT over one file, answered with one row of figures.

    figures = ask(content, form="csv", query=query, source="read.csv")

The question was written by a stranger, and so was the file. Both go to a child that
loads the file, then locks itself (`holdwater.tables.locked`), and only then hears the
question. What comes home is text: names, types, and values as they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from holdwater.errors import (
    Damaged,
    EvidenceError,
    MissingExtra,
    OverLimit,
)
from holdwater.isolate import Limits, run_isolated
from holdwater.model.evidence import Figure
from holdwater.tables.figures import MOST_SAMPLES, columns_of, figures_of

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

#: What is called in the child.
ANSWERS = "holdwater.tables.locked:answers"

#: More than anybody writes into a record.
LONGEST_QUERY = 20_000


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
    return figures_told(told, query=query, source=source)


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
        return columns_of(told)
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
    refuse_unasked(form, [query], source)
    told: Mapping[str, Any]
    try:
        ((told,),) = run_isolated(
            ANSWERS,
            content,
            source=source,
            arguments={"tables": [as_told(content, form, [query])], "most": most},
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


def figures_told(
    told: Mapping[str, Any], *, query: str, source: str
) -> dict[str, Figure]:
    """Make figures of what a child tells; raise EvidenceError where it is no such row."""
    _refuse_refused(told, query, source)
    try:
        return figures_of(told)
    except ValueError as error:
        raise EvidenceError(str(error), where=source, hint=_shown(query)) from error


def _refuse_refused(told: Mapping[str, Any], query: str, source: str) -> None:
    if "refused" in told:
        raise EvidenceError(told["refused"], where=source, hint=_shown(query))


def as_told(content: bytes, form: str, queries: Sequence[str]) -> dict[str, Any]:
    """Write down for the child how a table is to be read, and what it is asked."""
    return {"size": len(content), "form": form, "queries": list(queries)}


def refuse_unasked(form: str, queries: Iterable[str], source: str) -> None:
    """Raise what speaks against asking at all: MissingExtra, or EvidenceError."""
    _require("duckdb", source)
    if form == "xlsx":
        _require("python_calamine", source)
    for query in queries:
        _refuse_long(query, source)


def _refuse_long(query: str, source: str) -> None:
    if len(query) > LONGEST_QUERY:
        raise EvidenceError(
            f"has a query of more than {LONGEST_QUERY:,} characters", where=source
        )


def _shown(query: str) -> str:
    said = " ".join(query.split())
    return f"The query is: {said[:500]}{'…' if len(said) > 500 else ''}"


def _require(module: str, source: str) -> None:
    from importlib.util import find_spec

    if find_spec(module) is None:
        raise MissingExtra(
            f"takes the library {module!r} to read, which is not installed",
            where=source,
            hint="pip install 'holdwater[evidence]'",
        )
