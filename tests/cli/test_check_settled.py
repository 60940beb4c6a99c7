"""What is settled: it stays in the report and does not fail a run."""

import json

import pytest

PAGE = "Restores run 3x faster than pg_restore.\n"


@pytest.fixture
def page(folder):
    path = folder / "page.md"
    path.write_text(PAGE, "utf-8")
    return path


def test_it_settles_what_a_baseline_holds(call, page):
    assert call("check", "page.md").code == 1
    written = call("check", "page.md", "--write-baseline", "b.json")
    assert (written.code, written.out) == (0, "1 finding is in the baseline: b.json\n")
    answer = call("check", "page.md", "--baseline", "b.json")
    assert answer.code == 0
    assert "1 finding, settled" in answer.out
    page.write_text(PAGE + "\nDeploy in minutes.\n", "utf-8")
    answer = call("check", "page.md", "--baseline", "b.json")
    assert answer.code == 1
    assert "Deploy in minutes." in answer.out
    assert "Restores" not in answer.out


def test_it_keeps_what_is_settled_in_the_logs(call, page):
    call("check", "page.md", "--write-baseline", "b.json")
    log = call("check", page.name, "--baseline", "b.json", "--format", "sarif")
    (result,) = json.loads(log.out)["runs"][0]["results"]
    (settled,) = result["suppressions"]
    assert settled["kind"] == "external"
    assert settled["justification"].startswith("in the baseline of ")


def test_it_finds_the_baseline_that_settings_name(call, page, folder):
    call("check", "page.md", "--write-baseline", "b.json")
    (folder / "holdwater.toml").write_text('baseline = "b.json"\n', "utf-8")
    assert call("check", page.name).code == 0
    (folder / "b.json").unlink()
    assert call("check", page.name).code == 2
    assert call("check", page.name, "--write-baseline", "b.json").code == 0
    assert call("check", page.name).code == 0


def test_it_tells_of_a_baseline_that_is_not_there(call, page):
    answer = call("check", page.name, "--baseline", "none.json")
    assert answer.code == 2
    assert "none.json: cannot be read" in answer.err
    assert "Write it with --write-baseline." in answer.err


def test_it_does_not_fail_for_what_is_allowed(call, page):
    page.write_text(f"<!-- holdwater: allow HW203: measured -->\n\n{PAGE}", "utf-8")
    answer = call("check", page.name)
    assert answer.code == 0
    assert "1 finding is settled" in answer.out
    log = call("check", page.name, "--format", "sarif")
    (result,) = json.loads(log.out)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "measured"}]
