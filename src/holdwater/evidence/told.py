"""What a reader makes of a file, and how it names the figures in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from holdwater.errors import EvidenceError
from holdwater.evidence.parts import Part
from holdwater.model.evidence import Figure
from holdwater.statistics.order import mean, median, quantile, spread

#: Of fewer values no interval holds the median 19 times of 20, however wide
#: (`holdwater.statistics.intervals.median_places`).
FEWEST_RUNS = 6

#: Names that hosted runners give their machines.
_SHARED_HOSTS = ("fv-az", "runnervm")

#: Percentiles, and the fewest values of which each is more than the greatest.
_PERCENTILES = (("p90", "0.9", 10), ("p95", "0.95", 20), ("p99", "0.99", 100))

#: So far a tool's own statistics may be from those of its samples: it rounds.
ROUNDED = Decimal("1e-6")

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a file tells: figures by name, and what it says of itself."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    conditions: Pairs = ()
    created: date | None = None
    expires: date | None = None


def percentiles(values: Sequence[Decimal]) -> dict[str, Decimal]:
    """Return p90, p95 and p99 by definition 7, each where there are values enough."""
    return {
        name: quantile(values, Decimal(share))
        for name, share, fewest in _PERCENTILES
        if len(values) >= fewest
    }


def summary_of(values: Sequence[Decimal]) -> dict[str, Decimal]:
    """Return mean, median, least, greatest and percentiles of a sample."""
    return {
        "mean": mean(values),
        "median": median(values),
        "min": min(values),
        "max": max(values),
        **percentiles(values),
    }


def agreed(
    values: Mapping[str, Decimal], samples: Sequence[Decimal], part: Part
) -> dict[str, Decimal]:
    """Return what a tool says of its samples, which has to be what they come to.

    Where one digit of either was changed, nobody can say which of them was measured.
    """
    if samples:
        found = summary_of(samples)
        for name, value in values.items():
            own = found.get(name, value)
            if abs(value - own) > ROUNDED * max(abs(value), abs(own)):
                raise part.wrong(
                    f"says that its {name} is {value:f}, and its values make {own:f}"
                )
    return dict(values)


def figures_of(
    values: Mapping[str, Decimal],
    *,
    unit: str | None,
    n: int | None,
    samples: Sequence[Decimal] = (),
    deviation: Decimal | None = None,
    conditions: Pairs = (),
    flags: Iterable[str] = (),
    locator: str | None = None,
) -> dict[str, Figure]:
    """Make a figure of each statistic of one sample.

    ``deviation`` is the tool's own; without it that of the samples is told.
    """
    if deviation is None and samples:
        deviation = spread(samples)
    return {
        name: Figure(
            value=value,
            unit=unit,
            statistic=name,
            n=n,
            spread=deviation,
            samples=tuple(samples),
            conditions=conditions,
            flags=tuple(flags),
            locator=locator,
        )
        for name, value in values.items()
    }


def named(
    groups: Sequence[tuple[str, Mapping[str, Figure]]], *, source: str
) -> dict[str, Figure]:
    """Join the figures of several subjects: ``SUBJECT.FIGURE``.

    Where there is one subject alone, ``FIGURE`` will do. Of two that are called the
    same the second is ``SUBJECT#2``.
    """
    if not groups:
        raise EvidenceError("holds no figure", where=source)
    found: dict[str, Figure] = {}
    seen: dict[str, int] = {}
    for subject, figures in groups:
        seen[subject] = number = seen.get(subject, 0) + 1
        prefix = subject if number == 1 else f"{subject}#{number}"
        found |= {f"{prefix}.{name}": one for name, one in figures.items()}
    if len(groups) == 1:
        found |= groups[0][1]
    return found


def few_runs(n: int) -> tuple[str, ...]:
    """Flag a sample that is too small to tell how sure it is."""
    return ("few-runs",) if n < FEWEST_RUNS else ()


def shared_runner(host: str | None) -> tuple[str, ...]:
    """Flag a machine that others use at the same time, by its name."""
    return ("shared-runner",) if host and host.startswith(_SHARED_HOSTS) else ()


def day_of(stamp: Part | None) -> date | None:
    """Tell the day of a time as ISO 8601 writes it."""
    if stamp is None:
        return None
    try:
        return datetime.fromisoformat(stamp.text()).date()
    except ValueError:
        raise stamp.wrong("is no time, such as 2026-10-01T12:00:00Z") from None


def pairs(**said: str | None) -> Pairs:
    """Keep what is known of the conditions, by name, in order."""
    return tuple(
        (name.replace("_", " "), value) for name, value in said.items() if value
    )
