"""Find what is to be noticed about each statement of a document."""

from __future__ import annotations

from collections.abc import Iterator

from holdwater.claims.registers import registers
from holdwater.claims.support import support
from holdwater.model.claim import Candidate
from holdwater.model.document import Document
from holdwater.model.statement import Statement
from holdwater.text.accepted import Accepted, masked
from holdwater.text.patterns import fold
from holdwater.text.quantities import quantities
from holdwater.text.statements import statements


def find(document: Document, accepted: Accepted | None = None) -> Iterator[Candidate]:
    """Yield every statement of a document, in order, with its signals."""
    return (notice(one, accepted) for one in statements(document))


def notice(statement: Statement, accepted: Accepted | None = None) -> Candidate:
    """Return one statement with all that is to be noticed about it.

    What is ``accepted`` in it is noticed as a name, and its words are not.
    """
    spans = accepted.find(statement.text) if accepted else ()
    reading = statement
    if spans:
        reading = statement._replace(text=masked(statement.text, spans))
    folded = fold(reading.text)
    figures = quantities(reading.text)
    return Candidate(
        statement=statement,
        folded=folded,
        quantities=figures,
        signals=(
            *registers(reading, folded),
            *support(reading, figures),
        ),
        accepted=spans,
        masked=reading.text if spans else None,
    )
