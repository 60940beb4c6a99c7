"""The guide's snippets are what their editors read, and start what there is."""

import json
import re
import tomllib
from pathlib import Path

from holdwater.lsp.page import LANGUAGES

GUIDE = (Path(__file__).parents[2] / "docs/guides/editor.md").read_text("utf-8")
SNIPPETS = dict(re.findall(r"(?ms)^```(toml|json|lisp)\n(.*?)^```$", GUIDE))


def test_it_shows_helix_a_server_that_its_language_names():
    shown = tomllib.loads(SNIPPETS["toml"])
    (server,) = shown["language-server"].items()
    assert server == ("holdwater", {"command": "holdwater", "args": ["lsp"]})
    (language,) = shown["language"]
    assert language["name"] in LANGUAGES
    assert language["language-servers"] == ["holdwater"]


def test_it_shows_sublime_text_a_client_that_is_enabled():
    (client,) = json.loads(SNIPPETS["json"])["clients"].values()
    assert client["enabled"]
    assert client["command"] == ["holdwater", "lsp"]


def test_it_shows_emacs_what_can_be_read():
    assert SNIPPETS["lisp"].count("(") == SNIPPETS["lisp"].count(")")
