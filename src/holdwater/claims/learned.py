"""What was learned from a team's own verdicts: a shift and weights.

They are log-odds, on top of the shipped model's *attention*; a `Record` says where they
come from and how well they did. `holdwater.claims.learned_file` keeps it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from holdwater.model.report import LearnedFile

#: How many weights there may be, how long a feature's name, and how large a weight or
#: the shift.
MOST_WEIGHTS = 2_000
LONGEST = 100
CAP = 2.0

#: The sorts of features that may have a weight: see `holdwater.claims.features`.
SORTS = ("hit", "c", "s", "u")


class Weight(NamedTuple):
    """How much a feature moves the log-odds, and how many verdicts have it."""

    feature: str
    weight: float
    verdicts: int


@dataclass(frozen=True)
class Learned:
    """A shift and weights, strongest first; ``file`` is what they were read from."""

    shift: float
    weights: tuple[Weight, ...]
    file: LearnedFile | None = None

    @cached_property
    def _by_feature(self) -> dict[str, float]:
        return {one.feature: one.weight for one in self.weights}

    def moved(self, chance: float, noticed: Iterable[str]) -> float:
        """Move a probability by the shift and the weights of what was noticed."""
        odds = math.log(max(chance, 1e-9) / max(1 - chance, 1e-9)) + self.shift
        odds += sum(self._by_feature.get(feature, 0.0) for feature in noticed)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


class VerdictFile(NamedTuple):
    """A file of verdicts that was learned from."""

    file: str
    sha256: str
    verdicts: int


class Agreement(NamedTuple):
    """How many of ``verdicts`` agree, before and after."""

    verdicts: int
    before: int
    after: int


class CrossValidation(NamedTuple):
    """Agreement on verdicts held back, one of ``folds`` parts after the other.

    ``mended`` agree after and did not before, ``spoiled`` the other way round.
    """

    folds: int
    before: int
    after: int
    mended: int
    spoiled: int


class Changed(NamedTuple):
    """A statement of a verdict that stands differently now."""

    id: str
    standing: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Record:
    """What was learned, from what, on which day, and how well it did."""

    date: str
    version: str
    trained: str
    model_sha256: str
    files: tuple[VerdictFile, ...]
    asking: int
    learned: Learned
    agreement: Agreement
    cross_validation: CrossValidation
    changed: tuple[Changed, ...]
