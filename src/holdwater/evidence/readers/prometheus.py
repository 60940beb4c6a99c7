"""What a Prometheus server answers to ``/api/v1/query`` and ``/api/v1/query_range``.

Every series is a sample of its values. One of ``up`` or ``probe_success`` tells how
available something was, and what it cannot tell: an outage between two probes was seen
by nobody, and neither was one in a gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import ROUND_FLOOR, Decimal

from holdwater.evidence.parts import Part, open_parts
from holdwater.evidence.told import Pairs, Told, figures_of, named, pairs, summary_of
from holdwater.model.evidence import Evidence, Figure
from holdwater.statistics.order import mean, median

#: Metrics that are 1 where something answers and 0 where it does not.
_AVAILABILITY = frozenset({"up", "probe_success"})

#: What the ending of a metric's name says of its unit, by Prometheus' own advice.
_UNITS = {"seconds": "s", "bytes": "B"}

#: Each share of allowed downtime takes so many probes to be seen.
_PROBES_IN_DOWNTIME = 10

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


class _Series:
    """One series: its times and values, and what can be said of them."""

    def __init__(self, part: Part, kind: str) -> None:
        self.part = part
        listed = part["values"] if kind == "matrix" else None
        points = list(listed.each()) if listed else [part["value"]]
        if not points:
            raise part.wrong("has no values")
        pairs_ = [tuple(one.each()) for one in points]
        if any(len(one) != 2 for one in pairs_):
            raise part.wrong("has a point that is not a time and a value")
        self.times = [time.number() for time, _ in pairs_]
        self.values = [value.number() for _, value in pairs_]
        metric = part["metric"].texts().get("__name__", "")
        self.is_availability = metric in _AVAILABILITY
        self.unit = _UNITS.get(metric.rpartition("_")[2])

    def figures(self) -> dict[str, Figure]:
        conditions = self._conditions()
        told = figures_of(
            summary_of(self.values),
            unit=self.unit,
            n=len(self.values),
            samples=self.values,
            conditions=conditions,
            flags=self._gaps(),
            locator=self.part.path,
        )
        if not self.is_availability:
            return told
        return {**told, **self._availability(conditions)}

    def _availability(self, conditions: Pairs) -> dict[str, Figure]:
        if not set(self.values) <= {Decimal(0), Decimal(1)}:
            raise self.part.wrong("is up or down, and has a value that is not 0 or 1")
        share = 100 * mean(self.values)
        finest = self._finest()
        gaps = self._gaps()
        coarse = ("coarse-probe",) if share > finest else ()
        told = {"availability": (share, (*gaps, *coarse)), "finest": (finest, gaps)}
        return {
            name: Figure(
                value=value,
                unit="%",
                statistic=name,
                n=len(self.values),
                conditions=conditions,
                flags=flags,
                locator=self.part.path,
            )
            for name, (value, flags) in told.items()
        }

    def _step(self) -> Decimal | None:
        """Return the usual time between two values."""
        steps = [
            after - before
            for before, after in zip(self.times, self.times[1:], strict=False)
        ]
        if any(step <= 0 for step in steps):
            raise self.part.wrong("has times that are not in order")
        return median(steps) if steps else None

    def _expected(self) -> int | None:
        step = self._step()
        if step is None:
            return None
        return int((self.times[-1] - self.times[0]) / step + Decimal("0.5")) + 1

    def _gaps(self) -> tuple[str, ...]:
        expected = self._expected()
        is_whole = expected is not None and len(self.values) >= expected
        return () if is_whole else ("coverage-gap",)

    def _finest(self) -> Decimal:
        """Return the greatest availability that probes so far apart can show."""
        step = self._step()
        if step is None:
            return Decimal(0)
        seen = step * _PROBES_IN_DOWNTIME / (self.times[-1] - self.times[0])
        finest = 100 * (1 - min(seen, Decimal(1)))
        return finest.quantize(Decimal("0.00001"), rounding=ROUND_FLOOR)

    def _conditions(self) -> Pairs:
        step, expected = self._step(), self._expected()
        if step is None or expected is None:
            return ()
        covered = min(Decimal(1), Decimal(len(self.values)) / expected)
        percent = (100 * covered).quantize(Decimal("0.01"), rounding=ROUND_FLOOR)
        window = f"{self._at(self.times[0])} to {self._at(self.times[-1])}"
        return pairs(
            interval=f"{step.quantize(Decimal('0.001')).normalize():f} s",
            window=window,
            coverage=f"{percent.normalize():f} %",
        )

    def last_day(self) -> date:
        return date.fromisoformat(self._at(self.times[-1])[:10])

    def _at(self, time: Decimal) -> str:
        try:
            return datetime.fromtimestamp(int(time), UTC).isoformat()
        except (ValueError, OverflowError, OSError):
            raise self.part.wrong("has a time that is none") from None
