"""What github-action-benchmark keeps: ``data.js`` on its pages, or a JSON file.

One value of each benchmark a commit. ``latest`` is the newest; ``mean``, ``median``,
``min`` and ``max`` are of the values of all commits in the same unit, and so speak of
the code's history as well as of chance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from holdwater.errors import Damaged
from holdwater.evidence.operations import of_operations
from holdwater.evidence.parts import Part, open_parts
from holdwater.evidence.told import (
    Pairs,
    Told,
    few_runs,
    figures_of,
    named,
    pairs,
    summary_of,
)
from holdwater.model.evidence import Evidence, Figure

_PREFIX = b"window.BENCHMARK_DATA = "

#: Tools of which the range is a standard deviation, in the value's unit.
_DEVIATIONS = frozenset({"catch2", "benchmarkdotnet"})
_RANGE = re.compile(r"(?:±|\+-|\+/-)\s*(\d[\d,]{0,20}(?:\.\d{1,20})?)")

_ROUNDS = re.compile(r"^(?:rounds: (\d{1,9})|(\d{1,9}) samples)$", re.MULTILINE)

_MOST_VALUES = 100_000


def read(content: bytes, evidence: Evidence) -> Told:
    """Return each benchmark's newest value, and what its history is like."""
    source = str(evidence.path)
    if source.lower().endswith(".js"):
        if not content.startswith(_PREFIX):
            raise Damaged(
                f"does not begin with {_PREFIX.decode().strip()!r}",
                where=source,
                hint="github-action-benchmark writes it so into data.js.",
            )
        content = content[len(_PREFIX) :].rstrip().removesuffix(b";")
    top = open_parts(content, source=source, reader="github-action-benchmark")
    address = top["repoUrl"].text()
    series: dict[str, list[_Value]] = {}
    for value in _values(top["entries"]):
        series.setdefault(value.name, []).append(value)
    groups = [(name, _figures(values, address)) for name, values in series.items()]
    newest = max(
        (one.day for values in series.values() for one in values), default=None
    )
    return Told(
        figures=named(groups, source=source),
        # It runs in GitHub's Actions, and says nothing of the machine.
        flags=("shared-runner",) if address.startswith("https://github.com/") else (),
        conditions=pairs(repository=address),
        created=newest,
    )


class _Value:
    """What one benchmark came to at one commit."""

    def __init__(self, suite: str, run: Part, bench: Part) -> None:
        self.part = bench
        self.name = f"{suite}/{bench['name'].text()}"
        self.unit, factor = of_operations(bench["unit"].text())
        self.value = bench["value"].number() * factor
        self.tool = run["tool"].text()
        self.commit = run["commit"]["id"].text()
        self.day = _day(run["date"])
        stated = bench.get("range")
        self.range = stated.text() if stated else None
        found = _RANGE.search(self.range or "") if self.tool in _DEVIATIONS else None
        self.deviation = Decimal(found[1].replace(",", "")) * factor if found else None
        extra = bench.get("extra")
        rounds = _ROUNDS.search(extra.text()) if extra else None
        self.n = int(rounds[1] or rounds[2]) if rounds else None

    def conditions(self) -> Pairs:
        return pairs(
            tool=self.tool,
            commit=self.commit,
            day=f"{self.day:%Y-%m-%d}",
            range=self.range,
        )


def _values(entries: Part) -> Sequence[_Value]:
    if not isinstance(entries.value, dict):
        raise entries.wrong("is not a table of suites")
    found = []
    for suite in entries.value:
        for run in entries[suite].each():
            for bench in run["benches"].each():
                found.append(_Value(suite, run, bench))
                if len(found) > _MOST_VALUES:
                    raise entries.wrong(f"has more than {_MOST_VALUES:,} values")
    return found


def _figures(values: Sequence[_Value], address: str) -> Mapping[str, Figure]:
    last = values[-1]
    latest = Figure(
        value=last.value,
        unit=last.unit,
        statistic="latest" if last.deviation is None else "mean",
        n=last.n,
        spread=last.deviation,
        conditions=last.conditions(),
        flags=few_runs(last.n) if last.n is not None else (),
        locator=last.part.path,
    )
    alike = [one for one in values if one.unit == last.unit]
    samples = [one.value for one in alike]
    commits = len({one.commit for one in alike})
    history = figures_of(
        summary_of(samples),
        unit=last.unit,
        n=len(samples),
        samples=samples,
        conditions=pairs(
            tool=last.tool,
            commits=f"{commits}, {alike[0].commit[:12]} to {last.commit[:12]}",
            days=f"{alike[0].day:%Y-%m-%d} to {last.day:%Y-%m-%d}",
            repository=address,
        ),
        flags=few_runs(len(samples)),
        locator=last.part.path,
    )
    return {"latest": latest, **history}


def _day(part: Part) -> date:
    try:
        return datetime.fromtimestamp(int(part.number() / 1000), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise part.wrong("is no time in milliseconds") from None
