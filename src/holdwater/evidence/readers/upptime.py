"""What Upptime commits: ``history/summary.json``, ``history/SLUG.yml``, ``api/*.json``.

No one of them tells how available a site was. The summary has the minutes that each day
was down and not since when it was watched: a site that is eleven days old has an
``uptimeYear`` all the same. That stands in the site's own file, as ``watched_year``. So
an availability of the last 365 days is ``1 - down / watched_year``, over two files.

Upptime looks every five minutes at best, and deletes what lasted less than fifteen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from holdwater.errors import Damaged, EvidenceError
from holdwater.evidence.availability import Span, Watch, seconds_of
from holdwater.evidence.parts import Part, open_parts
from holdwater.evidence.told import Told, day_of, few_runs, named, pairs
from holdwater.model.evidence import Evidence, Figure
from holdwater.reading.files import decode

#: An outage that was over within this many seconds is deleted, and never counted.
_SHORTEST = Decimal(15 * 60)

_YEAR = Decimal(365 * 86_400)

#: Percentages that Upptime prints, and the mean response times beside them.
_SPANS = ("", "Day", "Week", "Month", "Year")

#: What it prints has two decimals, of a time that the file does not tell.
_PRINTED = ("window-unknown", "coarse-probe")

_PERCENT, _MILLISECONDS = (
    re.compile(r"(\d{1,3}(?:\.\d{1,9})?)%"),
    re.compile(r"(\d{1,9}) ?ms"),
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIELD = re.compile(r"(?:- )?([A-Za-z]+): *(.*)")

_MINUTES_OF_A_DAY = 1_440


def read(content: bytes, evidence: Evidence) -> Told:
    """Return the minutes a site was down, or since when it was watched."""
    source = str(evidence.path)
    if source.lower().endswith((".yml", ".yaml")):
        return _of_site(content, source)
    top = open_parts(content, source=source, reader="Upptime")
    if isinstance(top.value, dict):
        return _of_badge(top)
    groups = [(one["slug"].text(), _of_summary(one)) for one in top.each()]
    return Told(figures=named(groups, source=source))


def _of_summary(site: Part) -> dict[str, Figure]:
    down = site["dailyMinutesDown"]
    if not isinstance(down.value, dict):
        raise down.wrong("is not a table of days and minutes")
    minutes = [_minutes(down, day) for day in down.value]
    found = {
        "down": Figure(
            value=sum(minutes, Decimal(0)),
            unit="min",
            statistic="sum",
            conditions=pairs(counted="the last 365 days", days=str(len(minutes))),
            locator=down.path,
        )
    }
    for name, value, unit in _printed(site):
        found[name] = Figure(
            value=value,
            unit=unit,
            statistic="mean",
            flags=_PRINTED if unit == "%" else (),
            locator=site.path,
        )
    return found


def _minutes(down: Part, day: str) -> Decimal:
    if not _DAY.fullmatch(day):
        raise down.wrong(f"has a day that is none: {day[:40]!r}")
    minutes = Decimal(down[day].count())
    if minutes > _MINUTES_OF_A_DAY:
        raise down[day].wrong("is more minutes than a day has")
    return minutes


def _printed(site: Part) -> Iterator[tuple[str, Decimal, str]]:
    for span in _SPANS:
        ending = f"_{span.lower()}" if span else ""
        uptime, time = site.get(f"uptime{span}"), site.get(f"time{span}")
        if uptime is not None:
            yield f"uptime{ending}", _percent(uptime), "%"
        if time is not None:
            yield f"response_time{ending}", time.number(), "ms"


def _percent(part: Part) -> Decimal:
    found = _PERCENT.fullmatch(part.text())
    if found is None or Decimal(found[1]) > 100:
        raise part.wrong("is not a percentage, such as 99.95%")
    return Decimal(found[1])


def _of_badge(top: Part) -> Told:
    """Read what a badge on a page is drawn from."""
    message = top["message"]
    milliseconds = _MILLISECONDS.fullmatch(message.text())
    if milliseconds:
        time = Figure(value=Decimal(milliseconds[1]), unit="ms", statistic="mean")
        return Told(figures={"response_time": time})
    uptime = Figure(value=_percent(message), unit="%", statistic="mean", flags=_PRINTED)
    return Told(figures={"uptime": uptime})


def _of_site(content: bytes, source: str) -> Told:
    fields = Part(
        dict(_fields(decode(content, encoding="utf-8", source=source), source)),
        source=source,
        reader="Upptime",
    )
    start, end = _time(fields["startTime"]), _time(fields["lastUpdated"])
    if end <= start:
        raise fields["lastUpdated"].wrong("is not after `startTime`")
    whole = Watch(window=Span(start, end), interval=_SHORTEST)
    year = Watch(window=Span(max(start, end - _YEAR), end), interval=_SHORTEST)
    site = fields["url"].text()
    figures = {
        name: Figure(
            value=watch.window.length / 60,
            unit="min",
            statistic="sum",
            conditions=(*pairs(site=site), *watch.conditions()),
            flags=("coarse-probe",),
        )
        for name, watch in (("watched", whole), ("watched_year", year))
    }
    figures["finest"] = Figure(value=year.finest or Decimal(0), unit="%")
    figures["response_time"] = Figure(
        value=fields["responseTime"].number(), unit="ms", n=1, flags=few_runs(1)
    )
    return Told(
        figures=figures,
        conditions=pairs(site=site, status=fields["status"].text()),
        created=day_of(fields["lastUpdated"]),
    )


def _fields(text: str, source: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _FIELD.fullmatch(line.strip())
        if found is None:
            raise Damaged(
                "is not `name: value`, as in Upptime's history/SLUG.yml",
                where=f"{source}:{number}",
                hint="Other YAML has no reader; write it as CSV or JSON.",
            )
        yield found[1], found[2].strip().strip("'\"")


def _time(part: Part) -> Decimal:
    found = seconds_of(part.text())
    if found is None:
        raise EvidenceError(
            f"`{part.path}` is no time, such as 2026-10-01T12:00:00Z",
            where=part.source,
        )
    return found
