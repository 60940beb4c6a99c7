"""What ``pytest --benchmark-json FILE`` writes: times of functions, in seconds."""

from __future__ import annotations

from holdwater.evidence.parts import Part, open_parts
from holdwater.evidence.told import (
    Pairs,
    Told,
    agreed,
    day_of,
    few_runs,
    figures_of,
    named,
    pairs,
    percentiles,
    shared_runner,
)
from holdwater.model.evidence import Evidence, Figure

_STATISTICS = ("mean", "median", "min", "max")


def read(content: bytes, evidence: Evidence) -> Told:
    """Return the statistics of each benchmark, and on what machine they were taken."""
    source = str(evidence.path)
    top = open_parts(content, source=source, reader="pytest-benchmark")
    machine, commit = top["machine_info"], top["commit_info"]
    dirty = commit.get("dirty")
    host = machine.get("node")
    flags = (
        *(("dirty-tree",) if dirty and dirty.is_true() else ()),
        *shared_runner(host.text() if host else None),
    )
    conditions = _conditions(machine, commit)
    groups = [
        (one["name"].text(), _figures(one, conditions))
        for one in top["benchmarks"].each()
    ]
    return Told(
        figures=named(groups, source=source),
        flags=flags,
        conditions=conditions,
        created=day_of(top.get("datetime")),
    )


def _figures(benchmark: Part, conditions: Pairs) -> dict[str, Figure]:
    stats = benchmark["stats"]
    n = stats["rounds"].count()
    data = stats.get("data")  # with --benchmark-save-data
    samples = [one.number() for one in data.each()] if data else []
    values = {name: stats[name].number() for name in _STATISTICS}
    told = figures_of(
        {**agreed(values, samples, stats), **percentiles(samples)},
        unit="s",
        n=n,
        samples=samples,
        deviation=stats["stddev"].number() if n > 1 else None,
        conditions=conditions,
        flags=few_runs(n),
        locator=benchmark.path,
    )
    ops = figures_of(
        {"ops": stats["ops"].number()},
        unit="op/s",
        n=n,
        conditions=conditions,
        flags=few_runs(n),
        locator=f"{benchmark.path}.stats.ops",
    )
    return {**told, **ops}


def _conditions(machine: Part, commit: Part) -> Pairs:
    cpu = machine.get("cpu")
    return pairs(
        cpu=_text(cpu.get("brand_raw") or cpu.get("brand")) if cpu else None,
        system=_text(machine.get("system")),
        python=_text(machine.get("python_version")),
        commit=_text(commit.get("id")),
    )


def _text(part: Part | None) -> str | None:
    return part.text() if part else None
