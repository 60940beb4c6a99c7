"""What Criterion.rs leaves below ``target/criterion/NAME/new``: times of one benchmark.

``sample.json`` holds how often and how long each sample ran, ``estimates.json`` what
Criterion makes of that. The first tells more: the values themselves, and how many.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from holdwater.evidence.parts import Part, open_parts
from holdwater.evidence.told import (
    Pairs,
    Told,
    few_runs,
    figures_of,
    pairs,
    summary_of,
)
from holdwater.model.evidence import Evidence, Figure

_ESTIMATES = ("mean", "median", "slope")

#: Below this folder stands the name of the benchmark, above it that of the run.
_ROOT, _RUNS = "criterion", frozenset({"new", "base"})


def read(content: bytes, evidence: Evidence) -> Told:
    """Return the times of one iteration, in nanoseconds."""
    source = str(evidence.path)
    top = open_parts(content, source=source, reader="Criterion.rs")
    benchmark = _name(evidence.path)
    if top.get("iters") is None:
        return _estimated(top, benchmark)
    mode = top["sampling_mode"].text()
    iterations = [one.number() for one in top["iters"].each()]
    times = [one.number() for one in top["times"].each()]
    if not times or len(iterations) != len(times):
        raise top["times"].wrong("does not have a time for each sample")
    if min(iterations) <= 0:
        raise top["iters"].wrong("has a sample that never ran")
    samples = [time / n for time, n in zip(times, iterations, strict=True)]
    conditions = pairs(benchmark=benchmark, sampling=mode.lower())
    flags = few_runs(len(samples))
    figures = figures_of(
        summary_of(samples),
        unit="ns",
        n=len(samples),
        samples=samples,
        conditions=conditions,
        flags=flags,
        locator="times",
    )
    slope = Figure(
        value=_slope(iterations, times),
        unit="ns",
        statistic="slope",
        n=len(samples),
        conditions=conditions,
        flags=flags,
        locator="times",
    )
    return Told(
        figures={**figures, **({"slope": slope} if mode == "Linear" else {})},
        conditions=conditions,
    )


def _slope(iterations: Sequence[Decimal], times: Sequence[Decimal]) -> Decimal:
    """Return the time of one more iteration: the line through nought that fits best."""
    products = (n * time for n, time in zip(iterations, times, strict=True))
    return sum(products, Decimal(0)) / sum((n * n for n in iterations), Decimal(0))


def _estimated(top: Part, benchmark: str | None) -> Told:
    """Tell Criterion's own estimates; how many samples they are made of it keeps."""
    deviation = top["std_dev"]["point_estimate"].number()
    figures = {}
    for name in _ESTIMATES:
        part = top.get(name)
        if part is None:  # no slope where every sample ran as often
            continue
        figures[name] = Figure(
            value=part["point_estimate"].number(),
            unit="ns",
            statistic=name,
            spread=deviation if name != "slope" else None,
            conditions=_interval(part["confidence_interval"], benchmark),
            locator=part.path,
        )
    return Told(figures=figures, conditions=pairs(benchmark=benchmark))


def _interval(part: Part, benchmark: str | None) -> Pairs:
    low, high = part["lower_bound"].number(), part["upper_bound"].number()
    level = (100 * part["confidence_level"].number()).normalize()
    return (
        *pairs(benchmark=benchmark),
        (f"{level:f} % interval", f"{low:.6g} to {high:.6g} ns"),
    )


def _name(path: Path) -> str | None:
    """Tell the benchmark by the folders that Criterion puts its files in."""
    folders = path.parent.parts
    if _ROOT not in folders or folders[-1] not in _RUNS:
        return None
    at = len(folders) - folders[::-1].index(_ROOT)
    return "/".join(folders[at:-1]) or None
