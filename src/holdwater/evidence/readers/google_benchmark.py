"""What a Google Benchmark program writes with ``--benchmark_format=json``.

Each repetition is a mean over many iterations; the repetitions are the sample.
"""

from __future__ import annotations

from collections.abc import Sequence

from holdwater.evidence.parts import Part, open_parts
from holdwater.evidence.told import (
    Pairs,
    Told,
    day_of,
    few_runs,
    figures_of,
    named,
    pairs,
    shared_runner,
    summary_of,
)
from holdwater.model.evidence import Evidence, Figure

_UNITS = {"ns": "ns", "us": "µs", "ms": "ms", "s": "s"}


def read(content: bytes, evidence: Evidence) -> Told:
    """Return the statistics of real and processor time, by benchmark."""
    source = str(evidence.path)
    top = open_parts(content, source=source, reader="Google Benchmark")
    context = top["context"]
    runs: dict[str, list[Part]] = {}
    for one in top["benchmarks"].each():
        if one["run_type"].text() == "iteration":  # what is aggregated follows from it
            runs.setdefault(one["run_name"].text(), []).append(one)
    conditions = _conditions(context)
    groups = [(name, _figures(some, conditions)) for name, some in runs.items()]
    return Told(
        figures=named(groups, source=source),
        flags=_flags(context),
        conditions=conditions,
        created=day_of(context.get("date")),
    )


def _figures(runs: Sequence[Part], conditions: Pairs) -> dict[str, Figure]:
    good = [one for one in runs if not _failed(one)]
    first = (good or runs)[0]
    if not good:
        raise first.wrong("is a run that failed, and there is no other")
    flags = (
        *few_runs(len(good)),
        *(("failed-runs",) if len(good) < len(runs) else ()),
    )
    unit = _unit(first["time_unit"])
    found: dict[str, Figure] = {}
    for prefix, measured in (("", "real_time"), ("cpu_", "cpu_time")):
        samples = [one[measured].number() for one in good]
        told = figures_of(
            summary_of(samples),
            unit=unit,
            n=len(samples),
            samples=samples,
            conditions=conditions,
            flags=flags,
            locator=f"{first.path}.{measured}",
        )
        found |= {f"{prefix}{name}": one for name, one in told.items()}
    return found


def _failed(run: Part) -> bool:
    error = run.get("error_occurred")
    return error is not None and error.is_true()


def _unit(part: Part) -> str:
    unit = _UNITS.get(part.text())
    if unit is None:
        raise part.wrong("is a unit that Google Benchmark does not write")
    return unit


def _flags(context: Part) -> tuple[str, ...]:
    scaling, host = context.get("cpu_scaling_enabled"), context.get("host_name")
    build = context.get("library_build_type")
    return (
        *(("debug-build",) if build and build.text() == "debug" else ()),
        *(("cpu-scaling",) if scaling and scaling.is_true() else ()),
        *shared_runner(host.text() if host else None),
        *_busy(context),
    )


def _busy(context: Part) -> tuple[str, ...]:
    """Flag a machine that had more to do than it has processors, before it began."""
    processors, load = context.get("num_cpus"), context.get("load_avg")
    last = next(load.each(), None) if load else None
    is_busy = processors and last and last.number() > processors.count()
    return ("busy-machine",) if is_busy else ()


def _conditions(context: Part) -> Pairs:
    processors, speed = context.get("num_cpus"), context.get("mhz_per_cpu")
    build = context.get("library_build_type")
    return pairs(
        processors=str(processors.count()) if processors else None,
        clock=f"{speed.number()} MHz" if speed else None,
        library_build=build.text() if build else None,
    )
