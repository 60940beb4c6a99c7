"""All that a claim's page is made of, gathered before a word of it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from holdwater.errors import HoldwaterError
from holdwater.evidence.samples import Samples
from holdwater.model.evidence import Evidence, Exhibit, Figure
from holdwater.model.record import ClaimRecord
from holdwater.model.verification import Use, Verdict


class Publication(NamedTuple):
    """Who publishes: ``by`` makes the claims, ``checked_by`` is who checked them.

    ``address`` is where the site will be, without a slash at its end.
    """

    title: str
    today: date
    version: str
    by: str | None = None
    checked_by: str | None = None
    address: str | None = None

    @property
    def is_checked_by_another(self) -> bool:
        """Say whether somebody checked the claims who does not make them."""
        if not self.by or not self.checked_by:
            return False
        return _plain(self.by) != _plain(self.checked_by)


class Copy(NamedTuple):
    """A file of evidence as it lies on the site; ``path`` is None where it does not.

    ``why`` says why it does not, ``ending`` what was put behind its name. Without
    ``sha256`` it was not read.
    """

    size: int = 0
    path: str | None = None
    why: str | None = None
    ending: str = ""
    sha256: str | None = None


class Moment(NamedTuple):
    """A commit in the history of a claim: its day, what it changed, its subject."""

    day: date
    of: tuple[str, ...]
    subject: str
    commit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The history of a claim; ``unknown`` says why there is none."""

    moments: tuple[Moment, ...] = ()
    more: int = 0
    is_whole: bool = True
    unsaved: tuple[str, ...] = ()
    unknown: str | None = None


class Source(NamedTuple):
    """A figure that a formula asks for: its name there, where it is, and what it is."""

    variable: str
    file: str
    name: str
    figure: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A claim with all that is on file of it.

    ``opened`` are exhibits, or why there is none, by the name of their evidence;
    ``samples`` the values behind their figures, or why they are not known, likewise.
    """

    record: ClaimRecord
    verdict: Verdict
    today: date
    opened: Mapping[str, Exhibit | HoldwaterError]
    samples: Mapping[str, Samples | HoldwaterError] = field(default_factory=dict)
    copies: Mapping[str, Copy] = field(default_factory=dict)
    uses: tuple[Use, ...] = ()
    past: Past = Past()

    @property
    def every(self) -> tuple[Evidence, ...]:
        """All files of evidence, those that speak against it last."""
        return self.record.files

    @property
    def conflicts(self) -> tuple[Use, ...]:
        """The places that say otherwise than the record."""
        return tuple(use for use in self.uses if use.match == "conflict")

    def exhibit(self, name: str) -> Exhibit | None:
        """Return evidence as it was read, None where it was not."""
        found = self.opened.get(name)
        return found if isinstance(found, Exhibit) else None

    def is_kept_back(self, name: str) -> bool:
        """Say whether a file must not be published."""
        return any(one.name == name and not one.publish for one in self.every)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The figures that the claim's formula asks for."""
        found = []
        for variable, leads_to in (
            self.record.value.figures.items() if self.record.value else ()
        ):
            file, _, name = leads_to.partition(".")
            exhibit = self.exhibit(file)
            figure = exhibit.figures.get(name) if exhibit else None
            found.append(Source(variable, file, name, figure))
        return tuple(found)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
