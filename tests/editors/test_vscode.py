"""The extension for VS Code: its manifest, its package, and that it starts a server.

VS Code itself is not here: `stub.cjs` stands in its place, with the extension as it was
built, Microsoft's own client for the protocol in it, and a real server.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.samples import unsupported

import holdwater
from holdwater.lsp.page import LANGUAGES

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "editors" / "vscode"
STUB = Path(__file__).with_name("stub.cjs")

MANIFEST = json.loads((EXTENSION / "package.json").read_text("utf-8"))
LOCK = json.loads((EXTENSION / "package-lock.json").read_text("utf-8"))
SOURCE = (EXTENSION / "src" / "extension.ts").read_text("utf-8")
CONTRIBUTES = MANIFEST["contributes"]
SETTINGS = CONTRIBUTES["configuration"]["properties"]


def test_it_has_the_version_of_the_project():
    assert MANIFEST["version"] == holdwater.__version__
    assert LOCK["version"] == LOCK["packages"][""]["version"] == MANIFEST["version"]


def test_it_starts_for_the_languages_that_the_server_reads():
    assert MANIFEST["activationEvents"] == [
        f"onLanguage:{one}" for one in sorted(LANGUAGES)
    ]
    (listed,) = re.findall(r"const LANGUAGES = (\[[^\]]*\]);", SOURCE)
    assert json.loads(listed) == sorted(LANGUAGES)


def test_it_takes_no_program_from_a_workspace():
    assert SETTINGS["holdwater.path"]["scope"] == "machine"
    trust = MANIFEST["capabilities"]["untrustedWorkspaces"]
    assert trust["supported"] == "limited"
    assert trust["description"]
    assert trust["restrictedConfigurations"] == ["holdwater.path"]


def test_it_documents_every_setting_with_what_is_built_in():
    readme = (EXTENSION / "README.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| `([\w.]+)` \| `(\w+)` \| (.+) \|$", readme)
    assert rows == [
        (name, one["default"], rows[at][2])
        for at, (name, one) in enumerate(SETTINGS.items())
    ]
    for _name, _default, what in rows:
        assert what
    assert all(one["markdownDescription"] for one in SETTINGS.values())


def test_it_has_a_title_and_code_for_every_command():
    (command,) = CONTRIBUTES["commands"]
    assert (command["category"], command["title"]) == ("Holdwater", "Restart")
    assert f'registerCommand("{command["command"]}"' in SOURCE
    assert "Holdwater: Restart" in (EXTENSION / "README.md").read_text("utf-8")


def test_it_names_no_registry_in_what_is_locked():
    assert not [name for name, one in LOCK["packages"].items() if "resolved" in one]
    versions = [one["version"] for one in LOCK["packages"].values()]
    assert [one for one in versions if ":" in one] == []


#: What npm says where there is no way to a registry.
_UNREACHED = re.compile(r"\b(?:ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED)\b")

#: Programs whose tests may not be skipped.
MUST = os.environ.get("HOLDWATER_MUST", "").split()


@pytest.fixture(scope="module")
def built(needs, tmp_path_factory):
    """The extension, packaged from what is committed, in a folder of its own."""
    npm = needs("npm")
    needs("node")
    root = tmp_path_factory.mktemp("checkout")
    shutil.copy(ROOT / "LICENSE", root)
    folder = root / "editors" / "vscode"
    shutil.copytree(
        EXTENSION,
        folder,
        ignore=shutil.ignore_patterns("node_modules", "dist", "*.vsix"),
    )
    for words in (["ci", "--no-audit", "--no-fund"], ["run", "package"]):
        done = subprocess.run(
            [npm, *words], cwd=folder, capture_output=True, text=True, check=False
        )
        if _UNREACHED.search(done.stderr) and "npm" not in MUST:
            pytest.skip("npm reaches no registry")
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.journey
def test_it_is_packaged_with_what_it_needs_and_no_more(built):
    with ZipFile(built / "holdwater.vsix") as package:
        names = set(package.namelist())
        manifest = json.loads(package.read("extension/package.json"))
        licences = package.read("extension/dist/third-party.txt").decode()
        licence = package.read("extension/LICENSE.txt")
        bundle = package.read("extension/dist/extension.js").decode()
    assert names == {
        "[Content_Types].xml",
        "extension.vsixmanifest",
        "extension/LICENSE.txt",
        "extension/package.json",
        "extension/readme.md",
        "extension/dist/extension.js",
        "extension/dist/third-party.txt",
    }
    assert manifest["version"] == holdwater.__version__
    assert licence == (ROOT / "LICENSE").read_bytes()
    needed = {
        name.rpartition("node_modules/")[2]
        for name, one in LOCK["packages"].items()
        if name and not one.get("dev")
    }
    told = set(re.findall(r"(?m)^(\S+) \d\S* \(.+\)$", licences))
    assert told == needed
    assert "holdwater.restart" in bundle
    assert os.fspath(built) not in bundle


def _drives(built, needs, page, program):
    done = subprocess.run(
        [needs("node"), STUB, built / "dist" / "extension.js", page, program],
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.journey
def test_it_starts_the_server_and_shows_what_that_finds(built, needs, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(unsupported().text)
    program = Path(sys.executable).with_name("holdwater")
    told = _drives(built, needs, page, program)
    assert told == [
        {"diagnostics": {"uri": page.as_uri(), "codes": [unsupported().rule]}},
        {"commands": ["holdwater.restart"]},
        {"ended": True},
    ]


@pytest.mark.journey
def test_it_says_how_to_get_a_program_that_is_missing(built, needs, tmp_path):
    (page := tmp_path / "page.md").write_text("")
    first, *_ = _drives(built, needs, page, "zimbo")
    assert "no program “zimbo” was found" in first["error"]
    assert 'pipx install "holdwater[lsp]"' in first["error"]


@pytest.mark.journey
@pytest.mark.parametrize("name", ["./zimbo", "tools/zimbo"])
def test_it_runs_nothing_by_a_name_that_hangs_on_the_folder(
    built, needs, tmp_path, name
):
    (page := tmp_path / "page.md").write_text("")
    first, *_ = _drives(built, needs, page, name)
    assert "was found" in first["error"]


@pytest.mark.journey
def test_it_passes_on_why_a_program_does_not_start(built, needs, tmp_path):
    (page := tmp_path / "page.md").write_text("")
    program = tmp_path / "old"
    program.write_text("#!/bin/sh\necho 'no zimbo here' >&2\nexit 2\n")
    program.chmod(0o755)
    first, second, *_ = _drives(built, needs, page, program)
    assert first["error"].endswith("lsp does not start. no zimbo here")
    assert "commands" in second, "it was told more than once"
