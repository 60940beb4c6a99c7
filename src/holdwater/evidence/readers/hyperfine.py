"""What ``hyperfine --export-json FILE`` writes: times of commands, in seconds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from holdwater.evidence.parts import Part, open_parts
from holdwater.evidence.told import (
    Told,
    agreed,
    few_runs,
    figures_of,
    named,
    percentiles,
)
from holdwater.model.evidence import Evidence, Figure

_STATISTICS = ("mean", "median", "min", "max")

#: Processor time, of which it keeps the mean alone.
_MEANS = ("user", "system")


def read(content: bytes, evidence: Evidence) -> Told:
    """Return the statistics of each command; it says nothing of the machine."""
    source = str(evidence.path)
    top = open_parts(content, source=source, reader="hyperfine")
    results = list(top["results"].each())
    groups = [(one["command"].text(), _figures(one)) for one in results]
    return Told(figures=named(groups, source=source))


def _figures(result: Part) -> dict[str, Figure]:
    times = result.get("times")
    samples = [one.number() for one in times.each()] if times else []
    codes = result.get("exit_codes")
    # null stands for a command that was killed.
    failed = codes is not None and any(one.value != 0 for one in codes.each())
    deviation = result.get("stddev")
    flags = (
        *(few_runs(len(samples)) if samples else ()),
        *(("failed-runs",) if failed else ()),
    )
    told = figures_of(
        {
            **agreed(_stated(result, _STATISTICS), samples, result),
            **percentiles(samples),
        },
        unit="s",
        n=len(samples) or None,
        samples=samples,
        deviation=deviation.number() if deviation else None,
        flags=flags,
        locator=result.path,
    )
    means = figures_of(
        _stated(result, _MEANS),
        unit="s",
        n=len(samples) or None,
        flags=flags,
        locator=result.path,
    )
    return {**told, **means}


def _stated(result: Part, names: Sequence[str]) -> dict[str, Decimal]:
    found = {name: result.get(name) for name in names}
    return {name: part.number() for name, part in found.items() if part}
