"""A status page's incidents, in the shape in which Statuspage documents them."""

import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.evidence.exhibits import opened

from holdwater.errors import EvidenceError

API, WEB = {"id": "a", "name": "API"}, {"id": "w", "name": "Web"}


def _incident(began, over, impact="major", components=(API,), **said):
    return {
        "id": "x",
        "name": "Something was slow",
        "status": "resolved" if over else "investigating",
        "impact": impact,
        "created_at": f"2026-{began}:00.000Z",
        "started_at": f"2026-{began}:00.000Z",
        "resolved_at": f"2026-{over}:00.000Z" if over else None,
        "incident_updates": [],
        "components": list(components),
        **said,
    }


def _page(tmp_path, *incidents, until="2026-05-01T00:00:00.000Z", **said):
    content = {
        "page": {"id": "p", "name": "Otter", "updated_at": until},
        "incidents": list(incidents),
    }
    path = tmp_path / "incidents.json"
    path.write_text(json.dumps(content), "utf-8")
    return opened(path, kind="record", **said)


#: A page of a hundred days: an hour of the API, twice told, and half an hour of both.
HOUR = _incident("01-21T00:00", "01-21T01:00")
TWICE = _incident("01-21T00:30", "01-21T01:00", "critical", ())
BOTH = _incident("02-21T00:00", "02-21T00:30", "minor", (API, WEB))


def test_it_counts_what_overlaps_once(tmp_path):
    figures = _page(tmp_path, HOUR, TWICE, BOTH).figures
    assert figures["down"].value == 90
    assert figures["incidents"].value == 3
    assert figures["availability"].value == 100 - Decimal(90) / (100 * 1440) * 100
    assert figures["availability"].unit == "%"


def test_it_says_that_nobody_measured_it(tmp_path):
    exhibit = _page(tmp_path, HOUR)
    assert exhibit.flags == ("self-reported",)
    assert exhibit.figures["availability"].flags == ("self-reported",)
    assert exhibit.created == date(2026, 5, 1)


def test_it_tells_by_impact_what_counted_as_down(tmp_path):
    figures = _page(tmp_path, HOUR, TWICE, BOTH).figures
    major, critical = (figures[f"availability_{one}"] for one in ("major", "critical"))
    assert major.value == 100 - Decimal(60) / 1440
    assert round(critical.value, 9) == round(100 - Decimal(30) / 1440, 9)
    assert dict(major.conditions)["counted as down"] == "major, critical"


def test_it_tells_each_component_with_what_named_none(tmp_path):
    figures = _page(tmp_path, HOUR, TWICE, BOTH).figures
    assert figures["API.down"].value == 90
    assert figures["Web.down"].value == 30 + 30, "it may have been the web, too"
    assert figures["Otter.down"] == figures["down"]


def test_it_counts_an_open_incident_until_now(tmp_path):
    lasting = _incident("04-30T00:00", None)
    exhibit = _page(tmp_path, HOUR, lasting)
    assert exhibit.flags == ("self-reported", "open-incident")
    assert exhibit.figures["down"].value == 60 + 1440
    assert "open-incident" in exhibit.figures["availability"].flags


def test_it_finds_the_end_in_an_update_where_it_is_not_in_its_field(tmp_path):
    updates = [
        {"status": "resolved", "display_at": "2026-03-01T02:00:00Z"},
        {"status": "postmortem", "display_at": "2026-03-09T02:00:00Z"},
        {"status": "monitoring", "display_at": "2026-03-01T01:00:00Z"},
    ]
    told = _incident("03-01T00:00", None, incident_updates=updates)
    exhibit = _page(tmp_path, HOUR, told)
    assert exhibit.flags == ("self-reported",)
    assert exhibit.figures["lasted_max"].value == 120


def test_it_keeps_maintenance_and_no_impact_apart(tmp_path):
    planned = _incident("03-01T00:00", "03-01T02:00", "maintenance")
    none = _incident("03-02T00:00", "03-02T02:00", "none")
    figures = _page(tmp_path, HOUR, planned, none).figures
    assert (figures["down"].value, figures["maintenance"].value) == (60, 120)


def test_it_tells_how_long_incidents_lasted_with_each_of_them(tmp_path):
    figure = _page(tmp_path, HOUR, TWICE, BOTH).figures["lasted_median"]
    assert (figure.value, figure.unit, figure.n) == (30, "min", 3)
    assert figure.samples == (60, 30, 30)
    assert figure.flags[0] == "few-runs"


def test_it_asks_for_a_window(tmp_path):
    asked = {"reader": "statuspage", "query": "2026-02-01 to 2026-02-28"}
    figures = _page(tmp_path, HOUR, BOTH, **asked).figures
    assert figures["down"].value == 30
    assert dict(figures["down"].conditions)["window"] == (
        "2026-02-01T00:00:00+00:00 to 2026-03-01T00:00:00+00:00"
    )
    assert figures["availability"].flags == ("self-reported",)


def test_it_knows_nothing_of_the_time_before_its_oldest_incident(tmp_path):
    asked = {"reader": "statuspage", "query": "2026-01-01 to 2026-02-09"}
    figures = _page(tmp_path, HOUR, **asked).figures
    assert figures["availability"].flags == ("self-reported", "coverage-gap")
    assert dict(figures["availability"].conditions)["coverage"] == "50 %"
    assert figures["least"].value < 50 < figures["availability"].value


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("2026", "is no window"),
        ("2026-02-30 to 2026-03-01", "is no window"),
        ("2026-03-01 to 2026-02-01", "is no window"),
        ("9999-12-31 to 9999-12-31", "is no window"),
        ("2019-01-01 to 2019-02-01", "nothing of the window"),
    ],
)
def test_it_says_that_a_window_is_none(tmp_path, query, said):
    with pytest.raises(EvidenceError, match=said):
        _page(tmp_path, HOUR, reader="statuspage", query=query)


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ({"impact": "zimbo"}, r"incidents\[0\].impact` is no impact"),
        ({"started_at": "yesterday"}, "is no time with its offset"),
        ({"started_at": "2026-01-21T00:00:00"}, "is no time with its offset"),
        ({"started_at": "2026-01-22T00:00:00Z"}, "later than the incident's end"),
        ({"components": [{}]}, r"components\[0\].name` is not there"),
    ],
)
def test_it_says_where_an_incident_is_none(tmp_path, spoilt, said):
    with pytest.raises(EvidenceError, match=said):
        _page(tmp_path, HOUR | spoilt)


@pytest.mark.parametrize("incidents", [(), (_incident("01-21T00:00", None),)])
def test_it_does_not_take_a_list_of_open_incidents_for_all(tmp_path, incidents):
    with pytest.raises(EvidenceError, match="has no incident that is over"):
        _page(tmp_path, *incidents)


def test_it_names_no_more_components_than_anybody_has(tmp_path):
    many = [{"name": f"c{n}"} for n in range(301)]
    with pytest.raises(EvidenceError, match="more than 300 components"):
        _page(tmp_path, HOUR | {"components": many})


def _published():
    named = os.environ.get("HOLDWATER_INCIDENTS")
    if not named:
        pytest.skip("HOLDWATER_INCIDENTS names no file of a status page's incidents")
    return [json.loads(line) for line in Path(named).read_text("utf-8").splitlines()]


def test_it_reads_years_of_a_page_that_was_published(tmp_path):
    rows = _published()
    incidents = [
        {
            "impact": one["impact"],
            "created_at": one["downtime_start"],
            "resolved_at": one["downtime_end"],
            "components": [{"name": name} for name in one.get("components", ())],
        }
        for one in rows
        if one["downtime_start"] and one["downtime_end"]
    ]
    until = max(one["resolved_at"] for one in incidents)
    figures = _page(tmp_path, *incidents, until=until).figures
    assert figures["incidents"].value > 100
    shares = [
        figures[f"availability{one}"].value for one in ("", "_major", "_critical")
    ]
    assert 0 < shares[0] <= shares[1] <= shares[2] <= 100
    apart = sum(figures["lasted_mean"].samples)
    assert figures["down"].value < apart, "some were at the same time"
