"""What a JMH program writes with ``-rf json``: times or rates of Java methods.

Each measured iteration of each fork is a value, and what JMH makes of them has to be what
they come to; a JVM that is started once alone may
have compiled the code as it would not another time.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from holdwater.evidence.operations import of_operations
from holdwater.evidence.parts import Part, open_parts
from holdwater.evidence.told import (
    Pairs,
    Told,
    agreed,
    few_runs,
    figures_of,
    named,
    pairs,
    summary_of,
)
from holdwater.model.evidence import Evidence, Figure

_MODES = {
    "thrpt": "throughput",
    "avgt": "average time",
    "sample": "sampled time",
    "ss": "single shots",
}

#: Percentiles as JMH names them, and as figures are named.
_PERCENTILES = {
    "0.0": "min",
    "50.0": "median",
    "90.0": "p90",
    "95.0": "p95",
    "99.0": "p99",
    "99.9": "p99.9",
    "100.0": "max",
}

#: More values of a histogram than this are told by their percentiles alone.
MOST_SAMPLES = 20_000


def read(content: bytes, evidence: Evidence) -> Told:
    """Return the statistics of each benchmark."""
    source = str(evidence.path)
    top = open_parts(content, source=source, reader="JMH")
    groups = [(_name(one), _figures(one)) for one in top.each()]
    return Told(figures=named(groups, source=source))


def _name(run: Part) -> str:
    """Name a benchmark by its class and method, and what they are given."""
    short = ".".join(run["benchmark"].text().split(".")[-2:])
    given = run.get("params")
    said = (
        ",".join(f"{n}={v}" for n, v in sorted(given.texts().items())) if given else ""
    )
    return f"{short}{{{said}}}" if said else short


def _figures(run: Part) -> dict[str, Figure]:
    metric = run["primaryMetric"]
    unit, factor = of_operations(metric["scoreUnit"].text())
    raw = metric.get("rawData")
    samples = list(_values(raw, factor)) if raw else []
    n = len(samples)
    if samples:
        values = summary_of(samples)
        agreed(_said(metric, factor, "min", "median", "max"), samples, metric)
    else:
        histogram = metric["rawDataHistogram"]
        n, samples = _counted(histogram, factor)
        values = agreed(_said(metric, factor, "min", "max"), samples, metric)
        values |= _said(metric, factor, *_PERCENTILES.values())
    return figures_of(
        values,
        unit=unit,
        n=n,
        samples=samples,
        conditions=_conditions(run),
        flags=(*few_runs(n), *_flags(run)),
        locator=metric.path,
    )


def _said(metric: Part, factor: Decimal, *names: str) -> dict[str, Decimal]:
    """Return JMH's own mean and some of its percentiles."""
    percentiles = metric["scorePercentiles"]
    said = {
        name: percentiles[key].number() * factor
        for key, name in _PERCENTILES.items()
        if name in names
    }
    return {**said, "mean": metric["score"].number() * factor}


def _values(raw: Part, factor: Decimal) -> Iterator[Decimal]:
    for fork in raw.each():
        for value in fork.each():
            yield value.number() * factor


def _counted(histogram: Part, factor: Decimal) -> tuple[int, list[Decimal]]:
    """Return how many values a histogram counts, and themselves where they are few."""
    pairs_: list[tuple[Decimal, int]] = []
    for fork in histogram.each():
        for iteration in fork.each():
            for one in iteration.each():
                value, *counts = one.each()
                if len(counts) != 1:
                    raise one.wrong("is not a value and how often it was")
                pairs_.append((value.number() * factor, counts[0].count()))
    n = sum(count for _, count in pairs_)
    if not n:
        raise histogram.wrong("counts no value")
    few = n <= MOST_SAMPLES
    return n, [v for v, count in pairs_ for _ in range(count)] if few else []


def _flags(run: Part) -> tuple[str, ...]:
    is_shot = run["mode"].text() == "ss"  # measured cold on purpose
    is_cold = run["warmupIterations"].count() == 0 and not is_shot
    return (
        *(("few-forks",) if run["forks"].count() < 2 else ()),
        *(("no-warm-up",) if is_cold else ()),
    )


def _conditions(run: Part) -> Pairs:
    mode, given = run["mode"].text(), run.get("jvmArgs")
    machine, version = run.get("vmName"), run.get("jdkVersion")
    said = [one.text() for one in (machine, version) if one]
    return pairs(
        mode=_MODES.get(mode, mode),
        jvm=" ".join(said),
        jvm_arguments=" ".join(one.text() for one in given.each()) if given else None,
        forks=str(run["forks"].count()),
        threads=str(run["threads"].count()),
        warm_up=_iterations(run, "warmup"),
        measured=_iterations(run, "measurement"),
    )


def _iterations(run: Part, which: str) -> str:
    each = run.get(f"{which}Time")
    often = run[f"{which}Iterations"].count()
    return f"{often} times {each.text()}" if each and often else f"{often} times"
