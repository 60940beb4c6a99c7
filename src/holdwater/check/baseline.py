"""What was found before, settled, so that an old site can start clean.

A finding is known again by its rule and its statement, however the page has moved: of
equal ones, as many are settled as there were. What was mended frees no room for others,
and a sentence in which a word changes is a new one. ``holdwater/baseline/1`` is JSON with
a line for each, in order, to be kept beside the text and read in a diff.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from holdwater.check.settle import with_findings
from holdwater.check.trust import costliest
from holdwater.errors import ReadError, SettingsError
from holdwater.model.report import Report, summarise
from holdwater.model.verdict import Finding, Judged
from holdwater.reading.files import read_bytes
from holdwater.settings import Settings

BASELINE_SCHEMA = "holdwater/baseline/1"

#: So many letters of a statement are kept, for those who read the file.
_LONGEST = 120

#: Bytes: nobody has more to settle.
_MOST = 100_000_000

#: A rule, and the name of a statement.
Key = tuple[str, str]


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
        key = (finding.rule, judged.statement.id)
        if finding.suppressed is not None or not self._left[key]:
            return finding
        self._left[key] -= 1
        return finding._replace(suppressed=self._reason, is_baselined=True)


def open_baseline(settings: Settings) -> Baseline:
    """Open the baseline that settings name."""
    path: Path = settings["baseline"]
    named = settings.origins["baseline"]
    try:
        content = read_bytes(path, most=_MOST)
    except ReadError as error:
        raise SettingsError(
            f"{error} (named by {named})", hint="Write it with --write-baseline."
        ) from error
    return baseline_of(content, where=str(path))


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


def written_baseline(reports: Iterable[Report], *, date: str) -> tuple[str, int]:
    """Write what is open in reports as a baseline; return it, and how many there are."""
    counts: Counter[Key] = Counter()
    texts: dict[str, str] = {}
    for key, text in open_findings(reports):
        counts[key] += 1
        texts[key[1]] = text
    lines = [
        json.dumps(
            {
                "rule": rule,
                "statement": statement,
                "times": times,
                "text": texts[statement][:_LONGEST],
            },
            ensure_ascii=False,
        )
        for (rule, statement), times in sorted(counts.items())
    ]
    head = json.dumps({"schema": BASELINE_SCHEMA, "date": date})[:-1]
    return head + ', "findings": [\n' + ",\n".join(lines) + "\n]}\n", counts.total()


def baseline_of(content: bytes, *, where: str) -> Baseline:
    """Read a baseline; raises SettingsError where it is none."""
    hint = "Write it anew with --write-baseline."
    try:
        plain: Any = json.loads(content)
        if plain["schema"] != BASELINE_SCHEMA:
            raise SettingsError(
                f"is of the form {plain['schema']!r}, not {BASELINE_SCHEMA}",
                where=where,
                hint=hint,
            )
        counts: Counter[Key] = Counter()
        for one in plain["findings"]:
            counts[str(one["rule"]), str(one["statement"])] += max(0, int(one["times"]))
        return Baseline(counts, reason=f"in the baseline of {plain['date']}")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SettingsError("is no baseline", where=where, hint=hint) from error
