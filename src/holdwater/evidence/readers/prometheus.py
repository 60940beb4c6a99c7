"""What a Prometheus server answers to ``/api/v1/query`` and ``/api/v1/query_range``.

Every series is a sample of its values. One of ``up`` or ``probe_success`` tells how
available something was, and what it cannot tell: an outage between two probes was seen
by nobody, and neither was one in a gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from holdwater.evidence.availability import Span, Watch, told_time
from holdwater.evidence.parts import Part, open_parts
from holdwater.evidence.told import Told, figures_of, named, summary_of
from holdwater.model.evidence import Evidence, Figure
from holdwater.statistics.order import mean, median

#: Metrics that are 1 where something answers and 0 where it does not.
_AVAILABILITY = frozenset({"up", "probe_success"})

#: What the ending of a metric's name says of its unit, by Prometheus' own advice.
_UNITS = {"seconds": "s", "bytes": "B"}

_MOST_SERIES = 1_000


def read(content: bytes, evidence: Evidence) -> Told:
    """Return the statistics of each series, and the availability where it is one."""
    source = str(evidence.path)
    top = open_parts(content, source=source, reader="Prometheus")
    if top["status"].text() != "success":
        said = top.get("error")
        raise top.wrong(f"holds an error: {said.text() if said else 'none is named'}")
    data = top["data"]
    kind = data["resultType"]
    if kind.text() not in ("matrix", "vector"):
        raise kind.wrong("is not matrix or vector")
    series = list(data["result"].each())
    if len(series) > _MOST_SERIES:
        raise data["result"].wrong(f"has more than {_MOST_SERIES:,} series")
    labels = [one["metric"].texts() for one in series]
    names = [_name(one, labels) for one in labels]
    told = [_Series(one, kind.text()) for one in series]
    groups = [(name, one.figures()) for name, one in zip(names, told, strict=True)]
    warned = top.get("warnings")
    return Told(
        figures=named(groups, source=source),
        flags=("coverage-gap",) if warned and warned.value else (),
        created=max(one.last_day() for one in told),
    )


def _name(labels: Mapping[str, str], of: Sequence[Mapping[str, str]]) -> str:
    """Name a series by the labels in which it differs from others, as PromQL does."""
    telling = [
        name
        for name in sorted(labels)
        if len({one.get(name) for one in of}) > 1 or len(of) == 1
    ]
    kept = [name for name in telling if name != "__name__"]
    said = ",".join(f"{name}={labels[name]}" for name in kept)
    metric = labels.get("__name__", "")
    return f"{metric}{{{said}}}" if said else metric or "series"


def _points(part: Part, listed: Part | None) -> list[tuple[Decimal, Decimal]]:
    """Read times and values one by one; say what is wrong with them."""
    points = list(listed.each()) if listed else [part["value"]]
    if not points:
        raise part.wrong("has no values")
    pairs_ = [tuple(one.each()) for one in points]
    if any(len(one) != 2 for one in pairs_):
        raise part.wrong("has a point that is not a time and a value")
    times = [time.number() for time, _ in pairs_]
    return list(zip(times, [value.number() for _, value in pairs_], strict=True))


class _Series:
    """One series: its times and values, and what can be said of them."""

    def __init__(self, part: Part, kind: str) -> None:
        self.part = part
        listed = part["values"] if kind == "matrix" else None
        points = (listed.rows(2) if listed else None) or _points(part, listed)
        self.times = [time for time, _ in points]
        self.values = [value for _, value in points]
        try:
            told_time(self.times[0]), told_time(self.times[-1])
        except ValueError:
            raise self.part.wrong("has a time that is none") from None
        metric = part["metric"].texts().get("__name__", "")
        self.is_availability = metric in _AVAILABILITY
        self.unit = _UNITS.get(metric.rpartition("_")[2])

    def figures(self) -> dict[str, Figure]:
        watch = self._watch()
        told = figures_of(
            summary_of(self.values),
            unit=self.unit,
            n=len(self.values),
            samples=self.values,
            conditions=watch.conditions(),
            flags=watch.gaps,
            locator=self.part.path,
        )
        if not self.is_availability:
            return told
        if not set(self.values) <= {Decimal(0), Decimal(1)}:
            raise self.part.wrong("is up or down, and has a value that is not 0 or 1")
        up, n = mean(self.values), len(self.values)
        return {**told, **watch.figures(up, n=n, locator=self.part.path)}

    def _watch(self) -> Watch:
        """Tell how it was looked at: the usual time between two values, and gaps.

        One value tells of a moment, and of no time at all.
        """
        window = Span(self.times[0], self.times[-1])
        steps = [after - before for before, after in pairwise(self.times)]
        if any(step <= 0 for step in steps):
            raise self.part.wrong("has times that are not in order")
        if not steps:
            return Watch(window=window, interval=Decimal(0), covered=Decimal(0))
        step = median(steps)
        expected = int(window.length / step + Decimal("0.5")) + 1
        covered = min(Decimal(1), Decimal(len(self.values)) / expected)
        return Watch(window=window, interval=step, covered=covered)

    def last_day(self) -> date:
        return date.fromisoformat(told_time(self.times[-1])[:10])
