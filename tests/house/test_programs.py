"""Programs beside the package: what a test needs of them, and what they need of it."""

import ast
import os
from importlib import import_module
from pathlib import Path

import pytest


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A program that is there, called ``zimbo``, and no other."""
    path = tmp_path / "zimbo"
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    return path


def test_it_tells_where_a_program_is(needs, program):
    assert needs("zimbo") == str(program)


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("must", ["", "zimbo", "zambo2, zimbo"])
def test_it_skips_by_name_what_lacks_a_program(needs, monkeypatch, must):
    monkeypatch.setenv("HOLDWATER_MUST", must)
    with pytest.raises(pytest.skip.Exception, match="zambo is not installed"):
        needs("zambo")


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("must", ["zambo", "zimbo,zambo", "zimbo zambo", "zambo, git"])
def test_it_fails_where_a_program_must_be_there(needs, monkeypatch, must):
    monkeypatch.setenv("HOLDWATER_MUST", must)
    with pytest.raises(pytest.fail.Exception, match="zambo is not installed"):
        needs("zambo")


ROOT = Path(__file__).parents[2]
OURS = sorted([*ROOT.glob("training/*.py"), *ROOT.glob("benchmarks/**/*.py")])


def _imported(path):
    """Yield what a program imports of the package: the module, and a name in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            "holdwater"
        ):
            yield from ((node.module, alias.name) for alias in node.names)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_it_has_what_training_and_benchmarks_import(path):
    # They need libraries that no test has, so that none of them runs them.
    for module, name in _imported(path):
        found = import_module(module)
        assert hasattr(found, name) or import_module(f"{module}.{name}")
