"""A claim that somebody else makes: where it was read, and what we do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from holdwater.model.span import Span

#: What a test of ours says of itself, in the order it is told.
TRIAL_FIELDS = ("measure", "baseline", "workload", "held_if")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of whoever makes a claim; it is open until it has an ``answer``."""

    ask: str
    answer: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Informed:
    """Somebody who was told of a claim, and relies on it."""

    who: str
    on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """Whose claim it is, and the page it was read on, kept as it was.

    ``kept`` is the copy of that page, ``kept_as`` its path from the record and ``sha256``
    of its bytes; ``at`` tells a person where
    the claim stands in it, ``span`` a program. ``answered_by`` is what would answer the
    ``questions``, ``test_here`` how we would try the claim ourselves (`TRIAL_FIELDS`),
    ``must_also_change`` what else has to change here for it to come true. ``replaces`` is
    the id of what the page said before, ``gone`` the day it no longer said this.
    """

    vendor: str
    source: str
    retrieved: datetime
    sha256: str
    kept: Path
    kept_as: str
    media_type: str | None = None
    at: str | None = None
    span: Span | None = None
    questions: tuple[Question, ...] = ()
    answered_by: tuple[str, ...] = ()
    test_here: Mapping[str, str] = field(default_factory=dict)
    must_also_change: tuple[str, ...] = ()
    told: tuple[Informed, ...] = ()
    replaces: str | None = None
    gone: date | None = None

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that nobody has answered."""
        return tuple(one for one in self.questions if one.answer is None)


class Change(NamedTuple):
    """A sentence as it was and as it is; None on the side where it is not.

    ``figures`` are what it printed and what it prints, where those differ. It
    ``is_another`` promise where they do, or where more has become less.
    """

    was: str | None
    now: str | None
    figures: tuple[str, str] | None = None
    is_another: bool = False
