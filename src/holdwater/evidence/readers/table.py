"""Tables: CSV, TSV, JSON, NDJSON, Parquet and XLSX, asked with SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from holdwater.errors import EvidenceError, HoldwaterError
from holdwater.evidence.told import Told, few_runs
from holdwater.model.evidence import Evidence, Figure
from holdwater.tables.ask import ENDINGS, ask
from holdwater.tables.together import Asking, Table


def read(content: bytes, evidence: Evidence) -> Told:
    """Ask the record's query; one row of the answer is the figures."""
    source = str(evidence.path)
    form, query = _form(evidence), _query(evidence)
    figures = ask(content, form=form, query=query, source=source)
    return _told(figures, evidence)


class Tables:
    """Reads as `read` does, and asks all queries of one file together."""

    def __init__(self) -> None:
        self._asking = Asking()

    def read_all(
        self, files: Sequence[tuple[bytes, Sequence[Evidence]]]
    ) -> Iterator[Told | HoldwaterError]:
        """Read files, each for several records that name the same path; yield in order.

        Small files are asked together (`holdwater.tables.together`).
        """
        asked: list[Table | HoldwaterError] = [_table(*one) for one in files]
        found = iter(
            self._asking.ask_each([one for one in asked if isinstance(one, Table)])
        )
        for (_, every), table in zip(files, asked, strict=True):
            if isinstance(table, HoldwaterError):
                yield from [table] * len(every)
                continue
            answers = dict(zip(table.queries, next(found), strict=True))
            for evidence in every:
                answer = answers[_query(evidence)]
                if isinstance(answer, HoldwaterError):
                    yield answer
                else:
                    yield _told(answer, evidence)


def _table(content: bytes, every: Sequence[Evidence]) -> Table | HoldwaterError:
    """Put what several records ask of one file together, each question once."""
    try:
        form = _form(every[0])
        queries = list(dict.fromkeys(map(_query, every)))
    except HoldwaterError as error:
        return error
    return Table(content, form, queries, str(every[0].path))


def _form(evidence: Evidence) -> str:
    form = ENDINGS.get(evidence.path.suffix.lower())
    if form is None:
        raise EvidenceError(
            "has no ending that tells how its table is written",
            where=str(evidence.path),
            hint=f"Known are {', '.join(ENDINGS)}.",
        )
    return form


def _query(evidence: Evidence) -> str:
    if not evidence.query:
        raise EvidenceError(
            "is a table, and the record does not say what to ask it",
            where=str(evidence.path),
            hint="Say so: query = \"select avg(ms) as mean, 'ms' as mean_unit "
            'from evidence".',
        )
    return evidence.query


def _told(figures: Mapping[str, Figure], evidence: Evidence) -> Told:
    if evidence.kind == "benchmark":
        figures = {
            name: replace(one, flags=() if one.n is None else few_runs(one.n))
            for name, one in figures.items()
        }
    return Told(figures=figures)
