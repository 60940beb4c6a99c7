"""What kind of claim a statement makes, and what speaks for or against it."""

from typing import NamedTuple

from holdwater.model.quantity import Quantity
from holdwater.model.span import Span
from holdwater.model.statement import Statement

#: The eleven kinds of the standard, in its order.
KINDS = (
    "superlative",
    "absolute",
    "comparison",
    "quantity",
    "outcome",
    "ease",
    "authority",
    "assurance",
    "novelty",
    "buzz",
    "pressure",
)

#: The registers a rule may be spared by.
REGISTERS = (
    "aim",
    "instruction",
    "invitation",
    "motive",
    "navigation",
    "opinion",
    "price",
    "question",
    "technical",
)

#: The six things evidence says, in the standard's order.
ASPECTS = ("measure", "value", "baseline", "conditions", "date", "source")


class Signal(NamedTuple):
    """One thing noticed about a statement, and why it matters.

    ``family`` is *register* (what sort of sentence it is), *support* (what
    stands behind it; ``name`` is one of `ASPECTS`) or *kind* (``name`` is one of
    `KINDS`). ``weight`` is how much it tells, from 0 to 1; ``where`` it was noticed:
    in the *statement*, *before*, *after*, in a *footnote* or a *link*.
    """

    family: str
    name: str
    weight: float
    why: str
    where: str = "statement"


class Candidate(NamedTuple):
    """A statement that may hold a claim, with all that was noticed about it.

    ``accepted`` is where words stand that a team knows as names. They are masked in
    ``folded``, and in ``reading``, the statement as it is weighed.
    """

    statement: Statement
    folded: str
    quantities: tuple[Quantity, ...]
    signals: tuple[Signal, ...]
    accepted: tuple[Span, ...] = ()
    masked: str | None = None

    @property
    def reading(self) -> str:
        """The statement's text, with a mask on what is accepted."""
        return self.statement.text if self.masked is None else self.masked

    def weight(self, family: str, name: str) -> float:
        """Return the strongest weight of a signal, 0 where it was not noticed."""
        most = 0.0
        for one in self.signals:
            if one.name == name and one.family == family and one.weight > most:
                most = one.weight
        return most
