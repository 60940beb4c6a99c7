"""Compile rules and lexicon into JSON when the project is built."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).parent / "src"


def compile_all(package: Path) -> None:
    """Write the compiled rulebooks and the compiled lexicon into the package."""
    sys.path.insert(0, str(SOURCE))
    try:
        from holdwater.claims import lexicon
        from holdwater.model.rule import AUDIENCES
        from holdwater.rules import packs
    finally:
        sys.path.remove(str(SOURCE))
    written = sorted((package / "rules" / "packs").glob("*.toml"))
    sources = [(path.name, path.read_text("utf-8")) for path in written]
    for audience in AUDIENCES:
        rulebook = packs.compile_packs(sources, audience=audience)
        _write(package / "rules" / packs.compiled_file(audience), rulebook)
    lists = (package / "claims" / "lexicon.toml").read_text("utf-8")
    _write(package / "claims" / "lexicon.json", lexicon.compile_lexicon(lists))


def _write(target: Path, plain: dict[str, Any]) -> None:
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    target.write_text(text, "utf-8")


class CompilePacks(BuildHookInterface[Any]):
    """Runs before a wheel, or the link to a checkout, is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile."""
        compile_all(SOURCE / "holdwater")
