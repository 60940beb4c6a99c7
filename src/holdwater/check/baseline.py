"""What was found before, settled, so that an old site can start clean.

A finding is known again by its rule and its statement, however the page has moved: of
equal ones, as many are settled as there were. What was mended frees no room for others,
and a sentence in which a word changes is a new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from holdwater.check.baseline_file import (
    MOST,
    Key,
    Part,
    part_of,
    read_parts,
    written,
)
from holdwater.check.settle import with_findings
from holdwater.check.trust import costliest
from holdwater.errors import ReadError, SettingsError
from holdwater.model.report import Report, summarise
from holdwater.model.verdict import Finding, Judged
from holdwater.reading.files import read_bytes
from holdwater.settings import Settings


class Baseline:
    """Settles what was there before, in the order in which documents come."""

    def __init__(self, counts: Counter[Key], *, reason: str) -> None:
        self._counts = counts
        self._left = Counter(counts)
        self._reason = reason

    def anew(self) -> Baseline:
        """Return it as it was before it settled anything."""
        return Baseline(self._counts, reason=self._reason)

    def settle(self, report: Report) -> Report:
        """Return a report in which what the baseline holds is settled."""
        judged = tuple(self._settled(one) for one in report.judged)
        return report._replace(
            judged=judged,
            summary=summarise(judged),
            costliest=costliest(judged),
        )

    def _settled(self, judged: Judged) -> Judged:
        return with_findings(
            judged, [self._met(judged, finding) for finding in judged.findings]
        )

    def _met(self, judged: Judged, finding: Finding) -> Finding:
        if finding.suppressed is not None:
            return finding
        reason = self.meet((finding.rule, judged.statement.id))
        if reason is None:
            return finding
        return finding._replace(suppressed=reason, is_baselined=True)

    def meet(self, key: Key) -> str | None:
        """Return why what has come is settled, None where it is new; it counts."""
        if not self._left[key]:
            return None
        self._left[key] -= 1
        return self._reason


def open_baseline(settings: Settings, *, part: str = "findings") -> Baseline:
    """Open a part of the baseline that settings name; without it nothing is settled."""
    path: Path = settings["baseline"]
    named = settings.origins["baseline"]
    try:
        content = read_bytes(path, most=MOST)
    except ReadError as error:
        raise SettingsError(
            f"{error} (named by {named})", hint="Write it with --write-baseline."
        ) from error
    return baseline_of(content, where=str(path), part=part)


def open_findings(reports: Iterable[Report]) -> Iterator[tuple[Key, str]]:
    """Yield what is open in reports, each with the words of its statement."""
    for report in reports:
        for judged in report.judged:
            for finding in judged.findings:
                if finding.suppressed is None:
                    statement = judged.statement
                    yield (finding.rule, statement.id), statement.text


def baseline_before(reports: Iterable[Report], *, reason: str) -> Baseline:
    """Take what was open in reports of an earlier state for what is settled."""
    return Baseline(Counter(key for key, _ in open_findings(reports)), reason=reason)


def written_baseline(
    reports: Iterable[Report], *, date: str, beside: Mapping[str, Part] | None = None
) -> tuple[str, int]:
    """Write what is open in reports as a baseline; return it, and how many there are.

    ``beside`` are other parts of the file, which stay.
    """
    found = part_of(open_findings(reports), date=date)
    return written({**(beside or {}), "findings": found}), found.counts.total()


def baseline_of(content: bytes, *, where: str, part: str = "findings") -> Baseline:
    """Read a part of a baseline; raises SettingsError where it is none."""
    found = read_parts(content, where=where).get(part)
    if found is None:
        return Baseline(Counter(), reason="")
    return Baseline(found.counts, reason=f"in the baseline of {found.date}")
