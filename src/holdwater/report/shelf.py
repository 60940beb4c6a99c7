"""The files of evidence on file: what each is, who made it, and what it is held for.

evidence/read.csv  benchmark  94f846755fb1
  by        acme; paid by acme; 2026-10-01; good until 2027-04-01
  of        acme-db@4.0 on three nodes
  for       read-latency
  note      measured by the one who claims it

One file may be held for several claims, and against others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from holdwater.model.evidence import Evidence
from holdwater.model.record import ClaimRecord
from holdwater.model.report import Failure
from holdwater.model.verification import Shown, Verdict
from holdwater.report.layout import indented, visible
from holdwater.report.verified import FLAGS

SCHEMA = "holdwater/evidence/1"

#: Of a hash so much is shown that one tells files apart.
_DIGITS = 12


@dataclass(slots=True)
class Held:
    """A file, and what the records say of it, each thing once."""

    path: str
    sha256: str | None = None
    said: dict[str, list[str]] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    supports: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)

    def adds(self, name: str, value: object) -> None:
        """Keep what a record says, once."""
        told = self.said.setdefault(name, [])
        if value is not None and str(value) not in told:
            told.append(str(value))


#: What a record says of a file, in the order it is told.
_SAID = ("kind", "made_by", "paid_by", "created", "expires", "scope")


def shelf_of(claims: Iterable[tuple[ClaimRecord, Verdict]]) -> list[Held]:
    """Collect the files of all records, in the order of their paths."""
    held: dict[str, Held] = {}
    for record, verdict in claims:
        pairs = (
            *zip(record.evidence, verdict.evidence, strict=True),
            *zip(record.counter_evidence, verdict.counter_evidence, strict=True),
        )
        for at, (evidence, shown) in enumerate(pairs):
            one = held.setdefault(shown.path, Held(shown.path))
            _keep(one, evidence, shown)
            ids = one.supports if at < len(record.evidence) else one.against
            if record.id not in ids:
                ids.append(record.id)
    return [held[path] for path in sorted(held)]


def _keep(one: Held, evidence: Evidence, shown: Shown) -> None:
    one.sha256 = one.sha256 or shown.sha256
    one.flags += [flag for flag in shown.flags if flag not in one.flags]
    for name in _SAID:
        one.adds(name, getattr(evidence, name))


def shelf_lines(shelf: Sequence[Held], *, width: int) -> Iterator[str]:
    """List them for a person."""
    for one in shelf:
        kinds = ", ".join(one.said["kind"])
        digits = one.sha256[:_DIGITS] if one.sha256 else "not read"
        yield visible(f"{one.path}  {kinds}  {digits}")
        rows = (
            ("by", "; ".join(_provenance(one))),
            ("of", "; ".join(one.said["scope"])),
            ("for", ", ".join(one.supports)),
            ("against", ", ".join(one.against)),
            *(("note", FLAGS.get(flag, flag)) for flag in one.flags),
        )
        for name, said in rows:
            if said:
                head = f"  {name:10}"
                yield from indented(
                    visible(said), first=head, rest=" " * 12, width=width
                )
    yield f"{len(shelf):,} files of evidence" if len(shelf) != 1 else "1 file"


def _provenance(one: Held) -> Iterator[str]:
    """Say who made a file and paid for it, and when; and that nobody says so."""
    makers, payers = one.said["made_by"], one.said["paid_by"]
    yield " and ".join(makers) if makers else "nobody says who made it"
    yield f"paid by {' and '.join(payers)}" if payers else "nobody says who paid"
    if one.said["created"]:
        yield " and ".join(one.said["created"])
    if one.said["expires"]:
        yield f"good until {min(one.said['expires'])}"


def plain_shelf(
    shelf: Sequence[Held], failures: Sequence[Failure], *, today: date
) -> dict[str, Any]:
    """Write them as ``holdwater/evidence/1``."""
    return {
        "schema": SCHEMA,
        "today": today.isoformat(),
        "evidence": [
            {
                "path": one.path,
                "sha256": one.sha256,
                **{name: one.said[name] for name in _SAID},
                "flags": one.flags,
                "supports": one.supports,
                "against": one.against,
            }
            for one in shelf
        ],
        "errors": [{"source": one.source, "message": one.message} for one in failures],
    }
