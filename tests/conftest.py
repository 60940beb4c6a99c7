"""What every test may ask for."""

from __future__ import annotations

import ast
import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from holdwater.check.road import Lens
from holdwater.claims.find import find
from holdwater.claims.model import open_model
from holdwater.model.claim import Candidate
from holdwater.reading.builder import compose
from holdwater.rules.packs import compile_packs
from holdwater.rules.rulebook import Rulebook, open_rulebook

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "holdwater"

# Nothing is asserted about time: a busy machine is no fault of the code.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

# A shell lets what runs in the background ignore Ctrl-C, and children inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

#: The day on which every test judges.
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session", autouse=True)
def _kept_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let nothing be kept for the next run where whoever runs the tests keeps theirs."""
    apart = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(apart / "cache"))
        patch.setenv("XDG_STATE_HOME", str(apart / "state"))
        yield


@pytest.fixture(scope="session")
def needs() -> Callable[[str], str]:
    """Ask for a program: ``needs("git")`` returns its path, or skips the test.

    HOLDWATER_MUST lists programs (commas between) that have to be there: the
    test fails where one of them is not.
    """
    return need


def need(program: str) -> str:
    found = shutil.which(program)
    if found:
        return found
    must = os.environ.get("HOLDWATER_MUST", "").replace(",", " ").split()
    if program in must:
        pytest.fail(f"{program} is not installed, and HOLDWATER_MUST asks for it")
    pytest.skip(f"{program} is not installed")


@pytest.fixture(scope="session")
def lens() -> Lens:
    """The built-in rulebook, every rule at its own level."""
    return Lens(rulebook=open_rulebook(), version="0.0.0", model=open_model())


@pytest.fixture(scope="session")
def candidate() -> Callable[..., Candidate]:
    """Make a candidate of one statement among its neighbours."""

    def make(text: str, **neighbours: Any) -> Candidate:
        document, index = compose(text, **neighbours)
        block = document.blocks[index]
        (found,) = (c for c in find(document) if c.statement.block is block)
        return found

    return make


#: A rule to change for a test; its words are no English, lest others strike too.
OWN_RULE = {
    "code": "OWN101",
    "name": "own-boast",
    "level": "warning",
    "kinds": ["ease"],
    "standing": "unsupported",
    "since": "0.1.0",
    "shape": "wording",
    "words": ["zimbo"],
    "spared_by": [],
    "needs": [],
    "message": "“{match}” boasts.",
    "what": "A boast.",
    "why": "Nobody believes it.",
    "instead": "Say less.",
    "questions": ["Who says “{match}”?"],
    "flags": ["One zimbo.", "Two zimbo.", "Three zimbo."],
    "passes": ["One.", "Two.", "Three."],
}


@pytest.fixture(scope="session")
def own_pack() -> Callable[..., str]:
    """Write a pack: one rule for each table of what is to differ in it."""

    def write(*changes: dict[str, Any]) -> str:
        lines = []
        for number, change in enumerate(changes or [{}], 101):
            lines.append("[[rule]]")
            rule = {**OWN_RULE, "code": f"OWN{number}", **change}
            lines += [f"{k} = {_toml(v)}" for k, v in rule.items()]
            if "citations" not in rule:
                url = "https://example.org/book"
                lines.append(f'citations = [{{ title = "A book", url = "{url}" }}]')
        return "\n".join(lines) + "\n"

    return write


def _toml(value: Any) -> str:
    """Write a value as TOML: a JSON text or number is one, a table is not."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value)


@pytest.fixture(scope="session")
def own_rulebook(own_pack: Callable[..., str]) -> Callable[..., Rulebook]:
    """Make a rulebook of rules that differ from `OWN_RULE` as said."""

    def make(
        *changes: dict[str, Any], levels: dict[str, str] | None = None
    ) -> Rulebook:
        compiled = compile_packs([("own.toml", own_pack(*changes))])
        return open_rulebook(levels, compiled=compiled)

    return make


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


class Size(NamedTuple):
    """How many lines a file or a function has."""

    lines: int
    name: str


class Sizes(NamedTuple):
    """The sizes of everything in src, the largest last."""

    files: list[Size]
    functions: list[Size]


@pytest.fixture(scope="session")
def sizes() -> Sizes:
    return measure(SOURCE)


def measure(folder: Path) -> Sizes:
    files, functions = [], []
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text("utf-8")
        name = path.relative_to(folder.parent).as_posix()
        files.append(Size(len(text.splitlines()), name))
        functions += _functions(ast.parse(text), name)
    return Sizes(sorted(files), sorted(functions))


def _functions(tree: ast.Module, name: str) -> Iterator[Size]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            # Without its docstring: to explain more must never cost anything.
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = body[-1].end_lineno - body[0].lineno + 1 if body else 0
            yield Size(lines, f"{name}:{node.lineno} {node.name}")


def p95(sizes: list[Size]) -> int:
    """Return the size that 95 of 100 do not exceed (nearest rank)."""
    rank = -(-95 * len(sizes) // 100)
    return sizes[rank - 1].lines


def pytest_report_header() -> str:
    try:
        files, functions = measure(SOURCE)
    except SyntaxError as error:  # the tests will say so at greater length
        return f"source: {error}"
    return (
        f"source: {len(files)} files, p95 {p95(files)} lines (aim 300); "
        f"{len(functions)} functions, p95 {p95(functions)} lines (aim 40)"
    )
