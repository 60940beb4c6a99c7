"""What was found before, settled, so that an old site can start clean.

A finding is known again by its rule and its statement, however the page has moved: of
equal ones, as many are settled as there were. What was mended frees no room for others,
and a sentence in which a word changes is a new one. ``holdwater/baseline/1`` is JSON with
a line for each, in order, to be kept beside the text and read in a diff.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from holdwater.check.trust import costliest
from holdwater.errors import SettingsError
from holdwater.model.report import Report
from holdwater.model.verdict import Finding, Judged

BASELINE_SCHEMA = "holdwater/baseline/1"

#: So many letters of a statement are kept, for those who read the file.
_LONGEST = 120

_Key = tuple[str, str]


class Baseline:
    """Settles what was there before, in the order in which documents come."""

    def __init__(self, counts: Counter[_Key], *, date: str) -> None:
        self._left = Counter(counts)
        self._reason = f"in the baseline of {date}"

    def settle(self, report: Report) -> Report:
        """Return a report in which what the baseline holds is settled."""
        judged = tuple(self._settled(one) for one in report.judged)
        return replace(report, judged=judged, costliest=costliest(judged))

    def _settled(self, judged: Judged) -> Judged:
        findings = [self._met(judged, finding) for finding in judged.findings]
        return replace(judged, findings=tuple(findings))

    def _met(self, judged: Judged, finding: Finding) -> Finding:
        key = (finding.rule, judged.statement.id)
        if finding.suppressed is not None or not self._left[key]:
            return finding
        self._left[key] -= 1
        return replace(finding, suppressed=self._reason, is_baselined=True)


def written_baseline(reports: Iterable[Report], *, date: str) -> tuple[str, int]:
    """Write what is open in reports as a baseline; return it, and how many there are."""
    counts: Counter[_Key] = Counter()
    texts: dict[str, str] = {}
    for report in reports:
        for judged in report.judged:
            for finding in judged.findings:
                if finding.suppressed is None:
                    counts[finding.rule, judged.statement.id] += 1
                    texts[judged.statement.id] = judged.statement.text
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
        counts: Counter[_Key] = Counter()
        for one in plain["findings"]:
            counts[str(one["rule"]), str(one["statement"])] += max(0, int(one["times"]))
        return Baseline(counts, date=str(plain["date"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SettingsError("is no baseline", where=where, hint=hint) from error
