"""Ask many questions of many tables, and start as few children for that as is safe.

To start a child takes longer than to load a small table and to ask it. So all that is
asked of one table is asked in one child; and a few small tables of plain text share one,
each in a database of its own, with locks of its own (`holdwater.tables.locked`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from holdwater.errors import HoldwaterError
from holdwater.forks import Forks
from holdwater.model.evidence import Figure
from holdwater.tables.ask import (
    ANSWERS,
    LIMITS,
    as_told,
    ask,
    figures_told,
    refuse_unasked,
)
from holdwater.tables.bounds import MOST_BYTES_TOGETHER, MOST_TOGETHER

#: What is called before there is a child.
_AHEAD = "holdwater.tables.locked:open_ahead"

#: Of these forms a table may share a child: what reads them takes nothing apart.
_PLAIN = frozenset({"csv", "tsv", "json", "ndjson"})

#: The figures of a query, or what asking it raised.
Answer = dict[str, Figure] | HoldwaterError


class Table(NamedTuple):
    """A file, how it is read, what it is asked, and where it lies."""

    content: bytes
    form: str
    queries: Sequence[str]
    source: str

    @property
    def may_share(self) -> bool:
        """Whether other tables may be asked in the same child."""
        return self.form in _PLAIN and len(self.content) <= MOST_BYTES_TOGETHER


class Asking:
    """Asks tables their questions, and answers as `ask` does.

    Where anything is more than a child may bear, or is refused before there is one, those
    that share it are asked again, each in a child of its own: so none decides about another.
    """

    def __init__(self) -> None:
        self._forks = Forks(ANSWERS, limits=LIMITS, ahead=_AHEAD)

    def ask_each(self, tables: Sequence[Table]) -> list[list[Answer]]:
        """Return, for each table, the figures of each query, or what `ask` would raise."""
        return [found for some in _shared(tables) for found in self._ask(some)]

    def ask_all(self, table: Table) -> list[Answer]:
        """Return the figures of each query of one table, or what `ask` would raise."""
        (found,) = self._ask([table])
        return found

    def _ask(self, tables: Sequence[Table]) -> list[list[Answer]]:
        try:
            told = self._told(tables)
        except HoldwaterError:
            if len(tables) > 1:
                return [self.ask_all(one) for one in tables]
            (alone,) = tables
            content, form, queries, source = alone
            return [
                [
                    _or_error(ask, content, form=form, query=query, source=source)
                    for query in queries
                ]
            ]
        return [
            [
                _or_error(figures_told, answer, query=query, source=one.source)
                for answer, query in zip(answers, one.queries, strict=True)
            ]
            for answers, one in zip(told, tables, strict=True)
        ]

    def _told(self, tables: Sequence[Table]) -> Any:
        for one in tables:
            refuse_unasked(one.form, one.queries, one.source)
        return self._forks.run(
            b"".join(one.content for one in tables),
            source=tables[0].source,
            arguments={
                "tables": [
                    as_told(content, form, queries)
                    for content, form, queries, _ in tables
                ]
            },
            ahead=len(tables),
        )


def _shared(tables: Sequence[Table]) -> Iterator[Sequence[Table]]:
    """Part tables, in order, into those that share a child."""
    some: list[Table] = []
    for one in tables:
        if some and (len(some) == MOST_TOGETHER or not one.may_share):
            yield some
            some = []
        if one.may_share:
            some.append(one)
        else:
            yield [one]
    if some:
        yield some


def _or_error(
    call: Callable[..., dict[str, Figure]], *given: Any, **more: Any
) -> Answer:
    try:
        return call(*given, **more)
    except HoldwaterError as error:
        return error
