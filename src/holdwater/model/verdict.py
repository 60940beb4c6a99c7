"""What the road decided about a statement, and what it says about it."""

from typing import NamedTuple

from holdwater.model.claim import Signal
from holdwater.model.quantity import Quantity
from holdwater.model.rule import Citation
from holdwater.model.span import Span
from holdwater.model.statement import Statement

#: The four standings of the standard, from the least to the most to mend.
STANDINGS = ("plain", "supported", "puffery", "unsupported")

#: The standings that ask for the writer's attention.
ATTENTION = frozenset({"unsupported", "puffery"})


class Reason(NamedTuple):
    """Something the learned part noticed, and how far it moved the doubt (log-odds).

    ``words`` are those of the statement in which it was noticed, where it is a word, two in
    a row, or a sort of words.
    """

    feature: str
    weight: float
    words: tuple[str, ...] = ()


class Finding(NamedTuple):
    """One thing a reader will not believe, and what to do about it.

    ``span`` is in the document's text, ``words`` the same in the statement's.
    ``missing`` are the aspects of evidence that were looked for and not found.
    ``suppressed`` is why somebody has settled it: in the text, or because it was there
    before (``is_baselined``). ``reasons`` are what weighed most, the most first, where no
    rule's words say what is doubted.
    """

    rule: str
    code: str
    span: Span
    words: Span
    level: str
    kinds: tuple[str, ...]
    message: str
    missing: tuple[str, ...]
    questions: tuple[str, ...]
    suggestion: str | None
    citations: tuple[Citation, ...]
    suppressed: str | None = None
    is_baselined: bool = False
    reasons: tuple[Reason, ...] = ()

    @property
    def asks_of_the_page(self) -> bool:
        """Say whether the next one on the page may ask the same, in the same words.

        A question that quotes the statement is about that statement alone.
        """
        return bool(self.questions) and not any("“" in one for one in self.questions)


class Judged(NamedTuple):
    """A statement with its standing, and the reasons.

    ``confidence`` is a probability from 0 to 1, or None where none was
    estimated. ``signals`` are kept so that a decision can be explained.
    ``language`` is what the statement is in, None where that is not plain; one that
    no rule can read is not judged, and its ``standing`` is None. ``claim`` is the id of
    the recorded claim it tells in the same words, ``verdict`` that claim's. What
    ``is_unsure`` is plain, but a thorough reader would be told of it.
    """

    statement: Statement
    standing: str | None
    kinds: tuple[str, ...]
    confidence: float | None
    quantities: tuple[Quantity, ...]
    signals: tuple[Signal, ...]
    findings: tuple[Finding, ...]
    language: str | None = None
    claim: str | None = None
    verdict: str | None = None
    is_unsure: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether something was found that nobody has settled."""
        return any(finding.suppressed is None for finding in self.findings)
