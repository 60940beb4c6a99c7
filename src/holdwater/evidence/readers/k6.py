"""What k6 says at the end of a run: of ``handleSummary``, or ``--summary-export``.

The two shapes differ, and in one point they are opposite: of a threshold the export
says ``true`` where it was crossed, and the summary ``{"ok": true}`` where it was kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from holdwater.evidence.parts import Part, open_parts
from holdwater.evidence.told import ROUNDED, Pairs, Told, few_runs, named, pairs
from holdwater.model.evidence import Evidence, Figure

_STATISTICS = {"avg": "mean", "med": "median", "min": "min", "max": "max"}
_PERCENTILE = re.compile(r"p\((\d{1,2}(?:\.\d{1,4})?)\)")

#: Metrics of k6's own that are times, in milliseconds, and what counts them.
_TIMES = re.compile(r"(http_req|grpc_req|ws)_\w+|(iteration|group)_duration")
_COUNTED_BY = (("http_req_", "http_reqs"), ("iteration_duration", "iterations"))

#: Where the least, the middle and the greatest stand among the percentiles.
_PLACES = {"min": Decimal(-1), "median": Decimal(50), "max": Decimal(101)}

_MOST_METRICS = 500


def read(content: bytes, evidence: Evidence) -> Told:
    """Return the figures of each metric; all are flagged where anything failed."""
    source = str(evidence.path)
    top = open_parts(content, source=source, reader="k6")
    metrics = top["metrics"]
    if not isinstance(metrics.value, dict) or len(metrics.value) > _MOST_METRICS:
        raise metrics.wrong(f"is not a table of at most {_MOST_METRICS} metrics")
    found = {name: _Metric(name, metrics[name]) for name in metrics.value}
    failed = ("failed-runs",) if any(map(_Metric.failed, found.values())) else ()
    conditions = _conditions(top, found)
    groups = []
    for name, metric in found.items():
        counter = next((c for start, c in _COUNTED_BY if name.startswith(start)), None)
        is_tagged = "{" in name  # of a part of the requests, and nobody counted it
        counted = found.get(counter) if counter and not is_tagged else None
        figures = metric.figures(counted, failed, conditions)
        groups.append((name, figures))
    return Told(
        figures=named(groups, source=source), flags=failed, conditions=conditions
    )


class _Metric:
    """One metric, in either shape."""

    def __init__(self, name: str, part: Part) -> None:
        self.name, self.part = name, part
        values = part.get("values")
        self.is_export = values is None
        self.values = values or part
        contains = part.get("contains")
        self.is_time = contains.text() == "time" if contains else _is_time(name)

    def failed(self) -> bool:
        """Tell whether a threshold was crossed, a check or a request failed."""
        thresholds = self.part.get("thresholds")
        if thresholds is not None:
            if not isinstance(thresholds.value, dict):
                raise thresholds.wrong("is not a table of names and values")
            if any(self._crossed(thresholds, one) for one in thresholds.value):
                return True
        told = {"checks": "fails", "http_req_failed": "passes"}.get(self.name)
        number = self.values.get(told) if told else None
        return number is not None and number.count() > 0

    def _crossed(self, thresholds: Part, name: str) -> bool:
        if self.is_export:
            return thresholds[name].is_true()
        return not thresholds[name]["ok"].is_true()

    def count(self) -> int | None:
        """Tell how often it was, where it says so."""
        told = self.values.get("count")
        if told is not None:
            return told.count()
        often = [self.values.get(name) for name in ("passes", "fails")]
        return sum(one.count() for one in often if one) if all(often) else None

    def figures(
        self, counter: _Metric | None, flags: tuple[str, ...], conditions: Pairs
    ) -> dict[str, Figure]:
        """Return its statistics, counts and shares."""
        is_counter = {"count", "rate"} <= set(self.values.value)
        n = None if is_counter else self.count()
        if n is None and counter is not None and counter is not self:
            n = counter.count()
        is_trend = any(name in self.values.value for name in ("avg", "med"))
        seldom = few_runs(n) if is_trend and n is not None else ()
        told = list(self._told())
        self._refuse_disorder({name: value for name, value, _ in told})
        return {
            name: Figure(
                value=value,
                unit=unit,
                statistic=name,
                n=n,
                conditions=conditions,
                flags=(*seldom, *flags),
                locator=self.values.path,
            )
            for name, value, unit in told
        }

    def _refuse_disorder(self, told: Mapping[str, Decimal]) -> None:
        """Refuse a metric that is at odds with itself: a digit of it was changed.

        No percentile is above a higher one, no mean beyond the least and the greatest,
        and a share is what passed of all.
        """
        ladder = sorted(
            (_PLACES.get(n) or _place_of(n), n) for n in told if _is_rung(n)
        )
        for (_, low), (_, high) in pairwise(ladder):
            if told[low] > told[high]:
                raise self.values.wrong(f"says that its {low} is above its {high}")
        mean, least, most = (told.get(n) for n in ("mean", "min", "max"))
        if mean is not None and least is not None and most is not None:
            slack = ROUNDED * max(abs(least), abs(most))
            if not least - slack <= mean <= most + slack:
                raise self.values.wrong("says that its mean is beyond min or max")
        all_ = told.get("passes", Decimal(0)) + told.get("fails", Decimal(0))
        if "share" in told and all_:
            own = 100 * told["passes"] / all_
            if abs(told["share"] - own) > 100 * ROUNDED:
                raise self.values.wrong(
                    f"says {told['share']:f} %, and counts {own:f} %"
                )

    def _told(self) -> Iterator[tuple[str, Decimal, str | None]]:
        unit = "ms" if self.is_time else None
        is_share = "passes" in self.values.value
        for name in self.values.value:
            percentile = _PERCENTILE.fullmatch(name)
            if name in _STATISTICS:
                yield _STATISTICS[name], self.values[name].number(), unit
            elif percentile:
                yield f"p{percentile[1]}", self.values[name].number(), unit
            elif is_share and name in ("rate", "value"):
                yield "share", 100 * self.values[name].number(), "%"
            elif name == "rate":
                yield "rate", self.values[name].number(), _rate_unit(self.name)
            elif name in ("count", "value", "passes", "fails"):
                size = "B" if self.name.startswith("data_") else None
                yield name, self.values[name].number(), size


def _is_rung(name: str) -> bool:
    return name in _PLACES or (name[:1] == "p" and name[1:2].isdecimal())


def _place_of(name: str) -> Decimal:
    return Decimal(name[1:])


def _is_time(name: str) -> bool:
    metric = name.partition("{")[0]
    return bool(_TIMES.fullmatch(metric)) and metric != "http_req_failed"


def _rate_unit(name: str) -> str:
    return "B/s" if name.startswith("data_") else "op/s"


def _conditions(top: Part, metrics: dict[str, _Metric]) -> Pairs:
    state = top.get("state")
    lasted = state.get("testRunDurationMs") if state else None
    users = metrics.get("vus_max")
    most = users.values.get("value") if users else None
    return pairs(
        lasted=f"{lasted.number() / 1000:.1f} s" if lasted else None,
        virtual_users=f"{most.number():f}" if most else None,
    )
