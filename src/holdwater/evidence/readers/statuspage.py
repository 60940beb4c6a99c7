"""The incidents of a status page, as Statuspage answers ``/api/v2/incidents.json``.

It is what the vendor says of themselves, and the newest fifty alone. How far back it
reaches is known by its oldest incident; before that, and after the page last changed,
nobody knows. A record's ``query`` is the window: ``2026-01-01 to 2026-06-30``, both days
included, in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from holdwater.errors import EvidenceError
from holdwater.evidence.availability import (
    Span,
    Watch,
    merged,
    seconds_of,
    share_up,
    told_time,
)
from holdwater.evidence.parts import Part, open_parts
from holdwater.evidence.told import Told, few_runs, figures_of, named, pairs
from holdwater.evidence.told import summary_of as summarised
from holdwater.model.evidence import Evidence, Figure

#: How bad an incident was, as the vendor has it; those of no impact cost nothing.
_IMPACTS = ("minor", "major", "critical")
_OTHERS = frozenset({"none", "maintenance"})

#: What counts as down, by the name of the availability.
_COUNTED = (
    ("availability", _IMPACTS),
    ("availability_major", _IMPACTS[1:]),
    ("availability_critical", _IMPACTS[2:]),
)

_OVER = frozenset({"resolved", "postmortem", "completed"})

_SELF = ("self-reported",)

_WINDOW = re.compile(r"(\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})")

_MOST_INCIDENTS, _MOST_COMPONENTS = 20_000, 300


class _Incident(NamedTuple):
    impact: str
    span: Span
    is_open: bool
    components: tuple[str, ...]


def read(content: bytes, evidence: Evidence) -> Told:
    """Return the availability that follows, of the page and of each component."""
    source = str(evidence.path)
    top = open_parts(content, source=source, reader="Statuspage")
    page = top["page"]
    end = _time(page["updated_at"])
    listed = list(top["incidents"].each())
    if len(listed) > _MOST_INCIDENTS:
        raise top["incidents"].wrong(f"has more than {_MOST_INCIDENTS:,} incidents")
    incidents = [_incident(one, end) for one in listed]
    if not incidents or all(one.is_open for one in incidents):
        raise top["incidents"].wrong(
            "has no incident that is over, so nothing tells how far back it reaches; "
            "/api/v2/incidents.json lists those"
        )
    known = Span(min(one.span.start for one in incidents), end)
    window = _window(evidence, known)
    inside = known.within(window)
    if inside is None:
        raise EvidenceError(
            f"tells of {_told(known)}, and nothing of the window that is asked for",
            where=source,
            hint="`query` in the record names the window: 2026-01-01 to 2026-06-30.",
        )
    covered = inside.length / window.length
    watch = Watch(window=window, covered=covered)
    groups = [(_name(page), _figures(incidents, watch, inside))]
    groups += _by_component(incidents, watch, inside, top["incidents"])
    figures = named(groups, source=source)
    return Told(
        # The page's own figures need no name, however many components it has.
        figures={**figures, **groups[0][1]},
        flags=(*_SELF, *_open(incidents, window)),
        conditions=watch.conditions(),
        created=date.fromisoformat(told_time(end)[:10]),
    )


def _name(page: Part) -> str:
    name = page.get("name")
    return name.text() if name else "page"


def _by_component(
    incidents: Sequence[_Incident], watch: Watch, inside: Span, part: Part
) -> list[tuple[str, dict[str, Figure]]]:
    names = sorted({name for one in incidents for name in one.components})
    if len(names) > _MOST_COMPONENTS:
        raise part.wrong(f"names more than {_MOST_COMPONENTS} components")
    # An incident that names no component may have been of any.
    return [
        (
            name,
            _figures(
                [i for i in incidents if name in i.components or not i.components],
                watch,
                inside,
            ),
        )
        for name in names
    ]


def _figures(
    incidents: Sequence[_Incident], watch: Watch, inside: Span
) -> dict[str, Figure]:
    """Tell the availabilities, and the incidents they follow from.

    Of incidents at the same time each minute counts once.
    """
    found: dict[str, Figure] = {}
    flags = (*_SELF, *_open(incidents, watch.window))
    for name, impacts in reversed(_COUNTED):  # the strictest `least` is kept
        down = [one.span for one in incidents if one.impact in impacts]
        conditions = pairs(counted_as_down=", ".join(impacts))
        up = share_up(down, within=inside)
        found |= watch.figures(up, name=name, conditions=conditions, flags=flags)
    bad = [one for one in incidents if one.impact in _IMPACTS]
    cut = [one.within(inside) for one in (each.span for each in bad)]
    lasted = [one.length / 60 for one in cut if one]
    planned = merged(
        (one.span for one in incidents if one.impact == "maintenance"), within=inside
    )
    told = (
        ("down", _minutes(merged((one.span for one in bad), within=inside)), "min"),
        ("maintenance", _minutes(planned), "min"),
        ("incidents", Decimal(len(lasted)), None),
    )
    for name, value, unit in told:
        found[name] = Figure(
            value=value,
            unit=unit,
            statistic="count" if unit is None else "sum",
            conditions=watch.conditions(),
            flags=(*flags, *watch.gaps),
        )
    if lasted:
        each = figures_of(
            summarised(lasted),
            unit="min",
            n=len(lasted),
            samples=lasted,
            conditions=watch.conditions(),
            flags=(*few_runs(len(lasted)), *flags, *watch.gaps),
        )
        found |= {f"lasted_{name}": one for name, one in each.items()}
    return found


def _minutes(spans: Sequence[Span]) -> Decimal:
    return sum((one.length for one in spans), Decimal(0)) / 60


def _open(incidents: Sequence[_Incident], window: Span) -> tuple[str, ...]:
    """Flag what was not over when the page was read, and may last on."""
    lasting = [one for one in incidents if one.is_open and one.span.within(window)]
    return ("open-incident",) if lasting else ()


def _incident(part: Part, end: Decimal) -> _Incident:
    impact = part["impact"]
    if impact.text() not in _OTHERS.union(_IMPACTS):
        raise impact.wrong("is no impact that Statuspage knows")
    began = part.get("started_at") or part["created_at"]
    start, over = _time(began), _over(part)
    stop = max(end, start) if over is None else over
    if stop < start:
        raise began.wrong("is later than the incident's end")
    listed = part.get("components")
    components = [one["name"].text() for one in listed.each()] if listed else []
    return _Incident(
        impact=impact.text(),
        span=Span(start, stop),
        is_open=over is None,
        components=tuple(dict.fromkeys(components)),
    )


def _over(part: Part) -> Decimal | None:
    """Tell when an incident ended: some are resolved, and say so in an update alone."""
    resolved = part.get("resolved_at")
    if resolved is not None:
        return _time(resolved)
    updates = part.get("incident_updates")
    told = [
        _time(one.get("display_at") or one["created_at"])
        for one in (updates.each() if updates else ())
        if one["status"].text() in _OVER
    ]
    return min(told) if told else None


def _time(part: Part) -> Decimal:
    found = seconds_of(part.text())
    if found is None:
        raise part.wrong("is no time with its offset, such as 2026-10-01T12:00:00Z")
    return found


def _window(evidence: Evidence, known: Span) -> Span:
    """Return the window that a record names, or all that the page tells of."""
    if evidence.query is None:
        return known
    found = _WINDOW.fullmatch(evidence.query.strip())
    try:
        days = [date.fromisoformat(one) for one in found.groups()] if found else []
        last = days[1] + timedelta(days=1) if days else None
    except (ValueError, OverflowError):
        last = None
    if last is None or last <= days[0]:
        raise EvidenceError(
            f"is asked {evidence.query!r}, which is no window",
            where=str(evidence.path),
            hint="Write it so: 2026-01-01 to 2026-06-30.",
        )
    return Span(_midnight(days[0]), _midnight(last))


def _midnight(day: date) -> Decimal:
    return Decimal(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))


def _told(span: Span) -> str:
    return f"{told_time(span.start)[:10]} to {told_time(span.end)[:10]}"
