"""What Upptime's own code wrote, and what of it is no availability yet."""

import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.evidence.exhibits import WRITTEN, changed, opened

from holdwater.errors import Damaged, EvidenceError

SUMMARY, SHOP = "upptime-summary.json", "upptime-shop.yml"


def test_it_counts_the_minutes_that_a_site_was_down():
    figure = opened(SUMMARY).figures["shop.down"]
    assert (figure.value, figure.unit) == (37 + 134 + 18, "min")
    assert dict(figure.conditions) == {"counted": "the last 365 days", "days": "3"}


def test_it_does_not_believe_a_percentage_of_a_time_that_nobody_tells():
    figure = opened(SUMMARY).figures["wiki.uptime_year"]
    assert figure.value == 100, "of the eleven days that it was watched"
    assert figure.flags == ("window-unknown", "coarse-probe")


def test_it_tells_since_when_a_site_is_watched():
    exhibit = opened(SHOP)
    figures = exhibit.figures
    assert figures["watched"].value == figures["watched_year"].value == 60 * 1440
    # What was over within 15 minutes is deleted: ten of those in 60 days.
    assert figures["finest"].value == Decimal("99.82638")
    assert exhibit.created == date(2026, 11, 26)
    assert dict(exhibit.conditions)["site"] == "https://shop.example.org"


def _site(tmp_path, **said):
    lines = (WRITTEN / SHOP).read_text("utf-8").splitlines()
    fields = dict(line.split(": ", 1) for line in lines) | said
    path = tmp_path / "shop.yml"
    path.write_text("".join(f"- {n}: {v}\n" for n, v in fields.items()), "utf-8")
    return path


def test_it_tells_of_no_more_than_a_year_where_days_are_counted_for_one(tmp_path):
    figures = opened(_site(tmp_path, startTime="2020-01-01T00:00:00.000Z")).figures
    assert figures["watched_year"].value == 365 * 1440
    assert figures["watched"].value > 6 * 365 * 1440


def test_it_reads_what_a_badge_is_drawn_from(tmp_path):
    path = tmp_path / "uptime.json"
    badge = {"schemaVersion": 1, "label": "uptime", "message": "99.62%"}
    path.write_text(json.dumps(badge), "utf-8")
    figure = opened(path).figures["uptime"]
    assert (figure.value, figure.unit) == (Decimal("99.62"), "%")
    assert "window-unknown" in figure.flags
    path.write_text(json.dumps(badge | {"message": "672 ms"}), "utf-8")
    assert opened(path).figures["response_time"].unit == "ms"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c.clear(), "of no tool"),
        (lambda c: c[0].update(dailyMinutesDown=[]), "not a table of days"),
        (lambda c: c[0].update(dailyMinutesDown={"June": 3}), "a day that is none"),
        (
            lambda c: c[0]["dailyMinutesDown"].update({"2026-11-17": 1441}),
            "more minutes than a day has",
        ),
        (lambda c: c[1].update(uptime="high"), r"`\[1\].uptime` is not a percentage"),
        (lambda c: c[1].update(uptime="101%"), "is not a percentage"),
        (lambda c: c[1].pop("slug"), "slug` is not there"),
    ],
)
def test_it_says_where_a_summary_is_none(tmp_path, change, said):
    with pytest.raises(EvidenceError, match=said):
        opened(changed(SUMMARY, tmp_path, change))


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"startTime": "2027-01-01T00:00:00Z"}, "is not after"),
        ({"startTime": "2026-01-01"}, "is no time"),
        ({"responseTime": "quick"}, "is not a number"),
    ],
)
def test_it_says_where_a_site_is_none(tmp_path, said, wrong):
    with pytest.raises(EvidenceError, match=wrong):
        opened(_site(tmp_path, **said))


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("url: x\n!!python/object:os.system {}\n", ":2"),
        ("{a: [1", ":1"),
        ("&a *a", ":1"),
    ],
)
def test_it_reads_no_other_yaml(tmp_path, content, where):
    path = tmp_path / "site.yml"
    path.write_text(content, "utf-8")
    with pytest.raises(Damaged, match="is not `name: value`") as caught:
        opened(path)
    assert caught.value.where == f"{path}{where}"


def _published():
    named = os.environ.get("HOLDWATER_UPPTIME")
    if not named:
        pytest.skip("HOLDWATER_UPPTIME names no folder of an Upptime repository")
    return Path(named)


def test_it_reads_what_a_repository_has_published():
    folder = _published()
    figures = opened(folder / "summary.json").figures
    sites = sorted((folder / "history").glob("*.yml"))
    assert sites, "history/ has no site"
    for site in sites:
        watched = opened(site).figures["watched_year"].value
        down = figures.get(f"{site.stem}.down")
        assert down is None or down.value <= watched + 1
