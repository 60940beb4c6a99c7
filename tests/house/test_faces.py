"""Modules come in without a murmur, and a small job starts with little."""

import json
import pkgutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import holdwater

#: What no one-line file needs: the next room's furniture.
HEAVY = """
    ahocorasick_rs asyncio click concurrent.futures ctypes dataclasses difflib django duckdb email hatchling
    html http inspect jinja2 jsonschema logging markdown_it multiprocessing numpy
    pathspec pkgutil pygments rich shutil socket sqlite3 ssl subprocess tempfile tomllib
    typing_extensions unittest urllib.request xml yaml zoneinfo
""".split()

#: What is ours, and a line of Markdown does not ask for.
UNASKED = {
    "holdwater.check.baseline",
    "holdwater.claims.learned",
    "holdwater.cli.before",
    "holdwater.ledger.book",
    "holdwater.reading.html.walk",
    "holdwater.rules.own",
}

#: Each module takes half a millisecond to come in: more are a decision.
MOST_OF_OURS = 133

CHECK = """
import json, sys
sys.argv = ["holdwater", "check", "--fail-on", "never", sys.argv[1]]
from holdwater.cli.main import run
try:
    run()
except SystemExit as end:
    print(json.dumps({"code": end.code, "modules": sorted(sys.modules)}))
"""

IMPORT_ALL = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(len(sys.argv) - 1)
"""


def _python(code, *arguments, flags=(), cwd=None):
    # -I: neither this folder nor the shell's variables say what is imported.
    return subprocess.run(
        [sys.executable, "-I", *flags, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
    )


def test_it_imports_every_module_without_a_warning():
    # Spark is large, and installed where its journeys are run.
    left = ("__main__", *(() if find_spec("pyspark") else ("spark_engine",)))
    names = [
        module.name
        for module in pkgutil.walk_packages(holdwater.__path__, "holdwater.")
        if not module.name.endswith(left)
    ]
    assert "holdwater.cli.check" in names
    result = _python(IMPORT_ALL, *names, flags=["-W", "error"])
    assert result.stderr == ""
    assert result.stdout == f"{len(names)}\n"


def _needed_to_compile():
    """In a checkout, what was edited since it was compiled is compiled on the way."""
    package = Path(holdwater.__path__[0])
    for compiled, written in (
        ("rules/rulebook.json", "rules/packs/*.toml"),
        ("rules/rulebook-business.json", "rules/packs/*.toml"),
        ("claims/lexicon.json", "claims/lexicon.toml"),
    ):
        newest = max(one.stat().st_mtime_ns for one in package.glob(written))
        made = package / compiled
        if not made.exists() or made.stat().st_mtime_ns < newest:
            return {"tomllib"}
    return set()


def test_it_checks_a_one_line_file_without_anything_heavy(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("Deploy in minutes.\n", "utf-8")
    result = _python(CHECK, page, cwd=tmp_path)
    assert result.stderr == ""
    *report, last = result.stdout.splitlines()
    end = json.loads(last)
    assert end["code"] == 0
    assert any("ready-at-once" in line for line in report), "nothing was checked"
    loaded = set(end["modules"])
    assert "holdwater.check.road" in loaded
    assert "holdwater.ledger" not in loaded, "no claims are on file here"
    assert sorted(loaded & set(HEAVY) - _needed_to_compile()) == []
    own = {one for one in loaded if one.startswith("holdwater.")}
    assert sorted(own & UNASKED) == []
    assert len(own) <= MOST_OF_OURS


def test_it_tells_its_version_without_a_command(tmp_path):
    code = CHECK.replace('"check", "--fail-on", "never", sys.argv[1]', '"--version"')
    result = _python(code, cwd=tmp_path)
    version, last = result.stdout.splitlines()
    assert version == f"holdwater {holdwater.__version__}"
    modules = json.loads(last)["modules"]
    assert [one for one in modules if one.startswith("holdwater.")] == [
        "holdwater.cli",
        "holdwater.cli.main",
        "holdwater.errors",
    ]
