"""Tables: CSV, TSV, JSON, NDJSON, Parquet and XLSX, asked with SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from holdwater.errors import EvidenceError, HoldwaterError
from holdwater.evidence.told import Told, few_runs
from holdwater.model.evidence import Evidence, Figure
from holdwater.tables.ask import ENDINGS, Asking, ask


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
        self, content: bytes, every: Sequence[Evidence]
    ) -> list[Told | HoldwaterError]:
        """Read one file for several records; all name the same path."""
        try:
            form, queries = _form(every[0]), [_query(one) for one in every]
        except HoldwaterError as error:
            return [error] * len(every)
        source = str(every[0].path)
        once = list(dict.fromkeys(queries))
        found = self._asking.ask_all(content, form=form, queries=once, source=source)
        answers = dict(zip(once, found, strict=True))
        return [
            answer if isinstance(answer, HoldwaterError) else _told(answer, evidence)
            for query, evidence in zip(queries, every, strict=True)
            for answer in (answers[query],)
        ]


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
