"""Compile the packs of rules into one JSON when the project is built."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).parent / "src"


def compile_to(target: Path) -> None:
    """Write the compiled rulebook."""
    sys.path.insert(0, str(SOURCE))
    try:
        from holdwater.rules.packs import SOURCES, compile_packs
    finally:
        sys.path.remove(str(SOURCE))
    written = sorted(SOURCES.glob("*.toml"))
    compiled = compile_packs((path.name, path.read_text("utf-8")) for path in written)
    text = json.dumps(compiled, ensure_ascii=False, separators=(",", ":"))
    target.write_text(text, "utf-8")


class CompilePacks(BuildHookInterface[Any]):
    """Runs before a wheel, or the link to a checkout, is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile."""
        compile_to(SOURCE / "holdwater" / "rules" / "rulebook.json")
