"""The values behind a figure that a query made, where a record says how to ask for them.

A table's figure is one row of an answer, and what it was made of is known to nobody but
who wrote the query. A second query, ``samples``, asks for it: each column is named as a
figure of the first. The values are shown to readers; no verdict is reached by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from holdwater.errors import EvidenceError
from holdwater.evidence.library import read_evidence
from holdwater.model.evidence import Exhibit
from holdwater.tables.ask import ENDINGS, ask_samples

Samples = Mapping[str, tuple[Decimal, ...]]


def samples_of(exhibit: Exhibit, *, most: int) -> Samples:
    """Return the samples of each figure of an exhibit, by the figure's name.

    A reader that knows them has them in the figure. Raises EvidenceError where the
    record asks for others in vain, and ReadError where the file cannot be read.
    """
    told = {name: one.samples for name, one in exhibit.figures.items() if one.samples}
    evidence = exhibit.evidence
    if evidence.samples is None:
        return told
    source = str(evidence.path)
    form = ENDINGS.get(evidence.path.suffix.lower())
    if exhibit.reader != "table" or form is None:
        raise EvidenceError(
            f"has a query for samples, and is read as {exhibit.reader}",
            where=source,
            hint="Only a table is asked for them; other readers know their own.",
        )
    content = read_evidence(evidence.path, most=most)
    asked = ask_samples(content, form=form, query=evidence.samples, source=source)
    for name in asked:
        if name not in exhibit.figures:
            raise EvidenceError(
                f"has samples of {name!r}, and tells no such figure",
                where=source,
                hint=f"It tells {', '.join(list(exhibit.figures)[:5])}.",
            )
    return {**told, **asked}
