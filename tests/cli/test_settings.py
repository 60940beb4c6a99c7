"""`holdwater settings`."""

import json

import pytest

from holdwater.settings import KNOWN


def shown(call, *words):
    """What is shown of every setting: its value and where it came from."""
    answer = call("settings", *words, "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    told = json.loads(answer.out)
    assert told["schema"] == "holdwater/settings/1"
    return {one["name"]: (one["value"], one["origin"]) for one in told["settings"]}


def test_it_shows_every_setting_and_where_it_came_from(call, folder, monkeypatch):
    (folder / "holdwater.toml").write_text(
        'fail_on = "puffery"\nexclude = ["a"]\npacks = ["rules/ours.toml"]\n'
        'accepted_words = ["Seamless"]\n[rules]\nx = "off"\n'
    )
    monkeypatch.setenv("HOLDWATER_TIMEZONE", "Europe/Zurich")
    assert shown(call, "--today", "2026-01-02") == {
        "fail_on": ("puffery", "holdwater.toml:1:1"),
        "format": ("json", "--format"),
        "today": ("2026-01-02", "--today"),
        "timezone": ("Europe/Zurich", "HOLDWATER_TIMEZONE"),
        "audience": ("it", "built-in"),
        "thorough": (False, "built-in"),
        "known_words": ([], "built-in"),
        "accepted_words": (["Seamless"], "holdwater.toml:4:1"),
        "packs": (["rules/ours.toml"], "holdwater.toml:3:1"),
        "encoding": ("utf-8", "built-in"),
        "max_bytes": (10_000_000, "built-in"),
        "exclude": (["a"], "holdwater.toml:2:1"),
        "learned": (None, "built-in"),
        "baseline": (None, "built-in"),
        "cache": (True, "built-in"),
        "rules": ({"x": "off"}, "holdwater.toml:5:2"),
    }


def test_it_shows_them_to_people_as_well(call, folder):
    (folder / "holdwater.toml").write_text('fail_on = "puffery"')
    out = call("settings").out
    for name, known in KNOWN.items():
        assert f"\n{name} = " in f"\n{out}"
        assert f"    {known.what} (from " in out
    assert out.startswith(
        'fail_on = "puffery"\n    what makes the exit code 1 (from holdwater.toml:1:1)\n'
    )
    assert "today = null\n" in out


def test_it_shows_the_file_of_verdicts_as_one_would_name_it_from_here(call, folder):
    (folder / "docs").mkdir()
    (folder / "docs" / "holdwater.toml").write_text('learned = "own.json"')
    assert shown(call, "docs")["learned"] == (
        "docs/own.json",
        "docs/holdwater.toml:1:1",
    )


def test_it_shows_those_of_a_folder(call, folder):
    (folder / "docs").mkdir()
    (folder / "docs" / "holdwater.toml").write_text('fail_on = "never"')
    assert shown(call)["fail_on"] == ("unsupported", "built-in")
    assert shown(call, "docs")["fail_on"] == ("never", "docs/holdwater.toml:1:1")


@pytest.mark.parametrize("name", ["none", "a.md"])
def test_it_says_when_there_is_no_such_folder(call, folder, name):
    (folder / "a.md").write_text("")
    assert call("settings", name) == (2, "", f"{name}: is no folder\n")


def test_it_says_what_is_wrong_with_them(call, folder):
    (folder / "holdwater.toml").write_text("zebra = 1")
    answer = call("settings")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("holdwater.toml:1:1: no setting is called 'zebra'.")
