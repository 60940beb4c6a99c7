"""The GitHub Action, its steps run as a runner would run them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}


@pytest.fixture
def runner(tmp_path):
    """A runner's folders, with this Holdwater where the first step would install it."""
    programs = tmp_path / "temp" / "holdwater" / "bin"
    programs.mkdir(parents=True)
    program = programs / "holdwater"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m holdwater "$@"\n')
    program.chmod(0o755)
    (tmp_path / "site").mkdir()
    page = "Restores run 3x faster than pg_restore.\n"
    (tmp_path / "site" / "a page.md").write_text(page, "utf-8")
    return tmp_path


def checked(runner, **given):
    """Run the step that checks, with inputs as the workflow gives them."""
    inputs = {name: one["default"] for name, one in ACTION["inputs"].items()}
    inputs |= {name.replace("_", "-"): value for name, value in given.items()}
    step = STEPS["Check"]
    environment = {
        name: inputs[re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)[1]]
        for name, value in step["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=runner,
        env={
            "PATH": os.environ["PATH"],
            "RUNNER_TEMP": f"{runner}/temp",
            **environment,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_annotates_and_fails(runner):
    done = checked(runner)
    assert done.returncode == 1
    assert "::error file=site/a page.md,line=1," in done.stdout


def test_it_takes_paths_with_blanks_a_line_each(runner):
    page = runner / "site" / "a page.md"
    (runner / "other page.md").write_bytes(page.read_bytes())
    done = checked(runner, paths="site/a page.md\n\nother page.md\nsite\n")
    assert done.stdout.count("::error ") == 2, done.stderr


def test_it_fails_on_what_is_asked(runner):
    assert checked(runner, fail_on="never").returncode == 0


def test_it_writes_sarif_beside_the_annotations(runner):
    done = checked(runner, sarif="out.sarif")
    assert done.returncode == 1
    assert '"ruleId": "HW203"' in (runner / "out.sarif").read_text("utf-8")


def test_it_heeds_a_baseline(runner):
    program = runner / "temp" / "holdwater" / "bin" / "holdwater"
    words = [program, "check", "--write-baseline", "b.json"]
    subprocess.run(words, cwd=runner, check=True, capture_output=True)
    assert checked(runner, baseline="b.json").returncode == 0


def test_it_runs_no_word_that_an_input_holds(runner):
    done = checked(
        runner, paths="$(touch owned); `touch owned`", fail_on='never"; touch owned'
    )
    assert done.returncode == 2
    assert not (runner / "owned").exists()


def test_it_puts_no_input_into_a_script():
    for step in STEPS.values():
        assert "${{" not in step["run"], "inputs come through the environment"


def test_it_installs_itself():
    step = STEPS["Install Holdwater"]
    assert step["env"]["SOURCE"] == "${{ github.action_path }}"
    assert '"${SOURCE}[${EXTRAS}]"' in step["run"]
