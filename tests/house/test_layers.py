"""Who may import whom, and who may touch disk, network and clock."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "holdwater"

#: Rooms at the two ends of the road, and the doors: they may touch the world.
AT_THE_ENDS = {"cli", "lsp", "mcp", "web", "community", "campaigns", "career", "pages"}

#: Places below the desk that may: readers of bytes, loaders of packs and settings.
LISTED = {
    "cache.made_with",
    "cache.store",
    "reading",
    "fetch",
    "forks",
    "isolate",
    "revisions",
    "tables",
    "evidence.library",
    "ledger.kept",
    "ledger.records",
    "rules.packs",
    "claims.lexicon",
    "claims.model",
    "settings",
}

OPENERS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "scandir"}
OPENERS |= {"listdir", "iterdir", "glob", "rglob", "unlink", "mkdir", "urlopen"}
CLOCKS = {"now", "utcnow", "today", "monotonic", "perf_counter", "time_ns"}
NETWORK = {"socket", "ssl", "urllib.request", "http", "ftplib", "smtplib", "subprocess"}


def _modules():
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        yield ".".join(part for part in parts if part != "__init__"), path


def _is_free(module):
    return module.split(".")[0] in AT_THE_ENDS or any(
        module == place or module.startswith(place + ".") for place in LISTED
    )


def touches(tree):
    """Yield what in a module opens a file, a connection or looks at a clock."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
            yield from (f"import {name}" for name in names if _is_network(name))
        elif isinstance(node, ast.ImportFrom) and _is_network(node.module or ""):
            yield f"from {node.module} import"
        elif isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id="open"):
                    yield "open()"
                case ast.Attribute(value=ast.Name(id=owner), attr=name) if (
                    name in CLOCKS and owner in ("datetime", "date", "time")
                ) or (owner, name) == ("time", "time"):
                    yield f"{owner}.{name}()"
                case ast.Attribute(attr=name) if name in OPENERS:
                    yield f".{name}()"


def _is_network(name):
    return any(name == one or name.startswith(one + ".") for one in NETWORK)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("with open('a') as f: pass", ["open()"]),
        ("Path('a').read_text()", [".read_text()"]),
        ("import socket", ["import socket"]),
        ("from urllib.request import urlopen", ["from urllib.request import"]),
        ("day = datetime.now(UTC)", ["datetime.now()"]),
        ("day = date.today()", ["date.today()"]),
        ("began = time.time()", ["time.time()"]),
        ("day = self.today(settings)", []),
        ("from urllib.parse import urlsplit", []),
    ],
)
def test_it_sees_what_touches_the_world(code, found):
    assert list(touches(ast.parse(code))) == found


def test_it_touches_disk_network_and_clock_at_the_two_ends_alone():
    found = {
        module: list(touches(ast.parse(path.read_text("utf-8"))))
        for module, path in _modules()
        if not _is_free(module)
    }
    assert {module: some for module, some in found.items() if some} == {}
    assert "check.road" in found, "the modules were not looked at"


def test_it_opens_files_where_the_list_says():
    """The other half: what the search finds in the places that may."""
    touching = {
        module
        for module, path in _modules()
        if list(touches(ast.parse(path.read_text("utf-8"))))
    }
    assert {"reading.files", "rules.packs", "settings"} <= touching


def test_it_imports_along_the_layers_only():
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout
