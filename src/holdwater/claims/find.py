"""Find what is to be noticed about each statement of a document."""

from __future__ import annotations

from collections.abc import Iterator

from holdwater.claims.registers import registers
from holdwater.claims.support import support
from holdwater.model.claim import Candidate
from holdwater.model.document import Document
from holdwater.model.statement import Statement
from holdwater.text.patterns import fold
from holdwater.text.quantities import quantities
from holdwater.text.statements import statements


def find(document: Document) -> Iterator[Candidate]:
    """Yield every statement of a document, in order, with its signals."""
    return map(notice, statements(document))


def notice(statement: Statement) -> Candidate:
    """Return one statement with all that is to be noticed about it."""
    folded = fold(statement.text)
    figures = quantities(statement.text)
    return Candidate(
        statement=statement,
        folded=folded,
        quantities=figures,
        signals=(
            *registers(statement, folded),
            *support(statement, figures),
        ),
    )
