"""A test that needs a program is skipped without it, unless it may not be."""

import os

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
