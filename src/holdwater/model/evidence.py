"""What a claim rests on: files of evidence, and the figures read from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

#: What a file of evidence may be.
EVIDENCE_KINDS = (
    "benchmark",
    "survey",
    "certificate",
    "contract",
    "story",
    "paper",
    "record",
)

#: What may be wrong with how a figure came about, though it is there.
FIGURE_FLAGS = (
    "dirty-tree",
    "debug-build",
    "cpu-scaling",
    "failed-runs",
    "few-runs",
    "few-forks",
    "no-warm-up",
    "busy-machine",
    "shared-runner",
    "self-run",
    "self-reported",
    "open-incident",
    "coverage-gap",
    "coarse-probe",
    "window-unknown",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A file that a claim is bound to, as its record names it.

    ``path`` is resolved and lies below the folder of the settings; where it does not,
    ``refused`` says so, and the file is not opened. ``reader`` is None where the file
    tells what reads it. ``query`` is what a table is asked, or the words that are quoted
    from a paper. ``answer`` is what is said to counter-evidence, None where nothing is.
    ``sha256`` is the content's, where the record says which it has to be.

    ``samples`` is what a table is asked for the values behind its figures: they are
    shown, and no verdict is reached by them. Without ``publish`` nothing of the file but
    its name and hash is told to strangers.
    """

    name: str
    path: Path
    kind: str
    reader: str | None = None
    query: str | None = None
    sha256: str | None = None
    created: date | None = None
    expires: date | None = None
    made_by: str | None = None
    paid_by: str | None = None
    scope: str | None = None
    answer: str | None = None
    refused: str | None = None
    samples: str | None = None
    publish: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number that evidence tells, exactly as it tells it.

    ``unit`` is None where there is none (a ratio, a count). ``statistic`` is what it is
    of its sample: *mean*, *median*, *p99*, *min*, *max*, *count*; ``n`` how many values
    there were, ``spread`` their standard deviation in the figure's unit, ``samples``
    the values themselves where the file holds them. ``conditions`` are what the file
    says of how it was measured; ``locator`` where in the file it stands.
    """

    value: Decimal
    unit: str | None = None
    statistic: str | None = None
    n: int | None = None
    spread: Decimal | None = None
    samples: tuple[Decimal, ...] = ()
    conditions: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()
    locator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A file of evidence as it was read: its hash, its figures by name, its flags.

    ``created`` and ``expires`` are what the file says of itself, where it does, and
    ``conditions`` what else: a certificate's scope, a story's outcome.
    """

    evidence: Evidence
    sha256: str
    reader: str
    figures: Mapping[str, Figure]
    flags: tuple[str, ...] = ()
    conditions: tuple[tuple[str, str], ...] = ()
    created: date | None = None
    expires: date | None = None
