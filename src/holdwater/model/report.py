"""What was found in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from holdwater.model.document import Document
from holdwater.model.verdict import ATTENTION, Judged


class Summary(NamedTuple):
    """How many statements stand how, in one document or in many.

    ``unjudged`` ones are in a language that is not read, and stand for nothing.
    """

    statements: int = 0
    plain: int = 0
    supported: int = 0
    unsupported: int = 0
    puffery: int = 0
    unjudged: int = 0

    @property
    def attention(self) -> int:
        """How many ask for the writer's attention."""
        return self.unsupported + self.puffery

    def plus(self, other: Summary) -> Summary:
        """Count both together."""
        return Summary(
            statements=self.statements + other.statements,
            plain=self.plain + other.plain,
            supported=self.supported + other.supported,
            unsupported=self.unsupported + other.unsupported,
            puffery=self.puffery + other.puffery,
            unjudged=self.unjudged + other.unjudged,
        )


def summarise(judged: Iterable[Judged]) -> Summary:
    """Count standings."""
    names = ("plain", "supported", "unsupported", "puffery", "unjudged")
    counts = dict.fromkeys(names, 0)
    for one in judged:
        counts[one.standing or "unjudged"] += 1
    return Summary(statements=sum(counts.values()), **counts)


class Failure(NamedTuple):
    """An input that could not be read: the others are reported all the same."""

    source: str
    message: str


class LearnedFile(NamedTuple):
    """The file that holds what a team's own verdicts changed in the judgement."""

    file: str
    sha256: str


class Unsaid(NamedTuple):
    """Something an offer does not say: its name, and what to ask the vendor."""

    name: str
    question: str


class Pick(NamedTuple):
    """A statement picked out of a document: what it is picked for, and why."""

    judged: Judged
    name: str
    why: str


class Report(NamedTuple):
    """One document, judged for an audience, on one day, by one version.

    ``language`` is what it is in: what it declares, unless its words say otherwise.
    ``costliest`` are the statements that cost most trust, the worst first, and
    ``checkable`` those that a reader can check, the firmest first. ``not_said`` is
    what an offer leaves out; None where the document is no offer and nothing was
    asked. ``learned`` is the file of a team's own verdicts it was judged with.
    """

    document: Document
    judged: tuple[Judged, ...]
    summary: Summary
    version: str
    today: date
    costliest: tuple[Pick, ...] = ()
    checkable: tuple[Pick, ...] = ()
    not_said: tuple[Unsaid, ...] | None = None
    audience: str = "it"
    language: str | None = None
    learned: LearnedFile | None = None

    @property
    def attention(self) -> tuple[Judged, ...]:
        """The statements that ask for the writer's attention, in order."""
        return tuple(one for one in self.judged if one.standing in ATTENTION)

    @property
    def unjudged(self) -> dict[str, int]:
        """How many statements were not judged, by their language."""
        languages = (one.language for one in self.judged if one.standing is None)
        return dict(Counter(language or "und" for language in languages))
