"""Commands called in this process, in a folder of their own."""

import io
import os
import sys
from typing import NamedTuple

import pytest

from holdwater.cli.main import run
from holdwater.model.rule import AUDIENCES
from holdwater.rules.packs import load_compiled


class Answer(NamedTuple):
    """What a shell would see of a command."""

    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository with the shell in its root, 80 columns wide, and no settings."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("HOLDWATER_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture(scope="session")
def compiled():
    """The built-in rules: written anew, they would be compiled for every call."""
    return {audience: load_compiled(audience) for audience in AUDIENCES}


@pytest.fixture
def call(folder, compiled, capsys, monkeypatch):  # noqa: ARG001 - where it happens
    """Call a command: ``call("check", "-", given=b"text")``."""
    monkeypatch.setattr(
        "holdwater.rules.rulebook.load_compiled", lambda audience: compiled[audience]
    )

    def calling(*words, given=b""):
        stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stdin)
        with pytest.raises(SystemExit) as end:
            run([str(word) for word in words])
        captured = capsys.readouterr()
        return Answer(end.value.code or 0, captured.out, captured.err)

    return calling
