"""Tables: CSV, TSV, JSON, NDJSON, Parquet and XLSX, asked with SQL."""

from __future__ import annotations

from dataclasses import replace

from holdwater.errors import EvidenceError
from holdwater.evidence.told import Told, few_runs
from holdwater.model.evidence import Evidence
from holdwater.tables.ask import ENDINGS, ask


def read(content: bytes, evidence: Evidence) -> Told:
    """Ask the record's query; one row of the answer is the figures."""
    source = str(evidence.path)
    form = ENDINGS.get(evidence.path.suffix.lower())
    if form is None:
        raise EvidenceError(
            "has no ending that tells how its table is written",
            where=source,
            hint=f"Known are {', '.join(ENDINGS)}.",
        )
    if not evidence.query:
        raise EvidenceError(
            "is a table, and the record does not say what to ask it",
            where=source,
            hint="Say so: query = \"select avg(ms) as mean, 'ms' as mean_unit "
            'from evidence".',
        )
    figures = ask(content, form=form, query=evidence.query, source=source)
    if evidence.kind == "benchmark":
        figures = {
            name: replace(one, flags=() if one.n is None else few_runs(one.n))
            for name, one in figures.items()
        }
    return Told(figures=figures)
