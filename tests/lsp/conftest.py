"""Pages looked at in this process, in a folder of their own."""

import os
from datetime import UTC, datetime

import pytest

from holdwater.desk import Desk
from holdwater.lsp.page import Page, media_type_for
from holdwater.lsp.proofreader import Proofreader

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository, with the server in its root, and no settings."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("HOLDWATER_"):
            monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def proofreader(folder):  # noqa: ARG001 - it stands there
    desk = Desk(environment={}, command_line={}, now=NOW)
    return Proofreader(desk, now=lambda: NOW)


@pytest.fixture
def page(folder):
    """Make a page that is open in an editor."""

    def make(text, name="page.md", encoding="utf-16"):
        uri = (folder / name).as_uri()
        return Page(
            uri=uri,
            text=text,
            version=1,
            media_type=media_type_for(uri, None),
            path=folder / name,
            encoding=encoding,
        )

    return make


@pytest.fixture
def look(proofreader, page):
    """Look at a page, with the settings as they are."""

    def look_at(text, name="page.md", **how):
        proofreader.forget_files()
        return proofreader.look(page(text, name, **how))

    return look_at
